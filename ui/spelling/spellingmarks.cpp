#include "ui/spelling/spellingmarks.h"

#include "guidance/wording/replyhighlighter.h"
#include "ui/spelling/spelling.h"

#include <QPlainTextEdit>
#include <QTextBlock>

namespace otklik {

namespace {

/// A line of nonsense is underlined at its beginning; more would only slow the painting.
constexpr qsizetype mostMarksInLine = 300;

/// The word of a block that a place within the document touches.
std::optional<SpellingWord> wordAt(const QTextBlock &block, int position)
{
    const qsizetype inLine = position - block.position();
    const QList<SpellingWord> words = spellingWords(block.text());
    for (const SpellingWord &word : words)
        if (word.start <= inLine && inLine <= word.end())
            return word;
    return std::nullopt;
}

} // namespace

SpellingMarks::SpellingMarks(QPlainTextEdit &editor, ReplyHighlighter &highlighter, Spelling &spelling)
    : QObject(&editor), m_editor(editor), m_highlighter(&highlighter), m_spelling(spelling)
{
    m_markSoon.setSingleShot(true);
    m_markSoon.setInterval(0);
    connect(&m_markSoon, &QTimer::timeout, this, &SpellingMarks::mark);
    highlighter.setMisspelt([this](const QTextBlock &block) { return marksOf(block); });
    connect(&spelling, &Spelling::mistakesFound, this, &SpellingMarks::markLinesWith);
    connect(&spelling, &Spelling::verdictsChanged, &highlighter, &QSyntaxHighlighter::rehighlight);
    connect(editor.document(), &QTextDocument::contentsChange, this, &SpellingMarks::noteTyping);
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, &SpellingMarks::leaveWord);
}

QList<TextSpan> SpellingMarks::marksOf(const QTextBlock &block) const
{
    QList<TextSpan> marks;
    if (!m_spelling.isOn())
        return marks;
    const QList<SpellingWord> words = spellingWords(block.text());
    const qsizetype cursor = m_typing ? m_editor.textCursor().position() - block.position() : -1;
    for (const SpellingWord &word : words) {
        const bool isBeingTyped = word.start <= cursor && cursor <= word.end();
        if (!isBeingTyped && m_spelling.isMistake(word))
            marks.append({word.start, word.length});
        if (marks.size() == mostMarksInLine)
            break;
    }
    return marks;
}

std::optional<SpellingWord> SpellingMarks::mistakeAt(int position) const
{
    const auto word = wordAt(m_editor.document()->findBlock(position), position);
    return word && m_spelling.isMistake(*word) ? word : std::nullopt;
}

std::optional<std::pair<QTextBlock, SpellingWord>> SpellingMarks::mistakeNear(int position) const
{
    std::optional<std::pair<QTextBlock, SpellingWord>> first;
    for (QTextBlock block = m_editor.document()->begin(); block.isValid(); block = block.next()) {
        const QList<SpellingWord> words = spellingWords(block.text());
        for (const SpellingWord &word : words) {
            if (!m_spelling.isMistake(word))
                continue;
            if (block.position() + word.end() > position)
                return std::pair(block, word);
            if (!first)
                first = std::pair(block, word);
        }
    }
    return first;
}

void SpellingMarks::noteTyping(int position, int removed, int added)
{
    // A key types or takes away one character; what is pasted or replaced is finished.
    if (removed + added > 1 || !m_editor.hasFocus()) {
        if (m_typing)
            finishTyping();
        return;
    }
    const bool isBeginning = !m_typing;
    m_typing = position + added;
    if (isBeginning) // the highlighter has seen the line before it was known to be typed in
        markSoon(typedBlock());
}

QTextBlock SpellingMarks::typedBlock() const
{
    return m_editor.document()->findBlock(*m_typing);
}

void SpellingMarks::leaveWord()
{
    const QTextCursor cursor = m_editor.textCursor();
    if (!m_typing || cursor.position() == *m_typing)
        return;
    const auto typed = wordAt(typedBlock(), *m_typing);
    const auto here = wordAt(cursor.block(), cursor.position());
    const bool isStillThere = cursor.block() == typedBlock() && here && typed && here->start == typed->start;
    if (!isStillThere)
        finishTyping();
}

void SpellingMarks::finishTyping()
{
    if (!m_typing)
        return;
    const QTextBlock block = typedBlock();
    m_typing.reset();
    markSoon(block);
}

void SpellingMarks::markSoon(const QTextBlock &block)
{
    m_lines.insert(block.blockNumber());
    m_markSoon.start();
}

void SpellingMarks::markLinesWith(const QSet<QString> &words)
{
    for (QTextBlock block = m_editor.document()->begin(); block.isValid(); block = block.next()) {
        const QList<SpellingWord> inLine = spellingWords(block.text());
        for (const SpellingWord &word : inLine) {
            if (!words.contains(word.text))
                continue;
            markSoon(block);
            break;
        }
    }
}

void SpellingMarks::mark()
{
    const QSet<int> lines = std::exchange(m_lines, {});
    if (!m_highlighter)
        return;
    for (const int number : lines)
        if (const QTextBlock block = m_editor.document()->findBlockByNumber(number); block.isValid())
            m_highlighter->rehighlightBlock(block);
}

} // namespace otklik
