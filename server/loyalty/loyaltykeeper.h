#pragma once

#include "models/bonus.h"
#include "models/loyalty.h"
#include "models/mention.h"
#include "models/supportcase.h"

namespace otklik::server {

class Rows;

/// Keeps the formula of each case: conflict customer + solution + individual
/// bonus = loyal customer (C6). Works within the transaction of `rows`.
class LoyaltyKeeper final
{
public:
    explicit LoyaltyKeeper(Rows &rows) : m_rows(rows) { }

    /// A decision that calls the case a complaint begins the track.
    void noteDecision(const Case &supportCase, const Decision &decision);
    void noteBonus(const CaseId &id);
    /// The stage goes with the last bonus of the case.
    void noteBonusTakenBack(const BonusGrant &grant);
    /// A reply that left its author at `since` came back: what was marked as solved with it is not.
    void noteReplyTakenBack(const CaseId &id, TimePoint since);
    /// What the customer writes next: thanks for the solution or bonus; or, at
    /// least a week after those, something that is no complaint.
    void noteMention(const Mention &mention, const PersonId &person);
    void mark(const Case &supportCase, LoyaltyStage stage, bool isReached);

private:
    [[nodiscard]] LoyaltyTrack trackOf(const Case &supportCase);

    Rows &m_rows;
};

} // namespace otklik::server
