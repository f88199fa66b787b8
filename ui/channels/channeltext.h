#pragma once

#include "models/channelstore.h"

#include <QCoreApplication>

namespace otklik {

/// How a channel stands against what it promises.
enum class ChannelMood { Quiet, Good, Warning, Broken };

/// Sentences about channels: what they promise, how completely they are heard, what was missed.
class ChannelText final
{
    Q_DECLARE_TR_FUNCTIONS(otklik::ChannelText)

public:
    [[nodiscard]] static QString policy(ChannelPolicy policy);
    /// What choosing it promises to those who write there.
    [[nodiscard]] static QString promise(ChannelPolicy policy);
    [[nodiscard]] static ChannelMood mood(const ChannelItem &item, TimePoint now);
    /// The one thing to know about it.
    [[nodiscard]] static QString standing(const ChannelItem &item, TimePoint now);
    /// Everything the ledger holds, a line each.
    [[nodiscard]] static QStringList ledger(const ChannelItem &item, TimePoint now);
    [[nodiscard]] static QString answered(const ChannelItem &item);

    [[nodiscard]] static QString gapReason(const QString &code);
    [[nodiscard]] static QString gapRange(const SourceGap &gap);
    [[nodiscard]] static QString gapState(const GapItem &item);
};

} // namespace otklik
