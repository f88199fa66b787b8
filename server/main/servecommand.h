#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `serve`: answers the protocol until it is told to stop.
class ServeCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
