#include "guidance/length/replyparts.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace otklik {

namespace {

/// How good a place to cut is; the greater the better.
enum class CutKind { Character, Word, Sentence, Paragraph };

struct Cut final
{
    qsizetype at = 0;
    CutKind kind = CutKind::Character;
};

bool isBreak(QChar c)
{
    return c == u'\n' || c == QChar::ParagraphSeparator || c == QChar::LineSeparator;
}

/// Where words end; what holds a number and its unit together is none.
bool isBlank(QChar c)
{
    return c.isSpace() && c != QChar::Nbsp && c != QChar(0x202f) && c != QChar(0x2007);
}

/// All boundaries of one kind, but for the beginning.
QList<qsizetype> boundaries(const QString &text, QTextBoundaryFinder::BoundaryType type)
{
    QList<qsizetype> found;
    QTextBoundaryFinder finder(type, text);
    while (finder.toNextBoundary() >= 0)
        found.append(finder.position());
    return found;
}

/// Stretches that stay whole: links, addresses, names of accounts.
QList<std::pair<qsizetype, qsizetype>> wholeOnes(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("\\S*(?:://|@)\\S*"));
    QList<std::pair<qsizetype, qsizetype>> whole;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        whole.append({match.capturedStart(), match.capturedEnd()});
    }
    return whole;
}

CutKind kindAt(const QString &text, qsizetype at, bool endsSentence)
{
    // White space after a cut is left out, so that a cut stands where the words end.
    qsizetype next = at;
    bool isParagraph = next >= text.size();
    while (next < text.size() && isBlank(text.at(next)))
        isParagraph = isBreak(text.at(next++)) || isParagraph;
    if (isParagraph)
        return CutKind::Paragraph;
    if (next == at)
        return endsSentence ? CutKind::Sentence : CutKind::Character;
    return endsSentence ? CutKind::Sentence : CutKind::Word;
}

/// Where the text may be cut at all, in order: after something, never after white space.
QList<Cut> cutsOf(const QString &text)
{
    const QList<qsizetype> sentences = boundaries(text, QTextBoundaryFinder::Sentence);
    const auto whole = wholeOnes(text);
    QList<Cut> cuts;
    auto stretch = whole.cbegin();
    const QList<qsizetype> characters = boundaries(text, QTextBoundaryFinder::Grapheme);
    for (const qsizetype at : characters) {
        while (stretch != whole.cend() && stretch->second <= at)
            ++stretch;
        const bool isInside = stretch != whole.cend() && stretch->first < at;
        if (isInside || isBlank(text.at(at - 1)))
            continue;
        qsizetype next = at; // a sentence ends behind its white space
        while (next < text.size() && isBlank(text.at(next)))
            ++next;
        cuts.append({at, kindAt(text, at, std::ranges::binary_search(sentences, next))});
    }
    return cuts;
}

class Splitter final
{
public:
    Splitter(const QString &text, const FitsOnePost &fits) : m_text(text), m_fits(fits), m_cuts(cutsOf(text)) { }

    /// The end of the part that begins at `start`, as an index of m_cuts; -1: nothing fits.
    [[nodiscard]] qsizetype endOf(qsizetype start, qsizetype first) const
    {
        const qsizetype last = lastThatFits(start, first);
        if (last < 0 || last + 1 == m_cuts.size())
            return last;
        const qsizetype length = m_cuts.at(last).at - start;
        // A paragraph that leaves more than half of the post empty is no gain, nor is a sentence of a quarter.
        for (const auto &[kind, least] : {std::pair(CutKind::Paragraph, length / 2), std::pair(CutKind::Sentence, length / 4),
                                          std::pair(CutKind::Word, qsizetype(0))})
            for (qsizetype i = last; i >= first && m_cuts.at(i).at - start > least; --i)
                if (m_cuts.at(i).kind >= kind)
                    return i;
        return last;
    }

    [[nodiscard]] const QList<Cut> &cuts() const { return m_cuts; }

private:
    [[nodiscard]] bool fits(qsizetype start, qsizetype cut) const
    {
        return m_fits(m_text.mid(start, m_cuts.at(cut).at - start));
    }

    /// Strides that double find a bound, halving the rest.
    [[nodiscard]] qsizetype lastThatFits(qsizetype start, qsizetype first) const
    {
        qsizetype good = first - 1;
        qsizetype stride = 1;
        while (good + stride < m_cuts.size() && fits(start, good + stride)) {
            good += stride;
            stride *= 2;
        }
        qsizetype bad = std::min(good + stride, m_cuts.size());
        while (bad - good > 1) {
            const qsizetype middle = good + (bad - good) / 2;
            (fits(start, middle) ? good : bad) = middle;
        }
        return good < first ? -1 : good;
    }

    const QString &m_text;
    const FitsOnePost &m_fits;
    QList<Cut> m_cuts;
};

qsizetype skipSpace(const QString &text, qsizetype at)
{
    while (at < text.size() && isBlank(text.at(at)))
        ++at;
    return at;
}

} // namespace

QStringList splitReply(const QString &text, const FitsOnePost &fits)
{
    const Splitter splitter(text, fits);
    QStringList parts;
    qsizetype start = skipSpace(text, 0);
    qsizetype first = 0;
    while (start < text.size()) {
        const qsizetype end = splitter.endOf(start, first);
        if (end < 0)
            return {};
        const qsizetype at = splitter.cuts().at(end).at;
        parts.append(text.mid(start, at - start));
        start = skipSpace(text, at);
        first = end + 1;
    }
    return parts;
}

} // namespace otklik
