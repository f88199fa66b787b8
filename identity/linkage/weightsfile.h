#pragma once

#include "identity/linkage/weights.h"
#include "models/result.h"

#include <QJsonObject>

namespace otklik::identity {

/// Learned weights as they are kept: fields and levels by name, so that a level that comes later moves none.
[[nodiscard]] QJsonObject toJson(const Weights &weights);

/// Reads them back. Refuses what is not of this form, has a field or a level too few or too many, or chances that
/// are none (outside 1e-12 … 1, or that do not add up to 1): a wrong file must not make strangers one person.
[[nodiscard]] Result<Weights> weightsFromJson(const QJsonObject &json);

} // namespace otklik::identity
