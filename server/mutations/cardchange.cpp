#include "server/mutations/cardchange.h"

#include "server/store/auditlog.h"
#include "server/store/rows.h"

namespace otklik::server {

namespace {

/// The person whose card a command changes; none where it changes no card.
struct WhoseCard final
{
    Rows &rows;

    template <class Row, class Id>
    PersonId of(const Id &id) const
    {
        const auto row = rows.find<Row>(id);
        return row ? row->personId : PersonId();
    }

    PersonId operator()(const NoteAdd &c) const { return c.personId; }
    PersonId operator()(const NoteEdit &c) const { return of<Note>(c.id); }
    PersonId operator()(const NoteRemove &c) const { return of<Note>(c.id); }
    PersonId operator()(const NoteRestore &c) const { return of<Note>(c.id); }
    PersonId operator()(const ContactAdd &c) const { return c.personId; }
    PersonId operator()(const ContactEdit &c) const { return of<Contact>(c.id); }
    PersonId operator()(const ContactRemove &c) const { return of<Contact>(c.id); }
    PersonId operator()(const ContactRestore &c) const { return of<Contact>(c.id); }
    PersonId operator()(const PersonEdit &c) const { return c.id; }
    PersonId operator()(const PersonPhotoSet &c) const { return c.id; }
    PersonId operator()(const PersonDetailSet &c) const { return c.personId; }
    PersonId operator()(const ConsentAdd &c) const { return c.personId; }
    PersonId operator()(const InterestAdd &c) const { return c.personId; }
    PersonId operator()(const InterestStrike &c) const { return of<Interest>(c.id); }
    template <class Other>
    PersonId operator()(const Other &) const
    {
        return {};
    }
};

struct WhichField final
{
    QJsonObject operator()(const PersonEdit &c) const { return {{QStringLiteral("field"), QString(nameOf(c.which))}}; }
    QJsonObject operator()(const PersonDetailSet &c) const { return {{QStringLiteral("field"), c.key}}; }
    template <class Other>
    QJsonObject operator()(const Other &) const
    {
        return {};
    }
};

} // namespace

void auditCardChange(Rows &rows, const User &me, const Command &command)
{
    const PersonId person = std::visit(WhoseCard{rows}, command);
    if (!person.isEmpty())
        AuditLog(rows).write(me.id, nameOf(static_cast<MutationKind>(command.index())), person.value,
                             std::visit(WhichField(), command));
}

} // namespace otklik::server
