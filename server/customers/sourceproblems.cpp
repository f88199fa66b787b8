#include "server/customers/sourceproblems.h"

namespace otklik {

Error sourceError(const HttpResponse &response)
{
    const QString status = QString::number(response.status);
    switch (response.status) {
    case 401:
    case 403:
        return {Error::Kind::SignIn, sourceproblem::signInRefused, status};
    case 404:
    case 410:
        return {Error::Kind::CorrectInput, sourceproblem::notThere, status};
    case 408:
    case 425:
    case 429:
    case 503:
        return {Error::Kind::Retry, sourceproblem::busy, status};
    default:
        break;
    }
    if (response.status >= 500)
        return {Error::Kind::Retry, sourceproblem::fault, status};
    return {Error::Kind::GiveUp, sourceproblem::otherProtocol, status};
}

QByteArray basicAuthorization(const QString &user, const QString &password)
{
    return "Basic " + (user + u':' + password).toUtf8().toBase64();
}

} // namespace otklik
