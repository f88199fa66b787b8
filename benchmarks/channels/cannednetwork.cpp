#include "benchmarks/channels/cannednetwork.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <memory>

namespace otklik::bench {

namespace {

using namespace std::chrono_literals;

QString dateOf(TimePoint at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

HttpResponse good(const QByteArray &body)
{
    return {200, {{"content-type", "application/json; charset=utf-8"}}, body};
}

QString wordsOf(qint64 number)
{
    return QStringLiteral("Заказ %1 не приехал вторую неделю, курьер не звонит, а поддержка молчит. Что делать?").arg(number);
}

/// Pages of so many, the newest first, by the key that asks for them; the first under an empty key.
struct Pages final
{
    QHash<QString, QByteArray> byKey;
};

QJsonObject mastodonNotification(qint64 number, TimePoint at)
{
    const QString id = QStringLiteral("%1").arg(100'000'000 + number);
    const QString person = QStringLiteral("person%1").arg(number % 500);
    const QJsonObject account{{QStringLiteral("id"), QString::number(1'000 + number % 500)}, {QStringLiteral("username"), person},
                              {QStringLiteral("acct"), person}, {QStringLiteral("display_name"), person.toUpper()},
                              {QStringLiteral("url"), QStringLiteral("https://social.example/@") + person},
                              {QStringLiteral("note"), QStringLiteral("<p>about me</p>")}, {QStringLiteral("followers_count"), 12}};
    const QJsonObject mention{{QStringLiteral("id"), QStringLiteral("1")}, {QStringLiteral("username"), QStringLiteral("brand")},
                              {QStringLiteral("acct"), QStringLiteral("brand")}, {QStringLiteral("url"), QStringLiteral("https://social.example/@brand")}};
    const QString html = QStringLiteral("<p><span class=\"h-card\"><a href=\"https://social.example/@brand\" class=\"u-url mention\">@<span>brand</span></a></span> %1</p>").arg(wordsOf(number));
    const QJsonObject status{{QStringLiteral("id"), id}, {QStringLiteral("created_at"), dateOf(at)}, {QStringLiteral("in_reply_to_id"), QJsonValue()},
                             {QStringLiteral("visibility"), QStringLiteral("public")}, {QStringLiteral("spoiler_text"), QString()},
                             {QStringLiteral("language"), QStringLiteral("ru")}, {QStringLiteral("uri"), QStringLiteral("https://social.example/s/") + id},
                             {QStringLiteral("url"), QStringLiteral("https://social.example/@%1/%2").arg(person, id)}, {QStringLiteral("content"), html},
                             {QStringLiteral("account"), account}, {QStringLiteral("mentions"), QJsonArray{mention}},
                             {QStringLiteral("media_attachments"), QJsonArray()}, {QStringLiteral("tags"), QJsonArray()}, {QStringLiteral("edited_at"), QJsonValue()}};
    return {{QStringLiteral("id"), id}, {QStringLiteral("type"), QStringLiteral("mention")}, {QStringLiteral("created_at"), dateOf(at)},
            {QStringLiteral("account"), account}, {QStringLiteral("status"), status}};
}

CannedNetwork mastodon(qint64 mentions, TimePoint newest)
{
    constexpr qint64 pageSize = 80;
    CannedNetwork network{QStringLiteral("mastodon"), {}, mentions, {}, {}};
    network.setup.url = QUrl(QStringLiteral("https://social.example"));
    network.setup.accountId = QStringLiteral("1");
    network.setup.values.insert(setupkey::token, QStringLiteral("secret"));
    const auto pages = std::make_shared<Pages>();
    QString key;
    for (qint64 from = mentions; from > 0; from -= pageSize) {
        QJsonArray page;
        for (qint64 number = from; number > std::max<qint64>(from - pageSize, 0); --number)
            page.append(mastodonNotification(number, newest - 1min * (mentions - number)));
        pages->byKey.insert(key, QJsonDocument(page).toJson(QJsonDocument::Compact));
        network.bytes.append(pages->byKey.value(key));
        key = page.last().toObject().value(QLatin1StringView("id")).toString();
    }
    network.answer = [pages](const HttpRequest &request) {
        if (!request.url.path().endsWith(QLatin1StringView("/notifications")))
            return good("[]");
        const QUrlQuery query(request.url);
        const bool isFirst = !query.hasQueryItem(QStringLiteral("min_id")) && !query.hasQueryItem(QStringLiteral("since_id"));
        return good(isFirst ? pages->byKey.value(query.queryItemValue(QStringLiteral("max_id")), "[]") : QByteArray("[]"));
    };
    return network;
}

QJsonObject blueskyPost(qint64 number, TimePoint at)
{
    const QString person = QStringLiteral("person%1").arg(number % 500);
    const QString did = QStringLiteral("did:plc:") + person.leftJustified(24, u'a');
    const QString text = QStringLiteral("@brand.example ") + wordsOf(number);
    const QJsonObject facet{{QStringLiteral("index"), QJsonObject{{QStringLiteral("byteStart"), 0}, {QStringLiteral("byteEnd"), 14}}},
                            {QStringLiteral("features"), QJsonArray{QJsonObject{{QStringLiteral("$type"), QStringLiteral("app.bsky.richtext.facet#mention")},
                                                                                {QStringLiteral("did"), QStringLiteral("did:plc:brand")}}}}};
    const QJsonObject record{{QStringLiteral("$type"), QStringLiteral("app.bsky.feed.post")}, {QStringLiteral("text"), text},
                             {QStringLiteral("facets"), QJsonArray{facet}}, {QStringLiteral("langs"), QJsonArray{QStringLiteral("ru")}},
                             {QStringLiteral("createdAt"), dateOf(at)}};
    const QJsonObject author{{QStringLiteral("did"), did}, {QStringLiteral("handle"), person + QStringLiteral(".example")},
                             {QStringLiteral("displayName"), person.toUpper()}, {QStringLiteral("viewer"), QJsonObject()}};
    return {{QStringLiteral("uri"), QStringLiteral("at://%1/app.bsky.feed.post/3k%2").arg(did).arg(number, 11, 10, QLatin1Char('2'))},
            {QStringLiteral("cid"), QStringLiteral("bafyreib%1").arg(number, 51, 10, QLatin1Char('a'))}, {QStringLiteral("author"), author},
            {QStringLiteral("record"), record}, {QStringLiteral("indexedAt"), dateOf(at)}, {QStringLiteral("viewer"), QJsonObject()}};
}

/// What getPosts answers for these addresses: everything is made before, a page needs only to be put together.
HttpResponse postsFor(const QUrlQuery &query, const QHash<QString, QByteArray> &views)
{
    QByteArray body("{\"posts\":[");
    const QStringList uris = query.allQueryItemValues(QStringLiteral("uris"), QUrl::FullyDecoded);
    for (const QString &uri : uris)
        body += (body.endsWith('[') ? "" : ",") + views.value(uri);
    return good(body + "]}");
}

/// What a network by time alone has to tell, the newest first, a minute apart.
struct TimedList final
{
    TimePoint newest{};
    QList<QByteArray> entries;
    QHash<QString, QByteArray> views; ///< the same posts by address, for getPosts

    /// So many of those before `cursor`; all are before none.
    [[nodiscard]] QByteArray page(const QString &cursor, qsizetype limit) const
    {
        qsizetype from = 0;
        if (!cursor.isEmpty()) {
            const qint64 at = QDateTime::fromString(cursor, Qt::ISODateWithMs).toMSecsSinceEpoch();
            from = (newest.time_since_epoch().count() - at) / 60'000 + 1;
        }
        QByteArray body("{\"notifications\":[");
        const qsizetype to = std::min(from + limit, entries.size());
        for (qsizetype i = from; i < to; ++i)
            body += (i > from ? "," : "") + entries.at(i);
        body += "]";
        if (to < entries.size())
            body += ",\"cursor\":\"" + dateOf(newest - 1min * (to - 1)).toLatin1() + "\"";
        return body + "}";
    }
};

CannedNetwork bluesky(qint64 mentions, TimePoint newest)
{
    CannedNetwork network{QStringLiteral("bluesky"), {}, mentions, {}, {}};
    network.setup.url = QUrl(QStringLiteral("https://pds.example"));
    network.setup.values = {{QStringLiteral("identifier"), QStringLiteral("brand.example")}, {QStringLiteral("app_password"), QStringLiteral("app-pass")}};
    const auto list = std::make_shared<TimedList>();
    list->newest = newest;
    for (qint64 i = 0; i < mentions; ++i) {
        QJsonObject post = blueskyPost(mentions - i, newest - 1min * i);
        list->views.insert(post.value(QLatin1StringView("uri")).toString(), json(post));
        network.bytes.append(json(post)); // told twice: in the list, and whole
        post.insert(QStringLiteral("reason"), QStringLiteral("mention"));
        list->entries.append(json(post));
        network.bytes.append(list->entries.last());
    }
    network.answer = [list](const HttpRequest &request) {
        const QString method = request.url.path().section(u'.', -1);
        const QUrlQuery query(request.url);
        if (method == u"createSession")
            return good(R"({"accessJwt":"a","refreshJwt":"r","did":"did:plc:brandaaaaaaaaaaaaaaaaaaa","handle":"brand.example","active":true})");
        if (method == u"getPosts")
            return postsFor(query, list->views);
        return good(list->page(query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded), query.queryItemValue(QStringLiteral("limit")).toInt()));
    };
    return network;
}

QJsonObject telegramUpdate(qint64 number, TimePoint at)
{
    const qint64 person = 1'000 + number % 500;
    const QString name = QStringLiteral("Person %1").arg(person);
    const QJsonObject from{{QStringLiteral("id"), person}, {QStringLiteral("is_bot"), false}, {QStringLiteral("first_name"), name},
                           {QStringLiteral("username"), QStringLiteral("person%1").arg(person)}, {QStringLiteral("language_code"), QStringLiteral("ru")}};
    const QJsonObject chat{{QStringLiteral("id"), person}, {QStringLiteral("type"), QStringLiteral("private")}, {QStringLiteral("first_name"), name}};
    const qint64 seconds = std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count();
    const QJsonObject message{{QStringLiteral("message_id"), number}, {QStringLiteral("from"), from}, {QStringLiteral("chat"), chat},
                              {QStringLiteral("date"), seconds}, {QStringLiteral("text"), wordsOf(number)}};
    return {{QStringLiteral("update_id"), 700'000 + number}, {QStringLiteral("message"), message}};
}

CannedNetwork telegram(qint64 mentions, TimePoint newest)
{
    constexpr qint64 pageSize = 100;
    CannedNetwork network{QStringLiteral("telegram"), {}, mentions, {}, {}};
    network.setup.values.insert(setupkey::token, QStringLiteral("4242:AAHfake-Token_of_the_bot"));
    const auto pages = std::make_shared<Pages>();
    QString key = QStringLiteral("0");
    for (qint64 from = 1; from <= mentions; from += pageSize) {
        QJsonArray page;
        for (qint64 number = from; number < std::min(from + pageSize, mentions + 1); ++number)
            page.append(telegramUpdate(number, newest - 1s * (mentions - number)));
        pages->byKey.insert(key, json({{QStringLiteral("ok"), true}, {QStringLiteral("result"), page}}));
        network.bytes.append(pages->byKey.value(key));
        key = QString::number(700'000 + from + page.size());
    }
    network.answer = [pages](const HttpRequest &request) {
        const QString method = request.url.path().section(u'/', -1);
        if (method == u"getMe")
            return good(R"({"ok":true,"result":{"id":4242,"is_bot":true,"first_name":"Brand","username":"brand_bot"}})");
        if (method == u"getUpdates") {
            const qint64 offset = QJsonDocument::fromJson(request.body).object().value(QLatin1StringView("offset")).toInteger();
            return good(pages->byKey.value(QString::number(offset), R"({"ok":true,"result":[]})"));
        }
        return good(R"({"ok":true,"result":{"url":"","has_custom_certificate":false,"pending_update_count":0}})");
    };
    return network;
}

QJsonObject wordPressComment(qint64 number, TimePoint at)
{
    const QString person = QStringLiteral("person%1").arg(number % 500);
    const QJsonObject content{{QStringLiteral("rendered"), QStringLiteral("<p>%1</p>\n").arg(wordsOf(number))}};
    const QJsonObject up{{QStringLiteral("embeddable"), true}, {QStringLiteral("post_type"), QStringLiteral("post")},
                         {QStringLiteral("href"), QStringLiteral("https://blog.example/wp-json/wp/v2/posts/7")}};
    return {{QStringLiteral("id"), number}, {QStringLiteral("post"), 7}, {QStringLiteral("parent"), 0}, {QStringLiteral("author"), 0},
            {QStringLiteral("author_name"), person}, {QStringLiteral("author_email"), person + QStringLiteral("@customers.example")},
            {QStringLiteral("author_url"), QString()}, {QStringLiteral("date_gmt"), dateOf(at).left(19)}, {QStringLiteral("content"), content},
            {QStringLiteral("link"), QStringLiteral("https://blog.example/kettles/#comment-%1").arg(number)},
            {QStringLiteral("status"), QStringLiteral("approved")}, {QStringLiteral("_links"), QJsonObject{{QStringLiteral("up"), QJsonArray{up}}}}};
}

/// Any part of the list, the newest first, as a site cuts it by offset.
CannedNetwork wordPress(qint64 mentions, TimePoint newest)
{
    CannedNetwork network{QStringLiteral("wordpress"), {}, mentions, {}, {}};
    network.setup.url = QUrl(QStringLiteral("https://blog.example"));
    network.setup.values = {{QStringLiteral("user"), QStringLiteral("brand")}, {QStringLiteral("application_password"), QStringLiteral("secret word")}};
    const auto rows = std::make_shared<QList<QByteArray>>();
    for (qint64 i = 0; i < mentions; ++i)
        rows->append(json(wordPressComment(mentions - i, newest - 1min * i)));
    network.bytes = *rows;
    network.answer = [rows](const HttpRequest &request) {
        const QUrlQuery query(request.url);
        const QString route = query.queryItemValue(QStringLiteral("rest_route"), QUrl::FullyDecoded);
        if (route.endsWith(QLatin1StringView("/users/me")))
            return good(R"({"id":1,"name":"Brand","slug":"brand","capabilities":{"moderate_comments":true}})");
        if (!route.endsWith(QLatin1StringView("/comments")))
            return good(R"([{"id":7,"title":{"rendered":"Kettles"},"link":"https://blog.example/kettles/","comment_status":"open"}])");
        const qsizetype from = query.queryItemValue(QStringLiteral("offset")).toLongLong();
        const qsizetype to = std::min<qsizetype>(from + query.queryItemValue(QStringLiteral("per_page")).toLongLong(), rows->size());
        QByteArray body("[");
        for (qsizetype i = from; i < to; ++i)
            body += (i > from ? "," : "") + rows->at(i);
        HttpResponse page = good(body + "]");
        page.headers.append({"x-wp-total", QByteArray::number(rows->size())});
        return page;
    };
    return network;
}

} // namespace

QList<CannedNetwork> cannedNetworks(qint64 mentions, TimePoint newest)
{
    QList<CannedNetwork> all{mastodon(mentions, newest), bluesky(mentions, newest), telegram(mentions, newest),
                             wordPress(mentions, newest)};
    for (CannedNetwork &network : all)
        network.setup.network = network.name;
    return all;
}

} // namespace otklik::bench
