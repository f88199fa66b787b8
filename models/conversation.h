#pragma once

#include "models/entity.h"
#include "models/mutation.h"
#include "models/queue.h"
#include "models/sentreply.h"

#include <QHash>

namespace otklik {

/// One mention as the conversation or a timeline shows it.
struct ConversationEntry final
{
    Mention mention;
    QList<MentionVersion> earlier; ///< older texts, oldest first
    QString authorName;
    QString handle;

    friend bool operator==(const ConversationEntry &, const ConversationEntry &) = default;
};

/// Whether the entry is what a customer wrote in this case since somebody answered last.
[[nodiscard]] inline bool isWaiting(const ConversationEntry &entry, const Case &supportCase)
{
    const Mention &mention = entry.mention;
    return mention.caseId == supportCase.id && !mention.isBrand && mention.publishedAt >= supportCase.waitingSince;
}

/// Everything about one case: what the conversation page, the composer and the
/// decision strip start from. Entries stand oldest first.
struct Conversation final
{
    Case supportCase;
    Thread thread;
    Source source;
    QList<ConversationEntry> entries; ///< the newest 300 of the thread
    bool hasEarlier = false;
    Claim claim; ///< empty id when the person was never claimed
    QString holderName;
    bool isClaimWished = false;
    std::optional<Decision> decision;       ///< the newest
    QList<Draft> drafts;                    ///< mine for this case, newest first; more than one after a conflict
    std::optional<Publication> publication; ///< the newest of this case
    QString reviewerName;
    QStringList ownContacts; ///< of the company: may be written in public
    QList<HintOverrule> overrules; ///< of this case, oldest first
    QList<Promise> promises;       ///< of this case, by due time
    QList<BonusGrant> bonuses;     ///< of the person, newest first
    QList<Interest> interests;     ///< of the person, newest first; struck ones too
    QList<Moderation> moderations; ///< of the person, newest first
    std::optional<LoyaltyTrack> loyalty; ///< of this case
};

/// A case that was moved to private and has no word in public since (Q5).
struct PrivateLoop final
{
    CaseId caseId;
    QString network;
    TimePoint since{};           ///< when it was decided
    bool isWrittenTo = false;    ///< we have written in private

    friend bool operator==(const PrivateLoop &, const PrivateLoop &) = default;
};

/// The card of a person: own rows and those of the home persons of all accounts
/// that stand under it now.
struct CustomerCard final
{
    Person person;
    QString displayName; ///< person.name, or the name of the first account
    QList<Account> accounts;
    QList<AccountLink> links; ///< active ones, of the accounts that are not at home
    QList<Contact> contacts;  ///< removed ones are left out
    QList<Note> notes;        ///< newest first; removed ones are left out
    Claim claim;
    QString holderName;
    qint64 mentionCount = 0;
    QList<Promise> promises;   ///< by due time
    QList<BonusGrant> bonuses; ///< newest first
    QList<Interest> interests; ///< newest first; struck ones too
    QList<Moderation> moderations; ///< newest first
    QList<LoyaltyTrack> loyalty;
    QList<CustomerRecord> records; ///< of the accounts that stand for customers of a customer base
    QList<PersonDetail> details;   ///< the person's own come first
    QList<Consent> consents;       ///< newest first; removed ones are left out
    QList<PrivateLoop> loops;      ///< oldest first
};

/// An account as somebody sees it who decides whose it is.
struct ProposalSide final
{
    Account account;
    PersonId personId;  ///< where it stands now
    QString personName; ///< as its card shows it
    qint64 mentionCount = 0;
    std::optional<CustomerRecord> record;
};

struct ProposalItem final
{
    LinkProposal proposal;
    ProposalSide first;
    ProposalSide second;
    QString decidedByName;
};

/// Where a page of proposals ends.
struct ProposalCursor final
{
    qint64 key = 0; ///< probability of an open one, time of decision in milliseconds of another
    LinkProposalId id;
};

struct ProposalPage final
{
    QList<ProposalItem> items;
    bool hasMore = false;
};

/// A colleague who has a card open.
struct PresenceItem final
{
    Presence presence;
    QString name;
};

/// A page of the messages of a thread.
struct TimelinePage final
{
    QList<ConversationEntry> entries;
    bool hasMore = false;
};

/// On which side of a place in a thread its messages are asked for.
enum class HistorySide { Before, After };

/// A page of history from the server, newest first.
struct HistoryPage final
{
    QList<ConversationEntry> entries;
    QString next; ///< where it goes on; empty: there is no more. A page can be empty and yet go on.
    std::optional<TimePoint> backTo; ///< when the last message was written that was looked at
};

/// Where a timeline or search page ends: newest first by (publishedAt, id).
struct TimelineCursor final
{
    TimePoint key{};
    MentionId mentionId;
};

/// A found mention.
struct SearchHit final
{
    ConversationEntry entry;
    QString excerpt; ///< plain text around the first match
    QList<std::pair<int, int>> marks; ///< (start, length) of the matches in `excerpt`, UTF-16
};

struct SearchPage final
{
    QList<SearchHit> hits;
    bool hasMore = false;
};

/// A promise with what a list shows of its surroundings.
struct PromiseItem final
{
    Promise promise;
    QString network;
    QString customerName;
    QString madeByName;
};

/// A line of the ledger.
struct BonusItemGiven final
{
    BonusGrant grant;
    QString network;
    QString customerName;
    QString givenByName;
};

struct ModerationItem final
{
    Moderation moderation;
    CaseId caseId; ///< empty: the message belongs to none
    QString network;
    QString customerName;
    QString madeByName;
};

/// A publication with what the outbox shows of its surroundings.
struct OutboxItem final
{
    Publication publication;
    QString network;
    QString customerName;
    QString authorName;
    QString mentionText;
    bool isPending = false; ///< something about it has not reached the server yet
};

} // namespace otklik
