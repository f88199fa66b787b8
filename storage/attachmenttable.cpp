#include "storage/attachmenttable.h"

#include "storage/database/query.h"

namespace otklik {

using sql::Query;

void AttachmentTable::put(const QString &hash, const QByteArray &bytes, State state, TimePoint now)
{
    m_database.run("INSERT INTO attachment(hash,state,kept_at,bytes) VALUES(?,?,?,?) "
                   "ON CONFLICT(hash) DO UPDATE SET kept_at=excluded.kept_at",
                   hash, state, now, bytes);
}

std::optional<QByteArray> AttachmentTable::bytes(const QString &hash)
{
    Query query = m_database.query("SELECT bytes FROM attachment WHERE hash=?");
    query.bind(1, hash);
    return query.next() ? std::optional(query.value<QByteArray>(0)) : std::nullopt;
}

QByteArray AttachmentTable::waitingAmong(const QStringList &hashes)
{
    for (const QString &hash : hashes) {
        Query query = m_database.query("SELECT bytes FROM attachment WHERE hash=? AND state='waiting'");
        query.bind(1, hash);
        if (query.next())
            return query.value<QByteArray>(0);
    }
    return {};
}

void AttachmentTable::setState(const QString &hash, State state)
{
    m_database.run("UPDATE attachment SET state=? WHERE hash=?", state, hash);
}

void AttachmentTable::waitAgain()
{
    m_database.run("UPDATE attachment SET state='waiting'");
}

void AttachmentTable::removeUnneeded(TimePoint before)
{
    // Few drafts are open and few commands wait: each of them is looked at.
    m_database.run("DELETE FROM attachment WHERE kept_at<? "
                   "AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.attachments<>'[]' AND d.is_done=0 "
                   "AND instr(d.attachments, attachment.hash)>0) "
                   "AND NOT EXISTS (SELECT 1 FROM mutation m WHERE instr(m.payload, attachment.hash)>0)",
                   before);
}

} // namespace otklik
