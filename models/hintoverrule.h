#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

#include <optional>

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

/// What Case::heat becomes when a person answers the question "heat": calm, warm, hot.
[[nodiscard]] inline std::optional<qint64> heatOf(const QString &answer)
{
    if (answer == QLatin1StringView("calm"))
        return 0;
    if (answer == QLatin1StringView("warm"))
        return 45;
    if (answer == QLatin1StringView("hot"))
        return 85;
    return std::nullopt;
}

} // namespace otklik
