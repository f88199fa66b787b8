#pragma once

#include "guidance/textspan.h"

#include <QList>
#include <QString>

namespace otklik {

/// E-mail addresses, also international ones and those written with "(at)".
/// Names of the fediverse (@name@host) are none. Linear.
[[nodiscard]] QList<TextSpan> findEmails(const QString &text);

} // namespace otklik
