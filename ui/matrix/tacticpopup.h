#pragma once

#include "guidance/localtext.h"
#include "ui/common/popup.h"

class QPlainTextEdit;

namespace otklik {

/// Edits the tactic of a row in both languages. Ctrl+Enter or a click elsewhere
/// takes what was written, Escape does not.
class TacticPopup final : public Popup
{
    Q_OBJECT

public:
    TacticPopup(const LocalText &tactic, QWidget *parent);

    [[nodiscard]] QPlainTextEdit &russian() { return *m_russian; }
    [[nodiscard]] QPlainTextEdit &english() { return *m_english; }

Q_SIGNALS:
    void written(const otklik::LocalText &tactic);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    QPlainTextEdit *addEdit(const QString &title, const QString &text);

    QPlainTextEdit *m_russian;
    QPlainTextEdit *m_english;
    bool m_isGivenUp = false;
};

} // namespace otklik
