#pragma once

#include <QString>
#include <QStringList>

namespace otklik::identity {

/// The key of one word in Cyrillic or Latin letters: what the common ways of
/// transliteration (passport, GOST, BGN, ISO 9, chat) make of one Russian word
/// falls together. Letters a–z only; the key of a key is that key. Other
/// characters are passed over.
[[nodiscard]] QString latinKey(QStringView word);

/// Keys of the less usual readings of the same Latin letters: x as х, j as ж,
/// w as ш, ch as х or ш, c as ц. For words that no table knows otherwise.
[[nodiscard]] QStringList otherReadings(QStringView word);

} // namespace otklik::identity
