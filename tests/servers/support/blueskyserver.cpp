#include "tests/servers/support/blueskyserver.h"

#include <QDateTime>
#include <QJsonDocument>

namespace otklik {

namespace {

const QString postCollection = QStringLiteral("app.bsky.feed.post");

QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

} // namespace

Result<std::unique_ptr<BlueskyServer>> BlueskyServer::start()
{
    auto server = ScriptServer::start(QStringLiteral("bluesky"));
    if (!server)
        return tl::unexpected(server.error());
    return std::unique_ptr<BlueskyServer>(new BlueskyServer(std::move(*server)));
}

QUrl BlueskyServer::at(const QString &method) const
{
    QUrl url = m_server->address();
    url.setPath(QStringLiteral("/xrpc/") + method);
    return url;
}

QJsonObject BlueskyServer::perform(HttpRequest request, const QByteArray &token)
{
    if (!token.isEmpty())
        request.headers.emplace_back("Authorization", "Bearer " + token);
    const auto response = m_http.perform(request);
    if (!response || response->status != 200) {
        qWarning("%s: %d %s", qPrintable(request.url.path()), response ? response->status : 0, response ? response->body.constData() : "");
        return {};
    }
    return QJsonDocument::fromJson(response->body).object();
}

QJsonObject BlueskyServer::session(const QString &account)
{
    if (m_sessions.contains(account))
        return m_sessions.value(account);
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = at(QStringLiteral("com.atproto.server.createSession"));
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("identifier"), account + QStringLiteral(".test")},
                                             {QStringLiteral("password"), QStringLiteral("pw-") + account}}).toJson();
    m_sessions.insert(account, perform(request, {}));
    return m_sessions.value(account);
}

QString BlueskyServer::did(const QString &account)
{
    return textOf(session(account), "did");
}

QJsonObject BlueskyServer::get(const QString &account, const QString &method, const QList<std::pair<QString, QString>> &query)
{
    HttpRequest request;
    request.url = at(method);
    request.url.setQuery(QString::fromLatin1(formEncoded(query)), QUrl::StrictMode);
    return perform(request, textOf(session(account), "accessJwt").toLatin1());
}

QJsonObject BlueskyServer::call(const QString &account, const QString &method, const QJsonObject &body)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = at(method);
    request.headers.emplace_back("Content-Type", "application/json");
    request.body = QJsonDocument(body).toJson();
    return perform(request, textOf(session(account), "accessJwt").toLatin1());
}

QString BlueskyServer::appPassword(const QString &account)
{
    static int number = 0;
    return textOf(call(account, QStringLiteral("com.atproto.server.createAppPassword"),
                       {{QStringLiteral("name"), QStringLiteral("otklik-%1").arg(++number)}}), "password");
}

QString BlueskyServer::write(const QString &account, const QString &collection, const QJsonObject &record, const QString &key)
{
    QJsonObject whole = record;
    whole.insert(QStringLiteral("$type"), collection);
    if (!whole.contains(QStringLiteral("createdAt")))
        whole.insert(QStringLiteral("createdAt"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    QJsonObject body{{QStringLiteral("repo"), did(account)}, {QStringLiteral("collection"), collection}, {QStringLiteral("record"), whole}};
    if (!key.isEmpty())
        body.insert(QStringLiteral("rkey"), key);
    return textOf(call(account, QStringLiteral("com.atproto.repo.createRecord"), body), "uri");
}

QJsonObject BlueskyServer::reference(const QString &account, const QString &uri)
{
    const QJsonObject view = get(account, QStringLiteral("app.bsky.feed.getPosts"), {{QStringLiteral("uris"), uri}})
                                 .value(QLatin1StringView("posts")).toArray().first().toObject();
    return {{QStringLiteral("uri"), uri}, {QStringLiteral("cid"), view.value(QLatin1StringView("cid"))}};
}

QString BlueskyServer::post(const QString &account, const QString &text, const QString &inReplyTo, const QJsonObject &more)
{
    QJsonObject record = more;
    record.insert(QStringLiteral("text"), text);
    const QByteArray handle("@brand.test");
    const qsizetype mentioned = text.toUtf8().indexOf(handle);
    if (mentioned >= 0)
        record.insert(QStringLiteral("facets"),
                      QJsonArray{QJsonObject{{QStringLiteral("index"), QJsonObject{{QStringLiteral("byteStart"), mentioned},
                                                                                   {QStringLiteral("byteEnd"), mentioned + handle.size()}}},
                                             {QStringLiteral("features"), QJsonArray{QJsonObject{
                                                 {QStringLiteral("$type"), QStringLiteral("app.bsky.richtext.facet#mention")},
                                                 {QStringLiteral("did"), did(QStringLiteral("brand"))}}}}}});
    if (!inReplyTo.isEmpty()) {
        const QJsonObject parent = get(account, QStringLiteral("app.bsky.feed.getPosts"), {{QStringLiteral("uris"), inReplyTo}})
                                       .value(QLatin1StringView("posts")).toArray().first().toObject();
        const QJsonValue root = parent[QLatin1StringView("record")][QLatin1StringView("reply")][QLatin1StringView("root")];
        const QJsonObject itself = reference(account, inReplyTo);
        record.insert(QStringLiteral("reply"), QJsonObject{{QStringLiteral("root"), root.isObject() ? root : QJsonValue(itself)},
                                                           {QStringLiteral("parent"), itself}});
    }
    return write(account, postCollection, record);
}

bool BlueskyServer::remove(const QString &account, const QString &uri)
{
    const QStringList parts = uri.split(u'/');
    return !call(account, QStringLiteral("com.atproto.repo.deleteRecord"), {{QStringLiteral("repo"), did(account)},
                                                                            {QStringLiteral("collection"), parts.value(3)},
                                                                            {QStringLiteral("rkey"), parts.value(4)}}).isEmpty();
}

bool BlueskyServer::rename(const QString &account, const QString &handle)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = at(QStringLiteral("com.atproto.identity.updateHandle"));
    request.headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer " + textOf(session(account), "accessJwt").toLatin1()}};
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("handle"), handle}}).toJson();
    const auto response = m_http.perform(request);
    return response && response->status == 200;
}

QList<QJsonObject> BlueskyServer::answers(const QString &account, const QString &uri)
{
    QList<QJsonObject> views;
    const QJsonArray replies = get(account, QStringLiteral("app.bsky.feed.getPostThread"), {{QStringLiteral("uri"), uri}})
                                   .value(QLatin1StringView("thread")).toObject().value(QLatin1StringView("replies")).toArray();
    for (const QJsonValue &reply : replies)
        views.append(reply.toObject().value(QLatin1StringView("post")).toObject());
    return views;
}

QStringList BlueskyServer::reasons(const QString &account, const QString &uri)
{
    QStringList reasons;
    const QJsonArray all = get(account, QStringLiteral("app.bsky.notification.listNotifications"), {{QStringLiteral("limit"), QStringLiteral("100")}})
                               .value(QLatin1StringView("notifications")).toArray();
    for (const QJsonValue &one : all)
        if (textOf(one.toObject(), "uri") == uri)
            reasons.append(textOf(one.toObject(), "reason"));
    return reasons;
}

} // namespace otklik
