#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `backup FILE`: a whole copy of the database, also while a server works with it.
class BackupCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
