#include "sync/rowbounds.h"
#include "tests/sync/syncrig.h"

#include <limits>

using namespace otklik;

Q_DECLARE_METATYPE(std::function<otklik::ChangesBatch(otklik::ChangesBatch)>)
Q_DECLARE_METATYPE(std::function<otklik::SnapshotBatch(otklik::SnapshotBatch)>)
Q_DECLARE_METATYPE(std::function<QList<otklik::MutationAnswer>(QList<otklik::MutationAnswer>)>)

/// A server that answers nonsense gets nothing into the cache and nothing out of
/// the queue; the person is told, with the request's name, and when the server
/// is mended everything goes on.
class TestNonsense : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nonsenseIsRefusedAndChangesNothing_data();
    void nonsenseIsRefusedAndChangesNothing();
    void aNonsensicalSnapshotIsRefused_data();
    void aNonsensicalSnapshotIsRefused();
    void nonsensicalAnswersAreRefused_data();
    void nonsensicalAnswersAreRefused();
    void anAcceptedEffectThatNeverComesIsToldAndNotChasedForEver();
};

void TestNonsense::nonsenseIsRefusedAndChangesNothing_data()
{
    using Distort = std::function<ChangesBatch(ChangesBatch)>;
    QTest::addColumn<Distort>("distort");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *code, const Distort &distort) {
        QTest::newRow(name) << distort << QString(QLatin1StringView(code));
    };
    const auto withNote = [](const std::function<void(Note &)> &change) {
        return [change](ChangesBatch page) {
            Note odd = note(98);
            change(odd);
            page.changes = {{page.upTo, odd}};
            return page;
        };
    };
    row("the number goes back", "numbers_went_back", [](ChangesBatch page) {
        page.upTo = 2;
        page.changes.clear();
        return page;
    });
    row("a number below nought", "numbers_went_back", [](ChangesBatch page) {
        page.upTo = std::numeric_limits<qint64>::min();
        page.changes.clear();
        return page;
    });
    row("the number leaps", "numbers_leapt", [](ChangesBatch page) {
        page.upTo = std::numeric_limits<qint64>::max();
        return page;
    });
    row("a row from before the cursor", "numbers_went_back", [](ChangesBatch page) {
        page.changes.prepend({3, note(97)});
        return page;
    });
    row("a row from beyond the end", "numbers_went_back", [](ChangesBatch page) {
        page.changes.append({page.upTo + 1, note(97)});
        return page;
    });
    row("two rows of one number", "numbers_went_back", [](ChangesBatch page) {
        page.changes.append({page.upTo, note(97)});
        return page;
    });
    row("more rows than were asked for", "page_too_large", [](ChangesBatch page) {
        page.changes.clear();
        for (int i = 0; i < 5; ++i)
            page.changes.append({4 + i, note(90 + i)});
        page.upTo = 8;
        return page;
    });
    row("more, but no progress", "no_progress", [](ChangesBatch page) {
        page.upTo = 3;
        page.hasMore = true;
        page.changes.clear();
        return page;
    });
    row("no epoch", "bad_message", [](ChangesBatch page) {
        page.epoch.clear();
        return page;
    });
    row("a row of unreasonable size", "row_too_large",
        withNote([](Note &odd) { odd.text = QString(300 * 1024, u'ы'); }));
    row("an id of unreasonable size", "row_too_large",
        withNote([](Note &odd) { odd.authorId = {QString(1000, u'a')}; }));
    row("pictures without end", "row_too_large", [](ChangesBatch page) {
        Draft draft;
        draft.attachments.fill({QString(64, u'a'), {}, QStringLiteral("image/png"), 1, 1, 1, {}}, mostAttachments + 1);
        page.changes.last().entity = draft;
        return page;
    });
    row("a picture that is none", "row_out_of_range", [](ChangesBatch page) {
        Draft draft;
        draft.attachments = {{QStringLiteral("../x"), {}, QStringLiteral("image/png"), 1, 1, 1, {}}};
        page.changes.last().entity = draft;
        return page;
    });
    row("a time that is none", "row_out_of_range", withNote([](Note &odd) { odd.updatedAt = TimePoint::max(); }));
    row("a revision that is none", "row_out_of_range",
        withNote([](Note &odd) { odd.revision = std::numeric_limits<qint64>::min(); }));
}

void TestNonsense::nonsenseIsRefusedAndChangesNothing()
{
    using Distort = std::function<ChangesBatch(ChangesBatch)>;
    QFETCH(Distort, distort);
    QFETCH(QString, code);
    Rig rig;
    rig.fill(3);
    rig.connect();
    QVERIFY(rig.settles());
    const auto rows = rig.store.rows;
    const SyncCursor cursor = rig.store.position;

    rig.server.put(note(99));
    rig.server.distort = distort;
    rig.api->tellNews();
    QTRY_COMPARE(rig.status.phase, SyncPhase::Failed);
    QCOMPARE(rig.status.problem, code);
    QCOMPARE(rig.status.requestId, QStringLiteral("changes-1"));
    QVERIFY(rig.store.rows == rows);
    QVERIFY(rig.store.position == cursor);

    rig.server.distort = nullptr; // the server was mended
    QVERIFY(rig.settles());
    QVERIFY(rig.localEqualsServer());
}

