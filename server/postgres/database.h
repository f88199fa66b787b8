#pragma once

#include "models/result.h"
#include "server/postgres/connection.h"
#include "storage/database/database.h"

namespace otklik::postgres {

/// One connection to a PostgreSQL database (15 or newer), in the schema that its
/// search_path names first.
class Database final : public sql::Database
{
public:
    /// Codes: those of sql::Refusal.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &uri);
    ~Database() override;

    [[nodiscard]] Engine engine() const override { return Engine::Postgres; }
    void execute(const QByteArray &sql) override;
    /// The schema files are written once, in SQLite's words: INTEGER has 64 bits
    /// and texts are compared by their bytes. Here they become BIGINT and COLLATE "C".
    [[nodiscard]] QByteArray schemaText(const QByteArray &sql) const override;
    [[nodiscard]] qint64 schemaVersion() override;
    void setSchemaVersion(qint64 version) override;
    /// A writer waits, for ten seconds at most, until no other one is at work in
    /// this schema, in whatever process; "database_busy". A reader sees one state.
    void begin(Access access) override;
    void commit() override;
    void rollBack() noexcept override;
    void tryExecute(const char *sql) noexcept override;
    [[nodiscard]] bool isAlive() const override { return m_connection.isAlive(); }

protected:
    [[nodiscard]] std::unique_ptr<sql::Statement> prepare(std::string_view sql) override;

private:
    explicit Database(const QString &uri) : m_connection(uri) { }
    Connection m_connection;
};

} // namespace otklik::postgres
