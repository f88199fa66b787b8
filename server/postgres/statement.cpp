#include "server/postgres/statement.h"

#include "storage/database/errors.h"

#include <libpq-fe.h>

#include <charconv>

namespace otklik::postgres {

/// `?` outside of quotes becomes $1, $2, …, and `?2` becomes $2.
struct Statement::Numbered final
{
    explicit Numbered(std::string_view sql);

    std::string out;
    int count = 0; ///< how many parameters there are
};

Statement::Numbered::Numbered(std::string_view sql)
{
    out.reserve(sql.size() + 32);
    char quote = 0;
    for (size_t i = 0; i < sql.size(); ++i) {
        const char c = sql[i];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        else if (c == '?') {
            int number = count + 1;
            const auto [end, error] = std::from_chars(sql.data() + i + 1, sql.data() + sql.size(), number);
            if (error == std::errc())
                i = static_cast<size_t>(end - sql.data()) - 1;
            count = std::max(count, number);
            out += '$' + std::to_string(number);
            continue;
        }
        out += c;
    }
}

Statement::Statement(Connection &connection, std::string_view sql) : Statement(connection, sql, Numbered(sql)) { }

Statement::Statement(Connection &connection, std::string_view sql, const Numbered &numbered)
    : sql::Statement(std::string(sql), numbered.count), m_connection(connection), m_name(connection.prepared(numbered.out)),
      m_values(static_cast<size_t>(numbered.count), nullptr)
{ }

void Statement::bindText(int index)
{
    // PostgreSQL keeps no U+0000 in a text.
    std::string &value = text(index);
    for (size_t zero = value.find('\0'); zero != std::string::npos; zero = value.find('\0', zero))
        value.replace(zero, 1, "\uFFFD");
    m_values.at(static_cast<size_t>(index) - 1) = value.c_str();
}

void Statement::bindBytes(int index, const QByteArray &bytes)
{
    text(index) = "\\x" + bytes.toHex().toStdString();
    m_values.at(static_cast<size_t>(index) - 1) = text(index).c_str();
}

void Statement::bindInteger(int index, qint64 value)
{
    text(index) = std::to_string(value);
    m_values.at(static_cast<size_t>(index) - 1) = text(index).c_str();
}

void Statement::bindNull(int index)
{
    m_values.at(static_cast<size_t>(index) - 1) = nullptr;
}

bool Statement::step()
{
    if (!m_result) {
        m_result = m_connection.run(m_name, static_cast<int>(m_values.size()), m_values.data());
        m_row = -1;
    }
    return ++m_row < PQntuples(m_result.get());
}

qint64 Statement::changes()
{
    return m_result ? QByteArray(PQcmdTuples(m_result.get())).toLongLong() : 0;
}

void Statement::reset() noexcept
{
    m_result.reset();
    m_row = -1;
}

bool Statement::isNull(int column)
{
    return PQgetisnull(m_result.get(), m_row, column) == 1;
}

std::string_view Statement::textAt(int column)
{
    return {PQgetvalue(m_result.get(), m_row, column), static_cast<size_t>(PQgetlength(m_result.get(), m_row, column))};
}

QByteArray Statement::bytesAt(int column)
{
    const std::string_view hex = textAt(column);
    return QByteArray::fromHex(QByteArray(hex.data(), static_cast<qsizetype>(hex.size())).mid(2));
}

qint64 Statement::integerAt(int column)
{
    if (isNull(column))
        return 0;
    const std::string_view digits = textAt(column);
    qint64 value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size())
        throw sql::Refusal({Error::Kind::Corruption, QStringLiteral("database_damaged"),
                            QStringLiteral("column %1 of: %2").arg(column).arg(QString::fromStdString(sql()).left(200))});
    return value;
}

} // namespace otklik::postgres
