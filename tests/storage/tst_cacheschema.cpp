#include "storage/carereading.h"
#include "storage/conversationreading.h"
#include "storage/customerreading.h"
#include "storage/entries.h"
#include "storage/feed.h"
#include "storage/mutationtable.h"
#include "storage/momentreading.h"
#include "storage/outboxreading.h"
#include "storage/proposalreading.h"
#include "storage/pendingview.h"
#include "storage/queuereading.h"
#include "storage/searchreading.h"
#include "storage/database/rows.h"
#include "storage/typeddrafts.h"
#include "tests/storage/cachefixture.h"

#include <QRegularExpression>
#include <QTest>
#include <sqlite3.h>

using namespace otklik;
using sqlite::Database;
using sql::Query;

namespace {

/// Tables that are read whole because they are small and everything in them is wanted, and
/// indexes that hold no other rows than those, in their order.
const QRegularExpression allowedScan(QStringLiteral(
    "^SCAN (base_row|case_count|renamed_account|CONSTANT ROW|\\(subquery-\\d+\\))"
    "|^SCAN (user|source|own_contact)$|^SCAN p USING INDEX publication_(moving|sent)$|^SCAN x USING INDEX (promise_(due|settled)|moderation_state)$|VIRTUAL TABLE INDEX \\d+:.*[M=<>]"));

/// Every statement that the connection has prepared and kept.
QStringList statementsOf(const Database &database)
{
    QStringList all;
    for (sqlite3_stmt *s = sqlite3_next_stmt(database.handle(), nullptr); s; s = sqlite3_next_stmt(database.handle(), s))
        all.append(QString::fromUtf8(sqlite3_sql(s)));
    return all;
}

bool isRowStatement(const QString &sql)
{
    static const QRegularExpression rows(QStringLiteral("^(SELECT|INSERT|UPDATE|DELETE)"));
    return rows.match(sql).hasMatch();
}

/// The steps of a plan that walk a whole table or sort.
QStringList badStepsOf(Database &database, const QString &sql)
{
    QStringList bad;
    Query plan = database.query("EXPLAIN QUERY PLAN " + sql.toStdString());
    while (plan.next()) {
        const auto step = plan.value<QString>(3);
        const bool scans = step.startsWith(QLatin1StringView("SCAN")) && !step.contains(allowedScan);
        if (scans || step.contains(QLatin1StringView("TEMP B-TREE")))
            bad.append(step);
    }
    return bad;
}

QStringList slowStatementsOf(Database &database)
{
    QStringList slow;
    int seen = 0;
    for (const QString &sql : statementsOf(database)) {
        if (!isRowStatement(sql))
            continue;
        ++seen;
        for (const QString &step : badStepsOf(database, sql))
            slow.append(step + QStringLiteral("  in  ") + sql);
    }
    return seen > 10 ? slow : QStringList{QStringLiteral("only %1 statements were looked at").arg(seen)};
}

} // namespace

/// The tables, and that every query on them is a range of an index in the order
/// it is shown in: no scan, no sorter.
class TestCacheSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFieldHasItsColumn();
    void followerCountsAreNowhere();
    void everyQueryOfAPageIsARangeOfAnIndex();
    void everyQueryOfTheWriterIsARangeOfAnIndex();
    void overdueWorkIsCountedWithoutItsRows();

private:
    std::unique_ptr<CacheFixture> m_fixture;
    std::unique_ptr<Database> m_database;
};

void TestCacheSchema::init()
{
    m_fixture = std::make_unique<CacheFixture>();
    QVERIFY(m_fixture->pull(samples::workspace(40)));
    QVERIFY(wait(m_fixture->cache().mutations().enqueue(NoteAdd{{QStringLiteral("n")}, samples::person(1).id, {}})));
    m_fixture->close();
    auto opened = Database::open(m_fixture->path());
    QVERIFY(opened);
    m_database = std::move(*opened);
}

template <class Row>
static QStringList missingColumns(Database &database)
{
    QStringList missing;
    Query query = database.query("SELECT count(*) FROM pragma_table_info(?) WHERE name=? AND \"notnull\"=?");
    const QString table = QString::fromStdString(sql::tableOf<Row>()).remove(u'"');
    Row row;
    forEachField(row, [&](const char *name, const auto &value) {
        using Value = std::remove_cvref_t<decltype(value)>;
        query.with(table, QString::fromLatin1(name), !std::is_same_v<Value, std::optional<TimePoint>>);
        if (!query.next() || query.value<qint64>(0) != 1)
            missing.append(table + u'.' + QString::fromLatin1(name));
        query.reset();
    });
    return missing;
}

template <size_t... I>
static QStringList allMissingColumns(Database &database, std::index_sequence<I...>)
{
    return (QStringList{} + ... + missingColumns<std::variant_alternative_t<I, Entity>>(database));
}

