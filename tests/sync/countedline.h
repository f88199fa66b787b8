#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace otklik {

/// A connection in between that counts what the server sends, and can stop the
/// snapshot on its way: hold it, or cut it off.
class CountedLine final : public QObject
{
public:
    explicit CountedLine(const QUrl &server)
    {
        m_listener.listen(QHostAddress::LocalHost);
        connect(&m_listener, &QTcpServer::newConnection, this, [this, server] { begin(server); });
    }

    /// Lets so many bytes of snapshots through and holds the rest back until goOn().
    void holdAfter(qint64 bytes) { m_hold = bytes; }
    /// Cuts the connection once after so many bytes of snapshots.
    void cutAfter(qint64 bytes) { m_cut = bytes; }
    [[nodiscard]] bool isHolding() const { return m_held != nullptr; }
    void goOn()
    {
        m_hold = -1;
        if (QTcpSocket *desktop = std::exchange(m_held, nullptr))
            desktop->write(std::exchange(m_kept, {}));
    }

    [[nodiscard]] QList<QByteArray> snapshotRequests() const { return m_requests; }
    [[nodiscard]] qint64 snapshotBytes() const { return m_snapshotBytes; }
    [[nodiscard]] qint64 changesBytes() const { return m_changesBytes; }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_listener.serverPort())); }

private:
    enum class Asked { Other, Snapshot, Changes };

    void begin(const QUrl &server)
    {
        QTcpSocket *desktop = m_listener.nextPendingConnection();
        auto *behind = new QTcpSocket(desktop);
        behind->connectToHost(server.host(), static_cast<quint16>(server.port()));
        auto asked = std::make_shared<Asked>(Asked::Other);
        connect(desktop, &QTcpSocket::readyRead, behind, [this, desktop, behind, asked] {
            const QByteArray bytes = desktop->readAll();
            if (bytes.startsWith("GET ") || bytes.startsWith("POST ")) {
                *asked = bytes.startsWith("GET /v1/snapshot")  ? Asked::Snapshot
                       : bytes.startsWith("GET /v1/changes") ? Asked::Changes
                                                             : Asked::Other;
                if (*asked == Asked::Snapshot)
                    m_requests.append(bytes.left(bytes.indexOf("\r\n")));
            }
            behind->write(bytes);
        });
        connect(behind, &QTcpSocket::readyRead, desktop,
                [this, desktop, behind, asked] { pass(*desktop, behind->readAll(), *asked); });
        connect(desktop, &QTcpSocket::disconnected, this, [this, desktop] {
            if (m_held == desktop)
                m_held = nullptr;
            desktop->deleteLater();
        });
        connect(behind, &QTcpSocket::disconnected, desktop, [this, desktop] {
            if (m_held != desktop)
                desktop->disconnectFromHost();
        });
    }

    void pass(QTcpSocket &desktop, const QByteArray &bytes, Asked asked)
    {
        if (asked == Asked::Changes)
            m_changesBytes += bytes.size();
        if (asked != Asked::Snapshot) {
            desktop.write(bytes);
            return;
        }
        const qint64 before = m_snapshotBytes;
        m_snapshotBytes += bytes.size();
        if (m_held == &desktop) {
            m_kept += bytes;
        } else if (m_cut >= 0 && m_snapshotBytes > m_cut) {
            desktop.write(bytes.left(m_cut - before));
            desktop.flush();
            m_cut = -1;
            desktop.abort();
        } else if (m_hold >= 0 && m_snapshotBytes > m_hold) {
            desktop.write(bytes.left(m_hold - before));
            m_kept = bytes.mid(m_hold - before);
            m_held = &desktop;
        } else {
            desktop.write(bytes);
        }
    }

    QTcpServer m_listener;
    QTcpSocket *m_held = nullptr;
    QByteArray m_kept;
    QList<QByteArray> m_requests;
    qint64 m_hold = -1;
    qint64 m_cut = -1;
    qint64 m_snapshotBytes = 0;
    qint64 m_changesBytes = 0;
};

} // namespace otklik
