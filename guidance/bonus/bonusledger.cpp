#include "guidance/bonus/bonusledger.h"

#include <algorithm>

namespace otklik {

namespace {

using std::chrono::days;

bool counts(const BonusGrant &grant)
{
    return grant.state == BonusState::Given || grant.state == BonusState::Asked;
}

} // namespace

BonusLedger::BonusLedger(const BonusPlan &plan, const QList<BonusGrant> &grants, TimePoint catalogueSince)
    : m_plan(plan), m_catalogueSince(catalogueSince)
{
    std::ranges::copy_if(grants, std::back_inserter(m_grants), counts);
}

BonusObstacle BonusLedger::obstacle(const BonusItem &item, const BonusOccasion &occasion) const
{
    using enum BonusObstacle;
    const BonusPolicy &policy = m_plan.policy;
    if (item.until && occasion.now >= *item.until)
        return Expired;
    if (const auto left = stockLeft(item); left && *left <= 0)
        return OutOfStock;
    const bool isOtherCase = !item.about.isEmpty() && !item.about.contains(occasion.about);
    if (isOtherCase || (item.isForOurFaultOnly && !occasion.isOurFault))
        return NotForThis;
    const auto hadSince = [&](TimePoint since, const QString &key) {
        return std::ranges::count_if(m_grants, [&](const BonusGrant &grant) {
            return occasion.persons.contains(grant.personId) && grant.givenAt > since && (key.isEmpty() || grant.item == key);
        });
    };
    if (policy.repeatDays > 0 && hadSince(occasion.now - days(policy.repeatDays), item.key) > 0)
        return Repeat;
    if (policy.person.amount > 0 && hadSince(occasion.now - days(policy.person.days), {}) >= policy.person.amount)
        return PersonLimit;
    if (policy.largest > 0 && item.cost > policy.largest)
        return TooDear;
    if (policy.agent.amount > 0 && spentBy(occasion.agent, occasion.now) + item.cost > policy.agent.amount)
        return AgentBudget;
    if (policy.team.amount > 0 && spentByAll(occasion.now) + item.cost > policy.team.amount)
        return TeamBudget;
    return None;
}

std::optional<qint64> BonusLedger::stockLeft(const BonusItem &item) const
{
    if (!item.stock)
        return std::nullopt;
    return *item.stock - std::ranges::count_if(m_grants, [&](const BonusGrant &grant) {
        return grant.item == item.key && grant.givenAt >= m_catalogueSince;
    });
}

qint64 BonusLedger::sumSince(TimePoint since, const UserId &agent) const
{
    qint64 sum = 0;
    for (const BonusGrant &grant : m_grants)
        if (grant.givenAt > since && (agent.isEmpty() || grant.givenBy == agent))
            sum += grant.cost;
    return sum;
}

qint64 BonusLedger::spentBy(const UserId &agent, TimePoint now) const
{
    return sumSince(now - days(m_plan.policy.agent.days), agent);
}

qint64 BonusLedger::spentByAll(TimePoint now) const
{
    return sumSince(now - days(m_plan.policy.team.days), {});
}

TimePoint ledgerSince(const BonusPlan &plan, TimePoint catalogueSince, TimePoint now)
{
    const BonusPolicy &policy = plan.policy;
    const qint64 longest = std::max({policy.agent.days, policy.team.days, policy.person.days, policy.repeatDays});
    return std::min(catalogueSince, now - days(longest));
}

} // namespace otklik
