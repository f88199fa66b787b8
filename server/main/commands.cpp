#include "server/main/backupcommand.h"
#include "server/main/contactcommand.h"
#include "server/main/customerscommand.h"
#include "server/main/erasecommand.h"
#include "server/main/exitcodes.h"
#include "server/main/exportcommand.h"
#include "server/main/identitycommand.h"
#include "server/main/importcommand.h"
#include "server/main/keycommand.h"
#include "server/main/restorecommand.h"
#include "server/main/retentioncommand.h"
#include "server/main/servecommand.h"
#include "server/main/servercommand.h"
#include "server/main/sourcecommand.h"
#include "server/main/traincommand.h"
#include "server/main/usercommand.h"

#include <cstdio>

namespace otklik::server {

int ServerCommand::wrongArguments(const QString &what) const
{
    std::fprintf(stderr, "otklik-server %s %s\n%s\n", qUtf8Printable(name()), qUtf8Printable(usage()), qUtf8Printable(what));
    return exitUsage;
}

std::vector<std::unique_ptr<ServerCommand>> allCommands()
{
    std::vector<std::unique_ptr<ServerCommand>> commands;
    commands.push_back(std::make_unique<ServeCommand>());
    commands.push_back(std::make_unique<UserCommand>());
    commands.push_back(std::make_unique<SourceCommand>());
    commands.push_back(std::make_unique<IdentityCommand>());
    commands.push_back(std::make_unique<ContactCommand>());
    commands.push_back(std::make_unique<ImportCommand>());
    commands.push_back(std::make_unique<CustomersCommand>());
    commands.push_back(std::make_unique<TrainCommand>());
    commands.push_back(std::make_unique<BackupCommand>());
    commands.push_back(std::make_unique<RestoreCommand>());
    commands.push_back(std::make_unique<KeyCommand>());
    commands.push_back(std::make_unique<EraseCommand>());
    commands.push_back(std::make_unique<ExportCommand>());
    commands.push_back(std::make_unique<RetentionCommand>());
    return commands;
}

} // namespace otklik::server
