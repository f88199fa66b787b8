#pragma once

#include "guidance/checklist/wording.h"
#include "guidance/promises/duephrase.h"

namespace otklik {

/// Something a reply promises by a time (Q4).
struct ReplyPromise final
{
    TextSpan span;     ///< the words that say when, in the reply
    TextSpan sentence; ///< the sentence that says what
    TimePoint due;
    bool isAmbiguous = false;    ///< the time could be meant otherwise
    bool isOutsideHours = false; ///< nobody works then

    friend bool operator==(const ReplyPromise &, const ReplyPromise &) = default;
};

/// A reply makes one or two; each is a row with a clock.
inline constexpr qsizetype mostPromises = 20;

/// The promises of a reply whose phrases have been found: the time phrases that the definitions call a promise, because
/// we are to do something by then. What the customer has to do, and the time of a condition, is none. Of more than
/// mostPromises, the first.
[[nodiscard]] QList<ReplyPromise> findPromises(const QString &draft, const QList<WordingSpan> &wording,
                                               const BusinessCalendar &calendar, TimePoint now);

} // namespace otklik
