#pragma once

#include "models/result.h"
#include "storage/sqlite/query.h"

#include <chrono>
#include <memory>
#include <string_view>

struct sqlite3;

namespace otklik::sqlite {

/// How a database file is opened.
struct OpenOptions final
{
    enum class Mode { ReadWrite, ReadOnly };
    /// Normal: whole after any crash, but a power cut may take the last commits.
    /// Full: a commit survives the power cut, at the price of an fsync.
    enum class Durability { Normal, Full };

    Mode mode = Mode::ReadWrite;
    Durability durability = Durability::Normal;
    bool checksForeignKeys = false;
    std::chrono::milliseconds busyTimeout{5000};
    qint64 cacheKiB = 8 * 1024;
};

/// One connection to an SQLite file in WAL mode, with its prepared statements
/// and the full-text tokenizer "otklik". Belongs to one thread at a time. Except
/// for open(), its functions throw what guarded() turns into a Result.
class Database final
{
public:
    /// Opens or makes the file (its folder must exist); a new one is readable by
    /// its owner only, and so are the files that SQLite makes beside it. Errors: those of errorOfCode().
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, const OpenOptions &options = {});
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Borrows the prepared statement of this text; made at its first use and kept.
    [[nodiscard]] Query query(std::string_view sql);

    /// Prepares `sql`, binds `values` from 1 on, and runs it to its end. Returns
    /// the number of changed rows.
    template <class... Values>
    qint64 run(std::string_view sql, const Values &...values)
    {
        return query(sql).with(values...).run();
    }

    /// Runs any number of statements that are not kept: schema and pragmas.
    void execute(const QByteArray &sql);

    void setDurability(OpenOptions::Durability durability);
    [[nodiscard]] qint64 schemaVersion();
    [[nodiscard]] sqlite3 *handle() const;

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Makes an empty file that only its owner can read; does nothing where there is one.
void makePrivateFile(const QString &path);

} // namespace otklik::sqlite
