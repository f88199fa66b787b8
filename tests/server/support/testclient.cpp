#include "tests/server/support/testclient.h"

#include "sync/wire/protocol.h"
#include "tests/server/support/contract.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QJsonDocument>
#include <QTest>

namespace {

constexpr int patience = 10'000;

} // namespace

QJsonObject TestReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString TestReply::code() const
{
    return json().value(QStringLiteral("code")).toString();
}

TestReply TestClient::post(const QByteArray &path, const QJsonObject &body)
{
    return send("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), "application/json");
}

TestReply TestClient::send(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                           const QByteArray &contentType)
{
    QByteArray head = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\n";
    if (!m_token.isEmpty())
        head += "Authorization: Bearer " + m_token + "\r\n";
    if (!contentType.isEmpty())
        head += "Content-Type: " + contentType + "\r\n";
    if (!body.isEmpty() || method == "POST")
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    write(head + "\r\n" + body);
    return read(method, path);
}

QList<otklik::MutationAnswer> TestClient::push(const QList<otklik::Mutation> &mutations)
{
    const TestReply reply = send("POST", "/v1/mutations", otklik::wire::encodeMutations(mutations), "application/json");
    const auto answers = otklik::wire::decodeAnswers(reply.body);
    if (reply.status != 200 || !answers) {
        QTest::qFail(("no answers: " + reply.body).constData(), __FILE__, __LINE__);
        return {};
    }
    return *answers;
}

void TestClient::connect()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return;
    m_buffer.clear();
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    m_socket.waitForConnected(patience);
}

void TestClient::disconnect()
{
    m_socket.abort();
    m_buffer.clear();
}

void TestClient::write(const QByteArray &data)
{
    connect();
    m_socket.write(data);
    while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patience)) { }
}

bool TestClient::more()
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patience))
        return false;
    m_buffer += m_socket.readAll();
    return true;
}

QByteArray TestClient::line()
{
    while (!m_buffer.contains("\r\n"))
        if (!more())
            return {};
    const qsizetype end = m_buffer.indexOf("\r\n");
    const QByteArray text = m_buffer.left(end);
    m_buffer.remove(0, end + 2);
    return text;
}

QByteArray TestClient::bytes(qint64 count)
{
    while (m_buffer.size() < count)
        if (!more())
            break;
    const QByteArray data = m_buffer.left(count);
    m_buffer.remove(0, count);
    return data;
}

TestReply TestClient::read(const QByteArray &method, const QByteArray &path)
{
    TestReply reply;
    reply.status = line().split(' ').value(1).toInt();
    for (QByteArray text = line(); !text.isEmpty(); text = line()) {
        const qsizetype colon = text.indexOf(':');
        reply.headers.insert(text.left(colon).toLower(), text.mid(colon + 1).trimmed());
    }
    if (reply.headers.value("content-type").startsWith("text/event-stream"))
        return reply;
    if (reply.headers.value("transfer-encoding") == "chunked") {
        for (;;) {
            const qint64 size = line().toLongLong(nullptr, 16);
            reply.body += bytes(size);
            std::ignore = line();
            if (size == 0)
                break;
        }
    } else {
        reply.body = bytes(reply.headers.value("content-length").toLongLong());
    }
    if (reply.headers.value("connection") == "close")
        m_socket.close();
    if (!reply.headers.contains("x-request-id"))
        QTest::qFail("an answer without X-Request-Id", __FILE__, __LINE__);
    const auto offences = Contract::document().offences(method, path.split('?').value(0), reply.status,
                                                        reply.headers.value("content-type"), reply.body);
    if (!offences.isEmpty())
        QTest::qFail(qPrintable(QString::fromLatin1(method + ' ' + path) + u' ' + QString::number(reply.status) + u'\n'
                                + offences.mid(0, 20).join(u'\n') + u'\n' + QString::fromUtf8(reply.body.left(2000))),
                     __FILE__, __LINE__);
    return reply;
}

QByteArray TestClient::readUntil(const QByteArray &marker, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!m_buffer.contains(marker)) {
        const int left = milliseconds - static_cast<int>(timer.elapsed());
        if (left <= 0 || (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(left)))
            return {};
        m_buffer += m_socket.readAll();
    }
    const qsizetype end = m_buffer.indexOf(marker) + marker.size();
    const QByteArray text = m_buffer.left(end);
    m_buffer.remove(0, end);
    return text;
}

bool TestClient::isClosedWithin(int milliseconds)
{
    connect();
    return m_socket.state() != QAbstractSocket::ConnectedState || m_socket.waitForDisconnected(milliseconds);
}
