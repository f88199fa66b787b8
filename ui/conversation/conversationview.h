#pragma once

#include "models/conversation.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QStackedLayout;
class QToolButton;

namespace otklik {

class ClaimBar;
class ConversationPresenter;
class ElidedLabel;
class EmptyState;
class ThreadView;

/// The middle of the work page: whose thread it is, who answers, the thread.
/// Passive: what the person wants goes to the presenter.
class ConversationView final : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationView(ConversationPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] ThreadView &thread() { return *m_thread; }
    [[nodiscard]] ClaimBar &claimBar() { return *m_claimBar; }
    /// Asks before opening: shows the real host near `at` (global).
    void askAboutLink(const QUrl &url, const QString &written, const QPoint &at);

Q_SIGNALS:
    void linkOpened(const QUrl &url); ///< the person has seen the host and wants to go there

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHeader();
    void connectThread();
    void showConversation(const Conversation &conversation);
    void showClaim();
    void showEarlier();
    void showArrived(int count);
    void placeFloating();

    ConversationPresenter &m_presenter;
    QWidget *m_content;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_where = nullptr;
    QToolButton *m_openThere = nullptr;
    ClaimBar *m_claimBar;
    ThreadView *m_thread;
    QPushButton *m_earlier;
    QPushButton *m_newPill;
    QTimer m_claimTick;
    int m_unseen = 0;
    bool m_isFresh = true; ///< nothing of this case has been shown yet
};

} // namespace otklik
