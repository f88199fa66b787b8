#pragma once

#include "models/result.h"
#include "models/user.h"
#include "oidc/idtoken.h"
#include "server/auth/issuer.h"

namespace otklik::server {

class Rows;

/// Finds the user of a verified id token, in the transaction that opens the
/// session: the one who signed in so before, the one an administrator prepared
/// (by subject, or by an e-mail address that the issuer has verified), else a new
/// agent. A local account of the same name is never taken for the same person.
class IdTokenSignIn final
{
public:
    IdTokenSignIn(const IssuerSettings &settings, Rows &rows)
        : m_settings(settings)
        , m_rows(rows)
    {}

    /// Codes "id_token_used", "account_disabled", "not_invited".
    [[nodiscard]] Result<UserId> enter(const oidc::IdToken &token);

private:
    [[nodiscard]] std::optional<User> known(const oidc::IdToken &token);
    [[nodiscard]] User newcomer(const oidc::IdToken &token);
    [[nodiscard]] QString freeLogin(const QString &wanted);
    void giveGroups(const oidc::IdToken &token, User &user) const;

    const IssuerSettings &m_settings;
    Rows &m_rows;
};

} // namespace otklik::server
