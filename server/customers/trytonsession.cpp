#include "server/customers/trytonsession.h"

#include "server/customers/sourceproblems.h"

#include <QJsonDocument>

namespace otklik {

namespace {

Error refusedBy(const QJsonValue &error)
{
    return {Error::Kind::GiveUp, sourceproblem::refused, error.toArray().at(0).toString().left(100)};
}

} // namespace

QString trytonText(const QJsonValue &value)
{
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 15);
    const QJsonObject object = value.toObject();
    const QString kind = object.value(u"__class__").toString();
    if (kind == u"Decimal")
        return object.value(u"decimal").toString();
    const auto number = [&](QStringView key, int digits) {
        return QStringLiteral("%1").arg(object.value(key).toInt(), digits, 10, QChar(u'0'));
    };
    const QString date = number(u"year", 4) + u'-' + number(u"month", 2) + u'-' + number(u"day", 2);
    if (kind == u"date")
        return date;
    if (kind == u"datetime")
        return date + u'T' + number(u"hour", 2) + u':' + number(u"minute", 2) + u':' + number(u"second", 2) + u'Z';
    return value.toString();
}

Result<QJsonValue> TrytonSession::post(const QString &method, const QJsonArray &parameters)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = m_access.url;
    request.headers = {{"Content-Type", "application/json"}};
    if (!m_authorization.isEmpty())
        request.headers.emplace_back("Authorization", m_authorization);
    request.body = QJsonDocument(QJsonObject{{QStringLiteral("id"), ++m_calls},
                                             {QStringLiteral("method"), method},
                                             {QStringLiteral("params"), parameters}})
                       .toJson(QJsonDocument::Compact);
    const auto answer = m_http.perform(request);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->status != 200)
        return tl::unexpected(sourceError(*answer));
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(answer->body, &error).object();
    if (error.error != QJsonParseError::NoError) {
        const bool isCut = answer->body.trimmed().startsWith('{');
        return isCut ? failure(Error::Kind::Retry, sourceproblem::cutOff)
                     : failure(Error::Kind::GiveUp, sourceproblem::otherProtocol);
    }
    if (const QJsonValue id = object.value(u"id"); !id.isUndefined() && id.toInt() != m_calls)
        return failure(Error::Kind::GiveUp, sourceproblem::otherProtocol);
    if (const QJsonValue refusal = object.value(u"error"); !refusal.isUndefined() && !refusal.isNull())
        return tl::unexpected(refusedBy(refusal));
    return object.value(u"result");
}

Result<bool> TrytonSession::signIn()
{
    if (!mayCarrySecrets(m_access.url))
        return failure(Error::Kind::CorrectInput, sourceproblem::unsafeAddress, m_access.url.host());
    m_authorization.clear();
    const auto answer = post(QStringLiteral("common.db.login"),
                             {m_access.user, QJsonObject{{QStringLiteral("password"), m_access.password}}});
    if (!answer)
        return tl::unexpected(answer.error());
    const QJsonArray session = answer->toArray();
    if (session.size() < 2)
        return failure(Error::Kind::SignIn, sourceproblem::signInRefused);
    m_authorization = "Session "
        + QStringLiteral("%1:%2:%3").arg(m_access.user).arg(session.at(0).toInteger()).arg(session.at(1).toString()).toUtf8().toBase64();
    const auto context = post(QStringLiteral("model.res.user.get_preferences"), {true, QJsonObject()});
    if (!context)
        return tl::unexpected(context.error());
    m_context = context->toObject();
    return true;
}

Result<QJsonValue> TrytonSession::call(const QString &method, const QJsonArray &parameters)
{
    auto answer = post(method, parameters);
    if (answer || answer.error().code != sourceproblem::signInRefused)
        return answer;
    if (const auto signedIn = signIn(); !signedIn)
        return tl::unexpected(signedIn.error());
    return post(method, parameters);
}

Result<QList<QJsonObject>> TrytonSession::read(const QString &model, QJsonArray domain, qint64 after, int most,
                                               const QStringList &fields)
{
    domain.append(QJsonArray{QStringLiteral("id"), QStringLiteral(">"), after});
    const QJsonArray order{QJsonArray{QStringLiteral("id"), QStringLiteral("ASC")}};
    const auto answer = call(QStringLiteral("model.%1.search_read").arg(model),
                             {domain, 0, most, order, QJsonArray::fromStringList(fields), m_context});
    if (!answer)
        return tl::unexpected(answer.error());
    if (!answer->isArray())
        return failure(Error::Kind::GiveUp, sourceproblem::otherProtocol);
    QList<QJsonObject> records;
    qint64 last = after;
    for (const QJsonValue &value : answer->toArray()) {
        const qint64 id = value.toObject().value(u"id").toInteger();
        if (id <= last)
            return failure(Error::Kind::GiveUp, sourceproblem::otherProtocol); // else it could go on for ever
        last = id;
        records.append(value.toObject());
    }
    return records;
}

} // namespace otklik
