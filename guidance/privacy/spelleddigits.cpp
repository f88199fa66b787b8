#include "guidance/privacy/spelleddigits.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

namespace otklik {

namespace {

constexpr qsizetype digitsAtLeast = 7;
constexpr qsizetype longestWord = 12; // «четырнадцать»
constexpr int separatorsAtMost = 3;

QHash<QStringView, int> numeralsOf(std::initializer_list<std::pair<QStringView, int>> rows)
{
    QHash<QStringView, int> numerals;
    for (const auto &[words, first] : rows) {
        // tens and hundreds go up by themselves, the others by one
        const int step = first >= 100 ? 100 : first >= 20 ? 10 : 1;
        int value = first;
        for (const QStringView word : words.split(u' ')) {
            numerals.insert(word, value);
            value += step;
        }
    }
    return numerals;
}

/// What a numeral is worth, or -1.
int valueOf(QStringView word)
{
    static const QHash<QStringView, int> numerals = numeralsOf({
        {u"ноль один два три четыре пять шесть семь восемь девять", 0},
        {u"нуль одна две", 0},
        {u"десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать "
         u"девятнадцать",
         10},
        {u"двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто", 20},
        {u"сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот", 100},
        {u"zero one two three four five six seven eight nine", 0},
        {u"oh", 0},
        {u"ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10},
        {u"twenty thirty forty fifty sixty seventy eighty ninety", 20},
    });
    if (word.size() < 2 || word.size() > longestWord)
        return -1;
    std::array<char16_t, longestWord> lower{}; // no memory is asked for: every word of a draft comes by
    std::transform(word.begin(), word.end(), lower.begin(), [](QChar c) { return c.toLower().unicode(); });
    return numerals.value(QStringView(lower.data(), word.size()), -1);
}

/// Whether a numeral goes on with another: «сто» with «двадцать», «сорок» with «два».
bool isOpen(int value, int next)
{
    if (value >= 100)
        return value % 100 == 0 ? next > 0 && next < 100
                                : value % 100 >= 20 && value % 10 == 0 && next > 0 && next < 10;
    return value >= 20 && value % 10 == 0 && next > 0 && next < 10;
}

bool isSeparator(QChar c)
{
    return c == u' ' || c == u'\t' || c == QChar(0xa0) || c == u',' || c == u'-' || c == u'.'
        || (c >= QChar(0x2010) && c <= QChar(0x2015));
}

/// Reads numerals one after the other and closes a run where another word begins.
class Reader final
{
public:
    void read(qsizetype start, qsizetype end, int value)
    {
        if (m_value >= 0 && isOpen(m_value, value)) {
            m_value += value;
            m_run.last().end = end;
            m_run.last().digits = QByteArray::number(m_value);
            return;
        }
        const bool isSingle = value < 10 && m_value >= 0 && m_value < 10;
        m_value = value;
        if (isSingle) {
            m_run.last().end = end;
            m_run.last().digits += QByteArray::number(value);
            return;
        }
        m_run.append({start, end, QByteArray::number(value), false, false});
    }

    void close()
    {
        qsizetype digits = 0;
        for (const DigitGroup &group : std::as_const(m_run))
            digits += group.digits.size();
        if (digits >= digitsAtLeast)
            m_runs.append(m_run);
        m_run.clear();
        m_value = -1;
    }

    [[nodiscard]] bool isOpenRun() const { return !m_run.isEmpty(); }
    [[nodiscard]] QList<DigitRun> runs() { return std::move(m_runs); }

private:
    QList<DigitRun> m_runs;
    DigitRun m_run;
    int m_value = -1; ///< of the last numeral, while a run is open
};

} // namespace

QList<DigitRun> findSpelledRuns(const QString &text)
{
    Reader reader;
    int separators = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (!text.at(i).isLetterOrNumber()) {
            if (!isSeparator(text.at(i)) || ++separators > separatorsAtMost)
                reader.close();
            ++i;
            continue;
        }
        const qsizetype start = i;
        while (i < text.size() && text.at(i).isLetterOrNumber())
            ++i;
        const QStringView word = QStringView(text).mid(start, i - start);
        const int value = valueOf(word);
        if (value < 0 || (word == u"oh" && !reader.isOpenRun()))
            reader.close();
        else
            reader.read(start, i, value);
        separators = 0;
    }
    reader.close();
    return reader.runs();
}

} // namespace otklik
