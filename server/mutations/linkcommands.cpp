#include "server/mutations/accountmove.h"
#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/auditlog.h"
#include "server/store/peoplestore.h"
#include "server/store/rows.h"

namespace otklik::server {

Verdict apply(const LinkAccount &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    const auto account = rows.find<Account>(command.accountId);
    if (!account || !rows.find<Person>(command.personId))
        return rejected(refusal::notFound);
    if (rows.find<AccountLink>(command.id))
        return rejected(refusal::idExists);
    if (PeopleStore(rows).personOf(*account) == command.personId)
        return accepted();
    const AccountLink link{command.id, account->id, command.personId, context.me.id, rows.now(), {}, {}, {}};
    const bool goesHome = command.personId == account->homePersonId;
    moveAccount(rows, context.me.id, *account, command.personId, goesHome ? std::nullopt : std::optional(link));
    AuditLog(rows).write(context.me.id, QLatin1StringView("account.linked"), account->id.value,
                         {{QStringLiteral("person_id"), command.personId.value}});
    return accepted();
}

Verdict apply(const UnlinkAccount &command, CommandContext &context)
{
    const auto account = context.rows.find<Account>(command.accountId);
    if (!account)
        return rejected(refusal::notFound);
    const auto link = PeopleStore(context.rows).activeLink(account->id);
    if (!link)
        return accepted();
    moveAccount(context.rows, context.me.id, *account, account->homePersonId, std::nullopt);
    if (auto proposal = context.rows.find<LinkProposal>(link->proposalId); proposal && isLinked(proposal->state)) {
        // Who takes it apart says that it is another person: it is not put together again by itself.
        proposal->state = ProposalState::Refused;
        proposal->decidedBy = context.me.id;
        proposal->decidedAt = context.rows.now();
        context.rows.put(*proposal);
    }
    AuditLog(context.rows).write(context.me.id, QLatin1StringView("account.unlinked"), account->id.value);
    return accepted();
}

} // namespace otklik::server
