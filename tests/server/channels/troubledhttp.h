#pragma once

#include "channels/http/http.h"
#include "tests/channels/fakenetwork.h"

#include <functional>
#include <optional>

namespace otklik {

/// What may go wrong with one call between us and a network, or with the process that makes it.
enum class Trouble {
    NotReached,   ///< cut before: the other side never sees the call
    AnswerLost,   ///< cut after: it does, and its answer gets lost
    AskedToWait,  ///< refused with 429
    ProxyFault,   ///< a proxy answers 502 in its place
    HtmlPage,     ///< a proxy answers 200 with a page of its own; a call to us comes twice
    KilledBefore, ///< our process dies before it makes the call
    KilledAfter,  ///< our process dies before it does anything with the answer
};

/// Thrown where the process dies: whoever made it catches this, throws all that was in memory away and starts anew.
struct Killed final
{
};

/// All calls between us and a network in memory, in both directions, counted together; one of them meets its trouble.
class TroubledHttp final : public Http
{
public:
    explicit TroubledHttp(FakeNetwork &network) : m_network(network) { }

    /// The call of this number, counted from 0 on.
    void troubleAt(int index, Trouble trouble);
    Result<HttpResponse> perform(const HttpRequest &request) override;
    /// A call of the network to us; `arrive` takes it and tells whether the network is thanked. The same from here.
    bool call(const std::function<bool()> &arrive);

    [[nodiscard]] int calls() const { return m_calls; }
    [[nodiscard]] bool isOver() const { return m_trouble && m_calls > m_at; } ///< the trouble

private:
    FakeNetwork &m_network;
    std::optional<Trouble> m_trouble;
    int m_at = 0;
    int m_calls = 0;
};

} // namespace otklik
