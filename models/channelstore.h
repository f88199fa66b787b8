#pragma once

#include "models/coverage.h"
#include "models/dutyplace.h"
#include "models/network.h"
#include "models/stores.h"

#include <optional>

namespace otklik {

/// A channel with how completely it is heard and answered.
struct ChannelItem final
{
    Source source;
    std::optional<Coverage> coverage; ///< none: nothing was read by a program
    qint64 openGaps = 0;
    qint64 cases = 0;    ///< open ones, and those that were ended in the last 30 days
    qint64 answered = 0; ///< of those, ended with a reply or a reason not to
    friend bool operator==(const ChannelItem &, const ChannelItem &) = default;
};

struct GapItem final
{
    SourceGap gap;
    QString sourceTitle;
    QString network;
    QString settledByName;
    friend bool operator==(const GapItem &, const GapItem &) = default;
};

struct DutyItem final
{
    DutyPlace place;
    QString checkedByName;
    friend bool operator==(const DutyItem &, const DutyItem &) = default;
};

/// Channels as the coverage and duty pages show them, from the local cache.
class ChannelStore
{
public:
    virtual ~ChannelStore() = default;
    /// By title.
    virtual Answer<QList<ChannelItem>> channels() = 0;
    /// Open ones first, then newest first; `limit` at most.
    virtual Answer<QList<GapItem>> gaps(int limit) = 0;
    /// What is due longest comes first; removed ones are left out.
    virtual Answer<QList<DutyItem>> dutyPlaces() = 0;
};

} // namespace otklik
