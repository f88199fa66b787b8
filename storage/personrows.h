#pragma once

#include "storage/database/rows.h"
#include "storage/sqlite/database.h"

namespace otklik {

/// The persons whose rows one card shows: its own, and the homes of the accounts that stand under it.
[[nodiscard]] inline QList<PersonId> personsShownAt(const PersonId &id, const QList<Account> &accounts)
{
    QList<PersonId> persons{id};
    for (const Account &account : accounts)
        if (!persons.contains(account.homePersonId))
            persons.append(account.homePersonId);
    return persons;
}

/// What a person is called: by the name that was typed, else by that of an account.
[[nodiscard]] inline QString shownName(const QString &typed, const Account &account)
{
    if (!typed.isEmpty())
        return typed;
    return account.name.isEmpty() ? account.handle : account.name;
}

/// Rows of `Row` at each of the persons, by the same query.
template <class Row>
[[nodiscard]] QList<Row> rowsAt(sqlite::Database &database, const QList<PersonId> &persons, const std::string &rest)
{
    const std::string sql = sql::selectSql<Row>(sql::tableOf<Row>(), rest);
    QList<Row> rows;
    for (const PersonId &person : persons) {
        sql::Query query = database.query(sql);
        query.bind(1, person);
        rows += sql::allRows<Row>(query);
    }
    return rows;
}

} // namespace otklik
