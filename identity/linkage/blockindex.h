#pragma once

#include "identity/linkage/hashnumbers.h"

#include <vector>

namespace otklik::identity {

/// Why two records are looked at together. A pair is compared if they share one block that is not too common.
enum class BlockKind : quint8 {
    Link,
    Email,
    Phone,
    Number,
    Handle,
    HandleEnd,
    Name,
    NamePlace,
    NameDate,
    BirthDate,
    Address
};
inline constexpr int blockKinds = 11;

/// A reason in comparable form: the kind, and a hash of what is equal.
struct BlockKey final
{
    BlockKind kind = BlockKind::Name;
    quint64 hash = 0;
    friend bool operator==(const BlockKey &, const BlockKey &) = default;
};

/// Records by block. Grows one record at a time; a block is a chain through one array, so that two million
/// blocks of one record each cost no allocation.
class BlockIndex final
{
public:
    static constexpr quint32 none = HashNumbers::none;

    struct Block final
    {
        BlockKind kind = BlockKind::Name;
        quint32 count = 0;
        quint32 last = none;   ///< entry
        quint32 latest = none; ///< record of that entry
    };

    /// The numbers of the blocks, new if need be, take the place of what is in `numbers`.
    void open(const std::vector<BlockKey> &keys, std::vector<quint32> &numbers);
    /// `none` if there is no such block.
    [[nodiscard]] quint32 find(const BlockKey &key) const { return m_numbers.find(key.hash); }
    [[nodiscard]] std::vector<quint32> find(const std::vector<BlockKey> &keys) const;
    void put(quint32 block, quint32 record);
    /// Has fetched what opening these will read.
    void prefetch(const std::vector<BlockKey> &keys) const;

    [[nodiscard]] const std::vector<Block> &blocks() const { return m_blocks; }
    [[nodiscard]] quint32 count(quint32 block) const { return block == none ? 0 : m_blocks[block].count; }
    /// The records of a block, latest first.
    void records(quint32 block, std::vector<quint32> &to) const;
    /// Has fetched what records() reads first.
    void prefetch(quint32 block) const { __builtin_prefetch(&m_entries[m_blocks[block].last]); }
    /// The record that came last into a block.
    [[nodiscard]] quint32 latest(quint32 block) const { return m_blocks[block].latest; }
    /// Bytes.
    [[nodiscard]] qint64 memory() const;

private:
    struct Entry final
    {
        quint32 record = 0;
        quint32 before = none;
    };
    HashNumbers m_numbers; // the hash has the kind in it
    std::vector<Block> m_blocks;
    std::vector<Entry> m_entries;
};

} // namespace otklik::identity
