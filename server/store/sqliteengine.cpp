#include "server/store/sqliteengine.h"

#include "storage/sqlite/codes.h"
#include "storage/sqlite/database.h"

#include <sqlite3.h>

namespace otklik::server {

using sqlite::OpenOptions;

Result<std::unique_ptr<sql::Database>> SqliteEngine::connect(sql::Database::Access access) const
{
    OpenOptions options;
    if (access == sql::Database::Access::Write) {
        options.durability = OpenOptions::Durability::Full; // what was answered "accepted" survives a power cut
        options.cacheKiB = 64 * 1024;
    } else {
        options.mode = OpenOptions::Mode::ReadOnly;
    }
    return sqlite::Database::open(m_path, options);
}

void SqliteEngine::tellNews(sql::Database &, qint64) const { }

std::unique_ptr<CommitListener> SqliteEngine::listen(std::function<void(qint64)>) const
{
    return nullptr;
}

Result<void> SqliteEngine::scrub(sql::Database &writer) const
{
    return sqlite::scrub(dynamic_cast<sqlite::Database &>(writer), std::chrono::seconds(30));
}

/// All pages in one step: one state of the database. In WAL mode writers go on meanwhile.
Result<void> SqliteEngine::copyTo(const QString &file) const
{
    auto from = sqlite::Database::open(m_path, {.mode = OpenOptions::Mode::ReadOnly});
    if (!from)
        return tl::unexpected<Error>(from.error());
    sqlite::makePrivateFile(file);
    sqlite3 *to = nullptr;
    int code = sqlite3_open_v2(file.toUtf8().constData(), &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (code == SQLITE_OK) {
        if (sqlite3_backup *backup = sqlite3_backup_init(to, "main", (*from)->handle(), "main")) {
            sqlite3_backup_step(backup, -1);
            sqlite3_backup_finish(backup);
        }
        code = sqlite3_extended_errcode(to);
    }
    sqlite3_close(to);
    if (code == SQLITE_OK)
        return {};
    return tl::unexpected<Error>(sqlite::errorOfCode(code, file));
}

} // namespace otklik::server
