#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `identity add|list|remove`: who of the issuer's people is which user. Works
/// beside a running server.
class IdentityCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
