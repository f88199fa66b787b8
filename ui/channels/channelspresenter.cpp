#include "ui/channels/channelspresenter.h"

#include "ui/common/enqueue.h"

namespace otklik {

namespace {

constexpr int gapsShown = 200;
constexpr std::chrono::seconds wordsHold(30);

} // namespace

ChannelsPresenter::ChannelsPresenter(ChannelStore &store, MutationLog &log, StoreEvents &events, const Clock &clock,
                                     Role role, QObject *parent)
    : QObject(parent), m_log(log), m_clock(clock), m_role(role),
      m_reading(this, [&store] { return store.channels(); },
                [this](const Result<QList<ChannelItem>> &items) {
                    if (!items) {
                        Q_EMIT failed(items.error());
                        return;
                    }
                    m_items = *items;
                    m_isLoaded = true;
                    show();
                }),
      m_readingGaps(this, [&store] { return store.gaps(gapsShown); },
                    [this](const Result<QList<GapItem>> &gaps) {
                        if (!gaps) {
                            Q_EMIT failed(gaps.error());
                            return;
                        }
                        m_gaps = *gaps;
                        Q_EMIT loaded();
                    })
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (!change.channels && !change.directory && !change.everything)
            return;
        m_reading.again();
        m_readingGaps.again();
    });
    connect(&m_passing, &QTimer::timeout, this, &ChannelsPresenter::show);
}

void ChannelsPresenter::start()
{
    m_reading.start();
    m_readingGaps.start();
    m_passing.start(wordsHold);
}

QList<GapItem> ChannelsPresenter::gapsOf(const SourceId &id) const
{
    QList<GapItem> gaps;
    for (const GapItem &item : m_gaps)
        if (item.gap.sourceId == id)
            gaps.append(item);
    return gaps;
}

void ChannelsPresenter::edit(const SourceId &id, ChannelPolicy policy, const QString &blindSpots)
{
    enqueueFor(this, m_log, SourceEdit{id, policy, blindSpots});
}

void ChannelsPresenter::acknowledge(const SourceGapId &id, const QString &comment)
{
    enqueueFor(this, m_log, GapAcknowledge{id, comment});
}

void ChannelsPresenter::show()
{
    m_model.setItems(m_items, m_clock.now());
    Q_EMIT loaded();
    if (std::exchange(m_broken, m_model.broken()) != m_model.broken())
        Q_EMIT brokenChanged(m_broken);
}

} // namespace otklik
