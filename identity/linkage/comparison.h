#pragma once

#include "identity/linkage/recordreader.h"
#include "identity/linkage/weights.h"

namespace otklik::identity {

/// How a field of two records agrees, and the values that agree best.
struct FieldAgreement final
{
    quint8 level = missingLevel;
    quint8 shared = 0; ///< letters that two handles share in a row
    const Value *first = nullptr;
    const Value *second = nullptr;
};

struct Agreement final
{
    std::array<FieldAgreement, linkFields> fields;
    /// The handles agree and show the name: ivan.ivanov and i_ivanov of two people named Ivanov are no second
    /// coincidence, and only one of the two may count.
    bool isHandleOfName = false;

    [[nodiscard]] const FieldAgreement &operator[](LinkField field) const { return fields[static_cast<size_t>(field)]; }
    [[nodiscard]] FieldAgreement &operator[](LinkField field) { return fields[static_cast<size_t>(field)]; }
};

/// Compares every field that both sides have; of several values the pair that agrees best counts. A name is
/// looked for in the other side's handle only where one side has no name: the two would say the same twice.
[[nodiscard]] Agreement compareRecords(const ReadRecord &a, const ReadRecord &b);

/// What EM counts: of a name and a handle made of it, the name only; and never the style, which is a hint and would
/// become more where people of one trade write to one shop.
[[nodiscard]] Levels levelsOf(const Agreement &agreement);

} // namespace otklik::identity
