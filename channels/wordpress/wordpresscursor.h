#pragma once

#include "models/clock.h"
#include "models/result.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace otklik {

/// Where the reading of a site's comments stands. Comments are walked from the newest number down: numbers are given
/// when a comment is written, so what shares a second or is approved days later keeps its place.
struct WordPressCursor final
{
    /// A walk under way: everything from `top` to `low` is handed over.
    struct Walk final
    {
        bool isWhole = false; ///< to the end, not only to `last`
        qint64 top = 0;
        qint64 low = 0;    ///< 0: nothing yet
        qint64 offset = 0; ///< of the next page, one row before it is new
        qint64 fresh = 0;  ///< handed over with numbers above `last`
        qint64 rows = 0;   ///< handed over at all
        qint64 total = -1; ///< as the first page told; -1: not told
        TimePoint began{};
    };

    QString of;          ///< hash of the site: another one is another cursor's
    qint64 last = 0;     ///< all comments up to this number are read, but those that were not shown then
    qint64 total = -1;   ///< how many were shown when it was read last; more than what is new: one was approved late
    TimePoint readAt{};  ///< 0: never yet to an end
    TimePoint sweptAt{}; ///< when all were walked
    std::optional<Walk> walk;

    /// Corruption, "bad_cursor": not of this kind or of another site. An empty text is a new cursor.
    [[nodiscard]] static Result<WordPressCursor> fromText(const QString &text, const QUrl &site);
    [[nodiscard]] QString toText() const;
};

} // namespace otklik
