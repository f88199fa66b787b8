#include "guidance/wording/ruletrial.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace otklik {

namespace {

constexpr qsizetype mostLetters = 24;
constexpr qsizetype mostRuns = 12;
constexpr int repeats = 60;
constexpr std::chrono::milliseconds longestTrial{300}; ///< what takes longer in all is as bad as what hits the limit

/// What this thread has worked: a busy machine makes no expression worse.
std::chrono::nanoseconds worked()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// The literal words of an expression: between them stand its signs.
QStringList runsOf(const QString &expression)
{
    QStringList runs;
    QString run;
    for (qsizetype i = 0; i <= expression.size() && runs.size() < mostRuns; ++i) {
        const QChar c = i < expression.size() ? expression.at(i) : QChar(u'|');
        const bool isEscape = i > 0 && expression.at(i - 1) == u'\\';
        if ((c.isLetterOrNumber() || c == u' ') && !isEscape) {
            run += c;
        } else if (!run.isEmpty()) {
            if (!runs.contains(run))
                runs.append(run);
            run.clear();
        }
    }
    return runs;
}

QStringList provocations(const QString &expression)
{
    const QStringList runs = runsOf(expression);
    QString letters = QStringLiteral("aа1 -.");
    for (const QString &run : runs)
        for (const QChar c : run)
            if (!letters.contains(c) && letters.size() < mostLetters)
                letters += c;
    QStringList repeated;
    for (const QChar c : std::as_const(letters))
        repeated.append(QString(repeats, c));
    for (const QString &run : runs) {
        repeated.append(run.repeated(repeats));
        repeated.append((run + u' ').repeated(repeats));
    }
    repeated.append(QStringLiteral("aа1 ").repeated(repeats));
    // behind what does not fit stands all that the engine could miss at once, and so give up early
    const QString behind = QChar(1) + expression;
    QStringList texts;
    for (const QString &one : std::as_const(repeated)) {
        texts.append(one + behind);
        for (const QString &run : runs)
            texts.append(run + one + behind);
    }
    return texts;
}

} // namespace

QString limitedExpression(const QString &expression)
{
    return QStringLiteral("(*LIMIT_MATCH=20000)") + expression;
}

bool standsTrial(const QString &expression)
{
    const QRegularExpression rule(expression, QRegularExpression::UseUnicodePropertiesOption);
    const auto end = worked() + longestTrial;
    const QStringList texts = provocations(expression.section(u')', 1));
    return std::ranges::all_of(texts,
                               [&](const QString &text) { return rule.match(text).isValid() && worked() < end; });
}

} // namespace otklik
