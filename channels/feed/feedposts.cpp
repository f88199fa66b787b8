#include "channels/feed/feedposts.h"

#include "channels/feed/feedcursor.h"
#include "channels/feed/feedtext.h"

#include <QHash>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype longestId = 500;
constexpr qsizetype longestTitle = 500;
constexpr int mostEnclosures = 20;

QString pageOf(const FeedEntry &entry)
{
    return webAddressOf(pageAddress(entry.links));
}

QString titleOf(const FeedText &title)
{
    return title.plain().simplified().left(longestTitle);
}

/// What is said at length: the content, else the summary.
QString bodyOf(const FeedEntry &entry)
{
    for (const FeedText &content : entry.contents)
        if (const QString text = content.plain(); !text.isEmpty())
            return text;
    return entry.summary.plain();
}

/// Small posts have their first words as their title, often shortened.
bool isBeginning(const QString &title, const QString &body)
{
    QString start = title;
    for (const QString &dots : {QStringLiteral("…"), QStringLiteral("..."), QStringLiteral("[…]")})
        if (start.endsWith(dots))
            start.chop(dots.size());
    return body.left(title.size() * 2 + 100).simplified().startsWith(start.trimmed());
}

QStringList enclosureLines(const FeedEntry &entry)
{
    QStringList lines;
    QSet<QString> told;
    for (const FeedLink &link : entry.links) {
        const QString address = webAddressOf(link.href);
        if (link.rel != QLatin1StringView("enclosure") || address.isEmpty() || told.contains(address)
            || lines.size() >= mostEnclosures)
            continue;
        told.insert(address);
        QStringList words{QStringLiteral("[%1]").arg(link.type.isEmpty() ? QStringLiteral("file") : link.type.left(100))};
        if (const QString title = cleanFeedText(link.title).simplified().left(longestTitle); !title.isEmpty())
            words.append(title);
        words.append(address);
        lines.append(words.join(u' '));
    }
    return lines;
}

/// The same as media, described only: a feed may name any address.
QList<Media> enclosuresOf(const FeedEntry &entry)
{
    QList<Media> media;
    QSet<QString> told;
    for (const FeedLink &link : entry.links) {
        const QString address = webAddressOf(link.href);
        if (link.rel != QLatin1StringView("enclosure") || address.isEmpty() || told.contains(address)
            || media.size() >= mostEnclosures)
            continue;
        told.insert(address);
        Media one;
        const QString sort = link.type.section(u'/', 0, 0).toLower();
        one.kind = sort == QLatin1StringView("image")   ? MediaKind::Picture
                 : sort == QLatin1StringView("video") ? MediaKind::Video
                 : sort == QLatin1StringView("audio") ? MediaKind::Sound
                                                      : MediaKind::File;
        one.name = cleanFeedText(QUrl(address).fileName()).simplified();
        one.description = cleanFeedText(link.title).simplified();
        one.size = std::max<qint64>(0, link.length.toLongLong());
        media.append(one);
    }
    return media;
}

QString textOf(const FeedEntry &entry, const QString &title)
{
    const QString body = bodyOf(entry);
    QStringList parts;
    if (!title.isEmpty() && !isBeginning(title, body))
        parts.append(title);
    if (!body.isEmpty())
        parts.append(body);
    parts += enclosureLines(entry);
    return parts.join(u'\n');
}

/// Whoever is told first: of the entry, of the feed it was taken from, of this feed (RFC 4287, 4.2.1).
QList<FeedPerson> authorsOf(const FeedEntry &entry, const FeedHead &head)
{
    for (const QList<FeedPerson> *people : {&entry.authors, &entry.source.authors, &entry.contributors, &head.authors})
        if (!people->isEmpty())
            return *people;
    return {};
}

