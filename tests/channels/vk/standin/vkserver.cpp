#include "tests/channels/vk/standin/vkserver.h"

#include <QDateTime>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

namespace otklik {

namespace {

constexpr int lookAgain = 20; // milliseconds

/// A whole request, or none yet.
std::optional<HttpRequest> requestOf(const QByteArray &bytes, const QUrl &base)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    const QList<QByteArray> lines = bytes.first(end).split('\n');
    qsizetype length = 0;
    for (const QByteArray &line : lines)
        if (line.toLower().startsWith("content-length:"))
            length = line.sliced(15).trimmed().toLongLong();
    if (bytes.size() < end + 4 + length)
        return std::nullopt;
    const QList<QByteArray> words = lines.first().split(' ');
    HttpRequest request;
    request.method = words.first() == "POST" ? HttpMethod::Post : HttpMethod::Get;
    request.url = base.resolved(QUrl::fromEncoded(words.value(1)));
    request.body = bytes.sliced(end + 4, length);
    return request;
}

} // namespace

VkServer::VkServer()
    : m_vk(QDateTime::currentSecsSinceEpoch() - 60)
{
    auto *server = new QTcpServer;
    server->listen(QHostAddress::LocalHost);
    m_address = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server->serverPort()));
    m_vk.setBase(m_address);
    QObject::connect(server, &QTcpServer::newConnection, server, [this, server] { accept(server); });
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    server->moveToThread(&m_thread);
    m_thread.start();
}

VkServer::~VkServer()
{
    m_thread.quit();
    m_thread.wait();
}

HttpResponse VkServer::answer(const HttpRequest &request)
{
    return with([&](FakeVk &vk) { return vk.answer(request).value_or(HttpResponse{500, {}, {}}); });
}

void VkServer::accept(QTcpServer *server)
{
    while (QTcpSocket *socket = server->nextPendingConnection())
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { take(socket); });
}

void VkServer::take(QTcpSocket *socket)
{
    const QByteArray bytes = socket->property("bytes").toByteArray() + socket->readAll();
    socket->setProperty("bytes", bytes);
    const auto request = requestOf(bytes, m_address);
    if (!request)
        return;
    socket->setProperty("bytes", QByteArray());
    const qint64 wait = QUrlQuery(request->url).queryItemValue(QStringLiteral("wait")).toLongLong();
    reply(socket, *request, QDateTime::currentMSecsSinceEpoch() + wait * 1000);
}

void VkServer::reply(QTcpSocket *socket, const HttpRequest &request, qint64 waitUntil)
{
    const HttpResponse response = answer(request);
    if (response.body.endsWith(R"("updates":[]})") && QDateTime::currentMSecsSinceEpoch() < waitUntil) {
        QTimer::singleShot(lookAgain, socket,
                           [this, socket, request, waitUntil] { reply(socket, request, waitUntil); });
        return;
    }
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + " Answer\r\nContent-Length: "
                     + QByteArray::number(response.body.size()) + "\r\nConnection: close\r\n";
    for (const auto &[name, value] : response.headers)
        bytes += name + ": " + value + "\r\n";
    socket->write(bytes + "\r\n" + response.body);
    socket->disconnectFromHost();
}

} // namespace otklik
