#pragma once

#include "channels/http/http.h"
#include "models/clock.h"
#include "models/result.h"

#include <chrono>
#include <optional>

namespace otklik {

/// What an address of a feed gave.
struct FetchedFeed final
{
    HttpResponse response; ///< 200, or 304
    QUrl address;          ///< which answered
    QUrl movedTo;          ///< where the feed is for good; empty: where it was asked
};

/// Asks for a feed, conditionally where `etag` or `modified` is told, and goes where it has moved to: at most five
/// times, never from https to http, never from the public network into this one. Nothing secret is sent anywhere.
/// Errors: Retry with httpcode::*, problem::rateLimited (`retryAfter` says how long) or problem::networkFault; GiveUp
/// with problem::postGone (404, 410), problem::rightMissing (401, 403), problem::networkRefused or
/// problem::notThisNetwork (a redirect nobody should follow).
class FeedFetch final
{
public:
    explicit FeedFetch(Http &http) : m_http(http) { }

    Result<FetchedFeed> fetch(const QUrl &address, const QByteArray &etag, const QByteArray &modified);
    /// The last answer other than a success, for its Retry-After.
    [[nodiscard]] const HttpResponse &refusal() const { return m_refusal; }

private:
    Http &m_http;
    HttpResponse m_refusal;
};

/// How long an answer says it stays true: Cache-Control's max-age, else none. At most a day.
[[nodiscard]] std::optional<std::chrono::seconds> freshFor(const HttpResponse &response);

} // namespace otklik
