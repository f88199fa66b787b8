#include "server/store/mentionstore.h"

#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

namespace {

template <class Row>
std::optional<Row> firstRow(sql::Query &query)
{
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<Row>(query);
}

} // namespace

std::optional<Mention> MentionStore::byExternalId(const SourceId &source, const QString &externalId)
{
    static const std::string sql =
        sql::selectSql<Mention>(sql::tableOf<Mention>(), "WHERE source_id=? AND external_id=?");
    auto query = m_rows.database().query(sql);
    query.with(source, externalId);
    return firstRow<Mention>(query);
}

std::optional<Thread> MentionStore::threadByExternalId(const SourceId &source, const QString &externalId)
{
    static const std::string sql =
        sql::selectSql<Thread>(sql::tableOf<Thread>(), "WHERE source_id=? AND external_id=?");
    auto query = m_rows.database().query(sql);
    query.with(source, externalId);
    return firstRow<Thread>(query);
}

bool MentionStore::hadText(const MentionId &id, const QString &text)
{
    auto query = m_rows.database().query("SELECT 1 FROM mention_version WHERE mention_id=? AND text=?");
    query.with(id, text);
    return query.next();
}

bool MentionStore::isEmptied(const MentionId &id)
{
    auto query = m_rows.database().query("SELECT 1 FROM emptied_text WHERE mention_id=?");
    query.bind(1, id);
    return query.next();
}

std::optional<TimePoint> MentionStore::answeredAt(const SourceId &source, const QString &externalId)
{
    auto query = m_rows.database().query(
        "SELECT max(published_at) FROM mention WHERE source_id=? AND in_reply_to=? AND is_brand=1");
    query.with(source, externalId);
    std::optional<TimePoint> time;
    if (query.next())
        query.read(0, time);
    return time;
}

std::optional<TimePoint> MentionStore::answerUntil(const Mention &mention)
{
    auto query = m_rows.database().query("SELECT max(answer_until) FROM mention WHERE thread_id=? AND is_brand=0");
    query.with(mention.threadId);
    std::optional<TimePoint> time;
    if (query.next())
        query.read(0, time);
    return time;
}

std::optional<Mention> MentionStore::newestOfCustomers(const ThreadId &thread, TimePoint time)
{
    static const std::string sql = sql::selectSql<Mention>(
        sql::tableOf<Mention>(),
        "WHERE thread_id=? AND published_at<=? AND is_brand=0 ORDER BY published_at DESC LIMIT 1");
    auto query = m_rows.database().query(sql);
    query.with(thread, time);
    return firstRow<Mention>(query);
}

QList<MentionId> MentionStore::changedLast(const ThreadId &thread, qint64 count)
{
    auto query = m_rows.database().query(
        "SELECT id FROM (SELECT id, seq FROM (SELECT id, seq, published_at FROM mention WHERE thread_id=? "
        "ORDER BY published_at DESC LIMIT 50) AS newest ORDER BY seq DESC LIMIT ?) AS changed ORDER BY seq");
    query.with(thread, count);
    QList<MentionId> ids;
    while (query.next())
        ids.append(query.value<MentionId>(0));
    return ids;
}

} // namespace otklik::server
