#pragma once

#include "models/clock.h"
#include "models/stores.h"

namespace otklik {

class Reader;

/// The queue from the cache: each filter is one range of one index. Owned by
/// Cache; callable from any thread.
class CachedQueue final : public QueueStore
{
public:
    CachedQueue(Reader &reader, UserId me, const Clock &clock)
        : m_reader(reader), m_me(std::move(me)), m_clock(clock)
    { }

    Answer<QueuePage> page(QueueFilter filter, std::optional<QueueCursor> after, int limit) override;
    Answer<QList<QueueItem>> items(QueueFilter filter, const QList<CaseId> &cases) override;
    Answer<QueueCounts> counts() override;

private:
    Reader &m_reader;
    const UserId m_me;
    const Clock &m_clock;
};

} // namespace otklik
