#pragma once

#include "models/channelstore.h"
#include "tests/support/fakestores.h"

namespace otklik::fakes {

class FakeChannelStore final : public ChannelStore
{
public:
    QList<ChannelItem> channelItems;
    QList<GapItem> gapItems;
    QList<DutyItem> dutyItems;
    Gate gate;

    Answer<QList<ChannelItem>> channels() override { return gate.answer<QList<ChannelItem>>(channelItems); }
    Answer<QList<GapItem>> gaps(int limit) override { return gate.answer<QList<GapItem>>(gapItems.mid(0, limit)); }
    Answer<QList<DutyItem>> dutyPlaces() override { return gate.answer<QList<DutyItem>>(dutyItems); }
};

} // namespace otklik::fakes
