#include "tests/channels/bluesky/fakebluesky.h"

#include "channels/bluesky/aturi.h"
#include "channels/bluesky/blueskyconnector.h"
#include "channels/bluesky/blueskypost.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace otklik {

namespace {

const QString brand = QStringLiteral("brand");

HttpResponse json(const QJsonObject &object, int status = 200)
{
    return {status, {{"content-type", "application/json"}}, QJsonDocument(object).toJson()};
}

HttpResponse refused(const char *name, int status = 400)
{
    return json({{QStringLiteral("error"), QLatin1StringView(name)}, {QStringLiteral("message"), QStringLiteral("no")}}, status);
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

QString cidOf(const QJsonObject &record)
{
    const QByteArray bytes = QJsonDocument(record).toJson(QJsonDocument::Compact);
    return QStringLiteral("bafyrei") + QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(52));
}

qsizetype graphemes(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() > 0)
        ++count;
    return count;
}

} // namespace

FakeBluesky::FakeBluesky() = default;

QString FakeBluesky::didOf(const QString &account)
{
    const QByteArray hash = QCryptographicHash::hash(account.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    return QStringLiteral("did:plc:") + QString::fromLatin1(hash);
}

std::unique_ptr<Connector> FakeBluesky::connector(Http &http, const Clock &clock, TimePoint readFrom)
{
    return std::make_unique<BlueskyConnector>(
        http, clock,
        BlueskyAccess{QUrl(QStringLiteral("https://pds.example")), QStringLiteral("brand.example"), QStringLiteral("app-pass"), didOf(brand)},
        readFrom);
}

void FakeBluesky::endSessions(bool alsoRefresh)
{
    ++m_accessGeneration;
    if (alsoRefresh)
        ++m_refreshGeneration;
}

void FakeBluesky::answerEverythingWith(int status, const QByteArray &body, const QByteArray &header, const QByteArray &value)
{
    m_forced.reset();
    if (status != 0)
        m_forced = HttpResponse{status, {{header, value}}, body};
}

QString FakeBluesky::add(const QString &author, const QJsonObject &more, const QString &inReplyTo, const QString &reason, TimePoint at)
{
    const AtUri name{didOf(author), atcollection::post, recordKeyOf(QString::number(++m_counter))};
    QJsonObject record = more;
    record.insert(QStringLiteral("$type"), atcollection::post);
    if (!record.contains(QStringLiteral("createdAt")))
        record.insert(QStringLiteral("createdAt"), blueskyDate(at));
    if (!inReplyTo.isEmpty()) {
        const auto reference = [&](const QString &uri) {
            return QJsonObject{{QStringLiteral("uri"), uri}, {QStringLiteral("cid"), cidOf(m_posts.value(uri).record)}};
        };
        const QString root = m_posts.value(inReplyTo).record[QLatin1StringView("reply")][QLatin1StringView("root")][QLatin1StringView("uri")].toString();
        record.insert(QStringLiteral("reply"), QJsonObject{{QStringLiteral("root"), reference(root.isEmpty() ? inReplyTo : root)},
                                                           {QStringLiteral("parent"), reference(inReplyTo)}});
    }
    m_posts.insert(name.text(), {author, record, at});
    if (author == brand)
        m_records.insert(name.text(), record);
    if (!reason.isEmpty())
        m_notifications.append({name.text(), reason, at});
    return name.text();
}

QString FakeBluesky::write(const QString &customer, const QString &text, const QString &inReplyTo)
{
    m_now += std::chrono::minutes(1);
    const bool isUnderOurs = m_posts.value(inReplyTo).author == brand;
    return add(customer, {{QStringLiteral("text"), text}}, inReplyTo, isUnderOurs ? QStringLiteral("reply") : QStringLiteral("mention"), m_now);
}

void FakeBluesky::remove(const QString &uri)
{
    m_posts.remove(uri);
    m_records.remove(uri);
    m_notifications.removeIf([&](const Notification &one) { return one.uri == uri; });
}

QStringList FakeBluesky::recordsOf(const QString &collection) const
{
    QStringList found;
    for (auto record = m_records.cbegin(); record != m_records.cend(); ++record)
        if (AtUri::parse(record.key())->collection == collection)
            found.append(record.key());
    return found;
}

QStringList FakeBluesky::brandTexts() const
{
    QList<QJsonObject> own;
    const QStringList uris = recordsOf(atcollection::post);
    for (const QString &uri : uris)
        own.append(m_records.value(uri));
    std::stable_sort(own.begin(), own.end(), [](const QJsonObject &a, const QJsonObject &b) { return text(a, "createdAt") < text(b, "createdAt"); });
    QStringList texts;
    for (const QJsonObject &record : std::as_const(own))
        texts.append(text(record, "text"));
    return texts;
}

bool FakeBluesky::isHidden(const QString &account) const
{
    const QStringList blocks = recordsOf(atcollection::block);
    return m_blockedBy.contains(account) || std::any_of(blocks.cbegin(), blocks.cend(), [&](const QString &uri) {
        return text(m_records.value(uri), "subject") == didOf(account);
    });
}

QJsonObject FakeBluesky::author(const QString &account) const
{
    QJsonObject viewer{{QStringLiteral("muted"), false}, {QStringLiteral("blockedBy"), m_blockedBy.contains(account)}};
    const QStringList blocks = recordsOf(atcollection::block);
    for (const QString &uri : blocks)
        if (text(m_records.value(uri), "subject") == didOf(account))
            viewer.insert(QStringLiteral("blocking"), uri);
    return {{QStringLiteral("did"), didOf(account)},
            {QStringLiteral("handle"), m_handles.value(account, account + QStringLiteral(".example"))},
            {QStringLiteral("displayName"), account.toUpper()},
            {QStringLiteral("viewer"), viewer}};
}

QJsonObject FakeBluesky::view(const QString &uri) const
{
    const Post post = m_posts.value(uri);
    QJsonObject view{{QStringLiteral("uri"), uri},
                     {QStringLiteral("cid"), cidOf(post.record)},
                     {QStringLiteral("author"), author(post.author)},
                     {QStringLiteral("record"), post.record},
                     {QStringLiteral("indexedAt"), blueskyDate(post.at)},
                     {QStringLiteral("viewer"), QJsonObject{{QStringLiteral("threadMuted"), false}}}};
    if (m_shownEmbeds.contains(uri))
        view.insert(QStringLiteral("embed"), m_shownEmbeds.value(uri));
    if (m_closed.contains(uri))
        view.insert(QStringLiteral("viewer"), QJsonObject{{QStringLiteral("replyDisabled"), true}});
    return view;
}

HttpResponse FakeBluesky::invalid(const QString &)
{
    ++m_broken;
    return refused("InvalidRequest");
}

HttpResponse FakeBluesky::session(const QString &what, const HttpRequest &request)
{
    const QByteArray refresh = "Bearer refresh-" + QByteArray::number(m_refreshGeneration);
    if (what == QLatin1StringView("createSession")) {
        ++m_signIns;
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (text(body, "identifier") != m_handles.value(brand, QStringLiteral("brand.example")) || text(body, "password") != m_password)
            return refused("AuthenticationRequired", 401);
    } else {
        for (const auto &[name, value] : request.headers)
            if (name == "Authorization" && value != refresh)
                return refused("ExpiredToken");
        ++m_refreshGeneration;
    }
    ++m_accessGeneration;
    return json({{QStringLiteral("accessJwt"), QStringLiteral("access-%1").arg(m_accessGeneration)},
                 {QStringLiteral("refreshJwt"), QStringLiteral("refresh-%1").arg(m_refreshGeneration)},
                 {QStringLiteral("did"), didOf(brand)},
                 {QStringLiteral("handle"), m_handles.value(brand, QStringLiteral("brand.example"))},
                 {QStringLiteral("active"), true}});
}

Result<HttpResponse> FakeBluesky::answer(const HttpRequest &request)
{
    if (m_forced)
        return *m_forced;
    if (request.headers.isEmpty() && m_files.contains(request.url.toString()))
        return m_files.value(request.url.toString());
    const QString method = request.url.path().section(u'/', -1);
    const QString last = method.section(u'.', -1);
    if (!request.url.path().startsWith(QLatin1StringView("/xrpc/")))
        return HttpResponse{404, {}, "<h1>404</h1>"};
    if (last == QLatin1StringView("createSession") || last == QLatin1StringView("refreshSession"))
        return session(last, request);
    const QByteArray token = "Bearer access-" + QByteArray::number(m_accessGeneration);
    if (!request.headers.contains({QByteArrayLiteral("Authorization"), token}))
        return refused("ExpiredToken");

    const QUrlQuery query(request.url);
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (last == QLatin1StringView("listNotifications"))
        return notifications(query);
    if (last == QLatin1StringView("getPosts"))
        return posts(query);
    if (last == QLatin1StringView("getPostThread"))
        return thread(query);
    if (last == QLatin1StringView("getProfile"))
        return profile(query);
    if (last == QLatin1StringView("getSession"))
        return json({{QStringLiteral("did"), didOf(brand)}, {QStringLiteral("handle"), text(author(brand), "handle")}, {QStringLiteral("active"), true}});
    if (last == QLatin1StringView("putRecord"))
        return put(body);
    if (last == QLatin1StringView("deleteRecord"))
        return remove(body);
    if (last == QLatin1StringView("getRecord"))
        return get(query);
    if (last == QLatin1StringView("resolveHandle")) {
        for (const char *account : {"anna", "boris"})
            if (query.queryItemValue(QStringLiteral("handle")) == text(author(QLatin1StringView(account)), "handle"))
                return json({{QStringLiteral("did"), didOf(QLatin1StringView(account))}});
        return refused("HandleNotFound");
    }
    if (last == QLatin1StringView("uploadBlob")) {
        m_uploads.append(request.body);
        return json({{QStringLiteral("blob"), QJsonObject{{QStringLiteral("$type"), QStringLiteral("blob")},
                                                          {QStringLiteral("ref"), QJsonObject{{QStringLiteral("$link"), QStringLiteral("bafkrei%1").arg(m_uploads.size())}}},
                                                          {QStringLiteral("mimeType"), QStringLiteral("image/png")},
                                                          {QStringLiteral("size"), request.body.size()}}}});
    }
    return refused("MethodNotImplemented", 501);
}

HttpResponse FakeBluesky::notifications(const QUrlQuery &query)
{
    const QStringList reasons = query.allQueryItemValues(QStringLiteral("reasons"));
    const qsizetype limit = query.queryItemValue(QStringLiteral("limit")).toInt();
    if (limit < 1 || limit > 100)
        return invalid(QStringLiteral("limit"));
    QList<Notification> all = m_notifications;
    std::stable_sort(all.begin(), all.end(), [](const Notification &a, const Notification &b) { return a.at > b.at; });
    // As the reference AppView does it: by time alone, strictly below the cursor.
    const QString cursor = query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded);
    if (!cursor.isEmpty()) {
        const auto below = blueskyTime(cursor);
        if (!below)
            return refused("InvalidRequest");
        all.removeIf([&](const Notification &one) { return one.at >= *below; });
    }
    const qsizetype size = std::min({limit, m_pageSize, all.size()});
    QJsonArray list;
    for (const Notification &one : std::as_const(all).first(size))
        if (reasons.contains(one.reason) && !isHidden(m_posts.value(one.uri).author))
            list.append(QJsonObject{{QStringLiteral("uri"), one.uri},
                                    {QStringLiteral("cid"), cidOf(m_posts.value(one.uri).record)},
                                    {QStringLiteral("author"), author(m_posts.value(one.uri).author)},
                                    {QStringLiteral("reason"), one.reason},
                                    {QStringLiteral("record"), m_posts.value(one.uri).record},
                                    {QStringLiteral("indexedAt"), blueskyDate(one.at)}});
    QJsonObject answer{{QStringLiteral("notifications"), list}};
    if (size < all.size())
        answer.insert(QStringLiteral("cursor"), blueskyDate(all.at(size - 1).at));
    return json(answer);
}

