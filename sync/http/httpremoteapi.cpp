#include "sync/http/httpremoteapi.h"

#include "models/json.h"
#include "sync/http/eventstream.h"
#include "sync/http/httpcall.h"
#include "sync/http/httpsnapshot.h"
#include "sync/rowbounds.h"
#include "sync/serverclock.h"
#include "sync/wire/protocol.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QUrlQuery>

#include <algorithm>

using namespace std::chrono_literals;

namespace otklik {

namespace {

constexpr auto longestPause = 30s;    ///< without a byte in either direction
constexpr auto longestCall = 120s;    ///< for an answer that is read whole
constexpr qint64 longestSession = 64 * 1024;
constexpr qint64 longestPage = 32 * 1024 * 1024;
constexpr qint64 longestAnswers = 8 * 1024 * 1024;
constexpr qint64 longestExport = 256 * 1024 * 1024;
constexpr qsizetype mostJournalEntries = 1000; ///< of a page
constexpr qsizetype mostCounts = 100;
constexpr qsizetype longestToken = 4096;
constexpr QByteArrayView bearer("Bearer ");

tl::unexpected<Failure> badAnswer(const Error &error, const QString &requestId)
{
    return tl::unexpected<Failure>(
        Failure{{Error::Kind::GiveUp, QStringLiteral("bad_message"), error.detail}, requestId, {}});
}

/// Decodes a body with `decode`, and hands on either error.
template <class T, class Decode>
Then<HttpAnswer> decoded(Then<T> then, Decode decode)
{
    return [then = std::move(then), decode](Reply<HttpAnswer> answer) {
        if (!answer)
            return then(tl::unexpected<Failure>(answer.error()));
        Result<T> value = decode(answer->body);
        if (!value)
            return then(badAnswer(value.error(), answer->requestId));
        if constexpr (requires { value->requestId; })
            value->requestId = answer->requestId;
        then(std::move(*value));
    };
}

/// Hands on a page only when it can be right.
Then<HistoryPage> checked(HistoryQuestion question, Then<HistoryPage> then)
{
    return [question = std::move(question), then = std::move(then)](Reply<HistoryPage> page) {
        if (page)
            if (const auto sane = checkHistory(*page, question); !sane)
                return then(tl::unexpected<Failure>(Failure{sane.error(), {}, {}}));
        then(std::move(page));
    };
}

QString inQuery(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

/// It goes into a header as it is: visible ASCII, and no more than a header holds.
bool isToken(const QString &text)
{
    return !text.isEmpty() && text.size() <= longestToken
        && std::ranges::all_of(text, [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

struct SignedIn final
{
    QString token;
    Session session;
};

Result<SignedIn> decodeSession(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    SignedIn in;
    auto user = fromJson<User>(object.value(QStringLiteral("user")).toObject());
    if (!json::read(object.value(QStringLiteral("token")), in.token) || !isToken(in.token) || !user
        || !json::read(object.value(QStringLiteral("workspace_id")), in.session.workspaceId))
        return failure(Error::Kind::GiveUp, QStringLiteral("bad_message"), QStringLiteral("session"));
    in.session.user = std::move(*user);
    return in;
}

Result<ChangesBatch> decodeBatch(const QByteArray &body)
{
    auto page = wire::decodeChanges(body);
    if (!page)
        return tl::unexpected<Error>(page.error());
    return ChangesBatch{page->epoch, page->upTo, page->hasMore, std::move(page->changes), {}, std::move(page->erasures)};
}

Result<PushAnswers> decodePush(const QByteArray &body)
{
    auto answers = wire::decodeAnswers(body);
    if (!answers)
        return tl::unexpected<Error>(answers.error());
    return PushAnswers{std::move(*answers), {}};
}

/// The answer to GET /v1/me.
Result<Session> decodeMe(const QByteArray &body)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    auto user = fromJson<User>(object.value(QStringLiteral("user")).toObject());
    Session session;
    if (!user || !json::read(object.value(QStringLiteral("workspace_id")), session.workspaceId))
        return failure(Error::Kind::GiveUp, QStringLiteral("bad_message"), QStringLiteral("me"));
    session.user = std::move(*user);
    return session;
}

Result<IssuerWay> decodeWays(const QByteArray &body)
{
    const QJsonObject openid = QJsonDocument::fromJson(body).object().value(QStringLiteral("openid")).toObject();
    IssuerWay way{openid.value(QStringLiteral("issuer")).toString(), openid.value(QStringLiteral("client_id")).toString(), {}, {}};
    if (way.issuer.isEmpty() != way.clientId.isEmpty())
        return failure(Error::Kind::GiveUp, QStringLiteral("bad_message"), QStringLiteral("openid"));
    const QJsonArray scopes = openid.value(QStringLiteral("scopes")).toArray();
    for (const QJsonValue &scope : scopes)
        way.scopes.append(scope.toString());
    const QJsonArray ports = openid.value(QStringLiteral("redirect_ports")).toArray();
    for (const QJsonValue &port : ports)
        way.redirectPorts.append(static_cast<quint16>(qBound(1, port.toInt(), 65535)));
    return way;
}

Result<QByteArray> decodeExport(const QByteArray &body)
{
    const QByteArray ends = body.trimmed();
    if (!ends.startsWith('{') || !ends.endsWith('}'))
        return failure(Error::Kind::GiveUp, QStringLiteral("bad_message"), QStringLiteral("export"));
    return body;
}

Result<ErasureScope> decodeScope(const QByteArray &body)
{
    auto scope = fromJson<ErasureScope>(QJsonDocument::fromJson(body).object());
    if (scope && scope->counts.size() > mostCounts)
        return failure(Error::Kind::GiveUp, QStringLiteral("bad_message"), QStringLiteral("counts"));
    return scope;
}

Result<JournalPage> decodeJournal(const QByteArray &body)
{
    auto page = fromJson<JournalPage>(QJsonDocument::fromJson(body).object());
    if (page && page->entries.size() > mostJournalEntries)
        return failure(Error::Kind::GiveUp, QStringLiteral("bad_message"), QStringLiteral("entries"));
    return page;
}

QString pathOfPerson(const PersonId &id, const QString &what)
{
    return QStringLiteral("/v1/people/") + inQuery(id.value) + what;
}

QJsonObject signInBody(const Credentials &credentials)
{
    if (!credentials.idToken.isEmpty()) {
        QJsonObject body{{QStringLiteral("id_token"), credentials.idToken}};
        if (!credentials.nonce.isEmpty())
            body.insert(QStringLiteral("nonce"), credentials.nonce);
        return body;
    }
    if (!credentials.secret.isEmpty())
        return {{QStringLiteral("secret"), credentials.secret}, {QStringLiteral("act_as"), credentials.actAs}};
    return {{QStringLiteral("login"), credentials.login}, {QStringLiteral("password"), credentials.password}};
}

} // namespace

HttpRemoteApi::HttpRemoteApi(QUrl server, ServerClock *clock)
    : m_server(std::move(server))
    , m_clock(clock)
    , m_calls(new QObject(this))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setTransferTimeout(static_cast<int>(std::chrono::milliseconds(longestPause).count()));
}

HttpRemoteApi::~HttpRemoteApi()
{
    delete m_calls; // before the network manager, which their replies belong to
}

void HttpRemoteApi::signIn(const Credentials &credentials, Then<Session> then)
{
    if (!credentials.token.isEmpty()) {
        continueWith(credentials.token);
        return read(m_network.get(request(QStringLiteral("/v1/me"))), longestSession, decoded(std::move(then), decodeMe));
    }
    m_token.clear();
    Then<SignedIn> keepToken = [this, then = std::move(then)](Reply<SignedIn> in) {
        if (!in)
            return then(tl::unexpected<Failure>(in.error()));
        continueWith(in->token);
        then(std::move(in->session));
    };
    read(post(QStringLiteral("/v1/sessions"), signInBody(credentials)), longestSession, decoded(std::move(keepToken), decodeSession));
}

void HttpRemoteApi::signInWays(Then<IssuerWay> then)
{
    read(m_network.get(request(QStringLiteral("/v1/sign-in"))), longestSession, decoded(std::move(then), decodeWays));
}

QString HttpRemoteApi::sessionToken() const
{
    return QString::fromLatin1(m_token.mid(bearer.size()));
}

void HttpRemoteApi::continueWith(const QString &sessionToken)
{
    m_token = bearer.toByteArray() + sessionToken.toLatin1();
}

std::unique_ptr<SnapshotStream> HttpRemoteApi::snapshot(const QString &checkpoint, int days)
{
    QUrlQuery query;
    if (!checkpoint.isEmpty())
        query.addQueryItem(QStringLiteral("from"), QString::fromLatin1(QUrl::toPercentEncoding(checkpoint)));
    if (days > 0)
        query.addQueryItem(QStringLiteral("days"), QString::number(days));
    QNetworkRequest get = request(QStringLiteral("/v1/snapshot"), query.toString(QUrl::FullyEncoded));
    get.setRawHeader("Accept", "application/x-ndjson");
    return std::make_unique<HttpSnapshot>(m_network.get(get));
}

void HttpRemoteApi::changes(qint64 after, int limit, Then<ChangesBatch> then)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("after"), QString::number(after));
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    read(m_network.get(request(QStringLiteral("/v1/changes"), query.toString())), longestPage,
         decoded(std::move(then), decodeBatch));
}

void HttpRemoteApi::push(const QList<Mutation> &mutations, Then<PushAnswers> then)
{
    QNetworkRequest post = request(QStringLiteral("/v1/mutations"));
    post.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    read(m_network.post(post, wire::encodeMutations(mutations)), longestAnswers, decoded(std::move(then), decodePush));
}

void HttpRemoteApi::search(const QString &query, const QString &from, int limit, Then<HistoryPage> then)
{
    QUrlQuery asked;
    asked.addQueryItem(QStringLiteral("q"), inQuery(query));
    if (!from.isEmpty())
        asked.addQueryItem(QStringLiteral("before"), inQuery(from));
    asked.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    asked.addQueryItem(QStringLiteral("utc_offset"), QString::number(QDateTime::currentDateTime().offsetFromUtc() / 60));
    read(m_network.get(request(QStringLiteral("/v1/search"), asked.toString(QUrl::FullyEncoded))), longestPage,
         decoded(checked({{}, from, limit}, std::move(then)), wire::decodeHistory));
}

void HttpRemoteApi::mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit,
                             Then<HistoryPage> then)
{
    const QString at = QString::number(place.key.time_since_epoch().count()) + u'.' + place.mentionId.value;
    const bool isBefore = side == HistorySide::Before;
    QUrlQuery asked;
    asked.addQueryItem(isBefore ? QStringLiteral("before") : QStringLiteral("after"), inQuery(at));
    asked.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    const QString path = QStringLiteral("/v1/threads/") + inQuery(id.value) + QStringLiteral("/mentions");
    read(m_network.get(request(path, asked.toString(QUrl::FullyEncoded))), longestPage,
         decoded(checked({id, at, limit}, std::move(then)), wire::decodeHistory));
}

