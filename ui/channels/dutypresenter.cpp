#include "ui/channels/dutypresenter.h"

#include "models/uuid7.h"
#include "ui/common/enqueue.h"

namespace otklik {

namespace {

constexpr std::chrono::seconds wordsHold(30);

} // namespace

DutyPresenter::DutyPresenter(ChannelStore &store, MutationLog &log, StoreEvents &events, const Clock &clock,
                             QList<NetworkRules> networks, QObject *parent)
    : QObject(parent), m_log(log), m_clock(clock), m_networks(std::move(networks)),
      m_reading(this, [&store] { return store.dutyPlaces(); },
                [this](const Result<QList<DutyItem>> &items) {
                    if (!items) {
                        Q_EMIT failed(items.error());
                        return;
                    }
                    m_items = *items;
                    m_isLoaded = true;
                    show();
                })
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.channels || change.everything)
            m_reading.again();
    });
    connect(&m_passing, &QTimer::timeout, this, &DutyPresenter::show);
}

void DutyPresenter::start()
{
    m_reading.start();
    m_passing.start(wordsHold);
}

void DutyPresenter::save(DutyPlace place)
{
    if (place.id.isEmpty())
        place.id = newId<DutyPlaceId>(m_clock);
    enqueueFor(this, m_log,
               DutySave{place.id, place.title, place.url, place.network, place.note, place.everyMinutes, place.team});
}

void DutyPresenter::remove(const DutyPlaceId &id, bool isRemoved)
{
    enqueueFor(this, m_log, DutyRemove{id, isRemoved});
}

void DutyPresenter::check(const DutyPlaceId &id)
{
    enqueueFor(this, m_log, DutyCheck{id, m_clock.now(), m_found.take(id)});
}

void DutyPresenter::capture(MentionCapture command)
{
    command.id = newId<MentionId>(m_clock);
    const DutyPlaceId place = command.placeId;
    deliver(this, m_log.enqueue({Command(command)}), [this, place](const Result<MutationId> &written) {
        if (!written) {
            Q_EMIT failed(written.error());
            return;
        }
        if (!place.isEmpty())
            ++m_found[place];
        Q_EMIT captured();
    });
}

void DutyPresenter::show()
{
    m_model.setItems(m_items, m_clock.now());
    Q_EMIT loaded();
    if (std::exchange(m_due, m_model.due()) != m_model.due())
        Q_EMIT dueChanged(m_due);
}

} // namespace otklik
