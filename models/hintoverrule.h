#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

/// A guess about a message that a person corrected (T5). The newest of a case and question counts: it goes
/// before every guess, and teaches the next ones.
struct HintOverrule final
{
    HintOverruleId id;
    CaseId caseId;
    MentionId mentionId; ///< whose text was read
    QString question; ///< a question of the matrix, or "heat"
    QString hinted; ///< what was guessed; empty: nothing
    QString answer; ///< what a person says instead
    UserId overruledBy;
    TimePoint overruledAt{};

    static constexpr auto fields()
    {
        return std::tuple(field("id", &HintOverrule::id), field("case_id", &HintOverrule::caseId),
                          field("mention_id", &HintOverrule::mentionId), field("question", &HintOverrule::question),
                          field("hinted", &HintOverrule::hinted), field("answer", &HintOverrule::answer),
                          field("overruled_by", &HintOverrule::overruledBy),
                          field("overruled_at", &HintOverrule::overruledAt));
    }
    friend bool operator==(const HintOverrule &, const HintOverrule &) = default;
};

} // namespace otklik
