#pragma once

#include "guidance/team/rules.h"
#include "models/moderation.h"
#include "models/mutation.h"

#include <QCoreApplication>

namespace otklik {

/// What is said about warnings, removals and blocks (D4).
class ModerationText final
{
    Q_DECLARE_TR_FUNCTIONS(ModerationText)

public:
    /// "Warning", "Removal", "Block".
    [[nodiscard]] static QString kind(ModerationKind kind);
    /// What the command is called in a menu, without the dots.
    [[nodiscard]] static QString deed(ModerationKind kind);
    /// The title the rule has now; where it is gone, its text as it was published then.
    [[nodiscard]] static QString ruleTitle(const Moderation &moderation, const TeamRules &rules);
    /// How it stands, in a line: "Warned 12 Nov: No insults".
    [[nodiscard]] static QString standing(const Moderation &moderation, const TeamRules &rules, TimePoint now);
    /// One that the server has not answered yet, or has refused.
    [[nodiscard]] static QString standing(ModerationKind kind, const PendingMutation &pending);
    /// What is on record about an author; `record` newest first.
    [[nodiscard]] static QString record(const QList<Moderation> &record, const TeamRules &rules, TimePoint now);
    /// What has to be recorded before it; empty when nothing is missing.
    [[nodiscard]] static QString missing(ModerationKind kind, int warnings);
    /// Who has to agree, and who carries it out.
    [[nodiscard]] static QString whatFollows(ModerationKind kind, bool isLead);

private:
    [[nodiscard]] static QString waiting(ModerationKind kind, const QString &rule);
    [[nodiscard]] static QString toBeDone(ModerationKind kind);
    [[nodiscard]] static QString day(TimePoint moment, TimePoint now);
};

} // namespace otklik