void HttpRemoteApi::upload(const QByteArray &bytes, Then<bool> then)
{
    QNetworkRequest put = request(QStringLiteral("/v1/attachments/") + attachmentHashOf(bytes));
    put.setHeader(QNetworkRequest::ContentTypeHeader, attachmentTypeOf(bytes));
    read(m_network.put(put, bytes), longestSession,
         decoded(std::move(then), [](const QByteArray &) -> Result<bool> { return true; }));
}

void HttpRemoteApi::attachment(const QString &hash, const QString &of, Then<QByteArray> then)
{
    QUrlQuery asked;
    asked.addQueryItem(QStringLiteral("of"), inQuery(of));
    const QString path = QStringLiteral("/v1/attachments/") + inQuery(hash);
    read(m_network.get(request(path, asked.toString(QUrl::FullyEncoded))), largestAttachment,
         decoded(std::move(then), [hash](const QByteArray &bytes) -> Result<QByteArray> {
             if (attachmentHashOf(bytes) != hash)
                 return failure(Error::Kind::GiveUp, QStringLiteral("bad_message"), QStringLiteral("attachment"));
             return bytes;
         }),
         QLatin1StringView("application/octet-stream"));
}

void HttpRemoteApi::media(const MentionId &id, const QString &key, Then<QByteArray> then)
{
    QUrlQuery asked;
    asked.addQueryItem(QStringLiteral("key"), inQuery(key));
    read(m_network.get(request(QStringLiteral("/v1/mentions/%1/media").arg(inQuery(id.value)), asked.toString(QUrl::FullyEncoded))), largestMedia,
         decoded(std::move(then), [](const QByteArray &bytes) -> Result<QByteArray> { return bytes; }),
         QLatin1StringView("application/octet-stream"));
}

