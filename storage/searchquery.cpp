#include "storage/searchquery.h"

#include "models/searchline.h"

#include <QDateTime>

namespace otklik {

namespace {

/// A string of FTS5: whatever stands in it is only text.
QString quoted(QString text)
{
    text.remove(QChar(u'\0'));
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString wordExpression(const SearchTerm &term)
{
    const QString exact = quoted(term.text);
    if (!term.isLast || term.text.size() < shortestBeginning)
        return exact;
    return u'(' + exact + QStringLiteral(" OR ") + exact + QStringLiteral(" *)");
}

std::optional<TimePoint> startOfDay(const QString &text)
{
    const auto day = searchDayOf(text);
    if (!day)
        return std::nullopt;
    return TimePoint(std::chrono::milliseconds(day->startOfDay().toMSecsSinceEpoch()));
}

} // namespace

SearchQuery parseSearch(const QString &typed)
{
    SearchQuery query;
    QStringList words;
    QStringList parts;
    for (const SearchTerm &term : searchTermsOf(typed)) {
        switch (term.kind) {
        case SearchTerm::Kind::Words: words.append(wordExpression(term)); break;
        case SearchTerm::Kind::From: parts.append(QStringLiteral("author : ") + quoted(term.text) + QStringLiteral(" *")); break;
        case SearchTerm::Kind::Network: parts.append(QStringLiteral("network : ") + quoted(term.text)); break;
        case SearchTerm::Kind::Before: query.until = startOfDay(term.text); break;
        case SearchTerm::Kind::After: query.from = startOfDay(term.text); break;
        }
    }
    if (!words.isEmpty())
        parts.append(QStringLiteral("{text author} : (") + words.join(QStringLiteral(" AND ")) + u')');
    query.expression = parts.join(QStringLiteral(" AND "));
    return query;
}

QString prefixExpression(const QString &typed)
{
    QStringList words;
    for (const SearchTerm &term : searchTermsOf(typed))
        words.append(quoted(term.text) + QStringLiteral(" *"));
    return words.join(QStringLiteral(" AND "));
}

} // namespace otklik
