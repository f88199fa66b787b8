#include "channels/bluesky/blueskyapi.h"

#include "channels/bluesky/aturi.h"
#include "channels/http/mediafetch.h"
#include "channels/problems.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

bool isOneOf(const QString &name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [&](const char *one) { return name == QLatin1StringView(one); });
}

bool isSessionOver(const HttpResponse &response)
{
    const QString name = xrpcErrorName(response);
    return (response.status == 400 || response.status == 401)
        && isOneOf(name, {"ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired", "BadJwt"});
}

bool isAccountClosed(const QString &name)
{
    return isOneOf(name, {"AccountTakedown", "AccountDeactivated", "AccountSuspended", "AuthFactorTokenRequired"});
}

tl::unexpected<Error> notBluesky(const HttpResponse &response)
{
    return failure(Error::Kind::GiveUp, problem::notThisNetwork, QString::number(response.status));
}

Result<QJsonObject> objectOf(const HttpResponse &response)
{
    if (response.status != 200)
        return tl::unexpected(blueskyError(response));
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (!document.isObject())
        return notBluesky(response);
    return document.object();
}

std::optional<qint64> numberOf(const QByteArray &header)
{
    bool isNumber = false;
    const qint64 number = header.trimmed().toLongLong(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

} // namespace

BlueskyAccess BlueskyAccess::of(const ConnectorSetup &setup)
{
    BlueskyAccess access;
    access.base.setScheme(setup.url.scheme());
    access.base.setHost(setup.url.host());
    access.base.setPort(setup.url.port());
    access.identifier = setup.values.value(QStringLiteral("identifier")).trimmed();
    if (access.identifier.isEmpty())
        access.identifier = setup.accountId.isEmpty() ? setup.handle : setup.accountId;
    if (access.identifier.startsWith(u'@'))
        access.identifier.remove(0, 1);
    access.appPassword = setup.values.value(QStringLiteral("app_password")).trimmed();
    access.did = setup.accountId;
    return access;
}

QString xrpcErrorName(const HttpResponse &response)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z][A-Za-z0-9]{0,63}\\z"));
    const QString name = QJsonDocument::fromJson(response.body).object().value(QLatin1StringView("error")).toString();
    return form.match(name).hasMatch() ? name : QString();
}

Error blueskyError(const HttpResponse &response)
{
    const QString name = xrpcErrorName(response);
    const QString detail = QStringLiteral("%1 %2").arg(response.status).arg(name).trimmed();
    if (response.status == 429 || name == QLatin1StringView("RateLimitExceeded"))
        return {Error::Kind::Retry, problem::rateLimited, detail};
    if (response.status == 501 && !name.isEmpty())
        return {Error::Kind::GiveUp, problem::notPossible, detail};
    if (response.status >= 500 || response.status < 200 || response.status == 408)
        return {Error::Kind::Retry, problem::networkFault, detail};
    if (response.status < 400 || name.isEmpty())
        return {Error::Kind::GiveUp, problem::notThisNetwork, detail};
    if (response.status == 401 || isSessionOver(response) || isAccountClosed(name))
        return {Error::Kind::SignIn, problem::tokenRefused, detail};
    if (isOneOf(name, {"NotFound", "RecordNotFound"}))
        return {Error::Kind::GiveUp, problem::postGone, detail};
    if (response.status == 403)
        return {Error::Kind::GiveUp, problem::rightMissing, detail};
    return {Error::Kind::GiveUp, problem::networkRefused, detail};
}

std::chrono::seconds blueskyWait(const HttpResponse &response, TimePoint now)
{
    const auto today = std::chrono::floor<std::chrono::seconds>(now);
    std::chrono::seconds otherwise = 60s;
    if (const auto reset = numberOf(response.header("ratelimit-reset")))
        otherwise = std::chrono::seconds(*reset) - today.time_since_epoch();
    return retryAfter(response, today, otherwise);
}

BlueskyApi::BlueskyApi(Http &http, const BlueskyAccess &access) : m_http(http), m_access(access) { }

HttpRequest BlueskyApi::request(HttpMethod method, const QString &name) const
{
    HttpRequest request;
    request.method = method;
    request.url = m_access.base;
    request.url.setPath(QStringLiteral("/xrpc/") + name);
    request.headers = {{"Accept", "application/json"}};
    request.stop = m_stop.get_token();
    return request;
}

Result<HttpResponse> BlueskyApi::send(HttpRequest request, const QByteArray &token)
{
    if (!mayCarrySecrets(request.url))
        return failure(Error::Kind::GiveUp, httpcode::badUrl);
    if (!token.isEmpty())
        request.headers.emplace_back("Authorization", "Bearer " + token);
    auto response = m_http.perform(request);
    if (!response)
        return response;
    const auto limit = numberOf(response->header("ratelimit-limit"));
    const auto remaining = numberOf(response->header("ratelimit-remaining"));
    if (limit && remaining) {
        QuotaUse use{QStringLiteral("requests"), std::max<qint64>(0, *limit - *remaining), *limit, {}};
        if (const auto reset = numberOf(response->header("ratelimit-reset")))
            use.resetsAt = TimePoint(std::chrono::seconds(*reset));
        m_quotas = {use};
    }
    return response;
}

