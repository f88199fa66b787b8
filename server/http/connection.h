#pragma once

#include "server/http/beast.h"
#include "server/http/message.h"

#include <chrono>
#include <list>
#include <memory>
#include <optional>

namespace otklik::server {

class ServerState;

/// One client's connection: reads requests one after the other, writes their
/// answers. Keeps itself alive through the operation it waits for; I/O thread only.
class Connection final : public std::enable_shared_from_this<Connection>
{
public:
    Connection(tcp::socket &&socket, ServerState &server, std::string address);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    void start();
    /// Answers 503 and closes: there are too many connections.
    void refuse();
    /// Whether it may be closed to make room for another one: nothing of it is in work.
    [[nodiscard]] bool mayBeShed() const { return !m_isBusy && !m_isEventStream; }
    void shed();
    /// News for an event stream; nothing for any other connection.
    void tell(qint64 upTo);
    /// A heartbeat for an event stream; ends one that has lived its time.
    void beat();
    /// The server stops: an idle connection or stream ends now, a busy one after its answer.
    void beginStop();
    void close();

private:
    void waitForRequest();
    void readHeader();
    void onHeader(beast::error_code error);
    void readBody();
    void refuseRequest(beast::error_code error);
    /// What two readers of the header could understand in two ways; null when there is nothing.
    [[nodiscard]] const char *ambiguity() const;
    void nameRequest();
    /// Whether there is memory for this body; sets its limit.
    [[nodiscard]] qint64 bodyLimit() const;
    [[nodiscard]] bool reserveBody();
    void releaseBody();
    void countAsStranger();
    void countAsKnown();
    void dispatch();
    void answer(HttpAnswer &&answer);
    void finished();
    void writeWhole();
    void writeStream();
    void pullNext();
    void onPiece(Result<QByteArray> &&piece);
    void startEvents();
    void flushEvents();
    void watchForClose();
    void drain();
    [[nodiscard]] HttpAnswer problem(int status, const char *code, const char *title) const;
    [[nodiscard]] HttpRequest takeRequest();
    template <class Fields>
    void setHeaders(Fields &fields) const;

    /// Bytes that are read ahead: bounds what no other limit counts, such as the extensions of chunks.
    static constexpr size_t largestBuffer = 128 * 1024;

    beast::tcp_stream m_stream;
    ServerState &m_server;
    const std::string m_address;
    beast::flat_buffer m_buffer{largestBuffer};
    std::optional<http::request_parser<http::string_body>> m_parser;
    std::optional<http::response<http::string_body>> m_response;
    std::optional<http::response<http::empty_body>> m_head;
    std::optional<http::response_serializer<http::empty_body>> m_headSerializer;
    HttpAnswer m_answer;
    QByteArray m_piece;
    QString m_requestId;
    QByteArray m_method;
    std::chrono::steady_clock::time_point m_startedAt;
    std::chrono::steady_clock::time_point m_eventsEndAt;
    std::string m_outgoing;       ///< event text being written
    std::optional<qint64> m_news; ///< newest number not yet told
    char m_discard[4096] = {};
    qint64 m_drained = 0;
    qint64 m_reserved = 0; ///< of what all large bodies together may take
    bool m_keepAlive = false;
    bool m_isBusy = false;      ///< a request is being worked on or answered
    bool m_isReadingBody = false;
    bool m_isEventStream = false;
    bool m_isWriting = false;   ///< of an event stream
    bool m_wantsBeat = false;
    bool m_isLeaving = false;   ///< an event stream that says goodbye
    std::optional<std::list<Connection *>::iterator> m_strangerAt;
};

} // namespace otklik::server
