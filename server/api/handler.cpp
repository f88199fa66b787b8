#include "server/api/handler.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace otklik::server {

std::optional<QString> Call::query(QLatin1StringView name) const
{
    const QUrlQuery query(QString::fromUtf8(request.query));
    if (!query.hasQueryItem(name))
        return std::nullopt;
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

Result<QJsonObject> Call::object() const
{
    if (request.contentType != "application/json")
        return failure(Error::Kind::CorrectInput, QStringLiteral("json_expected"));
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_message"));
    return document.object();
}

HttpAnswer jsonAnswer(const QJsonObject &object, int status)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

HttpAnswer emptyAnswer()
{
    HttpAnswer answer;
    answer.status = 204;
    answer.contentType.clear();
    return answer;
}

} // namespace otklik::server
