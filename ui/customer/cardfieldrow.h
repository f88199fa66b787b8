#pragma once

#include "ui/customer/cardfieldspresenter.h"

#include <QUrl>
#include <QWidget>

class QCheckBox;
class QToolButton;

namespace otklik {

class ChoiceField;
class InPlaceField;
class ToneLabel;

/// One field of the team's own, edited as its type asks for, and below it what other accounts brought.
class CardFieldRow final : public QWidget
{
    Q_OBJECT

public:
    CardFieldRow(const CardFieldValue &value, QWidget *parent);

    [[nodiscard]] const CardField &field() const { return m_field; }
    /// What could not be saved when the card was left is kept under this name.
    [[nodiscard]] QString keptUnder() const { return QStringLiteral("field.") + m_field.key; }
    void show(const CardFieldValue &value, const QString &unsaved);
    /// See InPlaceField.
    [[nodiscard]] QString leave();

Q_SIGNALS:
    void edited(const QString &value);
    void resumed(); ///< what was unsaved is in the editor again
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    QWidget *makeEditor(const QString &title);
    void addOpenButton();

    const CardField m_field;
    InPlaceField *m_text = nullptr;
    ChoiceField *m_choice = nullptr;
    QCheckBox *m_flag = nullptr;
    QToolButton *m_open = nullptr;
    ToneLabel *m_elsewhere;
};

} // namespace otklik
