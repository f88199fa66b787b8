#include "ui/customer/customerview.h"

#include "ui/common/emptystate.h"
#include "ui/common/metrics.h"
#include "ui/common/toast.h"
#include "ui/conversation/momentpopup.h"
#include "ui/customer/customerpresenter.h"
#include "ui/customer/photopresenter.h"
#include "ui/customer/profileheader.h"
#include "ui/customer/profilepane.h"
#include "ui/customer/timeline/timelinepane.h"

#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace otklik {

CustomerView::CustomerView(CustomerPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_content(new QWidget(this)),
      m_empty(new EmptyState(QStringLiteral("user"), tr("The customer's card"),
                             tr("Open a case: here stands who writes, over all networks, with contacts, notes and everything said before."), this)),
      m_stack(new QStackedLayout(this)), m_header(new ProfileHeader(presenter, m_content)), m_panes(new QStackedLayout), m_profile(new ProfilePane(presenter, this)),
      m_timeline(new TimelinePane(presenter, this)), m_toast(nullptr)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(260);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_tabs = new QTabBar(m_content);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(true);
    m_tabs->addTab(tr("Profile"));
    m_tabs->addTab(tr("History"));
    column->addWidget(m_tabs);
    column->addLayout(m_panes, 1);
    m_panes->addWidget(m_profile);
    m_panes->addWidget(m_timeline);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    m_toast = new Toast(m_content);

    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedLayout::setCurrentIndex);
    connect(m_profile, &ProfilePane::linkClicked, this, &CustomerView::linkClicked);
    connect(m_profile, &ProfilePane::told, m_toast, &Toast::show);
    connect(&presenter, &CustomerPresenter::loaded, this, &CustomerView::showCard);
    connect(&presenter, &CustomerPresenter::opened, this, [this] {
        m_profile->startOver();
        if (m_presenter.person().isEmpty())
            m_stack->setCurrentWidget(m_empty);
    });
    connect(&presenter, &CustomerPresenter::undoOffered, this, [this](const QString &what, const Command &inverse) {
        m_toast->showWithUndo(what, [this, inverse] { m_presenter.undo(inverse); });
    });
    connect(&presenter, &CustomerPresenter::historyChosen, this, &CustomerView::showHistory);
}

void CustomerView::setPhotos(PhotoPresenter &photos)
{
    m_header->setPhotos(photos);
    connect(&photos, &PhotoPresenter::told, m_toast, &Toast::show);
}

void CustomerView::addSection(QWidget *section, CardPlace place)
{
    m_profile->addSection(section, place);
}

void CustomerView::setPresence(QWidget *strip)
{
    m_header->setPresence(strip);
}

void CustomerView::showCard(const CustomerCard &card)
{
    m_stack->setCurrentWidget(m_content);
    m_header->showCard(card);
    m_profile->showCard(card);
    m_timeline->showCard(card);
}

void CustomerView::showTimeline()
{
    m_tabs->setCurrentIndex(1);
}

void CustomerView::showHistory(const ConversationEntry &entry)
{
    auto *popup = new MomentPopup(entry, m_presenter.clock(), nullptr, this);
    connect(popup, &MomentPopup::linkClicked, this, &CustomerView::linkClicked);
    popup->popUp(mapToGlobal(QPoint(metrics::space4, metrics::space6)));
}

} // namespace otklik
