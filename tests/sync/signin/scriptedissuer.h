#pragma once

#include "tests/oidc/signingkey.h"

#include <QHash>
#include <QTcpServer>
#include <QUrlQuery>

/// An OpenID Connect issuer on the loopback that does what a test tells it, on
/// the test's own thread: it answers each path as scripted, and can be silent,
/// endless or elsewhere.
class ScriptedIssuer final : public QObject
{
public:
    struct Answer final
    {
        int status = 200;
        QByteArray body{};
        QByteArray headers{};  ///< whole lines, each with its line end
        bool isSilent = false; ///< never comes
    };

    ScriptedIssuer();

    [[nodiscard]] QString address() const;
    /// What the next requests of this path get; the last one stays.
    void script(const QByteArray &path, const QList<Answer> &answers) { m_answers.insert(path, answers); }
    /// The bodies that were posted to a path, in their order.
    [[nodiscard]] QList<QUrlQuery> posted(const QByteArray &path) const { return m_posted.value(path); }
    [[nodiscard]] int asked(const QByteArray &path) const { return m_asked.value(path); }

    /// An id token for this nonce, and what `change` says instead.
    [[nodiscard]] QByteArray idToken(const QString &nonce, const QJsonObject &change = {}) const;
    /// A token endpoint's answer with it.
    [[nodiscard]] Answer tokens(const QByteArray &idToken, const QByteArray &refreshToken) const;

    const otklik::oidc::SigningKey key{otklik::oidc::Algorithm::ES256};

private:
    void serve(QTcpSocket *socket, QByteArray &request);
    void reply(QTcpSocket *socket, const Answer &answer);

    QTcpServer m_server;
    QHash<QByteArray, QList<Answer>> m_answers;
    QHash<QByteArray, QList<QUrlQuery>> m_posted;
    QHash<QByteArray, int> m_asked;
};
