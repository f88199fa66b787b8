#include "server/backup/backupcheck.h"

#include "models/entity.h"
#include "server/store/schema.h"
#include "storage/database/errors.h"
#include "storage/sqlite/database.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace otklik::server {

namespace {

/// A column that names a row of another table, or is empty.
struct Reference final
{
    const char *table;
    const char *column;
    const char *to;
};

constexpr std::array references{
    Reference{"account", "home_person_id", "person"},  Reference{"account_link", "account_id", "account"},
    Reference{"account_link", "person_id", "person"},  Reference{"contact", "person_id", "person"},
    Reference{"note", "person_id", "person"},          Reference{"claim", "id", "person"},
    Reference{"thread", "source_id", "source"},        Reference{"case", "thread_id", "thread"},
    Reference{"case", "account_id", "account"},        Reference{"case", "person_id", "person"},
    Reference{"case", "mention_id", "mention"},        Reference{"mention", "source_id", "source"},
    Reference{"mention", "thread_id", "thread"},       Reference{"mention", "case_id", "case"},
    Reference{"mention", "account_id", "account"},     Reference{"mention_version", "mention_id", "mention"},
    Reference{"decision", "case_id", "case"},          Reference{"draft", "case_id", "case"},
    Reference{"publication", "case_id", "case"},       Reference{"session", "user_id", "user"},
    Reference{"credential", "user_id", "user"},        Reference{"case_merge", "into_id", "case"},
    Reference{"thread_merge", "into_id", "thread"},
};

CheckResult integrity(sql::Database &database)
{
    CheckResult result{QStringLiteral("pages and indexes"), true, QStringLiteral("whole")};
    auto query = database.query("PRAGMA integrity_check(3)");
    while (query.next())
        if (const auto line = query.value<QString>(0); line != QLatin1StringView("ok"))
            result = {result.what, false, line};
    return result;
}

CheckResult referencesOf(sql::Database &database)
{
    CheckResult result{QStringLiteral("references"), true, {}};
    for (const Reference &one : references) {
        const std::string column = '"' + std::string(one.column) + '"';
        auto query = database.query("SELECT count(*) FROM \"" + std::string(one.table) + "\" a WHERE a." + column
                                    + "<>'' AND NOT EXISTS (SELECT 1 FROM \"" + one.to + "\" b WHERE b.id=a." + column + ')');
        if (const qint64 lost = query.next() ? query.value<qint64>(0) : 0; lost > 0)
            return {result.what, false, QStringLiteral("%1 rows of %2 name a %3 that is not there")
                                            .arg(lost).arg(QLatin1StringView(one.table), QLatin1StringView(one.to))};
    }
    result.found = QStringLiteral("%1 kinds, none points to nothing").arg(references.size());
    return result;
}

CheckResult counters(sql::Database &database, qint64 version)
{
    const CheckResult result{QStringLiteral("counters"), false, {}};
    auto workspace = database.query("SELECT count(*), max(last_seq) FROM workspace");
    if (!workspace.next() || workspace.value<qint64>(0) != 1)
        return {result.what, false, QStringLiteral("there is not exactly one workspace")};
    const auto last = workspace.value<qint64>(1);
    qint64 rows = 0;
    const auto tables = tablesOf(database);
    for (const TableShape &table : tables) {
        if (table.columns.back().name != "seq" || !fromName<EntityKind>(QString::fromStdString(table.name)))
            continue;
        auto query = database.query("SELECT coalesce(max(seq), 0), count(*), count(DISTINCT seq) FROM \"" + table.name + '"');
        if (!query.next() || query.value<qint64>(0) > last)
            return {result.what, false, QStringLiteral("rows of %1 are ahead of the counter").arg(QString::fromStdString(table.name))};
        if (query.value<qint64>(1) != query.value<qint64>(2))
            return {result.what, false, QStringLiteral("rows of %1 share a number").arg(QString::fromStdString(table.name))};
        rows += query.value<qint64>(1);
    }
    return {result.what, true, QStringLiteral("change number %1, %2 rows in the feed, schema %3").arg(last).arg(rows).arg(version)};
}

} // namespace

Result<QList<CheckResult>> checkBackup(const QString &file)
{
    if (!QFile::exists(file))
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_backup"), file);
    if (QFile::exists(file + QStringLiteral("-wal")))
        return failure(Error::Kind::CorrectInput, QStringLiteral("not_closed"), file);
    return sql::guarded([&]() -> Result<QList<CheckResult>> {
        const auto database = sqlite::Database::open(file, {.mode = sqlite::OpenOptions::Mode::Untouched});
        if (!database)
            return tl::unexpected<Error>(database.error());
        const qint64 version = (*database)->schemaVersion();
        if (version > newestSchema())
            return failure(Error::Kind::GiveUp, QStringLiteral("database_newer"), file);
        auto known = (*database)->query("SELECT count(*) FROM sqlite_master WHERE name IN ('workspace', 'mention', 'audit')");
        if (version < 1 || !known.next() || known.value<qint64>(0) != 3)
            return failure(Error::Kind::CorrectInput, QStringLiteral("not_a_backup"), file);
        QList<CheckResult> results{integrity(**database)};
        if (results.constLast().isWell)
            results.append({referencesOf(**database), counters(**database, version)});
        return results;
    });
}

bool areWell(const QList<CheckResult> &results)
{
    return std::ranges::all_of(results, &CheckResult::isWell);
}

} // namespace otklik::server
