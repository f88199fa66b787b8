#include "tests/faults/support/agent.h"

#include "sync/wire/protocol.h"

namespace otklik::faults {

namespace {
constexpr int requestsOfASession = 300; ///< below what the server takes from one at a stretch
}

void Agent::send(const Command &command)
{
    if (m_asked++ % requestsOfASession == 0)
        m_link.setToken(m_server.tokenOf(m_user));
    m_isSent = m_link.send("POST", "/v1/mutations", wire::encodeMutations({m_server.mutation(command)}));
}

std::optional<MutationAnswer> Agent::receive()
{
    const auto reply = m_isSent ? m_link.receive() : std::nullopt;
    const auto answers = reply ? wire::decodeAnswers(reply->body) : Result<QList<MutationAnswer>>();
    return reply && reply->status == 200 && answers && answers->size() == 1 ? std::optional(answers->first())
                                                                            : std::nullopt;
}

std::optional<MutationAnswer> Agent::asks(const Command &command)
{
    send(command);
    return receive();
}

bool Agent::does(const Command &command)
{
    const auto answer = asks(command);
    return answer && answer->verdict == MutationVerdict::Accepted;
}

} // namespace otklik::faults
