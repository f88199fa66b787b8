#include "server/api/router.h"

#include "server/api/problems.h"
#include "server/log.h"
#include "server/store/store.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>

namespace otklik::server {

namespace {

constexpr double requestsPerSecond = 50;
constexpr double requestBurst = 400;
/// An office that comes back at once is one address: everybody asks once before he is known.
constexpr double strangersPerSecond = 200;
constexpr double strangerBurst = 2000;
constexpr double signInsPerSecond = 0.5;
constexpr double signInBurst = 20;
constexpr double searchesPerSecond = 5;
constexpr double searchBurst = 100;

} // namespace

Router::Router(Store &store, Log &log)
    : m_store(store), m_log(log), m_requests(requestsPerSecond, requestBurst), m_strangers(strangersPerSecond, strangerBurst),
      m_signIns(signInsPerSecond, signInBurst),
      m_searches(searchesPerSecond, searchBurst)
{
}

void Router::add(const QByteArray &method, const QByteArray &pattern, Access access, std::unique_ptr<Handler> handler,
                 Limit limit)
{
    m_routes.push_back({method, pattern, pattern.split('/'), access, limit, std::move(handler)});
}

const Router::Route *Router::find(const HttpRequest &request, Call &call, QByteArray &allowed) const
{
    const QList<QByteArray> parts = request.path.split('/');
    for (const Route &route : m_routes) {
        if (route.parts.size() != parts.size())
            continue;
        QHash<QByteArray, QByteArray> values;
        bool fits = true;
        for (qsizetype i = 0; fits && i < parts.size(); ++i) {
            if (route.parts.at(i).startsWith('{'))
                values.insert(route.parts.at(i).mid(1).chopped(1), QByteArray::fromPercentEncoding(parts.at(i)));
            else
                fits = route.parts.at(i) == parts.at(i);
        }
        if (!fits)
            continue;
        if (route.method == request.method) {
            call.path = values;
            return &route;
        }
        allowed += (allowed.isEmpty() ? "" : ", ") + route.method;
    }
    return nullptr;
}

/// A session that is known is one who asks; else it is the address.
std::chrono::seconds Router::waitFor(Limit limit, const QByteArray &address, const QByteArray &token)
{
    const bool isKnown = !token.isEmpty() && m_knownTokens.contains(token);
    if (limit == Limit::SignIn)
        return m_signIns.wait(address);
    if (!token.isEmpty() && !isKnown)
        return m_strangers.wait(address);
    return (limit == Limit::Search ? m_searches : m_requests).wait(isKnown ? token : address);
}

HttpAnswer Router::tooFast(const Route &route, const HttpRequest &request, std::chrono::seconds wait) const
{
    const QString code = route.limit == Limit::SignIn ? QStringLiteral("too_many_attempts") : QStringLiteral("too_many_requests");
    HttpAnswer answer = problemOf({Error::Kind::Retry, code, {}}, request.id);
    answer.headers.append({QByteArrayLiteral("Retry-After"), QByteArray::number(static_cast<qint64>(wait.count()))});
    return answer;
}

Result<HttpAnswer> Router::dispatch(const Route &route, Call &call)
{
    if (route.access != Access::Everybody && !call.request.token.isEmpty()) {
        auto session = m_store.read([&](Rows &rows) -> Result<std::optional<Session>> {
            return SessionStore(rows).find(call.request.token);
        });
        if (!session)
            return tl::unexpected<Error>(session.error());
        call.session = std::move(*session);
    }
    if (route.access == Access::SignedIn && !call.session)
        return failure(Error::Kind::SignIn, QStringLiteral("signed_out"));
    try {
        return route.handler->handle(call);
    } catch (const std::exception &exception) {
        // Out of memory, mostly: this request fails, the others go on.
        m_log.error(QLatin1StringView("exception"), {{QStringLiteral("request_id"), call.request.id},
                                                     {QStringLiteral("what"), QString::fromUtf8(exception.what())}});
        return failure(Error::Kind::Retry, QStringLiteral("internal"));
    }
}

HttpAnswer Router::answer(const HttpRequest &request)
{
    Call call{request, {}, {}};
    QByteArray allowed;
    const Route *route = find(request, call, allowed);
    if (!route) {
        const bool isMethod = !allowed.isEmpty();
        HttpAnswer answer = problemOf(
            {Error::Kind::GiveUp, isMethod ? QStringLiteral("method_not_allowed") : QStringLiteral("not_found"), {}}, request.id);
        if (isMethod)
            answer.headers.append({QByteArrayLiteral("Allow"), allowed});
        return answer;
    }
    const QByteArray token =
        request.token.isEmpty() ? QByteArray() : QCryptographicHash::hash(request.token, QCryptographicHash::Sha256);
    HttpAnswer answer;
    if (const auto wait = waitFor(route->limit, request.peer, token); wait.count() > 0) {
        answer = tooFast(*route, request, wait);
    } else {
        auto made = dispatch(*route, call);
        if (!made && made.error().kind == Error::Kind::Corruption)
            m_log.error(QLatin1StringView("corruption"), {{QStringLiteral("request_id"), request.id}});
        answer = made ? std::move(*made) : problemOf(made.error(), request.id);
        if (call.session)
            m_knownTokens.add(token);
    }
    // By the store's clock, which is that of the leases, too: desktops set theirs by it.
    const auto now = QDateTime::fromMSecsSinceEpoch(m_store.clock().now().time_since_epoch().count(), Qt::UTC);
    answer.headers.append({QByteArrayLiteral("Date"),
                           QLocale::c().toString(now, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1()});
    answer.isOfSession = call.session.has_value();
    answer.route = route->pattern;
    return answer;
}

} // namespace otklik::server
