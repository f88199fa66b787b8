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

/// A record in comparable form: its values sorted by field.
struct ReadRecord final
{
    quint32 network = 0;  ///< 0: a customer file
    quint16 verified = 0; ///< bit i: values[i] was verified by the network
    std::vector<HeldValue> values;
    std::unique_ptr<const NameForm> nameInHandle; ///< where no name is known
    std::unique_ptr<const WritingStyle> style;    ///< of its texts, if there are enough
    std::vector<quint64> accounts;                  ///< hashes of its own "network/handle"
    std::vector<quint64> links;                     ///< hashes of those it names
};

/// Reads a record from outside. No more than 16 values, and of each no more than 128 characters: a hostile
/// profile costs what a long one does.
[[nodiscard]] ReadRecord readRecord(const LinkRecord &record, ValuePool &pool);

} // namespace otklik::identity
