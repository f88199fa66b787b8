#pragma once

#include "server/postgres/connection.h"
#include "storage/database/statement.h"

namespace otklik::postgres {

/// A prepared statement of PostgreSQL: everything goes and comes as text, and the
/// whole answer is in memory after the first step. Private to this folder.
class Statement final : public sql::Statement
{
public:
    /// `sql` has `?` for its parameters.
    Statement(Connection &connection, std::string_view sql);

    void bindText(int index) override;
    void bindBytes(int index, const QByteArray &bytes) override;
    void bindInteger(int index, qint64 value) override;
    void bindNull(int index) override;
    [[nodiscard]] bool step() override;
    [[nodiscard]] qint64 changes() override;
    void reset() noexcept override;
    [[nodiscard]] bool isNull(int column) override;
    [[nodiscard]] std::string_view textAt(int column) override;
    [[nodiscard]] QByteArray bytesAt(int column) override;
    [[nodiscard]] qint64 integerAt(int column) override;

private:
    struct Numbered;
    Statement(Connection &connection, std::string_view sql, const Numbered &numbered);

    Connection &m_connection;
    const std::string &m_name; ///< kept by the connection
    std::vector<const char *> m_values;
    ResultPtr m_result;
    int m_row = -1;
};


} // namespace otklik::postgres
