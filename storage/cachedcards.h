#pragma once

#include "models/clock.h"
#include "models/stores.h"

namespace otklik {

class Reader;

/// Time lines and company of cards from the cache. Owned by Cache; callable from any thread.
class CachedCards final : public CardStore
{
public:
    CachedCards(Reader &reader, UserId me, const Clock &clock) : m_reader(reader), m_me(std::move(me)), m_clock(clock) { }

    Answer<MomentPage> moments(const PersonId &id, MomentFilter filter, HistorySide side, std::optional<MomentCursor> place,
                               int limit) override;
    Answer<QList<MonthOfContacts>> months(const PersonId &id, TimePoint since) override;
    Answer<QList<PresenceItem>> present(const PersonId &id) override;

private:
    Reader &m_reader;
    const UserId m_me;
    const Clock &m_clock;
};

} // namespace otklik