void TestCacheSchema::everyFieldHasItsColumn()
{
    const QStringList missing =
        allMissingColumns(*m_database, std::make_index_sequence<std::variant_size_v<Entity>>{});
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

void TestCacheSchema::followerCountsAreNowhere()
{
    Query query = m_database->query("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%follower%'");
    QVERIFY(query.next());
    QCOMPARE(query.value<qint64>(0), 0);
}

void TestCacheSchema::everyQueryOfAPageIsARangeOfAnIndex()
{
    Database &db = *m_database;
    const UserId me = samples::me();
    const TimePoint now = samples::at(0);
    for (const auto filter : {QueueFilter::Open, QueueFilter::Mine, QueueFilter::Free, QueueFilter::InReview,
                              QueueFilter::Answered}) {
        QVERIFY(readQueuePage(db, filter, QueueCursor{samples::at(3), samples::openCase(1).id}, 10, me, now));
        QVERIFY(readQueueItems(db, filter, {samples::openCase(1).id}, me, now));
    }
    QVERIFY(readQueueCounts(db, now));
    QVERIFY(readConversation(db, samples::openCase(1).id, me, now));
    QVERIFY(readThread(db, samples::thread(1).id, TimelineCursor{now, samples::mention(1, {}).id}, 9));
    QVERIFY(readCard(db, samples::person(1).id));
    for (const auto show : {MomentFilter::Show::Everything, MomentFilter::Show::Private})
        for (const auto side : {HistorySide::Before, HistorySide::After})
            QVERIFY(readMoments(db, samples::person(1).id, {show, {}}, side, {}, 9));
    QVERIFY(readMonths(db, samples::person(1).id, samples::at(0)));
    QVERIFY(readPresent(db, samples::person(1).id, me, now));
    QVERIFY(readOpenProposals(db, {}, 9));
    QVERIFY(readDecidedProposals(db, {}, 9));
    QVERIFY(readProposalsOf(db, samples::person(1).id));
    QVERIFY(findAccountsBy(db, QStringLiteral("anna"), 9));
    for (const char16_t *query : {u"question", u"from:anna network:mastodon question", u"after:2001-01-01", u"\"a b\""})
        QVERIFY(readSearch(db, QString::fromUtf16(query), {}, 9));
    QVERIFY(readPublications(db, 9));
    QVERIFY(readPromises(db, 9));
    QVERIFY(readBonuses(db, now));
    QVERIFY(readOpenModerations(db));
    QVERIFY(readRepliesAfter(db, {now, -1}, 9));
    QVERIFY(readReply(db, PublicationId{QStringLiteral("none")}));
    QVERIFY(readPending(db));
    const QStringList slow = slowStatementsOf(db);
    QVERIFY2(slow.isEmpty(), qPrintable(slow.join(u'\n')));
}

void TestCacheSchema::everyQueryOfTheWriterIsARangeOfAnIndex()
{
    const FakeEffects effects;
    const UserId me = samples::me();
    WriteScope scope{*m_database, me, m_fixture->clock(), m_fixture->clock().now(), effects, {}};
    Feed feed;
    EntityRows(scope).endClaims({});
    Mention reply = samples::mention(90, QStringLiteral("reply"));
    reply.isBrand = true;
    reply.inReplyTo = QStringLiteral("post1");
    Mention dialogue = reply;
    dialogue.id = {QStringLiteral("dialogue")};
    dialogue.inReplyTo.clear();
    dialogue.visibility = Visibility::Private;
    AccountLink link;
    link.id = {QStringLiteral("link")};
    QList<Entity> rows = samples::workspace(2);
    rows += QList<Entity>{reply, dialogue, link, samples::claim(1, me, samples::at(9)), samples::note(1, {}),
                          MentionVersion{}, Decision{}, Publication{}, Contact{}, CustomerRecord{},
                          LinkProposal{}, PersonDetail{}, Consent{}, Presence{}};
    Feed::applyChanges(scope, samples::changes(rows), 500);
    TypedDrafts drafts(scope);
    drafts.save({.id = {QStringLiteral("d")}, .caseId = samples::openCase(1).id, .mentionId = {}, .text = {}});
    std::ignore = Feed::nextMutations(scope, 50);
    drafts.save({.id = {QStringLiteral("d")}, .caseId = samples::openCase(1).id, .mentionId = {}, .text = {}});
    for (const QueuedMutation &queued : MutationTable(*m_database).effective())
        Feed::recordAnswers(scope, {{queued.mutation.id, MutationVerdict::Conflict, 0, {}, {}}}, {});
    Feed::recordFailure(scope, {MutationId{QStringLiteral("x")}}, {}, {}, {});
    std::ignore = Feed::backlog(scope);
    drafts.discard({QStringLiteral("d")});
    drafts.saveAgain();
    feed.applySnapshot(scope, {});
    Account renamed = samples::account(1);
    renamed.name = QStringLiteral("renamed");
    EntityRows(scope).put(renamed);
    EntityRows(scope).remove(EntityKind::Mention, samples::mention(1, {}).id.value);
    m_database->run("INSERT INTO renamed_account VALUES(?,?,?)", renamed.id, renamed.name, 1);
    QVERIFY(scope.words.renameMore());
    const QStringList slow = slowStatementsOf(*m_database);
    QVERIFY2(slow.isEmpty(), qPrintable(slow.join(u'\n')));
}

void TestCacheSchema::overdueWorkIsCountedWithoutItsRows()
{
    QVERIFY(readQueueCounts(*m_database, samples::at(0)));
    const auto statements = statementsOf(*m_database).filter(QStringLiteral("deadline_at < ?"));
    QCOMPARE(statements.size(), 1);
    Query plan = m_database->query("EXPLAIN QUERY PLAN " + statements.first().toStdString());
    QStringList steps;
    while (plan.next())
        steps.append(plan.value<QString>(3));
    QVERIFY2(!steps.filter(QStringLiteral("COVERING INDEX case_open")).isEmpty(), qPrintable(steps.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestCacheSchema)
#include "tst_cacheschema.moc"
