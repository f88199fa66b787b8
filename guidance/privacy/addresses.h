#pragma once

#include "guidance/textspan.h"

#include <QList>
#include <QString>

namespace otklik {

/// Homes, in Russian and English: a street with house and flat, or a street with a house after words
/// about living there («живу на», «мой адрес», "my address is"). The address of a shop has neither. Linear.
[[nodiscard]] QList<TextSpan> findHomeAddresses(const QString &text);

} // namespace otklik
