#include "tests/channels/feed/fakefeed.h"

#include "channels/feed/feedconnector.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QTimeZone>

namespace otklik {

namespace {

QDateTime moment(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), QTimeZone::utc());
}

QByteArray isoTime(TimePoint time)
{
    return moment(time).toString(Qt::ISODate).toLatin1();
}

QByteArray httpTime(TimePoint time)
{
    return QLocale::c().toString(moment(time), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray headerOf(const HttpRequest &request, const char *name)
{
    for (const auto &[key, value] : request.headers)
        if (key == name)
            return value;
    return {};
}

} // namespace

std::unique_ptr<Connector> FakeFeed::connector(Http &http, const Clock &clock, TimePoint readFrom)
{
    ConnectorSetup setup;
    setup.network = QStringLiteral("feed");
    setup.url = address();
    setup.handle = QStringLiteral("Brand");
    setup.readFrom = readFrom;
    return std::make_unique<FeedConnector>(http, clock, setup);
}

Result<HttpResponse> FakeFeed::answer(const HttpRequest &request)
{
    if (request.method != HttpMethod::Get || request.url != address())
        return HttpResponse{404, {}, {}};
    const QByteArray body = document();
    const QByteArray etag = '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha1).toHex() + '"';
    const QByteArray modified = httpTime(m_entries.isEmpty() ? TimePoint() : m_entries.last().written);
    auto headers = m_headers;
    if (m_habits.hasEtag)
        headers.append(std::pair(QByteArray("etag"), etag));
    if (m_habits.hasModified)
        headers.append(std::pair(QByteArray("last-modified"), modified));
    const bool isSame = (m_habits.hasEtag && headerOf(request, "If-None-Match") == etag)
        || (!m_habits.hasEtag && m_habits.hasModified && headerOf(request, "If-Modified-Since") == modified);
    if (isSame)
        return HttpResponse{304, headers, {}};
    ++m_fullAnswers;
    headers.append(std::pair(QByteArray("content-type"), QByteArray("application/xml; charset=utf-8")));
    return HttpResponse{200, headers, body};
}

QString FakeFeed::write(const QString &customer, const QString &text, const QString &inReplyTo)
{
    const QString id = QStringLiteral("https://blog.example/?p=%1").arg(++m_counter);
    m_entries.append({id, customer, text, inReplyTo, m_clock.now(), m_clock.now()});
    return id;
}

void FakeFeed::edit(const QString &id, const QString &text)
{
    for (Entry &entry : m_entries)
        if (entry.id == id) {
            entry.text = text;
            entry.edited = m_clock.now();
        }
}

void FakeFeed::remove(const QString &id)
{
    m_entries.removeIf([&](const Entry &entry) { return entry.id == id; });
}

void FakeFeed::setHeader(const QByteArray &name, const QByteArray &value)
{
    m_headers = {{name, value}};
}

QByteArray FakeFeed::document() const
{
    QList<Entry> shown = m_entries.last(std::min(m_entries.size(), m_habits.window));
    std::reverse(shown.begin(), shown.end());
    switch (m_habits.kind) {
    case Kind::Rss:
        return rss(shown);
    case Kind::Atom:
        return atom(shown);
    case Kind::Json:
        return json(shown);
    }
    return {};
}

QByteArray FakeFeed::rss(const QList<Entry> &shown) const
{
    QByteArray xml("<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:d=\"http://purl.org/dc/elements/1.1/\" "
                   "xmlns:thr=\"http://purl.org/syndication/thread/1.0\"><channel><title>Blog</title>");
    for (const Entry &entry : shown) {
        xml += "<item><guid>" + escaped(entry.id) + "</guid><d:creator>" + escaped(entry.author) + "</d:creator><description>"
            + escaped(entry.text.toHtmlEscaped()) + "</description>";
        if (m_habits.hasDates)
            xml += "<pubDate>" + httpTime(entry.written) + "</pubDate>";
        if (!entry.inReplyTo.isEmpty())
            xml += "<thr:in-reply-to ref=\"" + escaped(entry.inReplyTo) + "\"/>";
        xml += "</item>";
    }
    return xml + "</channel></rss>";
}

QByteArray FakeFeed::atom(const QList<Entry> &shown) const
{
    QByteArray xml("<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:x=\"http://purl.org/syndication/thread/1.0\"><title>Blog</title>");
    for (const Entry &entry : shown) {
        xml += "<entry><id>" + escaped(entry.id) + "</id><link href=\"" + escaped(entry.id) + "\"/><author><name>"
            + escaped(entry.author) + "</name></author><content>" + escaped(entry.text) + "</content>";
        if (m_habits.hasDates)
            xml += "<published>" + isoTime(entry.written) + "</published>";
        if (m_habits.hasDates && m_habits.tellsEdits)
            xml += "<updated>" + isoTime(entry.edited) + "</updated>";
        if (!entry.inReplyTo.isEmpty())
            xml += "<x:in-reply-to ref=\"" + escaped(entry.inReplyTo) + "\"/>";
        xml += "</entry>";
    }
    return xml + "</feed>";
}

QByteArray FakeFeed::json(const QList<Entry> &shown) const
{
    QJsonArray items;
    for (const Entry &entry : shown) {
        QJsonObject item{{QStringLiteral("id"), entry.id},
                         {QStringLiteral("url"), entry.id},
                         {QStringLiteral("content_text"), entry.text},
                         {QStringLiteral("authors"), QJsonArray{QJsonObject{{QStringLiteral("name"), entry.author}}}}};
        if (m_habits.hasDates)
            item.insert(QStringLiteral("date_published"), QString::fromLatin1(isoTime(entry.written)));
        if (m_habits.hasDates && m_habits.tellsEdits)
            item.insert(QStringLiteral("date_modified"), QString::fromLatin1(isoTime(entry.edited)));
        items.append(item);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), QStringLiteral("https://jsonfeed.org/version/1.1")},
                                     {QStringLiteral("title"), QStringLiteral("Blog")},
                                     {QStringLiteral("items"), items}})
        .toJson();
}

} // namespace otklik
