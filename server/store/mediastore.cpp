#include "server/store/mediastore.h"

#include "server/store/rows.h"
#include "storage/database/database.h"

namespace otklik::server {

namespace {

constexpr std::chrono::days betweenSights{1}; ///< a look is no write, mostly

} // namespace

std::optional<QByteArray> MediaStore::bytes(const MentionId &mention, const QString &key)
{
    auto query = m_rows.database().query("SELECT bytes FROM media_copy WHERE mention_id=? AND key=?");
    query.with(mention, key);
    return query.next() ? std::optional(query.value<QByteArray>(0)) : std::nullopt;
}

QList<QByteArray> MediaStore::all(const MentionId &mention)
{
    auto query = m_rows.database().query("SELECT bytes FROM media_copy WHERE mention_id=? ORDER BY key");
    query.with(mention);
    QList<QByteArray> all;
    while (query.next())
        all.append(query.value<QByteArray>(0));
    return all;
}

bool MediaStore::isSightDue(const MentionId &mention, const QString &key)
{
    auto query = m_rows.database().query("SELECT 1 FROM media_copy WHERE mention_id=? AND key=? AND seen_at>?");
    query.with(mention, key, m_rows.now() - betweenSights);
    return !query.next();
}

void MediaStore::put(const MentionId &mention, const QString &key, const QByteArray &bytes)
{
    auto &database = m_rows.database();
    database.run("DELETE FROM media_copy WHERE seen_at<?", m_rows.now() - keptFor);
    database.run("INSERT INTO media_copy(mention_id, key, bytes, seen_at) VALUES(?,?,?,?) "
                 "ON CONFLICT(mention_id, key) DO UPDATE SET seen_at=excluded.seen_at",
                 mention, key, bytes, m_rows.now());
}

void MediaStore::forget(const MentionId &mention)
{
    m_rows.database().run("DELETE FROM media_copy WHERE mention_id=?", mention);
}

} // namespace otklik::server
