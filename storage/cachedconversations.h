#pragma once

#include "models/clock.h"
#include "models/stores.h"

namespace otklik {

class Reader;

/// Threads, cards and timelines from the cache. Owned by Cache; callable from
/// any thread. Cards and timelines are read on the second reader, so that a
/// conversation never waits for them.
class CachedConversations final : public ConversationStore
{
public:
    CachedConversations(Reader &reader, Reader &slowReader, UserId me, const Clock &clock)
        : m_reader(reader), m_slowReader(slowReader), m_me(std::move(me)), m_clock(clock)
    { }

    Answer<Conversation> conversation(const CaseId &id) override;
    Answer<TimelinePage> earlier(const ThreadId &id, const TimelineCursor &before, int limit) override;
    Answer<CustomerCard> card(const PersonId &id) override;
    Answer<QList<Account>> findAccounts(const QString &text, int limit) override;
    Answer<CaseId> caseOf(const MentionId &id) override;

private:
    Reader &m_reader;
    Reader &m_slowReader;
    const UserId m_me;
    const Clock &m_clock;
};

} // namespace otklik
