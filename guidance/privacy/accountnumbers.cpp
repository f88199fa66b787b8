#include "guidance/privacy/accountnumbers.h"

#include "guidance/privacy/numberkinds.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace otklik {

namespace {

/// Lengths by the SWIFT registry of IBANs, countries in the order of their letters.
constexpr std::array<std::pair<QStringView, qsizetype>, 84> countries{{
    {u"AD", 24}, {u"AE", 23}, {u"AL", 28}, {u"AT", 20}, {u"AZ", 28}, {u"BA", 20}, {u"BE", 16}, {u"BG", 22}, {u"BH", 22},
    {u"BR", 29}, {u"BY", 28}, {u"CH", 21}, {u"CR", 22}, {u"CY", 28}, {u"CZ", 24}, {u"DE", 22}, {u"DK", 18}, {u"DO", 28},
    {u"EE", 20}, {u"EG", 29}, {u"ES", 24}, {u"FI", 18}, {u"FO", 18}, {u"FR", 27}, {u"GB", 22}, {u"GE", 22}, {u"GI", 23},
    {u"GL", 18}, {u"GR", 27}, {u"GT", 28}, {u"HR", 21}, {u"HU", 28}, {u"IE", 22}, {u"IL", 23}, {u"IQ", 23}, {u"IS", 26},
    {u"IT", 27}, {u"JO", 30}, {u"KW", 30}, {u"KZ", 20}, {u"LB", 28}, {u"LC", 32}, {u"LI", 21}, {u"LT", 20}, {u"LU", 20},
    {u"LV", 21}, {u"LY", 25}, {u"MC", 27}, {u"MD", 24}, {u"ME", 22}, {u"MK", 19}, {u"MN", 20}, {u"MR", 27}, {u"MT", 31},
    {u"MU", 30}, {u"NI", 28}, {u"NL", 18}, {u"NO", 15}, {u"OM", 23}, {u"PK", 24}, {u"PL", 28}, {u"PS", 29}, {u"PT", 25},
    {u"QA", 29}, {u"RO", 24}, {u"RS", 22}, {u"RU", 33}, {u"SA", 24}, {u"SC", 31}, {u"SD", 18}, {u"SE", 24}, {u"SI", 19},
    {u"SK", 24}, {u"SM", 27}, {u"SO", 23}, {u"ST", 25}, {u"SV", 28}, {u"TL", 23}, {u"TN", 24}, {u"TR", 26}, {u"UA", 29},
    {u"VA", 22}, {u"VG", 24}, {u"XK", 20},
}};

qsizetype lengthIn(QStringView country)
{
    const auto *const at = std::lower_bound(countries.begin(), countries.end(), country,
                                            [](const auto &row, QStringView wanted) { return row.first < wanted; });
    return at != countries.end() && at->first == country ? at->second : 0;
}

/// The capital letter or digit of an IBAN that a character is or looks like, or 0.
char plainOf(QChar c)
{
    static constexpr QStringView cyrillic = u"АВЕКМНОРСТХ";
    static constexpr QLatin1StringView latin("ABEKMHOPCTX");
    char16_t unit = c.unicode();
    if (unit >= 0xff10 && unit <= 0xff5a) // full width
        unit -= 0xfee0;
    if (unit < 0x80)
        return QChar(unit).isLetterOrNumber() ? QChar(unit).toUpper().toLatin1() : '\0';
    const qsizetype at = cyrillic.indexOf(c.toUpper());
    return at >= 0 ? latin.at(at).toLatin1() : '\0';
}

bool isGap(QChar c)
{
    return c == u' ' || c == QChar(0xa0) || c == QChar(0x202f) || c == u'-';
}

/// Where the IBAN that starts at `start` ends, or `start`.
qsizetype endOfIban(const QString &text, qsizetype start)
{
    QByteArray iban;
    qsizetype length = 34;
    qsizetype i = start;
    for (; i < text.size() && iban.size() < length; ++i) {
        if (const char plain = plainOf(text.at(i)); plain != '\0') {
            iban.append(plain);
            if (iban.size() == 2)
                length = lengthIn(QString::fromLatin1(iban));
            if ((iban.size() == 3 || iban.size() == 4) && !QChar::fromLatin1(plain).isDigit())
                return start;
        } else if (!isGap(text.at(i)) || iban.size() < 4 || isGap(text.at(i - 1))) {
            return start;
        }
    }
    const bool endsHere = i == text.size() || !text.at(i).isLetterOrNumber();
    return iban.size() == length && endsHere && hasIbanCheck(iban) ? i : start;
}

} // namespace

QList<TextSpan> findIbans(const QString &text)
{
    QList<TextSpan> found;
    for (qsizetype i = 0; i + 4 < text.size(); ++i) {
        // two letters and two digits, where a word begins
        if (text.at(i + 2).digitValue() < 0 || text.at(i + 3).digitValue() < 0 || !text.at(i).isLetter()
            || (i > 0 && text.at(i - 1).isLetterOrNumber()))
            continue;
        const qsizetype end = endOfIban(text, i);
        if (end > i)
            found.append({i, end - i});
        i = std::max(i, end - 1);
    }
    return found;
}

QList<TextSpan> findSpelledPassports(const QString &text)
{
    if (!text.contains(QStringLiteral("сери"), Qt::CaseInsensitive))
        return {};
    static const QRegularExpression pattern(
        QStringLiteral(
            "(?<=сери[яийею])[\\s:№]{0,3}(\\d{2}\\s?\\d{2})[\\s,;]{1,3}(?:номер|№|n|no\\.?)[\\s:№]{0,3}(\\d{6})\\b"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QList<TextSpan> found;
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        found.append({match.capturedStart(1), match.capturedEnd(2) - match.capturedStart(1)});
    }
    return found;
}

} // namespace otklik