void HttpRemoteApi::tellPresence(const PersonId &person, Doing doing, Then<bool> then)
{
    const QJsonObject body{{QStringLiteral("person_id"), person.value}, {QStringLiteral("doing"), QString(nameOf(doing))}};
    read(post(QStringLiteral("/v1/presence"), body), longestSession,
         decoded(std::move(then), [](const QByteArray &) -> Result<bool> { return true; }));
}

void HttpRemoteApi::exportPerson(const PersonId &id, Then<QByteArray> then)
{
    read(m_network.get(request(pathOfPerson(id, QStringLiteral("/export")))), longestExport, decoded(std::move(then), decodeExport));
}

void HttpRemoteApi::erasureScope(const PersonId &id, Then<ErasureScope> then)
{
    read(m_network.get(request(pathOfPerson(id, QStringLiteral("/erasure")))), longestAnswers, decoded(std::move(then), decodeScope));
}

void HttpRemoteApi::erasePerson(const PersonId &id, const QString &reason, Then<ErasureScope> then)
{
    read(post(pathOfPerson(id, QStringLiteral("/erasure")), {{QStringLiteral("reason"), reason}}), longestPage,
         decoded(std::move(then), decodeScope));
}

void HttpRemoteApi::personJournal(const PersonId &id, qint64 before, Then<JournalPage> then)
{
    const QString query = before > 0 ? QStringLiteral("before=") + QString::number(before) : QString();
    read(m_network.get(request(pathOfPerson(id, QStringLiteral("/audit")), query)), longestAnswers,
         decoded(std::move(then), decodeJournal));
}

