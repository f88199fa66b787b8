#include "app/channelpages.h"

#include "channels/networkrules.h"
#include "channels/networksetups.h"
#include "ui/channels/abilitiesview.h"
#include "ui/channels/capturedialog.h"
#include "ui/channels/channelspresenter.h"
#include "ui/channels/channelsview.h"
#include "ui/channels/dutypresenter.h"
#include "ui/channels/dutyview.h"
#include "ui/common/pagetabs.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/sources/sourcespresenter.h"
#include "ui/sources/sourcesview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QShortcut>

namespace otklik {

namespace {

const QString channelsKey = QStringLiteral("sources");

} // namespace

ChannelPages::ChannelPages(Workplace &workplace, const World &world, MainWindow &window, QObject *parent)
    : QObject(parent), m_window(window)
{
    Cache &cache = workplace.cache();
    m_sources = std::make_unique<SourcesPresenter>(cache.directory(), world.sources, workplace.events());
    m_channels = std::make_unique<ChannelsPresenter>(cache.channels(), cache.mutations(), workplace.events(), world.clock, world.role);
    m_duty = std::make_unique<DutyPresenter>(cache.channels(), cache.mutations(), workplace.events(), world.clock, allNetworkRules());

    m_tabs = new PageTabs;
    auto *accounts = new SourcesView(*m_sources, allNetworkSetups());
    auto *channels = new ChannelsView(*m_channels);
    m_dutyView = new DutyView(*m_duty);
    m_tabs->addPage(tr("Accounts"), accounts);
    m_tabs->addPage(tr("How completely we hear"), channels);
    m_tabs->addPage(tr("By hand"), m_dutyView);
    m_tabs->addPage(tr("What can be done where"), new AbilitiesView(allNetworkRules()));
    m_window.addPage({channelsKey, tr("Networks"), QStringLiteral("link"), QKeySequence(Qt::CTRL | Qt::Key_N)}, m_tabs);

    // An address of our own server's making, on the person's own request.
    connect(accounts, &SourcesView::browserNeeded, this, &ChannelPages::browserNeeded);
    connect(m_dutyView, &DutyView::linkChosen, this, &ChannelPages::linkChosen);
    connect(m_channels.get(), &ChannelsPresenter::failed, this, &ChannelPages::failed);
    connect(m_duty.get(), &DutyPresenter::failed, this, &ChannelPages::failed);
    connect(m_channels.get(), &ChannelsPresenter::brokenChanged, this, [this, channels](int count) {
        m_tabs->setCount(channels, count);
        showBadge();
    });
    connect(m_duty.get(), &DutyPresenter::dueChanged, this, [this](int count) {
        m_tabs->setCount(m_dutyView, count);
        showBadge();
    });
    auto *capture = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), &window);
    connect(capture, &QShortcut::activated, this, &ChannelPages::captureFromClipboard);
    m_channels->start();
    m_duty->start();
}

ChannelPages::~ChannelPages() = default;

void ChannelPages::captureFromClipboard()
{
    m_dutyView->capture(QGuiApplication::clipboard()->text())->setPlace({});
}

void ChannelPages::showBadge()
{
    m_window.setBadge(channelsKey, m_tabs->count());
}

} // namespace otklik
