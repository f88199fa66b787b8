#pragma once

#include "models/clock.h"

#include <QStringList>

#include <optional>

namespace otklik {

/// Time zones by city and offset, "Omsk, UTC+6"; kept by their IANA names.
namespace timezonenames {

/// At `now`, because summer time counts. Anything that is no zone as it is.
[[nodiscard]] QString title(const QString &id, TimePoint now);
/// From a title, a city, an IANA name.
[[nodiscard]] std::optional<QString> read(const QString &typed, TimePoint now);
/// Titles of all, in the order of the alphabet. Reads hundreds of zones: not for opening a card.
[[nodiscard]] QStringList all(TimePoint now);

} // namespace timezonenames

} // namespace otklik