HttpResponse FakeBluesky::posts(const QUrlQuery &query)
{
    const QStringList uris = query.allQueryItemValues(QStringLiteral("uris"), QUrl::FullyDecoded);
    if (uris.size() > 25)
        return invalid(QStringLiteral("uris"));
    QJsonArray list;
    for (const QString &uri : uris)
        if (m_posts.contains(uri) && !isHidden(m_posts.value(uri).author))
            list.append(view(uri));
    return json({{QStringLiteral("posts"), list}});
}

QJsonObject FakeBluesky::node(const QString &uri, int depth) const
{
    if (!m_posts.contains(uri))
        return {{QStringLiteral("$type"), QStringLiteral("app.bsky.feed.defs#notFoundPost")}, {QStringLiteral("uri"), uri}, {QStringLiteral("notFound"), true}};
    if (isHidden(m_posts.value(uri).author))
        return {{QStringLiteral("$type"), QStringLiteral("app.bsky.feed.defs#blockedPost")}, {QStringLiteral("uri"), uri}, {QStringLiteral("blocked"), true}};
    QJsonArray replies;
    for (auto post = m_posts.cbegin(); depth > 0 && post != m_posts.cend(); ++post)
        if (post->record[QLatin1StringView("reply")][QLatin1StringView("parent")][QLatin1StringView("uri")].toString() == uri)
            replies.append(node(post.key(), depth - 1));
    return {{QStringLiteral("$type"), QStringLiteral("app.bsky.feed.defs#threadViewPost")}, {QStringLiteral("post"), view(uri)}, {QStringLiteral("replies"), replies}};
}

