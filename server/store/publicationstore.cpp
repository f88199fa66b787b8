#include "server/store/publicationstore.h"

#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

std::optional<Publication> PublicationStore::activeOf(const CaseId &id)
{
    static const std::string sql = sql::selectSql<Publication>(
        sql::tableOf<Publication>(),
        "WHERE case_id=? AND state IN ('in_review', 'approved', 'queued', 'sending', 'unknown') ORDER BY id DESC LIMIT 1");
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

QList<Publication> PublicationStore::due(int limit)
{
    static const std::string sql = sql::selectSql<Publication>(
        sql::tableOf<Publication>(), "WHERE state='queued' AND not_before<=? ORDER BY not_before LIMIT ?");
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
