#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace otklik {

/// A server that gives the same bytes to everybody and remembers what it was asked.
class CannedServer final : public QObject
{
public:
    explicit CannedServer(QByteArray answer, bool closes = true) : m_answer(std::move(answer))
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this, closes] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, closes] {
                m_request += socket->readAll();
                if (!m_request.contains("\r\n\r\n"))
                    return;
                ++m_requests;
                socket->write(m_answer);
                if (closes)
                    socket->disconnectFromHost();
            });
        });
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
    }
    [[nodiscard]] QByteArray request() const { return m_request; }
    [[nodiscard]] int requests() const { return m_requests; }

    /// An answer with a length, as a server gives it.
    [[nodiscard]] static QByteArray http(const char *status, const char *type, const QByteArray &body,
                                         const QByteArray &headers = {})
    {
        return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Type: " + type + "\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n" + headers + "Connection: close\r\n\r\n" + body;
    }

private:
    QTcpServer m_server;
    QByteArray m_answer;
    QByteArray m_request;
    int m_requests = 0;
};

} // namespace otklik
