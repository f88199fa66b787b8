#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace otklik {

/// Digits that stand together. Other scripts' digits and the letters that people
/// type for 0, 1, 3 and 6 are read as digits; invisible characters are skipped.
struct DigitGroup final
{
    qsizetype start = 0;
    qsizetype end = 0;
    QByteArray digits;
    bool hasPlus = false;    ///< a "+" stands before it
    bool isAttached = false; ///< a letter or "_" stands right before or behind it: part of a name
};

/// Groups with nothing but a few separators between them: where a number that
/// was typed in groups is to be looked for.
using DigitRun = QList<DigitGroup>;

/// All runs of a text, without the insides of web addresses. Seven and more
/// digits that stand apart («8 9 1 6 …») are one group. Linear.
[[nodiscard]] QList<DigitRun> findDigitRuns(const QString &text);

/// Groups first…last of a run taken together.
struct DigitWindow final
{
    const DigitRun *run = nullptr;
    qsizetype first = 0;
    qsizetype last = 0;
    QByteArray digits;
    QList<int> sizes; ///< digits of each group

    [[nodiscard]] qsizetype start() const { return run->at(first).start; }
    [[nodiscard]] qsizetype end() const { return run->at(last).end; }
    [[nodiscard]] bool hasPlus() const { return run->at(first).hasPlus; }
    /// The groups before it begin with a "+": it is the rest of a phone number.
    [[nodiscard]] bool isBehindPlus() const { return first > 0 && run->at(first - 1).hasPlus; }
    [[nodiscard]] bool isAttached() const { return run->at(first).isAttached || run->at(last).isAttached; }
    [[nodiscard]] bool isUnbroken() const { return first == last; }
    [[nodiscard]] bool hasSizes(std::initializer_list<int> wanted) const { return sizes == QList<int>(wanted); }
};

} // namespace otklik
