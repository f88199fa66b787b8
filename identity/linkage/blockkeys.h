#pragma once

#include "identity/linkage/blockindex.h"
#include "identity/linkage/recordreader.h"

namespace otklik::identity {

/// Keys that say how common a value is: a name's, a handle's core and its ends. Also blocks.
[[nodiscard]] std::vector<BlockKey> valueKeys(const Value &value);

/// The key of an e-mail, a phone, a number or an address.
[[nodiscard]] BlockKey plainKey(const Value &value);

/// The other keys of a record. Each kind of agreement that two records of one person can be left with has a
/// key, most of them of two things, so that a common name or a big city alone makes no block.
[[nodiscard]] std::vector<BlockKey> recordKeys(const ReadRecord &record);

/// Fields that agree, or nearly or more often than by chance, in every pair of such a block: EM learns nothing of them
/// there.
[[nodiscard]] QList<LinkField> heldFields(BlockKind kind);

} // namespace otklik::identity
