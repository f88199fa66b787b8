#include "storage/database/migrations.h"

#include "storage/database/database.h"
#include "storage/database/transaction.h"

#include <QDir>
#include <QFile>

namespace otklik::sql {

namespace {

bool isFor(const QString &name, Database::Engine engine)
{
    if (name.endsWith(QLatin1StringView(".sqlite.sql")))
        return engine == Database::Engine::Sqlite;
    if (name.endsWith(QLatin1StringView(".postgres.sql")))
        return engine == Database::Engine::Postgres;
    return true;
}

Result<void> runVersion(Database &database, const QDir &folder, qint64 version)
{
    return inTransaction(database, [&]() -> Result<void> {
        if (database.schemaVersion() >= version)
            return {}; // another process was faster
        const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
        for (const QString &name : names) {
            if (!isFor(name, database.engine()))
                continue;
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                return failure(Error::Kind::GiveUp, QStringLiteral("database_error"), file.fileName());
            database.execute(database.schemaText(file.readAll()));
        }
        database.setSchemaVersion(version);
        return {};
    });
}

} // namespace

qint64 newestVersion(const QString &folder)
{
    qint64 newest = 0;
    while (QDir(folder + u'/' + QString::number(newest + 1)).exists())
        ++newest;
    return newest;
}

Result<void> migrate(Database &database, const QString &folder)
{
    const auto current = guarded([&]() -> Result<qint64> { return database.schemaVersion(); });
    if (!current)
        return tl::unexpected<Error>(current.error());
    const qint64 newest = newestVersion(folder);
    if (newest == 0)
        return failure(Error::Kind::GiveUp, QStringLiteral("database_error"), folder);
    if (*current > newest)
        return failure(Error::Kind::GiveUp, QStringLiteral("database_newer"),
                       QStringLiteral("schema %1, this program knows %2").arg(*current).arg(newest));
    for (qint64 version = *current + 1; version <= newest; ++version) {
        auto done = runVersion(database, QDir(folder + u'/' + QString::number(version)), version);
        if (!done)
            return done;
    }
    return {};
}

} // namespace otklik::sql
