#include "server/linkage/accountrecords.h"

#include "server/linkage/profilelinks.h"
#include "server/store/rows.h"
#include "storage/database/rows.h"

#include <algorithm>
#include <set>

namespace otklik::server {

namespace {

/// A style shows in a few pages of text.
constexpr int newestTexts = 20;
constexpr int longestText = 500;

/// Where accounts are found of which something has changed, and by which number.
constexpr std::string_view changedAccounts[] = {
    "SELECT id, seq FROM account WHERE seq>? AND seq<=? ORDER BY seq LIMIT ?",
    "SELECT a.id, p.seq FROM person p JOIN account a ON a.home_person_id=p.id WHERE p.seq>? AND p.seq<=? ORDER BY p.seq LIMIT ?",
    "SELECT a.id, c.seq FROM contact c JOIN account a ON a.home_person_id=c.person_id WHERE c.seq>? AND c.seq<=? ORDER BY c.seq LIMIT ?",
    "SELECT id, seq FROM customer_record WHERE seq>? AND seq<=? ORDER BY seq LIMIT ?",
};

QString digitsOf(const QString &date)
{
    return QString(date).remove(u'-');
}

constexpr qsizetype mostContacts = 50;

void addContact(const Contact &contact, identity::LinkRecord &record)
{
    switch (contact.kind) {
    case ContactKind::Phone:
        record.phones.append(contact.value);
        break;
    case ContactKind::Email:
        record.emails.append(contact.value);
        break;
    case ContactKind::Address:
        record.addresses.append(contact.value);
        break;
    case ContactKind::Link:
        record.links += profileLinksIn(contact.value);
        break;
    case ContactKind::Other:
        break;
    }
}

} // namespace

identity::LinkRecord linkRecordOf(const Account &account, const std::optional<Person> &home, const QList<Contact> &contacts,
                                  const std::optional<CustomerRecord> &customer)
{
    identity::LinkRecord record;
    const bool isCustomer = account.network == customerBase;
    record.names = {account.name};
    if (!isCustomer) { // customer bases count as one network, and have no handles
        record.network = account.network;
        record.handles = {account.handle};
    }
    if (account.network == QLatin1StringView("email")) {
        record.emails.append(account.handle);
        record.verifiedEmails.append(account.handle); // letters came from there
    }
    record.links = profileLinksIn(account.bio);
    if (home) {
        record.names.append(home->name);
        record.cities.append(home->city);
        record.birthDate = digitsOf(home->birthDate);
    }
    for (const Contact &contact : contacts.first(std::min(contacts.size(), mostContacts)))
        addContact(contact, record);
    if (customer) {
        record.numbers.append(customer->number);
        record.cities.append(customer->city);
        if (record.birthDate.isEmpty())
            record.birthDate = digitsOf(customer->birthDate);
    }
    for (QStringList *values : {&record.names, &record.cities, &record.numbers, &record.handles})
        values->removeAll(QString());
    return record;
}

AccountRecords::Page AccountRecords::changed(qint64 after, qint64 upTo, int limit)
{
    std::set<std::pair<qint64, QString>> changed;
    qint64 whole = upTo; // all kinds were read up to here
    for (const std::string_view sql : changedAccounts) {
        auto query = m_rows.database().query(sql);
        query.with(after, upTo, limit);
        int count = 0;
        qint64 last = after;
        while (query.next()) {
            last = query.value<qint64>(1);
            changed.insert({last, query.value<QString>(0)});
            ++count;
        }
        if (count == limit)
            whole = std::min(whole, last);
    }
    Page page;
    page.upTo = whole;
    page.hasMore = whole < upTo;
    std::set<QString> seen;
    for (const auto &[seq, id] : changed) {
        if (seq > whole || !seen.insert(id).second)
            continue;
        const auto account = m_rows.find<Account>(AccountId{id});
        if (account && !account->isBrand)
            page.accounts.append({account->id, recordOf(*account)});
    }
    return page;
}

identity::LinkRecord AccountRecords::recordOf(const Account &account)
{
    static const std::string sql =
        sql::selectSql<Contact>(sql::tableOf<Contact>(), "WHERE person_id=? AND is_removed=0 ORDER BY id LIMIT ?");
    auto query = m_rows.database().query(sql);
    query.with(account.homePersonId, mostContacts);
    auto record = linkRecordOf(account, m_rows.find<Person>(account.homePersonId), sql::allRows<Contact>(query),
                               m_rows.find<CustomerRecord>(account.id));
    if (account.network != customerBase)
        addTexts(account.id, record);
    return record;
}

void AccountRecords::addTexts(const AccountId &account, identity::LinkRecord &record)
{
    auto query = m_rows.database().query("SELECT substr(text, 1, ?) FROM mention WHERE account_id=? AND visibility='public' "
                                         "AND deleted_at IS NULL AND text<>'' ORDER BY published_at DESC LIMIT ?");
    query.with(longestText, account, newestTexts);
    while (query.next())
        record.texts.append(query.value<QString>(0));
}

} // namespace otklik::server
