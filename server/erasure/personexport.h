#pragma once

#include "server/erasure/personrows.h"

#include <QByteArray>

namespace otklik::server {

/// All data of a person as one readable document: indented JSON, UTF-8. First a
/// heading ("about"), then one list per kind under its name in the protocol, the
/// rows as GET /v1/changes gives them; "follower_count", "audit" and "answers"
/// hold what never leaves the server otherwise, "attachments" the bytes of pictures by their hash.
[[nodiscard]] QByteArray exportOf(const PersonRows &person, TimePoint at);

} // namespace otklik::server
