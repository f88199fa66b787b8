#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace otklik {

/// A connection in between that loses answers: the server has done what was
/// asked, but the desktop never hears of it.
class AnswerThief final : public QObject
{
public:
    explicit AnswerThief(const QUrl &server)
    {
        m_listener.listen(QHostAddress::LocalHost);
        connect(&m_listener, &QTcpServer::newConnection, this, [this, server] {
            QTcpSocket *desktop = m_listener.nextPendingConnection();
            auto *behind = new QTcpSocket(desktop);
            behind->connectToHost(server.host(), static_cast<quint16>(server.port()));
            connect(desktop, &QTcpSocket::readyRead, behind, [this, desktop, behind] {
                const QByteArray bytes = desktop->readAll();
                if (bytes.startsWith("POST /v1/mutations"))
                    desktop->setProperty("isPush", true);
                else if (bytes.startsWith("GET ") || bytes.startsWith("POST "))
                    desktop->setProperty("isPush", false);
                behind->write(bytes);
            });
            connect(behind, &QTcpSocket::readyRead, desktop, [this, desktop, behind] {
                const QByteArray bytes = behind->readAll();
                if (desktop->property("isPush").toBool() && m_toSteal > 0) {
                    --m_toSteal;
                    ++m_stolen;
                    desktop->abort();
                    return;
                }
                desktop->write(bytes);
            });
            connect(desktop, &QTcpSocket::disconnected, desktop, &QObject::deleteLater);
            connect(behind, &QTcpSocket::disconnected, desktop, &QTcpSocket::disconnectFromHost);
        });
    }

    void steal(int answers) { m_toSteal = answers; }
    [[nodiscard]] int stolen() const { return m_stolen; }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_listener.serverPort())); }

private:
    QTcpServer m_listener;
    int m_toSteal = 0;
    int m_stolen = 0;
};

} // namespace otklik
