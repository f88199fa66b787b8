#pragma once

#include "guidance/privacy/personaldata.h"
#include "models/result.h"

namespace otklik {

/// The team's own numbers, a line each: "name: expression". Lines that begin with # are
/// remarks. Error "bad_document" for an expression that cannot be used, with its line and why.
[[nodiscard]] Result<QList<NumberPattern>> parseNumberPatterns(const QString &body);

} // namespace otklik