HttpResponse FakeBluesky::thread(const QUrlQuery &query)
{
    const QString uri = query.queryItemValue(QStringLiteral("uri"), QUrl::FullyDecoded);
    const int depth = query.queryItemValue(QStringLiteral("depth")).toInt();
    const int height = query.queryItemValue(QStringLiteral("parentHeight")).toInt();
    if (depth > 1000 || height > 1000)
        return invalid(QStringLiteral("depth"));
    if (!m_posts.contains(uri))
        return refused("NotFound");
    QStringList above{uri};
    for (int level = 0; level < height; ++level) {
        const QString parent = m_posts.value(above.last()).record[QLatin1StringView("reply")][QLatin1StringView("parent")][QLatin1StringView("uri")].toString();
        if (parent.isEmpty())
            break;
        above.append(parent);
    }
    QJsonObject tree;
    while (!above.isEmpty()) {
        QJsonObject one = node(above.last(), above.size() == 1 ? depth : 0);
        if (!tree.isEmpty())
            one.insert(QStringLiteral("parent"), tree);
        tree = one;
        above.removeLast();
    }
    return json({{QStringLiteral("thread"), tree}});
}

HttpResponse FakeBluesky::profile(const QUrlQuery &query)
{
    const QString did = query.queryItemValue(QStringLiteral("actor"), QUrl::FullyDecoded);
    for (const char *account : {"brand", "anna", "boris"})
        if (!m_isEmpty && did == didOf(QLatin1StringView(account)))
            return json(author(QLatin1StringView(account)));
    return refused("InvalidRequest");
}

