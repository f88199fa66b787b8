#include "guidance/sameness/wordorder.h"

#include <algorithm>
#include <bit>

namespace otklik {

WordOrder::WordOrder(const QList<quint32> &words)
    : m_count(words.size())
    , m_blocks((words.size() + 63) / 64)
    , m_open(static_cast<size_t>(m_blocks))
{
    m_places.reserve(m_count);
    for (qsizetype i = 0; i < m_count; ++i) {
        auto place = m_places.constFind(words.at(i));
        if (place == m_places.constEnd()) {
            place = m_places.insert(words.at(i), m_places.size() * m_blocks);
            m_masks.resize(m_masks.size() + static_cast<size_t>(m_blocks));
        }
        m_masks[static_cast<size_t>(*place + i / 64)] |= quint64(1) << (i % 64);
    }
}

qsizetype WordOrder::common(const quint32 *words, qsizetype count)
{
    std::ranges::fill(m_open, ~quint64(0));
    for (qsizetype i = 0; i < count; ++i) {
        const auto place = m_places.constFind(words[i]);
        if (place == m_places.constEnd())
            continue;
        const quint64 *mask = m_masks.data() + *place;
        quint64 carry = 0;
        for (size_t block = 0; block < m_open.size(); ++block) {
            const quint64 open = m_open[block];
            const quint64 hit = open & mask[block];
            const quint64 sum = open + hit;
            const quint64 carried = sum + carry;
            carry = (sum < open || carried < sum) ? 1 : 0;
            m_open[block] = carried | (open & ~hit);
        }
    }
    qsizetype met = 0;
    for (qsizetype block = 0; block < m_blocks; ++block) {
        const qsizetype bits = std::min<qsizetype>(64, m_count - block * 64);
        const quint64 used = bits == 64 ? ~quint64(0) : (quint64(1) << bits) - 1;
        met += std::popcount(~m_open[static_cast<size_t>(block)] & used);
    }
    return met;
}

} // namespace otklik
