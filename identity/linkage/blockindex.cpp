#include "identity/linkage/blockindex.h"

#include <algorithm>

namespace otklik::identity {

void BlockIndex::open(const std::vector<BlockKey> &keys, std::vector<quint32> &numbers)
{
    prefetch(keys);
    numbers.clear();
    for (const BlockKey &key : keys) {
        const auto fresh = static_cast<quint32>(m_blocks.size());
        numbers.push_back(m_numbers.insert(key.hash, fresh));
        if (numbers.back() == fresh)
            m_blocks.push_back({key.kind, 0, none, none});
        else
            __builtin_prefetch(&m_blocks[numbers.back()]);
    }
}

std::vector<quint32> BlockIndex::find(const std::vector<BlockKey> &keys) const
{
    std::vector<quint32> numbers(keys.size());
    std::transform(keys.begin(), keys.end(), numbers.begin(), [this](const BlockKey &key) { return find(key); });
    return numbers;
}

void BlockIndex::put(quint32 number, quint32 record)
{
    Block &block = m_blocks[number];
    if (block.latest == record)
        return; // two values of one record with the same key
    m_entries.push_back({record, block.last});
    block.last = static_cast<quint32>(m_entries.size() - 1);
    block.latest = record;
    ++block.count;
}

void BlockIndex::prefetch(const std::vector<BlockKey> &keys) const
{
    for (const BlockKey &key : keys)
        m_numbers.prefetch(key.hash);
}

void BlockIndex::records(quint32 block, std::vector<quint32> &to) const
{
    for (quint32 entry = m_blocks[block].last; entry != none; entry = m_entries[entry].before)
        to.push_back(m_entries[entry].record);
}

qint64 BlockIndex::memory() const
{
    return static_cast<qint64>(m_blocks.capacity() * sizeof(Block) + m_entries.capacity() * sizeof(Entry))
         + m_numbers.memory();
}

} // namespace otklik::identity
