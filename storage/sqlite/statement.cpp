#include "storage/sqlite/statement.h"

#include "storage/sqlite/codes.h"

#include <SQLiteCpp/Column.h>

namespace otklik::sqlite {

Statement::Statement(const SQLite::Database &connection, std::string_view sql)
    : Statement(refusing([&] { return SQLite::Statement(connection, std::string(sql)); }))
{ }

Statement::Statement(SQLite::Statement &&prepared)
    : sql::Statement(prepared.getQuery(), prepared.getBindParameterCount()), m_statement(std::move(prepared))
{ }

void Statement::bindText(int index)
{
    refusing([&] { m_statement.bindNoCopy(index, text(index)); });
}

void Statement::bindBytes(int index, const QByteArray &bytes)
{
    refusing([&] { m_statement.bind(index, bytes.constData(), static_cast<int>(bytes.size())); });
}

void Statement::bindInteger(int index, qint64 value)
{
    refusing([&] { m_statement.bind(index, static_cast<int64_t>(value)); });
}

void Statement::bindNull(int index)
{
    refusing([&] { m_statement.bind(index); });
}

bool Statement::step()
{
    return refusing([&] { return m_statement.executeStep(); });
}

qint64 Statement::changes()
{
    return m_statement.getChanges();
}

void Statement::reset() noexcept
{
    m_statement.tryReset(); // an error of the last step has been told already
}

bool Statement::isNull(int column)
{
    return refusing([&] { return m_statement.isColumnNull(column); });
}

std::string_view Statement::textAt(int column)
{
    return refusing([&]() -> std::string_view {
        const SQLite::Column cell = m_statement.getColumn(column);
        const char *utf8 = cell.getText();
        return {utf8, static_cast<size_t>(cell.getBytes())};
    });
}

QByteArray Statement::bytesAt(int column)
{
    return refusing([&] {
        const SQLite::Column cell = m_statement.getColumn(column);
        const auto *bytes = static_cast<const char *>(cell.getBlob());
        return QByteArray(bytes, cell.getBytes());
    });
}

qint64 Statement::integerAt(int column)
{
    return refusing([&]() -> qint64 { return m_statement.getColumn(column).getInt64(); });
}

} // namespace otklik::sqlite
