#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// The keys that seal the secrets of sources: which there are, another one, and a beginning without them.
class KeyCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
