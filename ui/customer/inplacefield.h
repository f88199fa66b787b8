#pragma once

#include "ui/customer/fieldform.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace otklik {

class ElidedLabel;
class ToneLabel;

/// A caption and a value that becomes an editor where it stands: click, Enter or
/// F2 begins, Enter or leaving saves, Escape keeps the old value. What the field
/// cannot hold stays in the editor, with a sentence below. When the value changes
/// under an open editor, both are shown and the person chooses.
class InPlaceField final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int captionWidth = 92; ///< of all fields of the card

    InPlaceField(const QString &caption, const QString &placeholder, QWidget *parent = nullptr);

    void setForm(const FieldForm &form);
    /// What stands there now, and who wrote it, where that is known. An open editor keeps what is typed.
    void setValue(const QString &value, const QString &by = {});
    /// What is shown where `value` is empty, instead of the placeholder.
    void setShownWhenEmpty(const QString &text);
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] bool isEditing() const;
    void setBig();
    void setMaxLength(int characters);
    /// A click tells clicked(), and only the keyboard or beginEditing() edits.
    void setClickable(const QString &hint);
    /// `why`: in the tool tip.
    void setReadOnly(const QString &why);
    /// Beside the value, at the right.
    void addBeside(QWidget *widget);
    void beginEditing();
    /// Saves what can be saved; the rest, which needs the person, is answered and the editor closed.
    [[nodiscard]] QString leave();
    /// Opens the editor with a text that leave() has answered.
    void resume(const QString &typed);

Q_SIGNALS:
    void edited(const QString &value);
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeNote();
    void open(const QString &typed);
    void close();
    void save();
    void showValue();
    void complain(const QString &sentence);
    void offerTheirs(const QString &by);
    [[nodiscard]] tl::expected<QString, QString> read() const;
    [[nodiscard]] QString shown(const QString &value) const;

    FieldForm m_form;
    QString m_value;
    QString m_placeholder;
    ElidedLabel *m_label;
    QLineEdit *m_editor;
    QHBoxLayout *m_row;
    QStackedLayout *m_stack;
    QWidget *m_note = nullptr;
    ToneLabel *m_sentence = nullptr;
    QWidget *m_choice = nullptr;
    QPushButton *m_keep = nullptr;
    bool m_isEditing = false;
    bool m_isBig = false;
    bool m_isClickable = false;
    bool m_isReadOnly = false;
    bool m_hasTheirs = false; ///< the person has to choose
};

} // namespace otklik
