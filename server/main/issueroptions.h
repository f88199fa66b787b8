#pragma once

#include "server/auth/issuer.h"

#include <optional>

class QCommandLineParser;

namespace otklik::server {

/// The options of `serve` that say which issuer people sign in with.
void addIssuerOptions(QCommandLineParser &parser);
/// Sets nothing where no issuer is named; false when what is said makes no sense.
[[nodiscard]] bool readIssuerOptions(const QCommandLineParser &parser, std::optional<IssuerSettings> &settings);

} // namespace otklik::server
