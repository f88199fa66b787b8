#include "server/erasure/personlookup.h"

#include "models/customer.h"
#include "server/store/peoplestore.h"
#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

namespace {

QList<Account> accountsNamed(Rows &rows, const QString &network, const QString &name)
{
    if (auto exact = PeopleStore(rows).accountByExternalId(network, name))
        return {*exact};
    auto query = rows.database().query(sql::selectSql<Account>(sql::tableOf<Account>(), "WHERE network=? ORDER BY id"));
    query.bind(1, network);
    const QString handle = name.startsWith(u'@') ? name.mid(1) : name;
    QList<Account> found;
    while (query.next()) {
        const auto account = sql::rowOf<Account>(query);
        if (account.handle.compare(handle, Qt::CaseInsensitive) == 0)
            found.append(account);
    }
    return found;
}

} // namespace

Result<PersonId> findPerson(Rows &rows, const QString &name)
{
    if (const auto person = rows.find<Person>(name))
        return person->id;
    const qsizetype colon = name.indexOf(u':');
    const QList<Account> accounts = colon > 0 ? accountsNamed(rows, name.left(colon), name.mid(colon + 1)) : QList<Account>();
    QStringList persons;
    for (const Account &account : accounts) {
        if (account.isBrand)
            return failure(Error::Kind::CorrectInput, QStringLiteral("brand_account"));
        const QString person = PeopleStore(rows).personOf(account).value;
        if (!persons.contains(person))
            persons.append(person);
    }
    if (persons.isEmpty())
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_such_person"));
    if (persons.size() > 1)
        return failure(Error::Kind::CorrectInput, QStringLiteral("person_ambiguous"), persons.join(u' '));
    return PersonId{persons.constFirst()};
}

} // namespace otklik::server
