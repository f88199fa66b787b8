#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

enum class ModerationKind {
    Warning, ///< told once, in public or private: what follows if the rule is broken again
    Removal, ///< or taken out of sight, where the network has only that
    Block, ///< the author can write here no more
};

template <>
struct EnumNames<ModerationKind>
{
    using enum ModerationKind;
    static constexpr EnumTable<ModerationKind, 3> table{{
        {Warning, QLatin1StringView("warning")},
        {Removal, QLatin1StringView("removal")},
        {Block, QLatin1StringView("block")},
    }};
};

enum class ModerationState {
    Asked, ///< waits for a lead
    Approved, ///< to be done in the network
    Refused,
    Done, ///< it was done and the person told
    Withdrawn,
};

template <>
struct EnumNames<ModerationState>
{
    using enum ModerationState;
    static constexpr EnumTable<ModerationState, 5> table{{
        {Asked, QLatin1StringView("asked")},
        {Approved, QLatin1StringView("approved")},
        {Refused, QLatin1StringView("refused")},
        {Done, QLatin1StringView("done")},
        {Withdrawn, QLatin1StringView("withdrawn")},
    }};
};

/// A warning, removal or block for breaking a published rule (D4), with what was written and what the
/// person was told. A removal needs a warning before it, a block two.
struct Moderation final
{
    ModerationId id;
    MentionId mentionId;
    AccountId accountId;
    PersonId personId;
    ModerationKind kind = ModerationKind::Warning;
    QString rule; ///< key of the broken discussion rule
    QString ruleText; ///< as it was published then
    QString notice; ///< what the person is told: why, and where to go
    QString snapshot; ///< the text that was removed or warned about
    ModerationState state = ModerationState::Asked;
    UserId madeBy;
    TimePoint madeAt{};
    UserId reviewedBy;
    std::optional<TimePoint> reviewedAt;
    QString comment; ///< of who reviewed it
    QString problem; ///< of Approved: code of why the network did not do it; a person does it there

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Moderation::id), field("mention_id", &Moderation::mentionId),
                          field("account_id", &Moderation::accountId), field("person_id", &Moderation::personId),
                          field("kind", &Moderation::kind), field("rule", &Moderation::rule),
                          field("rule_text", &Moderation::ruleText), field("notice", &Moderation::notice),
                          field("snapshot", &Moderation::snapshot), field("state", &Moderation::state),
                          field("made_by", &Moderation::madeBy), field("made_at", &Moderation::madeAt),
                          field("reviewed_by", &Moderation::reviewedBy),
                          field("reviewed_at", &Moderation::reviewedAt), field("comment", &Moderation::comment),
                          laterField("problem", &Moderation::problem));
    }
    friend bool operator==(const Moderation &, const Moderation &) = default;
};

} // namespace otklik
