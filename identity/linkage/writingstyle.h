#pragma once

#include <QStringList>

#include <array>
#include <memory>
#include <optional>

namespace otklik::identity {

enum class StyleLevel : quint8;

/// How somebody writes, in 48 bytes and without a word of it: how often he uses what people hardly think of (capital
/// letters, kinds of marks, emoji, ё), and a profile of neighbouring letters. Says little of a person and much of
/// his subject and mood, so that it is never more than a hint.
struct WritingStyle final
{
    static constexpr size_t habitCount = 16;
    static constexpr size_t profileSize = 32;
    std::array<quint8, habitCount> habits{};   ///< square roots of shares, 0 … 255: rare things differ as much as usual ones
    std::array<quint8, profileSize> profile{}; ///< the same of pairs of letters, by hash
};

/// Reads the first 20 texts, 500 characters of each. Null where there are less than 150 letters: fewer say nothing.
[[nodiscard]] std::unique_ptr<const WritingStyle> readStyle(const QStringList &texts);

/// Nothing where the two are neither near nor far.
[[nodiscard]] std::optional<StyleLevel> compareStyles(const WritingStyle &a, const WritingStyle &b);

} // namespace otklik::identity
