#include "server/http/connection.h"

#include "models/uuid7.h"
#include "server/http/serverstate.h"
#include "server/metrics.h"
#include "sync/wire/protocol.h"

namespace otklik::server {

namespace {

constexpr quint64 bodyPart = 512 * 1024; ///< bytes that a body's time is meant for

constexpr qint64 drainLimit = 8 * 1024 * 1024;

QByteArray bytes(beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// An id that a proxy gave: short, and harmless in a log.
bool isPlainId(const QByteArray &id)
{
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
    });
}

/// One chunk of a body.
std::string chunkOf(const std::string &text)
{
    return QByteArray::number(static_cast<qulonglong>(text.size()), 16).toStdString() + "\r\n" + text + "\r\n";
}

/// The last address of X-Forwarded-For that no trusted proxy has: who came to the first of ours.
std::string clientOf(const QByteArray &forwarded, const std::string &proxy, const std::set<std::string> &trusted)
{
    const QList<QByteArray> addresses = forwarded.split(',');
    for (auto it = addresses.crbegin(); it != addresses.crend(); ++it) {
        beast::error_code error;
        const auto address = asio::ip::make_address(it->trimmed().toStdString(), error);
        if (error)
            break;
        if (!trusted.contains(address.to_string()))
            return address.to_string();
    }
    return proxy;
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
    countAsStranger();
}

Connection::~Connection()
{
    countAsKnown();
    releaseBody();
    if (m_isEventStream && m_server.metrics)
        --m_server.metrics->eventStreams;
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

void Connection::shed()
{
    countAsKnown(); // not chosen a second time
    close();
}

void Connection::countAsStranger()
{
    m_strangerAt = m_server.strangers.insert(m_server.strangers.end(), this);
}

void Connection::countAsKnown()
{
    if (m_strangerAt)
        m_server.strangers.erase(*m_strangerAt);
    m_strangerAt.reset();
}

void Connection::beginStop()
{
    m_keepAlive = false;
    if (m_isEventStream) {
        m_isLeaving = true;
        flushEvents();
    } else if (!m_isBusy && !m_isReadingBody) {
        close();
    }
}

/// Between requests a client may idle; from its first byte on the header time runs.
void Connection::waitForRequest()
{
    m_isBusy = false;
    if (m_strangerAt) { // it has just said something: others go before it
        countAsKnown();
        countAsStranger();
    }
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
    m_isBusy = false; // of what was read ahead, too
    m_parser.emplace();
    m_parser->header_limit(static_cast<std::uint32_t>(m_server.limits.headerBytes));
    m_parser->body_limit(static_cast<std::uint64_t>(m_server.limits.bodyBytes));
    m_stream.expires_after(m_server.limits.headerTime);
    http::async_read_header(m_stream, m_buffer, *m_parser,
                            [self = shared_from_this()](beast::error_code error, size_t) { self->onHeader(error); });
}

/// Where a proxy before us and we could see the end of a request at two places,
/// the rest of one would be the next one. Such requests end the connection.
const char *Connection::ambiguity() const
{
    const auto &fields = m_parser->get();
    const bool isOld = fields.version() < 11;
    if (fields.count(http::field::host) > 1 || (!isOld && fields.count(http::field::host) == 0))
        return "host";
    if (fields.count(http::field::content_length) > 1)
        return "content_length";
    if (fields.count(http::field::transfer_encoding) > 0
        && (isOld || fields.count(http::field::transfer_encoding) > 1 || fields.count(http::field::content_length) > 0
            || !beast::iequals(fields[http::field::transfer_encoding], "chunked")))
        return "transfer_encoding";
    if (fields.target().empty() || fields.target().front() != '/')
        return "target";
    return nullptr;
}

/// Who shows no token has nothing long to say.
qint64 Connection::bodyLimit() const
{
    const bool isStranger = m_parser->get().count(http::field::authorization) == 0;
    return isStranger ? std::min(m_server.limits.bodyBytes, m_server.limits.strangersBodyBytes) : m_server.limits.bodyBytes;
}

/// A short body always has a place. All long ones share what there is, as long as they are read and worked on.
bool Connection::reserveBody()
{
    const bool isChunked = m_parser->get().count(http::field::transfer_encoding) > 0;
    const qint64 length = isChunked ? bodyLimit() : static_cast<qint64>(m_parser->content_length().value_or(0));
    if (length <= m_server.limits.strangersBodyBytes)
        return true;
    if (m_server.bodyBytesReserved + length > m_server.limits.bodyBytesInAll)
        return false;
    m_reserved = length;
    m_server.bodyBytesReserved += length;
    return true;
}

void Connection::releaseBody()
{
    m_server.bodyBytesReserved -= std::exchange(m_reserved, 0);
}

void Connection::nameRequest()
{
    m_requestId.clear();
    if (m_server.limits.trustedProxies.contains(m_address)) {
        const QByteArray given = bytes(m_parser->get()["X-Request-Id"]);
        if (isPlainId(given))
            m_requestId = QString::fromLatin1(given);
    }
    if (m_requestId.isEmpty())
        m_requestId = newUuid7(m_server.clock);
}

void Connection::onHeader(beast::error_code error)
{
    m_startedAt = std::chrono::steady_clock::now();
    m_method.clear();
    nameRequest();
    if (error)
        return refuseRequest(error);
    if (ambiguity()) {
        m_keepAlive = false;
        return answer(problem(400, "bad_request", "The request could be understood in two ways"));
    }
    m_keepAlive = m_parser->get().keep_alive();
    if (m_parser->content_length().value_or(0) > static_cast<std::uint64_t>(bodyLimit()))
        return refuseRequest(http::error::body_limit);
    m_parser->body_limit(static_cast<std::uint64_t>(bodyLimit()));
    if (!reserveBody()) {
        m_keepAlive = false;
        return answer(problem(503, "busy", "The server has too much to do just now"));
    }
    if (!beast::iequals(m_parser->get()[http::field::expect], "100-continue"))
        return readBody();
    m_outgoing = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(m_stream, asio::buffer(m_outgoing), [self = shared_from_this()](beast::error_code failed, size_t) {
        failed ? self->close() : self->readBody();
    });
}

void Connection::readBody()
{
    m_isReadingBody = true;
    // A longer one takes a slow line longer; who is not signed in has none.
    const auto parts = m_parser->content_length().value_or(0) / bodyPart + 1;
    m_stream.expires_after(m_server.limits.bodyTime * static_cast<qint64>(parts));
    http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, size_t) {
        self->m_isReadingBody = false;
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
    for (const auto &field : message) {
        const QByteArray name = bytes(field.name_string()).toLower();
        if (name.startsWith("x-"))
            request.headers.append({name, bytes(field.value())});
    }
    request.contentType = bytes(message[http::field::content_type]).split(';').value(0).trimmed().toLower();
    request.host = bytes(message[http::field::host]);
    request.body = QByteArray(message.body().data(), static_cast<qsizetype>(message.body().size()));
    const bool isForwarded = m_server.limits.trustedProxies.contains(m_address);
    request.peer = QByteArray::fromStdString(
        isForwarded ? clientOf(bytes(message["X-Forwarded-For"]), m_address, m_server.limits.trustedProxies) : m_address);
    return request;
}

void Connection::dispatch()
{
    m_isBusy = true;
    if (m_server.isClosed || m_server.requestsInWork >= m_server.limits.requestsInWork)
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
    HttpAnswer made = problemAnswer(status, QString::fromLatin1(code), QString::fromLatin1(title), m_requestId);
    if (status == 503)
        made.headers.append({QByteArrayLiteral("Retry-After"), QByteArrayLiteral("2")});
    if (m_server.metrics)
        m_server.metrics->countRefused(code);
    return made;
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
    releaseBody();
    if (m_answer.isOfSession)
        countAsKnown();
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
    if (m_server.metrics && !m_method.isEmpty() && !m_isEventStream)
        m_server.metrics->countRequest(m_method, m_answer.route, m_answer.status, took);
    if (m_server.metrics && (m_answer.code.startsWith(QLatin1StringView("database_")) || m_answer.code == QLatin1StringView("disk_full")))
        m_server.metrics->countDatabaseError(m_answer.code.toLatin1());
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
    if (!piece || m_server.isClosed) {
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
    if (m_server.metrics) {
        ++m_server.metrics->eventStreams;
        m_server.metrics->countRequest(m_method, m_answer.route, m_answer.status, std::chrono::steady_clock::now() - m_startedAt);
    }
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
    if (m_isWriting || (!m_news && !m_wantsBeat && !m_isLeaving))
        return;
    if (m_isLeaving || std::chrono::steady_clock::now() >= m_eventsEndAt) {
        m_stream.expires_after(m_server.limits.writeTime);
        m_isWriting = true;
        // Says to come back, and spreads those who do: all streams end in one moment when the server stops.
        m_outgoing = chunkOf("retry: " + std::to_string(500 + std::hash<Connection *>{}(this) / 64 % 2000) + "\n\n") + "0\r\n\r\n";
        asio::async_write(m_stream, asio::buffer(m_outgoing),
                          [self = shared_from_this()](beast::error_code, size_t) { self->finished(); });
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
        error || self->m_drained > drainLimit || self->m_server.isClosed ? self->close() : self->drain();
    });
}

void Connection::close()
{
    beast::error_code ignored;
    m_stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
    m_stream.close();
}

} // namespace otklik::server
