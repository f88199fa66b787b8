#include "tests/sync/signin/scriptedissuer.h"

#include <QJsonDocument>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace {

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

ScriptedIssuer::ScriptedIssuer()
{
    m_server.listen(QHostAddress(QHostAddress::LocalHost), 0);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            const auto request = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, request] {
                *request += socket->readAll();
                serve(socket, *request);
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    script("/.well-known/openid-configuration",
           {{200, json({{u"issuer"_s, address()},
                        {u"authorization_endpoint"_s, QString(address() + u"/auth"_s)},
                        {u"token_endpoint"_s, QString(address() + u"/token"_s)},
                        {u"revocation_endpoint"_s, QString(address() + u"/revoke"_s)},
                        {u"jwks_uri"_s, QString(address() + u"/keys"_s)}})}});
    script("/keys", {{200, otklik::oidc::keySetJson({key.jwk()})}});
}

QString ScriptedIssuer::address() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

QByteArray ScriptedIssuer::idToken(const QString &nonce, const QJsonObject &change) const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QJsonObject claims{{u"iss"_s, address()},
                       {u"sub"_s, u"person-1"_s},
                       {u"aud"_s, u"otklik"_s},
                       {u"nonce"_s, nonce},
                       {u"iat"_s, now},
                       {u"exp"_s, now + 300},
                       {u"preferred_username"_s, u"olga"_s}};
    for (auto it = change.begin(); it != change.end(); ++it)
        it->isNull() ? void(claims.remove(it.key())) : void(claims.insert(it.key(), it.value()));
    return key.token(claims);
}

ScriptedIssuer::Answer ScriptedIssuer::tokens(const QByteArray &idToken, const QByteArray &refreshToken) const
{
    QJsonObject body{{u"access_token"_s, u"access"_s}, {u"token_type"_s, u"Bearer"_s}, {u"expires_in"_s, 300}};
    if (!idToken.isEmpty())
        body.insert(u"id_token"_s, QString::fromLatin1(idToken));
    if (!refreshToken.isEmpty())
        body.insert(u"refresh_token"_s, QString::fromLatin1(refreshToken));
    return {200, json(body)};
}

void ScriptedIssuer::serve(QTcpSocket *socket, QByteArray &request)
{
    const qsizetype head = request.indexOf("\r\n\r\n");
    if (head < 0)
        return;
    const qsizetype at = request.toLower().indexOf("content-length:");
    const qsizetype length =
        at < 0 ? 0 : request.mid(at + 15, request.indexOf('\r', at) - at - 15).trimmed().toLongLong();
    if (request.size() < head + 4 + length)
        return;
    const QByteArray path = request.split(' ').value(1).split('?').value(0);
    if (request.startsWith("POST"))
        m_posted[path].append(QUrlQuery(QString::fromUtf8(request.mid(head + 4, length))));
    ++m_asked[path];
    request.clear();
    QList<Answer> &answers = m_answers[path];
    const Answer answer = answers.isEmpty() ? Answer{404} : answers.constFirst();
    if (answers.size() > 1)
        answers.removeFirst();
    reply(socket, answer);
}

void ScriptedIssuer::reply(QTcpSocket *socket, const Answer &answer)
{
    if (answer.isSilent)
        return;
    socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\nContent-Type: application/json\r\n"
                  + answer.headers + "Content-Length: " + QByteArray::number(answer.body.size())
                  + "\r\nConnection: close\r\n\r\n" + answer.body);
    socket->disconnectFromHost();
}
