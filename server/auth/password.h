#pragma once

#include "models/result.h"

#include <QString>

namespace otklik::server {

/// Argon2id of a password in its encoded form, parameters and salt included
/// (19 MiB, 2 passes: OWASP's first choice). Takes tens of milliseconds: never
/// inside a transaction.
[[nodiscard]] Result<QString> hashPassword(const QString &password);

/// Whether the password belongs to the hash. An empty hash costs the same time
/// as a real one, so that the answer does not tell whether the login exists.
[[nodiscard]] bool verifyPassword(const QString &hash, const QString &password);

} // namespace otklik::server
