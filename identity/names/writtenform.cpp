#include "identity/names/writtenform.h"

#include <algorithm>
#include <utility>

namespace otklik::identity {

namespace {

constexpr QStringView latinAlike = u"aceopxykmthbri";
constexpr QStringView cyrillicAlike = u"асеорхукмтнвгі";
constexpr qsizetype mostSegments = 4;

bool isLatin(QChar c)
{
    return c >= u'a' && c <= u'z';
}

bool isCyrillic(QChar c)
{
    return c.unicode() >= 0x400 && c.unicode() <= 0x52F;
}

QChar swapped(QChar c, QStringView from, QStringView to)
{
    const qsizetype at = from.indexOf(c);
    return at < 0 ? c : to[at];
}

/// "Аннa" with a Latin a is a Cyrillic word: the alphabet is the one whose letters the other has no picture of.
void unmix(QString &word)
{
    const auto latin = std::count_if(word.cbegin(), word.cend(), isLatin);
    const auto cyrillic = std::count_if(word.cbegin(), word.cend(), isCyrillic);
    if (latin == 0 || cyrillic == 0)
        return;
    const auto only = [&word](auto isIts, QStringView alike) {
        return std::count_if(word.cbegin(), word.cend(),
                             [&](QChar c) { return isIts(c) && !alike.contains(c); });
    };
    const auto onlyLatin = only(isLatin, latinAlike);
    const auto onlyCyrillic = only(isCyrillic, cyrillicAlike);
    const bool toCyrillic = onlyLatin != onlyCyrillic ? onlyCyrillic > onlyLatin : cyrillic >= latin;
    for (QChar &c : word)
        c = toCyrillic ? swapped(c, latinAlike, cyrillicAlike) : swapped(c, cyrillicAlike, latinAlike);
}

bool isOfWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || c.isLetter() || c.isMark();
}

bool isDash(QChar c)
{
    return c == u'-' || c == u'\u2010' || c == u'\u2011';
}

/// Dropped within a word: soft signs and apostrophes of all kinds.
bool isSilent(QChar c)
{
    return QStringView(u"'`’‘ʹʺ\"´ʼ").contains(c);
}

bool endsSegment(QChar c)
{
    return QStringView(u"|•·/\\:;~—–@#¦│┃⁄").contains(c);
}

/// Gathers the words of the segments, letter by letter.
class Words final
{
public:
    void letters(QStringView read) { m_word += read; }

    void endWord(bool joins)
    {
        if (!m_word.isEmpty()) {
            unmix(m_word);
            m_segments.back().append({std::exchange(m_word, {}), m_group, false});
        }
        if (!joins)
            ++m_group;
    }

    void comma()
    {
        endWord(false);
        if (!m_segments.back().isEmpty())
            m_segments.back().back().hasComma = true;
    }

    void endSegment()
    {
        endWord(false);
        if (!m_segments.back().isEmpty() && m_segments.size() < mostSegments)
            m_segments.append(QList<WrittenWord>());
    }

    QList<QList<WrittenWord>> taken()
    {
        endWord(false);
        if (m_segments.back().isEmpty())
            m_segments.removeLast();
        return std::move(m_segments);
    }

private:
    QList<QList<WrittenWord>> m_segments = QList<QList<WrittenWord>>(1);
    QString m_word;
    int m_group = 0;
};

} // namespace

QList<QList<WrittenWord>> writtenWords(QStringView written)
{
    const QString text = plainLetters(written).toLower();
    Words words;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (isOfWord(c)) {
            const qsizetype from = i;
            while (i + 1 < text.size() && isOfWord(text[i + 1]))
                ++i;
            words.letters(QStringView(text).sliced(from, i + 1 - from));
        } else if (isSilent(c))
            continue;
        else if (c == u',')
            words.comma();
        else if (endsSegment(c))
            words.endSegment();
        else
            words.endWord(isDash(c) && i > 0 && text[i - 1].isLetter() && i + 1 < text.size() && text[i + 1].isLetter());
    }
    return words.taken();
}

} // namespace otklik::identity
