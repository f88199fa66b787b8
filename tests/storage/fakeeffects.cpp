#include "tests/storage/fakeeffects.h"

#include "models/command.h"

namespace otklik {

namespace {

struct Guess
{
    const UserId &me;
    TimePoint at;
    EntityReader &rows;

    template <class Row>
    std::optional<Row> find(EntityKind kind, const QString &id) const
    {
        const auto entity = rows.find(kind, id);
        return entity ? std::optional(std::get<Row>(*entity)) : std::nullopt;
    }

    QList<Entity> operator()(const NoteAdd &command) const
    {
        Note note;
        note.id = command.id;
        note.personId = command.personId;
        note.text = command.text;
        note.authorId = me;
        note.revision = 1;
        return {note};
    }
    QList<Entity> operator()(const NoteEdit &command) const
    {
        auto note = find<Note>(EntityKind::Note, command.id.value);
        if (!note)
            return {};
        note->text = command.text;
        ++note->revision;
        return {*note};
    }
    QList<Entity> operator()(const CaseClose &command) const
    {
        auto row = find<Case>(EntityKind::Case, command.caseId.value);
        if (!row)
            return {};
        row->state = CaseState::Closed;
        row->closeReason = command.reason;
        row->changedAt = at;
        return {*row};
    }
    QList<Entity> operator()(const DraftSave &command) const
    {
        Draft draft;
        draft.id = command.id;
        draft.caseId = command.caseId;
        draft.mentionId = command.mentionId;
        draft.authorId = me;
        draft.visibility = command.visibility;
        draft.text = command.text;
        draft.attachments = command.attachments;
        draft.publicLine = command.publicLine;
        draft.revision = command.baseRevision + 1;
        draft.updatedAt = at;
        return {draft};
    }
    QList<Entity> operator()(const DraftDiscard &command) const { return setDone(command.id); }
    QList<Entity> operator()(const PublicationSubmit &command) const
    {
        Publication row;
        row.id = command.id;
        row.draftId = command.draftId;
        row.caseId = command.caseId;
        row.mentionId = command.mentionId;
        row.authorId = me;
        row.text = command.text;
        row.state = PublicationState::Queued;
        row.changedAt = at;
        QList<Entity> effects{row};
        return effects + setDone(command.draftId);
    }
    template <class Other>
    QList<Entity> operator()(const Other &) const { return {}; }

    QList<Entity> setDone(const DraftId &id) const
    {
        auto draft = find<Draft>(EntityKind::Draft, id.value);
        if (!draft)
            return {};
        draft->isDone = true;
        return {*draft};
    }
};

} // namespace

QList<Entity> FakeEffects::effectsOf(const Mutation &mutation, const UserId &me, TimePoint, EntityReader &rows) const
{
    const auto command = commandOf(mutation);
    return command ? std::visit(Guess{me, mutation.createdAt, rows}, *command) : QList<Entity>{};
}

} // namespace otklik
