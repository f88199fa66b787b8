#pragma once

#include "guidance/bonus/bonusproposals.h"
#include "guidance/triage/triage.h"
#include "models/conversation.h"
#include "models/stores.h"
#include "models/user.h"

#include <QObject>

namespace otklik {

class ConversationPresenter;
class TeamData;

/// A bonus as it is offered to the agent, in words.
struct BonusOffer final
{
    QString item; ///< key
    QString title;
    QString cost;
    QString why;     ///< a sentence; what is written down where the agent gives no reason
    QString against; ///< empty: it can be given at once

    friend bool operator==(const BonusOffer &, const BonusOffer &) = default;
};

/// What can be done for the customer of the open case.
struct BonusOffers final
{
    enum class Mode {
        Nothing,     ///< no case
        NoConflict,  ///< nothing to make up for, as far as one can see
        NoCatalogue, ///< the team has published an empty one
        NothingFits,
        Offering,
    };

    Mode mode = Mode::Nothing;
    CaseId caseId;
    QString customer;
    QList<BonusOffer> offers;
    QString budget;          ///< what is left; empty: no limits
    bool isUnsolved = false; ///< the conflict's solution has not been written yet
    bool isOurFault = false;
};

/// Finds the bonuses that suit the open case, each with its reason, and gives
/// them (C6). Nothing is kept between two looks: what was given here stands in the
/// cache at once. Needs no widget. Owned by the composition root;
/// UI thread.
class BonusPresenter final : public QObject
{
    Q_OBJECT

public:
    struct World final
    {
        CareStore &care;
        ConversationStore &conversations;
        MutationLog &log;
        const Clock &clock;
        User me;
    };

    BonusPresenter(ConversationPresenter &conversation, const TeamData &team, const World &world,
                   QObject *parent = nullptr);

    /// Reads the ledger and the card; ready() follows. `evenWithoutConflict`: the agent knows better.
    void look(bool evenWithoutConflict = false);
    /// An empty reason: the offer's own sentence.
    void give(const QString &item, const QString &reason);
    void takeBack(const BonusGrantId &id);

    [[nodiscard]] const BonusOffers &offers() const { return m_offers; }
    /// The item's name in the language of a reply; "ru" or else English.
    [[nodiscard]] QString titleOf(const QString &item, QStringView language) const;

Q_SIGNALS:
    void ready();
    void given(const otklik::BonusGrantId &id, const QString &title, bool needsLead); ///< written down; offer an undo
    void failed(const otklik::Error &error);

private:
    void readLedger(const CustomerCard &card, bool evenWithoutConflict, quint64 look);
    void compute(const CustomerCard &card, const QList<BonusGrant> &grants, bool evenWithoutConflict);
    [[nodiscard]] BonusOccasion occasion(const CustomerCard &card) const;
    [[nodiscard]] BonusOffer inWords(const BonusProposal &proposal) const;
    [[nodiscard]] QString titleOfAbout() const;

    ConversationPresenter &m_conversation;
    const TeamData &m_team;
    World m_world;
    BonusOffers m_offers;
    quint64 m_looks = 0;
};

/// Whether there is something to make up for, as decided or as the words suggest.
[[nodiscard]] bool isConflict(const Conversation &conversation, const TeamModels &models);

} // namespace otklik
