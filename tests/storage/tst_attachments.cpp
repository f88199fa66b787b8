#include "models/json.h"
#include "models/uuid7.h"
#include "storage/localattachments.h"
#include "storage/sqlite/database.h"
#include "tests/storage/cachefixture.h"

#include <QTest>

using namespace otklik;

namespace {

QByteArray picture(char mark)
{
    return QByteArrayLiteral("\x89PNG\r\n\x1a\n") + QByteArray(1000, mark);
}

Attachment attachmentOf(const QByteArray &bytes)
{
    return {attachmentHashOf(bytes), QStringLiteral("shelf.png"), QStringLiteral("image/png"), bytes.size(), 40, 30,
            QStringLiteral("An empty shelf")};
}

Draft draftWith(const QByteArray &bytes, const QString &text = QStringLiteral("Look"))
{
    Draft draft = samples::draft(0, text, 0);
    draft.attachments = {attachmentOf(bytes)};
    return draft;
}

bool keep(CacheFixture &fixture, const QByteArray &bytes)
{
    return wait(fixture.cache().attachments().keep(bytes)) == attachmentHashOf(bytes);
}

bool isHere(CacheFixture &fixture, const QByteArray &bytes)
{
    return wait(fixture.cache().attachments().bytes(attachmentHashOf(bytes), {})) == bytes;
}

/// Whether the server has still to get it.
bool isWaiting(CacheFixture &fixture, const QByteArray &bytes)
{
    return wait(fixture.cache().sync().waitingAttachment({attachmentHashOf(bytes)})) == bytes;
}

/// All rows are in: from now on the cache tidies up.
bool complete(CacheFixture &fixture)
{
    SnapshotBatch all;
    all.changes = samples::changes(samples::workspace(1));
    all.isEnd = true;
    all.epoch = QStringLiteral("one");
    all.upTo = 100;
    return wait(fixture.cache().sync().applySnapshot(all)).has_value();
}

void tidyUp(CacheFixture &fixture)
{
    fixture.cache().setHistoryWindow({100'000, qint64(1) << 40});
}

QList<Attachment> attachmentsOf(CacheFixture &fixture)
{
    const auto seen = wait(fixture.cache().conversations().conversation(samples::openCase(0).id));
    return seen && !seen->drafts.isEmpty() ? seen->drafts.constFirst().attachments : QList<Attachment>();
}

} // namespace

/// The pictures of replies on the laptop: kept until the server has them, and no
/// longer than anything here needs them.
class TestAttachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsKeptIsThereAfterARestart();
    void whatIsTooLargeIsRefused();
    void aDraftNamesItsPictures();
    void aDraftOfPicturesOnlyIsKept();
    void aRefusedReplyGivesItsPicturesBack();
    void theVersionBesideMineHasItsOwnPictures();
    void theServerGetsEachOnce();
    void anotherServerGetsThemAgain();
    void whatTheServerLostIsOfferedAgain();
    void whatNothingNamesGoesAfterAMonth();
    void whatADraftNamesStays();
    void whoIsErasedTakesThePicturesAlong();
    void aCacheThatIsMovedAsideHandsThemOn();
    void anOlderCacheThatIsMovedAsideHandsItsDraftsOn();
};

void TestAttachments::whatIsKeptIsThereAfterARestart()
{
    CacheFixture fixture;
    QVERIFY(keep(fixture, picture('a')));
    QVERIFY(keep(fixture, picture('a'))); // twice is once
    fixture.close();
    QVERIFY(fixture.open());
    QVERIFY(isHere(fixture, picture('a')));
    const auto none = wait(fixture.cache().attachments().bytes(attachmentHashOf(picture('b')), {}));
    QVERIFY(!none);
    QCOMPARE(none.error().code, QStringLiteral("offline"));
}

void TestAttachments::whatIsTooLargeIsRefused()
{
    CacheFixture fixture;
    const auto kept = wait(fixture.cache().attachments().keep(QByteArray(largestAttachment + 1, 'x')));
    QVERIFY(!kept);
    QCOMPARE(kept.error().code, QStringLiteral("attachment_too_large"));
    QVERIFY(wait(fixture.cache().attachments().keep(QByteArray(largestAttachment, 'x'))));
}

void TestAttachments::aDraftNamesItsPictures()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(wait(fixture.cache().drafts().save(draftWith(picture('a')))));
    QCOMPARE(attachmentsOf(fixture), QList{attachmentOf(picture('a'))});
    const auto sent = fixture.send();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(fromJson<DraftSave>(sent.constFirst().payload)->attachments, QList{attachmentOf(picture('a'))});
}

