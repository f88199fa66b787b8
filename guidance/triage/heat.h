#pragma once

#include "guidance/textspan.h"
#include "models/fields.h"

#include <QList>
#include <QStringView>

namespace otklik {

/// What in a text shows that its writer is heated (T4).
enum class HeatCue {
    Exclamation, ///< "!!!", "?!"
    Capitals,    ///< words shouted in capitals
    Stretched,   ///< «оооочень», "sooo"
    Rudeness,    ///< insults and swearing
    Emotion,     ///< words of anger, disgust, despair
    Emoji,       ///< angry ones; ")))" cools a little
    Threat,      ///< court, regulators, "never again"
};

template <>
struct EnumNames<HeatCue>
{
    using enum HeatCue;
    static constexpr EnumTable<HeatCue, 7> table{{
        {Exclamation, QLatin1StringView("exclamation")},
        {Capitals, QLatin1StringView("capitals")},
        {Stretched, QLatin1StringView("stretched")},
        {Rudeness, QLatin1StringView("rudeness")},
        {Emotion, QLatin1StringView("emotion")},
        {Emoji, QLatin1StringView("emoji")},
        {Threat, QLatin1StringView("threat")},
    }};
};

struct HeatEvidence final
{
    TextSpan span;
    HeatCue cue = HeatCue::Exclamation;

    friend bool operator==(const HeatEvidence &, const HeatEvidence &) = default;
};

struct Heat final
{
    int value = 0;                 ///< 0 calm … 100 boiling
    double confidence = 0;         ///< 0 … 1: that a person would say much the same
    QList<HeatEvidence> evidence;  ///< in order, at most 64
};

/// How heated a text is, from what can be seen in it. A message or thread is
/// as hot as its hottest part would make one think, not as its length: three
/// insults in a long letter weigh as in a short one. Linear, a few
/// microseconds for a usual post; thread-safe.
[[nodiscard]] Heat measureHeat(QStringView text);

} // namespace otklik
