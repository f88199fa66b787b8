#include "channels/mastodon/mastodonoauth.h"

#include "channels/mastodon/mastodonapi.h"
#include "channels/mastodon/mastodonstatus.h"
#include "channels/problems.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace otklik {

namespace {

QString text(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

} // namespace

MastodonOAuth::MastodonOAuth(Http &http, const QUrl &base) : m_http(http), m_base(base) { }

QUrl MastodonOAuth::address(const QString &path) const
{
    QUrl url = m_base;
    url.setPath(path);
    return url;
}

Result<QJsonObject> MastodonOAuth::postForm(const QString &path, const QList<std::pair<QString, QString>> &fields)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = address(path);
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formEncoded(fields);
    const auto response = m_http.perform(request);
    if (!response)
        return tl::unexpected(response.error());
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    if (response->status != 200) {
        const Error error = mastodonError(*response);
        return error.code == problem::postGone ? failure(Error::Kind::GiveUp, problem::notMastodon, error.detail)
                                                : tl::unexpected(error);
    }
    if (!document.isObject())
        return failure(Error::Kind::GiveUp, problem::notMastodon);
    return document.object();
}

Result<MastodonApp> MastodonOAuth::registerApp(const QString &callback)
{
    const auto answer = postForm(QStringLiteral("/api/v1/apps"), {{QStringLiteral("client_name"), QStringLiteral("Otklik")},
                                                                  {QStringLiteral("redirect_uris"), callback},
                                                                  {QStringLiteral("scopes"), mastodonScopes()}});
    if (!answer)
        return tl::unexpected(answer.error());
    const MastodonApp app{text(*answer, QLatin1StringView("client_id")),
                          text(*answer, QLatin1StringView("client_secret"))};
    if (app.clientId.isEmpty() || app.clientSecret.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notMastodon);
    return app;
}

QUrl MastodonOAuth::authorizeUrl(const MastodonApp &app, const QString &callback, const QString &state,
                                 const QString &verifier) const
{
    const QByteArray challenge = QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
                                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QUrl url = address(QStringLiteral("/oauth/authorize"));
    url.setQuery(QString::fromLatin1(formEncoded({{QStringLiteral("response_type"), QStringLiteral("code")},
                                                  {QStringLiteral("client_id"), app.clientId},
                                                  {QStringLiteral("redirect_uri"), callback},
                                                  {QStringLiteral("scope"), mastodonScopes()},
                                                  {QStringLiteral("state"), state},
                                                  {QStringLiteral("code_challenge"), QString::fromLatin1(challenge)},
                                                  {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}})),
                 QUrl::StrictMode);
    return url;
}

Result<QString> MastodonOAuth::exchange(const MastodonApp &app, const QString &callback, const QString &code,
                                        const QString &verifier)
{
    const auto answer = postForm(QStringLiteral("/oauth/token"),
                                 {{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                                  {QStringLiteral("code"), code},
                                  {QStringLiteral("client_id"), app.clientId},
                                  {QStringLiteral("client_secret"), app.clientSecret},
                                  {QStringLiteral("redirect_uri"), callback},
                                  {QStringLiteral("scope"), mastodonScopes()},
                                  {QStringLiteral("code_verifier"), verifier}});
    if (!answer)
        return tl::unexpected(answer.error());
    const QString token = text(*answer, QLatin1StringView("access_token"));
    if (token.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notMastodon);
    return token;
}

qint64 MastodonOAuth::maxCharacters()
{
    for (const auto &path : {QStringLiteral("/api/v2/instance"), QStringLiteral("/api/v1/instance")}) {
        HttpRequest request;
        request.url = address(path);
        const auto response = m_http.perform(request);
        if (!response || response->status != 200)
            continue;
        if (const qint64 limit = mastodonLengthLimit(QJsonDocument::fromJson(response->body).object()); limit > 0)
            return limit;
    }
    return 0;
}

Result<MastodonAccount> MastodonOAuth::account(const QString &token)
{
    const SystemClock clock;
    MastodonApi api(m_http, clock, {m_base, token, {}});
    const auto json = api.object(QStringLiteral("/api/v1/accounts/verify_credentials"));
    if (!json) {
        if (json.error().code == problem::networkRefused) // 422: the token is not known
            return failure(Error::Kind::SignIn, problem::tokenRefused, json.error().detail);
        return tl::unexpected(json.error());
    }
    MastodonAccount account;
    account.id = text(*json, QLatin1StringView("id"));
    account.handle = mastodonHandle(*json, m_base);
    account.name = text(*json, QLatin1StringView("display_name"));
    account.url = text(*json, QLatin1StringView("url"));
    if (account.id.isEmpty() || account.handle.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notMastodon);
    account.maxCharacters = maxCharacters();
    return account;
}

} // namespace otklik
