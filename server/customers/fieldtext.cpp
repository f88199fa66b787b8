#include "server/customers/fieldtext.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace otklik {

namespace {

const QRegularExpression &isoDate()
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{4})[-./]?(\\d{2})[-./]?(\\d{2})([T ]\\d{1,2}[:\\d.]*(Z|[+-]\\d\\d:?\\d\\d)?)?$"));
    return pattern;
}

const QRegularExpression &writtenDate()
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4})( \\d{1,2}:\\d\\d(:\\d\\d)?)?$"));
    return pattern;
}

/// The position of the sign before the fraction; -1 where the number is whole.
qsizetype decimalSign(const QString &number)
{
    const qsizetype comma = number.lastIndexOf(u',');
    const qsizetype point = number.lastIndexOf(u'.');
    const qsizetype last = std::max(comma, point);
    if (last < 0)
        return -1;
    const QChar sign = number[last];
    if (number.count(sign) > 1)
        return -1;
    const bool isOnlyKind = std::min(comma, point) < 0;
    const qsizetype behind = number.size() - last - 1;
    return isOnlyKind && sign == u',' && behind == 3 ? -1 : last; // "1,234" is a thousand
}

} // namespace

QString plainText(const QString &text, qsizetype longest, bool keepsLines, bool *wasCut)
{
    QString plain;
    plain.reserve(std::min(text.size(), longest));
    for (qsizetype i = 0; i < text.size() && plain.size() <= longest; ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            plain.append(c).append(text[++i]);
        else if (c.isSurrogate())
            plain.append(QChar::ReplacementCharacter);
        else if (c == u'\r' && keepsLines)
            continue;
        else if (c.category() == QChar::Other_Control && !(c == u'\n' && keepsLines))
            plain.append(u' ');
        else
            plain.append(c);
    }
    plain = plain.trimmed();
    const bool isTooLong = plain.size() > longest;
    if (isTooLong) {
        plain.truncate(longest);
        if (plain.back().isHighSurrogate())
            plain.chop(1);
    }
    if (wasCut)
        *wasCut = isTooLong;
    return plain;
}

std::optional<QString> birthDateOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    QDate date;
    if (const auto iso = isoDate().match(trimmed); iso.hasMatch()) {
        date = QDate(iso.captured(1).toInt(), iso.captured(2).toInt(), iso.captured(3).toInt());
    } else if (const auto written = writtenDate().match(trimmed); written.hasMatch()) {
        int day = written.captured(1).toInt();
        int month = written.captured(2).toInt();
        if (month > 12)
            std::swap(day, month);
        date = QDate(written.captured(3).toInt(), month, day);
    }
    constexpr int firstYear = 1880;
    constexpr int lastYear = 2100;
    if (!date.isValid() || date.year() < firstYear || date.year() > lastYear)
        return std::nullopt;
    return date.toString(Qt::ISODate);
}

std::optional<qint64> amountOf(const QString &text)
{
    static const QRegularExpression left(QStringLiteral("[\\s\u00A0\u2009\u202F']|₽|\\$|€|руб\\.?|р\\.|RUB|USD|EUR"),
                                         QRegularExpression::CaseInsensitiveOption);
    QString number = text;
    number.remove(left).replace(u'\u2212', u'-');
    static const QRegularExpression shape(QStringLiteral("^-?\\d[\\d.,]{0,24}$"));
    if (!shape.match(number).hasMatch())
        return std::nullopt;
    const qsizetype sign = decimalSign(number);
    const bool isNegative = number.startsWith(u'-');
    const auto digits = [](QString part) { return part.remove(u',').remove(u'.').remove(u'-'); };
    const QString whole = digits(sign < 0 ? number : number.left(sign));
    QString fraction = sign < 0 ? QString() : digits(number.mid(sign + 1));
    const bool roundsUp = fraction.size() > 2 && fraction[2] >= u'5';
    fraction = fraction.left(2).leftJustified(2, u'0');
    constexpr qsizetype mostDigits = 15; // no sum of theirs overflows
    if (whole.size() > mostDigits)
        return std::nullopt;
    const qint64 hundredths = whole.toLongLong() * 100 + fraction.toLongLong() + (roundsUp ? 1 : 0);
    return isNegative ? -hundredths : hundredths;
}

