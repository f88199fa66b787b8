#include "server/store/customerjobstore.h"

#include "server/store/rows.h"
#include "server/store/secrets.h"
#include "storage/database/rows.h"

namespace otklik::server {

namespace {

constexpr auto keptFor = std::chrono::days(1);
const QString forgotten = QStringLiteral("forgotten"); ///< in place of a report that must not be kept

std::optional<CustomerJob> oneOf(sql::Query &query)
{
    return query.next() ? std::optional(sql::rowOf<CustomerJob>(query)) : std::nullopt;
}

} // namespace

std::optional<CustomerJob> CustomerJobStore::find(const QString &id)
{
    auto query = m_rows.database().query(sql::selectSql<CustomerJob>("customer_job", "WHERE id=?"));
    query.with(id);
    return oneOf(query);
}

std::optional<CustomerJob> CustomerJobStore::find(const QString &id, const UserId &user)
{
    auto query = m_rows.database().query(sql::selectSql<CustomerJob>("customer_job", "WHERE id=? AND user_id=?"));
    query.with(id, user);
    return oneOf(query);
}

std::optional<CustomerJob> CustomerJobStore::jobOf(const UserId &user)
{
    auto query = m_rows.database().query(
        sql::selectSql<CustomerJob>("customer_job", "WHERE user_id=? ORDER BY touched_at DESC, id DESC LIMIT 1"));
    query.with(user);
    return oneOf(query);
}

UserId CustomerJobStore::userOf(const QString &id)
{
    auto query = m_rows.database().query("SELECT user_id FROM customer_job WHERE id=?");
    query.with(id);
    return query.next() ? query.value<UserId>(0) : UserId{};
}

void CustomerJobStore::add(const CustomerJob &job, const UserId &user)
{
    put(job);
    m_rows.database().run("UPDATE customer_job SET user_id=? WHERE id=?", user, job.id);
}

void CustomerJobStore::put(const CustomerJob &job)
{
    auto query = m_rows.database().query(sql::upsertSql<CustomerJob>("customer_job"));
    sql::bindFields(query, job);
    query.run();
    m_rows.database().run("UPDATE customer_job SET touched_at=? WHERE id=?", m_rows.now(), job.id);
}

void CustomerJobStore::remove(const QString &id)
{
    removeFile(id);
    Secrets(m_rows).removeAll(id);
    m_rows.database().run("DELETE FROM customer_job WHERE id=?", id);
}

void CustomerJobStore::removeOld()
{
    QStringList old;
    {
        auto query = m_rows.database().query("SELECT id FROM customer_job WHERE touched_at<? AND state IN ('receiving','idle')");
        query.with(m_rows.now() - keptFor);
        while (query.next())
            old.append(query.value<QString>(0));
    }
    for (const QString &id : std::as_const(old))
        remove(id);
}

std::optional<CustomerJob> CustomerJobStore::nextWaiting()
{
    auto query = m_rows.database().query(
        sql::selectSql<CustomerJob>("customer_job", "WHERE state='waiting' ORDER BY touched_at, id LIMIT 1"));
    return oneOf(query);
}

QList<CustomerJob> CustomerJobStore::underWay()
{
    auto query = m_rows.database().query(
        sql::selectSql<CustomerJob>("customer_job", "WHERE state IN ('running','stopping') ORDER BY id"));
    return sql::allRows<CustomerJob>(query);
}

void CustomerJobStore::putPiece(const QString &id, qint64 at, const QByteArray &bytes)
{
    m_rows.database().run("INSERT INTO customer_job_piece(job_id, at, bytes) VALUES(?,?,?)", id, at, bytes);
}

QByteArray CustomerJobStore::piece(const QString &id, qint64 at)
{
    auto query = m_rows.database().query("SELECT bytes FROM customer_job_piece WHERE job_id=? AND at=?");
    query.with(id, at);
    return query.next() ? query.value<QByteArray>(0) : QByteArray();
}

void CustomerJobStore::removeFile(const QString &id)
{
    m_rows.database().run("DELETE FROM customer_job_piece WHERE job_id=?", id);
}

QByteArray CustomerJobStore::report(const QString &id)
{
    auto query = m_rows.database().query("SELECT report FROM customer_job WHERE id=?");
    query.with(id);
    const QString report = query.next() ? query.value<QString>(0) : QString();
    return report == forgotten ? QByteArray() : report.toUtf8();
}

void CustomerJobStore::clearReport(const QString &id)
{
    m_rows.database().run("UPDATE customer_job SET report='' WHERE id=?", id);
}

void CustomerJobStore::putReport(const QString &id, const QByteArray &report)
{
    m_rows.database().run("UPDATE customer_job SET report=? WHERE id=? AND report<>?", QString::fromUtf8(report), id, forgotten);
}

void CustomerJobStore::forgetWhatWasRead()
{
    auto &database = m_rows.database();
    database.run("DELETE FROM customer_job_piece");
    database.run("UPDATE customer_job SET report=?, columns='[]'", forgotten);
    // What a worker is reading it has read into a file of its own, which goes with the step.
    database.run("UPDATE customer_job SET file_received=0, state='receiving' WHERE kind='file' AND state IN ('idle','waiting')");
}

} // namespace otklik::server
