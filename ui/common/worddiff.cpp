#include "ui/common/worddiff.h"

#include <vector>

namespace otklik {

namespace {

constexpr qsizetype maxWords = 1000;

/// Words, each with the white space after it.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    qsizetype start = 0;
    for (qsizetype i = 1; i <= text.size(); ++i) {
        const bool beginsWord = i < text.size() && !text.at(i).isSpace() && text.at(i - 1).isSpace();
        if (beginsWord || i == text.size()) {
            words.append(text.mid(start, i - start));
            start = i;
        }
    }
    return words;
}

void append(QList<DiffRun> &runs, DiffRun::Kind kind, const QString &text)
{
    if (text.isEmpty())
        return;
    if (!runs.isEmpty() && runs.last().kind == kind)
        runs.last().text += text;
    else
        runs.append({kind, text});
}

bool isSame(const QString &a, const QString &b)
{
    return QStringView(a).trimmed() == QStringView(b).trimmed();
}

/// Lengths of the longest common subsequence of every pair of tails.
std::vector<int> commonTails(const QStringList &a, const QStringList &b)
{
    const auto columns = static_cast<size_t>(b.size() + 1);
    std::vector<int> table(static_cast<size_t>(a.size() + 1) * columns, 0);
    for (qsizetype i = a.size() - 1; i >= 0; --i)
        for (qsizetype j = b.size() - 1; j >= 0; --j) {
            const size_t at = static_cast<size_t>(i) * columns + static_cast<size_t>(j);
            table[at] = isSame(a.at(i), b.at(j)) ? table[at + columns + 1] + 1
                                                 : std::max(table[at + columns], table[at + 1]);
        }
    return table;
}

} // namespace

QList<DiffRun> diffWords(const QString &before, const QString &after)
{
    using Kind = DiffRun::Kind;
    QStringList a = wordsOf(before);
    QStringList b = wordsOf(after);
    QList<DiffRun> runs;
    while (!a.isEmpty() && !b.isEmpty() && isSame(a.first(), b.first())) {
        append(runs, Kind::Same, b.takeFirst());
        a.removeFirst();
    }
    QString tail;
    while (!a.isEmpty() && !b.isEmpty() && isSame(a.last(), b.last())) {
        tail.prepend(b.takeLast());
        a.removeLast();
    }
    if (a.size() > maxWords || b.size() > maxWords) {
        append(runs, Kind::Removed, a.join(QString()));
        append(runs, Kind::Added, b.join(QString()));
    } else {
        const std::vector<int> table = commonTails(a, b);
        const auto columns = static_cast<size_t>(b.size() + 1);
        qsizetype i = 0;
        qsizetype j = 0;
        while (i < a.size() || j < b.size()) {
            const size_t at = static_cast<size_t>(i) * columns + static_cast<size_t>(j);
            if (i < a.size() && j < b.size() && isSame(a.at(i), b.at(j))) {
                append(runs, Kind::Same, b.at(j++));
                ++i;
            } else if (j >= b.size() || (i < a.size() && table[at + columns] >= table[at + 1])) {
                append(runs, Kind::Removed, a.at(i++));
            } else {
                append(runs, Kind::Added, b.at(j++));
            }
        }
    }
    append(runs, Kind::Same, tail);
    return runs;
}

} // namespace otklik
