#pragma once

#include "models/stores.h"

#include <QObject>

namespace otklik {

/// The last two years of a person by months, live: what the chart above the time line shows. UI thread.
class ContactMonths final : public QObject
{
    Q_OBJECT

public:
    ContactMonths(CardStore &store, const Clock &clock, QObject *parent = nullptr);

    void open(const PersonId &id);
    void refresh();
    /// Those that have something, oldest first.
    [[nodiscard]] const QList<MonthOfContacts> &months() const { return m_months; }
    /// The first day of the newest month that is shown, UTC.
    [[nodiscard]] QDate last() const;

    static constexpr int shown = 24;

Q_SIGNALS:
    void changed();

private:
    void read();

    CardStore &m_store;
    const Clock &m_clock;
    PersonId m_person;
    QList<MonthOfContacts> m_months;
    quint64 m_generation = 0;
    bool m_isReading = false;
    bool m_isStale = false;
};

} // namespace otklik
