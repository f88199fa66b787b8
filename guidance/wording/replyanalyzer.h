#pragma once

#include "guidance/checklist/wording.h"
#include "models/result.h"

#include <QList>
#include <QString>

#include <memory>

namespace otklik {

class PlainWording;
class ReplyDefinition;

/// Finds the phrases of a reply by the KSyntaxHighlighting definitions
/// reply-ru and reply-en. Editor and checklist both read these spans, so that
/// what is coloured is what is counted. The definitions are loaded on first
/// use; sentences already seen are remembered, so a keystroke costs one of them.
/// A sentence of more than longestSentence characters is read in parts, and
/// nothing behind longestTypedText is. Owned by the composer; used on one thread.
class ReplyAnalyzer final
{
public:
    ReplyAnalyzer();
    ~ReplyAnalyzer();
    ReplyAnalyzer(const ReplyAnalyzer &) = delete;
    ReplyAnalyzer &operator=(const ReplyAnalyzer &) = delete;

    /// The team's own definitions: a folder with syntax/*.xml. A definition of
    /// the same name and a higher version takes the place of the built-in one.
    /// Call before first use.
    void addDefinitionFolder(const QString &folder);

    /// A team's own definition takes the place of what its language was read by before; one that could not be
    /// read never comes so far, and the former stays. At any time; highlighters are to be told to read anew. Writes
    /// a small temporary file. Fails with GiveUp "no_folder".
    [[nodiscard]] Result<void> use(const ReplyDefinition &definition);

    /// A team's own list of plainer words takes the place of what "ru" or "en" had before.
    void usePlainWording(const QString &language, const PlainWording &list);
    /// The list that counts for "ru" or "en".
    [[nodiscard]] const PlainWording &plainWording(const QString &language) const;

    /// The phrases of a whole draft, in order. `language` is "ru" or "en".
    [[nodiscard]] QList<WordingSpan> analyze(const QString &text, const QString &language);
    /// The phrases of one line (a block of the editor).
    [[nodiscard]] QList<WordingSpan> analyzeLine(const QString &line, const QString &language);

    static constexpr qsizetype longestSentence = 1000;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace otklik
