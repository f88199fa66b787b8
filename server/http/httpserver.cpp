#include "server/http/httpserver.h"

#include "server/http/connection.h"
#include "server/http/serverstate.h"
#include "server/metrics.h"

#include <algorithm>

#include <sys/resource.h>

namespace otklik::server {

namespace {

constexpr int filesForTheRest = 128; // database, networks, logs

} // namespace

int makeRoomForConnections(int wanted)
{
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return wanted;
    const auto needed = static_cast<rlim_t>(wanted + filesForTheRest);
    if (files.rlim_cur < needed) {
        files.rlim_cur = files.rlim_max == RLIM_INFINITY ? needed : std::min(needed, files.rlim_max);
        ::setrlimit(RLIMIT_NOFILE, &files);
        ::getrlimit(RLIMIT_NOFILE, &files);
    }
    const auto room = static_cast<qint64>(std::min<rlim_t>(files.rlim_cur, needed)) - filesForTheRest;
    return static_cast<int>(std::max<qint64>(room, 16));
}

void ServerState::accept()
{
    acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
        if (isClosed)
            return;
        if (error) {
            // Out of file descriptors, mostly: wait a little instead of turning in circles.
            log.warning(QLatin1StringView("accept_failed"),
                        {{QStringLiteral("code"), QString::fromStdString(error.message())}});
            acceptTimer.expires_after(std::chrono::milliseconds(100));
            acceptTimer.async_wait([this](beast::error_code cancelled) {
                if (!cancelled && !isClosed)
                    accept();
            });
            return;
        }
        beast::error_code gone;
        const auto endpoint = socket.remote_endpoint(gone);
        if (!gone) {
            const std::string address = endpoint.address().to_string();
            const auto counted = perAddress.find(address);
            const bool isTooMany = !limits.trustedProxies.contains(address) && counted != perAddress.end()
                && counted->second >= limits.connectionsPerAddress;
            const bool isFull = isTooMany || (static_cast<int>(connections.size()) >= limits.connections && !makeRoom());
            const auto connection = std::make_shared<Connection>(std::move(socket), *this, address);
            isFull ? connection->refuse() : connection->start();
        }
        accept();
    });
}

/// Whoever has been silent longest of those who never showed a token goes.
bool ServerState::makeRoom()
{
    for (Connection *stranger : strangers) {
        if (!stranger->mayBeShed())
            continue;
        if (metrics)
            ++metrics->shed;
        stranger->shed();
        return true;
    }
    return false;
}

void ServerState::beat()
{
    heartbeat.expires_after(limits.heartbeat);
    heartbeat.async_wait([this](beast::error_code cancelled) {
        if (cancelled || isStopping)
            return;
        for (Connection *connection : connections)
            connection->beat();
        beat();
    });
}

void ServerState::announce(qint64 upTo)
{
    for (Connection *connection : connections)
        connection->tell(upTo);
}

void ServerState::beginStop()
{
    if (isStopping)
        return;
    isStopping = true;
    heartbeat.cancel();
    if (limits.drainTime.count() == 0)
        return endService();
    stopTimer.expires_after(limits.drainTime);
    stopTimer.async_wait([this](beast::error_code cancelled) {
        if (!cancelled)
            endService();
    });
}

void ServerState::endService()
{
    isClosed = true;
    beast::error_code ignored;
    acceptor.close(ignored);
    stopTimer.expires_after(limits.stopTime);
    stopTimer.async_wait([this](beast::error_code cancelled) {
        if (!cancelled)
            io.stop();
    });
    for (Connection *connection : std::set<Connection *>(connections))
        connection->beginStop();
    endIfIdle();
}

void ServerState::endIfIdle()
{
    if (isClosed && connections.empty())
        stopTimer.cancel();
}

void ServerState::add(Connection *connection, const std::string &address)
{
    connections.insert(connection);
    ++perAddress[address];
    if (metrics)
        ++metrics->connections;
}

void ServerState::remove(Connection *connection, const std::string &address)
{
    connections.erase(connection);
    if (metrics)
        --metrics->connections;
    if (--perAddress[address] <= 0)
        perAddress.erase(address);
    endIfIdle();
}

HttpServer::HttpServer(const HttpLimits &limits, const Clock &clock, Log &log, Handle handle, Metrics *metrics)
    : m_state(std::make_unique<ServerState>(limits, clock, log, std::move(handle), metrics))
{
}

HttpServer::~HttpServer()
{
    stop();
}

Result<quint16> HttpServer::listen(const QString &address, quint16 port)
{
    beast::error_code error;
    const auto parsed = asio::ip::make_address(address.toStdString(), error);
    if (error)
        return failure(Error::Kind::CorrectInput, QStringLiteral("address_not_usable"), QString::fromStdString(error.message()));
    auto &acceptor = m_state->acceptor;
    const tcp::endpoint endpoint(parsed, port);
    acceptor.open(endpoint.protocol(), error);
    if (!error)
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
        const QString code = error == asio::error::address_in_use ? QStringLiteral("address_in_use")
            : error == asio::error::access_denied                 ? QStringLiteral("address_not_allowed")
                                                                  : QStringLiteral("address_not_usable");
        return failure(Error::Kind::CorrectInput, code, QString::fromStdString(error.message()));
    }
    const quint16 bound = acceptor.local_endpoint(error).port();
    m_state->accept();
    m_state->beat();
    m_state->thread = std::thread([state = m_state.get()] { state->io.run(); });
    return bound;
}

void HttpServer::announce(qint64 upTo)
{
    asio::post(m_state->io, [state = m_state.get(), upTo] { state->announce(upTo); });
}

void HttpServer::stop()
{
    if (!m_state->thread.joinable())
        return;
    asio::post(m_state->io, [state = m_state.get()] { state->beginStop(); });
    m_state->thread.join();
    m_state->pool.join();
    // Who did not end in time is cut off here, while the state still stands.
    for (Connection *connection : m_state->connections)
        connection->close();
    m_state->io.restart();
    m_state->io.poll();
}

} // namespace otklik::server
