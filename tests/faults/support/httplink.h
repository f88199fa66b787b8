#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace otklik::faults {

/// What came back; the body is whole.
struct HttpReply final
{
    int status = 0;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
};

/// A plain HTTP client over one kept connection that bears everything: a server
/// that is gone, an answer that breaks off. Sending and receiving are apart, so
/// that many can be under way at once. Blocking; belongs to one thread.
class HttpLink final
{
public:
    explicit HttpLink(quint16 port)
        : m_port(port)
    {}
    ~HttpLink() { close(); }
    HttpLink(const HttpLink &) = delete;
    HttpLink &operator=(const HttpLink &) = delete;

    void setToken(const QByteArray &token) { m_token = token; }

    /// False: there is no connection, or it broke.
    [[nodiscard]] bool send(const QByteArray &method, const QByteArray &path, const QByteArray &json = {});
    /// The answer to what was sent; none when the connection broke before its end.
    [[nodiscard]] std::optional<HttpReply> receive();
    [[nodiscard]] std::optional<HttpReply> ask(const QByteArray &method, const QByteArray &path,
                                               const QByteArray &json = {});
    void close();

private:
    [[nodiscard]] bool connect();
    [[nodiscard]] bool more();

    quint16 m_port;
    QByteArray m_token;
    QByteArray m_buffer;
    int m_socket = -1;
};

} // namespace otklik::faults
