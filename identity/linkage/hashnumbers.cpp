#include "identity/linkage/hashnumbers.h"

#include <utility>

namespace otklik::identity {

/// Where `hash` is, or where it would go. There is a free slot.
size_t HashNumbers::slot(quint64 hash) const
{
    const size_t mask = m_slots.size() - 1;
    size_t at = static_cast<size_t>(hash) & mask;
    while (m_slots[at].number != none && m_slots[at].hash != hash)
        at = (at + 1) & mask;
    return at;
}

quint32 HashNumbers::find(quint64 hash) const
{
    return m_slots.empty() ? none : m_slots[slot(hash)].number;
}

quint32 HashNumbers::insert(quint64 hash, quint32 fresh)
{
    if (2 * (m_count + 1) > m_slots.size())
        grow();
    Slot &found = m_slots[slot(hash)];
    if (found.number == none) {
        found = {hash, fresh};
        ++m_count;
    }
    return found.number;
}

void HashNumbers::prefetch(quint64 hash) const
{
    if (!m_slots.empty())
        __builtin_prefetch(&m_slots[static_cast<size_t>(hash) & (m_slots.size() - 1)]);
}

void HashNumbers::grow()
{
    const std::vector<Slot> slots =
        std::exchange(m_slots, std::vector<Slot>(m_slots.empty() ? 64 : m_slots.size() * 2));
    for (const Slot &old : slots)
        if (old.number != none)
            m_slots[slot(old.hash)] = old;
}

qint64 HashNumbers::memory() const
{
    return static_cast<qint64>(m_slots.capacity() * sizeof(Slot));
}

} // namespace otklik::identity
