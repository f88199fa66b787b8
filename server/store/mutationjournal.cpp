#include "server/store/mutationjournal.h"

#include "server/store/rows.h"
#include "storage/database/database.h"

namespace otklik::server {

std::optional<MutationJournal::Entry> MutationJournal::find(const MutationId &id)
{
    auto query = m_rows.database().query(
        "SELECT content_hash, verdict, seq, code, current FROM applied_mutation WHERE id=?");
    query.bind(1, id);
    if (!query.next())
        return std::nullopt;
    Entry entry;
    entry.answer.id = id;
    query.read(0, entry.contentHash);
    query.read(1, entry.answer.verdict);
    query.read(2, entry.answer.seq);
    query.read(3, entry.answer.code);
    query.read(4, entry.answer.current);
    return entry;
}

void MutationJournal::remember(const MutationAnswer &answer, const QString &contentHash, const UserId &user)
{
    m_rows.database().run("INSERT INTO applied_mutation(id, user_id, content_hash, applied_at, verdict, seq, code, current) "
                          "VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
                          answer.id, user, contentHash, m_rows.now(), answer.verdict, answer.seq, answer.code,
                          answer.current);
}

} // namespace otklik::server
