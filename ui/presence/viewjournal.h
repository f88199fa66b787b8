#pragma once

#include "models/clock.h"
#include "models/stores.h"

#include <QHash>

#include <chrono>

namespace otklik {

/// Writes down whose card was on the screen, for the audit log: once an hour for each person, also offline,
/// where it waits like every command. Owned by the composition root; UI thread.
class ViewJournal final
{
public:
    ViewJournal(MutationLog &log, const Clock &clock) : m_log(log), m_clock(clock) { }

    void shown(const PersonId &person);

    static constexpr std::chrono::hours again{1};

private:
    MutationLog &m_log;
    const Clock &m_clock;
    QHash<PersonId, TimePoint> m_written;
};

} // namespace otklik
