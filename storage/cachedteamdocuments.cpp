#include "storage/cachedteamdocuments.h"

#include "storage/database/rows.h"
#include "storage/reader.h"

namespace otklik {

using sqlite::Database;

Answer<QList<TeamDocument>> CachedTeamDocuments::newest()
{
    return m_reader.read<QList<TeamDocument>>([](Database &database) -> Result<QList<TeamDocument>> {
        static const std::string sql = sql::selectSql<TeamDocument>(
            sql::tableOf<TeamDocument>(), "WHERE kind=? ORDER BY version DESC LIMIT 1");
        QList<TeamDocument> documents;
        for (const auto &[kind, name] : EnumNames<TeamDocumentKind>::table) {
            sql::Query query = database.query(sql);
            query.bind(1, kind);
            documents += sql::allRows<TeamDocument>(query);
        }
        return documents;
    });
}

Answer<QList<TeamDocument>> CachedTeamDocuments::versions(TeamDocumentKind kind)
{
    return m_reader.read<QList<TeamDocument>>([kind](Database &database) -> Result<QList<TeamDocument>> {
        static const std::string sql =
            sql::selectSql<TeamDocument>(sql::tableOf<TeamDocument>(), "WHERE kind=? ORDER BY version DESC");
        sql::Query query = database.query(sql);
        query.bind(1, kind);
        return sql::allRows<TeamDocument>(query);
    });
}

} // namespace otklik
