#pragma once

#include "models/result.h"
#include "storage/database/database.h"

#include <chrono>

struct sqlite3;

namespace otklik::sqlite {

/// How a database file is opened.
struct OpenOptions final
{
    /// Untouched: reads a closed file that nobody writes, and makes no other file beside it.
    enum class Mode { ReadWrite, ReadOnly, Untouched };
    /// Normal: whole after any crash, but a power cut may take the last commits.
    /// Full: a commit survives the power cut, at the price of an fsync.
    enum class Durability { Normal, Full };

    Mode mode = Mode::ReadWrite;
    Durability durability = Durability::Normal;
    bool checksForeignKeys = false;
    std::chrono::milliseconds busyTimeout{5000};
    qint64 cacheKiB = 8 * 1024;
};

/// One connection to an SQLite file in WAL mode, with the full-text tokenizer "otklik".
class Database final : public sql::Database
{
public:
    /// Opens or makes the file (its folder must exist); a new one is readable by
    /// its owner only, and so are the files that SQLite makes beside it. Errors: those of errorOfCode().
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, const OpenOptions &options = {});
    ~Database() override;

    [[nodiscard]] Engine engine() const override { return Engine::Sqlite; }
    void execute(const QByteArray &sql) override;
    /// PRAGMA user_version.
    [[nodiscard]] qint64 schemaVersion() override;
    void setSchemaVersion(qint64 version) override;
    void begin(Access access) override;
    void commit() override;
    void rollBack() noexcept override;
    void tryExecute(const char *sql) noexcept override;

    void setDurability(OpenOptions::Durability durability);
    [[nodiscard]] sqlite3 *handle() const;

protected:
    [[nodiscard]] std::unique_ptr<sql::Statement> prepare(std::string_view sql) override;

private:
    struct Private;
    explicit Database(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Takes what deletions left behind out of the file and its log: writes all pages
/// anew (not inside a transaction) and empties the log. Waits up to `patience` for
/// readers that hold on to an older state; error Retry "still_read" when they do not end.
[[nodiscard]] Result<void> scrub(Database &database, std::chrono::milliseconds patience);

/// Makes an empty file that only its owner can read; does nothing where there is one.
void makePrivateFile(const QString &path);

} // namespace otklik::sqlite
