#include "guidance/privacy/accountnumbers.h"

#include "guidance/privacy/numberkinds.h"

#include <QRegularExpression>

namespace otklik {

namespace {

const auto caseless = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

QList<TextSpan> matchesOf(const QRegularExpression &pattern, const QString &text)
{
    QList<TextSpan> found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.append({match.capturedStart(), match.capturedLength()});
    }
    return found;
}

} // namespace

QList<TextSpan> findIbans(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ \\x{a0}]?[A-Z0-9]{4}){2,7}(?:[ \\x{a0}]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])"));
    QList<TextSpan> found;
    for (const TextSpan &span : matchesOf(pattern, text)) {
        QByteArray iban;
        for (const QChar c : QStringView(text).mid(span.start, span.length))
            if (!c.isSpace())
                iban.append(c.toLatin1());
        if (hasIbanCheck(iban))
            found.append(span);
    }
    return found;
}

QList<TextSpan> findHomeAddresses(const QString &text)
{
    QList<TextSpan> found;
    if (text.contains(QStringLiteral("кв"), Qt::CaseInsensitive)) {
        static const QRegularExpression russian(
            QStringLiteral("\\b(?:ул(?:\\.|иц[аеыу]\\b|\\b)|пр(?:\\.|-т|-д|осп(?:\\.|ект\\w{0,2}))|пер(?:\\.|еул\\w{1,4})|"
                           "б-р|бул(?:\\.|ьвар\\w{0,2})|ш(?:\\.|оссе)|наб(?:\\.|ережн\\w{2})|мкр\\.?|микрорайон\\w{0,2}|"
                           "проезд\\w{0,2}|пл(?:\\.|ощад\\w)|туп(?:\\.|ик))[^\\n]{2,60}?\\bкв(?:\\.|артир[аеуы]|\\b)\\s{0,3}(?:№\\s?)?\\d{1,4}"
                           "|\\bд(?:ом)?\\.?\\s?\\d{1,4}[^\\n]{0,25}?\\bкв(?:\\.|артир[аеуы]|\\b)\\s{0,3}(?:№\\s?)?\\d{1,4}"),
            caseless);
        found += matchesOf(russian, text);
    }
    static const QRegularExpression english(
        QStringLiteral("\\b\\d{1,5}[a-z]? (?:[a-z][a-z.']{1,20} ){1,3}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|"
                       "boulevard|blvd|way|place|pl|terrace|close)\\b\\.?,? ?(?:apt|apartment|flat|unit|suite|#)\\.? ?#?\\w{1,5}\\b"
                       "|\\b(?:flat|apt|apartment|unit)\\.? \\w{1,4},? \\d{1,5}[a-z]? (?:[a-z][a-z.']{1,20} ){1,3}(?:street|st|road|rd|"
                       "avenue|ave|lane|ln|drive|dr|court|ct|close|terrace)\\b"),
        caseless);
    static constexpr std::array<QLatin1StringView, 5> words{QLatin1StringView("apt"), QLatin1StringView("apartment"),
                                                            QLatin1StringView("flat"), QLatin1StringView("unit"),
                                                            QLatin1StringView("suite")};
    const bool mayBe = std::any_of(words.begin(), words.end(), [&](QLatin1StringView word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
    if (mayBe)
        found += matchesOf(english, text);
    return found;
}

QList<TextSpan> findSpelledPassports(const QString &text)
{
    if (!text.contains(QStringLiteral("сери"), Qt::CaseInsensitive))
        return {};
    static const QRegularExpression pattern(
        QStringLiteral("(?<=сери[яийею])[\\s:№]{0,3}(\\d{2}\\s?\\d{2})[\\s,;]{1,3}(?:номер|№|n|no\\.?)[\\s:№]{0,3}(\\d{6})\\b"), caseless);
    QList<TextSpan> found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.append({match.capturedStart(1), match.capturedEnd(2) - match.capturedStart(1)});
    }
    return found;
}

} // namespace otklik