QString FakeBluesky::faultOf(const QJsonObject &record) const
{
    const QString words = text(record, "text");
    if (!blueskyTime(record.value(QLatin1StringView("createdAt"))) || !text(record, "createdAt").endsWith(u'Z'))
        return QStringLiteral("createdAt");
    if (text(record, "$type") != atcollection::post)
        return {};
    if (graphemes(words) > 300 || words.toUtf8().size() > 3000)
        return QStringLiteral("text");
    const QJsonArray facets = record.value(QLatin1StringView("facets")).toArray();
    for (const QJsonValue &facet : facets) {
        const QJsonValue index = facet[QLatin1StringView("index")];
        const qint64 start = index[QLatin1StringView("byteStart")].toInteger(-1);
        const qint64 end = index[QLatin1StringView("byteEnd")].toInteger(-1);
        if (start < 0 || end <= start || end > words.toUtf8().size())
            return QStringLiteral("facets");
    }
    const QJsonValue reply = record.value(QLatin1StringView("reply"));
    for (const char *end : {"root", "parent"})
        if (!reply.isUndefined() && (reply[QLatin1StringView(end)][QLatin1StringView("uri")].toString().isEmpty()
                                     || reply[QLatin1StringView(end)][QLatin1StringView("cid")].toString().isEmpty()))
            return QStringLiteral("reply");
    const QJsonArray images = record.value(QLatin1StringView("embed"))[QLatin1StringView("images")].toArray();
    for (const QJsonValue &image : images)
        if (!image[QLatin1StringView("alt")].isString() || !image[QLatin1StringView("image")][QLatin1StringView("ref")].isObject())
            return QStringLiteral("embed");
    return {};
}

