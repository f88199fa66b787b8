#include "server/store/publicationstore.h"

#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

#define OTKLIK_ITS_TURN                                                                                          \
    "AND (after_id='' OR EXISTS (SELECT 1 FROM publication before WHERE before.id=publication.after_id "      \
    "AND before.state IN ('sent', 'failed', 'draft'))) "

std::optional<Publication> PublicationStore::activeOf(const CaseId &id)
{
    static const std::string sql = sql::selectSql<Publication>(
        sql::tableOf<Publication>(),
        "WHERE case_id=? AND state IN ('in_review', 'approved', 'queued', 'sending', 'unknown', 'held') ORDER BY id DESC LIMIT 1");
    auto query = m_rows.database().query(sql);
    query.bind(1, id);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<Publication>(query);
}

std::optional<Publication> PublicationStore::sentOf(const CaseId &id, const DraftId &draft)
{
    static const std::string sql = sql::selectSql<Publication>(
        sql::tableOf<Publication>(), "WHERE case_id=? AND draft_id=? AND state='sent' ORDER BY id DESC LIMIT 1");
    auto query = m_rows.database().query(sql);
    query.with(id, draft);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<Publication>(query);
}

bool PublicationStore::hasSent(const CaseId &id)
{
    auto query = m_rows.database().query("SELECT 1 FROM publication WHERE case_id=? AND state='sent'");
    query.bind(1, id);
    return query.next();
}

QList<Publication> PublicationStore::waitingFor(const PublicationId &id)
{
    static const std::string sql = sql::selectSql<Publication>(
        sql::tableOf<Publication>(), "WHERE after_id=? AND after_id<>'' AND state IN ('in_review', 'approved', 'queued') ORDER BY id");
    auto query = m_rows.database().query(sql);
    query.bind(1, id);
    return sql::allRows<Publication>(query);
}

QList<Publication> PublicationStore::unsentOf(const CaseId &id, const DraftId &draft)
{
    static const std::string sql = sql::selectSql<Publication>(
        sql::tableOf<Publication>(),
        "WHERE case_id=? AND draft_id=? AND draft_id<>'' AND state IN ('in_review', 'approved', 'queued', 'failed') ORDER BY id");
    auto query = m_rows.database().query(sql);
    query.with(id, draft);
    return sql::allRows<Publication>(query);
}

QString PublicationStore::ownPostAt(const CaseId &id, const QString &url)
{
    auto query = m_rows.database().query("SELECT external_id FROM mention WHERE thread_id=(SELECT thread_id FROM \"case\" WHERE id=?) "
                                         "AND is_brand=1 AND url=? AND url<>'' LIMIT 1");
    query.with(id, url);
    return query.next() ? query.value<QString>(0) : QString();
}

std::optional<Publication> PublicationStore::postedAt(const ThreadId &thread, const QString &url)
{
    static const std::string sql = sql::selectSql<Publication>(
        sql::tableOf<Publication>(), "WHERE case_id IN (SELECT id FROM \"case\" WHERE thread_id=?) AND state='sent' "
                                     "AND external_id='' AND url=? AND url<>'' ORDER BY id LIMIT 1");
    auto query = m_rows.database().query(sql);
    query.with(thread, url);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<Publication>(query);
}

std::optional<TimePoint> PublicationStore::nextDue()
{
    auto query = m_rows.database().query("SELECT min(not_before) FROM publication WHERE state='queued' " OTKLIK_ITS_TURN);
    std::optional<TimePoint> next;
    if (query.next())
        query.read(0, next);
    return next;
}

QList<Publication> PublicationStore::due(int limit)
{
    static const std::string sql = sql::selectSql<Publication>(
        sql::tableOf<Publication>(),
        "WHERE state='queued' AND not_before<=? " OTKLIK_ITS_TURN "ORDER BY not_before, id LIMIT ?");
    auto query = m_rows.database().query(sql);
    query.with(m_rows.now(), limit);
    return sql::allRows<Publication>(query);
}

QList<Publication> PublicationStore::inState(PublicationState state, int limit)
{
    static const std::string sql = sql::selectSql<Publication>(sql::tableOf<Publication>(),
                                                                  "WHERE state=? ORDER BY changed_at LIMIT ?");
    auto query = m_rows.database().query(sql);
    query.with(state, limit);
    return sql::allRows<Publication>(query);
}

} // namespace otklik::server
