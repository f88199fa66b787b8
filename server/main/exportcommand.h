#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `export PERSON FILE`: writes all data of a person to one readable file.
class ExportCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
