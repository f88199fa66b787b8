#include "channels/mastodon/mastodonapi.h"

#include "channels/http/formdata.h"
#include "channels/http/mediafetch.h"
#include "channels/mastodon/mastodonstatus.h"
#include "channels/problems.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>

namespace otklik {

namespace {

/// max_id of the link to the next page. Only the number is taken, never the
/// address: the token goes to the server it was given by.
QString nextMaxId(const QByteArray &link)
{
    static const QRegularExpression next(QStringLiteral("<([^>]*)>;\\s*rel=\"next\""));
    const auto match = next.match(QString::fromLatin1(link));
    return match.hasMatch() ? QUrlQuery(QUrl(match.captured(1))).queryItemValue(QStringLiteral("max_id")) : QString();
}

tl::unexpected<Error> notMastodon(const HttpResponse &response)
{
    return failure(Error::Kind::GiveUp, problem::notMastodon, QString::number(response.status));
}

} // namespace

std::optional<QUrl> mastodonBase(const QString &typed)
{
    const QString text = typed.trimmed();
    const QUrl url(text.contains(QLatin1StringView("://")) ? text : QStringLiteral("https://") + text, QUrl::StrictMode);
    if (!mayCarrySecrets(url))
        return std::nullopt;
    QUrl base;
    base.setScheme(url.scheme());
    base.setHost(url.host());
    base.setPort(url.port());
    return base;
}

QString mastodonScopes()
{
    return QStringLiteral("read:accounts read:notifications read:statuses write:statuses write:media write:blocks");
}

qint64 mastodonLengthLimit(const QJsonObject &instance)
{
    return instance.value(QLatin1StringView("configuration")).toObject()
        .value(QLatin1StringView("statuses")).toObject()
        .value(QLatin1StringView("max_characters")).toInteger();
}

Error mastodonError(const HttpResponse &response)
{
    const QString status = QString::number(response.status);
    switch (response.status) {
    case 401:
        return {Error::Kind::SignIn, problem::tokenRefused, status};
    case 404:
    case 410:
        return {Error::Kind::GiveUp, problem::postGone, status};
    case 429:
        return {Error::Kind::Retry, problem::rateLimited, status};
    default:
        if (response.status >= 500 || response.status < 200)
            return {Error::Kind::Retry, problem::networkFault, status};
        if (response.status < 400)
            return {Error::Kind::GiveUp, problem::notMastodon, status};
        return {Error::Kind::GiveUp, problem::networkRefused, status};
    }
}

MastodonApi::MastodonApi(Http &http, const Clock &clock, const MastodonAccess &access, std::stop_token stop)
    : m_http(http), m_clock(clock), m_access(access), m_stop(std::move(stop))
{
}

std::chrono::seconds MastodonApi::untilAllowed(const QString &allowance) const
{
    return std::max(std::chrono::ceil<std::chrono::seconds>(m_allowedAgain.value(allowance) - m_clock.now()), std::chrono::seconds(0));
}

void MastodonApi::noteQuota(const HttpResponse &response, const QString &allowance)
{
    bool isLimit = false;
    bool isRest = false;
    const qint64 limit = response.header("x-ratelimit-limit").toLongLong(&isLimit);
    const qint64 rest = response.header("x-ratelimit-remaining").toLongLong(&isRest);
    if (!isLimit || !isRest || limit <= 0 || rest < 0)
        return;
    m_quotas.insert(allowance, {allowance, std::max<qint64>(limit - rest, 0), limit,
                                mastodonTime(QString::fromLatin1(response.header("x-ratelimit-reset")))});
}

Result<HttpResponse> MastodonApi::perform(HttpRequest request, const QString &allowance)
{
    if (m_stop.stop_requested())
        return failure(Error::Kind::Retry, httpcode::notReached, QStringLiteral("ended"));
    if (untilAllowed(allowance).count() > 0)
        return failure(Error::Kind::Retry, problem::rateLimited, QStringLiteral("429"));
    request.stop = m_stop;
    auto response = m_http.perform(request);
    if (!response)
        return response;
    noteQuota(*response, allowance);
    if (response->status == 429) {
        const auto now = m_clock.now();
        const auto wait = retryAfter(*response, std::chrono::floor<std::chrono::seconds>(now), std::chrono::seconds(60));
        m_allowedAgain.insert(allowance, now + wait);
    }
    return response;
}

QUrl MastodonApi::address(const QString &path) const
{
    QUrl url = m_access.base;
    url.setPath(path);
    return url;
}

Result<HttpResponse> MastodonApi::fetch(const QString &path, const Query &query)
{
    HttpRequest request;
    request.url = address(path);
    if (!query.isEmpty())
        request.url.setQuery(QString::fromLatin1(formEncoded(query)), QUrl::StrictMode);
    request.headers = headers({});
    auto response = perform(request, mastodonquota::requests);
    if (response && response->status != 200)
        return tl::unexpected(mastodonError(*response));
    return response;
}

Result<MastodonApi::Page> MastodonApi::page(const QString &path, const Query &query)
{
    const auto response = fetch(path, query);
    if (!response)
        return tl::unexpected(response.error());
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    if (!document.isArray())
        return notMastodon(*response);
    return Page{document.array(), nextMaxId(response->header("link"))};
}

Result<QJsonObject> MastodonApi::object(const QString &path)
{
    const auto response = fetch(path, {});
    if (!response)
        return tl::unexpected(response.error());
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    if (!document.isObject())
        return notMastodon(*response);
    return document.object();
}

Result<HttpResponse> MastodonApi::post(const QString &path, const QJsonObject &body, const QString &idempotencyKey)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = address(path);
    request.headers = headers(QByteArrayLiteral("application/json"));
    request.headers.append({"Idempotency-Key", idempotencyKey.toUtf8()});
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return perform(request, path == QLatin1StringView("/api/v1/statuses") ? mastodonquota::posts : mastodonquota::requests);
}

