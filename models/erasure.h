#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

#include <QJsonArray>
#include <QJsonObject>

namespace otklik {

/// A person was erased at their wish (K4): the tombstone that makes every laptop
/// remove the same rows before it does anything else. It holds ids only. A
/// person with very many rows has several tombstones.
struct Erasure final
{
    ErasureId id;
    PersonId personId;
    TimePoint at{};
    QJsonObject rows; ///< name of an EntityKind → list of the ids that were removed

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Erasure::id), field("person_id", &Erasure::personId),
                          field("at", &Erasure::at), field("rows", &Erasure::rows));
    }
    friend bool operator==(const Erasure &, const Erasure &) = default;
};

/// The code of the refusal of a command that is about somebody who was erased.
inline constexpr QLatin1StringView erasedCode("erased");

} // namespace otklik
