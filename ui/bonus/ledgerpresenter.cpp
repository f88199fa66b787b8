#include "ui/bonus/ledgerpresenter.h"

#include "ui/bonus/bonustext.h"
#include "ui/common/enqueue.h"
#include "ui/common/plaintext.h"
#include "ui/team/teamdata.h"

#include <QCollator>

#include <algorithm>

namespace otklik {

namespace {

constexpr std::chrono::days shownAtLeast{90};

} // namespace

LedgerPresenter::LedgerPresenter(const TeamData &team, const World &world, QObject *parent)
    : QObject(parent)
    , m_team(team)
    , m_world(world)
    , m_model(world.clock)
    , m_reading(this, [this] { return m_world.care.bonuses(since()); },
                [this](const Result<QList<BonusItemGiven>> &items) { take(items); })
{
    connect(&world.events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.care || change.everything || change.directory)
            m_reading.again();
    });
    connect(&team, &TeamData::changed, this, [this](TeamDocumentKind kind) {
        if (kind == TeamDocumentKind::Bonus)
            m_reading.again();
    });
}

TimePoint LedgerPresenter::since() const
{
    const TimePoint now = m_world.clock.now();
    return std::min(now - shownAtLeast, ledgerSince(m_team.bonusPlan(), m_team.bonusPlanSince(), now));
}

void LedgerPresenter::take(const Result<QList<BonusItemGiven>> &items)
{
    if (!items) {
        Q_EMIT failed(items.error());
        return;
    }
    m_items = *items;
    m_isLoaded = true;
    refill();
}

bool LedgerPresenter::isShown(const BonusItemGiven &item) const
{
    if (!isLead())
        return isMine(item.grant) && (!m_state || item.grant.state == *m_state);
    return (m_agent.isEmpty() || item.grant.givenBy == m_agent) && (!m_state || item.grant.state == *m_state);
}

void LedgerPresenter::refill()
{
    QList<BonusItemGiven> shown;
    std::ranges::copy_if(m_items, std::back_inserter(shown),
                         [this](const BonusItemGiven &item) { return isShown(item); });
    m_model.setItems(shown, currency());
    followCurrent();
    Q_EMIT listChanged();
    const auto asked = std::ranges::count_if(
        m_items, [](const BonusItemGiven &item) { return item.grant.state == BonusState::Asked; });
    const int waiting = isLead() ? static_cast<int>(asked) : 0;
    if (std::exchange(m_waiting, waiting) != waiting)
        Q_EMIT waitingChanged(waiting);
}

void LedgerPresenter::followCurrent()
{
    if (!m_current)
        return;
    const int row = m_model.find(m_current->grant.id.value);
    if (row < 0)
        m_current.reset();
    else
        m_current = m_model.rowAt(row).item;
    Q_EMIT currentChanged();
}

void LedgerPresenter::setAgent(const UserId &id)
{
    m_agent = id;
    refill();
}

void LedgerPresenter::setState(std::optional<BonusState> state)
{
    m_state = state;
    refill();
}

void LedgerPresenter::select(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    const BonusItemGiven &item = m_model.rowAt(row).item;
    if (m_current && m_current->grant == item.grant)
        return;
    m_current = item;
    Q_EMIT currentChanged();
}

QList<LedgerPresenter::Agent> LedgerPresenter::agents() const
{
    QList<Agent> found;
    for (const BonusItemGiven &item : m_items) {
        const Agent agent{item.grant.givenBy, plaintext::oneLine(item.givenByName)};
        if (std::ranges::find(found, agent.id, &Agent::id) == found.cend())
            found.append(agent);
    }
    const QCollator order;
    std::ranges::sort(found, [&](const Agent &a, const Agent &b) { return order.compare(a.name, b.name) < 0; });
    return found;
}

bool LedgerPresenter::hasAny() const
{
    return std::ranges::any_of(m_items, [this](const BonusItemGiven &item) { return isLead() || isMine(item.grant); });
}

QString LedgerPresenter::sum() const
{
    QList<BonusGrant> grants;
    for (const BonusItemGiven &item : m_items)
        grants.append(item.grant);
    const BonusPlan &plan = m_team.bonusPlan();
    const BonusLedger ledger(plan, grants, m_team.bonusPlanSince());
    const TimePoint now = m_world.clock.now();
    const bool isOne = !isLead() || !m_agent.isEmpty();
    const UserId &agent = isLead() ? m_agent : m_world.me.id;
    return isOne ? BonusText::spent(ledger.spentBy(agent, now), plan.policy.agent, plan.currency)
                 : BonusText::spent(ledger.spentByAll(now), plan.policy.team, plan.currency);
}

QString LedgerPresenter::currency() const
{
    return m_team.bonusPlan().currency;
}

bool LedgerPresenter::canDecide() const
{
    return m_current && isLead() && m_current->grant.state == BonusState::Asked;
}

bool LedgerPresenter::canTakeBack() const
{
    if (!m_current || (!isLead() && !isMine(m_current->grant)))
        return false;
    const BonusState state = m_current->grant.state;
    return state == BonusState::Given || (state == BonusState::Asked && isMine(m_current->grant));
}

void LedgerPresenter::approve()
{
    if (canDecide())
        enqueue(BonusReview{m_current->grant.id, true, {}});
}

void LedgerPresenter::refuse(const QString &reason)
{
    if (canDecide() && !reason.trimmed().isEmpty())
        enqueue(BonusReview{m_current->grant.id, false, reason.trimmed()});
}

void LedgerPresenter::takeBack()
{
    if (canTakeBack())
        enqueue(BonusWithdraw{m_current->grant.id});
}

void LedgerPresenter::enqueue(const Command &command)
{
    enqueueFor(this, m_world.log, command);
}

} // namespace otklik
