#include "server/http/connection.h"

#include "models/uuid7.h"
#include "server/http/serverstate.h"
#include "sync/wire/protocol.h"

namespace otklik::server {

namespace {

constexpr qint64 drainLimit = 8 * 1024 * 1024;

QByteArray bytes(beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray bearerToken(const QByteArray &authorization)
{
    constexpr qsizetype prefix = 7;
    return authorization.left(prefix).compare("Bearer ", Qt::CaseInsensitive) == 0 ? authorization.mid(prefix).trimmed()
                                                                                    : QByteArray();
}

} // namespace

Connection::Connection(tcp::socket &&socket, ServerState &server, std::string address)
    : m_stream(std::move(socket)), m_server(server), m_address(std::move(address))
{
    m_server.add(this, m_address);
}

Connection::~Connection()
{
    m_server.remove(this, m_address);
}

void Connection::start()
{
    readHeader();
}

void Connection::refuse()
{
    m_startedAt = std::chrono::steady_clock::now();
    m_requestId = newUuid7(m_server.clock);
    answer(problem(503, "too_many_connections", "This server has too many connections"));
}

void Connection::beginStop()
{
    m_keepAlive = false;
    if (!m_isBusy || m_isEventStream)
        close();
}

/// Between requests a client may idle; from its first byte on the header time runs.
void Connection::waitForRequest()
{
    m_isBusy = false;
    m_stream.expires_after(m_server.limits.idleTime);
    m_stream.async_read_some(m_buffer.prepare(4096), [self = shared_from_this()](beast::error_code error, size_t count) {
        if (error)
            return self->close();
        self->m_buffer.commit(count);
        self->readHeader();
    });
}

void Connection::readHeader()
{
    m_parser.emplace();
    m_parser->header_limit(static_cast<std::uint32_t>(m_server.limits.headerBytes));
    m_parser->body_limit(static_cast<std::uint64_t>(m_server.limits.bodyBytes));
    m_stream.expires_after(m_server.limits.headerTime);
    http::async_read_header(m_stream, m_buffer, *m_parser,
                            [self = shared_from_this()](beast::error_code error, size_t) { self->onHeader(error); });
}

void Connection::onHeader(beast::error_code error)
{
    m_startedAt = std::chrono::steady_clock::now();
    m_requestId = newUuid7(m_server.clock);
    m_isBusy = true;
    if (error)
        return refuseRequest(error);
    m_keepAlive = m_parser->get().keep_alive();
    if (m_parser->content_length().value_or(0) > static_cast<std::uint64_t>(m_server.limits.bodyBytes))
        return refuseRequest(http::error::body_limit);
    if (!beast::iequals(m_parser->get()[http::field::expect], "100-continue"))
        return readBody();
    m_outgoing = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(m_stream, asio::buffer(m_outgoing), [self = shared_from_this()](beast::error_code failed, size_t) {
        failed ? self->close() : self->readBody();
    });
}

void Connection::readBody()
{
    m_stream.expires_after(m_server.limits.bodyTime);
    http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, size_t) {
        error ? self->refuseRequest(error) : self->dispatch();
    });
}

/// A request that cannot be read: told in words where that is possible.
void Connection::refuseRequest(beast::error_code error)
{
    m_keepAlive = false;
    if (error == http::error::body_limit)
        return answer(problem(413, "too_large", "The body of the request is too large"));
    if (error == http::error::header_limit || error == http::error::buffer_overflow)
        return answer(problem(431, "header_too_large", "The header of the request is too large"));
    if (error.category() == http::make_error_code(http::error::bad_method).category()
        && error != http::error::end_of_stream && error != http::error::partial_message)
        return answer(problem(400, "bad_request", "The request is not HTTP"));
    close();
}

