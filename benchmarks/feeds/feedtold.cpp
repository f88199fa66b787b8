#include "benchmarks/feeds/feedtold.h"

#include "channels/feed/feedtext.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

namespace otklik::bench {

namespace {

const QString valueKey = QStringLiteral("$value");
const QString markupKey = QStringLiteral("$markup");
const QString baseKey = QStringLiteral("$base");
const QString charsetKey = QStringLiteral("$charset");
const QString dateKey = QStringLiteral("$date");

QJsonValue textValue(const FeedText &text)
{
    return QJsonObject{{valueKey, text.value}, {markupKey, text.isMarkup}, {baseKey, text.base.toString()}};
}

void putText(const QString &name, const FeedText &text, QJsonObject &to)
{
    if (text.isEmpty() && text.type.isEmpty())
        return;
    to.insert(name, textValue(text));
    to.insert(name + QStringLiteral("_detail"), QJsonObject{{QStringLiteral("value"), textValue(text)},
                                                            {QStringLiteral("type"), text.type},
                                                            {QStringLiteral("base"), text.base.toString()}});
}

void putDate(const QString &name, const std::optional<TimePoint> &date, QJsonObject &to)
{
    if (!date)
        return;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(date->time_since_epoch().count(), QTimeZone::utc());
    const QDate day = moment.date();
    const QTime time = moment.time();
    to.insert(name, QJsonObject{{dateKey, moment.toMSecsSinceEpoch()}});
    to.insert(name + QStringLiteral("_parsed"),
              QJsonArray{day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second(), day.dayOfWeek() - 1,
                         day.dayOfYear(), 0});
}

void putWord(const QString &name, const QString &word, QJsonObject &to)
{
    if (!word.isEmpty())
        to.insert(name, word);
}

QJsonObject personValue(const FeedPerson &person)
{
    QJsonObject value;
    putWord(QStringLiteral("name"), person.name, value);
    putWord(QStringLiteral("email"), person.email, value);
    putWord(QStringLiteral("href"), person.url, value);
    return value;
}

QJsonArray peopleValue(const QList<FeedPerson> &people)
{
    QJsonArray values;
    for (const FeedPerson &person : people)
        values.append(personValue(person));
    return values;
}

QJsonObject linkValue(const FeedLink &link)
{
    QJsonObject value;
    putWord(QStringLiteral("rel"), link.rel, value);
    putWord(QStringLiteral("href"), link.href, value);
    putWord(QStringLiteral("type"), link.type, value);
    putWord(QStringLiteral("title"), link.title, value);
    putWord(QStringLiteral("hreflang"), link.language, value);
    putWord(QStringLiteral("length"), link.length, value);
    return value;
}

template <class Told>
QJsonObject commonValue(const Told &told)
{
    QJsonObject value;
    putWord(QStringLiteral("id"), told.id, value);
    putText(QStringLiteral("title"), told.title, value);
    putText(QStringLiteral("rights"), told.rights, value);
    putDate(QStringLiteral("published"), told.published, value);
    putDate(QStringLiteral("updated"), told.updated, value);
    putWord(QStringLiteral("link"), pageAddress(told.links), value);
    QJsonArray links;
    for (const FeedLink &link : told.links)
        links.append(linkValue(link));
    value.insert(QStringLiteral("links"), links);
    value.insert(QStringLiteral("authors"), peopleValue(told.authors));
    value.insert(QStringLiteral("contributors"), peopleValue(told.contributors));
    if (!told.authors.isEmpty()) {
        const FeedPerson &author = told.authors.first();
        const bool hasBoth = !author.name.isEmpty() && !author.email.isEmpty();
        value.insert(QStringLiteral("author_detail"), personValue(author));
        value.insert(QStringLiteral("author"), hasBoth ? author.name + QStringLiteral(" (") + author.email + u')'
                                                       : author.name + author.email);
    }
    return value;
}

QJsonObject headValue(const FeedHead &head)
{
    QJsonObject value = commonValue(head);
    putText(QStringLiteral("subtitle"), head.subtitle, value);
    putText(QStringLiteral("summary"), head.subtitle, value); // "description" of a feed
    putText(QStringLiteral("info"), head.info, value);
    if (!head.links.isEmpty())
        value.insert(QStringLiteral("href"), head.links.first().href);
    return value;
}

QJsonObject entryValue(const FeedEntry &entry)
{
    QJsonObject value = commonValue(entry);
    putText(QStringLiteral("summary"), entry.summary.isEmpty() && !entry.contents.isEmpty() ? entry.contents.first() : entry.summary,
            value);
    putText(QStringLiteral("subtitle"), entry.summary, value);
    QJsonArray contents;
    for (const FeedText &content : entry.contents)
        contents.append(QJsonObject{{QStringLiteral("value"), textValue(content)},
                                    {QStringLiteral("type"), content.type},
                                    {QStringLiteral("base"), content.base.toString()}});
    value.insert(QStringLiteral("content"), contents);
    value.insert(QStringLiteral("guidislink"), entry.isIdAddress);
    putDate(QStringLiteral("created"), entry.created, value);
    putWord(QStringLiteral("comments"), entry.comments, value);
    QJsonArray enclosures;
    for (const FeedLink &link : entry.links)
        if (link.rel == QLatin1StringView("enclosure")) {
            QJsonObject enclosure = linkValue(link);
            enclosure.remove(QStringLiteral("rel"));
            enclosures.append(enclosure);
        }
    value.insert(QStringLiteral("enclosures"), enclosures);
    value.insert(QStringLiteral("source"), headValue(entry.source));
    return value;
}

QString versionName(const Feed &feed)
{
    const QString digits = QString(feed.version).remove(u'.');
    switch (feed.format) {
    case Feed::Format::Rss:
        if (feed.version == QLatin1StringView("0.91"))
            return feed.isUserland ? QStringLiteral("rss091u") : QStringLiteral("rss091n");
        return QStringLiteral("rss") + digits;
    case Feed::Format::Rdf:
        return QStringLiteral("rss") + (feed.version == QLatin1StringView("0.90") ? QStringLiteral("090") : digits);
    case Feed::Format::Atom:
        return QStringLiteral("atom") + digits;
    case Feed::Format::Json:
        return QStringLiteral("json") + digits;
    }
    return {};
}

} // namespace

QJsonObject toldFeed(const Feed &feed)
{
    QJsonArray entries;
    for (const FeedEntry &entry : feed.entries)
        entries.append(entryValue(entry));
    return {{QStringLiteral("feed"), headValue(feed.head)},
            {QStringLiteral("entries"), entries},
            {QStringLiteral("bozo"), feed.isDamaged},
            {QStringLiteral("encoding"), QJsonObject{{charsetKey, feed.charset}}},
            {QStringLiteral("version"), versionName(feed)}};
}

bool isToldText(const QJsonValue &value)
{
    return value.toObject().contains(valueKey);
}

QString seenText(const QJsonValue &text)
{
    const QJsonObject object = text.toObject();
    return plainFeedText(object.value(valueKey).toString(), object.value(markupKey).toBool(),
                         QUrl(object.value(baseKey).toString()));
}

ToldMatch compareTold(const QJsonValue &told, const QJsonValue &expected)
{
    const QJsonObject object = told.toObject();
    if (object.contains(dateKey)) {
        const QString text = expected.toString();
        for (const Qt::DateFormat format : {Qt::ISODate, Qt::RFC2822Date}) {
            const QString spelt = QString(text).replace(QStringLiteral(" GMT"), QStringLiteral(" +0000"));
            const QDateTime moment = QDateTime::fromString(spelt, format);
            if (moment.isValid() && moment.toMSecsSinceEpoch() == object.value(dateKey).toInteger())
                return ToldMatch::Exact;
        }
        return ToldMatch::Different;
    }
    if (object.contains(charsetKey)) {
        const bool isSame = object.value(charsetKey).toString().compare(expected.toString(), Qt::CaseInsensitive) == 0;
        return isSame ? ToldMatch::Exact : ToldMatch::Different;
    }
    if (!isToldText(told) || isToldText(expected))
        return told == expected ? ToldMatch::Exact : ToldMatch::Different;
    const QString words = expected.toString();
    if (object.value(valueKey).toString() == words)
        return ToldMatch::Exact;
    const QString seen = seenText(told);
    if (!object.value(markupKey).toBool())
        return seen == words ? ToldMatch::Exact : ToldMatch::Different;
    const QString seenExpected = plainFeedText(words, true, {});
    if (seen.simplified() != seenExpected.simplified()) // where lines end is the markup's business
        return ToldMatch::Different;
    return seen.isEmpty() && !words.isEmpty() ? ToldMatch::NothingToSee : ToldMatch::SameText;
}

QString describe(const QJsonValue &value)
{
    if (isToldText(value))
        return u'"' + value.toObject().value(valueKey).toString() + u'"';
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

} // namespace otklik::bench
