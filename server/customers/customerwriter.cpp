#include "server/customers/customerwriter.h"

#include "models/mutation.h"
#include "server/customers/cleanpicture.h"
#include "server/customers/customerrows.h"
#include "server/store/attachmentstore.h"
#include "server/store/auditlog.h"
#include "server/store/erasedrows.h"
#include "server/store/makeid.h"
#include "server/store/rows.h"
#include "server/store/teamstore.h"
#include "storage/database/rows.h"

#include <algorithm>

namespace otklik::server {

namespace {

/// Adds a change where the two are not equal.
class Differences final
{
public:
    explicit Differences(QList<CustomerChange> &changes) : m_changes(changes) { }

    void add(const QString &field, const QString &before, const QString &after)
    {
        if (before != after)
            m_changes.append({field, before, after});
    }

    void addDetails(const QJsonObject &before, const QJsonObject &after)
    {
        QStringList labels = before.keys() + after.keys();
        labels.sort();
        labels.removeDuplicates();
        for (const QString &label : labels)
            add(label, before.value(label).toString(), after.value(label).toString());
    }

    void addOrders(const QList<Order> &before, const QList<Order> &after)
    {
        for (const Order &order : after) {
            const auto old = std::find_if(before.begin(), before.end(),
                                          [&](const Order &one) { return one.externalId == order.externalId; });
            if (old == before.end() || *old != order)
                m_changes.append({nameOfOrder(order), old == before.end() ? QString() : lineOf(*old), lineOf(order)});
        }
        for (const Order &order : before)
            if (std::none_of(after.begin(), after.end(), [&](const Order &one) { return one.externalId == order.externalId; }))
                m_changes.append({nameOfOrder(order), lineOf(order), QString()});
    }

private:
    static QString nameOfOrder(const Order &order)
    {
        return QStringLiteral("order ") + (order.number.isEmpty() ? order.externalId : order.number);
    }

