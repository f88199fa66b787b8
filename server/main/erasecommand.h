#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `erase PERSON`: removes a person from the server and, through the feed, from
/// every laptop; prints the act.
class EraseCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
