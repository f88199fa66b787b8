#pragma once

#include <QChar>

#include <array>

namespace otklik {

/// What triage needs to know of a character.
struct Letter final
{
    char16_t lower = 0; ///< small, ё as ё; the character itself when it has no case
    bool isLetter = false;
    bool isDigit = false;
    bool isUpper = false;
};

[[nodiscard]] inline Letter readLetter(QChar c)
{
    return {c.toLower().unicode(), c.isLetter(), c.isDigit(), c.isUpper()};
}

/// The same from a table for Latin, Greek and Cyrillic: ingest reads every
/// character of a million posts.
[[nodiscard]] inline Letter letterOf(QChar c)
{
    static const std::array<Letter, 0x500> known = [] {
        std::array<Letter, 0x500> table{};
        for (char16_t u = 0; u < table.size(); ++u)
            table[u] = readLetter(QChar(u));
        return table;
    }();
    return c.unicode() < known.size() ? known[c.unicode()] : readLetter(c);
}

} // namespace otklik
