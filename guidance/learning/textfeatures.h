#pragma once

#include "guidance/textspan.h"

#include <QStringView>

#include <cstdint>
#include <vector>

namespace otklik {

/// The kinds of features, which are weighed apart: a text has ten times as many pieces of words as words.
enum class FeatureKind : std::uint8_t {
    Word,    ///< a word, a pair of neighbours, a word under a negation, a mark, an emoji
    Letters, ///< two to five letters within a word and the spaces around it
    Cue,     ///< what the lexicons of heat and tone see, and the shape of the text
};

constexpr size_t featureKinds = 3;

/// One thing seen at one place of a text.
struct TextFeature final
{
    std::uint32_t key = 0;   ///< a hash of what it is
    std::uint32_t start = 0; ///< where it stands, in UTF-16 units; length 0: it is of the text as a whole
    std::uint32_t length = 0;
    FeatureKind kind = FeatureKind::Word;

    [[nodiscard]] TextSpan span() const { return {start, length}; }
};

/// What a linear model sees of a text, of its first featuresReadAtMost characters. Words are normalised as lexicons
/// do (small letters, ё as е, no stretched letters); handles, links and numbers are each one word.
/// Linear; thread-safe. A change here makes stored models worthless: raise featureVersion.
[[nodiscard]] std::vector<TextFeature> readTextFeatures(QStringView text);

constexpr std::uint16_t featureVersion = 1;
constexpr qsizetype featuresReadAtMost = 4'000; ///< characters of a text

} // namespace otklik
