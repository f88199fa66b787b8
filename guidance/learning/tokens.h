#pragma once

#include "guidance/textspan.h"

#include <QStringView>

#include <string>
#include <vector>

namespace otklik {

/// A word, number, mark or sign of a text as a linear model reads it.
struct Token final
{
    enum class Kind { Word, Sign };

    std::u16string
        text;      ///< normalised: small letters, ё as е, runs of one letter as one; "@", "#", "//", "0" for classes
    TextSpan span; ///< in the original
    Kind kind = Kind::Word;
};

/// The tokens of a text in order. Runs of marks («!!!», ")))") are one token of three strengths. Linear.
[[nodiscard]] std::vector<Token> readTokens(QStringView text);

} // namespace otklik
