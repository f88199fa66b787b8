#include "guidance/length/textlength.h"

#include "guidance/length/graphemes.h"

#include <QRegularExpression>

namespace otklik {

namespace {

qint64 unitsOf(QStringView text, LengthUnit unit)
{
    switch (unit) {
    case LengthUnit::Utf16Units: return text.size();
    case LengthUnit::Graphemes: return countGraphemes(text);
    case LengthUnit::CodePoints: break;
    }
    qint64 count = 0;
    for (qsizetype i = 0; i < text.size(); ++i, ++count)
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
    return count;
}

/// Links and mentions of a text: what networks count by a rule of their own.
const QRegularExpression &specials()
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<link>(?<![\\w/])https?://[^\\s/?#]{1,253}\\.[^\\s<>\"]*[^\\s<>\".,:;!?)\\]»“”'])"
                       "|(?<![\\w/.])@(?<local>\\w+(?:[\\w.-]*\\w)?)(?<host>@[\\w.-]*\\w)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

} // namespace

TextLength countLength(const QString &text, const NetworkRules &rules, Visibility visibility, qint64 instanceLimit)
{
    TextLength length;
    length.unit = rules.lengthUnit;
    length.limit = visibility == Visibility::Private ? rules.privateLengthLimit : rules.lengthLimit;
    if (instanceLimit > 0)
        length.limit = instanceLimit;

    qsizetype counted = 0;
    const auto countTo = [&](qsizetype end) {
        length.used += unitsOf(QStringView(text).mid(counted, end - counted), rules.lengthUnit);
    };
    const bool hasSpecials = (rules.linkWeight > 0 && text.contains(u':'))
        || (rules.mentionsCountLocalPartOnly && text.contains(u'@'));
    if (hasSpecials) {
        auto matches = specials().globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            const bool isLink = match.capturedStart(u"link") >= 0;
            if (isLink && rules.linkWeight > 0) {
                countTo(match.capturedStart());
                length.used += rules.linkWeight;
                counted = match.capturedEnd();
            } else if (!isLink && rules.mentionsCountLocalPartOnly) {
                countTo(match.capturedStart(u"host"));
                counted = match.capturedEnd();
            }
        }
    }
    countTo(text.size());
    return length;
}

} // namespace otklik
