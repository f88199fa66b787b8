#include "ui/presence/viewjournal.h"

namespace otklik {

void ViewJournal::shown(const PersonId &person)
{
    if (person.isEmpty())
        return;
    const TimePoint now = m_clock.now();
    m_written.removeIf([now](const auto &one) { return now - *one >= again; });
    if (m_written.contains(person))
        return;
    m_written.insert(person, now);
    (void)m_log.enqueue(CardView{person});
}

} // namespace otklik
