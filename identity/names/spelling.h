#pragma once

#include <QStringView>

namespace otklik::identity {

/// True when two words differ by a slip: one letter put in, left out, changed or two swapped in words
/// of five letters and more, two such slips in words of eight. Words of more than 64 letters never do.
[[nodiscard]] bool isSpelledAlike(QStringView a, QStringView b);

} // namespace otklik::identity
