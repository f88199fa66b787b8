#pragma once

#include <QHash>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace otklik {

/// Where the browser comes back to (RFC 8252, 7.3): a tiny HTTP server on
/// 127.0.0.1, for as long as it lives. Reads nothing but GET of one path with the
/// right Host, bounded in size, time and number; whatever else is refused. The
/// page it answers is what `judge` makes of the query.
class LoopbackReceiver final : public QObject
{
    Q_OBJECT

public:
    struct Page final
    {
        int status = 200;
        QString title;
        QString text; ///< plain
    };
    using Judge = std::function<Page(const QByteArray &query)>;

    LoopbackReceiver(Judge judge, QObject *parent);

    /// On the first of these ports that is free; without any, on one the system
    /// chooses. False: none is free.
    [[nodiscard]] bool listen(const QList<quint16> &ports);
    [[nodiscard]] QUrl address() const;

private:
    void greet();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Page &page);

    const Judge m_judge;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_requests;
};

} // namespace otklik
