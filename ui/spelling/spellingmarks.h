#pragma once

#include "guidance/spelling/spellingwords.h"
#include "guidance/textspan.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <optional>

class QPlainTextEdit;
class QTextBlock;

namespace otklik {

class ReplyHighlighter;
class Spelling;

/// Underlines the mistakes of one editor through its highlighter. The word that
/// is being typed is left in peace until the cursor leaves it. Only lines that
/// changed, or that hold a word just found wrong, are painted anew. Child of the
/// editor; the highlighter may die first.
class SpellingMarks final : public QObject
{
    Q_OBJECT

public:
    SpellingMarks(QPlainTextEdit &editor, ReplyHighlighter &highlighter, Spelling &spelling);

    /// The mistake at a place of the document, also one that is being typed.
    [[nodiscard]] std::optional<SpellingWord> mistakeAt(int position) const;
    /// The first mistake that ends behind `position`, or before it the first of all, with its line.
    [[nodiscard]] std::optional<std::pair<QTextBlock, SpellingWord>> mistakeNear(int position) const;
    /// The word being typed is finished: it is judged like the others.
    void finishTyping();

private:
    [[nodiscard]] QList<TextSpan> marksOf(const QTextBlock &block) const;
    [[nodiscard]] QTextBlock typedBlock() const;
    void noteTyping(int position, int removed, int added);
    void leaveWord();
    void markSoon(const QTextBlock &block);
    void markLinesWith(const QSet<QString> &words);
    void mark();

    QPlainTextEdit &m_editor;
    QPointer<ReplyHighlighter> m_highlighter;
    Spelling &m_spelling;
    /// Where the last key went in. Not a QTextCursor: one that ends while the document is being cleared
    /// stays in the document's list of cursors.
    std::optional<int> m_typing;
    QSet<int> m_lines;                   ///< numbers of the lines to be painted anew
    QTimer m_markSoon;
};

} // namespace otklik
