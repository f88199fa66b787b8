#pragma once

#include "guidance/textspan.h"

#include <QList>
#include <QString>

namespace otklik {

/// International bank account numbers of the length their country has, with right check digits; in either
/// case, in groups, with Cyrillic letters and full-width characters that look like theirs. Linear.
[[nodiscard]] QList<TextSpan> findIbans(const QString &text);

/// Passports whose series and number stand apart: «серия 4508, номер 123456».
[[nodiscard]] QList<TextSpan> findSpelledPassports(const QString &text);

} // namespace otklik
