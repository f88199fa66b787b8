#include "tests/server/support/testissuer.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace otklik;
using namespace otklik::server;

TestIssuer::TestIssuer(const Clock &clock)
    : m_log([](const QByteArray &) {})
    , m_keys(oidc::keySetJson({}))
    , m_http({}, clock, m_log, [this](const HttpRequest &request) { return answer(request); })
{
    m_port = m_http.listen(QStringLiteral("127.0.0.1"), 0).value_or(0);
}

TestIssuer::~TestIssuer()
{
    m_http.stop();
}

QString TestIssuer::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

void TestIssuer::publish(const QList<QJsonObject> &keys)
{
    const std::lock_guard lock(m_mutex);
    m_keys = oidc::keySetJson(keys);
}

void TestIssuer::answerInstead(const QByteArray &body)
{
    const std::lock_guard lock(m_mutex);
    m_instead = body;
}

HttpAnswer TestIssuer::answer(const HttpRequest &request)
{
    const std::lock_guard lock(m_mutex);
    HttpAnswer answer;
    if (request.path == "/keys")
        ++m_asked;
    if (!m_instead.isEmpty())
        answer.body = m_instead;
    else if (request.path == "/keys")
        answer.body = m_keys;
    else if (request.path == "/.well-known/openid-configuration")
        answer.body =
            QJsonDocument(QJsonObject{{QStringLiteral("issuer"), address()},
                                      {QStringLiteral("authorization_endpoint"), address() + QStringLiteral("/auth")},
                                      {QStringLiteral("token_endpoint"), address() + QStringLiteral("/token")},
                                      {QStringLiteral("jwks_uri"), address() + QStringLiteral("/keys")}})
                .toJson();
    else
        answer.status = 404;
    return answer;
}
