#include "guidance/team/documentcheck.h"
#include "models/user.h"
#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/auditlog.h"
#include "server/store/casestore.h"
#include "server/store/rows.h"
#include "server/store/teamdocumentstore.h"

namespace otklik::server {

namespace {

/// A person has felt how heated it is; what the customer writes next can only add to it.
void setHeat(const OverruleHint &command, CommandContext &context)
{
    const auto heat = heatOf(command.answer);
    auto supportCase = CaseStore(context.rows).find(command.caseId);
    if (!heat || !supportCase || supportCase->heat == *heat)
        return;
    supportCase->heat = *heat;
    context.rows.put(*supportCase);
}

} // namespace

Verdict apply(const TeamPublish &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (!canReview(context.me.role))
        return rejected(refusal::notAllowed);
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (command.body.size() > longestDocument || command.note.size() > longestText)
        return rejected(refusal::textTooLarge);
    if (rows.find<TeamDocument>(command.id))
        return rejected(refusal::idExists);
    TeamDocumentStore documents(rows);
    const auto newest = documents.newest(command.kind);
    if ((newest ? newest->version : 0) != command.baseVersion)
        return conflict(refusal::documentChanged, newest.value_or(TeamDocument{}));
    if (const auto checked = checkDocument(command.kind, command.body); !checked)
        return rejected(refusal::badDocument, {{QStringLiteral("problem"), checked.error().detail}});
    const TeamDocument stored =
        documents.publish({command.id, command.kind, 0, command.body, command.note, context.me.id, {}});
    AuditLog(rows).write(context.me.id, QLatin1StringView("team.published"), command.id.value,
                         {{QStringLiteral("kind"), QString(nameOf(command.kind))},
                          {QStringLiteral("version"), stored.version}});
    return accepted();
}

Verdict apply(const OverruleHint &command, CommandContext &context)
{
    constexpr qsizetype longestAnswer = 200;
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (command.question.isEmpty() || command.answer.isEmpty())
        return rejected(refusal::emptyText);
    if (command.question.size() > longestAnswer || command.answer.size() > longestAnswer
        || command.hinted.size() > longestAnswer)
        return rejected(refusal::textTooLarge);
    const auto mention = rows.find<Mention>(command.mentionId);
    if (!mention || !rows.find<Case>(command.caseId))
        return rejected(refusal::notFound);
    if (rows.find<HintOverrule>(command.id))
        return rejected(refusal::idExists);
    rows.put(HintOverrule{command.id, command.caseId, command.mentionId, command.question, command.hinted, command.answer,
                          context.me.id, rows.now()});
    if (command.question == QLatin1StringView("heat"))
        setHeat(command, context);
    return accepted();
}

} // namespace otklik::server
