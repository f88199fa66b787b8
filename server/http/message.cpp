#include "server/http/message.h"

#include "sync/wire/protocol.h"

namespace otklik::server {

HttpAnswer problemAnswer(int status, const QString &code, const QString &title, const QString &requestId)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = QByteArrayLiteral("application/problem+json");
    answer.body = wire::encodeProblem({status, code, title, requestId});
    answer.code = code;
    return answer;
}

} // namespace otklik::server
