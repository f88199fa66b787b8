#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>
#include <utility>

namespace otklik::server {

/// A request as a handler sees it: bounded, complete, without the network.
struct HttpRequest final
{
    QString id;         ///< X-Request-Id of the answer, ours
    QByteArray method;
    QByteArray path;    ///< without the query
    QByteArray query;   ///< raw, without '?'
    QByteArray token;   ///< of "Authorization: Bearer …", or empty
    QByteArray contentType; ///< without parameters, lower case
    QByteArray host;    ///< the Host header: how the client reached us
    QList<std::pair<QByteArray, QByteArray>> headers; ///< those that begin with "x-", names in lower case
    QByteArray body;
    QByteArray peer;    ///< the client's address, as a trusted proxy tells it: for limits only, never logged
};

/// A long answer, made piece by piece on a handler thread while the client reads.
class BodySource
{
public:
    virtual ~BodySource() = default;
    /// The next piece; an empty one is the end. An error cuts the connection, so
    /// that the client sees the answer is not whole.
    [[nodiscard]] virtual Result<QByteArray> next() = 0;
};

/// What goes back. Exactly one of `body`, `stream` and `eventsFrom` is the answer.
struct HttpAnswer final
{
    int status = 200;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    std::unique_ptr<BodySource> stream;
    bool isOfSession = false; ///< the client has shown a token that holds: kept when room is made
    std::optional<qint64> eventsFrom; ///< stays open and tells news, beginning with this number
    QByteArray route; ///< the route's pattern, for the log
    QString code;     ///< of a problem, for the log
};

/// An application/problem+json answer.
[[nodiscard]] HttpAnswer problemAnswer(int status, const QString &code, const QString &title, const QString &requestId);

} // namespace otklik::server
