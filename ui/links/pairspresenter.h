#pragma once

#include "models/storeevents.h"
#include "models/stores.h"
#include "ui/common/rereading.h"
#include "ui/links/proposalmodel.h"

#include <QObject>
#include <QSet>

namespace otklik {

/// Walks a list of pairs of accounts and decides about them: those that are open, or those that were decided
/// lately. One decides and is at the next pair at once; every decision of this sitting can be undone, one by
/// one. A pair that somebody else decides goes away without another taking its place under one's hands.
/// Owned by the composition root; UI thread.
class PairsPresenter final : public QObject
{
    Q_OBJECT

public:
    enum class Shows { Open, Decided };

    /// Where it reads and writes.
    struct World final
    {
        ProposalStore &store;
        ConversationStore &conversations;
        CardStore &cards;
        MutationLog &log;
        StoreEvents &events;
        const Clock &clock;
    };
    PairsPresenter(Shows shows, const World &world, QObject *parent = nullptr);

    void start();
    [[nodiscard]] Shows shows() const { return m_shows; }
    [[nodiscard]] ProposalModel &model() { return m_model; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// What is looked at; nothing while somebody else has just decided it.
    [[nodiscard]] const ProposalItem *current() const;
    [[nodiscard]] int currentRow() const { return m_model.find(m_current.value); }
    /// The pair that was looked at was decided elsewhere, and no other has been chosen yet.
    [[nodiscard]] bool isTakenAway() const { return m_isTakenAway; }
    /// The card that an account stands under, once it is read.
    [[nodiscard]] const std::optional<CustomerCard> &card(bool ofFirst) const { return ofFirst ? m_first : m_second; }
    /// Decisions of this sitting that were not undone.
    [[nodiscard]] qsizetype decidedCount() const { return m_done.size(); }

    void select(int row);
    void next();
    void previous();
    /// On to the next pair; this one stays where it is.
    void skip();
    void decide(ProposalState state);
    void undo();
    /// Makes a pair the one that is looked at, as soon as it is read.
    void lookAt(const LinkProposalId &id);
    /// Leads to caseChosen(), or told() where the account has written nothing here.
    void openCase(bool ofFirst);

Q_SIGNALS:
    void listChanged();    ///< after each reading and each decision
    void currentChanged(); ///< another pair, or the same one with other contents
    void cardsRead();
    void openCountChanged(qint64 count);
    void decided(const QString &what); ///< can be undone with undo()
    void told(const QString &sentence);
    void caseChosen(const otklik::CaseId &id);
    void failed(const otklik::Error &error);

private:
    struct Done final
    {
        ProposalItem item;
        ProposalState before = ProposalState::Open;
    };

    void take(const Result<ProposalPage> &page);
    void show();
    void moveTo(const LinkProposalId &id);
    void settleCurrent();
    void readMoreFor(int row);
    void readCards();
    void readCard(const PersonId &id, bool isFirst);
    void finish(const LinkProposalId &id, const Result<MutationId> &answer);
    void openCaseOf(const MentionId &id);

    const Shows m_shows;
    ConversationStore &m_conversations;
    CardStore &m_cards;
    MutationLog &m_log;
    ProposalModel m_model;
    QList<ProposalItem> m_items;
    QSet<LinkProposalId> m_hidden;  ///< decided here, and perhaps still in what was read
    QSet<LinkProposalId> m_settled; ///< those of them that are written down
    QSet<LinkProposalId> m_settledBefore; ///< … before the reading under way began
    LinkProposalId m_current;
    LinkProposalId m_wanted;
    int m_place = 0; ///< of what is or was looked at
    int m_limit;
    bool m_hasMore = false;
    bool m_isLoaded = false;
    bool m_isSearching = false; ///< for what is wanted, beyond what was read
    bool m_isShowing = false;
    bool m_isTakenAway = false;
    quint64 m_generation = 0; ///< of the cards
    std::optional<CustomerCard> m_first;
    std::optional<CustomerCard> m_second;
    QList<Done> m_done;
    Rereading<ProposalPage> m_reading;
    Rereading<qint64> m_counting;
};

} // namespace otklik
