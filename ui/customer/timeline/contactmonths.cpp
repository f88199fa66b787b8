#include "ui/customer/timeline/contactmonths.h"

#include "ui/common/deliver.h"

#include <QDateTime>

namespace otklik {

ContactMonths::ContactMonths(CardStore &store, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock)
{
}

void ContactMonths::open(const PersonId &id)
{
    if (id == m_person)
        return;
    ++m_generation;
    m_person = id;
    m_isReading = false;
    m_isStale = false;
    m_months.clear();
    Q_EMIT changed();
    refresh();
}

void ContactMonths::refresh()
{
    if (m_person.isEmpty())
        return;
    if (m_isReading)
        m_isStale = true;
    else
        read();
}

QDate ContactMonths::last() const
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_clock.now().time_since_epoch().count(), Qt::UTC).date();
    return {today.year(), today.month(), 1};
}

void ContactMonths::read()
{
    m_isReading = true;
    const QDateTime since(last().addMonths(1 - shown), QTime(0, 0), Qt::UTC);
    deliver(this, m_store.months(m_person, TimePoint(std::chrono::milliseconds(since.toMSecsSinceEpoch()))),
            [this, generation = m_generation](const Result<QList<MonthOfContacts>> &months) {
                if (generation != m_generation)
                    return;
                m_isReading = false;
                // Without an answer the old ones stay: the time line tells of the failure.
                if (months && *months != m_months) {
                    m_months = *months;
                    Q_EMIT changed();
                }
                if (std::exchange(m_isStale, false))
                    read();
            });
}

} // namespace otklik
