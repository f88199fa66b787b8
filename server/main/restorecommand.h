#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `restore FILE`: puts a backup in a database's place; `restore --verify FILE`
/// only says whether it could.
class RestoreCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
