#include "server/main/backupcommand.h"

#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/store/store.h"

#include <QCommandLineParser>

#include <cstdio>

namespace otklik::server {

QString BackupCommand::name() const
{
    return QStringLiteral("backup");
}

QString BackupCommand::usage() const
{
    return QStringLiteral("FILE – writes a whole copy of the database to a new file");
}

int BackupCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    if (!parser.parse(QStringList{name()} + arguments) || parser.positionalArguments().size() != 1)
        return wrongArguments(parser.errorText());
    const DataPlace place(parser);
    const QString file = parser.positionalArguments().constFirst();
    const SystemClock clock;
    const auto store = place.openExisting(clock);
    if (!store)
        return FailureReport(place.name())(store.error());
    const auto copied = (*store)->backup(file);
    if (!copied)
        return FailureReport(file)(copied.error());
    std::printf("The backup is %s\n", qUtf8Printable(file));
    return exitOk;
}

} // namespace otklik::server
