#pragma once

#include <QStringView>

namespace otklik {

/// How many characters a reader sees (extended grapheme clusters, UAX #29).
[[nodiscard]] qint64 countGraphemes(QStringView text);

} // namespace otklik
