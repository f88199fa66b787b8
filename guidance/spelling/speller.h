#pragma once

#include "guidance/spelling/dictionary.h"
#include "guidance/spelling/spellingwords.h"

#include <array>

namespace otklik {

/// Judges words in the languages of the house, with the words of the trade that
/// dictionaries lack. Dictionaries are read when the first word of their language
/// is asked about. Lives on one thread that is not the UI's.
class Speller final
{
public:
    static constexpr qsizetype mostSuggestions = 7;

    /// `folders` hold the dictionaries.
    explicit Speller(const QStringList &folders);

    /// False for a mistake. Where the dictionary is missing every word is right.
    [[nodiscard]] bool isRight(SpellingLanguage language, const QString &word);
    [[nodiscard]] QStringList suggestions(SpellingLanguage language, const QString &word);
    /// Whether the dictionary could be opened; opens it.
    [[nodiscard]] bool has(SpellingLanguage language) { return dictionary(language) != nullptr; }

    /// Where this system keeps its dictionaries.
    [[nodiscard]] static QStringList systemFolders();

private:
    struct Shelf final
    {
        bool isOpened = false;
        std::unique_ptr<Dictionary> dictionary;
    };

    Dictionary *dictionary(SpellingLanguage language);

    const QStringList m_folders;
    std::array<Shelf, 2> m_shelves;
};

} // namespace otklik
