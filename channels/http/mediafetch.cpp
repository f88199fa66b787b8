#include "channels/http/mediafetch.h"

#include "channels/problems.h"

#include <algorithm>

namespace otklik {

namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1StringView("https") ? httpsPort : httpPort);
}

bool isBelow(const QString &host, QLatin1StringView allowed)
{
    return allowed.startsWith(u'.') ? host.endsWith(allowed) && host.size() > allowed.size() : host == allowed;
}

/// Of an answer other than 200: a redirect is a refusal too.
Error refusalOf(const HttpResponse &response)
{
    const QString status = QString::number(response.status);
    if (response.status == 404 || response.status == 410)
        return {Error::Kind::GiveUp, problem::postGone, status};
    if (response.status == 429)
        return {Error::Kind::Retry, problem::rateLimited, status};
    if (response.status >= 500 || response.status < 200 || response.status == 408)
        return {Error::Kind::Retry, problem::networkFault, status};
    return {Error::Kind::GiveUp, problem::notPossible, status};
}

} // namespace

bool isOwnAddress(const QUrl &url, const QUrl &base, std::initializer_list<QLatin1StringView> hosts)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    const bool isBase = url.scheme() == base.scheme() && url.host() == base.host() && portOf(url) == portOf(base);
    if (isBase && mayCarrySecrets(base))
        return true;
    return url.scheme() == QLatin1StringView("https") && portOf(url) == httpsPort
        && std::any_of(hosts.begin(), hosts.end(), [&](QLatin1StringView one) { return isBelow(url.host(), one); });
}

Result<MediaBytes> fetchMedia(Http &http, HttpRequest request, qint64 atMost)
{
    MediaBytes media;
    bool isTooLarge = false;
    request.onBody = [&](QByteArrayView piece) {
        isTooLarge = media.bytes.size() + piece.size() > atMost;
        if (!isTooLarge)
            media.bytes.append(piece);
        return !isTooLarge;
    };
    const auto response = http.perform(request);
    if (!response)
        return tl::unexpected(response.error());
    if (response->status != 200)
        return tl::unexpected(refusalOf(*response));
    if (isTooLarge)
        return failure(Error::Kind::GiveUp, problem::mediaTooLarge);
    media.mediaType = QString::fromLatin1(response->header("content-type")).section(u';', 0, 0).trimmed().toLower();
    return media;
}

} // namespace otklik
