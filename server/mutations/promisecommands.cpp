#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/casestore.h"
#include "server/store/rows.h"

namespace otklik::server {

Verdict apply(const PromiseAdd &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (auto refused = checkText(command.text))
        return *refused;
    const auto supportCase = CaseStore(rows).find(command.caseId);
    const auto publication = rows.find<Publication>(command.publicationId);
    // A reply that was stopped has promised nothing.
    if (!supportCase || !publication || publication->caseId != supportCase->id)
        return rejected(refusal::notFound);
    if (rows.find<Promise>(command.id))
        return rejected(refusal::idExists);
    Promise promise;
    promise.id = command.id;
    promise.caseId = supportCase->id;
    promise.personId = supportCase->personId;
    promise.publicationId = command.publicationId;
    promise.text = command.text;
    promise.dueAt = command.dueAt;
    promise.madeBy = context.me.id;
    promise.madeAt = rows.now();
    rows.put(promise);
    return accepted();
}

Verdict apply(const PromiseMove &command, CommandContext &context)
{
    auto promise = context.rows.find<Promise>(command.id);
    if (!promise)
        return rejected(refusal::notFound);
    if (promise->state != PromiseState::Open || promise->dueAt != command.expected)
        return conflict(refusal::promiseChanged, *promise);
    promise->dueAt = command.dueAt;
    context.rows.put(*promise);
    return accepted();
}

Verdict apply(const PromiseSettle &command, CommandContext &context)
{
    auto promise = context.rows.find<Promise>(command.id);
    if (!promise)
        return rejected(refusal::notFound);
    if (promise->state == command.state)
        return accepted();
    // Somebody else has said what became of it; taking it up again is always possible.
    if (promise->state != PromiseState::Open && command.state != PromiseState::Open)
        return conflict(refusal::promiseChanged, *promise);
    promise->state = command.state;
    promise->settledBy = command.state == PromiseState::Open ? UserId{} : context.me.id;
    promise->settledAt = command.state == PromiseState::Open ? std::nullopt : std::optional(context.rows.now());
    context.rows.put(*promise);
    return accepted();
}

} // namespace otklik::server
