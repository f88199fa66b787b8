#include "server/store/teamdocumentstore.h"

#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

std::optional<TeamDocument> TeamDocumentStore::newest(TeamDocumentKind kind)
{
    auto query = m_rows.database().query(
        sql::selectSql<TeamDocument>("team_document", "WHERE kind=? ORDER BY version DESC LIMIT 1"));
    query.bind(1, kind);
    return query.next() ? std::optional(sql::rowOf<TeamDocument>(query)) : std::nullopt;
}

std::optional<TeamDocument> TeamDocumentStore::version(TeamDocumentKind kind, qint64 version)
{
    auto query =
        m_rows.database().query(sql::selectSql<TeamDocument>("team_document", "WHERE kind=? AND version=?"));
    query.with(kind, version);
    return query.next() ? std::optional(sql::rowOf<TeamDocument>(query)) : std::nullopt;
}

TeamDocument TeamDocumentStore::publish(TeamDocument document)
{
    const auto before = newest(document.kind);
    document.version = before ? before->version + 1 : 1;
    document.publishedAt = m_rows.now();
    m_rows.put(document);
    return document;
}

} // namespace otklik::server
