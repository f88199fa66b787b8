#include "channels/feed/feedfetch.h"

#include "channels/problems.h"

#include <QRegularExpression>

#include <algorithm>

namespace otklik {

namespace {

constexpr int mostHops = 5;

/// A host of this machine or its own network, as far as its name tells.
bool isInside(const QUrl &url)
{
    static const QRegularExpression inner(QStringLiteral(
        "^(localhost|.*\\.localhost|.*\\.local|.*\\.internal|0\\.|127\\.|10\\.|192\\.168\\.|169\\.254\\.|172\\.(1[6-9]|2\\d|3[01])\\.|"
        "::|::1$|f[cd][0-9a-f]{2}:|fe[89ab][0-9a-f]:|::ffff:).*$"));
    static const QRegularExpression oddNumber(QStringLiteral("^(0x[0-9a-f]+|\\d+)$")); // 2130706433 is 127.0.0.1 too
    const QString host = url.host().toLower();
    return inner.match(host).hasMatch() || oddNumber.match(host).hasMatch();
}

bool mayFollow(const QUrl &from, const QUrl &to)
{
    const bool isWeb = to.scheme() == QLatin1StringView("https") || to.scheme() == QLatin1StringView("http");
    const bool isWeaker = from.scheme() == QLatin1StringView("https") && to.scheme() != QLatin1StringView("https");
    return to.isValid() && isWeb && !isWeaker && !to.host().isEmpty() && to.userInfo().isEmpty()
        && (isInside(from) || !isInside(to));
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Error errorOf(const HttpResponse &response)
{
    const QString status = QString::number(response.status);
    switch (response.status) {
    case 404:
    case 410:
        return {Error::Kind::GiveUp, problem::sourceGone, status};
    case 401:
    case 403:
        return {Error::Kind::GiveUp, problem::rightMissing, status};
    case 429:
        return {Error::Kind::Retry, problem::rateLimited, status};
    case 503:
        return {Error::Kind::Retry, response.header("retry-after").isEmpty() ? problem::networkFault : problem::rateLimited, status};
    default:
        if (response.status >= 500)
            return {Error::Kind::Retry, problem::networkFault, status};
        return {Error::Kind::GiveUp, response.status < 400 ? problem::notThisNetwork : problem::networkRefused, status};
    }
}

} // namespace

Result<FetchedFeed> FeedFetch::fetch(const QUrl &address, const QByteArray &etag, const QByteArray &modified)
{
    FetchedFeed fetched;
    fetched.address = address;
    bool isForGood = true;
    for (int hop = 0; hop <= mostHops; ++hop) {
        HttpRequest request;
        request.url = fetched.address;
        request.headers = {{"Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, "
                                      "application/json;q=0.8, text/xml;q=0.8, */*;q=0.1"}};
        if (!etag.isEmpty())
            request.headers.append({"If-None-Match", etag});
        if (!modified.isEmpty())
            request.headers.append({"If-Modified-Since", modified});
        auto response = m_http.perform(request);
        if (!response)
            return tl::unexpected(response.error());
        if (response->status == 200 || response->status == 304) {
            fetched.response = std::move(*response);
            return fetched;
        }
        m_refusal = *response;
        if (!isRedirect(response->status))
            return tl::unexpected(errorOf(*response));
        const QUrl next = fetched.address.resolved(QUrl(QString::fromUtf8(response->header("location")).trimmed()));
        if (response->header("location").isEmpty() || !mayFollow(fetched.address, next))
            break;
        isForGood = isForGood && (response->status == 301 || response->status == 308);
        fetched.address = next.adjusted(QUrl::RemoveFragment);
        if (isForGood)
            fetched.movedTo = fetched.address;
    }
    return failure(Error::Kind::GiveUp, problem::notThisNetwork, QStringLiteral("redirect"));
}

std::optional<std::chrono::seconds> freshFor(const HttpResponse &response)
{
    static const QRegularExpression maxAge(QStringLiteral("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QString control = QString::fromLatin1(response.header("cache-control"));
    const auto match = maxAge.match(control);
    if (!match.hasMatch() || control.contains(QLatin1StringView("no-cache")) || control.contains(QLatin1StringView("no-store")))
        return std::nullopt;
    return std::min<std::chrono::seconds>(std::chrono::seconds(match.captured(1).toLongLong()), std::chrono::hours(24));
}

} // namespace otklik
