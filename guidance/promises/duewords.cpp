#include "guidance/promises/duewords.h"

#include "guidance/promises/duelexicon.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

using enum DueMeaning;

/// Several words that are one, in small letters.
struct Idiom final
{
    QStringView words;
    DueMeaning meaning;
    int value = 0;
};

constexpr std::array idioms{
    Idiom{u"в течение", Within, 1},
    Idiom{u"в теч.", Within, 1},
    Idiom{u"в теч", Within, 1},
    Idiom{u"на протяжении", Within, 1},
    Idiom{u"не позднее чем", By},
    Idiom{u"не позднее", By},
    Idiom{u"не позже", By},
    Idiom{u"no later than", By},
    Idiom{u"at the latest", Filler},
    Idiom{u"the day after tomorrow", DayAfterTomorrow},
    Idiom{u"day after tomorrow", DayAfterTomorrow},
    Idiom{u"first thing in the morning", FirstThing},
    Idiom{u"first thing", FirstThing},
    Idiom{u"close of business", EndOfDay},
    Idiom{u"end of business day", EndOfDay},
    Idiom{u"end of business", EndOfDay},
    Idiom{u"half an hour", Half, 30},
    Idiom{u"half hour", Half, 30},
    Idiom{u"hour and a half", Half, 90},
    Idiom{u"a couple of", Vague, 2},
    Idiom{u"couple of", Vague, 2},
    Idiom{u"a few", Vague, 3},
    Idiom{u"на днях", Near, 3},
    Idiom{u"нового года", NewYear},
    Idiom{u"новому году", NewYear},
    Idiom{u"the new year", NewYear},
    Idiom{u"new year", NewYear},
    Idiom{u"после обеда", Afternoon},
    Idiom{u"after lunch", Afternoon},
    Idiom{u"первой половине дня", Noon},
    Idiom{u"второй половине дня", Afternoon},
    Idiom{u"over the weekend", Weekend, 1},
    Idiom{u"on the weekend", Weekend, 1},
    Idiom{u"at the weekend", Weekend, 1},
    Idiom{u"на выходных", Weekend, 1},
    Idiom{u"later today", Today},
    Idiom{u"tonight", Night},
    Idiom{u"later this week", End},
};

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'\'' || c == u'.' || c == u':' || c == u'/' || c == u'-' || c == u'–';
}

/// «15-го», «3-х», "15th", "5pm", "24h": digits and what hangs on them.
struct Digits final
{
    int value = 0;
    QStringView tail;
};

Digits splitDigits(QStringView word)
{
    qsizetype end = 0;
    while (end < word.size() && end < 5 && word.at(end).isDigit())
        ++end;
    QStringView tail = word.mid(end);
    while (tail.startsWith(u'-') || tail.startsWith(u'–'))
        tail = tail.mid(1);
    return {word.left(end).toInt(), tail};
}

bool isOrdinalTail(QStringView tail)
{
    static constexpr std::array<QStringView, 8> known{u"го", u"му", u"е", u"ое", u"st", u"nd", u"rd", u"th"};
    return std::ranges::find(known, tail) != known.end();
}

bool isEndingTail(QStringView tail)
{
    static constexpr std::array<QStringView, 8> known{u"х", u"ти", u"ми", u"и", u"ух", u"ех", u"й", u"ю"};
    return std::ranges::find(known, tail) != known.end();
}

/// "14:30", "15.05", "15.05.2027", "5/12", "2-3", "2027-05-15"
std::optional<DueWord> readFigures(QStringView word)
{
    QList<int> parts;
    QString marks;
    int number = 0;
    qsizetype digits = 0;
    for (const QChar c : word) {
        if (c.isDigit()) {
            if (++digits > 4)
                return std::nullopt;
            number = number * 10 + c.digitValue();
        } else if (digits > 0) {
            parts.append(number);
            marks += c == u'–' ? QChar(u'-') : c;
            number = 0;
            digits = 0;
        } else {
            return std::nullopt;
        }
    }
    parts.append(number);
    if (digits == 0 || parts.size() < 2)
        return std::nullopt;
    const int a = parts.at(0);
    const int b = parts.at(1);
    DueWord read;
    const bool isClock = a <= 24 && b <= 59 && parts.size() == 2;
    if (marks == u":" && isClock)
        return read.meaning = Clock, read.value = a * 60 + b, read;
    if (marks == u"-" && a < b)
        return read.meaning = Range, read.value = b, read;
    if (marks == u"--" && parts.size() == 3 && b >= 1 && b <= 12)
        return read.meaning = Date, read.value = parts.at(2) + 100 * b, read.year = a, read;
    if ((marks.startsWith(u'.') || marks.startsWith(u'/')) && a >= 1 && b >= 1 && (b <= 12 || a <= 12)) {
        // two digits behind the dot that are no month are minutes
        if (marks == u"." && b > 12)
            return isClock ? (read.meaning = Clock, read.value = a * 60 + b, std::optional(read)) : std::nullopt;
        const bool isMonthFirst = b > 12;
        read.meaning = Date;
        read.value = isMonthFirst ? b + 100 * a : a + 100 * b;
        read.isGuess = marks.startsWith(u'/') && a <= 12 && b <= 12 && a != b;
        if (parts.size() == 3)
            read.year = parts.at(2) < 100 ? 2000 + parts.at(2) : parts.at(2);
        return read.value % 100 <= 31 ? std::optional(read) : std::nullopt;
    }
    if (marks == u"." && b == 0 && isClock)
        return read.meaning = Clock, read.value = a * 60, read;
    return std::nullopt;
}

