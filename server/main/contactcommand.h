#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `contact add|list|remove`: the company's own public contacts, which replies
/// may name in public. Works beside a running server.
class ContactCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