Result<void> BlueskyApi::keep(const HttpResponse &response)
{
    const auto json = objectOf(response);
    if (!json)
        return tl::unexpected(json.error());
    const auto text = [&](const char *key) { return json->value(QLatin1StringView(key)).toString(); };
    BlueskySession session{text("accessJwt").toLatin1(), text("refreshJwt").toLatin1(), text("did"), text("handle"), {}};
    if (session.accessJwt.isEmpty() || session.refreshJwt.isEmpty() || !isDid(session.did))
        return notBluesky(response);
    if (!m_access.did.isEmpty() && session.did != m_access.did)
        return failure(Error::Kind::SignIn, problem::tokenRefused, QStringLiteral("another account"));
    if (!json->value(QLatin1StringView("active")).toBool(true))
        session.status = text("status").isEmpty() ? QStringLiteral("inactive") : text("status");
    m_session = session;
    return {};
}

Result<void> BlueskyApi::createSession()
{
    m_session = {};
    HttpRequest asked = request(HttpMethod::Post, QStringLiteral("com.atproto.server.createSession"));
    asked.headers.emplace_back("Content-Type", "application/json");
    asked.body = QJsonDocument(QJsonObject{{QStringLiteral("identifier"), m_access.identifier},
                                           {QStringLiteral("password"), m_access.appPassword}})
                     .toJson(QJsonDocument::Compact);
    const auto response = send(asked, {});
    if (!response)
        return tl::unexpected(response.error());
    return keep(*response);
}

Result<void> BlueskyApi::renew()
{
    const auto response = send(request(HttpMethod::Post, QStringLiteral("com.atproto.server.refreshSession")), m_session.refreshJwt);
    if (!response)
        return tl::unexpected(response.error());
    // Only one of two programs gets the new tokens, and a session ends after weeks: the password opens a new one.
    if (isSessionOver(*response))
        return createSession();
    return keep(*response);
}

Result<void> BlueskyApi::signIn()
{
    return m_session.accessJwt.isEmpty() ? createSession() : Result<void>();
}

Result<HttpResponse> BlueskyApi::call(HttpRequest request)
{
    if (const auto signedIn = signIn(); !signedIn)
        return tl::unexpected(signedIn.error());
    auto response = send(request, m_session.accessJwt);
    if (!response || !isSessionOver(*response))
        return response;
    if (const auto renewed = renew(); !renewed)
        return tl::unexpected(renewed.error());
    return send(std::move(request), m_session.accessJwt);
}

Result<QJsonObject> BlueskyApi::get(const QString &method, const Query &query)
{
    HttpRequest asked = request(HttpMethod::Get, method);
    if (!query.isEmpty())
        asked.url.setQuery(QString::fromLatin1(formEncoded(query)), QUrl::StrictMode);
    const auto response = call(std::move(asked));
    if (!response)
        return tl::unexpected(response.error());
    return objectOf(*response);
}

Result<HttpResponse> BlueskyApi::post(const QString &method, const QJsonObject &body)
{
    HttpRequest asked = request(HttpMethod::Post, method);
    asked.headers.emplace_back("Content-Type", "application/json");
    asked.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return call(std::move(asked));
}

Result<HttpResponse> BlueskyApi::upload(const QByteArray &bytes, const QByteArray &mediaType)
{
    HttpRequest asked = request(HttpMethod::Post, QStringLiteral("com.atproto.repo.uploadBlob"));
    asked.headers.emplace_back("Content-Type", mediaType);
    asked.body = bytes;
    return call(std::move(asked));
}

bool BlueskyApi::isOwnFile(const QUrl &url) const
{
    // Where the AppView of bsky.app has the pictures that it makes, as its app.bsky.feed.getPosts tells them:
    // cdn.bsky.app/img/feed_thumbnail/plain/<DID>/<CID>, video.bsky.app/watch/<DID>/<CID>/thumbnail.jpg.
    return isOwnAddress(url, m_access.base, {QLatin1StringView("cdn.bsky.app"), QLatin1StringView("video.bsky.app")});
}

Result<MediaBytes> BlueskyApi::file(const QUrl &url, qint64 atMost)
{
    HttpRequest asked;
    asked.url = url;
    asked.stop = m_stop.get_token();
    return fetchMedia(m_http, std::move(asked), atMost);
}

Result<MediaBytes> BlueskyApi::blob(const QString &did, const QString &cid, qint64 atMost)
{
    QUrl url = request(HttpMethod::Get, QStringLiteral("com.atproto.sync.getBlob")).url;
    url.setQuery(QString::fromLatin1(formEncoded({{QStringLiteral("did"), did}, {QStringLiteral("cid"), cid}})), QUrl::StrictMode);
    return file(url, atMost);
}

} // namespace otklik
