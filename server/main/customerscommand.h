#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `customers`: brings customer records in from files, address books and a CRM, shows before what
/// that would change, and tells what was imported when.
class CustomersCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    int run(const QStringList &arguments) override;
};

} // namespace otklik::server