void HttpRemoteApi::customerImports(const ImportsRequest &asked, Then<QByteArray> then)
{
    QNetworkRequest about = request(QStringLiteral("/v1/customer-imports") + asked.path, asked.query);
    if (!asked.mediaType.isEmpty())
        about.setHeader(QNetworkRequest::ContentTypeHeader, asked.mediaType);
    read(m_network.sendCustomRequest(about, asked.method, asked.body), longestPage,
         decoded(std::move(then), [](const QByteArray &body) -> Result<QByteArray> { return body; }));
}

void HttpRemoteApi::listen(std::function<void(qint64 upTo)> news, Then<bool> closed)
{
    QNetworkRequest get = request(QStringLiteral("/v1/events"));
    get.setRawHeader("Accept", "text/event-stream");
    get.setTransferTimeout(0); // the stream watches its silence itself
    new EventStream(m_network.get(get), std::move(news), std::move(closed), m_calls);
}

void HttpRemoteApi::connectMastodon(const QString &address, Then<QUrl> then)
{
    read(post(QStringLiteral("/v1/sources/mastodon"), {{QStringLiteral("url"), address}}), longestSession, decoded(std::move(then), [](const QByteArray &json) -> Result<QUrl> {
             const QUrl url(QJsonDocument::fromJson(json).object().value(QStringLiteral("authorize_url")).toString());
             // It is handed to the browser: nothing but the web.
             if (!url.isValid() || (url.scheme() != u"https" && url.scheme() != u"http"))
                 return failure(Error::Kind::GiveUp, QStringLiteral("bad_message"), QStringLiteral("authorize_url"));
             return url;
         }));
}

