#pragma once

#include <QString>

namespace otklik::server {

/// A password: typed without showing it, or, where standard input is no
/// terminal, its first line. Never an argument, which everybody can read.
[[nodiscard]] QString askPassword();

} // namespace otklik::server
