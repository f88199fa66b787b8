#pragma once

#include <QString>

namespace otklik {

/// The language of a text by its script and commonest words: "ru", "en", or
/// empty when it is neither or too little to tell. Linear; thread-safe.
[[nodiscard]] QString recogniseLanguage(QStringView text);

} // namespace otklik
