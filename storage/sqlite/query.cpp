#include "storage/sqlite/query.h"

#include "storage/sqlite/errors.h"
#include "storage/sqlite/statement.h"

#include <QJsonDocument>
#include <QStringEncoder>
#include <SQLiteCpp/Column.h>

namespace otklik::sqlite {

Query::Query(Statement &borrowed) : m_statement(&borrowed)
{
    borrowed.isBorrowed = true;
}

Query::Query(std::unique_ptr<Statement> owned) : m_owned(std::move(owned)), m_statement(m_owned.get()) { }

Query::Query(Query &&other) noexcept
    : m_owned(std::move(other.m_owned)), m_statement(std::exchange(other.m_statement, nullptr))
{ }

Query::~Query()
{
    if (!m_statement)
        return;
    m_statement->statement.tryReset(); // an error of the last step has been told already
    m_statement->isBorrowed = false;
}

void Query::bind(int index, const QString &value)
{
    std::string &kept = m_statement->texts.at(static_cast<size_t>(index));
    QStringEncoder encoder(QStringEncoder::Utf8);
    kept.resize(static_cast<size_t>(encoder.requiredSpace(value.size())));
    const char *end = encoder.appendToBuffer(kept.data(), value);
    kept.resize(static_cast<size_t>(end - kept.data()));
    m_statement->statement.bindNoCopy(index, kept);
}

void Query::bind(int index, QLatin1StringView literal)
{
    // Copied into the kept text: short, and a view need not end with a zero.
    std::string &kept = m_statement->texts.at(static_cast<size_t>(index));
    kept.assign(literal.data(), static_cast<size_t>(literal.size()));
    m_statement->statement.bindNoCopy(index, kept);
}

void Query::bind(int index, const QByteArray &blob)
{
    m_statement->statement.bind(index, blob.constData(), static_cast<int>(blob.size()));
}

void Query::bind(int index, qint64 value)
{
    m_statement->statement.bind(index, static_cast<int64_t>(value));
}

void Query::bind(int index, const QJsonObject &value)
{
    std::string &kept = m_statement->texts.at(static_cast<size_t>(index));
    kept = value.isEmpty() ? std::string("{}") : QJsonDocument(value).toJson(QJsonDocument::Compact).toStdString();
    m_statement->statement.bindNoCopy(index, kept);
}

void Query::bind(int index, std::nullopt_t)
{
    m_statement->statement.bind(index);
}

bool Query::next()
{
    return m_statement->statement.executeStep();
}

qint64 Query::run()
{
    while (m_statement->statement.executeStep()) { }
    const qint64 changes = m_statement->statement.getChanges();
    m_statement->statement.reset();
    return changes;
}

void Query::reset()
{
    m_statement->statement.tryReset();
}

bool Query::isNull(int column) const
{
    return m_statement->statement.isColumnNull(column);
}

QString Query::text(int column) const
{
    const SQLite::Column cell = m_statement->statement.getColumn(column);
    const char *utf8 = cell.getText();
    return QString::fromUtf8(utf8, cell.getBytes());
}

void Query::read(int column, QString &to) const
{
    to = text(column);
}

void Query::read(int column, QByteArray &to) const
{
    const SQLite::Column cell = m_statement->statement.getColumn(column);
    const auto *bytes = static_cast<const char *>(cell.getBlob());
    to = QByteArray(bytes, cell.getBytes());
}

void Query::read(int column, qint64 &to) const
{
    to = m_statement->statement.getColumn(column).getInt64();
}

void Query::read(int column, bool &to) const
{
    to = m_statement->statement.getColumn(column).getInt64() != 0;
}

void Query::read(int column, TimePoint &to) const
{
    to = TimePoint(std::chrono::milliseconds(m_statement->statement.getColumn(column).getInt64()));
}

void Query::read(int column, QJsonObject &to) const
{
    const SQLite::Column cell = m_statement->statement.getColumn(column);
    const char *utf8 = cell.getText();
    const int size = cell.getBytes();
    if (size == 0 || (size == 2 && utf8[0] == '{')) {
        to = {};
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(utf8, size));
    if (!document.isObject())
        refuseColumn(column);
    to = document.object();
}

void Query::refuseColumn(int column) const
{
    throw Refusal({Error::Kind::Corruption, QStringLiteral("database_damaged"),
                   QStringLiteral("column %1 of: %2")
                       .arg(column)
                       .arg(QString::fromStdString(m_statement->statement.getQuery()).left(200))});
}

} // namespace otklik::sqlite
