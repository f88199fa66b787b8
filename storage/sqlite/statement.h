#pragma once

#include "storage/database/statement.h"

#include <SQLiteCpp/Statement.h>

namespace otklik::sqlite {

/// A prepared statement of SQLite. Private to this folder.
class Statement final : public sql::Statement
{
public:
    Statement(const SQLite::Database &connection, std::string_view sql);

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
    explicit Statement(SQLite::Statement &&prepared);

    SQLite::Statement m_statement;
};

} // namespace otklik::sqlite