HttpRequest Connection::takeRequest()
{
    auto message = m_parser->release();
    HttpRequest request;
    request.id = m_requestId;
    request.method = bytes(message.method_string());
    const QByteArray target = bytes(message.target());
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.left(mark);
    request.query = mark < 0 ? QByteArray() : target.mid(mark + 1);
    request.token = bearerToken(bytes(message[http::field::authorization]));
    request.contentType = bytes(message[http::field::content_type]).split(';').value(0).trimmed().toLower();
    request.host = bytes(message[http::field::host]);
    request.body = QByteArray(message.body().data(), static_cast<qsizetype>(message.body().size()));
    request.peer = QByteArray::fromStdString(m_address);
    return request;
}

void Connection::dispatch()
{
    if (m_server.isStopping || m_server.requestsInWork >= m_server.limits.requestsInWork)
        return answer(problem(503, "busy", "The server has too much to do just now"));
    ++m_server.requestsInWork;
    m_stream.expires_never();
    HttpRequest request = takeRequest();
    m_method = request.method;
    asio::post(m_server.pool, [self = shared_from_this(), request = std::move(request)]() mutable {
        auto &server = self->m_server;
        HttpAnswer made = server.handle(request);
        // Moved, not copied: the connection may only die on the I/O thread.
        asio::post(server.io, [self = std::move(self), made = std::move(made)]() mutable {
            --self->m_server.requestsInWork;
            self->answer(std::move(made));
        });
    });
}

HttpAnswer Connection::problem(int status, const char *code, const char *title) const
{
    return problemAnswer(status, QString::fromLatin1(code), QString::fromLatin1(title), m_requestId);
}

template <class Fields>
void Connection::setHeaders(Fields &fields) const
{
    fields.set(http::field::server, "otklik-server");
    fields.set("X-Request-Id", m_requestId.toStdString());
    fields.set("X-Content-Type-Options", "nosniff");
    fields.set(http::field::cache_control, "no-store");
    if (!m_answer.contentType.isEmpty())
        fields.set(http::field::content_type, m_answer.contentType.toStdString());
    for (const auto &[name, value] : m_answer.headers)
        fields.set(beast::string_view(name.constData(), static_cast<size_t>(name.size())), value.toStdString());
}

void Connection::answer(HttpAnswer &&made)
{
    m_isBusy = true;
    m_answer = std::move(made);
    m_keepAlive = m_keepAlive && !m_server.isStopping;
    if (m_answer.stream || m_answer.eventsFrom)
        writeStream();
    else
        writeWhole();
}

/// The answer is out: says so in the log, and goes on to the next request.
void Connection::finished()
{
    const auto took = std::chrono::steady_clock::now() - m_startedAt;
    QJsonObject fields{{QStringLiteral("request_id"), m_requestId},
                       {QStringLiteral("method"), QString::fromLatin1(m_method)},
                       {QStringLiteral("route"), QString::fromLatin1(m_answer.route)},
                       {QStringLiteral("status"), m_answer.status},
                       {QStringLiteral("ms"),
                        static_cast<qint64>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count())}};
    if (!m_answer.code.isEmpty())
        fields.insert(QStringLiteral("code"), m_answer.code);
    m_server.log.info(QLatin1StringView("request"), fields);
    if (m_isEventStream)
        return close();
    m_answer = {};
    if (!m_keepAlive)
        return drain();
    m_buffer.size() > 0 ? readHeader() : waitForRequest();
}

void Connection::writeWhole()
{
    m_response.emplace(static_cast<http::status>(m_answer.status), 11);
    setHeaders(*m_response);
    m_response->keep_alive(m_keepAlive);
    m_response->body() = m_answer.body.toStdString();
    m_response->prepare_payload();
    m_stream.expires_after(m_server.limits.writeTime);
    http::async_write(m_stream, *m_response, [self = shared_from_this()](beast::error_code error, size_t) {
        self->m_response.reset();
        error ? self->close() : self->finished();
    });
}

void Connection::writeStream()
{
    m_head.emplace(static_cast<http::status>(m_answer.status), 11);
    setHeaders(*m_head);
    m_head->keep_alive(m_keepAlive);
    m_head->chunked(true);
    m_headSerializer.emplace(*m_head);
    m_stream.expires_after(m_server.limits.writeTime);
    http::async_write_header(m_stream, *m_headSerializer, [self = shared_from_this()](beast::error_code error, size_t) {
        if (error)
            return self->close();
        self->m_answer.eventsFrom ? self->startEvents() : self->pullNext();
    });
}

