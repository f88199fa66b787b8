#include "server/store/carestore.h"

#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

namespace {

template <class Row, class... Values>
QList<Row> rowsWhere(Rows &rows, const std::string &rest, const Values &...values)
{
    auto query = rows.database().query(sql::selectSql<Row>(sql::tableOf<Row>(), rest));
    query.with(values...);
    return sql::allRows<Row>(query);
}

} // namespace

QList<Promise> CareStore::openPromisesOf(const PublicationId &id)
{
    return rowsWhere<Promise>(m_rows, "WHERE publication_id=? AND state='open'", id);
}

QList<BonusGrant> CareStore::grantsSince(TimePoint since)
{
    return rowsWhere<BonusGrant>(m_rows, "WHERE given_at>=?", since);
}

QList<BonusGrant> CareStore::grantsOf(const PersonId &id)
{
    return rowsWhere<BonusGrant>(m_rows, "WHERE person_id=?", id);
}

qint64 CareStore::warningsOf(const PersonId &id)
{
    auto query = m_rows.database().query(
        "SELECT count(*) FROM moderation WHERE person_id=? AND kind='warning' AND state='done'");
    query.bind(1, id);
    return query.next() ? query.value<qint64>(0) : 0;
}

QList<Moderation> CareStore::approvedModerations(int limit)
{
    static const std::string sql = sql::selectSql<Moderation>(
        sql::tableOf<Moderation>(), "WHERE state='approved' AND problem='' AND kind<>'warning' ORDER BY made_at LIMIT ?");
    auto query = m_rows.database().query(sql);
    query.bind(1, limit);
    return sql::allRows<Moderation>(query);
}

bool CareStore::isModerated(const MentionId &id, ModerationKind kind)
{
    auto query = m_rows.database().query(
        "SELECT 1 FROM moderation WHERE mention_id=? AND kind=? AND state IN ('asked', 'approved', 'done')");
    query.with(id, kind);
    return query.next();
}

bool CareStore::hasUnfinishedTracks()
{
    return m_rows.database()
        .query("SELECT 1 FROM loyalty_track WHERE conflict_at IS NOT NULL AND returned_at IS NULL LIMIT 1")
        .next();
}

QList<LoyaltyTrack> CareStore::unfinishedTracksOf(const PersonId &id)
{
    return rowsWhere<LoyaltyTrack>(
        m_rows, "WHERE person_id=? AND conflict_at IS NOT NULL AND returned_at IS NULL ORDER BY conflict_at DESC", id);
}

} // namespace otklik::server
