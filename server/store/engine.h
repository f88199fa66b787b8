#pragma once

#include "models/result.h"
#include "storage/database/database.h"

#include <functional>
#include <memory>

namespace otklik::server {

/// Hears of commits of other processes as long as it lives.
class CommitListener
{
public:
    virtual ~CommitListener() = default;
};

/// Where the server's rows stand: what the engines do each in their own way.
/// Thread-safe.
class Engine
{
public:
    virtual ~Engine() = default;

    [[nodiscard]] virtual Result<std::unique_ptr<sql::Database>> connect(sql::Database::Access access) const = 0;

    /// Whether several machines may write here, so that time is the database's own.
    [[nodiscard]] virtual bool isShared() const = 0;
    /// In a transaction that made news, before it commits.
    virtual void tellNews(sql::Database &writer, qint64 upTo) const = 0;
    /// Calls `heard`, on a thread of its own, after commits of any process. Null: this engine cannot.
    [[nodiscard]] virtual std::unique_ptr<CommitListener> listen(std::function<void(qint64 upTo)> heard) const = 0;

    /// Takes what deletions left behind out of the files of the database: not in a
    /// transaction. Code "still_read".
    [[nodiscard]] virtual Result<void> scrub(sql::Database &writer) const = 0;

    /// Writes all rows of one moment to a new SQLite file. Codes: those of sql::Refusal, "not_available".
    [[nodiscard]] virtual Result<void> copyTo(const QString &file) const = 0;
};

/// Of a path of an SQLite file, or of a PostgreSQL URI (postgresql://…).
[[nodiscard]] std::unique_ptr<Engine> makeEngine(const QString &place);

/// Whether a place is a URI of PostgreSQL.
[[nodiscard]] bool isPostgresUri(const QString &place);

} // namespace otklik::server
