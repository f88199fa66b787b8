#pragma once

#include "models/mutation.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QTcpSocket>

struct TestReply final
{
    int status = 0;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString code() const;
};

/// A client that speaks HTTP by hand, blocking, over one connection, and holds
/// every answer to the protocol document. Each test makes its own.
class TestClient final
{
public:
    explicit TestClient(quint16 port, QByteArray token = {}) : m_port(port), m_token(std::move(token)) { }

    TestReply get(const QByteArray &path) { return send("GET", path); }
    TestReply post(const QByteArray &path, const QJsonObject &body);
    TestReply remove(const QByteArray &path) { return send("DELETE", path); }
    TestReply send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                   const QByteArray &contentType = {});
    /// The answers to mutations, in their order.
    QList<otklik::MutationAnswer> push(const QList<otklik::Mutation> &mutations);

    /// Sends bytes as they are, and reads the answer to what they were.
    void write(const QByteArray &bytes);
    TestReply read(const QByteArray &method, const QByteArray &path);
    /// Reads what has come until `marker` stands in it; empty when it never does.
    QByteArray readUntil(const QByteArray &marker, int milliseconds = 5000);
    /// Whether the server closes the connection within the time.
    [[nodiscard]] bool isClosedWithin(int milliseconds);
    void disconnect();

private:
    void connect();
    [[nodiscard]] QByteArray line();
    [[nodiscard]] QByteArray bytes(qint64 count);
    [[nodiscard]] bool more();

    const quint16 m_port;
    const QByteArray m_token;
    QTcpSocket m_socket;
    QByteArray m_buffer;
};
