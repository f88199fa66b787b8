#include "server/main/restorecommand.h"

#include "server/backup/restore.h"
#include "server/backup/trialrestore.h"
#include "server/main/dataplace.h"
#include "server/main/exitcodes.h"
#include "server/main/failurereport.h"
#include "server/main/keyfile.h"
#include "server/store/secretbox.h"
#include "storage/sqlite/filelock.h"

#include <QCommandLineParser>

#include <cstdio>

namespace otklik::server {

namespace {

void print(const CheckResult &result)
{
    std::printf("%-5s %s: %s\n", result.isWell ? "ok" : "WRONG", qUtf8Printable(result.what), qUtf8Printable(result.found));
}

/// A backup does not hold the key of its secrets: better to hear of that now than when the server does not start.
void tellOfKey(const QString &backup, const KeyFile &file)
{
    const auto needed = keyOfBackup(backup);
    const auto keys = file.read();
    if (!needed || needed->isEmpty() || SecretBox(keys.value_or(QList<QByteArray>())).hasKey(*needed))
        return;
    std::printf("Its tokens and passwords are sealed with the key %s, which %s does not have. Put the key file of that "
                "server there, or let go of them with otklik-server key forget.\n",
                qUtf8Printable(*needed), qUtf8Printable(file.path()));
}

/// Answers the exit code; prints what was looked at.
int check(const QString &file, bool withTrial)
{
    const auto results = checkBackup(file);
    if (!results)
        return FailureReport(file)(results.error());
    for (const CheckResult &result : *results)
        print(result);
    if (!areWell(*results))
        return exitDatabaseDamaged;
    if (!withTrial)
        return exitOk;
    const auto trial = tryRestore(file);
    if (!trial)
        return FailureReport(file)(trial.error());
    print(*trial);
    return trial->isWell ? exitOk : exitDatabaseDamaged;
}

int restore(const QString &file, const DataPlace &place, Replacing replacing)
{
    if (place.isShared()) {
        const auto restored = restoreToPostgres(file, place.storePlace());
        if (!restored)
            return FailureReport(place.name())(restored.error());
        std::printf("%s was restored into %s: %lld rows\n", qUtf8Printable(file), qUtf8Printable(place.name()), restored->rows);
        return exitOk;
    }
    if (auto made = place.make(); !made)
        return FailureReport(place.name())(made.error());
    const auto lock = FileLock::take(place.lockFile(), QLatin1StringView("already_running"));
    if (!lock)
        return FailureReport(place.name())(lock.error());
    const auto restored = restoreToFile(file, place.storePlace(), replacing);
    if (!restored)
        return FailureReport(place.name())(restored.error());
    std::printf("%s was restored into %s\n", qUtf8Printable(file), qUtf8Printable(place.name()));
    for (const QString &kept : restored->keptAside)
        std::printf("What was there before is %s\n", qUtf8Printable(kept));
    return exitOk;
}

} // namespace

QString RestoreCommand::name() const
{
    return QStringLiteral("restore");
}

QString RestoreCommand::usage() const
{
    return QStringLiteral("FILE [--replace] | --verify FILE – puts a backup in the place of the database, or tries whether "
                          "it could");
}

int RestoreCommand::run(const QStringList &arguments)
{
    QCommandLineParser parser;
    DataPlace::addOption(parser);
    KeyFile::addOption(parser);
    parser.addOption({QStringLiteral("verify"), QStringLiteral("Only looks at the backup, with a trial in a scratch folder.")});
    parser.addOption({QStringLiteral("replace"), QStringLiteral("A database that is there is kept under another name.")});
    if (!parser.parse(QStringList{name()} + arguments) || parser.positionalArguments().size() != 1)
        return wrongArguments(parser.errorText());
    const QString file = parser.positionalArguments().constFirst();
    const bool isTrial = parser.isSet(QStringLiteral("verify"));
    const int looked = check(file, isTrial);
    if (isTrial || looked != exitOk)
        return looked;
    const DataPlace place(parser);
    const int restored = restore(file, place, parser.isSet(QStringLiteral("replace")) ? Replacing::KeepAside : Replacing::Never);
    if (restored == exitOk)
        tellOfKey(file, KeyFile(parser, place));
    return restored;
}

} // namespace otklik::server
