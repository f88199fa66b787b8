#pragma once

#include <QStringList>

namespace otklik {

/// Languages in words; a person's language is kept as a code ("ru"), or as it was typed where it has none here.
namespace languagenames {

[[nodiscard]] QString title(const QString &value);
/// The code of a language by its name here, in English or of its own, or by its code; else the text itself.
[[nodiscard]] QString read(const QString &typed);
/// In the order of the alphabet.
[[nodiscard]] QStringList all();

} // namespace languagenames

} // namespace otklik
