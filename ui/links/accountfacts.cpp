#include "ui/links/accountfacts.h"

#include "ui/common/plaintext.h"
#include "ui/links/linktext.h"

#include <QDate>
#include <QLocale>

namespace otklik {

namespace {

constexpr qsizetype longestValue = 160;
constexpr qsizetype mostOfAKind = 4;
constexpr qsizetype mostDetails = 4;

void add(AccountFacts::Facts &facts, const QString &caption, const QString &value)
{
    const QString shown = plaintext::excerpt(value, longestValue);
    if (!shown.trimmed().isEmpty())
        facts.append({caption, shown});
}

QString dateOf(const QString &iso)
{
    const QDate date = QDate::fromString(iso, Qt::ISODate);
    return date.isValid() ? QLocale().toString(date, QLocale::ShortFormat) : iso;
}

QString listOf(QStringList values)
{
    const bool isCut = values.size() > mostOfAKind;
    values = values.mid(0, mostOfAKind);
    if (isCut)
        values.append(QStringLiteral("…"));
    return values.join(QStringLiteral(", "));
}

} // namespace

AccountFacts::Facts AccountFacts::of(const ProposalSide &side, const std::optional<CustomerCard> &card)
{
    Facts facts;
    add(facts, tr("Messages"), QLocale().toString(side.mentionCount));
    const QString person = plaintext::excerpt(side.personName, longestValue);
    if (person != LinkText::name(side.account))
        add(facts, tr("On the card of"), person);
    if (side.record)
        addRecord(facts, *side.record);
    if (card)
        addCard(facts, side, *card);
    return facts;
}

void AccountFacts::addRecord(Facts &facts, const CustomerRecord &record)
{
    add(facts, tr("Customer number"), record.number);
    add(facts, tr("City"), record.city);
    add(facts, tr("Date of birth"), dateOf(record.birthDate));
    add(facts, tr("Tags"), record.tags);
    if (!record.orders.isEmpty())
        add(facts, tr("Orders"), QLocale().toString(record.orders.size()));
    qsizetype shown = 0;
    for (auto detail = record.details.begin(); detail != record.details.end() && shown < mostDetails; ++detail, ++shown)
        add(facts, plaintext::excerpt(detail.key(), 40), detail.value().toString());
    add(facts, tr("From"), record.isGone ? tr("%1, which has it no more").arg(record.source) : record.source);
}

void AccountFacts::addCard(Facts &facts, const ProposalSide &side, const CustomerCard &card)
{
    const bool hasRecord = side.record.has_value();
    if (!hasRecord || side.record->city.isEmpty())
        add(facts, tr("City"), card.person.city);
    if (!hasRecord || side.record->birthDate.isEmpty())
        add(facts, tr("Date of birth"), dateOf(card.person.birthDate));
    QStringList contacts;
    for (const Contact &contact : card.contacts)
        contacts.append(plaintext::oneLine(contact.value));
    add(facts, tr("Contacts"), listOf(contacts));
    QStringList others;
    for (const Account &account : card.accounts)
        if (account.id != side.account.id)
            others.append(LinkText::handleInNetwork(account));
    add(facts, tr("Other accounts"), listOf(others));
}

} // namespace otklik