void TestAttachments::aDraftOfPicturesOnlyIsKept()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(wait(fixture.cache().drafts().save(draftWith(picture('a'), {}))));
    const auto sent = fixture.send();
    QVERIFY(fixture.answer(sent.constFirst().id, MutationVerdict::Rejected, 0, QStringLiteral("not_found")));
    QCOMPARE(attachmentsOf(fixture), QList{attachmentOf(picture('a'))});
    QVERIFY(wait(fixture.cache().sync().resetForEpoch()));
    QVERIFY(fixture.pull(samples::workspace(1)));
    QCOMPARE(fixture.send().size(), 1);
}

void TestAttachments::aRefusedReplyGivesItsPicturesBack()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    PublicationSubmit submit;
    submit.id = newId<PublicationId>(fixture.clock());
    submit.draftId = newId<DraftId>(fixture.clock());
    submit.caseId = samples::openCase(0).id;
    submit.mentionId = samples::mention(0, {}).id;
    submit.text = QStringLiteral("Look");
    submit.attachments = {attachmentOf(picture('a'))};
    QVERIFY(wait(fixture.cache().mutations().enqueue(submit)));
    QVERIFY(fixture.answer(fixture.send().constFirst().id, MutationVerdict::Rejected, 0, QStringLiteral("too_long")));
    QCOMPARE(attachmentsOf(fixture), QList{attachmentOf(picture('a'))});
}

void TestAttachments::theVersionBesideMineHasItsOwnPictures()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    const Draft theirs = samples::draft(0, QStringLiteral("Look"), 3);
    QVERIFY(fixture.pull({theirs}));
    Draft mine = draftWith(picture('a'));
    mine.id = theirs.id;
    mine.revision = 2;
    QVERIFY(wait(fixture.cache().drafts().save(mine)));
    const Mutation save = fixture.send().constFirst();
    const MutationAnswer conflict{save.id, MutationVerdict::Conflict, 0, QStringLiteral("draft_changed"),
                                  {{QStringLiteral("kind"), QStringLiteral("draft")}, {QStringLiteral("row"), toJson(theirs)}}};
    QVERIFY(wait(fixture.cache().sync().recordAnswers({conflict}, {})));
    const auto seen = wait(fixture.cache().conversations().conversation(samples::openCase(0).id));
    QCOMPARE(seen->drafts.size(), 2); // the same words, but one has a picture
    qsizetype pictures = 0;
    for (const Draft &draft : seen->drafts)
        pictures += draft.attachments.size();
    QCOMPARE(pictures, 1);
}

void TestAttachments::theServerGetsEachOnce()
{
    CacheFixture fixture;
    QVERIFY(keep(fixture, picture('a')));
    QVERIFY(keep(fixture, picture('b')));
    QVERIFY(isWaiting(fixture, picture('a')));
    QVERIFY(wait(fixture.cache().sync().settleAttachment(attachmentHashOf(picture('a')), true)));
    QVERIFY(!isWaiting(fixture, picture('a')));
    QVERIFY(isWaiting(fixture, picture('b')));
    QVERIFY(keep(fixture, picture('a')));
    QVERIFY(!isWaiting(fixture, picture('a')));
    QVERIFY(wait(fixture.cache().attachments().keepUploaded(picture('c')))); // it came from there
    QVERIFY(!isWaiting(fixture, picture('c')));
    QVERIFY(isHere(fixture, picture('c')));
}

void TestAttachments::anotherServerGetsThemAgain()
{
    CacheFixture fixture;
    QVERIFY(keep(fixture, picture('a')));
    QVERIFY(wait(fixture.cache().sync().settleAttachment(attachmentHashOf(picture('a')), true)));
    QVERIFY(wait(fixture.cache().sync().resetForEpoch()));
    QVERIFY(isWaiting(fixture, picture('a')));
}

