#pragma once

#include "models/stores.h"

namespace otklik {

class Reader;

/// Promises, bonuses and moderation from the cache. Owned by Cache; callable from any thread.
class CachedCare final : public CareStore
{
public:
    explicit CachedCare(Reader &reader) : m_reader(reader) { }

    Answer<QList<PromiseItem>> promises(int settled) override;
    Answer<QList<BonusItemGiven>> bonuses(TimePoint since) override;
    Answer<QList<ModerationItem>> openModerations() override;
    Answer<QList<SentReply>> repliesAfter(const SentReplyCursor &after, int limit) override;
    Answer<SentReply> reply(const PublicationId &id) override;

private:
    Reader &m_reader;
};

} // namespace otklik
