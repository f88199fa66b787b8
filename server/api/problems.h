#pragma once

#include "models/result.h"
#include "server/http/message.h"

namespace otklik::server {

/// The problem answer of an error: its code decides status and title, an
/// unknown one falls back to its kind.
[[nodiscard]] HttpAnswer problemOf(const Error &error, const QString &requestId);

} // namespace otklik::server
