#pragma once

#include "models/clock.h"
#include "models/id.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace otklik::server {

class Rows;

/// A person at an issuer and the user that they are here. An invitation has no
/// subject yet, an identity no e-mail address.
struct Identity final
{
    QString issuer;
    QString subject;
    QString email;
    UserId userId;
};

/// Who signs in through an issuer, who may for the first time, and which id
/// tokens have opened a session already.
class IdentityStore final
{
public:
    explicit IdentityStore(Rows &rows)
        : m_rows(rows)
    {}

    [[nodiscard]] std::optional<UserId> user(const QString &issuer, const QString &subject);
    /// Remembers the person; a user has one subject at an issuer.
    void link(const QString &issuer, const QString &subject, const UserId &user);
    [[nodiscard]] std::optional<UserId> invited(const QString &issuer, const QString &email);
    void invite(const QString &issuer, const QString &email, const UserId &user);
    /// Identities and invitations, in an order that stays.
    [[nodiscard]] QList<Identity> all();
    /// Everything by which this user could sign in through an issuer.
    void remove(const UserId &user);

    /// Takes note that a token was used; false when it had been before.
    /// `until`: when it can be forgotten.
    [[nodiscard]] bool use(const QByteArray &digest, TimePoint until);

private:
    Rows &m_rows;
};

} // namespace otklik::server
