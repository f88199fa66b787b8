#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <stop_token>
#include <utility>

namespace otklik {

enum class HttpMethod {
    Get,
    Post,
    Put,
    Delete,
    Propfind, ///< RFC 4918: asks for properties; the header Depth says how deep
    Report,   ///< RFC 3253: a question of its own form
};

/// One request to a network's server.
struct HttpRequest final
{
    HttpMethod method = HttpMethod::Get;
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body; ///< of all but a Get; its type stands in `headers`
    std::chrono::milliseconds timeout{0}; ///< of the whole call; 0: as usual. A long poll asks for more
    std::stop_token stop{};               ///< ends the call soon, as "network_no_answer"
    /// Takes the body of a success (2xx) piece by piece in place of HttpResponse::body, which then is not
    /// bounded; false ends the call, which succeeds with what came. Called on the calling thread.
    std::function<bool(QByteArrayView piece)> onBody{};
};

/// What came back, whatever its status. Bodies are bounded.
struct HttpResponse final
{
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;

    /// The first header of this (lower-case) name, or empty.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// Codes of a failed call; all of kind Retry but BadUrl.
namespace httpcode {
inline constexpr QLatin1StringView notReached("network_unreachable"); ///< the request surely did not arrive
inline constexpr QLatin1StringView noAnswer("network_no_answer");     ///< it may have arrived
inline constexpr QLatin1StringView tooLarge("network_answer_too_large"); ///< it arrived; the answer was cut off
inline constexpr QLatin1StringView badUrl("bad_url");                 ///< not http or https: nothing was sent
} // namespace httpcode

/// Speaks HTTP for the connectors. Calls block, with time-outs; a redirect is
/// never followed: with a token in hand another host must not be asked, and the
/// caller sees the status.
class Http
{
public:
    virtual ~Http() = default;
    virtual Result<HttpResponse> perform(const HttpRequest &request) = 0;
};

/// Whether a password or a token may be sent there: https, or http on loopback; no user in the address.
[[nodiscard]] bool mayCarrySecrets(const QUrl &url);

/// name=value&… for a form body, percent-encoded.
[[nodiscard]] QByteArray formEncoded(const QList<std::pair<QString, QString>> &fields);

/// How long the server asks to wait (Retry-After in seconds or as a date, else
/// X-RateLimit-Reset); `otherwise` when it does not say. At most an hour.
[[nodiscard]] std::chrono::seconds retryAfter(const HttpResponse &response, std::chrono::sys_seconds now,
                                              std::chrono::seconds otherwise);

} // namespace otklik
