#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `user add|list|disable|password`: the local accounts. Works beside a running server.
class UserCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
