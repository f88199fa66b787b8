#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `otklik-server retention`: what the running server does every hour, at once; or only says what it would.
class RetentionCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