namespace {

/// The network may take its time: the server asks it for who the account is, and for a page.
constexpr qsizetype longestTrial = 64 * 1024;

QJsonObject bodyOf(const SourceEntry &entry)
{
    QJsonObject values;
    for (const auto &[key, value] : entry.values.asKeyValueRange())
        values.insert(key, value);
    return {{QStringLiteral("network"), entry.network}, {QStringLiteral("values"), values}};
}

SourceSeen seenOf(const QJsonObject &json)
{
    SourceSeen seen;
    seen.handle = json.value(QLatin1StringView("handle")).toString();
    seen.name = json.value(QLatin1StringView("name")).toString();
    seen.url = json.value(QLatin1StringView("url")).toString();
    const QJsonArray missing = json.value(QLatin1StringView("missing")).toArray();
    for (const auto &right : missing)
        seen.missing.append(right.toString());
    seen.canAnswer = json.value(QLatin1StringView("can_answer")).toBool(true);
    seen.posts = json.value(QLatin1StringView("posts")).toInteger();
    std::ignore = json::read(json.value(QLatin1StringView("newest_at")), seen.newestAt);
    return seen;
}

Result<AnswerTried> answerTriedOf(const QByteArray &json)
{
    const QJsonObject told = QJsonDocument::fromJson(json).object();
    return AnswerTried{told.value(QLatin1StringView("url")).toString(), told.value(QLatin1StringView("is_removed")).toBool()};
}

QString pathOf(const SourceId &id)
{
    return QStringLiteral("/v1/sources/") + QString::fromLatin1(QUrl::toPercentEncoding(id.value));
}

} // namespace

void HttpRemoteApi::tryOutSource(const SourceEntry &entry, Then<SourceSeen> then)
{
    read(post(QStringLiteral("/v1/sources/trial"), bodyOf(entry)), longestTrial,
         decoded(std::move(then), [](const QByteArray &json) -> Result<SourceSeen> {
             return seenOf(QJsonDocument::fromJson(json).object());
         }));
}

void HttpRemoteApi::tryAnswer(const SourceEntry &entry, Then<AnswerTried> then)
{
    read(post(QStringLiteral("/v1/sources/trial/answer"), bodyOf(entry)), longestTrial,
         decoded(std::move(then), answerTriedOf));
}

void HttpRemoteApi::tryConnected(const SourceId &id, Then<AnswerTried> then)
{
    read(post(pathOf(id) + QStringLiteral("/answer"), {}), longestTrial, decoded(std::move(then), answerTriedOf));
}

void HttpRemoteApi::connectSource(const SourceEntry &entry, Then<SourceId> then)
{
    read(post(QStringLiteral("/v1/sources"), bodyOf(entry)), longestSession,
         decoded(std::move(then), [](const QByteArray &json) -> Result<SourceId> {
             return SourceId{QJsonDocument::fromJson(json).object().value(QLatin1StringView("id")).toString()};
         }));
}

void HttpRemoteApi::disconnectSource(const SourceId &id, Then<bool> then)
{
    read(m_network.deleteResource(request(pathOf(id))), longestSession,
         decoded(std::move(then), [](const QByteArray &) -> Result<bool> { return true; }));
}

void HttpRemoteApi::signOut(Then<bool> then)
{
    read(m_network.deleteResource(request(QStringLiteral("/v1/sessions/current"))), longestSession,
         decoded(std::move(then), [](const QByteArray &) -> Result<bool> { return true; }));
    m_token.clear();
}

void HttpRemoteApi::abort()
{
    delete std::exchange(m_calls, nullptr);
    m_calls = new QObject(this);
}

QNetworkRequest HttpRemoteApi::request(const QString &path, const QString &query) const
{
    QUrl url = m_server;
    QString base = url.path();
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + path, QUrl::TolerantMode); // ids stand in it percent-encoded
    url.setQuery(query.isEmpty() ? QString() : query);
    QNetworkRequest request(url);
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Accept-Encoding", "identity"); // nothing is unpacked: see checkAnswer()
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", m_token);
    return request;
}

QNetworkReply *HttpRemoteApi::post(const QString &path, const QJsonObject &body)
{
    QNetworkRequest asked = request(path);
    asked.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    return m_network.post(asked, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

void HttpRemoteApi::read(QNetworkReply *reply, qint64 limit, Then<HttpAnswer> then, QLatin1StringView mediaType)
{
    Then<HttpAnswer> learning = [clock = m_clock, then = std::move(then)](Reply<HttpAnswer> answer) {
        if (clock && answer && answer->serverTime)
            clock->learn(*answer->serverTime);
        then(std::move(answer));
    };
    new HttpCall(reply, mediaType, limit, longestCall, std::move(learning), m_calls);
}

} // namespace otklik
