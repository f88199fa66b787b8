#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/rows.h"

namespace otklik::server {

namespace {

/// Marks a note or contact as removed, or takes the mark away.
template <class Row>
Verdict setRemoved(std::optional<Row> row, bool isRemoved, CommandContext &context)
{
    if (!row)
        return rejected(refusal::notFound);
    if (row->isRemoved == isRemoved)
        return accepted();
    row->isRemoved = isRemoved;
    context.rows.put(*row);
    return accepted();
}

bool mayEdit(const std::optional<Note> &note, const User &me)
{
    return !note || note->authorId == me.id || canReview(me.role);
}

QString &fieldOf(Person &person, PersonField which)
{
    switch (which) {
    case PersonField::Name:
        return person.name;
    case PersonField::Language:
        return person.language;
    case PersonField::City:
        return person.city;
    case PersonField::Tags:
        return person.tags;
    }
    return person.name;
}

} // namespace

Verdict apply(const NoteAdd &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (auto refused = checkText(command.text))
        return *refused;
    if (!rows.find<Person>(command.personId))
        return rejected(refusal::notFound);
    if (rows.find<Note>(command.id))
        return rejected(refusal::idExists);
    rows.put(Note{command.id, command.personId, command.text, context.me.id, rows.now(), rows.now(), 1, false});
    return accepted();
}

Verdict apply(const NoteEdit &command, CommandContext &context)
{
    if (auto refused = checkText(command.text))
        return *refused;
    auto note = context.rows.find<Note>(command.id);
    if (!note)
        return rejected(refusal::notFound);
    if (!mayEdit(note, context.me))
        return rejected(refusal::notAllowed);
    if (note->revision != command.baseRevision)
        return conflict(QLatin1StringView("note_changed"), *note);
    note->text = command.text;
    note->updatedAt = context.rows.now();
    ++note->revision;
    context.rows.put(*note);
    return accepted();
}

Verdict apply(const NoteRemove &command, CommandContext &context)
{
    const auto note = context.rows.find<Note>(command.id);
    return mayEdit(note, context.me) ? setRemoved(note, true, context) : rejected(refusal::notAllowed);
}

Verdict apply(const NoteRestore &command, CommandContext &context)
{
    const auto note = context.rows.find<Note>(command.id);
    return mayEdit(note, context.me) ? setRemoved(note, false, context) : rejected(refusal::notAllowed);
}

Verdict apply(const ContactAdd &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (auto refused = checkText(command.value))
        return *refused;
    if (!rows.find<Person>(command.personId))
        return rejected(refusal::notFound);
    if (rows.find<Contact>(command.id))
        return rejected(refusal::idExists);
    rows.put(Contact{command.id, command.personId, command.kind, command.value, context.me.id, rows.now(), false});
    return accepted();
}

Verdict apply(const ContactRemove &command, CommandContext &context)
{
    return setRemoved(context.rows.find<Contact>(command.id), true, context);
}

Verdict apply(const ContactRestore &command, CommandContext &context)
{
    return setRemoved(context.rows.find<Contact>(command.id), false, context);
}

Verdict apply(const PersonEdit &command, CommandContext &context)
{
    if (command.value.size() > longestText)
        return rejected(refusal::textTooLarge);
    auto person = context.rows.find<Person>(command.id);
    if (!person)
        return rejected(refusal::notFound);
    if (fieldOf(*person, command.which) != command.expected)
        return conflict(QLatin1StringView("person_changed"), *person);
    fieldOf(*person, command.which) = command.value;
    person->updatedAt = context.rows.now();
    context.rows.put(*person);
    return accepted();
}

} // namespace otklik::server
