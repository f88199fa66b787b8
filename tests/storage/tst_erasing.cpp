#include "models/uuid7.h"
#include "storage/sqlite/database.h"
#include "tests/storage/cachefixture.h"
#include "tests/support/filewords.h"

#include <QDir>
#include <QTest>

using namespace otklik;

namespace {

/// Stands in everything that is about the person, and nowhere else.
const QString mark = QStringLiteral("zaqomark");

QString marked(const char *text)
{
    return mark + u' ' + QString::fromLatin1(text);
}

int marksIn(const QString &folder)
{
    return countInFiles(folder, mark);
}

/// Customer 1, whose rows all carry the mark, among others.
struct Desk final
{
    CacheFixture fixture;
    PersonId person = samples::person(1).id;
    CaseId caseId = samples::openCase(1).id;
    MentionId mention = samples::mention(1, {}).id;
    NoteId note = samples::note(1, {}).id;

    Desk()
    {
        QList<Entity> rows = samples::workspace(4);
        for (Entity &row : rows)
            std::visit([this](auto &one) { markIt(one); }, row);
        rows.append(samples::note(1, marked("likes tea")));
        fixture.pull(rows);
    }

    void markIt(Person &row) const { row.city = row.id == person ? marked("city") : row.city; }
    void markIt(Account &row) const
    {
        if (row.id == samples::account(1).id)
            row.name = row.handle = row.bio = marked("name");
    }
    void markIt(Mention &row) const { row.text = row.id == mention ? marked("where is my parcel") : row.text; }
    template <class Row>
    void markIt(Row &) const
    {
    }

    /// Types a reply to the person and sends it; answers what went out.
    [[nodiscard]] QList<Mutation> sendDraft()
    {
        Draft draft = samples::draft(1, marked("dear customer"), 0);
        draft.caseId = caseId;
        draft.mentionId = mention;
        return wait(fixture.cache().drafts().save(draft)) ? fixture.send() : QList<Mutation>();
    }
    [[nodiscard]] Erasure tombstone() const
    {
        Erasure erasure;
        erasure.id = ErasureId{QStringLiteral("e1")};
        erasure.personId = person;
        erasure.at = samples::at(1);
        const auto ids = [](const QString &id) { return QJsonArray{id}; };
        erasure.rows = {{QStringLiteral("person"), ids(person.value)},
                        {QStringLiteral("account"), ids(samples::account(1).id.value)},
                        {QStringLiteral("note"), ids(note.value)},
                        {QStringLiteral("thread"), ids(samples::thread(1).id.value)},
                        {QStringLiteral("case"), ids(caseId.value)},
                        {QStringLiteral("mention"), ids(mention.value)}};
        return erasure;
    }

    [[nodiscard]] QString cacheFolder() const { return QFileInfo(fixture.path()).absolutePath(); }

    MutationId enqueue(const Command &command)
    {
        const auto id = wait(fixture.cache().mutations().enqueue(command));
        return id.value_or(MutationId{});
    }

    [[nodiscard]] QList<PendingMutation> pending()
    {
        return wait(fixture.cache().outbox().pending()).value_or(QList<PendingMutation>{});
    }

    [[nodiscard]] qsizetype found(const QString &word)
    {
        return wait(fixture.cache().search().search(word, {}, 10)).value_or(SearchPage{}).hits.size();
    }
};

} // namespace

/// A tombstone makes the laptop forget, whatever was under way here.
class TestErasing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noByteOfThePersonStays();
    void othersStayAsTheyAre();
    void commandsUnderWayStayWithoutAWord();
    void draftsThatNeverLeftTheLaptopGo();
    void theServersRefusalIsEnough();
    void aTombstoneInASnapshotIsApplied();
    void itIsAppliedOnce();
    void aScrubThatWasCutShortIsMadeUpForAtTheNextStart();
    void damagedCachesThatWereKeptAsideGo();
};

void TestErasing::noByteOfThePersonStays()
{
    Desk desk;
    QCOMPARE(desk.found(mark), 1);
    for (const char *text : {"first", "second", "third"}) // earlier texts leave bytes, too
        desk.enqueue(NoteEdit{desk.note, marked(text), 1});
    std::ignore = desk.fixture.takeChanges();
    QVERIFY(marksIn(desk.cacheFolder()) > 5);
    QVERIFY(desk.fixture.pull({desk.tombstone()}));
    QTRY_COMPARE(marksIn(desk.cacheFolder()), 0);
    QVERIFY(desk.fixture.takeChanges().everything);
    QCOMPARE(desk.found(mark), 0);
    QVERIFY(!wait(desk.fixture.cache().conversations().conversation(desk.caseId)));
    QVERIFY(desk.fixture.indexesMatchRows());
}

void TestErasing::othersStayAsTheyAre()
{
    Desk desk;
    const auto before = wait(desk.fixture.cache().conversations().conversation(samples::openCase(2).id));
    desk.enqueue(NoteAdd{samples::note(2, {}).id, samples::person(2).id, QStringLiteral("of somebody else")});
    QVERIFY(desk.fixture.pull({desk.tombstone()}));
    const auto after = wait(desk.fixture.cache().conversations().conversation(samples::openCase(2).id));
    QVERIFY(before && after);
    QCOMPARE(after->entries.size(), before->entries.size());
    QCOMPARE(after->entries.first().mention, before->entries.first().mention);
    QCOMPARE(desk.pending().size(), 1);
    QCOMPARE(desk.pending().first().state, PendingState::Waiting);
    const auto page = wait(desk.fixture.cache().queue().page(QueueFilter::Open, std::nullopt, 10));
    QVERIFY(page);
    QCOMPARE(page->items.size(), 3);
}

