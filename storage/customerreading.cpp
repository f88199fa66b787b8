#include "storage/customerreading.h"

#include "storage/entries.h"
#include "storage/searchquery.h"
#include "storage/database/rows.h"

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

/// Rows of `Row` at each of the persons, by the same query.
template <class Row>
QList<Row> rowsAt(Database &database, const QList<PersonId> &persons, const std::string &rest)
{
    static const std::string sql = sql::selectSql<Row>(sql::tableOf<Row>(), rest);
    QList<Row> rows;
    for (const PersonId &person : persons) {
        Query query = database.query(sql);
        query.bind(1, person);
        rows += sql::allRows<Row>(query);
    }
    return rows;
}

QList<PersonId> personsShownAt(const PersonId &id, const QList<Account> &accounts)
{
    QList<PersonId> persons{id};
    for (const Account &account : accounts)
        if (!persons.contains(account.homePersonId))
            persons.append(account.homePersonId);
    return persons;
}

qint64 mentionsOf(Database &database, const AccountId &id)
{
    Query query = database.query("SELECT count(*) FROM mention INDEXED BY mention_account WHERE account_id=?");
    query.bind(1, id);
    return query.next() ? query.value<qint64>(0) : 0;
}

void addKeys(Database &database, QList<qint64> &keys, std::string_view sql, const AccountId &id, qint64 before,
             int limit)
{
    Query query = database.query(sql);
    query.with(id, before, limit);
    while (query.next())
        keys.append(query.value<qint64>(0));
}

} // namespace

Result<CustomerCard> readCard(Database &database, const PersonId &id)
{
    auto person = sql::findById<Person>(database, id.value);
    if (!person)
        return failure(Error::Kind::CorrectInput, QStringLiteral("unknown_person"), id.value);
    CustomerCard card;
    card.person = std::move(*person);
    card.accounts = accountsOf(database, id);
    const QList<PersonId> shown = personsShownAt(id, card.accounts);
    card.links = rowsAt<AccountLink>(database, {id}, "WHERE person_id=? AND unlinked_at IS NULL");
    card.contacts = rowsAt<Contact>(database, shown, "WHERE person_id=? AND is_removed=0");
    card.notes = rowsAt<Note>(database, shown, "WHERE person_id=? AND is_removed=0");
    std::ranges::sort(card.notes, std::ranges::greater{}, &Note::createdAt);
    card.promises = rowsAt<Promise>(database, shown, "WHERE person_id=? ORDER BY due_at");
    card.bonuses = rowsAt<BonusGrant>(database, shown, "WHERE person_id=? ORDER BY given_at DESC");
    card.interests = rowsAt<Interest>(database, shown, "WHERE person_id=? ORDER BY added_at DESC");
    card.moderations = rowsAt<Moderation>(database, shown, "WHERE person_id=? ORDER BY made_at DESC");
    card.loyalty = rowsAt<LoyaltyTrack>(database, shown, "WHERE person_id=?");
    card.claim = sql::findById<Claim>(database, id.value).value_or(Claim{});
    card.holderName = userName(database, card.claim.holderId);
    for (const Account &account : std::as_const(card.accounts))
        card.mentionCount += mentionsOf(database, account.id);
    card.displayName = card.person.name;
    if (card.displayName.isEmpty() && !card.accounts.isEmpty()) {
        const Account &first = card.accounts.constFirst();
        card.displayName = first.name.isEmpty() ? first.handle : first.name;
    }
    return card;
}

Result<TimelinePage> readTimeline(Database &database, const PersonId &id, const std::optional<TimelineCursor> &before,
                                  int limit)
{
    const qint64 end = keyBefore(database, before);
    QList<qint64> keys;
    const auto accounts = accountsOf(database, id);
    for (const Account &account : accounts) {
        addKeys(database, keys, "SELECT key FROM mention WHERE account_id=? AND key<? ORDER BY key DESC LIMIT ?",
                account.id, end, limit + 1);
        addKeys(database, keys,
                "SELECT key FROM mention WHERE addressee_id=? AND addressee_id<>'' AND key<? "
                "ORDER BY key DESC LIMIT ?",
                account.id, end, limit + 1);
    }
    std::ranges::sort(keys, std::ranges::greater{});
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    TimelinePage page;
    page.hasMore = keys.size() > limit;
    static const std::string sql = entrySql("WHERE m.key=?");
    for (const qint64 key : keys.first(std::min<qsizetype>(limit, keys.size()))) {
        Query query = database.query(sql);
        query.bind(1, key);
        page.entries += allEntries(database, query);
    }
    return page;
}

Result<QList<Account>> findAccountsBy(Database &database, const QString &text, int limit)
{
    const QString expression = prefixExpression(text);
    if (expression.isEmpty())
        return QList<Account>{};
    static const std::string sql = "SELECT " + sql::columnsOf<Account>("a.")
        + " FROM account_words w CROSS JOIN account a ON a.n=w.rowid WHERE account_words MATCH ? "
          "ORDER BY w.rowid DESC LIMIT ?";
    Query query = database.query(sql);
    query.with(expression, limit);
    return sql::allRows<Account>(query);
}

} // namespace otklik
