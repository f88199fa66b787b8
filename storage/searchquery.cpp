#include "storage/searchquery.h"

#include <QDate>
#include <QDateTime>
#include <QList>

namespace otklik {

namespace {

/// A longer query is a pasted text: its first words are searched.
constexpr qsizetype longestQuery = 400;
constexpr qsizetype mostTerms = 16;
/// Beginnings shorter than that match half of everything.
constexpr qsizetype shortestPrefix = 3;

constexpr QStringView latinKeys = u"`qwertyuiop[]asdfghjkl;'zxcvbnm,.~QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>";
constexpr QStringView russianKeys = u"ёйцукенгшщзхъфывапролджэячсмитьбюЁЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ";

const QList<QString> &operatorNames()
{
    static const QList<QString> names{QStringLiteral("from:"), QStringLiteral("network:"), QStringLiteral("before:"),
                                      QStringLiteral("after:")};
    return names;
}

struct Term
{
    QString name; ///< of the operator, or empty
    QString text;
    bool isQuoted = false;
    bool isLast = false; ///< still being typed
};

bool hasWord(QStringView text)
{
    for (const char32_t c : text.toUcs4())
        if (QChar::isLetterOrNumber(c))
            return true;
    return false;
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'«' || c == u'»' || c == u'“' || c == u'”' || c == u'„';
}

QString operatorAt(QStringView text)
{
    for (const QString &name : operatorNames())
        if (text.startsWith(name, Qt::CaseInsensitive))
            return name;
    return {};
}

QList<Term> termsOf(const QString &typed)
{
    QList<Term> terms;
    const QString text = typed.left(longestQuery);
    qsizetype at = 0;
    while (at < text.size() && terms.size() < mostTerms) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        Term term;
        term.name = operatorAt(QStringView(text).mid(at));
        at += term.name.size();
        term.isQuoted = at < text.size() && isQuote(text[at]);
        if (term.isQuoted)
            ++at;
        const qsizetype start = at;
        while (at < text.size() && (term.isQuoted ? !isQuote(text[at]) : !text[at].isSpace() && !isQuote(text[at])))
            ++at;
        term.text = text.mid(start, at - start);
        term.isLast = at >= text.size() && !term.isQuoted;
        if (term.isQuoted && at < text.size())
            ++at;
        if (hasWord(term.text))
            terms.append(term);
    }
    return terms;
}

/// A string of FTS5: whatever stands in it is only text.
QString quoted(QString text)
{
    text.remove(QChar(u'\0'));
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString wordExpression(const Term &term)
{
    const QString exact = quoted(term.text);
    if (!term.isLast || term.text.size() < shortestPrefix)
        return exact;
    return u'(' + exact + QStringLiteral(" OR ") + exact + QStringLiteral(" *)");
}

std::optional<TimePoint> startOfDay(const QString &text)
{
    QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid())
        day = QDate::fromString(text, QStringLiteral("d.M.yyyy"));
    if (!day.isValid())
        return std::nullopt;
    return TimePoint(std::chrono::milliseconds(day.startOfDay().toMSecsSinceEpoch()));
}

} // namespace

SearchQuery parseSearch(const QString &typed)
{
    SearchQuery query;
    QStringList words;
    QStringList parts;
    for (const Term &term : termsOf(typed)) {
        if (term.name.isEmpty())
            words.append(wordExpression(term));
        else if (term.name == QLatin1StringView("from:"))
            parts.append(QStringLiteral("author : ") + quoted(term.text) + QStringLiteral(" *"));
        else if (term.name == QLatin1StringView("network:"))
            parts.append(QStringLiteral("network : ") + quoted(term.text));
        else if (term.name == QLatin1StringView("before:"))
            query.until = startOfDay(term.text);
        else
            query.from = startOfDay(term.text);
    }
    if (!words.isEmpty())
        parts.append(QStringLiteral("{text author} : (") + words.join(QStringLiteral(" AND ")) + u')');
    query.expression = parts.join(QStringLiteral(" AND "));
    return query;
}

QString prefixExpression(const QString &typed)
{
    QStringList words;
    for (const Term &term : termsOf(typed))
        words.append(quoted(term.text) + QStringLiteral(" *"));
    return words.join(QStringLiteral(" AND "));
}

QString inOtherLayout(const QString &typed)
{
    const bool isRussian = std::ranges::any_of(typed, [](QChar c) { return c.script() == QChar::Script_Cyrillic; });
    const QStringView from = isRussian ? russianKeys : latinKeys;
    const QStringView to = isRussian ? latinKeys : russianKeys;
    QString other;
    qsizetype at = 0;
    while (at < typed.size()) {
        const bool startsTerm = at == 0 || typed[at - 1].isSpace();
        if (const QString name = startsTerm ? operatorAt(QStringView(typed).mid(at)) : QString(); !name.isEmpty()) {
            const qsizetype end = typed.indexOf(u' ', at);
            const qsizetype length = (end < 0 ? typed.size() : end) - at;
            other += typed.mid(at, length);
            at += length;
            continue;
        }
        const QChar c = typed[at++];
        const qsizetype key = c == u'"' ? -1 : from.indexOf(c);
        other += key < 0 ? c : to[key];
    }
    return other == typed ? QString() : other;
}

} // namespace otklik
