#include "ui/bonus/bonustext.h"

#include "ui/common/plaintext.h"

#include <QLocale>

#include <algorithm>

namespace otklik {

QString BonusText::money(qint64 hundredths, const QString &currency)
{
    const bool isWhole = hundredths % 100 == 0;
    const QString amount = isWhole ? QLocale().toString(hundredths / 100)
                                   : QLocale().toString(static_cast<double>(hundredths) / 100, 'f', 2);
    return currency.isEmpty() ? amount : amount + QChar(QChar::Nbsp) + plaintext::oneLine(currency);
}

QString BonusText::interest(const Interest &interest, const QString &topic)
{
    const QString quote = plaintext::oneLine(interest.quote);
    QString sentence;
    switch (interest.source) {
    case InterestSource::Profile:
        sentence = tr("%1: “%2”, from the profile");
        break;
    case InterestSource::Message:
        sentence = tr("%1: “%2”, from a message");
        break;
    case InterestSource::Card:
        sentence = tr("%1: put on the card by a colleague");
        break;
    }
    const QString title = plaintext::oneLine(topic);
    if (interest.source == InterestSource::Card)
        return sentence.arg(title);
    return quote.isEmpty() ? title : sentence.arg(title, quote);
}

QString BonusText::why(const BonusProposal &proposal, const QString &topic, const QString &about)
{
    QStringList reasons;
    if (proposal.interest) {
        QString reason = interest(*proposal.interest, topic);
        if (proposal.interest->id.isEmpty())
            reason = tr("%1; nobody has confirmed it yet").arg(reason);
        reasons.append(reason);
    }
    if (proposal.isForThisCase)
        reasons.append(about.isEmpty() ? tr("Meant for cases of this kind")
                                       : tr("Meant for this kind of case: %1").arg(about));
    return reasons.isEmpty() ? tr("Suits everybody") : reasons.join(QStringLiteral(". "));
}

QString BonusText::against(BonusObstacle obstacle, Role role)
{
    if (obstacle == BonusObstacle::None)
        return {};
    return canReview(role) ? tr("%1: yours to sign").arg(limit(obstacle))
                           : tr("%1: goes to a lead").arg(limit(obstacle));
}

QString BonusText::limit(BonusObstacle obstacle)
{
    switch (obstacle) {
    case BonusObstacle::None:
        return {};
    case BonusObstacle::AgentBudget:
        return tr("Over the agent's budget");
    case BonusObstacle::TeamBudget:
        return tr("Over the team's budget");
    case BonusObstacle::PersonLimit:
        return tr("This customer had enough bonuses lately");
    case BonusObstacle::TooDear:
        return tr("Dearer than an agent decides alone");
    case BonusObstacle::Repeat:
        return tr("This customer had the same lately");
    case BonusObstacle::OutOfStock:
        return tr("None are left");
    case BonusObstacle::Expired:
        return tr("No longer offered");
    case BonusObstacle::NotForThis:
        return tr("Not for cases of this kind");
    }
    return {};
}

QString BonusText::budget(const BonusPlan &plan, const BonusLedger &ledger, const UserId &agent, TimePoint now)
{
    const auto left = [&](qint64 amount, qint64 spent) {
        return money(std::max<qint64>(0, amount - spent), plan.currency);
    };
    const BonusPolicy &policy = plan.policy;
    QStringList parts;
    if (policy.agent.amount > 0)
        parts.append(
            tr("Left for you: %1 of %2 in %n day(s)", nullptr, static_cast<int>(policy.agent.days))
                .arg(left(policy.agent.amount, ledger.spentBy(agent, now)), money(policy.agent.amount, plan.currency)));
    if (policy.team.amount > 0)
        parts.append(tr("for the team: %1").arg(left(policy.team.amount, ledger.spentByAll(now))));
    return parts.join(QStringLiteral(" · "));
}

QString BonusText::spent(qint64 hundredths, const BonusLimit &limit, const QString &currency)
{
    const auto period = static_cast<int>(limit.days);
    if (limit.amount > 0)
        return tr("%1 of %2 given or asked for in the last %n day(s)", nullptr, period)
            .arg(money(hundredths, currency), money(limit.amount, currency));
    return tr("%1 given or asked for in the last %n day(s)", nullptr, period).arg(money(hundredths, currency));
}

QString BonusText::state(BonusState state)
{
    switch (state) {
    case BonusState::Asked:
        return tr("waits for a lead");
    case BonusState::Given:
        return tr("given");
    case BonusState::Refused:
        return tr("refused");
    case BonusState::Withdrawn:
        return tr("taken back");
    }
    return {};
}

QString BonusText::standing(BonusState state)
{
    switch (state) {
    case BonusState::Asked:
        return tr("Waits for a lead.");
    case BonusState::Given:
        return tr("Given.");
    case BonusState::Refused:
        return tr("Refused.");
    case BonusState::Withdrawn:
        return tr("Taken back; it counts for nothing.");
    }
    return {};
}

} // namespace otklik
