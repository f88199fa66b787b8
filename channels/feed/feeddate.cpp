#include "channels/feed/feeddate.h"

#include <QDateTime>
#include <QHash>
#include <QRegularExpression>
#include <QTimeZone>

namespace otklik {

namespace {

struct Parts final
{
    int year = 0;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milliseconds = 0;
    int offset = 0; ///< of the zone, minutes east
};

std::optional<TimePoint> momentOf(Parts parts)
{
    // Midnight at the end of a day, and leap seconds.
    int moreDays = 0;
    if (parts.hour == 24 && parts.minute == 0 && parts.second == 0) {
        parts.hour = 0;
        moreDays = 1;
    }
    if (parts.second == 60)
        parts.second = 59;
    const QDate date = QDate(parts.year, parts.month, parts.day).addDays(moreDays);
    const QTime time(parts.hour, parts.minute, parts.second, parts.milliseconds);
    if (!date.isValid() || !time.isValid() || parts.year < 1970 || parts.year > 9999 || std::abs(parts.offset) > 24 * 60)
        return std::nullopt;
    const QDateTime moment(date, time, QTimeZone::utc());
    return TimePoint(std::chrono::milliseconds(moment.toMSecsSinceEpoch()) - std::chrono::minutes(parts.offset));
}

/// Minutes east of UTC of "+0300", "+3", "-05:30", "GMT+3", "EST", "MSK"; none for what is no zone.
std::optional<int> zoneOffset(const QString &zone)
{
    static const QRegularExpression offset(QStringLiteral("^(?:gmt|utc?|etc/gmt)?([+\u2212-])(\\d{1,2}):?(\\d{2})?$"));
    static const QHash<QString, int> names{
        {QStringLiteral("z"), 0},      {QStringLiteral("ut"), 0},     {QStringLiteral("utc"), 0},    {QStringLiteral("gmt"), 0},
        {QStringLiteral("etc/gmt"), 0}, {QStringLiteral("etc/utc"), 0},
        {QStringLiteral("wet"), 0},    {QStringLiteral("bst"), 60},   {QStringLiteral("cet"), 60},   {QStringLiteral("met"), 60},
        {QStringLiteral("cest"), 120}, {QStringLiteral("mest"), 120}, {QStringLiteral("eet"), 120},  {QStringLiteral("eest"), 180},
        {QStringLiteral("msk"), 180},  {QStringLiteral("мск"), 180},  {QStringLiteral("msd"), 240},  {QStringLiteral("yekt"), 300},
        {QStringLiteral("omst"), 360}, {QStringLiteral("krat"), 420}, {QStringLiteral("jst"), 540},  {QStringLiteral("ast"), -240},
        {QStringLiteral("adt"), -180}, {QStringLiteral("edt"), -240}, {QStringLiteral("est"), -300}, {QStringLiteral("et"), -300},
        {QStringLiteral("cdt"), -300}, {QStringLiteral("cst"), -360}, {QStringLiteral("ct"), -360},  {QStringLiteral("mdt"), -360},
        {QStringLiteral("mst"), -420}, {QStringLiteral("mt"), -420},  {QStringLiteral("pdt"), -420}, {QStringLiteral("pst"), -480},
        {QStringLiteral("pt"), -480},  {QStringLiteral("akst"), -540}, {QStringLiteral("hst"), -600}};
    const QString name = zone.toLower();
    if (const auto known = names.constFind(name); known != names.cend())
        return *known;
    const auto match = offset.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    const int minutes = match.captured(2).toInt() * 60 + match.captured(3).toInt();
    return match.captured(1) == QLatin1StringView("+") ? minutes : -minutes;
}

void setFraction(const QString &digits, Parts &parts)
{
    if (!digits.isEmpty())
        parts.milliseconds = (digits + QStringLiteral("00")).left(3).toInt();
}

/// W3C-DTF and ISO 8601, also with a space in place of the T.
std::optional<TimePoint> isoDate(const QString &text)
{
    static const QRegularExpression iso(QStringLiteral(
        "^(\\d{4})(?:-?(\\d{2})(?:-?(\\d{2}))?|-(\\d{3}))?"
        "(?:(?:[Tt_]|\\s+)(\\d{1,2}):?(\\d{2})(?::?(\\d{2})(?:[.,](\\d+))?)?\\s*(\\S.*)?)?$"));
    const auto match = iso.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    Parts parts;
    parts.year = match.captured(1).toInt();
    if (!match.captured(4).isEmpty()) {
        const QDate day = QDate(parts.year, 1, 1).addDays(match.captured(4).toInt() - 1);
        parts.month = day.month();
        parts.day = day.day();
    } else {
        parts.month = match.captured(2).isEmpty() ? 1 : match.captured(2).toInt();
        parts.day = match.captured(3).isEmpty() ? 1 : match.captured(3).toInt();
    }
    parts.hour = match.captured(5).toInt();
    parts.minute = match.captured(6).toInt();
    parts.second = match.captured(7).toInt();
    setFraction(match.captured(8), parts);
    if (const QString zone = match.captured(9); !zone.isEmpty()) {
        const auto offset = zoneOffset(zone);
        if (!offset)
            return std::nullopt;
        parts.offset = *offset;
    }
    return momentOf(parts);
}

/// 1 … 12 of an English or Russian name of a month, short or long.
int monthOf(const QString &word)
{
    static const QStringList starts{QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"), QStringLiteral("apr"),
                                    QStringLiteral("may"), QStringLiteral("jun"), QStringLiteral("jul"), QStringLiteral("aug"),
                                    QStringLiteral("sep"), QStringLiteral("oct"), QStringLiteral("nov"), QStringLiteral("dec"),
                                    QStringLiteral("янв"), QStringLiteral("фев"), QStringLiteral("мар"), QStringLiteral("апр"),
                                    QStringLiteral("ма"),  QStringLiteral("июн"), QStringLiteral("июл"), QStringLiteral("авг"),
                                    QStringLiteral("сен"), QStringLiteral("окт"), QStringLiteral("ноя"), QStringLiteral("дек")};
    for (qsizetype i = 0; i < starts.size(); ++i)
        if (word.startsWith(starts.at(i)))
            return static_cast<int>(i % 12) + 1;
    return 0;
}

int wholeYear(int year)
{
    return year < 70 ? year + 2000 : year < 100 ? year + 1900 : year;
}

/// Words in whatever order: RFC 822, asctime, and those who write neither.
class WordReader final
{
public:
    std::optional<TimePoint> read(const QString &text)
    {
        static const QRegularExpression separators(QStringLiteral("[\\s,]+"));
        static const QRegularExpression dashed(QStringLiteral("^(\\d{1,2})-([^\\W\\d]+)-(\\d{2,4})$"),
                                               QRegularExpression::UseUnicodePropertiesOption);
        const QStringList words = text.toLower().split(separators, Qt::SkipEmptyParts);
        for (const QString &word : words) {
            const auto parts = dashed.match(word);
            const QStringList pieces = parts.hasMatch() ? parts.capturedTexts().mid(1) : QStringList{word};
            for (const QString &piece : pieces)
                if (!take(piece))
                    return std::nullopt;
        }
        if (!m_hasMonth || !m_hasDay || !m_hasYear)
            return std::nullopt;
        return momentOf(m_parts);
    }

private:
    bool take(const QString &word)
    {
        static const QRegularExpression time(QStringLiteral("^(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d+))?)?(\\D.*)?$"));
        if (const auto match = time.match(word); match.hasMatch() && !m_hasTime) {
            m_hasTime = true;
            m_parts.hour = match.captured(1).toInt();
            m_parts.minute = match.captured(2).toInt();
            m_parts.second = match.captured(3).toInt();
            setFraction(match.captured(4), m_parts);
            return match.captured(5).isEmpty() || takeZone(match.captured(5));
        }
        bool isNumber = false;
        const int number = word.toInt(&isNumber);
        if (isNumber && word.at(0).isDigit())
            return takeNumber(number, word.size());
        if (const int month = monthOf(word); month > 0 && !m_hasMonth) {
            m_hasMonth = true;
            m_parts.month = month;
            return true;
        }
        if (word == QLatin1StringView("pm") || word == QLatin1StringView("am")) {
            m_parts.hour = m_parts.hour % 12 + (word == QLatin1StringView("pm") ? 12 : 0);
            return true;
        }
        return takeZone(word) || !m_hasTime; // days of the week stand in front of the time
    }

    bool takeNumber(int number, qsizetype digits)
    {
        if (!m_hasDay && digits <= 2) {
            m_hasDay = true;
            m_parts.day = number;
            return true;
        }
        if (!m_hasYear && (digits == 2 || digits == 4)) {
            m_hasYear = true;
            m_parts.year = wholeYear(number);
            return true;
        }
        return false;
    }

    bool takeZone(const QString &word)
    {
        const auto offset = zoneOffset(word);
        if (offset && m_hasTime)
            m_parts.offset = *offset;
        return offset.has_value() || word == QLatin1StringView("г.") || word.startsWith(u'(');
    }

    Parts m_parts;
    bool m_hasDay = false;
    bool m_hasMonth = false;
    bool m_hasYear = false;
    bool m_hasTime = false;
};

} // namespace

std::optional<TimePoint> feedDate(const QString &text)
{
    const QString date = text.left(100).simplified();
    if (date.isEmpty())
        return std::nullopt;
    if (const auto iso = isoDate(date))
        return iso;
    return WordReader().read(date);
}

} // namespace otklik
