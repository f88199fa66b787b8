#include "channels/mastodon/mastodonstatus.h"

#include "channels/mastodon/mastodonmedia.h"
#include "channels/problems.h"
#include "channels/text/htmltext.h"

#include <QDateTime>
#include <QRegularExpression>

namespace otklik {

namespace {

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

/// An address that a browser may be given; anything else is left out.
QString webAddress(const QJsonObject &object, const char *key)
{
    const QString address = text(object, key);
    const QString scheme = QUrl(address).scheme();
    return scheme == QLatin1StringView("https") || scheme == QLatin1StringView("http") ? address : QString();
}

QHash<QString, QString> mentionedAccounts(const QJsonObject &status)
{
    QHash<QString, QString> accounts;
    const QJsonArray mentions = status.value(QLatin1StringView("mentions")).toArray();
    for (const QJsonValue &mention : mentions)
        accounts.insert(text(mention.toObject(), "url"), text(mention.toObject(), "acct"));
    return accounts;
}

/// A line for each picture, video or poll option: what the text alone would hide.
QStringList attachmentLines(const QJsonObject &status)
{
    QStringList lines;
    const QJsonArray media = status.value(QLatin1StringView("media_attachments")).toArray();
    for (const QJsonValue &entry : media) {
        const QJsonObject attachment = entry.toObject();
        QStringList words{QStringLiteral("[%1]").arg(text(attachment, "type"))};
        for (const char *key : {"description", "url"})
            if (const QString part = text(attachment, key).simplified(); !part.isEmpty())
                words.append(part);
        lines.append(words.join(u' '));
    }
    return lines;
}

QString bodyOf(const QJsonObject &status)
{
    QStringList lines;
    if (const QString warning = text(status, "spoiler_text").trimmed(); !warning.isEmpty())
        lines.append(warning);
    if (const QString body = writtenText(status); !body.isEmpty())
        lines.append(body);
    lines += attachmentLines(status);
    return lines.join(u'\n');
}

void readAuthor(const QJsonObject &account, const MastodonReader &reader, IncomingPost &post)
{
    post.isBrand = text(account, "id") == reader.accountId;
    if (account.value(QLatin1StringView("suspended")).toBool() || account.value(QLatin1StringView("memorial")).toBool())
        post.answerObstacle = problem::recipientRefuses;
    post.authorHandle = mastodonHandle(account, reader.base);
    post.authorUrl = webAddress(account, "url");
    // An account's id is its server's own; the actor's address is the same everywhere.
    post.authorExternalId = text(account, "uri");
    if (post.authorExternalId.isEmpty())
        post.authorExternalId = post.authorUrl;
    post.authorName = text(account, "display_name").simplified();
    post.authorBio = plainTextOfHtml(text(account, "note"));
    const QJsonValue followers = account.value(QLatin1StringView("followers_count"));
    if (followers.isDouble())
        post.authorFollowers = followers.toInteger();
}

} // namespace

QString writtenText(const QJsonObject &status)
{
    return plainTextOfHtml(text(status, "content"), mentionedAccounts(status));
}

QString stableStatusId(const QString &id)
{
    static const QRegularExpression timeAndHash(QStringLiteral("^[0-9]{10}([0-9a-f]{32})$"));
    const auto match = timeAndHash.match(id);
    return match.hasMatch() ? QString(10, u'0') + match.captured(1) : id;
}

std::optional<TimePoint> mastodonTime(const QJsonValue &date)
{
    const QDateTime time = QDateTime::fromString(date.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return TimePoint(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

QString mastodonHandle(const QJsonObject &account, const QUrl &base)
{
    QString handle = text(account, "acct");
    if (handle.isEmpty())
        handle = text(account, "username");
    if (handle.startsWith(u'@'))
        handle.remove(0, 1);
    return handle.isEmpty() || handle.contains(u'@') ? handle : handle + u'@' + base.authority();
}

std::optional<IncomingPost> postOfStatus(const QJsonObject &status, const MastodonReader &reader)
{
    const QJsonValue boosted = status.value(QLatin1StringView("reblog"));
    if (boosted.isObject())
        return postOfStatus(boosted.toObject(), reader);

    IncomingPost post;
    post.externalId = stableStatusId(text(status, "id"));
    readAuthor(status.value(QLatin1StringView("account")).toObject(), reader, post);
    const auto publishedAt = mastodonTime(status.value(QLatin1StringView("created_at")));
    if (post.externalId.isEmpty() || post.authorHandle.isEmpty() || !publishedAt)
        return std::nullopt;
    post.publishedAt = *publishedAt;
    post.editedAt = mastodonTime(status.value(QLatin1StringView("edited_at")));
    post.inReplyTo = stableStatusId(text(status, "in_reply_to_id"));
    post.url = webAddress(status, "url");
    post.text = bodyOf(status);
    post.media = mediaOfStatus(status);
    const QString visibility = text(status, "visibility");
    const bool isPublic = visibility == QLatin1StringView("public") || visibility == QLatin1StringView("unlisted");
    post.visibility = isPublic ? Visibility::Public : Visibility::Private;
    return post;
}

QList<IncomingPost> postsOfHistory(const QJsonArray &history, const IncomingPost &newest)
{
    QList<IncomingPost> versions;
    for (const QJsonValue &entry : history) {
        const QJsonObject version = entry.toObject();
        const auto writtenAt = mastodonTime(version.value(QLatin1StringView("created_at")));
        if (!writtenAt)
            continue;
        IncomingPost post = newest;
        post.text = bodyOf(version);
        if (version.contains(QLatin1StringView("media_attachments")))
            post.media = mediaOfStatus(version);
        post.editedAt = versions.isEmpty() ? std::nullopt : writtenAt;
        versions.append(post);
    }
    return versions;
}

} // namespace otklik