void TestNonsense::aNonsensicalSnapshotIsRefused_data()
{
    using Distort = std::function<SnapshotBatch(SnapshotBatch)>;
    QTest::addColumn<Distort>("distort");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *code, const Distort &distort) {
        QTest::newRow(name) << distort << QString(QLatin1StringView(code));
    };
    row("the same checkpoint again and again", "no_progress", [](SnapshotBatch batch) {
        batch.checkpoint = QStringLiteral("row-3");
        batch.isEnd = false;
        return batch;
    });
    row("no checkpoint for ever", "no_progress", [](SnapshotBatch batch) {
        batch.changes = QList<EntityChange>(mostRowsToCheckpoint + 1, {1, note(1)});
        batch.checkpoint.clear();
        batch.isEnd = false;
        return batch;
    });
    row("a checkpoint of unreasonable size", "bad_message", [](SnapshotBatch batch) {
        batch.checkpoint = QString(1000, u'c');
        return batch;
    });
    row("an end without an epoch", "bad_message", [](SnapshotBatch batch) {
        batch.isEnd = true;
        batch.epoch.clear();
        return batch;
    });
    row("an end beyond all numbers", "bad_message", [](SnapshotBatch batch) {
        batch.isEnd = true;
        batch.epoch = QStringLiteral("epoch-1");
        batch.upTo = std::numeric_limits<qint64>::max();
        return batch;
    });
    row("a row of unreasonable size", "row_too_large", [](SnapshotBatch batch) {
        Note huge = note(1);
        huge.text = QString(300 * 1024, u'ы');
        batch.changes.append({1, huge});
        return batch;
    });
}

void TestNonsense::aNonsensicalSnapshotIsRefused()
{
    using Distort = std::function<SnapshotBatch(SnapshotBatch)>;
    QFETCH(Distort, distort);
    QFETCH(QString, code);
    Rig rig;
    rig.fill(10);
    rig.server.distortSnapshot = distort;
    rig.connect();
    QTRY_COMPARE(rig.status.phase, SyncPhase::Failed);
    QCOMPARE(rig.status.problem, code);
    QCOMPARE(rig.status.requestId, QStringLiteral("snapshot-1"));
    QVERIFY(!rig.store.position.isComplete);

    rig.server.distortSnapshot = nullptr;
    QVERIFY(rig.settles());
    QVERIFY(rig.localEqualsServer());
}

void TestNonsense::nonsensicalAnswersAreRefused_data()
{
    using Distort = std::function<QList<MutationAnswer>(QList<MutationAnswer>)>;
    QTest::addColumn<Distort>("distort");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *code, const Distort &distort) {
        QTest::newRow(name) << distort << QString(QLatin1StringView(code));
    };
    using Answers = QList<MutationAnswer>;
    row("to a command that was never sent", "bad_message", [](Answers answers) {
        answers.first().id = {QStringLiteral("00000000-0000-7000-8000-000000000000")};
        return answers;
    });
    row("one too many", "bad_message", [](Answers answers) {
        answers.append(answers.first());
        return answers;
    });
    row("none at all", "bad_message", [](const Answers &) { return Answers(); });
    row("a refusal without a reason", "bad_message", [](Answers answers) {
        answers.first().verdict = MutationVerdict::Rejected;
        return answers;
    });
    row("a number below nought", "numbers_went_back", [](Answers answers) {
        answers.first().seq = -1;
        return answers;
    });
    row("a number that leaps", "numbers_leapt", [](Answers answers) {
        answers.first().seq = std::numeric_limits<qint64>::max();
        return answers;
    });
    row("what stands there instead, of unreasonable size", "row_too_large", [](Answers answers) {
        answers.first().verdict = MutationVerdict::Conflict;
        answers.first().code = QStringLiteral("note_changed");
        answers.first().current = {{QStringLiteral("text"), QString(300 * 1024, u'ы')}};
        return answers;
    });
}

void TestNonsense::nonsensicalAnswersAreRefused()
{
    using Distort = std::function<QList<MutationAnswer>(QList<MutationAnswer>)>;
    QFETCH(Distort, distort);
    QFETCH(QString, code);
    Rig rig;
    rig.fill(3);
    rig.write(QStringLiteral("one"));
    rig.server.distortAnswers = distort;
    rig.connect();
    QTRY_COMPARE(rig.status.phase, SyncPhase::Failed);
    QCOMPARE(rig.status.problem, code);
    QCOMPARE(rig.status.requestId, QStringLiteral("push-1"));
    QCOMPARE(rig.store.waiting.size(), 1); // not taken for answered

    rig.server.distortAnswers = nullptr;
    QVERIFY(rig.settles());
    QTRY_VERIFY(rig.localEqualsServer());
    QVERIFY(rig.appliedOnce());
}

void TestNonsense::anAcceptedEffectThatNeverComesIsToldAndNotChasedForEver()
{
    Rig rig;
    rig.fill(3);
    rig.write(QStringLiteral("one"));
    rig.server.distortAnswers = [](QList<MutationAnswer> answers) {
        answers.first().seq = 1000;
        return answers;
    };
    rig.connect();
    QTRY_COMPARE(rig.status.phase, SyncPhase::Failed);
    QCOMPARE(rig.status.problem, QStringLiteral("no_progress"));
}

QTEST_GUILESS_MAIN(TestNonsense)
#include "tst_nonsense.moc"
