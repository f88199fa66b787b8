#pragma once

#include "server/http/message.h"
#include "server/store/sessionstore.h"

#include <QHash>
#include <QJsonObject>

namespace otklik::server {

/// A request with what the router has found out about it.
struct Call final
{
    const HttpRequest &request;
    QHash<QByteArray, QByteArray> path; ///< the pattern's {names}, decoded
    std::optional<Session> session;     ///< always there where the route needs one

    /// A value of the query string, decoded; none when it is not there.
    [[nodiscard]] std::optional<QString> query(QLatin1StringView name) const;
    /// The JSON object of the body. Codes "json_expected", "bad_message".
    [[nodiscard]] Result<QJsonObject> object() const;
};

/// Answers one route: parse, check, transaction, answer. Called on the handler
/// threads, several calls at a time. An Error becomes a problem answer.
class Handler
{
public:
    virtual ~Handler() = default;
    [[nodiscard]] virtual Result<HttpAnswer> handle(const Call &call) = 0;
};

[[nodiscard]] HttpAnswer jsonAnswer(const QJsonObject &object, int status = 200);
[[nodiscard]] HttpAnswer emptyAnswer();

} // namespace otklik::server
