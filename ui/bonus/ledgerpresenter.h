#pragma once

#include "models/storeevents.h"
#include "models/stores.h"
#include "models/user.h"
#include "ui/bonus/ledgermodel.h"
#include "ui/common/rereading.h"

#include <QObject>

namespace otklik {

class TeamData;

/// The ledger of bonuses (C6): one's own for an agent; for a lead everybody's, by
/// agent and state, with what waits to be signed. Needs no widget. Owned by the
/// composition root; UI thread.
class LedgerPresenter final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        CareStore &care;
        MutationLog &log;
        StoreEvents &events;
        const Clock &clock;
        User me;
    };

    struct Agent final
    {
        UserId id;
        QString name;

        friend bool operator==(const Agent &, const Agent &) = default;
    };

    LedgerPresenter(const TeamData &team, const World &world, QObject *parent = nullptr);

    void start() { m_reading.start(); }
    /// Leads only; an empty id: everybody.
    void setAgent(const UserId &id);
    void setState(std::optional<BonusState> state);
    void select(int row);

    [[nodiscard]] LedgerModel &model() { return m_model; }
    [[nodiscard]] const Clock &clock() const { return m_world.clock; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] bool isLead() const { return canReview(m_world.me.role); }
    /// Who stands in the ledger, by name.
    [[nodiscard]] QList<Agent> agents() const;
    /// Whether there is a line at all, whatever is chosen.
    [[nodiscard]] bool hasAny() const;
    /// What the chosen ones have given in the policy's period, and of how much.
    [[nodiscard]] QString sum() const;
    [[nodiscard]] QString currency() const;

    /// What is looked at; nothing when the list is empty.
    [[nodiscard]] const std::optional<BonusItemGiven> &current() const { return m_current; }
    [[nodiscard]] bool canDecide() const;
    [[nodiscard]] bool canTakeBack() const;

    void approve();
    /// Needs a reason; an empty one does nothing.
    void refuse(const QString &reason);
    void takeBack();

Q_SIGNALS:
    void listChanged(); ///< after each reading of the ledger, or another choice
    void currentChanged();
    void waitingChanged(int count); ///< what a lead has to sign, for the rail's badge
    void failed(const otklik::Error &error);

private:
    [[nodiscard]] TimePoint since() const;
    void take(const Result<QList<BonusItemGiven>> &items);
    void refill();
    void followCurrent();
    void enqueue(const Command &command);
    [[nodiscard]] bool isShown(const BonusItemGiven &item) const;
    [[nodiscard]] bool isMine(const BonusGrant &grant) const { return grant.givenBy == m_world.me.id; }

    const TeamData &m_team;
    World m_world;
    LedgerModel m_model;
    QList<BonusItemGiven> m_items;
    std::optional<BonusItemGiven> m_current;
    UserId m_agent;
    std::optional<BonusState> m_state;
    int m_waiting = 0;
    Rereading<QList<BonusItemGiven>> m_reading;
    bool m_isLoaded = false;
};

} // namespace otklik
