#pragma once

#include "guidance/interests/suggestions.h"
#include "models/conversation.h"
#include "models/stores.h"

#include <QObject>

namespace otklik {

class ConversationPresenter;
class CustomerPresenter;
class TeamData;

/// What the card knows about caring for its customer: interests with their source
/// (K4), bonuses given, and how far the open case has come towards loyalty (C6).
/// Needs no widget. Owned by the composition root; UI thread.
class CarePresenter final : public QObject
{
    Q_OBJECT

public:
    CarePresenter(CustomerPresenter &customer, ConversationPresenter &conversation, const TeamData &team,
                  MutationLog &log, const Clock &clock, QObject *parent = nullptr);

    /// Confirmed ones, newest first; struck ones are left out, and each topic stands once.
    [[nodiscard]] QList<Interest> interests() const;
    /// Found in what the customer wrote and in the profiles; for the open case's card only.
    [[nodiscard]] const QList<InterestSuggestion> &suggestions() const { return m_suggestions; }
    /// Topics that can be put on the card by hand, by title.
    [[nodiscard]] QList<InterestTopic> otherTopics() const;
    [[nodiscard]] QString titleOf(const QString &topic) const;
    [[nodiscard]] QList<BonusGrant> bonuses() const;
    [[nodiscard]] QString currency() const;
    [[nodiscard]] QString userName(const UserId &id) const;
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// The stages of the open case; nothing where there is no conflict.
    [[nodiscard]] std::optional<LoyaltyTrack> track() const;

    void confirm(const QString &topic);
    /// It is not so: the topic is not suggested for this customer again.
    void reject(const QString &topic);
    void addByHand(const QString &topic);
    void strike(const InterestId &id);
    /// Corrects what the server has concluded.
    void mark(LoyaltyStage stage, bool isReached);
    /// Sends the command that an undoOffered() came with.
    void undo(const Command &inverse);

Q_SIGNALS:
    void changed();
    void undoOffered(const QString &what, const otklik::Command &inverse);
    void failed(const otklik::Error &error);

private:
    void update();
    void enqueue(const Command &command);
    [[nodiscard]] const CustomerCard *card() const;
    /// The open case, while the card is its customer's.
    [[nodiscard]] const Conversation *conversation() const;
    [[nodiscard]] std::optional<InterestSuggestion> suggestion(const QString &topic) const;

    CustomerPresenter &m_customer;
    ConversationPresenter &m_conversation;
    const TeamData &m_team;
    MutationLog &m_log;
    const Clock &m_clock;
    QList<InterestSuggestion> m_suggestions;
};

} // namespace otklik