void Connection::pullNext()
{
    m_stream.expires_never();
    asio::post(m_server.pool, [self = shared_from_this()]() mutable {
        auto &server = self->m_server;
        auto piece = self->m_answer.stream->next();
        asio::post(server.io, [self = std::move(self), piece = std::move(piece)]() mutable {
            self->onPiece(std::move(piece));
        });
    });
}

void Connection::onPiece(Result<QByteArray> &&piece)
{
    if (!piece || m_server.isStopping) {
        if (!piece)
            m_server.log.error(QLatin1StringView("stream_failed"),
                               {{QStringLiteral("request_id"), m_requestId}, {QStringLiteral("code"), piece.error().code}});
        return close();
    }
    m_piece = std::move(*piece);
    m_stream.expires_after(m_server.limits.writeTime);
    if (m_piece.isEmpty()) {
        asio::async_write(m_stream, http::make_chunk_last(),
                          [self = shared_from_this()](beast::error_code error, size_t) {
                              error ? self->close() : self->finished();
                          });
        return;
    }
    asio::async_write(m_stream, http::make_chunk(asio::buffer(m_piece.constData(), static_cast<size_t>(m_piece.size()))),
                      [self = shared_from_this()](beast::error_code error, size_t) {
                          error ? self->close() : self->pullNext();
                      });
}

void Connection::startEvents()
{
    m_isEventStream = true;
    m_eventsEndAt = std::chrono::steady_clock::now() + m_server.limits.eventStreamLife;
    m_stream.expires_never();
    watchForClose();
    tell(*m_answer.eventsFrom);
}

/// A client of an event stream says nothing more; that its socket is readable means it is gone.
void Connection::watchForClose()
{
    m_stream.async_read_some(asio::buffer(m_discard), [self = shared_from_this()](beast::error_code, size_t) {
        self->close();
    });
}

void Connection::tell(qint64 upTo)
{
    if (!m_isEventStream)
        return;
    m_news = std::max(upTo, m_news.value_or(0));
    flushEvents();
}

void Connection::beat()
{
    if (!m_isEventStream)
        return;
    m_wantsBeat = true;
    flushEvents();
}

/// Writes the newest number, not every number: a slow reader gets fewer events, never a queue of them.
void Connection::flushEvents()
{
    if (m_isWriting || (!m_news && !m_wantsBeat))
        return;
    if (std::chrono::steady_clock::now() >= m_eventsEndAt) {
        m_stream.expires_after(m_server.limits.writeTime);
        asio::async_write(m_stream, http::make_chunk_last(),
                          [self = shared_from_this()](beast::error_code, size_t) { self->finished(); });
        m_isWriting = true;
        return;
    }
    std::string event = m_news ? "event: news\ndata: " + wire::encodeNews(*m_news).toStdString() + "\n\n" : ":\n\n";
    m_news.reset();
    m_wantsBeat = false;
    m_isWriting = true;
    m_outgoing = std::move(event);
    m_stream.expires_after(m_server.limits.writeTime);
    asio::async_write(m_stream, http::make_chunk(asio::buffer(m_outgoing)),
                      [self = shared_from_this()](beast::error_code error, size_t) {
                          self->m_isWriting = false;
                          error ? self->close() : self->flushEvents();
                      });
}

/// Closes our side first and reads on for a moment: a client that is still
/// sending its too large body would otherwise lose the answer to a reset.
void Connection::drain()
{
    beast::error_code ignored;
    if (m_drained == 0) {
        m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        m_stream.expires_after(std::chrono::seconds(2));
    }
    m_stream.async_read_some(asio::buffer(m_discard), [self = shared_from_this()](beast::error_code error, size_t count) {
        self->m_drained += static_cast<qint64>(count) + 1;
        error || self->m_drained > drainLimit || self->m_server.isStopping ? self->close() : self->drain();
    });
}

void Connection::close()
{
    beast::error_code ignored;
    m_stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
    m_stream.close();
}

} // namespace otklik::server
