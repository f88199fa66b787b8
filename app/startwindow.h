#pragma once

#include "app/entry.h"
#include "models/result.h"

#include <QMainWindow>

class QHBoxLayout;
class QLabel;

namespace otklik {

/// What stands on the screen while there is no workspace to show: the first
/// start, or data that cannot be opened. Says what happens or happened, and
/// offers what can be done. Owned by the application.
class StartWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// What a person can do about it; a button each.
    enum class Choice {
        TryAgain,
        SetAside,  ///< damaged or newer cache: move it aside, fetch anew
        OpenDemo,
        OpenOwn,
        SignIn,
        Quit,
    };

    explicit StartWindow(QWidget *parent = nullptr);

    void showPreparing(LocalWorkspace workspace);
    void showWelcome(const QList<Choice> &choices);
    void showProblem(const Error &error, const QList<Choice> &choices);
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QList<Choice> choices() const { return m_choices; }

Q_SIGNALS:
    void chosen(otklik::StartWindow::Choice choice);
    void painted(); ///< once
    void closing();

protected:
    bool event(QEvent *event) override;

private:
    void setButtons(const QList<Choice> &choices);
    [[nodiscard]] static QString titleOf(Choice choice);

    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
    QList<Choice> m_choices;
    bool m_hasPainted = false;
};

} // namespace otklik
