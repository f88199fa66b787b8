#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/auditlog.h"
#include "server/store/peoplestore.h"
#include "server/store/rows.h"
#include "server/store/teamstore.h"

namespace otklik::server {

namespace {

/// Ends the link that places the account now, places it with `newLink` if it is not
/// to be at home, and moves its work to `to`. The former link's row stays as
/// history, and so does everything written at either person (K2).
void moveAccount(const Account &account, const PersonId &to, const std::optional<AccountLink> &newLink, CommandContext &context)
{
    Rows &rows = context.rows;
    PeopleStore people(rows);
    TeamStore teams(rows);
    const AccountId &id = account.id;
    const PersonId from = people.personOf(account);
    const QSet<QString> knewFormer = teams.teamsOf(from);
    const QSet<QString> knewNew = teams.teamsOf(to);
    if (auto link = people.activeLink(id)) {
        link->unlinkedAt = rows.now();
        link->unlinkedBy = context.me.id;
        rows.put(*link);
    }
    if (newLink)
        rows.put(*newLink);
    for (Case supportCase : people.casesOf(id)) {
        if (supportCase.personId == to)
            continue;
        supportCase.personId = to;
        rows.put(supportCase);
    }
    teams.personMoved(from, knewFormer);
    teams.personMoved(to, knewNew);
}

} // namespace

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
    const AccountLink link{command.id, account->id, command.personId, context.me.id, rows.now(), {}, {}};
    const bool goesHome = command.personId == account->homePersonId;
    moveAccount(*account, command.personId, goesHome ? std::nullopt : std::optional(link), context);
    AuditLog(rows).write(context.me.id, QLatin1StringView("account.linked"), account->id.value,
                         {{QStringLiteral("person_id"), command.personId.value}});
    return accepted();
}

Verdict apply(const UnlinkAccount &command, CommandContext &context)
{
    const auto account = context.rows.find<Account>(command.accountId);
    if (!account)
        return rejected(refusal::notFound);
    if (!PeopleStore(context.rows).activeLink(account->id))
        return accepted();
    moveAccount(*account, account->homePersonId, std::nullopt, context);
    AuditLog(context.rows).write(context.me.id, QLatin1StringView("account.unlinked"), account->id.value);
    return accepted();
}

} // namespace otklik::server
