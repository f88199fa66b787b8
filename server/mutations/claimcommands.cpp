#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/auditlog.h"
#include "server/store/rows.h"

namespace otklik::server {

namespace {

constexpr auto leaseTime = std::chrono::minutes(15);

} // namespace

Verdict apply(const ClaimTake &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (!rows.find<Person>(command.personId))
        return rejected(refusal::notFound);
    Claim claim = rows.find<Claim>(command.personId).value_or(Claim{command.personId, {}, 0, {}});
    const UserId holder = holderAt(claim, rows.now());
    if (!holder.isEmpty() && holder != context.me.id) {
        if (!command.takeOver)
            return conflict(QLatin1StringView("claimed"), claim);
        if (!canReview(context.me.role))
            return rejected(refusal::notAllowed);
        AuditLog(rows).write(context.me.id, QLatin1StringView("claim.taken_over"), command.personId.value,
                             {{QStringLiteral("from"), holder.value}});
    }
    // A renewal keeps its token: what was written under it stays valid.
    if (claim.holderId != context.me.id)
        ++claim.token;
    claim.holderId = context.me.id;
    claim.expiresAt = rows.now() + leaseTime;
    rows.put(claim);
    return accepted();
}

Verdict apply(const ClaimRelease &command, CommandContext &context)
{
    Rows &rows = context.rows;
    auto claim = rows.find<Claim>(command.personId);
    if (!claim || claim->holderId.isEmpty())
        return accepted(); // nobody holds it: that is what was wanted
    if (claim->holderId != context.me.id && !canReview(context.me.role))
        return rejected(QLatin1StringView("not_holder"));
    claim->holderId = {};
    claim->expiresAt = {};
    rows.put(*claim);
    return accepted();
}

} // namespace otklik::server
