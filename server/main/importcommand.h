#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `otklik-server import FILE`: real data in. Can run beside a serving server.
class ImportCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
