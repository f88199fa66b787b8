#include "channels/bluesky/blueskypost.h"

#include "channels/bluesky/aturi.h"
#include "channels/bluesky/blueskymedia.h"
#include "channels/bluesky/richtext.h"
#include "channels/problems.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace otklik {

namespace {

constexpr int deepestEmbed = 3;
constexpr qsizetype longestQuote = 1000;

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

QJsonObject part(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toObject();
}

QJsonArray list(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toArray();
}

/// An address that a browser may be given; anything else is left out.
QString webAddress(const QString &address)
{
    const QUrl url(address);
    const bool isWeb = url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    return isWeb && !url.host().isEmpty() ? QString::fromLatin1(url.toEncoded()) : QString();
}

QString line(QLatin1StringView kind, const QStringList &words)
{
    QStringList parts{QStringLiteral("[%1]").arg(kind)};
    for (const QString &word : words)
        if (const QString simple = word.simplified(); !simple.isEmpty())
            parts.append(simple);
    return parts.join(u' ');
}

/// A quoted record, as app.bsky.embed.record#view shows it or as a bare reference.
QString quoteLine(const QJsonObject &quoted)
{
    const auto uri = AtUri::parse(text(quoted, "uri"));
    const QString address = uri && uri->collection == atcollection::post ? webAddressOf(*uri) : text(quoted, "uri");
    const QString handle = text(part(quoted, "author"), "handle");
    const QJsonObject value = part(quoted, "value");
    const QString words = plainTextOfRichText(text(value, "text").left(longestQuote), list(value, "facets"));
    return line(QLatin1StringView("quote"), {handle.isEmpty() ? QString() : u'@' + handle + u':', words, address});
}

/// A line for each thing that the text alone would hide; of views and of bare records, by their shape.
QStringList embedLines(const QJsonObject &embed, int depth)
{
    QStringList lines;
    if (depth > deepestEmbed)
        return lines;
    for (const char *key : {"images", "items"}) {
        const QJsonArray pictures = list(embed, key);
        for (const QJsonValue &value : pictures)
            lines.append(line(QLatin1StringView("image"),
                              {text(value.toObject(), "alt"), webAddress(text(value.toObject(), "fullsize"))}));
    }
    if (embed.contains(QLatin1StringView("playlist")) || embed.contains(QLatin1StringView("video")))
        lines.append(line(QLatin1StringView("video"), {text(embed, "alt"), webAddress(text(embed, "playlist"))}));
    if (const QJsonObject external = part(embed, "external"); !external.isEmpty())
        lines.append(line(QLatin1StringView("link"), {text(external, "title"), webAddress(text(external, "uri"))}));
    lines += part(embed, "media").isEmpty() ? QStringList() : embedLines(part(embed, "media"), depth + 1);
    const QJsonObject record = part(embed, "record");
    if (record.contains(QLatin1StringView("record"))) // with media: the quote stands one level deeper
        lines += embedLines(record, depth + 1);
    else if (record.contains(QLatin1StringView("uri")))
        lines.append(quoteLine(record));
    return lines;
}

QString languageOf(const QJsonObject &record)
{
    static const QRegularExpression primary(QStringLiteral("\\A([a-z]{2,3})(-|\\z)"), QRegularExpression::CaseInsensitiveOption);
    const auto match = primary.match(list(record, "langs").first().toString());
    return match.hasMatch() ? match.captured(1).toLower() : QString();
}

QString bodyOf(const QJsonObject &record, const QJsonObject &embed)
{
    QStringList lines;
    if (const QString body = plainTextOfRichText(text(record, "text"), list(record, "facets")); !body.isEmpty())
        lines.append(body);
    lines += embedLines(embed, 0);
    return lines.join(u'\n');
}

QString obstacleOf(const QJsonObject &view)
{
    if (part(view, "viewer").value(QLatin1StringView("replyDisabled")).toBool())
        return problem::commentsClosed;
    const QJsonObject author = part(part(view, "author"), "viewer");
    if (author.value(QLatin1StringView("blockedBy")).toBool() || author.contains(QLatin1StringView("blocking")))
        return problem::recipientRefuses;
    return {};
}

} // namespace

std::optional<TimePoint> blueskyTime(const QJsonValue &date)
{
    const QDateTime time = QDateTime::fromString(date.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return TimePoint(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QString blueskyDate(TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<IncomingPost> postOfRecord(const QString &uri, const QJsonObject &author, const QJsonObject &record,
                                         TimePoint at, const QString &brandDid)
{
    const auto name = postUri(uri);
    const QString did = text(author, "did");
    if (!name || !isDid(did) || did != name->did)
        return std::nullopt;
    IncomingPost post;
    post.externalId = uri;
    post.url = webAddressOf(*name);
    post.authorExternalId = did;
    post.authorHandle = text(author, "handle");
    if (post.authorHandle.isEmpty() || post.authorHandle == QLatin1StringView("handle.invalid"))
        post.authorHandle = did;
    post.authorName = text(author, "displayName").simplified();
    post.authorBio = text(author, "description").trimmed();
    post.authorUrl = webAddressOfAccount(did);
    post.isBrand = did == brandDid;
    const QJsonObject reply = part(record, "reply");
    if (const auto parent = postUri(text(part(reply, "parent"), "uri")))
        post.inReplyTo = parent->text();
    const auto root = postUri(text(part(reply, "root"), "uri"));
    post.threadExternalId = root ? root->text() : uri;
    post.threadUrl = webAddressOf(root ? *root : *name);
    post.text = bodyOf(record, part(record, "embed"));
    post.media = mediaOfRecord(record);
    post.language = languageOf(record);
    post.publishedAt = at;
    return post;
}

std::optional<IncomingPost> postOfView(const QJsonObject &view, const QString &brandDid)
{
    const QJsonObject record = part(view, "record");
    const auto written = blueskyTime(record.value(QLatin1StringView("createdAt")));
    const auto indexed = blueskyTime(view.value(QLatin1StringView("indexedAt")));
    if (!indexed)
        return std::nullopt;
    // Its author chooses the time of writing: one that lies in the future counts for nothing.
    auto post = postOfRecord(text(view, "uri"), part(view, "author"), record,
                             std::min(written.value_or(*indexed), *indexed), brandDid);
    if (!post)
        return std::nullopt;
    if (const QJsonObject embed = part(view, "embed"); !embed.isEmpty())
        post->text = bodyOf(record, embed);
    if (!post->isBrand)
        post->answerObstacle = obstacleOf(view);
    return post;
}

} // namespace otklik