std::optional<QString> currencyOf(const QString &text)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("₽"), QStringLiteral("RUB")},    {QStringLiteral("руб"), QStringLiteral("RUB")},
        {QStringLiteral("руб."), QStringLiteral("RUB")}, {QStringLiteral("р."), QStringLiteral("RUB")},
        {QStringLiteral("rur"), QStringLiteral("RUB")},  {QStringLiteral("$"), QStringLiteral("USD")},
        {QStringLiteral("€"), QStringLiteral("EUR")},
    };
    const QString trimmed = text.trimmed();
    if (const auto it = names.constFind(trimmed.toLower()); it != names.constEnd())
        return *it;
    static const QRegularExpression code(QStringLiteral("^[A-Za-z]{3}$"));
    return code.match(trimmed).hasMatch() ? std::optional(trimmed.toUpper()) : std::nullopt;
}

std::optional<QString> languageOf(const QString &text)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("русский"), QStringLiteral("ru")},
        {QStringLiteral("russian"), QStringLiteral("ru")},
        {QStringLiteral("английский"), QStringLiteral("en")},
        {QStringLiteral("english"), QStringLiteral("en")},
    };
    const QString lower = text.trimmed().toLower();
    if (const auto it = names.constFind(lower); it != names.constEnd())
        return *it;
    static const QRegularExpression code(QStringLiteral("^([a-z]{2,3})([-_][a-z0-9-_]*)?$"));
    const auto match = code.match(lower);
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

std::optional<QString> timeZoneOf(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral("^[A-Z][A-Za-z_]{1,30}(/[A-Za-z0-9_+-]{1,40}){1,2}$"));
    const QString trimmed = text.trimmed();
    if (!shape.match(trimmed).hasMatch() || !QTimeZone(trimmed.toLatin1()).isValid())
        return std::nullopt;
    return trimmed;
}

QString networkOf(const QString &label)
{
    static const QHash<QString, QString> networks{
        {QStringLiteral("вк"), QStringLiteral("vk")},
        {QStringLiteral("вконтакте"), QStringLiteral("vk")},
        {QStringLiteral("vkontakte"), QStringLiteral("vk")},
        {QStringLiteral("телеграм"), QStringLiteral("telegram")},
        {QStringLiteral("телеграмм"), QStringLiteral("telegram")},
        {QStringLiteral("одноклассники"), QStringLiteral("ok")},
        {QStringLiteral("odnoklassniki"), QStringLiteral("ok")},
    };
    static const QStringList known{
        QStringLiteral("vk"),       QStringLiteral("telegram"), QStringLiteral("ok"),      QStringLiteral("mastodon"),
        QStringLiteral("bluesky"),  QStringLiteral("facebook"), QStringLiteral("youtube"), QStringLiteral("instagram"),
        QStringLiteral("twitter"),  QStringLiteral("skype"),    QStringLiteral("icq"),     QStringLiteral("jabber"),
        QStringLiteral("linkedin"), QStringLiteral("whatsapp"), QStringLiteral("viber"),
    };
    const QString lower = label.trimmed().toLower();
    const QString network = networks.value(lower, lower);
    return known.contains(network) ? network : QString();
}

QString profileOf(const QString &label, const QString &text)
{
    const QString network = networkOf(label);
    static const QRegularExpression address(QStringLiteral("[:/]|^www\\."), QRegularExpression::CaseInsensitiveOption);
    if (network.isEmpty() || address.match(text).hasMatch()) // a handle may have points in it
        return text;
    return network + u':' + (text.startsWith(u'@') ? text.mid(1) : text);
}

QStringList valuesOf(const QString &cell)
{
    static const QRegularExpression between(QStringLiteral("\\s*(?:[,;\n]|:::)\\s*"));
    return cell.split(between, Qt::SkipEmptyParts);
}

QStringList phonesOf(const QString &cell)
{
    constexpr qsizetype fewestDigits = 5;
    QStringList phones;
    for (const QString &part : valuesOf(cell)) {
        const auto digits = std::count_if(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
        if (digits < fewestDigits && !phones.isEmpty())
            phones.last() += QStringLiteral(", ") + part;
        else
            phones.append(part);
    }
    return phones;
}

} // namespace otklik
