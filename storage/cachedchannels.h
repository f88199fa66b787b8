#pragma once

#include "models/channelstore.h"

namespace otklik {

class Reader;

/// Channels from the cache. Owned by Cache; callable from any thread.
class CachedChannels final : public ChannelStore
{
public:
    CachedChannels(Reader &reader, const Clock &clock) : m_reader(reader), m_clock(clock) { }

    Answer<QList<ChannelItem>> channels() override;
    Answer<QList<GapItem>> gaps(int limit) override;
    Answer<QList<DutyItem>> dutyPlaces() override;

private:
    Reader &m_reader;
    const Clock &m_clock;
};

} // namespace otklik
