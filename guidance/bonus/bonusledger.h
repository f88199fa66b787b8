#pragma once

#include "guidance/bonus/bonusplan.h"
#include "models/bonus.h"

#include <QSet>

namespace otklik {

/// Why a bonus cannot simply be given. Stored in BonusGrant::problem under its name.
enum class BonusObstacle {
    None,
    AgentBudget, ///< over what the agent may give
    TeamBudget,  ///< over what all may give
    PersonLimit, ///< the person had enough
    TooDear,     ///< dearer than what an agent decides alone
    Repeat,      ///< the person had the same lately
    OutOfStock,  ///< from here on nobody can give it
    Expired,
    NotForThis,  ///< not for this kind of case
};

template <>
struct EnumNames<BonusObstacle>
{
    using enum BonusObstacle;
    static constexpr EnumTable<BonusObstacle, 9> table{{
        {None, QLatin1StringView("")},
        {AgentBudget, QLatin1StringView("agent_budget")},
        {TeamBudget, QLatin1StringView("team_budget")},
        {PersonLimit, QLatin1StringView("person_limit")},
        {TooDear, QLatin1StringView("too_dear")},
        {Repeat, QLatin1StringView("repeat")},
        {OutOfStock, QLatin1StringView("out_of_stock")},
        {Expired, QLatin1StringView("expired")},
        {NotForThis, QLatin1StringView("not_for_this")},
    }};
};

/// Whether a lead may give it all the same.
[[nodiscard]] constexpr bool canBeSigned(BonusObstacle obstacle)
{
    return obstacle < BonusObstacle::OutOfStock;
}

/// Whom a bonus is for, and what is known of the case.
struct BonusOccasion final
{
    UserId agent;
    QSet<PersonId> persons; ///< the customer and the persons that the card shows with them
    QString about;          ///< answer to the matrix's question; empty: not decided
    bool isOurFault = false;
    TimePoint now{};
};

/// What was given and asked for lately, and what the policy says to one more.
/// Counts what was given and what waits for a lead alike: ten questions at once
/// are not ten times the budget. A value; thread-safe for reading.
class BonusLedger final
{
public:
    /// `grants`: at least those of the longest period of the policy and since the
    /// catalogue was published; `catalogueSince`: when it was.
    BonusLedger(const BonusPlan &plan, const QList<BonusGrant> &grants, TimePoint catalogueSince);

    [[nodiscard]] BonusObstacle obstacle(const BonusItem &item, const BonusOccasion &occasion) const;
    /// How many are left; none: as many as wanted.
    [[nodiscard]] std::optional<qint64> stockLeft(const BonusItem &item) const;
    /// What the agent has given in the policy's period, in hundredths.
    [[nodiscard]] qint64 spentBy(const UserId &agent, TimePoint now) const;
    [[nodiscard]] qint64 spentByAll(TimePoint now) const;

private:
    [[nodiscard]] qint64 sumSince(TimePoint since, const UserId &agent) const;

    BonusPlan m_plan;
    QList<BonusGrant> m_grants; ///< only those that count
    TimePoint m_catalogueSince;
};

/// How far back the grants of a ledger have to go at `now`.
[[nodiscard]] TimePoint ledgerSince(const BonusPlan &plan, TimePoint catalogueSince, TimePoint now);

} // namespace otklik
