#include "storage/conversationreading.h"

#include "storage/entries.h"
#include "storage/database/rows.h"

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

constexpr int newestEntries = 300;

void readClaim(Database &database, Conversation &conversation, const UserId &me, TimePoint now)
{
    const PersonId &person = conversation.supportCase.personId;
    conversation.claim = sql::findById<Claim>(database, person.value).value_or(Claim{});
    conversation.holderName = userName(database, conversation.claim.holderId);
    Query wish = database.query("SELECT kind FROM mutation WHERE entity=? AND kind IN ('claim.take','claim.release') "
                                "AND state IN ('waiting','accepted') ORDER BY n DESC LIMIT 1");
    wish.bind(1, person);
    conversation.isClaimWished = wish.next() && wish.value<MutationKind>(0) == MutationKind::ClaimTake
        && holderAt(conversation.claim, now) != me;
}

template <class Row>
std::optional<Row> firstOf(Database &database, const CaseId &id, const std::string &sql)
{
    Query query = database.query(sql);
    query.bind(1, id);
    return query.next() ? std::optional(sql::rowOf<Row>(query)) : std::nullopt;
}

std::optional<Decision> newestDecision(Database &database, const CaseId &id)
{
    static const std::string newest =
        sql::selectSql<Decision>(sql::tableOf<Decision>(), "WHERE case_id=? ORDER BY decided_at DESC LIMIT 1");
    return firstOf<Decision>(database, id, newest);
}

/// What is on its way stands before what is over, also where that is newer.
std::optional<Publication> shownPublication(Database &database, const CaseId &id)
{
    static const std::string onItsWay = sql::selectSql<Publication>(
        sql::tableOf<Publication>(),
        "WHERE case_id=? AND state IN ('in_review','approved','queued','sending','unknown','held') ORDER BY changed_at DESC LIMIT 1");
    static const std::string newest =
        sql::selectSql<Publication>(sql::tableOf<Publication>(), "WHERE case_id=? ORDER BY changed_at DESC LIMIT 1");
    const auto moving = firstOf<Publication>(database, id, onItsWay);
    return moving ? moving : firstOf<Publication>(database, id, newest);
}

QList<Draft> myDrafts(Database &database, const CaseId &id, const UserId &me)
{
    static const std::string sql = sql::selectSql<Draft>(
        "draft", "WHERE case_id=? AND author_id=? AND is_done=0 ORDER BY updated_at DESC");
    Query query = database.query(sql);
    query.with(id, me);
    return sql::allRows<Draft>(query);
}

QStringList ownContacts(Database &database)
{
    QStringList values;
    Query query = database.query("SELECT value FROM own_contact WHERE is_removed=0 ORDER BY id");
    while (query.next())
        values.append(query.value<QString>(0));
    return values;
}

template <class Row>
QList<Row> rowsWhere(Database &database, const QString &id, const std::string &rest)
{
    static const std::string sql = sql::selectSql<Row>(sql::tableOf<Row>(), rest);
    Query query = database.query(sql);
    query.bind(1, id);
    return sql::allRows<Row>(query);
}

/// What has been promised, given and found out about the person and the case.
void readCare(Database &database, Conversation &conversation)
{
    const QString id = conversation.supportCase.id.value;
    const QString person = conversation.supportCase.personId.value;
    conversation.overrules = rowsWhere<HintOverrule>(database, id, "WHERE case_id=? ORDER BY overruled_at");
    conversation.promises = rowsWhere<Promise>(database, id, "WHERE case_id=? ORDER BY due_at");
    conversation.bonuses = rowsWhere<BonusGrant>(database, person, "WHERE person_id=? ORDER BY given_at DESC");
    conversation.interests = rowsWhere<Interest>(database, person, "WHERE person_id=? ORDER BY added_at DESC");
    conversation.moderations = rowsWhere<Moderation>(database, person, "WHERE person_id=? ORDER BY made_at DESC");
    conversation.loyalty = sql::findById<LoyaltyTrack>(database, id);
}

} // namespace

Result<Conversation> readConversation(Database &database, const CaseId &id, const UserId &me, TimePoint now)
{
    auto supportCase = sql::findById<Case>(database, id.value);
    if (!supportCase)
        return failure(Error::Kind::CorrectInput, QStringLiteral("unknown_case"), id.value);
    Conversation conversation;
    conversation.supportCase = std::move(*supportCase);
    const ThreadId threadId = conversation.supportCase.threadId;
    conversation.thread = sql::findById<Thread>(database, threadId.value).value_or(Thread{});
    conversation.source =
        sql::findById<Source>(database, conversation.thread.sourceId.value).value_or(Source{});
    auto newest = readThread(database, threadId, std::nullopt, newestEntries);
    if (!newest)
        return tl::unexpected<Error>(newest.error());
    conversation.entries = std::move(newest->entries);
    conversation.hasEarlier = newest->hasMore;
    readClaim(database, conversation, me, now);
    conversation.decision = newestDecision(database, id);
    conversation.drafts = myDrafts(database, id, me);
    conversation.publication = shownPublication(database, id);
    if (conversation.publication)
        conversation.reviewerName = userName(database, conversation.publication->reviewerId);
    conversation.ownContacts = ownContacts(database);
    readCare(database, conversation);
    return conversation;
}

Result<TimelinePage> readThread(Database &database, const ThreadId &id, const std::optional<TimelineCursor> &before,
                                int limit)
{
    static const std::string sql = entrySql("WHERE m.thread_id=? AND m.key<? ORDER BY m.key DESC LIMIT ?");
    Query query = database.query(sql);
    query.with(id, keyBefore(database, before), limit + 1);
    TimelinePage page;
    page.entries = allEntries(database, query);
    page.hasMore = page.entries.size() > limit;
    if (page.hasMore)
        page.entries.removeLast();
    std::ranges::reverse(page.entries);
    return page;
}

} // namespace otklik
