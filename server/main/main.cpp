#include "server/main/exitcodes.h"
#include "server/main/servercommand.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

void printUsage(const std::vector<std::unique_ptr<otklik::server::ServerCommand>> &commands)
{
    std::fputs("otklik-server COMMAND …\n\n", stderr);
    for (const auto &command : commands)
        std::fprintf(stderr, "  %s %s\n", qUtf8Printable(command->name()), qUtf8Printable(command->usage()));
    std::fputs("\nEvery command takes --data DIR, the folder of the database.\n", stderr);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("otklik-server"));
    QCoreApplication::setApplicationVersion(QStringLiteral(OTKLIK_VERSION));

    const QStringList arguments = QCoreApplication::arguments();
    const auto commands = otklik::server::allCommands();
    if (arguments.value(1) == QLatin1StringView("--version")) {
        std::printf("otklik-server %s\n", OTKLIK_VERSION);
        return otklik::server::exitOk;
    }
    for (const auto &command : commands)
        if (arguments.value(1) == command->name())
            return command->run(arguments.mid(2));
    printUsage(commands);
    return otklik::server::exitUsage;
}