Result<HttpResponse> MastodonApi::post(const QString &path)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = address(path);
    request.headers = headers({});
    return perform(request, mastodonquota::requests);
}

Result<HttpResponse> MastodonApi::remove(const QString &path)
{
    HttpRequest request;
    request.method = HttpMethod::Delete;
    request.url = address(path);
    request.headers = headers({});
    return perform(request, mastodonquota::requests);
}

Result<HttpResponse> MastodonApi::listen(const QUrl &host, const QString &path, std::chrono::milliseconds atMost,
                                         std::function<bool(QByteArrayView)> onBody)
{
    HttpRequest request;
    request.url = host;
    request.url.setPath(path);
    request.headers = {{"Authorization", "Bearer " + m_access.token.toUtf8()}, {"Accept", "text/event-stream"}};
    request.timeout = atMost;
    request.onBody = std::move(onBody);
    return perform(request, mastodonquota::requests);
}

Result<HttpResponse> MastodonApi::upload(const OutgoingAttachment &picture)
{
    FormData form;
    form.addFile("file", picture.name.toUtf8(), picture.mediaType.toUtf8(), picture.bytes);
    if (!picture.description.isEmpty())
        form.addText("description", picture.description.toUtf8());
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = address(QStringLiteral("/api/v2/media"));
    request.headers = headers(form.contentType());
    request.body = form.body();
    return perform(request, mastodonquota::media);
}

Result<HttpResponse> MastodonApi::picture(const QString &id)
{
    HttpRequest request;
    request.url = address(QStringLiteral("/api/v1/media/") + id);
    request.headers = headers({});
    return perform(request, mastodonquota::requests);
}

Result<MediaBytes> MastodonApi::file(const QUrl &url, qint64 atMost)
{
    HttpRequest request;
    request.url = url;
    request.stop = m_stop;
    return fetchMedia(m_http, std::move(request), atMost);
}

QList<std::pair<QByteArray, QByteArray>> MastodonApi::headers(const QByteArray &contentType) const
{
    QList<std::pair<QByteArray, QByteArray>> all{{"Authorization", "Bearer " + m_access.token.toUtf8()},
                                                {"Accept", "application/json"}};
    if (!contentType.isEmpty())
        all.append({"Content-Type", contentType});
    return all;
}

Result<void> MastodonApi::checkAccess()
{
    const auto account = object(QStringLiteral("/api/v1/accounts/verify_credentials"));
    if (!account) {
        // Some servers answer 422 to a token they do not know.
        if (account.error().code == problem::networkRefused)
            return failure(Error::Kind::SignIn, problem::tokenRefused, account.error().detail);
        return tl::unexpected(account.error());
    }
    if (account->value(QLatin1StringView("id")).toString() != m_access.accountId)
        return failure(Error::Kind::SignIn, problem::tokenRefused, QStringLiteral("another account"));
    return {};
}

} // namespace otklik
