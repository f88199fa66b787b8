#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

namespace otklik {

enum class PromiseState {
    Open, ///< not settled; overdue when its time has passed
    Kept,
    Withdrawn, ///< it was none, or the customer does not wait for it any more
};

template <>
struct EnumNames<PromiseState>
{
    using enum PromiseState;
    static constexpr EnumTable<PromiseState, 3> table{{
        {Open, QLatin1StringView("open")},
        {Kept, QLatin1StringView("kept")},
        {Withdrawn, QLatin1StringView("withdrawn")},
    }};
};

/// What a reply promised by when (Q4).
struct Promise final
{
    PromiseId id;
    CaseId caseId;
    PersonId personId;
    PublicationId publicationId; ///< the reply that made it
    QString text; ///< the words of the reply
    TimePoint dueAt{};
    PromiseState state = PromiseState::Open;
    UserId madeBy;
    TimePoint madeAt{};
    UserId settledBy;
    std::optional<TimePoint> settledAt;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &Promise::id), field("case_id", &Promise::caseId),
                          field("person_id", &Promise::personId), field("publication_id", &Promise::publicationId),
                          field("text", &Promise::text), field("due_at", &Promise::dueAt),
                          field("state", &Promise::state), field("made_by", &Promise::madeBy),
                          field("made_at", &Promise::madeAt), field("settled_by", &Promise::settledBy),
                          field("settled_at", &Promise::settledAt));
    }
    friend bool operator==(const Promise &, const Promise &) = default;
};

} // namespace otklik
