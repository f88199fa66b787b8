#pragma once

#include <QWidget>

class QLineEdit;
class QStackedLayout;

namespace otklik {

class ElidedLabel;

/// A caption and a value that becomes an editor where it stands: click, Enter or
/// F2 begins, Enter or leaving saves, Escape keeps the old value.
class InPlaceField final : public QWidget
{
    Q_OBJECT

public:
    InPlaceField(const QString &caption, const QString &placeholder, QWidget *parent = nullptr);

    /// Does not disturb an editor that is open.
    void setValue(const QString &value);
    /// What is shown where `value` is empty, instead of the placeholder.
    void setShownWhenEmpty(const QString &text);
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] bool isEditing() const;
    void setBig();
    void beginEditing();

Q_SIGNALS:
    void edited(const QString &value);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish(bool saves);
    void showValue();

    QString m_value;
    QString m_placeholder;
    ElidedLabel *m_label;
    QLineEdit *m_editor;
    QStackedLayout *m_stack;
    bool m_isEditing = false;
};

} // namespace otklik
