#pragma once

#include "models/conversation.h"
#include "ui/customer/cardplace.h"

#include <QWidget>

class QStackedLayout;
class QTabBar;
class QVBoxLayout;

namespace otklik {

class CustomerPresenter;
class EmptyState;
class PhotoPresenter;
class ProfileHeader;
class ProfilePane;
class TimelinePane;
class Toast;

/// The right pane of the work page: who this person is over all networks.
/// Passive: what the person at the desk wants goes to the presenter.
class CustomerView final : public QWidget
{
    Q_OBJECT

public:
    explicit CustomerView(CustomerPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] Toast &toast() { return *m_toast; }
    [[nodiscard]] TimelinePane &timelinePane() { return *m_timeline; }
    void showTimeline();
    /// See ProfilePane.
    void addSection(QWidget *section, CardPlace place);
    void setPhotos(PhotoPresenter &photos);
    /// A line of the header, below the facts: who else is here.
    void setPresence(QWidget *strip);

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    void showCard(const CustomerCard &card);
    void showHistory(const ConversationEntry &entry);

    CustomerPresenter &m_presenter;
    QWidget *m_content;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    ProfileHeader *m_header;
    QTabBar *m_tabs = nullptr;
    QStackedLayout *m_panes;
    ProfilePane *m_profile;
    TimelinePane *m_timeline;
    Toast *m_toast;
};

} // namespace otklik
