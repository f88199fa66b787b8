#pragma once

#include "models/command.h"
#include "tests/faults/support/httplink.h"
#include "tests/server/support/testserver.h"

namespace otklik::faults {

/// A colleague with a connection of his own to a server. Takes a new session
/// before the server would find him too busy.
class Agent final
{
public:
    Agent(TestServer &server, quint16 port, User user)
        : m_server(server)
        , m_user(std::move(user))
        , m_link(port)
    {}

    [[nodiscard]] const User &user() const { return m_user; }

    void send(const Command &command);
    /// The answer; none when the server did not give one.
    [[nodiscard]] std::optional<MutationAnswer> receive();
    [[nodiscard]] std::optional<MutationAnswer> asks(const Command &command);
    /// Whether it is accepted.
    [[nodiscard]] bool does(const Command &command);

private:
    TestServer &m_server;
    User m_user;
    HttpLink m_link;
    int m_asked = 0;
    bool m_isSent = false;
};

} // namespace otklik::faults