void TestErasing::commandsUnderWayStayWithoutAWord()
{
    Desk desk;
    const NoteId fresh = newId<NoteId>(desk.fixture.clock());
    desk.enqueue(NoteAdd{fresh, desk.person, marked("new")});
    desk.enqueue(NoteEdit{fresh, marked("newer"), 1}); // names the note only
    desk.enqueue(CaseClose{desk.caseId, marked("reason")});
    const auto sent = desk.fixture.send();
    QVERIFY(!sent.isEmpty());
    QVERIFY(desk.fixture.pull({desk.tombstone()}));
    const auto pending = desk.pending();
    QCOMPARE(pending.size(), 3);
    for (const PendingMutation &one : pending) {
        QCOMPARE(one.state, PendingState::Refused);
        QCOMPARE(one.answer.code, QString(erasedCode));
        QVERIFY(!QJsonDocument(one.mutation.payload).toJson().contains(mark.toUtf8()));
        QVERIFY(commandOf(one.mutation)); // still something that the page of sync can name
    }
    QCOMPARE(desk.fixture.send().size(), 0);
    // An answer that was under way comes too late to matter.
    QVERIFY(desk.fixture.answer(sent.first().id, MutationVerdict::Accepted, desk.fixture.seq()));
    QTRY_COMPARE(marksIn(desk.cacheFolder()), 0);
}

void TestErasing::draftsThatNeverLeftTheLaptopGo()
{
    Desk desk;
    const auto sent = desk.sendDraft();
    QCOMPARE(sent.size(), 1);
    // Refused: the text stays here for whoever typed it.
    QVERIFY(desk.fixture.answer(sent.first().id, MutationVerdict::Rejected, 0, QStringLiteral("text_too_large")));
    QVERIFY(desk.fixture.pull({desk.tombstone()}));
    QTRY_COMPARE(marksIn(desk.cacheFolder()), 0);
}

void TestErasing::theServersRefusalIsEnough()
{
    Desk desk;
    const auto sent = desk.sendDraft();
    QCOMPARE(sent.size(), 1);
    QVERIFY(desk.fixture.answer(sent.first().id, MutationVerdict::Rejected, 0, erasedCode));
    QCOMPARE(desk.pending().size(), 1);
    QVERIFY(!QJsonDocument(desk.pending().first().mutation.payload).toJson().contains(mark.toUtf8()));
    const auto conversation = wait(desk.fixture.cache().conversations().conversation(desk.caseId));
    QVERIFY(conversation);
    QVERIFY(conversation->drafts.isEmpty());
}

void TestErasing::aTombstoneInASnapshotIsApplied()
{
    Desk desk;
    SnapshotBatch batch;
    batch.changes = samples::changes({desk.tombstone()}, 1);
    batch.checkpoint = QStringLiteral("c");
    QVERIFY(wait(desk.fixture.cache().sync().applySnapshot(batch)));
    QTRY_COMPARE(marksIn(desk.cacheFolder()), 0);
}

void TestErasing::itIsAppliedOnce()
{
    Desk desk;
    QVERIFY(desk.fixture.pull({desk.tombstone()}));
    QVERIFY(desk.fixture.takeChanges().everything);
    QVERIFY(desk.fixture.pull({desk.tombstone()}));
    QVERIFY(!desk.fixture.takeChanges().everything);
}

void TestErasing::aScrubThatWasCutShortIsMadeUpForAtTheNextStart()
{
    Desk desk;
    desk.fixture.close();
    {
        // The transaction of the tombstone without what the writer thread does after it.
        auto file = sqlite::Database::open(desk.fixture.path());
        QVERIFY(file);
        (*file)->execute("INSERT INTO mention_words(mention_words,rowid,text,author,network) "
                         "SELECT 'delete',key,text,author,network FROM mention_document;"
                         "INSERT INTO account_words(account_words,rowid,name,handle) SELECT 'delete',n,name,handle FROM account;"
                         "DELETE FROM mention; DELETE FROM account; DELETE FROM note; DELETE FROM person;"
                         "INSERT INTO cache_state VALUES('scrub_due','1');");
    }
    QVERIFY(marksIn(desk.cacheFolder()) > 0);
    QVERIFY(desk.fixture.open());
    QTRY_COMPARE(marksIn(desk.cacheFolder()), 0);
}

void TestErasing::damagedCachesThatWereKeptAsideGo()
{
    Desk desk;
    const QString kept = desk.fixture.path() + QStringLiteral(".kept-20260101-000000-000");
    QVERIFY(QFile::copy(desk.fixture.path(), kept));
    QVERIFY(desk.fixture.pull({desk.tombstone()}));
    QTRY_VERIFY(!QFile::exists(kept));
}

QTEST_GUILESS_MAIN(TestErasing)
#include "tst_erasing.moc"
