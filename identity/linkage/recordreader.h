#pragma once

#include "identity/linkage/valuepool.h"
#include "identity/linkage/writingstyle.h"

namespace otklik::identity {

/// A value of a record. The field and the letters stand here too: most values of two records differ, and what they
/// are need not be fetched then.
struct HeldValue final
{
    const Value *value = nullptr;
    LinkField field = LinkField::Name;
    quint32 letters = 0; ///< letterBits of the value; of an e-mail, of what stands before the "@"
};

/// A record in comparable form: its values sorted by field. All but the style is in stores that outlive it.
struct ReadRecord final
{
    quint32 network = 0;  ///< 0: a customer file
    quint16 verified = 0; ///< bit i: values[i] was verified by the network
    std::span<const HeldValue> values;
    std::span<const quint64> accounts;         ///< hashes of its own "network/handle"
    std::span<const quint64> links;            ///< hashes of those it names
    const NameForm *nameInHandle = nullptr;    ///< where no name is known
    std::unique_ptr<const WritingStyle> style; ///< of its texts, if there are enough
};

/// What records have, side by side.
struct RecordStore final
{
    RunStore<HeldValue> values;
    RunStore<quint64> hashes;

    /// Bytes.
    [[nodiscard]] qint64 memory() const { return values.memory() + hashes.memory(); }
};

/// Reads a record from outside. No more than 16 values, and of each no more than 128 characters: a hostile
/// profile costs what a long one does.
[[nodiscard]] ReadRecord readRecord(const LinkRecord &record, ValuePool &pool, RecordStore &store);

} // namespace otklik::identity
