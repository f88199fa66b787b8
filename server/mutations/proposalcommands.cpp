#include "server/mutations/accountmove.h"
#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/auditlog.h"
#include "server/store/rows.h"

namespace otklik::server {

Verdict apply(const ProposalDecide &command, CommandContext &context)
{
    using enum ProposalState;
    Rows &rows = context.rows;
    if (command.state != Open && command.state != Confirmed && command.state != Refused)
        return rejected(refusal::badValue);
    auto proposal = rows.find<LinkProposal>(command.id);
    if (!proposal)
        return rejected(refusal::notFound);
    if (proposal->state == command.state)
        return accepted();
    if (command.state == Confirmed)
        linkAccounts(rows, context.me.id, *proposal);
    else if (isLinked(proposal->state))
        unlinkAccounts(rows, context.me.id, *proposal);
    proposal->state = command.state;
    proposal->decidedBy = context.me.id;
    proposal->decidedAt = rows.now();
    rows.put(*proposal);
    AuditLog(rows).write(context.me.id, QLatin1StringView("proposal.decided"), proposal->id.value,
                         {{QStringLiteral("state"), QString(nameOf(command.state))},
                          {QStringLiteral("first_id"), proposal->firstId.value},
                          {QStringLiteral("second_id"), proposal->secondId.value}});
    return accepted();
}

} // namespace otklik::server
