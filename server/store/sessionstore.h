#pragma once

#include "models/clock.h"
#include "models/user.h"

#include <QByteArray>

#include <optional>

namespace otklik::server {

class Rows;

/// Somebody who has signed in.
struct Session final
{
    User user;
    TimePoint expiresAt{};
    bool isEmbedded = false; ///< came from the secret of an embedded server: may act as somebody else
    QByteArray tokenHash;    ///< names the session without being its token
};

/// Sessions by the SHA-256 of their token; the token itself is nowhere.
class SessionStore final
{
public:
    explicit SessionStore(Rows &rows) : m_rows(rows) { }

    static constexpr std::chrono::hours usualTime{30 * 24};

    /// Remembers a session and answers its new token: 256 random bits.
    [[nodiscard]] QByteArray create(const UserId &user, bool isEmbedded, std::chrono::seconds lasting = usualTime);
    /// The session of a token that has not expired and whose user is active.
    [[nodiscard]] std::optional<Session> find(const QByteArray &token);
    void remove(const QByteArray &token);
    void removeAllOf(const UserId &user);
    void removeExpired();

private:
    Rows &m_rows;
};

} // namespace otklik::server
