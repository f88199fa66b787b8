#include "storage/database/query.h"

#include "storage/database/errors.h"
#include "storage/database/statement.h"

#include <QJsonDocument>
#include <QStringEncoder>

namespace otklik::sql {

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
    m_statement->reset();
    m_statement->isBorrowed = false;
}

void Query::bind(int index, const QString &value)
{
    std::string &kept = m_statement->text(index);
    QStringEncoder encoder(QStringEncoder::Utf8);
    kept.resize(static_cast<size_t>(encoder.requiredSpace(value.size())));
    const char *end = encoder.appendToBuffer(kept.data(), value);
    kept.resize(static_cast<size_t>(end - kept.data()));
    m_statement->bindText(index);
}

void Query::bind(int index, QLatin1StringView literal)
{
    m_statement->text(index).assign(literal.data(), static_cast<size_t>(literal.size()));
    m_statement->bindText(index);
}

void Query::bind(int index, const QByteArray &blob)
{
    m_statement->bindBytes(index, blob);
}

void Query::bind(int index, qint64 value)
{
    m_statement->bindInteger(index, value);
}

void Query::bind(int index, const QJsonObject &value)
{
    m_statement->text(index) =
        value.isEmpty() ? std::string("{}") : QJsonDocument(value).toJson(QJsonDocument::Compact).toStdString();
    m_statement->bindText(index);
}

void Query::bind(int index, const QJsonArray &value)
{
    m_statement->text(index) =
        value.isEmpty() ? std::string("[]") : QJsonDocument(value).toJson(QJsonDocument::Compact).toStdString();
    m_statement->bindText(index);
}

void Query::bind(int index, std::nullopt_t)
{
    m_statement->bindNull(index);
}

bool Query::next()
{
    return m_statement->step();
}

qint64 Query::run()
{
    while (m_statement->step()) { }
    const qint64 changes = m_statement->changes();
    m_statement->reset();
    return changes;
}

void Query::reset()
{
    m_statement->reset();
}

bool Query::isNull(int column) const
{
    return m_statement->isNull(column);
}

QString Query::text(int column) const
{
    const std::string_view utf8 = m_statement->textAt(column);
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

void Query::read(int column, QString &to) const
{
    to = text(column);
}

void Query::read(int column, QByteArray &to) const
{
    to = m_statement->bytesAt(column);
}

void Query::read(int column, qint64 &to) const
{
    to = m_statement->integerAt(column);
}

void Query::read(int column, bool &to) const
{
    to = m_statement->integerAt(column) != 0;
}

void Query::read(int column, TimePoint &to) const
{
    to = TimePoint(std::chrono::milliseconds(m_statement->integerAt(column)));
}

void Query::read(int column, QJsonObject &to) const
{
    const std::string_view utf8 = m_statement->textAt(column);
    if (utf8.empty() || utf8 == "{}") {
        to = {};
        return;
    }
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(utf8.data(), static_cast<qsizetype>(utf8.size())));
    if (!document.isObject())
        refuseColumn(column);
    to = document.object();
}

void Query::read(int column, QJsonArray &to) const
{
    const std::string_view utf8 = m_statement->textAt(column);
    to = {};
    if (utf8 == "[]")
        return;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(utf8.data(), static_cast<qsizetype>(utf8.size())));
    if (!document.isArray())
        refuseColumn(column);
    to = document.array();
}

void Query::refuseColumn(int column) const
{
    throw Refusal({Error::Kind::Corruption, QStringLiteral("database_damaged"),
                   QStringLiteral("column %1 of: %2").arg(column).arg(QString::fromStdString(m_statement->sql()).left(200))});
}

} // namespace otklik::sql
