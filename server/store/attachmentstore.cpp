#include "server/store/attachmentstore.h"

#include "server/store/rows.h"
#include "storage/database/database.h"

namespace otklik::server {

namespace {

/// So long a picture waits for the command that names it, and for being put back.
constexpr auto waitsFor = std::chrono::days(1);

} // namespace

void AttachmentStore::put(const QString &hash, const QString &mediaType, const QByteArray &bytes)
{
    removeOld();
    auto &database = m_rows.database();
    database.run("INSERT INTO attachment(hash, media_type, bytes) VALUES(?,?,?) ON CONFLICT DO NOTHING", hash, mediaType,
                 bytes);
    database.run("INSERT INTO attachment_use(row_id, hash, since) VALUES('',?,?) "
                 "ON CONFLICT(row_id, hash) DO UPDATE SET since=excluded.since",
                 hash, m_rows.now());
}

bool AttachmentStore::has(const QString &hash)
{
    auto query = m_rows.database().query("SELECT 1 FROM attachment WHERE hash=?");
    query.bind(1, hash);
    return query.next();
}

std::optional<QByteArray> AttachmentStore::bytes(const QString &hash)
{
    auto query = m_rows.database().query("SELECT bytes FROM attachment WHERE hash=?");
    query.bind(1, hash);
    return query.next() ? std::optional(query.value<QByteArray>(0)) : std::nullopt;
}

void AttachmentStore::use(const QString &rowId, const QList<Attachment> &attachments)
{
    auto &database = m_rows.database();
    const QStringList before = namedBy(rowId);
    QStringList named;
    for (const Attachment &one : attachments)
        named.append(one.hash);
    for (const QString &hash : before) {
        if (named.contains(hash))
            continue;
        database.run("DELETE FROM attachment_use WHERE row_id=? AND hash=?", rowId, hash);
        database.run("INSERT INTO attachment_use(row_id, hash, since) VALUES('',?,?) "
                     "ON CONFLICT(row_id, hash) DO UPDATE SET since=excluded.since",
                     hash, m_rows.now());
    }
    for (const QString &hash : std::as_const(named))
        if (!before.contains(hash))
            database.run("INSERT INTO attachment_use(row_id, hash, since) VALUES(?,?,?) ON CONFLICT DO NOTHING", rowId,
                         hash, m_rows.now());
}

void AttachmentStore::forget(const QString &rowId)
{
    const QStringList named = namedBy(rowId);
    m_rows.database().run("DELETE FROM attachment_use WHERE row_id=?", rowId);
    for (const QString &hash : named) {
        // Also what only waits: the row that it came for is gone.
        m_rows.database().run("DELETE FROM attachment_use WHERE row_id='' AND hash=?", hash);
        removeIfUnused(hash);
    }
}

QStringList AttachmentStore::namedBy(const QString &rowId)
{
    QStringList hashes;
    auto query = m_rows.database().query("SELECT hash FROM attachment_use WHERE row_id=?");
    query.bind(1, rowId);
    while (query.next())
        hashes.append(query.value<QString>(0));
    return hashes;
}

void AttachmentStore::removeIfUnused(const QString &hash)
{
    m_rows.database().run(
        "DELETE FROM attachment WHERE hash=? AND NOT EXISTS (SELECT 1 FROM attachment_use u WHERE u.hash=attachment.hash)",
        hash);
}

void AttachmentStore::removeOld()
{
    QStringList old;
    {
        auto query = m_rows.database().query("SELECT hash FROM attachment_use WHERE row_id='' AND since<?");
        query.bind(1, m_rows.now() - waitsFor);
        while (query.next())
            old.append(query.value<QString>(0));
    }
    for (const QString &hash : std::as_const(old)) {
        m_rows.database().run("DELETE FROM attachment_use WHERE row_id='' AND hash=?", hash);
        removeIfUnused(hash);
    }
}

} // namespace otklik::server
