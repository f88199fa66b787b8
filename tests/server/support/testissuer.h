#pragma once

#include "server/http/httpserver.h"
#include "server/log.h"
#include "tests/oidc/signingkey.h"

#include <atomic>

/// An OpenID Connect issuer on a free port of the loopback that answers what an
/// otklik-server asks one: its discovery document and its keys. Tokens are signed
/// by the test, with the keys it publishes or with others.
class TestIssuer final
{
public:
    explicit TestIssuer(const otklik::Clock &clock);
    ~TestIssuer();

    [[nodiscard]] QString address() const;
    void publish(const QList<QJsonObject> &keys);
    /// From now on both documents are this; empty: as they should be.
    void answerInstead(const QByteArray &body);
    void goAway() { m_http.stop(); }
    /// How often its keys were asked for.
    [[nodiscard]] int asked() const { return m_asked; }

private:
    [[nodiscard]] otklik::server::HttpAnswer answer(const otklik::server::HttpRequest &request);

    otklik::server::Log m_log;
    mutable std::mutex m_mutex;
    QByteArray m_keys;
    QByteArray m_instead;
    std::atomic<int> m_asked = 0;
    otklik::server::HttpServer m_http;
    quint16 m_port = 0;
};
