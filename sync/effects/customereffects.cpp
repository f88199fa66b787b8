#include "sync/effects/effectcontext.h"

#include "models/persondetail.h"

namespace otklik::effects {

namespace {

/// Marks a note or contact as removed, or takes the mark away.
template <class Row, class AnyId>
Rows setRemoved(EntityKind kind, const AnyId &id, bool isRemoved, const Context &context)
{
    auto row = context.find<Row>(kind, id);
    if (!row || row->isRemoved == isRemoved)
        return {};
    row->isRemoved = isRemoved;
    return {*row};
}

/// Ends the link that places the account now, and moves its open work.
Rows moveAccount(const AccountId &id, const PersonId &to, const Context &context)
{
    Rows rows;
    if (auto link = context.rows.activeLink(id)) {
        link->unlinkedAt = context.at;
        link->unlinkedBy = context.me;
        rows.append(*link);
    }
    const QList<Case> cases = context.rows.casesOf(id);
    for (Case supportCase : cases) {
        supportCase.personId = to;
        rows.append(supportCase);
    }
    return rows;
}

} // namespace

Rows of(const ClaimTake &, const Context &)
{
    return {};
}

Rows of(const ClaimRelease &command, const Context &context)
{
    auto claim = context.find<Claim>(EntityKind::Claim, command.personId);
    if (!claim || holderAt(*claim, context.now) != context.me)
        return {};
    claim->holderId = {};
    return {*claim};
}

Rows of(const NoteAdd &command, const Context &context)
{
    Note note;
    note.id = command.id;
    note.personId = command.personId;
    note.text = command.text;
    note.authorId = context.me;
    note.createdAt = context.at;
    note.updatedAt = context.at;
    note.revision = 1;
    note.channel = command.channel;
    note.happenedAt = command.happenedAt;
    return {note};
}

Rows of(const NoteEdit &command, const Context &context)
{
    auto note = context.find<Note>(EntityKind::Note, command.id);
    if (!note || note->revision != command.baseRevision)
        return {};
    note->text = command.text;
    note->updatedAt = context.at;
    // Counted like the server counts, so that a second edit made offline names the right revision.
    ++note->revision;
    return {*note};
}

Rows of(const NoteRemove &command, const Context &context)
{
    return setRemoved<Note>(EntityKind::Note, command.id, true, context);
}

Rows of(const NoteRestore &command, const Context &context)
{
    return setRemoved<Note>(EntityKind::Note, command.id, false, context);
}

Rows of(const ContactAdd &command, const Context &context)
{
    Contact contact;
    contact.id = command.id;
    contact.personId = command.personId;
    contact.kind = command.kind;
    contact.value = command.value;
    contact.addedBy = context.me;
    contact.addedAt = context.at;
    return {contact};
}

Rows of(const ContactRemove &command, const Context &context)
{
    return setRemoved<Contact>(EntityKind::Contact, command.id, true, context);
}

Rows of(const ContactRestore &command, const Context &context)
{
    return setRemoved<Contact>(EntityKind::Contact, command.id, false, context);
}

Rows of(const ContactEdit &command, const Context &context)
{
    auto contact = context.find<Contact>(EntityKind::Contact, command.id);
    if (!contact || contact->value != command.expected || !contact->source.isEmpty())
        return {};
    contact->value = command.value;
    return {*contact};
}

Rows of(const PersonEdit &command, const Context &context)
{
    auto person = context.find<Person>(EntityKind::Person, command.id);
    if (!person || fieldOf(*person, command.which) != command.expected)
        return {};
    fieldOf(*person, command.which) = command.value;
    person->updatedAt = context.at;
    return {*person};
}

Rows of(const PersonPhotoSet &command, const Context &context)
{
    auto person = context.find<Person>(EntityKind::Person, command.id);
    if (!person || hashOf(person->photo) != command.expected)
        return {};
    person->photo = command.attachments;
    person->updatedAt = context.at;
    return {*person};
}

Rows of(const PersonDetailSet &command, const Context &context)
{
    PersonDetail detail{detailIdOf(command.personId, command.key), command.personId, command.key, {}, {}, {}};
    detail = context.find<PersonDetail>(EntityKind::PersonDetail, detail.id).value_or(detail);
    if (detail.value != command.expected)
        return {};
    detail.value = command.value;
    detail.setBy = context.me;
    detail.setAt = context.at;
    return {detail};
}

Rows of(const ConsentAdd &command, const Context &context)
{
    return {Consent{command.id, command.personId, command.kind, command.isGiven, command.source, command.saidAt,
                    context.me, context.at, false}};
}

Rows of(const ConsentRemove &command, const Context &context)
{
    return setRemoved<Consent>(EntityKind::Consent, command.id, command.isRemoved, context);
}

Rows of(const ProposalDecide &command, const Context &context)
{
    // Which accounts move, only the server knows.
    auto proposal = context.find<LinkProposal>(EntityKind::LinkProposal, command.id);
    if (!proposal || proposal->state == command.state)
        return {};
    proposal->state = command.state;
    proposal->decidedBy = context.me;
    proposal->decidedAt = context.at;
    return {*proposal};
}

Rows of(const CardView &, const Context &)
{
    return {};
}

Rows of(const LinkAccount &command, const Context &context)
{
    const auto account = context.find<Account>(EntityKind::Account, command.accountId);
    if (!account)
        return {};
    Rows rows = moveAccount(command.accountId, command.personId, context);
    if (command.personId == account->homePersonId)
        return rows; // at home an account needs no link
    AccountLink link;
    link.id = command.id;
    link.accountId = command.accountId;
    link.personId = command.personId;
    link.linkedBy = context.me;
    link.linkedAt = context.at;
    rows.append(link);
    return rows;
}

Rows of(const UnlinkAccount &command, const Context &context)
{
    const auto account = context.find<Account>(EntityKind::Account, command.accountId);
    if (!account || !context.rows.activeLink(command.accountId))
        return {};
    return moveAccount(command.accountId, account->homePersonId, context);
}

} // namespace otklik::effects
