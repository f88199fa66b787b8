#pragma once

#include "models/clock.h"
#include "models/network.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace otklik {

/// What a pasted link or text tells of a post; whatever it does not tell stays empty.
struct PastedPost final
{
    QString url;
    QString network; ///< NetworkRules::network, or "manual"
    QString authorHandle;
    QString authorUrl;
    QString text;    ///< without the link, where that stands alone
    std::optional<TimePoint> publishedAt;
    friend bool operator==(const PastedPost &, const PastedPost &) = default;
};

/// Guesses by address and by the words for time ("12.11.2026 14:30", "yesterday at 9:05", «2 часа назад»), which are
/// of the clock of `now`. Nothing is fetched.
[[nodiscard]] PastedPost readPasted(const QString &pasted, const QDateTime &now);

} // namespace otklik
