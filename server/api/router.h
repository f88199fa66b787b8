#pragma once

#include "server/api/handler.h"
#include "server/auth/ratelimiter.h"

#include <memory>
#include <vector>

namespace otklik::server {

class Log;
class Store;

/// Finds the handler of a request, its session and its right to be asked now,
/// and turns errors into problem answers. Routes are added before the server
/// starts; answer() is then called on any handler thread.
class Router final
{
public:
    enum class Access { Everybody, SignedIn, SignedInOrNot };
    /// How often one may ask: Search is for what takes the server long.
    enum class Limit { Usual, SignIn, Search };

    Router(Store &store, Log &log);

    /// `pattern` is a path whose parts may be {names}.
    void add(const QByteArray &method, const QByteArray &pattern, Access access, std::unique_ptr<Handler> handler,
             Limit limit = Limit::Usual);
    [[nodiscard]] HttpAnswer answer(const HttpRequest &request);

private:
    struct Route;
    [[nodiscard]] const Route *find(const HttpRequest &request, Call &call, QByteArray &allowed) const;
    [[nodiscard]] Result<HttpAnswer> dispatch(const Route &route, Call &call);
    [[nodiscard]] std::chrono::seconds waitFor(Limit limit, const QByteArray &address, const QByteArray &token);
    [[nodiscard]] HttpAnswer tooFast(const Route &route, const HttpRequest &request, std::chrono::seconds wait) const;

    struct Route final
    {
        QByteArray method;
        QByteArray pattern;
        QList<QByteArray> parts;
        Access access;
        Limit limit;
        std::unique_ptr<Handler> handler;
    };

    Store &m_store;
    Log &m_log;
    std::vector<Route> m_routes;
    KnownTokens m_knownTokens;
    RateLimiter m_requests;
    RateLimiter m_strangers; ///< an address whose tokens are not known, or not yet
    RateLimiter m_signIns;
    RateLimiter m_searches;
};

} // namespace otklik::server
