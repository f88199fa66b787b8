#include "ui/rights/rightstext.h"

#include "models/customer.h"
#include "models/entity.h"
#include "ui/common/errortext.h"
#include "ui/common/plaintext.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace otklik {

QString RightsText::trouble(const Error &error)
{
    return error.kind == Error::Kind::Retry ? tr("The server cannot be asked at the moment. Nothing was done; try again when it is reached.")
                                            : ErrorText::sentence(error);
}

QString RightsText::kind(ConsentKind kind)
{
    switch (kind) {
    case ConsentKind::Storage:
        return tr("Keeping their data");
    case ConsentKind::Marketing:
        return tr("Offers and news");
    case ConsentKind::Calls:
        return tr("Calls");
    case ConsentKind::Sharing:
        return tr("Passing on to partners");
    }
    return {};
}

QString RightsText::answer(bool isGiven)
{
    return isGiven ? tr("agreed") : tr("refused");
}

QString RightsText::who(const JournalEntry &entry)
{
    if (!entry.userName.isEmpty())
        return plaintext::oneLine(entry.userName);
    return entry.userId.isEmpty() ? tr("The server") : tr("A former colleague");
}

QString RightsText::fieldOf(const JournalEntry &entry)
{
    const QString field = entry.detail.value(QStringLiteral("field")).toString();
    const QHash<QString, QString> names{
        {QStringLiteral("name"), tr("name")},           {QStringLiteral("language"), tr("language")},
        {QStringLiteral("city"), tr("city")},           {QStringLiteral("tags"), tr("tags")},
        {QStringLiteral("time_zone"), tr("time zone")}, {QStringLiteral("birth_date"), tr("date of birth")},
    };
    return names.value(field, plaintext::oneLine(field));
}

QString RightsText::deed(const JournalEntry &entry)
{
    const QString &action = entry.action;
    if (action == u"person.edit")
        return tr("changed a detail: %1").arg(fieldOf(entry));
    if (action == u"person_detail.set")
        return tr("changed a field: %1").arg(fieldOf(entry));
    const QHash<QString, QString> deeds{
        {QStringLiteral("card.viewed"), tr("looked at the card")},
        {QStringLiteral("person.exported"), tr("exported all data")},
        {QStringLiteral("note.add"), tr("wrote a note")},
        {QStringLiteral("note.edit"), tr("changed a note")},
        {QStringLiteral("note.remove"), tr("removed a note")},
        {QStringLiteral("note.restore"), tr("brought a note back")},
        {QStringLiteral("contact.add"), tr("added a contact")},
        {QStringLiteral("contact.edit"), tr("changed a contact")},
        {QStringLiteral("contact.remove"), tr("removed a contact")},
        {QStringLiteral("contact.restore"), tr("brought a contact back")},
        {QStringLiteral("person_photo.set"), tr("changed the picture")},
        {QStringLiteral("interest.add"), tr("added an interest")},
        {QStringLiteral("interest.strike"), tr("struck out an interest")},
        {QStringLiteral("consent.add"), tr("wrote down a consent")},
        {QStringLiteral("consent.removed"), tr("removed a consent")},
        {QStringLiteral("consent.restored"), tr("brought a consent back")},
        {QStringLiteral("account.linked"), tr("put an account under this customer")},
        {QStringLiteral("account.unlinked"), tr("took an account apart again")},
        {QStringLiteral("proposal.decided"), tr("decided whether two accounts are one person’s")},
        {QStringLiteral("claim.taken_over"), tr("took the customer over from a colleague")},
        {QStringLiteral("bonus.given"), tr("gave a bonus")},
        {QStringLiteral("bonus.withdrawn"), tr("took a bonus back")},
        {QStringLiteral("moderation.added"), tr("warned, or asked for a removal or block")},
        {QStringLiteral("moderation.approved"), tr("approved a removal or block")},
        {QStringLiteral("moderation.refused"), tr("refused a removal or block")},
        {QStringLiteral("moderation.done"), tr("carried out a removal or block")},
        {QStringLiteral("moderation.withdrawn"), tr("took a removal or block back")},
        {QStringLiteral("personal_data.published"), tr("published personal data with a reason")},
        {QStringLiteral("publication.resolved"), tr("said what became of a reply")},
        {QStringLiteral("publication.posted_by_hand"), tr("wrote down a reply that was posted by hand")},
        {QStringLiteral("review.approved"), tr("approved a reply")},
        {QStringLiteral("review.returned"), tr("returned a reply")},
    };
    return deeds.value(action, plaintext::oneLine(action));
}

QString RightsText::count(const ErasedCount &count)
{
    const int n = static_cast<int>(std::clamp<qint64>(count.count, 0, std::numeric_limits<int>::max()));
    const auto kind = fromName<EntityKind>(count.kind);
    if (!kind)
        return count.kind == u"attachments" ? tr("%n picture(s)", nullptr, n) : QString();
    switch (*kind) {
    case EntityKind::Account:
        return tr("%n account(s)", nullptr, n);
    case EntityKind::Mention:
        return tr("%n message(s), with what was answered to them", nullptr, n);
    case EntityKind::Case:
        return tr("%n case(s) with everything done in them", nullptr, n);
    case EntityKind::Draft:
        return tr("%n draft(s)", nullptr, n);
    case EntityKind::Publication:
        return tr("%n reply(ies) from here", nullptr, n);
    case EntityKind::Note:
        return tr("%n note(s)", nullptr, n);
    case EntityKind::Contact:
        return tr("%n contact(s)", nullptr, n);
    case EntityKind::Promise:
        return tr("%n promise(s)", nullptr, n);
    case EntityKind::BonusGrant:
        return tr("%n bonus(es)", nullptr, n);
    case EntityKind::Interest:
        return tr("%n interest(s)", nullptr, n);
    case EntityKind::Consent:
        return tr("%n consent(s)", nullptr, n);
    case EntityKind::CustomerRecord:
        return tr("%n record(s) of the customer base", nullptr, n);
    case EntityKind::PersonDetail:
        return tr("%n field(s) of the team’s own", nullptr, n);
    default:
        return {};
    }
}

} // namespace otklik
