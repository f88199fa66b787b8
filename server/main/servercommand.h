#pragma once

#include <QStringList>

#include <memory>
#include <vector>

namespace otklik::server {

/// One command of the program: `otklik-server NAME …`. Made by allCommands(),
/// run once on the main thread; answers the exit code.
class ServerCommand
{
public:
    virtual ~ServerCommand() = default;
    [[nodiscard]] virtual QString name() const = 0;
    /// One line: what follows the name, and what it is for.
    [[nodiscard]] virtual QString usage() const = 0;
    [[nodiscard]] virtual int run(const QStringList &arguments) = 0;

protected:
    /// Says on standard error how the command is used and, if that is known,
    /// what was wrong; answers the exit code.
    [[nodiscard]] int wrongArguments(const QString &what = {}) const;
};

/// Every command of the program; a new one is added in commands.cpp.
[[nodiscard]] std::vector<std::unique_ptr<ServerCommand>> allCommands();

} // namespace otklik::server
