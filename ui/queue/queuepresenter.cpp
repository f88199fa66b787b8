#include "ui/queue/queuepresenter.h"

#include "ui/common/deliver.h"
#include "ui/common/enqueue.h"
#include "ui/queue/queuetext.h"

namespace otklik {

QueuePresenter::QueuePresenter(QueueStore &store, MutationLog &log, StoreEvents &events, const Clock &clock,
                               const User &me, QObject *parent)
    : QObject(parent), m_store(store), m_log(log), m_clock(clock), m_me(me), m_model(store, clock, me.id)
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (!m_isStarted)
            return;
        m_model.apply(change);
        if (change.everything || !change.cases.isEmpty() || !change.persons.isEmpty())
            readCounts();
    });
    connect(&m_model, &QueueModel::failed, this, &QueuePresenter::failed);
}

void QueuePresenter::start()
{
    m_isStarted = true;
    m_model.start();
    readCounts();
}

void QueuePresenter::setFilter(QueueFilter filter)
{
    if (filter == m_model.filter())
        return;
    if (m_isStarted)
        m_model.setFilter(filter);
    Q_EMIT filterChanged(filter);
}

void QueuePresenter::open(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    m_open = m_model.itemAt(row).caseId;
    Q_EMIT caseOpened(m_open);
}

void QueuePresenter::claim(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const QueueItem &item = m_model.itemAt(row);
    switch (holderOf(item, m_me.id, m_clock.now())) {
    case Holder::Other:
        Q_EMIT claimRefused(item.holderName);
        return;
    case Holder::Me:
    case Holder::Wished:
        return;
    case Holder::Nobody:
        enqueue(ClaimTake{item.personId});
        return;
    }
}

void QueuePresenter::release(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const QueueItem &item = m_model.itemAt(row);
    const Holder holder = holderOf(item, m_me.id, m_clock.now());
    if (holder == Holder::Me || holder == Holder::Wished)
        enqueue(ClaimRelease{item.personId});
}

void QueuePresenter::enqueue(const Command &command)
{
    enqueueFor(this, m_log, command);
}

void QueuePresenter::readCounts()
{
    if (m_countsAreRead) {
        m_countsAreStale = true;
        return;
    }
    m_countsAreRead = true;
    deliver(this, m_store.counts(), [this](const Result<QueueCounts> &counts) {
        m_countsAreRead = false;
        if (!counts) {
            Q_EMIT failed(counts.error());
            return;
        }
        if (*counts != m_counts) {
            m_counts = *counts;
            Q_EMIT countsChanged(m_counts);
        }
        if (std::exchange(m_countsAreStale, false))
            readCounts();
    });
}

} // namespace otklik
