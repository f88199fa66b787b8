#pragma once

#include <QList>
#include <QString>

namespace otklik {

/// The languages that are checked, chosen word by word from the letters.
enum class SpellingLanguage { Russian, English };

/// A word of a line that a dictionary can judge.
struct SpellingWord final
{
    qsizetype start = 0;  ///< in UTF-16 units of the line
    qsizetype length = 0;
    SpellingLanguage language = SpellingLanguage::Russian;
    QString text;         ///< as dictionaries write it: plain apostrophe and hyphen, no stress marks

    [[nodiscard]] qsizetype end() const { return start + length; }
    friend bool operator==(const SpellingWord &, const SpellingWord &) = default;
};

/// The words of one line that have a spelling to check, in their order. Left out
/// are addresses, links, handles and hashtags, variables and whatever stands in
/// braces, words with digits, abbreviations of up to five capitals, names like
/// iPhone with a capital inside, single letters, and letters of other languages.
[[nodiscard]] QList<SpellingWord> spellingWords(const QString &line);

} // namespace otklik
