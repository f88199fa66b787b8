#pragma once

#include "models/clock.h"

#include <QCoreApplication>
#include <QDate>
#include <QString>

namespace otklik {

/// Moments and spans in the words of the interface language, in local time.
class RelativeTime final
{
    Q_DECLARE_TR_FUNCTIONS(RelativeTime)

public:
    /// Time to a deadline: "43 min left", "overdue by 2 h".
    [[nodiscard]] static QString timeLeft(TimePoint deadline, TimePoint now);
    /// A span in its largest unit: "5 min", "2 h 10 min", "3 d". Always positive.
    [[nodiscard]] static QString span(std::chrono::milliseconds length);
    /// "just now", "5 min ago", then the clock, then the date.
    [[nodiscard]] static QString ago(TimePoint moment, TimePoint now);
    /// For the middle of a sentence: "at 12:04", "yesterday at 12:04", "on 12 May".
    [[nodiscard]] static QString inSentence(TimePoint moment, TimePoint now);
    /// "12:04".
    [[nodiscard]] static QString clock(TimePoint moment);
    /// "Today", "Yesterday", "12 May", "12 May 2023".
    [[nodiscard]] static QString day(QDate day, QDate today);
    /// The full moment, for tool tips: "12 May 2024 12:04".
    [[nodiscard]] static QString full(TimePoint moment);
    [[nodiscard]] static QDate dateOf(TimePoint moment);
};

} // namespace otklik
