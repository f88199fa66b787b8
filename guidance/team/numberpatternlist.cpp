#include "guidance/team/numberpatternlist.h"

#include "guidance/privacy/numberpatterns.h"

namespace otklik {

namespace {

QString faultText(PatternFault fault)
{
    switch (fault) {
    case PatternFault::None:
        return {};
    case PatternFault::Malformed:
        return QStringLiteral("is no regular expression");
    case PatternFault::MatchesEmpty:
        return QStringLiteral("fits where there is nothing");
    case PatternFault::TooSlow:
        return QStringLiteral("takes too long on some texts");
    }
    return {};
}

} // namespace

Result<QList<NumberPattern>> parseNumberPatterns(const QString &body)
{
    constexpr qsizetype longestExpression = 500;
    QList<NumberPattern> patterns;
    int number = 0;
    const auto bad = [&](const QString &what) {
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_document"),
                       QStringLiteral("line %1: %2").arg(number).arg(what));
    };
    const auto lines = QStringView(body).split(u'\n');
    for (const QStringView line : lines) {
        ++number;
        const QStringView text = line.trimmed();
        if (text.isEmpty() || text.startsWith(u'#'))
            continue;
        const qsizetype colon = text.indexOf(u':');
        const NumberPattern pattern{text.left(std::max<qsizetype>(colon, 0)).trimmed().toString(),
                                    text.mid(colon + 1).trimmed().toString()};
        if (pattern.name.isEmpty() || pattern.expression.isEmpty() || pattern.expression.size() > longestExpression)
            return bad(QStringLiteral("not \"name: expression\""));
        if (const PatternFault fault = patternFault(pattern); fault != PatternFault::None)
            return bad(pattern.name + u' ' + faultText(fault));
        patterns.append(pattern);
    }
    return patterns;
}

} // namespace otklik
