#pragma once

#include "models/customer.h"
#include "models/supportcase.h"

#include <QList>
#include <QSet>

#include <optional>

namespace otklik::server {

class Rows;

/// Accounts, the persons they stand under, and the work that moves with them.
class PeopleStore final
{
public:
    explicit PeopleStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] std::optional<Account> accountByExternalId(const QString &network, const QString &externalId);
    /// The link that places an account now; none: it is at home.
    [[nodiscard]] std::optional<AccountLink> activeLink(const AccountId &id);
    /// The person an account stands under now.
    [[nodiscard]] PersonId personOf(const Account &account);
    /// The person and those whose accounts stand under it now: one human being, as the card shows it.
    [[nodiscard]] QSet<PersonId> shownWith(const PersonId &id);
    [[nodiscard]] QList<Case> casesOf(const AccountId &id);
    void setFollowers(const AccountId &id, qint64 count);
    [[nodiscard]] std::optional<qint64> followers(const AccountId &id);

private:
    Rows &m_rows;
};

} // namespace otklik::server
