#include "server/backup/trialrestore.h"

#include "server/backup/restore.h"
#include "server/store/schema.h"
#include "storage/database/errors.h"
#include "storage/sqlite/database.h"

#include <QTemporaryDir>

#include <algorithm>

namespace otklik::server {

namespace {

bool haveSameColumns(const TableShape &a, const TableShape &b)
{
    return a.key == b.key
        && std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                      [](const auto &one, const auto &two) { return one.name == two.name; });
}

/// The mark that makes the restored database take a new epoch is the one row that differs.
std::string selectInOrder(const TableShape &table)
{
    return table.select() + (table.name == "setting" ? " WHERE name<>'is_copy'" : "") + " ORDER BY " + table.key;
}

/// How many rows are the same; -1: they differ.
qint64 compared(sql::Database &a, sql::Database &b, const TableShape &table)
{
    const std::string sql = selectInOrder(table);
    auto left = a.query(sql);
    auto right = b.query(sql);
    const int columns = static_cast<int>(table.columns.size());
    for (qint64 rows = 0;; ++rows) {
        const bool isMore = left.next();
        if (right.next() != isMore)
            return -1;
        if (!isMore)
            return rows;
        for (int column = 0; column < columns; ++column)
            if (left.value<std::optional<QString>>(column) != right.value<std::optional<QString>>(column))
                return -1;
    }
}

CheckResult compareAll(sql::Database &original, sql::Database &restored)
{
    const QString what = QStringLiteral("trial restore");
    const bool isSameSchema = original.schemaVersion() == restored.schemaVersion();
    const auto before = tablesOf(original);
    const auto after = tablesOf(restored);
    qint64 rows = 0;
    int tables = 0;
    for (const TableShape &table : before) {
        const auto same = std::ranges::find(after, table.name, &TableShape::name);
        const bool isComparable = same != after.end() && haveSameColumns(table, *same);
        const qint64 count = isComparable ? compared(original, restored, table) : -1;
        if (count < 0 && isSameSchema)
            return {what, false, QStringLiteral("table %1 is not the same").arg(QString::fromStdString(table.name))};
        if (count >= 0) {
            rows += count;
            ++tables;
        }
    }
    return {what, true, QStringLiteral("%1 rows of %2 tables compared, all the same").arg(rows).arg(tables)};
}

} // namespace

Result<CheckResult> tryRestore(const QString &file)
{
    const QTemporaryDir scratch;
    if (!scratch.isValid())
        return failure(Error::Kind::GiveUp, QStringLiteral("database_unreachable"), scratch.errorString());
    const QString place = scratch.filePath(QStringLiteral("otklik.db"));
    if (auto restored = restoreToFile(file, place, Replacing::Never); !restored)
        return tl::unexpected<Error>(restored.error());
    return sql::guarded([&]() -> Result<CheckResult> {
        const auto original = sqlite::Database::open(file, {.mode = sqlite::OpenOptions::Mode::Untouched});
        if (!original)
            return tl::unexpected<Error>(original.error());
        const auto restored = sqlite::Database::open(place, {.mode = sqlite::OpenOptions::Mode::Untouched});
        if (!restored)
            return tl::unexpected<Error>(restored.error());
        return compareAll(**original, **restored);
    });
}

} // namespace otklik::server
