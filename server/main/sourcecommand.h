#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `source`: which streams there are, and which team's each is.
class SourceCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    int run(const QStringList &arguments) override;
};

} // namespace otklik::server
