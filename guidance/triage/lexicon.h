#pragma once

#include "guidance/textspan.h"

#include <QList>
#include <QString>

#include <vector>

namespace otklik {

/// Text as lexicons read it: lower case, ё as е, a letter repeated three times
/// or more as one, handles and anything but letters and digits as one space; with the place
/// of every unit in the original.
struct NormalText final
{
    explicit NormalText(QStringView text);

    std::vector<char16_t> units;      ///< begins and ends with a space
    std::vector<qsizetype> positions; ///< parallel: where the unit stands in the original
};

/// A list of words and phrases with a class and a weight each, read once from
/// a resource: lines "class weight phrase", where a word ending in * stands
/// for all its endings. Looked up through a trie, so a text costs a few steps
/// a word. Immutable; thread-safe.
class Lexicon final
{
public:
    struct Hit final
    {
        TextSpan span;
        int kind = 0;   ///< index into the names given
        int weight = 0;
    };

    struct Entry final
    {
        QString phrase; ///< as a lexicon's line has it: small letters, е for ё, * for the rest of a word
        int kind = 0;
        int weight = 1;
    };

    explicit Lexicon(const QList<Entry> &entries);
    /// Reads `resource`; classes that are not among `kinds` are an error of the file.
    Lexicon(const QString &resource, const QStringList &kinds);

    /// The longest entry at each word, in order, without overlaps.
    [[nodiscard]] QList<Hit> find(const NormalText &text) const;

private:
    struct Node final
    {
        std::vector<std::pair<char16_t, int>> children; ///< sorted by unit; '*' is the rest of a word
        int kind = -1; ///< of the entry that ends here
        int weight = 0;
    };

    void add(const QString &phrase, int kind, int weight);
    [[nodiscard]] int child(int node, char16_t unit) const;
    /// Follows the trie from `node` at `at`; keeps the longest entry in `best`
    /// and where it ends (behind its last unit) in `bestEnd`.
    void follow(int node, size_t at, const std::vector<char16_t> &units, Hit &best, size_t &bestEnd) const;

    std::vector<Node> m_nodes;
};

} // namespace otklik
