#pragma once

#include "guidance/textspan.h"

#include <QList>
#include <QString>

namespace otklik {

/// International bank account numbers with right check digits. Linear.
[[nodiscard]] QList<TextSpan> findIbans(const QString &text);

/// Homes: a street with house and flat, in Russian and English. The address of
/// a shop, which has no flat, is none. Linear.
[[nodiscard]] QList<TextSpan> findHomeAddresses(const QString &text);

/// Passports whose series and number stand apart: «серия 4508, номер 123456».
[[nodiscard]] QList<TextSpan> findSpelledPassports(const QString &text);

} // namespace otklik