void readAuthor(const FeedEntry &entry, const FeedHead &head, const FeedContext &context, IncomingPost &post)
{
    const QList<FeedPerson> authors = authorsOf(entry, head);
    const FeedPerson first = authors.isEmpty() ? FeedPerson() : authors.first();
    QStringList names;
    for (const FeedPerson &author : authors)
        if (const QString name = cleanFeedText(author.name).simplified().left(longestTitle); !name.isEmpty())
            names.append(name);
    const QString title = titleOf(entry.source.title.isEmpty() ? head.title : entry.source.title);
    post.authorName = names.isEmpty() ? first.email : names.join(QStringLiteral(", "));
    if (post.authorName.isEmpty())
        post.authorName = title.isEmpty() ? context.address.host() : title;
    post.authorHandle = names.isEmpty() ? post.authorName : names.first();
    post.authorUrl = webAddressOf(first.url);
    // A name means one person in one place only.
    if (!first.email.isEmpty())
        post.authorExternalId = QStringLiteral("mailto:") + first.email.toLower();
    else if (!post.authorUrl.isEmpty())
        post.authorExternalId = post.authorUrl;
    else
        post.authorExternalId = context.address.host() + u'/' + post.authorHandle;
    post.authorExternalId.truncate(longestId);
    const QString brand = context.handle.trimmed();
    post.isBrand = !brand.isEmpty() && (post.authorHandle.compare(brand, Qt::CaseInsensitive) == 0 || first.email.compare(brand, Qt::CaseInsensitive) == 0);
}

/// Ids that stand for entries with different addresses: some feeds number nothing.
QSet<QString> sharedIds(const Feed &feed)
{
    QHash<QString, QString> pages;
    QSet<QString> shared;
    for (const FeedEntry &entry : feed.entries) {
        const auto known = pages.constFind(entry.id);
        if (known == pages.cend())
            pages.insert(entry.id, pageOf(entry));
        else if (*known != pageOf(entry))
            shared.insert(entry.id);
    }
    return shared;
}

QString externalIdOf(const FeedEntry &entry, const QSet<QString> &shared, const QString &text)
{
    QString id = cleanFeedText(entry.id).simplified();
    if (id.isEmpty())
        id = pageOf(entry);
    else if (shared.contains(entry.id) && !pageOf(entry).isEmpty())
        id += u' ' + pageOf(entry);
    if (id.isEmpty())
        return QStringLiteral("hash:") + shortHash(text);
    return id.size() > longestId ? QStringLiteral("hash:") + shortHash(id) : id;
}

FeedPost postOf(const FeedEntry &entry, const Feed &feed, const FeedContext &context, const QSet<QString> &shared)
{
    FeedPost told;
    IncomingPost &post = told.post;
    const QString title = titleOf(entry.title);
    post.text = textOf(entry, title);
    post.media = enclosuresOf(entry);
    post.externalId = externalIdOf(entry, shared, post.text);
    post.inReplyTo = cleanFeedText(entry.inReplyTo).simplified();
    if (post.inReplyTo == post.externalId)
        post.inReplyTo.clear();
    if (post.inReplyTo.isEmpty())
        post.threadTitle = title;
    post.url = pageOf(entry);
    if (post.url.isEmpty())
        post.url = webAddressOf(entry.comments);
    readAuthor(entry, feed.head, context, post);
    const auto written = entry.published ? entry.published : entry.created ? entry.created : entry.updated;
    told.isDated = written.has_value();
    // Of the future nobody can have written.
    post.publishedAt = std::min(written.value_or(context.now), context.now);
    if (entry.updated && *entry.updated > post.publishedAt && *entry.updated <= context.now)
        post.editedAt = entry.updated;
    told.said = shortHash(post.text);
    return told;
}

} // namespace

QList<FeedPost> postsOfFeed(const Feed &feed, const FeedContext &context)
{
    const QSet<QString> shared = sharedIds(feed);
    QList<FeedPost> posts;
    QSet<QString> ids;
    // Feeds show the newest first: undated ones keep their order the other way round.
    for (auto entry = feed.entries.crbegin(); entry != feed.entries.crend(); ++entry) {
        const FeedPost post = postOf(*entry, feed, context, shared);
        if (post.post.text.isEmpty() && post.post.url.isEmpty())
            continue; // says nothing
        if (!ids.contains(post.post.externalId))
            posts.append(post);
        ids.insert(post.post.externalId);
    }
    std::stable_sort(posts.begin(), posts.end(),
                     [](const FeedPost &a, const FeedPost &b) { return a.post.publishedAt < b.post.publishedAt; });
    return posts;
}

} // namespace otklik
