#pragma once

#include <QByteArray>

#include <string>
#include <string_view>
#include <vector>

namespace otklik::sql {

/// A prepared statement of one engine, with the texts that are bound to it.
/// Others see it through Query. Parameters count from 1, columns from 0; every
/// function but reset() throws Refusal.
class Statement
{
public:
    Statement(std::string sql, int parameterCount);
    virtual ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    [[nodiscard]] const std::string &sql() const { return m_sql; }

    /// Where the text of a parameter is put together before bindText().
    [[nodiscard]] std::string &text(int index) { return m_texts.at(static_cast<size_t>(index)); }
    /// Binds text(index), which must not change until the statement has run.
    virtual void bindText(int index) = 0;
    virtual void bindBytes(int index, const QByteArray &bytes) = 0;
    virtual void bindInteger(int index, qint64 value) = 0;
    virtual void bindNull(int index) = 0;

    /// To the next row; false at the end.
    [[nodiscard]] virtual bool step() = 0;
    /// Rows that the finished statement changed.
    [[nodiscard]] virtual qint64 changes() = 0;
    virtual void reset() noexcept = 0;

    [[nodiscard]] virtual bool isNull(int column) = 0;
    /// Valid until the next step.
    [[nodiscard]] virtual std::string_view textAt(int column) = 0;
    [[nodiscard]] virtual QByteArray bytesAt(int column) = 0;
    [[nodiscard]] virtual qint64 integerAt(int column) = 0;

    bool isBorrowed = false;

private:
    const std::string m_sql;
    std::vector<std::string> m_texts;
};

} // namespace otklik::sql
