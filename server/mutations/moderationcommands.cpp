#include "guidance/team/notices.h"
#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/mutations/teamdata.h"
#include "server/store/auditlog.h"
#include "server/store/carestore.h"
#include "server/store/peoplestore.h"
#include "server/store/rows.h"

namespace otklik::server {

namespace {

void audit(QLatin1StringView action, const Moderation &moderation, CommandContext &context)
{
    AuditLog(context.rows).write(context.me.id, action, moderation.id.value,
                                 {{QStringLiteral("kind"), QString(nameOf(moderation.kind))},
                                  {QStringLiteral("rule"), moderation.rule},
                                  {QStringLiteral("mention_id"), moderation.mentionId.value}});
}

} // namespace

Verdict apply(const ModerationAdd &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (auto refused = checkText(command.notice))
        return *refused;
    const auto mention = rows.find<Mention>(command.mentionId);
    const auto account = mention ? rows.find<Account>(mention->accountId) : std::nullopt;
    if (!mention || !account || mention->isBrand)
        return rejected(refusal::notFound);
    if (rows.find<Moderation>(command.id))
        return rejected(refusal::idExists);
    const TeamRules rules = discussionRulesOf(rows);
    const TeamRule *rule = rules.find(command.rule);
    if (!rule)
        return rejected(QLatin1StringView("rule_required"));
    CareStore care(rows);
    const PersonId person = PeopleStore(rows).personOf(*account);
    const qint64 needed = warningsBefore(command.kind);
    if (const qint64 warned = care.warningsOf(person); warned < needed)
        return rejected(QLatin1StringView("warning_required"),
                        {{QStringLiteral("needed"), needed}, {QStringLiteral("recorded"), warned}});
    if (care.isModerated(mention->id, command.kind))
        return rejected(QLatin1StringView("already_moderated"));
    Moderation moderation;
    moderation.id = command.id;
    moderation.mentionId = mention->id;
    moderation.accountId = account->id;
    moderation.personId = person;
    moderation.kind = command.kind;
    moderation.rule = rule->key;
    moderation.ruleText = rule->text.in(noticeLanguage(mention->language));
    moderation.notice = command.notice;
    moderation.snapshot = mention->text;
    moderation.madeBy = context.me.id;
    moderation.madeAt = rows.now();
    // A warning is a word; what takes something away needs a lead.
    if (command.kind == ModerationKind::Warning)
        moderation.state = ModerationState::Done;
    else
        moderation.state = canReview(context.me.role) ? ModerationState::Approved : ModerationState::Asked;
    rows.put(moderation);
    audit(QLatin1StringView("moderation.added"), moderation, context);
    return accepted();
}

Verdict apply(const ModerationReview &command, CommandContext &context)
{
    if (auto refused = checkLeadsWord(context.me, command.isApproved, command.comment))
        return *refused;
    auto moderation = context.rows.find<Moderation>(command.id);
    if (!moderation)
        return rejected(refusal::notFound);
    if (moderation->state != ModerationState::Asked)
        return conflict(refusal::moderationChanged, *moderation);
    moderation->state = command.isApproved ? ModerationState::Approved : ModerationState::Refused;
    moderation->reviewedBy = context.me.id;
    moderation->reviewedAt = context.rows.now();
    moderation->comment = command.comment;
    context.rows.put(*moderation);
    audit(command.isApproved ? QLatin1StringView("moderation.approved") : QLatin1StringView("moderation.refused"), *moderation,
          context);
    return accepted();
}

Verdict apply(const ModerationFinish &command, CommandContext &context)
{
    auto moderation = context.rows.find<Moderation>(command.id);
    if (!moderation)
        return rejected(refusal::notFound);
    if (moderation->madeBy != context.me.id && !canReview(context.me.role))
        return rejected(refusal::notAllowed);
    const bool isOpen = command.isDone ? moderation->state == ModerationState::Approved
                                       : moderation->state == ModerationState::Approved
            || moderation->state == ModerationState::Asked;
    const bool isMistakenWarning =
        !command.isDone && moderation->kind == ModerationKind::Warning && moderation->state == ModerationState::Done;
    if (!isOpen && !isMistakenWarning)
        return conflict(refusal::moderationChanged, *moderation);
    moderation->state = command.isDone ? ModerationState::Done : ModerationState::Withdrawn;
    context.rows.put(*moderation);
    audit(command.isDone ? QLatin1StringView("moderation.done") : QLatin1StringView("moderation.withdrawn"), *moderation,
          context);
    return accepted();
}

} // namespace otklik::server
