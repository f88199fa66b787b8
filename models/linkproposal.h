#pragma once

#include "models/clock.h"
#include "models/fields.h"
#include "models/id.h"

#include <QList>

#include <optional>

namespace otklik {

/// One reason for or against two accounts being one person's: a bar of the waterfall.
struct ProposalReason final
{
    QString which;     ///< "name", "handle", "email" …: the names of identity/linkage
    QString agreement; ///< "same", "diminutive", "different" …
    qint64 weight = 0; ///< hundredths of a bit; below 0 it speaks against
    QString first;     ///< what was compared, as it was written
    QString second;

    static constexpr auto fields()
    {
        return std::tuple(field("field", &ProposalReason::which), field("agreement", &ProposalReason::agreement),
                          field("weight", &ProposalReason::weight), field("first", &ProposalReason::first),
                          field("second", &ProposalReason::second));
    }
    friend bool operator==(const ProposalReason &, const ProposalReason &) = default;
};

enum class ProposalState {
    Open,
    Confirmed, ///< by a colleague
    Refused,   ///< by a colleague: never proposed again
    Automatic, ///< linked without asking, because the networks prove it
    Outdated,  ///< what spoke for it is no longer so
};

template <>
struct EnumNames<ProposalState>
{
    using enum ProposalState;
    static constexpr EnumTable<ProposalState, 5> table{{
        {Open, QLatin1StringView("open")},
        {Confirmed, QLatin1StringView("confirmed")},
        {Refused, QLatin1StringView("refused")},
        {Automatic, QLatin1StringView("automatic")},
        {Outdated, QLatin1StringView("outdated")},
    }};
};

/// Two accounts that may be one person's (K2): found by the server, decided by a colleague, and at any
/// later time decided otherwise.
struct LinkProposal final
{
    LinkProposalId id;
    AccountId firstId;
    AccountId secondId;
    qint64 prior = 0;       ///< hundredths of a bit: how likely any two accounts are
    qint64 probability = 0; ///< of a thousand
    QList<ProposalReason> reasons;
    QString proof; ///< why it may be linked without asking: "mutual_links", "verified_email", "verified_phone"; or empty
    ProposalState state = ProposalState::Open;
    TimePoint madeAt{};
    UserId decidedBy; ///< empty: nobody, or the server
    std::optional<TimePoint> decidedAt;

    static constexpr auto fields()
    {
        return std::tuple(field("id", &LinkProposal::id), field("first_id", &LinkProposal::firstId),
                          field("second_id", &LinkProposal::secondId), field("prior", &LinkProposal::prior),
                          field("probability", &LinkProposal::probability), field("reasons", &LinkProposal::reasons),
                          field("proof", &LinkProposal::proof), field("state", &LinkProposal::state),
                          field("made_at", &LinkProposal::madeAt), field("decided_by", &LinkProposal::decidedBy),
                          field("decided_at", &LinkProposal::decidedAt));
    }
    friend bool operator==(const LinkProposal &, const LinkProposal &) = default;
};

/// Whether its two accounts stand under one person because of it.
[[nodiscard]] constexpr bool isLinked(ProposalState state)
{
    return state == ProposalState::Confirmed || state == ProposalState::Automatic;
}

} // namespace otklik
