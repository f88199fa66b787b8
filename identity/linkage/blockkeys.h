#pragma once

#include "identity/linkage/blockindex.h"
#include "identity/linkage/recordreader.h"

namespace otklik::identity {

/// Adds the keys that say how common a value is: a name's, a handle's core and its ends. Also blocks.
void addValueKeys(const Value &value, std::vector<BlockKey> &to);

/// The key of an e-mail, a phone, a number or an address.
[[nodiscard]] BlockKey plainKey(const Value &value);

/// Adds the other keys of a record. Each kind of agreement that two records of one person can be left with has a
/// key, most of them of two things, so that a common name or a big city alone makes no block.
void addRecordKeys(const ReadRecord &record, std::vector<BlockKey> &to);

/// Fields that agree, or nearly or more often than by chance, in every pair of such a block: EM learns nothing of them
/// there.
[[nodiscard]] QList<LinkField> heldFields(BlockKind kind);

} // namespace otklik::identity
