#include "storage/feed.h"

#include "storage/attachmenttable.h"
#include "storage/erasing.h"
#include "storage/pendingview.h"
#include "storage/database/query.h"
#include "storage/typeddrafts.h"

#include <sqlite3.h>

namespace otklik {

using sql::Query;

namespace {

const QLatin1StringView epochName("epoch");
const QLatin1StringView seqName("seq");
const QLatin1StringView checkpointName("checkpoint");
const QLatin1StringView completeName("is_complete");
const QLatin1StringView attachmentMissingCode("attachment_missing");

/// A server asks for ten minutes at most. A moment that is farther off was written under a clock that has been set
/// back since.
constexpr std::chrono::minutes longestPutOff(10);

bool mustWait(const QueuedMutation &queued, TimePoint now)
{
    return queued.notBefore > now && queued.notBefore - now <= longestPutOff;
}

bool isRevisioned(MutationKind kind)
{
    return kind == MutationKind::DraftSave || kind == MutationKind::NoteEdit;
}

void putAll(WriteScope &scope, const QList<EntityChange> &changes)
{
    EntityRows rows(scope);
    for (const EntityChange &change : changes) {
        if (const auto *tombstone = std::get_if<Erasure>(&change.entity)) {
            Erasing(scope).apply(*tombstone);
            continue;
        }
        rows.put(change.entity);
        noteChange(scope, change.entity);
    }
}

/// An edit that was written on top of a refused one would be taken for an edit
/// of what stands there instead: it is refused with it.
void refuseLaterEdits(MutationTable &mutations, const QueuedMutation &refused, const MutationAnswer &answer)
{
    if (refused.mutation.kind != MutationKind::NoteEdit)
        return;
    while (const auto later = mutations.newest(MutationKind::NoteEdit, refused.entity)) {
        if (later->n < refused.n)
            return;
        mutations.refuse(later->mutation.id, answer);
    }
}

/// The server has lost what it had: the next command that names it brings it along.
void offerAttachmentsAgain(WriteScope &scope, const Mutation &mutation)
{
    const QStringList hashes = attachmentsNamedIn(mutation.payload);
    for (const QString &hash : hashes)
        AttachmentTable(scope.database).setState(hash, AttachmentTable::State::Waiting);
}

void recordAnswer(WriteScope &scope, const MutationAnswer &answer)
{
    MutationTable mutations(scope.database);
    const auto queued = mutations.find(answer.id);
    if (!queued || queued->state == QueuedMutation::State::Refused)
        return;
    if (answer.verdict == MutationVerdict::Accepted) {
        mutations.accept(answer.id, answer.seq);
        if (queued->mutation.kind == MutationKind::DraftSave)
            TypedDrafts(scope).saved(*queued);
        return;
    }
    if (isSilent(queued->mutation.kind))
        return mutations.remove(queued->n);
    if (answer.code == erasedCode)
        return Erasing(scope).forget(*queued);
    if (answer.code == attachmentMissingCode)
        offerAttachmentsAgain(scope, queued->mutation);
    mutations.refuse(answer.id, answer);
    refuseLaterEdits(mutations, *queued, answer);
    TypedDrafts(scope).keepText(*queued, answer);
}

/// Triggers off, so that emptying a table costs nothing per row.
class WithoutTriggers final
{
public:
    explicit WithoutTriggers(sqlite::Database &database) : m_database(database) { enable(0); }
    ~WithoutTriggers() { enable(1); }
    WithoutTriggers(const WithoutTriggers &) = delete;
    WithoutTriggers &operator=(const WithoutTriggers &) = delete;

private:
    void enable(int on) { sqlite3_db_config(m_database.handle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, on, nullptr); }
    sqlite::Database &m_database;
};

void forgetRows(sqlite::Database &database)
{
    const WithoutTriggers quick(database);
    for (const auto &[kind, name] : EnumNames<EntityKind>::table)
        database.execute("DELETE FROM \"" + QByteArray(name.data(), name.size()) + '"');
    database.execute("INSERT INTO mention_words(mention_words) VALUES('delete-all');"
                     "INSERT INTO account_words(account_words) VALUES('delete-all');"
                     "UPDATE case_count SET n=0; DELETE FROM base_row; DELETE FROM typed_draft;"
                     "DELETE FROM renamed_account;");
}

} // namespace

QString cacheState(sqlite::Database &database, QLatin1StringView name)
{
    Query query = database.query("SELECT value FROM cache_state WHERE name=?");
    query.bind(1, name);
    return query.next() ? query.value<QString>(0) : QString();
}

void setCacheState(sqlite::Database &database, QLatin1StringView name, const QString &value)
{
    database.run("INSERT INTO cache_state(name,value) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET value=excluded.value",
                 name, value);
}

SyncCursor Feed::cursor(WriteScope &scope)
{
    SyncCursor cursor;
    cursor.epoch = cacheState(scope.database, epochName);
    cursor.seq = cacheState(scope.database, seqName).toLongLong();
    cursor.checkpoint = cacheState(scope.database, checkpointName);
    cursor.isComplete = !cacheState(scope.database, completeName).isEmpty();
    return cursor;
}

void Feed::applySnapshot(WriteScope &scope, const SnapshotBatch &batch)
{
    // Looking up which page shows each of a million rows would cost more than reading them anew.
    scope.changed.everything = true;
    PendingView(scope).rebase([&] {
        putAll(scope, batch.changes);
        if (batch.isEnd)
            MutationTable(scope.database).dropPassed(batch.upTo);
    });
    setCacheState(scope.database, checkpointName, batch.isEnd ? QString() : batch.checkpoint);
    if (batch.isEnd) {
        setCacheState(scope.database, epochName, batch.epoch);
        setCacheState(scope.database, seqName, QString::number(batch.upTo));
        setCacheState(scope.database, completeName, QStringLiteral("1"));
    }
    const bool isDue = scope.now - m_lastToldAt >= std::chrono::seconds(1);
    if (isDue || batch.isOpenWorkDone || batch.isEnd)
        m_lastToldAt = scope.now;
    else
        scope.changed = {};
}

void Feed::applyChanges(WriteScope &scope, const QList<EntityChange> &changes, qint64 upTo)
{
    PendingView(scope).rebase([&] {
        putAll(scope, changes);
        MutationTable(scope.database).dropPassed(upTo);
    });
    setCacheState(scope.database, seqName, QString::number(upTo));
}

void Feed::reset(WriteScope &scope)
{
    TypedDrafts(scope).saveAgain();
    MutationTable mutations(scope.database);
    mutations.waitAgain();
    AttachmentTable(scope.database).waitAgain();
    forgetRows(scope.database);
    PendingView(scope).rebase([] {});
    for (const QLatin1StringView name : {epochName, seqName, checkpointName, completeName})
        scope.database.run("DELETE FROM cache_state WHERE name=?", name);
    scope.changed.everything = true;
}

QList<Mutation> Feed::nextMutations(WriteScope &scope, int limit)
{
    MutationTable table(scope.database);
    QList<Mutation> next;
    QSet<QString> revisioned;
    const auto waiting = table.waiting(limit);
    for (const QueuedMutation &queued : waiting) {
        // Order is kept: nothing overtakes one that has to wait, and the second
        // save of a text waits for the verdict about the first.
        if (mustWait(queued, scope.now))
            break;
        if (isRevisioned(queued.mutation.kind)) {
            if (revisioned.contains(queued.entity))
                break;
            revisioned.insert(queued.entity);
        }
        table.countAttempt(queued.n, scope.now);
        next.append(queued.mutation);
    }
    return next;
}

void Feed::recordAnswers(WriteScope &scope, const QList<MutationAnswer> &answers, const QString &requestId)
{
    const qint64 seq = cursor(scope).seq;
    PendingView(scope).rebase([&] {
        MutationTable mutations(scope.database);
        for (const MutationAnswer &answer : answers) {
            recordAnswer(scope, answer);
            if (answer.verdict != MutationVerdict::Accepted)
                mutations.nameRequest(answer.id, requestId);
        }
        mutations.dropPassed(seq);
    });
    scope.changed.pending = true;
}

void Feed::recordFailure(WriteScope &scope, const QList<MutationId> &ids, const Error &error,
                         const QString &requestId, TimePoint notBefore)
{
    MutationTable mutations(scope.database);
    for (const MutationId &id : ids)
        mutations.defer(id, error, requestId, notBefore);
}

SyncBacklog Feed::backlog(WriteScope &scope)
{
    SyncBacklog backlog;
    MutationTable mutations(scope.database);
    backlog.waiting = mutations.count(QueuedMutation::State::Waiting);
    backlog.refused = mutations.count(QueuedMutation::State::Refused);
    if (const auto oldest = mutations.waiting(1); !oldest.isEmpty())
        backlog.nextDueAt = mustWait(oldest.first(), scope.now) ? oldest.first().notBefore : TimePoint{};
    return backlog;
}

} // namespace otklik
