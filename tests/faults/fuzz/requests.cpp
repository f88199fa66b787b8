#include "server/api/api.h"
#include "sync/wire/protocol.h"
#include "tests/faults/fuzz/input.h"
#include "tests/faults/fuzz/world.h"

// Addresses and bodies of requests: every one gets an answer that is no fault of the server, and what
// a stream says is understood.

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr int longestStream = 1000; ///< pieces, of a small world

/// As main makes it, but for a network to connect to.
class Office final
{
public:
    Office()
        : m_log([](const QByteArray &) {})
        , m_api({*world.server.store, m_log, nullptr, {}, {}, QStringLiteral("0.0.0"), nullptr,
                 world.server.watch.get(), nullptr})
    {}

    server::HttpAnswer answer(server::HttpRequest request, bool isSignedIn)
    {
        request.id = QStringLiteral("r");
        request.host = "localhost";
        request.peer = QByteArray::number(++m_peers);
        if (isSignedIn)
            request.token = world.nextToken();
        return m_api.answer(request);
    }

    FuzzWorld world;

private:
    server::Log m_log;
    server::Api m_api;
    qint64 m_peers = 0;
};

void readStream(server::BodySource &stream)
{
    QByteArray all;
    for (int pieces = 0;; ++pieces) {
        const auto piece = stream.next();
        if (!piece || pieces > longestStream)
            broken("a stream has an end");
        if (piece->isEmpty())
            break;
        all += *piece;
    }
    QList<QByteArray> lines = all.split('\n');
    if (!lines.takeLast().isEmpty())
        broken("a stream is of lines");
    for (const QByteArray &line : std::as_const(lines))
        if (!wire::decodeSnapshotLine(line))
            broken("a line is understood");
    if (lines.isEmpty() || !wire::decodeSnapshotLine(lines.constLast())->isEnd)
        broken("a stream says that it ends");
}

server::HttpRequest requestOf(const FuzzInput &input, const FuzzWorld &world)
{
    server::HttpRequest request;
    const QByteArray bytes = world.named(input.bytes);
    if (input.choice % 4 >= 2) {
        request.method = "POST";
        request.path = input.choice % 4 == 2 ? "/v1/sessions" : "/v1/sources/mastodon";
        request.contentType = "application/json";
        request.body = bytes;
        return request;
    }
    request.method = "GET";
    const qsizetype mark = bytes.indexOf('?');
    request.path = mark < 0 ? bytes : bytes.left(mark);
    request.query = mark < 0 ? QByteArray() : bytes.mid(mark + 1);
    return request;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Office office;
    const FuzzInput input(data, size);
    const server::HttpRequest request = requestOf(input, office.world);
    // Passwords cost time on purpose, and are read by a library.
    if (request.body.contains("password"))
        return 0;
    const server::HttpAnswer answer = office.answer(request, input.choice % 4 != 0);
    if (answer.status < 200 || answer.status > 599 || answer.status == 500 || answer.status == 503)
        broken(qPrintable(QStringLiteral("an answer: ") + QString::number(answer.status) + u' ' + answer.code));
    if (answer.stream)
        readStream(*answer.stream);
    else if (answer.status >= 400 && wire::decodeProblem(answer.body, answer.status).code != answer.code)
        broken("a refusal is told as one");
    return 0;
}
