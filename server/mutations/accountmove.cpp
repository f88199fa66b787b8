#include "server/mutations/accountmove.h"

#include "server/store/makeid.h"
#include "server/store/peoplestore.h"
#include "server/store/rows.h"
#include "server/store/teamstore.h"

namespace otklik::server {

void moveAccount(Rows &rows, const UserId &by, const Account &account, const PersonId &to,
                 const std::optional<AccountLink> &link)
{
    PeopleStore people(rows);
    TeamStore teams(rows);
    const PersonId from = people.personOf(account);
    const QSet<QString> knewFormer = teams.teamsOf(from);
    const QSet<QString> knewNew = teams.teamsOf(to);
    if (auto former = people.activeLink(account.id)) {
        former->unlinkedAt = rows.now();
        former->unlinkedBy = by;
        rows.put(*former);
    }
    if (link)
        rows.put(*link);
    for (Case supportCase : people.casesOf(account.id)) {
        if (supportCase.personId == to)
            continue;
        supportCase.personId = to;
        rows.put(supportCase);
    }
    teams.personMoved(from, knewFormer);
    teams.personMoved(to, knewNew);
}

void linkAccounts(Rows &rows, const UserId &by, const LinkProposal &proposal)
{
    PeopleStore people(rows);
    const auto first = rows.find<Account>(proposal.firstId);
    const auto second = rows.find<Account>(proposal.secondId);
    if (!first || !second)
        return;
    const PersonId to = people.personOf(*first);
    const PersonId from = people.personOf(*second);
    if (to == from)
        return;
    const auto accounts = people.accountsOf(from);
    for (const Account &account : accounts) {
        const AccountLink link{makeId<AccountLinkId>(rows), account.id, to, by, rows.now(), {}, {}, proposal.id};
        // Also one that comes home, so that what is undone is known.
        moveAccount(rows, by, account, to, link);
    }
}

void unlinkAccounts(Rows &rows, const UserId &by, const LinkProposal &proposal)
{
    PeopleStore people(rows);
    const auto links = people.linksOf(proposal.id);
    for (const AccountLink &link : links) {
        const auto account = rows.find<Account>(link.accountId);
        if (!account)
            continue;
        const auto before = people.linkBefore(link);
        if (!before) {
            moveAccount(rows, by, *account, account->homePersonId, std::nullopt);
            continue;
        }
        const AccountLink again{makeId<AccountLinkId>(rows), account->id, before->personId, by,
                                rows.now(),                  {},          {},               before->proposalId};
        moveAccount(rows, by, *account, before->personId, again);
    }
}

} // namespace otklik::server
