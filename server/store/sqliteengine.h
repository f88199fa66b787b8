#pragma once

#include "server/store/engine.h"

namespace otklik::server {

/// One file, one process that serves it.
class SqliteEngine final : public Engine
{
public:
    explicit SqliteEngine(QString path) : m_path(std::move(path)) { }

    [[nodiscard]] Result<std::unique_ptr<sql::Database>> connect(sql::Database::Access access) const override;
    [[nodiscard]] bool isShared() const override { return false; }
    void tellNews(sql::Database &writer, qint64 upTo) const override;
    [[nodiscard]] std::unique_ptr<CommitListener> listen(std::function<void(qint64 upTo)> heard) const override;
    [[nodiscard]] Result<void> scrub(sql::Database &writer) const override;
    [[nodiscard]] Result<void> copyTo(const QString &file) const override;

private:
    const QString m_path;
};

} // namespace otklik::server
