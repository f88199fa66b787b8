#include "ui/moderation/moderationtext.h"

#include "guidance/team/notices.h"
#include "ui/common/errortext.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/composer/composertext.h"

namespace otklik {

QString ModerationText::kind(ModerationKind kind)
{
    switch (kind) {
    case ModerationKind::Warning: return tr("Warning");
    case ModerationKind::Removal: return tr("Removal");
    case ModerationKind::Block: return tr("Block");
    }
    return {};
}

QString ModerationText::deed(ModerationKind kind)
{
    switch (kind) {
    case ModerationKind::Warning: return tr("Warn the author");
    case ModerationKind::Removal: return tr("Remove with notice");
    case ModerationKind::Block: return tr("Block the author");
    }
    return {};
}

QString ModerationText::ruleTitle(const Moderation &moderation, const TeamRules &rules)
{
    const TeamRule *rule = rules.find(moderation.rule);
    return plaintext::oneLine(rule ? rule->title.in(ComposerText::uiLanguage()) : moderation.ruleText);
}

QString ModerationText::day(TimePoint moment, TimePoint now)
{
    return RelativeTime::day(RelativeTime::dateOf(moment), RelativeTime::dateOf(now));
}

QString ModerationText::waiting(ModerationKind kind, const QString &rule)
{
    //: the title of a rule
    return kind == ModerationKind::Block ? tr("The block waits for a lead: %1").arg(rule)
                                         : tr("The removal waits for a lead: %1").arg(rule);
}

QString ModerationText::toBeDone(ModerationKind kind)
{
    return kind == ModerationKind::Block ? tr("To be blocked in the network: do it there, then mark it done")
                                         : tr("To be removed in the network: do it there, then mark it done");
}

QString ModerationText::standing(const Moderation &moderation, const TeamRules &rules, TimePoint now)
{
    const QString rule = ruleTitle(moderation, rules);
    const bool isBlock = moderation.kind == ModerationKind::Block;
    if (moderation.kind == ModerationKind::Warning)
        return moderation.state == ModerationState::Withdrawn
            ? tr("The warning was taken back: %1").arg(rule)
            : tr("Warned, %1: %2", "a date, the title of a rule").arg(day(moderation.madeAt, now), rule);
    switch (moderation.state) {
    case ModerationState::Asked: return waiting(moderation.kind, rule);
    case ModerationState::Approved:
        return moderation.problem.isEmpty()
            ? toBeDone(moderation.kind)
            : tr("%1. The network did not do it: %2", "two sentences").arg(toBeDone(moderation.kind), ErrorText::sentence(moderation.problem));
    case ModerationState::Refused: {
        const QString why = plaintext::isolated(plaintext::oneLine(moderation.comment));
        return isBlock ? tr("A lead refused the block: %1", "a reason").arg(why)
                       : tr("A lead refused the removal: %1", "a reason").arg(why);
    }
    case ModerationState::Done:
        return isBlock ? tr("The author is blocked: %1", "the title of a rule").arg(rule)
                       : tr("Removed with notice: %1", "the title of a rule").arg(rule);
    case ModerationState::Withdrawn:
        return isBlock ? tr("The block was taken back: %1").arg(rule) : tr("The removal was taken back: %1").arg(rule);
    }
    return {};
}

QString ModerationText::standing(ModerationKind kind, const PendingMutation &pending)
{
    if (pending.state == PendingState::Refused)
        return tr("%1: not accepted. %2", "Warning, Removal or Block; a sentence")
            .arg(ModerationText::kind(kind), ErrorText::sentence(pending.answer.code));
    return tr("%1: on its way to the server", "Warning, Removal or Block").arg(ModerationText::kind(kind));
}

QString ModerationText::record(const QList<Moderation> &record, const TeamRules &rules, TimePoint now)
{
    QStringList lines;
    for (const Moderation &one : record) {
        if (one.state == ModerationState::Withdrawn || one.state == ModerationState::Refused)
            continue;
        lines.append(QStringLiteral("• ") + standing(one, rules, now));
    }
    if (lines.isEmpty())
        return tr("Nothing is on record about the author.");
    lines.prepend(tr("On record about the author:"));
    return lines.join(u'\n');
}

QString ModerationText::missing(ModerationKind kind, int warnings)
{
    if (warnings >= warningsBefore(kind))
        return {};
    if (kind == ModerationKind::Removal)
        return tr("A removal needs one recorded warning first, and there is none.");
    return warnings == 0 ? tr("A block needs two recorded warnings first, and there is none.")
                         : tr("A block needs two recorded warnings first, and there is one.");
}

QString ModerationText::whatFollows(ModerationKind kind, bool isLead)
{
    switch (kind) {
    case ModerationKind::Warning:
        return tr("The warning is recorded with the message. It counts once the author has been told: put the notice "
                  "into your reply.");
    case ModerationKind::Removal:
        return isLead ? tr("The message is kept here as evidence. Remove it in the network by hand, then mark it done.")
                      : tr("A lead has to agree. Then the message is removed in the network by hand, and stays here as "
                           "evidence.");
    case ModerationKind::Block:
        return isLead ? tr("Block the author in the network by hand, then mark it done.")
                      : tr("A lead has to agree. Then the author is blocked in the network by hand.");
    }
    return {};
}

} // namespace otklik
