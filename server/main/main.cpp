#include "server/main/exitcodes.h"
#include "server/main/servercommand.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

void printUsage(const std::vector<std::unique_ptr<otklik::server::ServerCommand>> &commands, std::FILE *out)
{
    std::fputs("otklik-server COMMAND …\n\n", out);
    for (const auto &command : commands)
        std::fprintf(out, "  %s %s\n", qUtf8Printable(command->name()), qUtf8Printable(command->usage()));
    std::fputs("\nEvery command takes --data DIR, the folder of the database.\n", out);
}

bool asksForHelp(const QString &argument)
{
    return argument == QLatin1StringView("--help") || argument == QLatin1StringView("-h");
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
    for (const auto &command : commands) {
        if (arguments.value(1) != command->name())
            continue;
        if (!asksForHelp(arguments.value(2)))
            return command->run(arguments.mid(2));
        std::printf("otklik-server %s %s\n", qUtf8Printable(command->name()), qUtf8Printable(command->usage()));
        return otklik::server::exitOk;
    }
    const bool isHelp = asksForHelp(arguments.value(1));
    printUsage(commands, isHelp ? stdout : stderr);
    return isHelp ? otklik::server::exitOk : otklik::server::exitUsage;
}
