#pragma once

#include "models/command.h"
#include "models/conversation.h"
#include "models/moment.h"
#include "models/queue.h"
#include "models/result.h"

#include <QFuture>

namespace otklik {

/// Answers of the local cache. Every call returns at once; the future is
/// fulfilled on a storage thread. Deliver it with ui/common/deliver.h.
template <class T>
using Answer = QFuture<Result<T>>;

/// Reads the queue from the local cache.
class QueueStore
{
public:
    virtual ~QueueStore() = default;
    /// The first `limit` items after `after` (none: from the top).
    virtual Answer<QueuePage> page(QueueFilter filter, std::optional<QueueCursor> after, int limit) = 0;
    /// The items of these cases as the queue would show them under `filter`;
    /// those that do not belong under it are left out.
    virtual Answer<QList<QueueItem>> items(QueueFilter filter, const QList<CaseId> &cases) = 0;
    virtual Answer<QueueCounts> counts() = 0;
};

/// Reads threads and cards from the local cache; what has happened with a person is in CardStore.
class ConversationStore
{
public:
    virtual ~ConversationStore() = default;
    virtual Answer<Conversation> conversation(const CaseId &id) = 0;
    /// The `limit` entries of a thread before `before`, oldest first.
    virtual Answer<TimelinePage> earlier(const ThreadId &id, const TimelineCursor &before, int limit) = 0;
    virtual Answer<CustomerCard> card(const PersonId &id) = 0;
    /// Accounts whose name or handle begins with a word of `text`; for linking by hand.
    virtual Answer<QList<Account>> findAccounts(const QString &text, int limit) = 0;
    /// The case to open for a mention found by search; an empty id for history.
    virtual Answer<CaseId> caseOf(const MentionId &id) = 0;
};

/// What a card shows beside its rows.
class CardStore
{
public:
    virtual ~CardStore() = default;
    /// The `limit` moments next to `place`, which is not among them; newest first on both sides. Without a
    /// place the newest.
    virtual Answer<MomentPage> moments(const PersonId &id, MomentFilter filter, HistorySide side,
                                       std::optional<MomentCursor> place, int limit) = 0;
    /// Months with messages since then, oldest first; those without any are left out.
    virtual Answer<QList<MonthOfContacts>> months(const PersonId &id, TimePoint since) = 0;
    /// Colleagues who have the card open now, without me.
    virtual Answer<QList<PresenceItem>> present(const PersonId &id) = 0;
};

/// Whether accounts are one person's.
class ProposalStore
{
public:
    virtual ~ProposalStore() = default;
    /// Open ones, the likeliest first.
    virtual Answer<ProposalPage> open(std::optional<ProposalCursor> after, int limit) = 0;
    /// Those that are linked or refused, the latest first.
    virtual Answer<ProposalPage> decided(std::optional<ProposalCursor> after, int limit) = 0;
    /// All that name an account of the person, open ones first.
    virtual Answer<QList<ProposalItem>> ofPerson(const PersonId &id) = 0;
    virtual Answer<qint64> openCount() = 0;
};

/// Full-text search over the local cache, newest first.
class SearchStore
{
public:
    virtual ~SearchStore() = default;
    virtual Answer<SearchPage> search(const QString &query, std::optional<TimelineCursor> before, int limit) = 0;
};

/// History that this laptop no longer keeps, from the server. Errors: Retry
/// "offline" while there is no connection, "too_many_requests" for a while.
class OlderHistory
{
public:
    virtual ~OlderHistory() = default;
    /// What matches as in SearchStore, newest first, from the newest message on; `from` is `next` of the
    /// page before. A page comes soon, whether or not anything was found on the way.
    virtual Answer<HistoryPage> search(const QString &query, const QString &from, int limit) = 0;
    /// The messages of a thread next to `place`, which is not among them.
    virtual Answer<HistoryPage> mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit) = 0;
};

/// Publications and everything else that is on its way.
class OutboxStore
{
public:
    virtual ~OutboxStore() = default;
    /// Publications that are not sent yet, and the newest `limit` sent ones; newest change first.
    virtual Answer<QList<OutboxItem>> publications(int limit) = 0;
    virtual Answer<QList<PendingMutation>> pending() = 0;
    /// Takes a refused mutation off the list after the person has seen it.
    virtual Answer<bool> dismiss(const MutationId &id) = 0;
};

/// Colleagues and sources.
class DirectoryStore
{
public:
    virtual ~DirectoryStore() = default;
    virtual Answer<QList<User>> users() = 0;
    virtual Answer<QList<Source>> sources() = 0;
};

/// What the team has published about how it works.
class TeamDocumentStore
{
public:
    virtual ~TeamDocumentStore() = default;
    /// The newest version of each kind that was ever published.
    virtual Answer<QList<TeamDocument>> newest() = 0;
    /// All that this laptop knows of a kind, newest first.
    virtual Answer<QList<TeamDocument>> versions(TeamDocumentKind kind) = 0;
};

/// What was promised, given and decided about people, over all cases.
class CareStore
{
public:
    virtual ~CareStore() = default;
    /// Open promises by due time, and the newest `settled` others.
    virtual Answer<QList<PromiseItem>> promises(int settled) = 0;
    /// Bonuses since then, newest first.
    virtual Answer<QList<BonusItemGiven>> bonuses(TimePoint since) = 0;
    /// What a lead has to sign, and what is to be done in a network; oldest first.
    virtual Answer<QList<ModerationItem>> openModerations() = 0;
    /// The next `limit` replies that were sent, oldest first, for C3.
    virtual Answer<QList<SentReply>> repliesAfter(const SentReplyCursor &after, int limit) = 0;
    /// One of them; an empty id when this laptop has it no more.
    virtual Answer<SentReply> reply(const PublicationId &id) = 0;
};

/// What the user typed, local first (C8). `save` is durable within a second and
/// costs one small write; sending it to the server is the store's own affair.
class DraftStore
{
public:
    virtual ~DraftStore() = default;
    virtual Answer<bool> save(const Draft &draft) = 0;
    virtual Answer<bool> discard(const DraftId &id) = 0;
};

/// The bytes of pictures that go out with replies. Errors: Retry "offline" for those that lie only with
/// the server, GiveUp "not_found".
class AttachmentStore
{
public:
    virtual ~AttachmentStore() = default;
    /// Keeps them here until the server has them and nothing here names them; answers their hash when that
    /// is durable. Error CorrectInput "attachment_too_large".
    virtual Answer<QString> keep(const QByteArray &bytes) = 0;
    /// Those of a draft or a publication, by the id of its row.
    virtual Answer<QByteArray> bytes(const QString &hash, const QString &of) = 0;
};

/// Takes commands: writes them down durably, shows their effect in the cache
/// at once, and lets sync deliver them. The answer says "written down", not
/// "accepted by the server".
class MutationLog
{
public:
    virtual ~MutationLog() = default;
    /// All of them in this order, or none: what belongs together is never half written down. Answers with
    /// the first one's id.
    virtual Answer<MutationId> enqueue(const QList<Command> &commands) = 0;
    Answer<MutationId> enqueue(const Command &command) { return enqueue(QList<Command>{command}); }
};

} // namespace otklik
