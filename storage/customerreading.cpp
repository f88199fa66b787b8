#include "storage/customerreading.h"

#include "storage/entries.h"
#include "storage/personrows.h"
#include "storage/searchquery.h"

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

/// Cases that were moved to private, and nobody has said a word in public since. What only says that we have written
/// in private is no such word, however often it is said.
QList<PrivateLoop> openLoops(Database &database, const PersonId &id)
{
    Query query = database.query(
        "SELECT c.id, c.network, d.decided_at, "
        "EXISTS (SELECT 1 FROM publication p WHERE p.case_id=c.id AND p.state='sent' AND p.visibility='private') "
        "FROM \"case\" c JOIN decision d ON d.id=(SELECT id FROM decision WHERE case_id=c.id "
        "ORDER BY decided_at DESC LIMIT 1) WHERE c.person_id=? AND c.state<>'closed' AND d.outcome='move_to_private' "
        "AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.case_id=c.id AND p.state='sent' AND p.visibility='public' "
        "AND NOT EXISTS (SELECT 1 FROM publication f WHERE f.case_id=c.id AND f.after_id=p.id AND f.visibility='private') "
        "AND EXISTS (SELECT 1 FROM publication q WHERE q.case_id=c.id AND q.state='sent' AND q.visibility='private' "
        "AND q.changed_at<p.changed_at))");
    query.bind(1, id);
    QList<PrivateLoop> loops;
    while (query.next())
        loops.append({query.value<CaseId>(0), query.value<QString>(1), query.value<TimePoint>(2), query.value<bool>(3)});
    std::ranges::sort(loops, {}, &PrivateLoop::since);
    return loops;
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
    card.records = rowsAt<CustomerRecord>(database, shown, "WHERE person_id=?");
    card.details = rowsAt<PersonDetail>(database, shown, "WHERE person_id=? AND value<>''");
    card.consents = rowsAt<Consent>(database, shown, "WHERE person_id=? AND is_removed=0");
    std::ranges::sort(card.consents, std::ranges::greater{}, [](const Consent &one) { return std::tuple(one.saidAt, one.id); });
    card.loops = openLoops(database, id);
    card.claim = sql::findById<Claim>(database, id.value).value_or(Claim{});
    card.holderName = userName(database, card.claim.holderId);
    for (const Account &account : std::as_const(card.accounts))
        card.mentionCount += mentionsOf(database, account.id);
    card.displayName = shownName(card.person.name, card.accounts.value(0));
    return card;
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
