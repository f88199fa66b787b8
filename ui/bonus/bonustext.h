#pragma once

#include "guidance/bonus/bonusproposals.h"
#include "models/user.h"

#include <QCoreApplication>

namespace otklik {

/// Bonuses and why they are given, in words of the interface language.
class BonusText final
{
    Q_DECLARE_TR_FUNCTIONS(BonusText)

public:
    /// "1,200 ₽"; kopecks only where there are some.
    [[nodiscard]] static QString money(qint64 hundredths, const QString &currency);
    /// Where an interest is known from: `Cats: “My cat waits”, from a message`. `topic`: its title.
    [[nodiscard]] static QString interest(const Interest &interest, const QString &topic);
    /// A sentence why this one. `topic`: title of the interest it suits; `about`: the kind of case it is meant for.
    [[nodiscard]] static QString why(const BonusProposal &proposal, const QString &topic, const QString &about);
    /// What stands against it and what follows; empty: nothing does.
    [[nodiscard]] static QString against(BonusObstacle obstacle, Role role);
    /// The limit that was broken, for whoever has to sign.
    [[nodiscard]] static QString limit(BonusObstacle obstacle);
    /// What is left of the budgets at `now`; empty where the policy sets none.
    [[nodiscard]] static QString budget(const BonusPlan &plan, const BonusLedger &ledger, const UserId &agent,
                                        TimePoint now);
    /// What was given in a limit's period, and of how much.
    [[nodiscard]] static QString spent(qint64 hundredths, const BonusLimit &limit, const QString &currency);
    /// For lists: "waits for a lead".
    [[nodiscard]] static QString state(BonusState state);
    /// The same as a sentence.
    [[nodiscard]] static QString standing(BonusState state);
};

} // namespace otklik
