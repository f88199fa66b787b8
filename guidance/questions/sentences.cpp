#include "guidance/questions/sentences.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

bool isEndMark(QChar c)
{
    return QStringView(u".!?…！？。؟").contains(c);
}

bool isQuestionMark(QChar c)
{
    return QStringView(u"?？؟").contains(c);
}

bool isClosing(QChar c)
{
    return QStringView(u")]»\"”’'").contains(c);
}

/// «ул.», «т.д.», "e.g.": a short word before a dot that shortens something.
bool isAbbreviation(QStringView text, qsizetype dot)
{
    qsizetype start = dot;
    while (start > 0 && text.at(start - 1).isLetter())
        --start;
    const QStringView word = text.mid(start, dot - start);
    static constexpr std::array<QStringView, 28> known{u"ул", u"д", u"кв", u"г", u"гг", u"руб", u"р", u"коп", u"тыс", u"млн",
                                                       u"т", u"е", u"п", u"пр", u"др", u"им", u"стр", u"см", u"тел",
                                                       u"корп", u"обл", u"пер", u"mr", u"mrs", u"ms", u"dr", u"no", u"st"};
    return std::any_of(known.begin(), known.end(),
                       [&](QStringView one) { return word.compare(one, Qt::CaseInsensitive) == 0; });
}

/// Whether the marks in [from, to) end the sentence, by what stands around them.
bool endsHere(const QString &text, qsizetype from, qsizetype to)
{
    const bool isLast = to >= text.size();
    if (isLast || text.at(to) == u'\n')
        return true;
    const bool isOneDot = to - from == 1 && text.at(from) == u'.';
    if (!text.at(to).isSpace() && !isClosing(text.at(to)))
        // "1.5", "a.example", "page?x=1" go on; «Почему?Где» does not
        return !isOneDot && !text.at(to).isDigit() && text.at(to).isUpper();
    qsizetype next = to;
    while (next < text.size() && (text.at(next).isSpace() || isClosing(text.at(next))))
        ++next;
    const bool goesOn = next < text.size() && text.at(next).isLower();
    if (isOneDot)
        return !(isAbbreviation(text, from) && next < text.size()) || !goesOn;
    // «спросил: "Когда?" и ушёл» goes on; «Когда? и где?» are two
    return !(isClosing(text.at(to)) && goesOn);
}

void append(QList<Sentence> &sentences, const QString &text, qsizetype start, qsizetype end)
{
    while (start < end && (text.at(start).isSpace() || QStringView(u"-–—•*,;:").contains(text.at(start))))
        ++start;
    while (end > start && text.at(end - 1).isSpace())
        --end;
    if (start == end)
        return;
    Sentence sentence{{start, end - start}, false};
    for (qsizetype i = end; i > start && (isEndMark(text.at(i - 1)) || isClosing(text.at(i - 1))); --i)
        sentence.isQuestion = sentence.isQuestion || isQuestionMark(text.at(i - 1));
    sentences.append(sentence);
}

} // namespace

QList<Sentence> splitSentences(const QString &text)
{
    QList<Sentence> sentences;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (text.at(i) == u'\n' || text.at(i) == QChar::ParagraphSeparator || text.at(i) == QChar::LineSeparator) {
            append(sentences, text, start, i);
            start = ++i;
        } else if (isEndMark(text.at(i))) {
            const qsizetype from = i;
            while (i < text.size() && isEndMark(text.at(i)))
                ++i;
            if (!endsHere(text, from, i))
                continue;
            while (i < text.size() && isClosing(text.at(i)))
                ++i;
            append(sentences, text, start, i);
            start = i;
        } else {
            ++i;
        }
    }
    append(sentences, text, start, text.size());
    return sentences;
}

} // namespace otklik
