#pragma once

#include "channels/http/http.h"
#include "models/clock.h"
#include "models/network.h"
#include "models/result.h"

#include <QUrl>

#include <functional>

namespace otklik::server {

class ConnectionStore;
struct ConnectionAttempt;

/// Connects an account of a Mastodon-API server through OAuth's code flow. The
/// route that starts it answers `begin()`'s address, which the person opens in a
/// browser; the callback route hands what comes back to `finish()`. Both block
/// on the network for up to a minute: call them on a worker thread. Thread-safe;
/// unfinished attempts live in the store, so that any process may finish them.
class MastodonAuthorization final
{
public:
    /// `http`, `store` and `clock` must outlive it. A source that is new is read
    /// in from `readBack` before now on. `connected` is called, on the
    /// calling thread, when a source is connected, so that its worker starts.
    MastodonAuthorization(Http &http, ConnectionStore &store, const Clock &clock, std::chrono::milliseconds readBack,
                          std::function<void(const Source &)> connected);

    /// Registers the app at `instance` (https, or loopback) and gives the address
    /// to open. The source will be `team`'s. `callback` is the server's own callback route, absolute. Codes:
    /// "bad_url", "network_unreachable", "network_no_answer", "not_mastodon",
    /// "network_fault", "network_refused", "too_many_attempts".
    Result<QUrl> begin(const QString &instance, const QString &callback, const QString &team = {});

    /// Takes the callback's query: exchanges the code, asks who the account is,
    /// saves the source. Codes: "bad_state" (unknown, used or too old), "denied",
    /// and those of begin().
    Result<Source> finish(const QString &state, const QString &code, const QString &error);

private:
    Result<Source> connect(const ConnectionAttempt &attempt, const QString &code);

    Http &m_http;
    ConnectionStore &m_store;
    const Clock &m_clock;
    const std::chrono::milliseconds m_readBack;
    std::function<void(const Source &)> m_connected;
};

} // namespace otklik::server
