#include "storage/entityrows.h"

#include "storage/database/rows.h"
#include "storage/timekey.h"
#include "storage/writescope.h"

namespace otklik {

using sql::Query;

namespace {

enum Owner { Nobody = 0, Me = 1, Other = 2 };

template <size_t I = 0>
std::optional<Entity> findRow(sqlite::Database &database, size_t index, const QString &id)
{
    if constexpr (I < std::variant_size_v<Entity>) {
        if (index != I)
            return findRow<I + 1>(database, index, id);
        return sql::findById<std::variant_alternative_t<I, Entity>>(database, id);
    } else {
        return std::nullopt;
    }
}

/// What was last said about the claim of a person, and the feed does not yet show.
std::optional<MutationKind> lastClaimCommand(WriteScope &scope, const PersonId &id)
{
    Query query = scope.database.query(
        "SELECT kind FROM mutation WHERE entity=? AND kind IN ('claim.take','claim.release') "
        "AND state IN ('waiting','accepted') ORDER BY n DESC LIMIT 1");
    query.bind(1, id);
    return query.next() ? std::optional(query.value<MutationKind>(0)) : std::nullopt;
}

} // namespace

void EntityRows::put(const Entity &entity)
{
    std::visit([this](const auto &row) { putRow(row); }, entity);
}

template <class Row>
void EntityRows::putRow(const Row &row)
{
    sql::upsert(m_scope.database, row);
}

void EntityRows::putRow(const Case &row)
{
    static const std::string sql = "INSERT INTO \"case\"(" + sql::columnsOf<Case>() + ",owner) VALUES("
        + sql::placeholdersOf<Case>() + ",?)"
        + sql::onConflictSql<Case>() + ",owner=excluded.owner";
    Query query = m_scope.database.query(sql);
    const int next = sql::bindFields(query, row);
    query.bind(next, ownerOf(row.personId));
    query.run();
}

void EntityRows::putRow(const Claim &row)
{
    const auto known = sql::findById<Claim>(m_scope.database, row.id.value);
    const bool wasMine = known && holderAt(*known, m_scope.now) == m_scope.me;
    if (wasMine && !row.holderId.isEmpty() && row.holderId != m_scope.me && lastClaimCommand(m_scope, row.id) != MutationKind::ClaimRelease)
        m_scope.changed.takenOver.insert(row.id);
    sql::upsert(m_scope.database, row);
    updateOwner(row.id);
}

void EntityRows::putRow(const Account &row)
{
    const auto known = sql::findById<Account>(m_scope.database, row.id.value);
    if (known && known->name == row.name && known->handle == row.handle)
        sql::upsert(m_scope.database, row);
    else
        m_scope.words.changeAccount(row.id, [&] { sql::upsert(m_scope.database, row); });
}

void EntityRows::putRow(const Mention &row)
{
    qint64 key = 0;
    bool isSame = false;
    {
        Query known =
            m_scope.database.query("SELECT key, text=?2 AND account_id=?3 AND network=?4 FROM mention WHERE id=?1");
        known.with(row.id, row.text, row.accountId, row.network);
        if (known.next()) {
            key = known.value<qint64>(0);
            isSame = known.value<bool>(1);
        }
    }
    const bool isNew = key == 0;
    if (isNew)
        key = freeKey(row.publishedAt);
    else if (!isSame)
        m_scope.words.forget(key);
    static const std::string sql = "INSERT INTO mention(" + sql::columnsOf<Mention>() + ",key) VALUES("
        + sql::placeholdersOf<Mention>() + ",?)"
        + sql::onConflictSql<Mention>();
    {
        Query query = m_scope.database.query(sql);
        const int next = sql::bindFields(query, row);
        query.bind(next, key);
        query.run();
    }
    if (!isSame)
        m_scope.words.add(key);
    if (isNew)
        findAddressee(row, key);
}

qint64 EntityRows::freeKey(TimePoint publishedAt)
{
    // Imports know only the day of many posts: a full millisecond spills into the next ones.
    for (qint64 first = firstKeyOf(publishedAt);; first += keysPerMillisecond) {
        Query taken = m_scope.database.query("SELECT max(key) FROM mention WHERE key BETWEEN ? AND ?");
        const qint64 last = first + keysPerMillisecond - 1;
        taken.with(first, last);
        if (!taken.next() || taken.isNull(0))
            return first == 0 ? 1 : first; // 0 says "unknown"
        if (const auto highest = taken.value<qint64>(0); highest < last)
            return highest + 1;
    }
}

void EntityRows::findAddressee(const Mention &mention, qint64 key)
{
    if (!mention.isBrand) {
        // Replies that came before what they answer.
        m_scope.database.run("UPDATE mention SET addressee_id=? WHERE in_reply_to=? AND source_id=? AND is_brand=1 "
                             "AND addressee_id='' AND in_reply_to<>''",
                             mention.accountId, mention.externalId, mention.sourceId);
        return;
    }
    AccountId addressee;
    if (!mention.inReplyTo.isEmpty()) {
        Query parent = m_scope.database.query(
            "SELECT CASE is_brand WHEN 1 THEN addressee_id ELSE account_id END FROM mention "
            "WHERE external_id=? AND source_id=?");
        parent.with(mention.inReplyTo, mention.sourceId);
        if (parent.next())
            addressee = parent.value<AccountId>(0);
    } else if (mention.visibility == Visibility::Private) {
        Query partner = m_scope.database.query(
            "SELECT account_id FROM mention WHERE thread_id=? AND is_brand=0 ORDER BY key DESC LIMIT 1");
        partner.with(mention.threadId);
        if (partner.next())
            addressee = partner.value<AccountId>(0);
    }
    if (!addressee.isEmpty())
        m_scope.database.run("UPDATE mention SET addressee_id=? WHERE key=?", addressee, key);
}

void EntityRows::remove(EntityKind kind, const QString &id)
{
    const QLatin1StringView table = nameOf(kind);
    const std::string sql = "DELETE FROM \"" + std::string(table.data(), static_cast<size_t>(table.size()))
        + "\" WHERE id=?";
    const auto removeRow = [&] { m_scope.database.run(sql, id); };
    if (kind == EntityKind::Account) {
        m_scope.words.changeAccount(AccountId{id}, removeRow);
        return;
    }
    if (kind == EntityKind::Mention) {
        Query known = m_scope.database.query("SELECT key FROM mention WHERE id=?");
        known.bind(1, id);
        if (known.next())
            m_scope.words.forget(known.value<qint64>(0));
    }
    removeRow();
    if (kind == EntityKind::Claim)
        updateOwner(PersonId{id});
}

std::optional<Entity> EntityRows::find(EntityKind kind, const QString &id)
{
    return findRow(m_scope.database, static_cast<size_t>(kind), id);
}

int EntityRows::ownerOf(const PersonId &id)
{
    const auto claim = sql::findById<Claim>(m_scope.database, id.value);
    const UserId holder = claim ? holderAt(*claim, m_scope.now) : UserId{};
    if (!holder.isEmpty())
        return holder == m_scope.me ? Me : Other;
    return isClaimWished(m_scope, id) ? Me : Nobody;
}

void EntityRows::updateOwner(const PersonId &id)
{
    const int owner = ownerOf(id);
    Query query = m_scope.database.query(
        R"(UPDATE "case" SET owner=?1 WHERE person_id=?2 AND owner<>?1 RETURNING id)");
    query.with(owner, id);
    while (query.next())
        m_scope.changed.cases.insert(query.value<CaseId>(0));
}

void EntityRows::endClaims(TimePoint since)
{
    QList<PersonId> ended;
    {
        Query query = m_scope.database.query(
            "SELECT id FROM claim INDEXED BY claim_expiry WHERE holder_id<>'' AND expires_at>? AND expires_at<=?");
        query.with(since, m_scope.now);
        while (query.next())
            ended.append(query.value<PersonId>(0));
    }
    for (const PersonId &id : ended) {
        updateOwner(id);
        if (since != TimePoint{}) // at the start nobody has shown them yet
            m_scope.changed.persons.insert(id);
    }
}

void EntityRows::renewClaims()
{
    QList<PersonId> held;
    {
        Query query = m_scope.database.query(
            "SELECT id FROM claim INDEXED BY claim_expiry WHERE holder_id<>'' AND expires_at>?");
        query.bind(1, m_scope.now);
        while (query.next())
            held.append(query.value<PersonId>(0));
    }
    for (const PersonId &id : std::as_const(held)) {
        updateOwner(id);
        m_scope.changed.persons.insert(id);
    }
}

bool isClaimWished(WriteScope &scope, const PersonId &id)
{
    return lastClaimCommand(scope, id) == MutationKind::ClaimTake;
}

} // namespace otklik