    QList<CustomerChange> &m_changes;
};

void addRecordChanges(const CustomerRecord &before, const CustomerRecord &after, QList<CustomerChange> &changes)
{
    Differences differences(changes);
    differences.add(QStringLiteral("number"), before.number, after.number);
    differences.add(QStringLiteral("url"), before.url, after.url);
    differences.add(QStringLiteral("city"), before.city, after.city);
    differences.add(QStringLiteral("birth date"), before.birthDate, after.birthDate);
    differences.add(QStringLiteral("tags"), before.tags, after.tags);
    differences.addDetails(before.details, after.details);
    differences.addOrders(before.orders, after.orders);
    if (before.isGone)
        changes.append({QStringLiteral("gone"), QStringLiteral("yes"), QString()});
}

QString textOf(const QList<Attachment> &photo)
{
    if (photo.isEmpty())
        return {};
    const Attachment &one = photo.constFirst();
    return QStringLiteral("%1, %2 x %3").arg(one.mediaType).arg(one.width).arg(one.height);
}

} // namespace

template <class Row>
void CustomerWriter::put(const Row &row)
{
    if (m_mode == Mode::Apply)
        m_rows.put(row);
}

CustomerOutcome CustomerWriter::take(const CustomerRow &row)
{
    CustomerOutcome outcome{CustomerVerdict::Unchanged, row.customer.externalId, row.customer.name, row.place, row.problem,
                            row.raw, {}, row.leftOut, {}};
    const AccountId id = customerAccountId(m_source.title, row.customer.externalId);
    const auto account = m_rows.find<Account>(id);
    if (row.problem.isEmpty() && ErasedRows(m_rows).holds(id.value))
        outcome.code = QStringLiteral("erased");
    else if (row.problem.isEmpty() && row.isUnchanged && !account)
        outcome.code = QStringLiteral("not_here");
    if (!outcome.code.isEmpty()) {
        outcome.verdict = CustomerVerdict::Refused;
        return outcome;
    }
    if (row.isUnchanged) {
        auto record = m_rows.find<CustomerRecord>(id);
        outcome.name = account->name;
        if (!record || !record->isGone)
            return outcome;
        addRecordChanges(*record, *record, outcome.changes);
        record->isGone = false;
        record->importedAt = m_rows.now();
        put(*record);
    } else if (account) {
        takeAgain(*account, row.customer, outcome);
    } else {
        takeNew(id, row.customer, outcome);
        outcome.verdict = CustomerVerdict::New;
        return outcome;
    }
    outcome.verdict = outcome.changes.isEmpty() ? CustomerVerdict::Unchanged : CustomerVerdict::Changed;
    return outcome;
}

void CustomerWriter::takeNew(const AccountId &id, const ImportedCustomer &customer, CustomerOutcome &outcome)
{
    Person person;
    person.id = makeId<PersonId>(m_rows);
    person.updatedAt = m_rows.now();
    Account account;
    account.id = id;
    account.homePersonId = person.id;
    tellAccount(account, m_source.title, customer);
    CustomerRecord record;
    record.id = id;
    record.personId = person.id;
    record.source = m_source.title;
    record.importedAt = m_rows.now();
    if (!tellRecord(record, customer))
        outcome.leftOut.append(QStringLiteral("too_many_details"));
    outcome.name = account.name;
    Differences(outcome.changes).add(QStringLiteral("name"), {}, account.name);
    addRecordChanges({}, record, outcome.changes);
    (void)bringPhotoUp(person, customer, outcome);
    put(person);
    put(account);
    put(record);
    if (m_mode == Mode::Apply)
        TeamStore(m_rows).noteAccount(id, m_source.id);
    bringContactsUp(person.id, customer, outcome);
}

void CustomerWriter::takeAgain(Account account, const ImportedCustomer &customer, CustomerOutcome &outcome)
{
    const Account accountBefore = account;
    tellAccount(account, m_source.title, customer);
    const auto stored = m_rows.find<CustomerRecord>(account.id);
    CustomerRecord record = stored.value_or(CustomerRecord{});
    record.id = account.id;
    record.personId = account.homePersonId;
    record.source = m_source.title;
    record.isGone = false;
    if (!tellRecord(record, customer))
        outcome.leftOut.append(QStringLiteral("too_many_details"));
    outcome.name = account.name;
    Differences(outcome.changes).add(QStringLiteral("name"), accountBefore.name, account.name);
    addRecordChanges(stored.value_or(CustomerRecord{}), record, outcome.changes);
    bringContactsUp(account.homePersonId, customer, outcome);
    if (auto home = m_rows.find<Person>(account.homePersonId); home && bringPhotoUp(*home, customer, outcome)) {
        home->updatedAt = m_rows.now();
        put(*home);
    }
    if (account != accountBefore)
        put(account);
    if (stored && outcome.changes.isEmpty())
        return;
    record.importedAt = m_rows.now();
    put(record);
}

/// True: the person has another picture now, or none any more. Where a colleague has ever chosen one or taken one
/// away, that holds.
bool CustomerWriter::bringPhotoUp(Person &person, const ImportedCustomer &customer, CustomerOutcome &outcome)
{
    QList<Attachment> photo;
    const auto picture = customer.photo.isEmpty() ? std::nullopt : cleanPicture(customer.photo);
    const bool isTooLarge = picture && picture->bytes.size() > largestAttachment;
    if ((!customer.photo.isEmpty() && !picture) || isTooLarge)
        outcome.leftOut.append(isTooLarge ? leftout::photoTooLarge : leftout::photoUnknown);
    else if (picture)
        photo.append({attachmentHashOf(picture->bytes), m_source.title, picture->mediaType, picture->bytes.size(),
                      picture->width, picture->height, {}});
    const bool isLeftOut = outcome.leftOut.contains(leftout::photoTooLarge) || outcome.leftOut.contains(leftout::photoUnknown);
    if (isLeftOut || hashOf(photo) == hashOf(person.photo)
        || AuditLog(m_rows).count(nameOf(MutationKind::PersonPhotoSet), person.id.value) > 0)
        return false;
    outcome.changes.append({QStringLiteral("photo"), textOf(person.photo), textOf(photo)});
    person.photo = photo;
    if (m_mode == Mode::Plan)
        return true;
    AttachmentStore store(m_rows);
    if (picture)
        store.put(hashOf(photo), picture->mediaType, picture->bytes);
    store.use(person.id.value, photo);
    return true;
}

/// A contact that a colleague took away stays away; one that a colleague typed is theirs, whatever the source says.
void CustomerWriter::bringContactsUp(const PersonId &person, const ImportedCustomer &customer, CustomerOutcome &outcome)
{
    auto query = m_rows.database().query(sql::selectSql<Contact>(sql::tableOf<Contact>(), "WHERE person_id=? ORDER BY id"));
    query.bind(1, person);
    const QList<Contact> stored = sql::allRows<Contact>(query);
    const auto told = contactsOf(customer);
    for (const auto &[kind, value] : told) {
        const bool isThere = std::any_of(stored.begin(), stored.end(), [&](const Contact &contact) {
            return contact.kind == kind && contact.value == value && (contact.source == m_source.title || !contact.isRemoved);
        });
        if (isThere)
            continue;
        outcome.changes.append({nameOf(kind), QString(), value});
        addContact(person, kind, value);
    }
    for (Contact contact : stored) {
        if (contact.source != m_source.title || contact.isRemoved || told.contains(std::pair(contact.kind, contact.value)))
            continue;
        outcome.changes.append({nameOf(contact.kind), contact.value, QString()});
        contact.isRemoved = true;
        contact.source.clear(); // so that it is told from one that a colleague took away
        put(contact);
    }
}

void CustomerWriter::addContact(const PersonId &person, ContactKind kind, const QString &value)
{
    Contact contact;
    contact.id = makeId<ContactId>(m_rows);
    contact.personId = person;
    contact.kind = kind;
    contact.value = value;
    contact.addedAt = m_rows.now();
    contact.source = m_source.title;
    put(contact);
}

CustomerOutcome CustomerWriter::markGone(const AccountId &id)
{
    CustomerOutcome outcome;
    outcome.verdict = CustomerVerdict::Gone;
    auto record = m_rows.find<CustomerRecord>(id);
    const auto account = m_rows.find<Account>(id);
    if (account) {
        outcome.name = account->name;
        outcome.externalId = account->externalId.mid(m_source.title.size() + 1);
    }
    outcome.changes.append({QStringLiteral("gone"), QString(), QStringLiteral("yes")});
    if (record) {
        record->isGone = true;
        record->importedAt = m_rows.now();
        put(*record);
    }
    return outcome;
}

} // namespace otklik::server
