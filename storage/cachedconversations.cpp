#include "storage/cachedconversations.h"

#include "storage/conversationreading.h"
#include "storage/customerreading.h"
#include "storage/reader.h"

namespace otklik {

using sqlite::Database;

Answer<Conversation> CachedConversations::conversation(const CaseId &id)
{
    return m_reader.read<Conversation>([=, me = m_me, now = m_clock.now()](Database &database) {
        return readConversation(database, id, me, now);
    });
}

Answer<TimelinePage> CachedConversations::earlier(const ThreadId &id, const TimelineCursor &before, int limit)
{
    return m_reader.read<TimelinePage>(
        [=](Database &database) { return readThread(database, id, before, limit); });
}

Answer<CustomerCard> CachedConversations::card(const PersonId &id)
{
    return m_slowReader.read<CustomerCard>([=](Database &database) { return readCard(database, id); });
}

Answer<QList<Account>> CachedConversations::findAccounts(const QString &text, int limit)
{
    return m_slowReader.read<QList<Account>>([=](Database &database) { return findAccountsBy(database, text, limit); });
}

Answer<CaseId> CachedConversations::caseOf(const MentionId &id)
{
    return m_reader.read<CaseId>([=](Database &database) -> Result<CaseId> {
        sql::Query query = database.query("SELECT case_id FROM mention WHERE id=?");
        query.bind(1, id);
        return query.next() ? query.value<CaseId>(0) : CaseId{};
    });
}

} // namespace otklik
