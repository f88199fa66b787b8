#pragma once

#include "storage/database/query.h"

#include <memory>
#include <string_view>
#include <unordered_map>

namespace otklik::sql {

/// One connection to a database, with its prepared statements. Belongs to one
/// thread at a time. Its functions throw what guarded() turns into a Result.
/// The engines: sqlite::Database, and on the server postgres::Database.
class Database
{
public:
    enum class Engine { Sqlite, Postgres };
    enum class Access { Read, Write };

    virtual ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] virtual Engine engine() const = 0;

    /// Borrows the prepared statement of this text; made at its first use and kept.
    [[nodiscard]] Query query(std::string_view sql);

    /// Prepares `sql`, binds `values` from 1 on, and runs it to its end. Returns
    /// the number of changed rows.
    template <class... Values>
    qint64 run(std::string_view sql, const Values &...values)
    {
        return query(sql).with(values...).run();
    }

    /// Runs any number of statements that are not kept: schema and settings.
    virtual void execute(const QByteArray &sql) = 0;
    /// The words of a schema file as this engine understands them.
    [[nodiscard]] virtual QByteArray schemaText(const QByteArray &sql) const { return sql; }

    [[nodiscard]] virtual qint64 schemaVersion() = 0;
    virtual void setSchemaVersion(qint64 version) = 0;

    /// See Transaction, which calls these three.
    virtual void begin(Access access) = 0;
    virtual void commit() = 0;
    virtual void rollBack() noexcept = 0;

    /// Runs what must not throw; an error is of no use to the caller.
    virtual void tryExecute(const char *sql) noexcept = 0;

    /// False when the connection is lost for good: open another one.
    [[nodiscard]] virtual bool isAlive() const { return true; }

protected:
    Database();
    [[nodiscard]] virtual std::unique_ptr<Statement> prepare(std::string_view sql) = 0;
    /// Before the connection of the engine closes.
    void forgetStatements();

private:
    struct TextHash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::unique_ptr<Statement>, TextHash, std::equal_to<>> m_statements;
};

} // namespace otklik::sql
