#include "channels/feed/jsonfeed.h"

#include "channels/feed/feeddate.h"
#include "channels/feed/feedreader.h"
#include "channels/feed/feedtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik {

namespace {

QString textAt(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

/// An id is a text; numbers are read as they stand, as long as they are whole.
QString idOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const qint64 number = value.toInteger(-1);
    return number >= 0 ? QString::number(number) : QString();
}

FeedText plainText(const QString &value)
{
    return {value.trimmed(), false, QStringLiteral("text/plain"), {}};
}

QList<FeedPerson> authorsOf(const QJsonObject &object, const QUrl &base)
{
    QJsonArray told = object.value(QLatin1StringView("authors")).toArray();
    if (told.isEmpty() && object.value(QLatin1StringView("author")).isObject())
        told.append(object.value(QLatin1StringView("author")));
    QList<FeedPerson> authors;
    for (const QJsonValue &value : std::as_const(told)) {
        const QJsonObject author = value.toObject();
        const FeedPerson person{textAt(author, "name").simplified(), {}, resolvedAddress(textAt(author, "url"), base)};
        if (!person.isEmpty())
            authors.append(person);
    }
    return authors;
}

void addLink(const QString &rel, const QString &href, const QUrl &base, QList<FeedLink> &links)
{
    if (!href.isEmpty())
        links.append({rel, resolvedAddress(href, base)});
}

FeedEntry entryOf(const QJsonObject &item, const QUrl &base)
{
    FeedEntry entry;
    entry.id = idOf(item.value(QLatin1StringView("id")));
    entry.title = plainText(textAt(item, "title"));
    entry.summary = plainText(textAt(item, "summary"));
    if (const QString html = textAt(item, "content_html"); !html.isEmpty())
        entry.contents.append({html, true, QStringLiteral("text/html"), base});
    if (const QString text = textAt(item, "content_text"); !text.isEmpty())
        entry.contents.append(plainText(text));
    addLink(QStringLiteral("alternate"), textAt(item, "url"), base, entry.links);
    addLink(QStringLiteral("related"), textAt(item, "external_url"), base, entry.links);
    const QJsonArray attachments = item.value(QLatin1StringView("attachments")).toArray();
    for (const QJsonValue &value : attachments) {
        const QJsonObject attachment = value.toObject();
        FeedLink link{QStringLiteral("enclosure"), resolvedAddress(textAt(attachment, "url"), base)};
        link.type = textAt(attachment, "mime_type");
        link.title = textAt(attachment, "title");
        const qint64 size = attachment.value(QLatin1StringView("size_in_bytes")).toInteger(-1);
        link.length = size >= 0 ? QString::number(size) : QString();
        if (!link.href.isEmpty())
            entry.links.append(link);
    }
    entry.authors = authorsOf(item, base);
    entry.published = feedDate(textAt(item, "date_published"));
    entry.updated = feedDate(textAt(item, "date_modified"));
    return entry;
}

} // namespace

std::optional<Feed> readJsonFeed(const QByteArray &utf8, const QUrl &base)
{
    const QJsonObject json = QJsonDocument::fromJson(utf8).object();
    const QString version = textAt(json, "version");
    const QString start = QStringLiteral("https://jsonfeed.org/version/");
    if (!version.startsWith(start) || !json.value(QLatin1StringView("items")).isArray())
        return std::nullopt;
    Feed feed;
    feed.format = Feed::Format::Json;
    feed.version = version.mid(start.size());
    feed.head.title = plainText(textAt(json, "title"));
    feed.head.subtitle = plainText(textAt(json, "description"));
    addLink(QStringLiteral("alternate"), textAt(json, "home_page_url"), base, feed.head.links);
    feed.head.authors = authorsOf(json, base);
    const QJsonArray items = json.value(QLatin1StringView("items")).toArray();
    for (const QJsonValue &item : items)
        if (item.isObject() && feed.entries.size() < maxFeedEntries)
            feed.entries.append(entryOf(item.toObject(), base));
    return feed;
}

} // namespace otklik
