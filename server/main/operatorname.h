#pragma once

#include <QString>

namespace otklik::server {

/// Who runs the command, as the system knows them: for acts and logs.
[[nodiscard]] QString nameOfOperator();

} // namespace otklik::server
