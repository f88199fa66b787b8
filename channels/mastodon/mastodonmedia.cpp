#include "channels/mastodon/mastodonmedia.h"

#include "channels/mastodon/mastodonstatus.h"

namespace otklik {

namespace {

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

MediaKind kindOf(const QString &type)
{
    if (type == QLatin1StringView("image"))
        return MediaKind::Picture;
    if (type == QLatin1StringView("video") || type == QLatin1StringView("gifv"))
        return MediaKind::Video;
    return type == QLatin1StringView("audio") ? MediaKind::Sound : MediaKind::File;
}

/// snac2 makes it of the id of the post, which changes with every edit.
QString keyOf(const QJsonObject &attachment)
{
    const QString id = text(attachment, "id");
    return stableStatusId(id.section(u'_', 0, 0)) + id.mid(id.section(u'_', 0, 0).size());
}

QList<QUrl> pictures(const QJsonObject &attachment)
{
    const MediaKind kind = kindOf(text(attachment, "type"));
    QList<QUrl> addresses;
    if (kind == MediaKind::Picture || kind == MediaKind::Video)
        addresses.append(QUrl(text(attachment, "preview_url"), QUrl::StrictMode));
    if (kind == MediaKind::Picture)
        addresses.append(QUrl(text(attachment, "url"), QUrl::StrictMode));
    // Where nothing was made of a video, some servers name the video itself.
    addresses.removeIf([&](const QUrl &url) {
        return url.isEmpty() || (kind == MediaKind::Video && url == QUrl(text(attachment, "url"), QUrl::StrictMode));
    });
    return addresses;
}

QJsonArray attachmentsOf(const QJsonObject &status)
{
    const QJsonObject boosted = status.value(QLatin1StringView("reblog")).toObject();
    return (boosted.isEmpty() ? status : boosted).value(QLatin1StringView("media_attachments")).toArray();
}

} // namespace

QList<Media> mediaOfStatus(const QJsonObject &status)
{
    QList<Media> media;
    const QJsonArray attachments = attachmentsOf(status);
    for (const QJsonValue &value : attachments) {
        const QJsonObject attachment = value.toObject();
        const QJsonObject original = attachment.value(QLatin1StringView("meta"))[QLatin1StringView("original")].toObject();
        Media one;
        one.key = pictures(attachment).isEmpty() ? QString() : keyOf(attachment);
        one.kind = kindOf(text(attachment, "type"));
        one.description = text(attachment, "description").simplified();
        one.width = original.value(QLatin1StringView("width")).toInteger();
        one.height = original.value(QLatin1StringView("height")).toInteger();
        media.append(one);
    }
    return media;
}

std::optional<QList<QUrl>> mediaAddresses(const QJsonObject &status, const QString &key)
{
    const QJsonArray attachments = attachmentsOf(status);
    for (const QJsonValue &value : attachments)
        if (!key.isEmpty() && keyOf(value.toObject()) == key)
            return pictures(value.toObject());
    return std::nullopt;
}

QStringList fileHosts(const QJsonObject &account, const QJsonObject &instance)
{
    QStringList hosts;
    const QString thumbnail = instance.value(QLatin1StringView("thumbnail"))[QLatin1StringView("url")].toString();
    for (const QString &address : {text(account, "avatar"), text(account, "header"), thumbnail})
        if (const QString host = QUrl(address, QUrl::StrictMode).host(); !host.isEmpty() && !hosts.contains(host))
            hosts.append(host);
    return hosts;
}

} // namespace otklik
