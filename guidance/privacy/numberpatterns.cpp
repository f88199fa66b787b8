#include "guidance/privacy/numberpatterns.h"

#include "models/result.h"

#include <QHash>
#include <QMutex>
#include <QRegularExpression>

#include <array>
#include <chrono>
#include <ctime>
#include <optional>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype stretch = 512;
constexpr qsizetype longestFind = 64; ///< two stretches share so much
constexpr std::chrono::nanoseconds stretchTime = 5ms;
constexpr qsizetype remembered = 200;

std::chrono::nanoseconds processorTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

struct Compiled final
{
    QRegularExpression expression;
    PatternFault fault = PatternFault::None;
};

/// The finds of one stretch, or why there are none.
tl::expected<QList<TextSpan>, PatternFault> findIn(const QString &piece, const QRegularExpression &expression)
{
    const auto begin = processorTime();
    QList<TextSpan> found;
    for (qsizetype from = 0; from <= piece.size();) {
        const auto match = expression.match(piece, from);
        if (!match.isValid() || processorTime() - begin > stretchTime)
            return tl::unexpected(PatternFault::TooSlow);
        if (!match.hasMatch())
            break;
        if (match.capturedLength() == 0)
            return tl::unexpected(PatternFault::MatchesEmpty);
        if (match.capturedLength() <= longestFind)
            found.append({match.capturedStart(), match.capturedLength()});
        from = match.capturedEnd();
    }
    return found;
}

/// `prefix` has PCRE2 give up a start after so many steps; a limit that the team wrote can only lower it.
QRegularExpression compiled(const QString &expression, QLatin1StringView prefix = {})
{
    return QRegularExpression(prefix + QLatin1StringView("(*LIMIT_MATCH=3000)") + expression,
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::UseUnicodePropertiesOption);
}

/// Tries texts on which expressions with nested repeats do not come to an end.
PatternFault tried(const QString &pattern)
{
    // else a text without the character that every match has to have is passed over at once
    const QRegularExpression expression = compiled(pattern, QLatin1StringView("(*NO_START_OPT)"));
    static constexpr std::array<QStringView, 8> pieces{u"1", u"a", u"а", u"1-", u"а1", u"12 ", u"/1", u" "};
    for (const QStringView piece : pieces) {
        const QString text = piece.toString().repeated(48) + u'!';
        if (const auto found = findIn(text, expression); !found)
            return found.error();
    }
    return expression.match(QString()).hasMatch() ? PatternFault::MatchesEmpty : PatternFault::None;
}

/// Patterns that were asked for, compiled and tried.
class Patterns final
{
public:
    Compiled take(const QString &expression)
    {
        const QMutexLocker lock(&m_mutex);
        const auto known = m_known.constFind(expression);
        if (known != m_known.constEnd())
            return *known;
        if (m_known.size() >= remembered)
            m_known.clear();
        return *m_known.insert(expression, compile(expression));
    }

    void switchOff(const QString &expression, PatternFault fault)
    {
        const QMutexLocker lock(&m_mutex);
        m_known[expression].fault = fault;
    }

private:
    static Compiled compile(const QString &expression)
    {
        if (expression.isEmpty())
            return {{}, PatternFault::MatchesEmpty};
        const QRegularExpression whole = compiled(expression);
        return {whole, whole.isValid() ? tried(expression) : PatternFault::Malformed};
    }

    QMutex m_mutex;
    QHash<QString, Compiled> m_known;
};

Patterns &patterns()
{
    static Patterns all;
    return all;
}

} // namespace

PatternFault patternFault(const NumberPattern &pattern)
{
    return patterns().take(pattern.expression).fault;
}

QList<TextSpan> findByPattern(const QString &text, const NumberPattern &pattern)
{
    const Compiled compiled = patterns().take(pattern.expression);
    if (compiled.fault != PatternFault::None)
        return {};
    QList<TextSpan> all;
    for (qsizetype at = 0; at < text.size(); at += stretch - longestFind) {
        const auto found = findIn(text.mid(at, stretch), compiled.expression);
        if (!found) {
            patterns().switchOff(pattern.expression, found.error());
            return {};
        }
        for (const TextSpan &span : *found)
            all.append({at + span.start, span.length});
        if (at + stretch >= text.size())
            break;
    }
    return all;
}

} // namespace otklik
