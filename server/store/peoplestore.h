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
    /// All accounts that stand under a person now.
    [[nodiscard]] QList<Account> accountsOf(const PersonId &id);
    /// Active links that were made for a proposal.
    [[nodiscard]] QList<AccountLink> linksOf(const LinkProposalId &id);
    /// The link that the making of this one has ended; none: the account was at home.
    [[nodiscard]] std::optional<AccountLink> linkBefore(const AccountLink &link);
    /// The person and those whose accounts stand under it now: one human being, as the card shows it.
    [[nodiscard]] QSet<PersonId> shownWith(const PersonId &id);
    [[nodiscard]] QList<Case> casesOf(const AccountId &id);
    void setFollowers(const AccountId &id, qint64 count);
    [[nodiscard]] std::optional<qint64> followers(const AccountId &id);

private:
    Rows &m_rows;
};

} // namespace otklik::server
