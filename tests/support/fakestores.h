#pragma once

#include "models/stores.h"
#include "models/storeevents.h"

#include <QHash>
#include <QPromise>

#include <functional>
#include <memory>

namespace otklik::fakes {

/// An answer that is there already, or is held back until the test lets it go.
class Gate final
{
public:
    void hold() { m_isHeld = true; }
    /// Lets everything held go, oldest first.
    void release();

    template <class T>
    Answer<T> answer(Result<T> value)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        const auto finish = [promise, value = std::move(value)] {
            promise->addResult(value);
            promise->finish();
        };
        if (m_isHeld)
            m_waiting.append(finish);
        else
            finish();
        return promise->future();
    }

private:
    bool m_isHeld = false;
    QList<std::function<void()>> m_waiting;
};

/// A queue in memory: every case with the filters it belongs under, by the same
/// rules as the real one (Q: keyset, never an offset).
class FakeQueueStore final : public QueueStore
{
public:
    QList<QueueItem> cases;
    UserId me;
    const Clock *clock = nullptr; ///< claims are judged by it; none: they never end
    Gate gate;
    std::optional<Error> failure; ///< given to every call while set
    int pageCalls = 0;
    int itemCalls = 0;

    Answer<QueuePage> page(QueueFilter filter, std::optional<QueueCursor> after, int limit) override;
    Answer<QList<QueueItem>> items(QueueFilter filter, const QList<CaseId> &ids) override;
    Answer<QueueCounts> counts() override;

    [[nodiscard]] bool belongs(const QueueItem &item, QueueFilter filter) const;
    [[nodiscard]] QueueItem &item(const CaseId &id);
};

/// Conversations and cards as given.
class FakeConversationStore final : public ConversationStore
{
public:
    QHash<CaseId, Conversation> conversations;
    QHash<ThreadId, QList<ConversationEntry>> older; ///< entries before those of the conversation, oldest first
    QHash<PersonId, CustomerCard> cards;
    QList<Account> accounts;
    QHash<MentionId, CaseId> casesOfMentions;
    Gate gate;

    Answer<Conversation> conversation(const CaseId &id) override;
    Answer<TimelinePage> earlier(const ThreadId &id, const TimelineCursor &before, int limit) override;
    Answer<CustomerCard> card(const PersonId &id) override;
    Answer<QList<Account>> findAccounts(const QString &text, int limit) override;
    Answer<CaseId> caseOf(const MentionId &id) override;
};

/// Time lines, months and company as given.
class FakeCardStore final : public CardStore
{
public:
    QHash<PersonId, QList<Moment>> lines; ///< newest first
    QHash<PersonId, QList<MonthOfContacts>> monthsOf; ///< oldest first
    QHash<PersonId, QList<PresenceItem>> company;
    std::optional<Error> failure; ///< given to every call while set
    Gate gate;

    Answer<MomentPage> moments(const PersonId &id, MomentFilter filter, HistorySide side, std::optional<MomentCursor> place,
                               int limit) override;
    Answer<QList<MonthOfContacts>> months(const PersonId &id, TimePoint since) override;
    Answer<QList<PresenceItem>> present(const PersonId &id) override;
};

/// Finds what contains the query; marks its first occurrence.
class FakeSearchStore final : public SearchStore
{
public:
    QList<ConversationEntry> entries; ///< newest first
    Gate gate;
    QStringList queries;

    Answer<SearchPage> search(const QString &query, std::optional<TimelineCursor> before, int limit) override;
};

/// A server's history: every message, newest first; can be out of reach. Each page
/// of a search looks at so many messages.
class FakeOlderHistory final : public OlderHistory
{
public:
    QList<ConversationEntry> entries; ///< newest first
    std::optional<Error> failure;     ///< given to every call while set
    int lookedAtOnce = 1000;
    int calls = 0;
    Gate gate;

    Answer<HistoryPage> search(const QString &query, const QString &from, int limit) override;
    Answer<HistoryPage> mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit) override;
};

class FakeOutboxStore final : public OutboxStore
{
public:
    QList<OutboxItem> items;
    QList<PendingMutation> mutations;
    QList<MutationId> dismissed;
    Gate gate;

    Answer<QList<OutboxItem>> publications(int limit) override;
    Answer<QList<PendingMutation>> pending() override;
    Answer<bool> dismiss(const MutationId &id) override;
};

class FakeDirectoryStore final : public DirectoryStore
{
public:
    QList<User> people;
    QList<Source> streams;
    Gate gate;

    Answer<QList<User>> users() override;
    Answer<QList<Source>> sources() override;
};

class FakeTeamDocumentStore final : public TeamDocumentStore
{
public:
    QList<TeamDocument> documents; ///< every version, in any order
    Gate gate;

    Answer<QList<TeamDocument>> newest() override;
    Answer<QList<TeamDocument>> versions(TeamDocumentKind kind) override;
};

/// Bytes in memory; those of `elsewhere` lie with the server only.
class FakeAttachmentStore final : public AttachmentStore
{
public:
    QHash<QString, QByteArray> kept;
    QHash<QString, QByteArray> elsewhere;
    std::optional<Error> failure; ///< given to every call while set
    Gate gate;

    Answer<QString> keep(const QByteArray &bytes) override;
    Answer<QByteArray> bytes(const QString &hash, const QString &of) override;
};

class FakeCareStore final : public CareStore
{
public:
    QList<PromiseItem> promiseItems;
    QList<BonusItemGiven> grants;
    QList<ModerationItem> moderations;
    QList<SentReply> replies;
    Gate gate;

    Answer<QList<PromiseItem>> promises(int settled) override;
    Answer<QList<BonusItemGiven>> bonuses(TimePoint since) override;
    Answer<QList<ModerationItem>> openModerations() override;
    Answer<QList<SentReply>> repliesAfter(const SentReplyCursor &after, int limit) override;
    Answer<SentReply> reply(const PublicationId &id) override;
};

class FakeDraftStore final : public DraftStore
{
public:
    QList<Draft> saved; ///< every save, oldest first
    QList<DraftId> discarded;
    Gate gate;

    Answer<bool> save(const Draft &draft) override;
    Answer<bool> discard(const DraftId &id) override;
};

/// Keeps the commands it was given.
class FakeMutationLog final : public MutationLog
{
public:
    QList<Command> commands;
    std::optional<Error> failure;
    Gate gate;

    Answer<MutationId> enqueue(const QList<Command> &commands) override;
    using MutationLog::enqueue;

    /// The commands of one kind, oldest first.
    template <class T>
    [[nodiscard]] QList<T> all() const
    {
        QList<T> found;
        for (const Command &command : commands)
            if (const T *one = std::get_if<T>(&command))
                found.append(*one);
        return found;
    }
};

} // namespace otklik::fakes