class WordReader final
{
public:
    WordReader(QStringView text, qsizetype most)
        : m_most(most)
    {
        m_text.reserve(text.size());
        for (const QChar c : text)
            m_text += c == u'ё' || c == u'Ё' ? QChar(u'е') : c == u'’' ? QChar(u'\'') : c.toLower();
    }

    QList<DueWord> run()
    {
        qsizetype at = 0;
        while (at < m_text.size() && m_words.size() < m_most) {
            const QChar c = m_text.at(at);
            if (c.isSpace() || c == u'«' || c == u'»' || c == u'(') {
                ++at;
            } else if (const auto idiom = idiomAt(at)) {
                append({idiom->meaning, idiom->value}, at, at + idiom->words.size());
                at += idiom->words.size();
            } else if (isWordPart(c) && c != u'-' && c != u'–') {
                at = readWord(at);
            } else {
                append({c == u',' ? Comma : Unknown}, at, at + 1);
                ++at;
            }
        }
        return std::move(m_words);
    }

private:
    [[nodiscard]] const Idiom *idiomAt(qsizetype at) const
    {
        const QStringView rest = QStringView(m_text).mid(at);
        for (const Idiom &idiom : idioms) {
            const qsizetype end = idiom.words.size();
            if (rest.at(0) == idiom.words.at(0) && rest.startsWith(idiom.words)
                && (end == rest.size() || !rest.at(end).isLetterOrNumber()))
                return &idiom;
        }
        return nullptr;
    }

    qsizetype readWord(qsizetype start)
    {
        qsizetype end = start;
        while (end < m_text.size() && isWordPart(m_text.at(end)))
            ++end;
        const qsizetype next = end;
        while (end > start && QStringView(u".:-–/'").contains(m_text.at(end - 1)))
            --end;
        if (end > start)
            classify(start, end);
        // a full stop is kept, so that no phrase goes over it
        const bool isStop =
            next > end && m_text.at(next - 1) == u'.' && !isShort(QStringView(m_text).mid(start, end - start));
        if (isStop)
            append({Unknown}, end, next);
        return std::max(next, start + 1);
    }

    /// «раб.», «дн.», «ч.», "a.m.": the stop is the abbreviation's.
    [[nodiscard]] static bool isShort(QStringView word)
    {
        static constexpr std::array<QStringView, 20> known{u"раб",  u"дн",  u"ч",   u"мин", u"теч", u"р.д",  u"рд",
                                                           u"нед",  u"мес", u"янв", u"фев", u"авг", u"сент", u"окт",
                                                           u"нояб", u"дек", u"a.m", u"p.m", u"hrs", u"сут"};
        return std::ranges::find(known, word) != known.end();
    }

    void classify(qsizetype start, qsizetype end)
    {
        const QStringView word = QStringView(m_text).mid(start, end - start);
        if (const auto entry = dueEntry(word))
            return append({entry->meaning, entry->value}, start, end);
        if (word == u"a" || word == u"an")
            return append({Number, 1, 0, 0, 0, true}, start, end);
        if (word.at(0).isDigit())
            return classifyDigits(word, start, end);
        // «сегодня-завтра», «день-два», "two-day": the last of them counts, and it is a guess
        const qsizetype dash = std::max(word.lastIndexOf(u'-'), word.lastIndexOf(u'–'));
        const auto last = dash > 0 ? dueEntry(word.mid(dash + 1)) : std::nullopt;
        if (last) {
            DueWord guess{last->meaning, last->value};
            guess.isGuess = true;
            if (const auto first = dueEntry(word.left(dash));
                first && last->meaning == Number && first->meaning != Number)
                append({Number, last->value, 0, 0, 0, false, true}, start, start),
                    append({first->meaning, first->value}, start, end);
            else
                append(guess, start, end);
            return;
        }
        append({Unknown}, start, end);
    }

    void classifyDigits(QStringView word, qsizetype start, qsizetype end)
    {
        if (const auto figures = readFigures(word))
            return append(*figures, start, end);
        const auto [value, tail] = splitDigits(word);
        if (tail.isEmpty() || isEndingTail(tail))
            return append({Number, value}, start, end);
        if (isOrdinalTail(tail))
            return append({Ordinal, value}, start, end);
        const auto [minutes, halfTail] = splitDigits(tail.startsWith(u':') ? tail.mid(1) : QStringView());
        const QStringView unit = tail.startsWith(u':') ? halfTail : tail;
        if (const auto entry = dueEntry(unit)) {
            const qsizetype cut = end - unit.size();
            append(tail.startsWith(u':') ? DueWord{Clock, value * 60 + minutes} : DueWord{Number, value}, start, cut);
            return append({entry->meaning, entry->value}, cut, end);
        }
        append({Unknown}, start, end);
    }

    void append(DueWord word, qsizetype start, qsizetype end)
    {
        word.start = start;
        word.end = end;
        m_words.append(word);
    }

    QString m_text;
    qsizetype m_most;
    QList<DueWord> m_words;
};

} // namespace

QList<DueWord> readDueWords(QStringView text, qsizetype most)
{
    QList<DueWord> words = WordReader(text, most).run();
    for (qsizetype i = 1; i < words.size(); ++i)
        if (words.at(i - 1).meaning == Filler
            && text.mid(words.at(i - 1).start, 3).compare(u"the", Qt::CaseInsensitive) == 0)
            words[i].isDefinite = true;
    return words;
}

} // namespace otklik
