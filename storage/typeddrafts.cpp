#include "storage/typeddrafts.h"

#include "models/json.h"
#include "models/uuid7.h"
#include "storage/pendingview.h"
#include "storage/database/rows.h"

namespace otklik {

using sql::Query;

namespace {

std::optional<Draft> shownDraft(WriteScope &scope, const DraftId &id)
{
    return sql::findById<Draft>(scope.database, id.value);
}

/// A draft that the server does not know.
void putLocal(WriteScope &scope, const DraftSave &typed)
{
    Draft draft;
    draft.id = typed.id;
    draft.caseId = typed.caseId;
    draft.mentionId = typed.mentionId;
    draft.authorId = scope.me;
    draft.visibility = typed.visibility;
    draft.text = typed.text;
    draft.attachments = typed.attachments;
    draft.publicLine = typed.publicLine;
    draft.updatedAt = scope.now;
    EntityRows(scope).put(draft);
    noteChange(scope, draft);
}

/// The server's draft in the answer to a save that met another version.
std::optional<Draft> draftIn(const MutationAnswer &answer)
{
    if (answer.current.value(QLatin1StringView("kind")).toString() != nameOf(EntityKind::Draft))
        return std::nullopt;
    const auto draft = fromJson<Draft>(answer.current.value(QLatin1StringView("row")).toObject());
    return draft ? std::optional(*draft) : std::nullopt;
}

/// The typed text of a refused command, as a save of its draft.
std::optional<DraftSave> typedIn(const QueuedMutation &queued)
{
    const auto command = commandOf(queued.mutation);
    if (!command)
        return std::nullopt;
    if (const auto *save = std::get_if<DraftSave>(&*command))
        return *save;
    if (const auto *submit = std::get_if<PublicationSubmit>(&*command)) {
        DraftSave typed;
        typed.id = submit->draftId;
        typed.caseId = submit->caseId;
        typed.mentionId = submit->mentionId;
        typed.visibility = submit->visibility;
        typed.text = submit->text;
        typed.attachments = submit->attachments;
        typed.publicLine = submit->publicLine;
        return typed;
    }
    return std::nullopt;
}

} // namespace

MutationId TypedDrafts::save(DraftSave command)
{
    command = redirected(std::move(command));
    const auto before = m_mutations.newest(MutationKind::DraftSave, command.id.value);
    const bool isClosed = before && m_mutations.isDraftClosedAfter(before->n, command.id);
    if (before && !isClosed && before->attempts == 0 && before->state == QueuedMutation::State::Waiting) {
        const auto earlier = fromJson<DraftSave>(before->mutation.payload);
        command.baseRevision = earlier ? earlier->baseRevision : command.baseRevision;
        Mutation mutation = before->mutation;
        mutation.payload = toJson(command);
        mutation.createdAt = m_scope.now;
        m_mutations.replacePayload(before->n, before->entity, mutation.payload, mutation.createdAt);
        PendingView(m_scope).apply(mutation);
        return mutation.id;
    }
    if (before) {
        const auto earlier = fromJson<DraftSave>(before->mutation.payload);
        command.baseRevision = earlier ? earlier->baseRevision + 1 : command.baseRevision;
    } else {
        const auto shown = shownDraft(m_scope, command.id);
        const qint64 newest = shown ? shown->revision : 0;
        command.baseRevision = std::min(newest, std::max(command.baseRevision, knownRevision(command.id)));
    }
    const Mutation mutation = makeMutation(command, m_scope.clock);
    m_mutations.append(mutation, command.id.value);
    PendingView(m_scope).apply(mutation);
    return mutation.id;
}

void TypedDrafts::discard(const DraftId &id)
{
    const auto shown = shownDraft(m_scope, id);
    if (!shown || shown->isDone)
        return;
    const auto save = m_mutations.newest(MutationKind::DraftSave, id.value);
    const bool isOnItsWay = save && (save->attempts > 0 || save->state == QueuedMutation::State::Accepted);
    if (save && !isOnItsWay && !m_mutations.isDraftClosedAfter(save->n, id))
        PendingView(m_scope).rebase([&] { m_mutations.remove(save->n); });
    const auto left = shownDraft(m_scope, id);
    if (left && left->revision == 0 && !isOnItsWay) { // only here
        Draft done = *left;
        done.isDone = true;
        EntityRows(m_scope).put(done);
        noteChange(m_scope, done);
    } else if (left) {
        const Mutation mutation = makeMutation(DraftDiscard{id}, m_scope.clock);
        m_mutations.append(mutation, id.value);
        PendingView(m_scope).apply(mutation);
    } else {
        noteChange(m_scope, *shown);
    }
    m_scope.changed.pending = true;
}

DraftSave TypedDrafts::redirected(DraftSave command)
{
    Query query = m_scope.database.query("SELECT moved_to FROM typed_draft WHERE id=? AND moved_to<>'' AND revision>?");
    query.with(command.id, command.baseRevision);
    if (query.next()) {
        command.id = query.value<DraftId>(0);
        command.baseRevision = 0;
    }
    return command;
}

qint64 TypedDrafts::knownRevision(const DraftId &id)
{
    Query query = m_scope.database.query("SELECT revision FROM typed_draft WHERE id=? AND moved_to=''");
    query.bind(1, id);
    return query.next() ? query.value<qint64>(0) : 0;
}

void TypedDrafts::saved(const QueuedMutation &queued)
{
    const auto typed = fromJson<DraftSave>(queued.mutation.payload);
    if (!typed)
        return;
    m_scope.database.run("INSERT INTO typed_draft(id,revision) VALUES(?,?) "
                         "ON CONFLICT(id) DO UPDATE SET revision=excluded.revision, moved_to=''",
                         typed->id, typed->baseRevision + 1);
}

void TypedDrafts::keepText(const QueuedMutation &queued, const MutationAnswer &answer)
{
    const auto typed = typedIn(queued);
    if (!typed || typed->isEmpty() || isKeptElsewhere(*typed))
        return;
    auto base = shownDraft(m_scope, typed->id);
    // The server's row may still be on its way down, and would replace a row of this id: the answer tells it.
    if (const auto server = draftIn(answer); server && server->id == typed->id && (!base || base->revision == 0))
        base = server;
    const auto laterSave = m_mutations.newest(MutationKind::DraftSave, typed->id.value);
    if (!base || base->revision == 0) {
        putLocal(m_scope, *typed);
        retarget(m_mutations.savesAfter(queued.n, typed->id), typed->id);
        return;
    }
    if (queued.mutation.kind == MutationKind::PublicationSubmit && laterSave)
        return; // the draft's own save carries the text
    const bool isSame = base->text == typed->text && base->attachments == typed->attachments
        && (typed->publicLine.isEmpty() || base->publicLine == typed->publicLine) && !base->isDone;
    if (!isSame)
        keepBeside(queued, *typed, base->revision, answer.verdict);
}

bool TypedDrafts::isKeptElsewhere(const DraftSave &typed)
{
    Query query = m_scope.database.query(
        "SELECT 1 FROM typed_draft t JOIN draft d ON d.id=t.moved_to WHERE t.id=? AND d.text=? AND d.attachments=? "
        "AND d.public_line=?");
    query.with(typed.id, typed.text, typed.attachments, typed.publicLine);
    return query.next();
}

void TypedDrafts::keepBeside(const QueuedMutation &refused, const DraftSave &typed, qint64 serversRevision,
                             MutationVerdict verdict)
{
    DraftSave own = typed;
    own.id = newId<DraftId>(m_scope.clock);
    own.baseRevision = 0;
    // What was typed since then goes on in the new draft.
    const auto later = m_mutations.savesAfter(refused.n, typed.id);
    retarget(later, own.id);
    if (later.isEmpty() && verdict == MutationVerdict::Conflict)
        append(own);
    putLocal(m_scope, own);
    m_scope.database.run("INSERT INTO typed_draft(id,revision,moved_to) VALUES(?,?,?) "
                         "ON CONFLICT(id) DO UPDATE SET revision=excluded.revision, moved_to=excluded.moved_to",
                         typed.id, serversRevision, own.id);
}

void TypedDrafts::retarget(const QList<QueuedMutation> &later, const DraftId &id)
{
    // None of them has been handed out: saves of one draft go one at a time.
    qint64 revision = 0;
    for (const QueuedMutation &queued : later) {
        auto typed = fromJson<DraftSave>(queued.mutation.payload);
        if (!typed)
            continue;
        typed->id = id;
        typed->baseRevision = revision++;
        m_mutations.replacePayload(queued.n, id.value, toJson(*typed), queued.mutation.createdAt);
    }
}

void TypedDrafts::saveAgain()
{
    static const std::string sql = sql::selectSql<Draft>("draft", "WHERE author_id=? AND is_done=0");
    QList<Draft> mine;
    {
        Query query = m_scope.database.query(sql);
        query.bind(1, m_scope.me);
        mine = sql::allRows<Draft>(query);
    }
    for (const Draft &draft : std::as_const(mine)) {
        if (draft.isEmpty() || m_mutations.newest(MutationKind::DraftSave, draft.id.value))
            continue;
        append({draft.id, draft.caseId, draft.mentionId, draft.visibility, draft.text, draft.revision,
                draft.attachments, draft.publicLine});
    }
}

void TypedDrafts::append(const DraftSave &command)
{
    m_mutations.append(makeMutation(command, m_scope.clock), command.id.value);
    m_scope.changed.pending = true;
}

} // namespace otklik
