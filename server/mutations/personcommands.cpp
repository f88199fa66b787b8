#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/attachmentstore.h"
#include "server/store/rows.h"

#include <QDate>
#include <QTimeZone>

#include <algorithm>

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

/// Whether a field can hold it; what is free text can hold anything.
bool canHold(PersonField which, const QString &value)
{
    if (value.isEmpty())
        return true;
    if (which == PersonField::TimeZone)
        return value.size() <= longestId && QTimeZone::isTimeZoneIdAvailable(value.toUtf8());
    if (which == PersonField::BirthDate)
        return value.size() == 10 && QDate::fromString(value, Qt::ISODate).isValid();
    return true;
}

bool isDetailKey(const QString &key)
{
    const auto isPlain = [](QChar c) { return c.isLower() || c.isDigit() || c == u'_'; };
    return !key.isEmpty() && key.size() <= longestDetailKey && std::ranges::all_of(key, isPlain);
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
    rows.put(Note{command.id, command.personId, command.text, context.me.id, rows.now(), rows.now(), 1, false,
                  command.channel, command.happenedAt});
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
    rows.put(Contact{command.id, command.personId, command.kind, command.value, context.me.id, rows.now(), false, {}});
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

Verdict apply(const ContactEdit &command, CommandContext &context)
{
    if (auto refused = checkText(command.value))
        return *refused;
    auto contact = context.rows.find<Contact>(command.id);
    if (!contact)
        return rejected(refusal::notFound);
    if (!contact->source.isEmpty())
        return rejected(refusal::notAllowed); // the next import would take it back
    if (contact->value != command.expected)
        return conflict(QLatin1StringView("contact_changed"), *contact);
    contact->value = command.value;
    context.rows.put(*contact);
    return accepted();
}

Verdict apply(const PersonPhotoSet &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkAttachments(command.attachments))
        return *refused;
    if (command.attachments.size() > 1)
        return rejected(QLatin1StringView("too_many_attachments"), {{QStringLiteral("limit"), 1}});
    auto person = rows.find<Person>(command.id);
    if (!person)
        return rejected(refusal::notFound);
    if (hashOf(person->photo) != command.expected)
        return conflict(QLatin1StringView("person_changed"), *person);
    if (!command.attachments.isEmpty() && !AttachmentStore(rows).has(hashOf(command.attachments)))
        return rejected(QLatin1StringView("attachment_missing"),
                        {{QStringLiteral("name"), command.attachments.constFirst().name}});
    person->photo = command.attachments;
    person->updatedAt = rows.now();
    rows.put(*person);
    AttachmentStore(rows).use(person->id.value, person->photo);
    return accepted();
}

Verdict apply(const PersonDetailSet &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (!isDetailKey(command.key))
        return rejected(refusal::badValue);
    if (command.value.size() > longestText)
        return rejected(refusal::textTooLarge);
    if (!rows.find<Person>(command.personId))
        return rejected(refusal::notFound);
    PersonDetail detail{detailIdOf(command.personId, command.key), command.personId, command.key, {}, {}, {}};
    detail = rows.find<PersonDetail>(detail.id).value_or(detail);
    if (detail.value != command.expected)
        return conflict(QLatin1StringView("person_detail_changed"), detail);
    detail.value = command.value;
    detail.setBy = context.me.id;
    detail.setAt = rows.now();
    rows.put(detail);
    return accepted();
}

Verdict apply(const PersonEdit &command, CommandContext &context)
{
    if (command.value.size() > longestText)
        return rejected(refusal::textTooLarge);
    if (!canHold(command.which, command.value))
        return rejected(refusal::badValue);
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
