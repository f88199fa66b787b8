#pragma once

#include "server/main/servercommand.h"

namespace otklik::server {

/// `train`: learns from texts that people have labelled, shows how it does on those held back, and puts
/// the model to use only when it does better than what it would replace. Works beside a running server.
class TrainCommand final : public ServerCommand
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString usage() const override;
    [[nodiscard]] int run(const QStringList &arguments) override;
};

} // namespace otklik::server
