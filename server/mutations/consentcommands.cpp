#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/auditlog.h"
#include "server/store/rows.h"

namespace otklik::server {

Verdict apply(const ConsentAdd &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (auto refused = checkText(command.source))
        return *refused;
    if (!rows.find<Person>(command.personId))
        return rejected(refusal::notFound);
    if (rows.find<Consent>(command.id))
        return rejected(refusal::idExists);
    rows.put(Consent{command.id, command.personId, command.kind, command.isGiven, command.source, command.saidAt,
                     context.me.id, rows.now(), false});
    return accepted();
}

Verdict apply(const ConsentRemove &command, CommandContext &context)
{
    auto consent = context.rows.find<Consent>(command.id);
    if (!consent)
        return rejected(refusal::notFound);
    if (consent->isRemoved == command.isRemoved)
        return accepted();
    consent->isRemoved = command.isRemoved;
    context.rows.put(*consent);
    AuditLog(context.rows).write(context.me.id, command.isRemoved ? QLatin1StringView("consent.removed") : QLatin1StringView("consent.restored"),
                                 consent->id.value, {{QStringLiteral("person_id"), consent->personId.value}});
    return accepted();
}

Verdict apply(const CardView &command, CommandContext &context)
{
    if (!context.rows.find<Person>(command.personId))
        return rejected(refusal::notFound);
    AuditLog(context.rows).write(context.me.id, QLatin1StringView("card.viewed"), command.personId.value);
    return accepted();
}

} // namespace otklik::server