void TestAttachments::whatTheServerLostIsOfferedAgain()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(keep(fixture, picture('a')));
    QVERIFY(wait(fixture.cache().sync().settleAttachment(attachmentHashOf(picture('a')), true)));
    QVERIFY(wait(fixture.cache().drafts().save(draftWith(picture('a')))));
    QVERIFY(fixture.answer(fixture.send().constFirst().id, MutationVerdict::Rejected, 0,
                           QStringLiteral("attachment_missing")));
    QVERIFY(isWaiting(fixture, picture('a')));
}

void TestAttachments::whatNothingNamesGoesAfterAMonth()
{
    CacheFixture fixture;
    QVERIFY(complete(fixture));
    QVERIFY(keep(fixture, picture('a')));
    fixture.clock().advance(std::chrono::days(29));
    QVERIFY(keep(fixture, picture('b')));
    fixture.clock().advance(std::chrono::days(2));
    tidyUp(fixture);
    QTRY_VERIFY(!isHere(fixture, picture('a')));
    QVERIFY(isHere(fixture, picture('b')));
}

void TestAttachments::whatADraftNamesStays()
{
    CacheFixture fixture;
    QVERIFY(complete(fixture));
    for (const char mark : {'a', 'b'})
        QVERIFY(keep(fixture, picture(mark)));
    QVERIFY(wait(fixture.cache().drafts().save(draftWith(picture('a')))));
    fixture.clock().advance(std::chrono::days(31));
    tidyUp(fixture);
    QTRY_VERIFY(!isHere(fixture, picture('b')));
    QVERIFY(isHere(fixture, picture('a')));
}

void TestAttachments::whoIsErasedTakesThePicturesAlong()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(2)));
    for (const char mark : {'a', 'b'})
        QVERIFY(keep(fixture, picture(mark)));
    QVERIFY(wait(fixture.cache().drafts().save(draftWith(picture('a')))));
    Draft other = samples::draft(1, QStringLiteral("Look"), 0);
    other.caseId = samples::openCase(1).id;
    other.attachments = {attachmentOf(picture('b'))};
    QVERIFY(wait(fixture.cache().drafts().save(other)));
    Erasure tombstone;
    tombstone.id = {QStringLiteral("erasure")};
    tombstone.rows.insert(QStringLiteral("case"), QJsonArray{samples::openCase(0).id.value});
    tombstone.rows.insert(QStringLiteral("draft"), QJsonArray{samples::draft(0, {}, 0).id.value});
    QVERIFY(fixture.pull({tombstone}));
    QVERIFY(!isHere(fixture, picture('a')));
    QVERIFY(isHere(fixture, picture('b')));
}

void TestAttachments::aCacheThatIsMovedAsideHandsThemOn()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(keep(fixture, picture('a')));
    QVERIFY(wait(fixture.cache().sync().settleAttachment(attachmentHashOf(picture('a')), true)));
    QVERIFY(wait(fixture.cache().drafts().save(draftWith(picture('a')))));
    fixture.close();
    QVERIFY(Cache::moveAside(fixture.path(), samples::me(), fixture.clock()));
    QVERIFY(fixture.open());
    QVERIFY(isHere(fixture, picture('a')));
    QVERIFY(isWaiting(fixture, picture('a')));
    QVERIFY(fixture.pull(samples::workspace(1)));
    QCOMPARE(attachmentsOf(fixture), QList{attachmentOf(picture('a'))});
}

void TestAttachments::anOlderCacheThatIsMovedAsideHandsItsDraftsOn()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(wait(fixture.cache().drafts().save(samples::draft(0, QStringLiteral("typed"), 0))));
    fixture.close();
    {
        auto file = sqlite::Database::open(fixture.path());
        QVERIFY(file);
        (*file)->execute("ALTER TABLE draft DROP COLUMN attachments; DROP TABLE attachment");
    }
    const auto salvage = Cache::moveAside(fixture.path(), samples::me(), fixture.clock());
    QVERIFY(salvage);
    QCOMPARE(salvage->drafts, 1);
}

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
