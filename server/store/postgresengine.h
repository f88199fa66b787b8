#pragma once

#include "server/store/engine.h"

namespace otklik::server {

/// One schema of a PostgreSQL database, for any number of server processes.
class PostgresEngine final : public Engine
{
public:
    explicit PostgresEngine(QString uri) : m_uri(std::move(uri)) { }

    [[nodiscard]] Result<std::unique_ptr<sql::Database>> connect(sql::Database::Access access) const override;
    [[nodiscard]] bool isShared() const override { return true; }
    void tellNews(sql::Database &writer, qint64 upTo) const override;
    [[nodiscard]] std::unique_ptr<CommitListener> listen(std::function<void(qint64 upTo)> heard) const override;
    [[nodiscard]] Result<void> scrub(sql::Database &writer) const override;
    [[nodiscard]] Result<void> copyTo(const QString &file) const override;

private:
    const QString m_uri;
};

} // namespace otklik::server
