#include "ui/channels/pastedpost.h"

#include <QRegularExpression>
#include <QTimeZone>
#include <QUrl>

#include <array>

namespace otklik {

namespace {

constexpr auto caseless = QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption;

struct Place final
{
    const char *host;
    const char *network;
};

/// By the end of the host's name.
constexpr std::array places{
    Place{"vk.com", "vk"},        Place{"vk.ru", "vk"},           Place{"t.me", "telegram"},
    Place{"telegram.me", "telegram"}, Place{"bsky.app", "bluesky"}, Place{"ok.ru", "ok"},
    Place{"otzovik.com", "reviews"}, Place{"irecommend.ru", "reviews"}, Place{"banki.ru", "reviews"},
    Place{"trustpilot.com", "reviews"}, Place{"flamp.ru", "reviews"},
};

QString networkOf(const QUrl &url)
{
    const QString host = url.host().toLower();
    for (const Place &place : places) {
        const QLatin1StringView name(place.host);
        if (host == name || host.endsWith(u'.' + QString(name)))
            return QLatin1StringView(place.network);
    }
    static const QRegularExpression review(QStringLiteral("(maps|review|otzyv)"));
    if (review.match(host + url.path()).hasMatch())
        return QStringLiteral("reviews");
    static const QRegularExpression status(QStringLiteral("^/@[\\w.]+(@[\\w.-]+)?/\\d+"));
    return status.match(url.path()).hasMatch() ? QStringLiteral("mastodon") : QStringLiteral("manual");
}

/// The author's handle where the address names it.
QString handleIn(const QUrl &url, const QString &network)
{
    const auto first = [&](const char *pattern) {
        return QRegularExpression(QLatin1StringView(pattern)).match(url.path()).captured(1);
    };
    if (network == QLatin1StringView("mastodon")) {
        const QString handle = first("^/@([\\w.]+(?:@[\\w.-]+)?)");
        return handle.contains(u'@') ? handle : handle + u'@' + url.host();
    }
    if (network == QLatin1StringView("bluesky"))
        return first("^/profile/([^/]+)/post/");
    return {};
}

std::optional<int> number(const QString &word)
{
    if (word.isEmpty())
        return 1; // "an hour ago", «час назад»
    bool isNumber = false;
    const int value = word.toInt(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

/// "2 hours ago", «5 минут назад».
std::optional<QDateTime> agoIn(const QString &text, const QDateTime &now)
{
    struct Unit final
    {
        const char16_t *pattern;
        qint64 seconds;
    };
    static constexpr std::array units{
        Unit{u"(?:(\\d+)\\s+|\\ban?\\s+|\\b)(?:minutes?|min|минут[уы]?|мин)\\s+(?:ago|назад)", 60},
        Unit{u"(?:(\\d+)\\s+|\\ban?\\s+|\\b)(?:hours?|час(?:а|ов)?)\\s+(?:ago|назад)", 3600},
        Unit{u"(?:(\\d+)\\s+|\\ban?\\s+|\\b)(?:days?|день|дня|дней)\\s+(?:ago|назад)", 86400},
    };
    for (const Unit &unit : units) {
        const auto match = QRegularExpression(QString::fromUtf16(unit.pattern), caseless).match(text);
        if (const auto count = number(match.captured(1)); match.hasMatch() && count && *count < 10'000)
            return now.addSecs(-*count * unit.seconds);
    }
    return std::nullopt;
}

/// "yesterday at 9:05", «сегодня в 14:30».
std::optional<QDateTime> namedDayIn(const QString &text, const QDateTime &now)
{
    static const QRegularExpression named(
        QStringLiteral("\\b(today|yesterday|сегодня|вчера)\\b(?:\\s*(?:at|в|,)?\\s*(\\d{1,2}):(\\d{2}))?"), caseless);
    const auto match = named.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString day = match.captured(1).toLower();
    const bool isYesterday = day == QLatin1StringView("yesterday") || day == QStringLiteral("вчера");
    const QTime time = match.captured(2).isEmpty() ? now.time() : QTime(match.captured(2).toInt(), match.captured(3).toInt());
    const QDateTime found(now.date().addDays(isYesterday ? -1 : 0), time, now.timeZone());
    return found.isValid() ? std::optional(found) : std::nullopt;
}

/// 12.11.2026 14:30, 2026-11-12T14:30.
std::optional<QDateTime> dateIn(const QString &text, const QDateTime &now)
{
    static const QRegularExpression dotted(QStringLiteral("\\b(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:[^\\d]{1,6}(\\d{1,2}):(\\d{2}))?"));
    static const QRegularExpression iso(QStringLiteral("\\b(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2}))?"));
    const auto of = [&](const QRegularExpressionMatch &match, int year, int month, int day) -> std::optional<QDateTime> {
        const QTime time = match.captured(4).isEmpty() ? QTime(12, 0) : QTime(match.captured(4).toInt(), match.captured(5).toInt());
        const QDateTime found(QDate(match.captured(year).toInt(), match.captured(month).toInt(), match.captured(day).toInt()), time,
                              now.timeZone());
        return found.isValid() && found <= now ? std::optional(found) : std::nullopt;
    };
    if (const auto match = dotted.match(text); match.hasMatch())
        return of(match, 3, 2, 1);
    if (const auto match = iso.match(text); match.hasMatch())
        return of(match, 1, 2, 3);
    return std::nullopt;
}

std::optional<TimePoint> timeIn(const QString &text, const QDateTime &now)
{
    for (const auto &look : {&agoIn, &namedDayIn, &dateIn})
        if (const auto found = look(text, now))
            return TimePoint(std::chrono::milliseconds(found->toMSecsSinceEpoch()));
    return std::nullopt;
}

} // namespace

PastedPost readPasted(const QString &pasted, const QDateTime &now)
{
    static const QRegularExpression link(QStringLiteral("https?://[^\\s<>\"«»]+"), caseless);
    PastedPost post;
    post.network = QStringLiteral("manual");
    post.text = pasted.trimmed();
    const auto match = link.match(pasted);
    if (match.hasMatch()) {
        QString written = match.captured();
        while (!written.isEmpty() && QStringView(u".,;:!?)»”").contains(written.back()))
            written.chop(1);
        const QUrl url(written, QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty()) {
            post.url = written;
            post.network = networkOf(url);
            post.authorHandle = handleIn(url, post.network);
            QStringList lines = pasted.split(u'\n');
            // A link on a line of its own names the post; one within a sentence belongs to it.
            lines.removeIf([&](const QString &line) { return line.trimmed() == match.captured() || line.trimmed() == written; });
            post.text = lines.join(u'\n').trimmed();
        }
    }
    post.publishedAt = timeIn(pasted, now);
    return post;
}

} // namespace otklik
