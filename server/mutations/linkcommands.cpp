#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/auditlog.h"
#include "server/store/peoplestore.h"
#include "server/store/rows.h"

namespace otklik::server {

namespace {

/// Ends the link that places the account now, and moves its work to `to`. The
/// link's row stays as history, and so does everything written at either person (K2).
void moveAccount(const AccountId &id, const PersonId &to, CommandContext &context)
{
    Rows &rows = context.rows;
    PeopleStore people(rows);
    if (auto link = people.activeLink(id)) {
        link->unlinkedAt = rows.now();
        link->unlinkedBy = context.me.id;
        rows.put(*link);
    }
    for (Case supportCase : people.casesOf(id)) {
        if (supportCase.personId == to)
            continue;
        supportCase.personId = to;
        rows.put(supportCase);
    }
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
    moveAccount(account->id, command.personId, context);
    if (command.personId != account->homePersonId)
        rows.put(AccountLink{command.id, account->id, command.personId, context.me.id, rows.now(), {}, {}});
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
    moveAccount(account->id, account->homePersonId, context);
    AuditLog(context.rows).write(context.me.id, QLatin1StringView("account.unlinked"), account->id.value);
    return accepted();
}

} // namespace otklik::server
