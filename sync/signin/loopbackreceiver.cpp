#include "sync/signin/loopbackreceiver.h"

#include <QTcpSocket>
#include <QTimer>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype longestRequest = 32 * 1024;
constexpr qsizetype mostConnections = 16;
constexpr auto longestConnection = 10s;
const QString callbackPath = QStringLiteral("/callback");

struct Request final
{
    QByteArray method;
    QUrl target;
    QByteArray host;
};

Request requestOf(const QByteArray &head)
{
    const QList<QByteArray> lines = head.split('\n');
    const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
    Request request{first.value(0), QUrl::fromEncoded(first.value(1), QUrl::StrictMode), {}};
    for (const QByteArray &line : lines)
        if (line.left(5).toLower() == "host:")
            request.host = line.mid(5).trimmed();
    return request;
}

} // namespace

LoopbackReceiver::LoopbackReceiver(Judge judge, QObject *parent)
    : QObject(parent)
    , m_judge(std::move(judge))
{
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackReceiver::greet);
}

bool LoopbackReceiver::listen(const QList<quint16> &ports)
{
    if (ports.isEmpty())
        return m_server.listen(QHostAddress(QHostAddress::LocalHost), 0);
    return std::any_of(ports.begin(), ports.end(),
                       [this](quint16 port) { return m_server.listen(QHostAddress(QHostAddress::LocalHost), port); });
}

QUrl LoopbackReceiver::address() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server.serverPort());
    url.setPath(callbackPath);
    return url;
}

void LoopbackReceiver::greet()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_requests.size() >= mostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        m_requests.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_requests.remove(socket);
            socket->deleteLater();
        });
        QTimer::singleShot(longestConnection, socket, &QTcpSocket::abort);
    }
}

void LoopbackReceiver::read(QTcpSocket *socket)
{
    const auto at = m_requests.find(socket);
    if (at == m_requests.end())
        return;
    *at += socket->read(longestRequest + 1 - at->size());
    if (at->size() > longestRequest)
        return answer(socket, {431, QStringLiteral("431"), {}});
    if (!at->contains("\r\n\r\n"))
        return;
    const Request request = requestOf(*at);
    if (request.host != address().authority(QUrl::FullyEncoded).toLatin1() || request.target.path() != callbackPath)
        return answer(socket, {404, QStringLiteral("404"), {}});
    if (request.method != "GET")
        return answer(socket, {405, QStringLiteral("405"), {}});
    answer(socket, m_judge(request.target.query(QUrl::FullyEncoded).toLatin1()));
}

void LoopbackReceiver::answer(QTcpSocket *socket, const Page &page)
{
    m_requests.remove(socket); // nothing more is read from it
    const QByteArray body = QStringLiteral("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%1</title></head>"
                                           "<body><h1>%1</h1><p>%2</p></body></html>")
                                .arg(page.title.toHtmlEscaped(), page.text.toHtmlEscaped())
                                .toUtf8();
    socket->write("HTTP/1.1 " + QByteArray::number(page.status)
                  + " Otklik\r\nContent-Type: text/html; charset=utf-8\r\n"
                    "Content-Length: "
                  + QByteArray::number(body.size())
                  + "\r\nCache-Control: no-store\r\n"
                    "Referrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'\r\n"
                    "Connection: close\r\n\r\n"
                  + body);
    socket->flush(); // the receiver may not live on
    socket->disconnectFromHost();
}

} // namespace otklik
