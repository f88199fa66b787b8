#pragma once

#include "guidance/textspan.h"
#include "models/fields.h"

#include <QList>
#include <QStringView>

namespace otklik {

/// What a text feels about its matter; Social is a mere greeting, thanks or congratulation.
enum class Tone { Neutral, Negative, Positive, Social };

template <>
struct EnumNames<Tone>
{
    using enum Tone;
    static constexpr EnumTable<Tone, 4> table{{
        {Neutral, QLatin1StringView("neutral")},
        {Negative, QLatin1StringView("negative")},
        {Positive, QLatin1StringView("positive")},
        {Social, QLatin1StringView("social")},
    }};
};

struct ToneEvidence final
{
    TextSpan span;
    Tone tone = Tone::Neutral;
    int weight = 0; ///< above 0

    friend bool operator==(const ToneEvidence &, const ToneEvidence &) = default;
};

/// The words, emoji and smiles of a text that carry a tone, in order, at most 64: words through
/// resources/lexicons/tone.txt. Linear; thread-safe.
[[nodiscard]] QList<ToneEvidence> findTone(QStringView text);

/// The tone that outweighs the others; Neutral when none does.
[[nodiscard]] Tone toneOf(const QList<ToneEvidence> &evidence);

} // namespace otklik