HttpResponse FakeBluesky::put(const QJsonObject &body)
{
    static const QRegularExpression tid(QStringLiteral("\\A[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}\\z"));
    const QJsonObject record = body.value(QLatin1StringView("record")).toObject();
    const AtUri name{text(body, "repo"), text(body, "collection"), text(body, "rkey")};
    if (name.did != didOf(brand) || text(record, "$type") != name.collection || !tid.match(name.key).hasMatch() || !faultOf(record).isEmpty())
        return invalid(faultOf(record));
    const QString uri = name.text();
    const bool isThere = m_records.contains(uri);
    const QJsonValue swap = body.value(QLatin1StringView("swapRecord"));
    const bool isWrong = (swap.isNull() && isThere) || (swap.isString() && swap.toString() != cidOf(m_records.value(uri)));
    // What is written already, word for word, is no change.
    if (isWrong && cidOf(m_records.value(uri)) != cidOf(record))
        return refused("InvalidSwap");
    m_records.insert(uri, record);
    if (name.collection == atcollection::post && !m_posts.contains(uri))
        m_posts.insert(uri, {brand, record, *blueskyTime(record.value(QLatin1StringView("createdAt")))});
    return json({{QStringLiteral("uri"), uri}, {QStringLiteral("cid"), cidOf(record)}});
}

HttpResponse FakeBluesky::remove(const QJsonObject &body)
{
    const AtUri name{text(body, "repo"), text(body, "collection"), text(body, "rkey")};
    if (name.did != didOf(brand))
        return invalid(QStringLiteral("repo"));
    m_records.remove(name.text());
    m_posts.remove(name.text());
    return json({});
}

HttpResponse FakeBluesky::get(const QUrlQuery &query) const
{
    const AtUri name{query.queryItemValue(QStringLiteral("repo"), QUrl::FullyDecoded), query.queryItemValue(QStringLiteral("collection")),
                     query.queryItemValue(QStringLiteral("rkey"))};
    const QString uri = name.text();
    if (!m_records.contains(uri))
        return refused("RecordNotFound");
    return json({{QStringLiteral("uri"), uri}, {QStringLiteral("cid"), cidOf(m_records.value(uri))}, {QStringLiteral("value"), m_records.value(uri)}});
}

} // namespace otklik
