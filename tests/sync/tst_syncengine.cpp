#include "tests/sync/syncrig.h"

#include <QSignalSpy>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

Failure failureWith(Error::Kind kind, const char *code)
{
    return {{kind, QLatin1StringView(code), {}}, QStringLiteral("request-1"), {}};
}

} // namespace

class TestSyncEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstSyncBringsEverything();
    void aBrokenFirstSyncGoesOnWhereItStopped();
    void commandsGoOutInTheirOrder();
    void aLostAnswerIsAskedForAgainAndNothingHappensTwice();
    void aRefusedCommandDoesNotHoldUpTheOthers();
    void aBatchTheServerCannotReadIsSentOneByOne();
    void picturesGoBeforeTheCommandThatNamesThem();
    void aPictureThatIsRefusedDoesNotHoldUpItsCommand();
    void aPictureThatDoesNotArriveHoldsItsCommandBack();
    void aDraftDoesNotWaitForAPictureThatDoesNotArrive();
    void newsBringChanges();
    void aBrokenStreamIsOpenedAgain();
    void aCaptivePortalIsOutlivedSoon_data();
    void aCaptivePortalIsOutlivedSoon();
    void withoutAStreamItPolls();
    void aRestoredServerIsReadAnewAndNothingPendingIsLost();
    void everyFailureIsToldByWhatCanBeDone_data();
    void everyFailureIsToldByWhatCanBeDone();
    void whoAsksTwiceToTryAgainBeginsOnce();
    void anEndedSessionIsOpenedAgain();
    void onlyItsOwnerCanReplaceAToken();
    void workingOfflineSendsNothing();
    void withoutCredentialsItWaitsForAPerson();
    void anotherWorkspaceNeverGetsIntoTheCache();
    void completeIsOnlySaidWhenNothingWaits();
    void whenTheIthRequestFailsAllIsDeliveredInTheEnd();
    void whenTheIthCallOfTheCacheFailsAllIsDeliveredInTheEnd();
    void aDamagedCacheHalts();
    void historyIsAskedForInsideTheSession();
};

void TestSyncEngine::theFirstSyncBringsEverything()
{
    Rig rig;
    rig.fill(10);
    rig.connect();
    QVERIFY(rig.settles());
    QVERIFY(rig.localEqualsServer());
    QVERIFY(rig.store.openWorkDoneAt < 10); // the queue was usable before the end
    QVERIFY(rig.status.completeAt.has_value());
}

void TestSyncEngine::aBrokenFirstSyncGoesOnWhereItStopped()
{
    Rig rig;
    rig.fill(10);
    rig.server.breakSnapshotAfter = 2;
    rig.connect();
    QVERIFY(rig.settles());
    QVERIFY(rig.localEqualsServer());
    QVERIFY(rig.server.calls.contains(QStringLiteral("snapshot row-6")));
}

void TestSyncEngine::commandsGoOutInTheirOrder()
{
    Rig rig;
    QStringList ids;
    for (int i = 0; i < 8; ++i) {
        rig.write(QStringLiteral("text"));
        ids.append(rig.store.waiting.last().id.value);
    }
    rig.connect();
    QVERIFY(rig.settles());
    QCOMPARE(rig.server.applied, ids);
    QVERIFY(rig.localEqualsServer());
}

void TestSyncEngine::aLostAnswerIsAskedForAgainAndNothingHappensTwice()
{
    Rig rig;
    rig.connect();
    QVERIFY(rig.settles());
    rig.server.losesAnswers = true;
    rig.write(QStringLiteral("text"));
    rig.engine.wake();
    QTRY_VERIFY(!rig.store.failures.isEmpty());
    QTRY_COMPARE(rig.status.phase, SyncPhase::Offline); // said after the failure was written down
    rig.server.losesAnswers = false;
    QVERIFY(rig.settles());
    QCOMPARE(rig.server.applied.size(), 1);
    QVERIFY(rig.localEqualsServer());
}

void TestSyncEngine::aRefusedCommandDoesNotHoldUpTheOthers()
{
    Rig rig;
    rig.write(QStringLiteral("first"));
    rig.write({}); // "empty_text"
    rig.write(QStringLiteral("third"));
    rig.connect();
    QVERIFY(rig.settles());
    QCOMPARE(rig.server.applied.size(), 2);
    QCOMPARE(rig.store.refused.size(), 1);
    QCOMPARE(rig.store.refused.first().code, QStringLiteral("empty_text"));
    QCOMPARE(rig.status.refused, 1);
    QVERIFY(rig.localEqualsServer());
}

void TestSyncEngine::aBatchTheServerCannotReadIsSentOneByOne()
{
    Rig rig;
    for (int i = 0; i < 3; ++i)
        rig.write(QStringLiteral("text"));
    int pushes = 0;
    rig.server.fault = [&](const QString &call) -> std::optional<Failure> {
        // The first is unreadable, alone or among others.
        if (call != u"push" || ++pushes > 2)
            return std::nullopt;
        return failureWith(Error::Kind::CorrectInput, "too_large");
    };
    rig.connect();
    QVERIFY(rig.settles());
    QCOMPARE(rig.store.refused.size(), 1);
    QCOMPARE(rig.store.refused.first().code, QStringLiteral("too_large"));
    QCOMPARE(rig.server.applied.size(), 2);
    QVERIFY(rig.localEqualsServer());
}

void TestSyncEngine::picturesGoBeforeTheCommandThatNamesThem()
{
    Rig rig;
    rig.connect();
    QVERIFY(rig.settles());
    rig.attach("one");
    rig.attach("two");
    rig.store.attachments.insert(attachmentHashOf("of no command"), "of no command");
    rig.writeNaming({"one", "two"});
    rig.engine.wake();
    QVERIFY(QTest::qWaitFor([&] { return rig.store.waiting.isEmpty(); }));
    QCOMPARE(rig.server.attachments.size(), 2);
    QCOMPARE(rig.server.calls.mid(rig.server.calls.indexOf(QStringLiteral("upload"))).mid(0, 3),
             (QStringList{QStringLiteral("upload"), QStringLiteral("upload"), QStringLiteral("push")}));
    QVERIFY(rig.store.refusedAttachments.isEmpty());
}

void TestSyncEngine::aPictureThatIsRefusedDoesNotHoldUpItsCommand()
{
    Rig rig;
    rig.server.fault = [](const QString &call) {
        return call == QLatin1StringView("upload") ? std::optional(failureWith(Error::Kind::CorrectInput, "bad_attachment"))
                                                   : std::nullopt;
    };
    rig.attach("one");
    rig.writeNaming({"one"});
    rig.connect();
    QVERIFY(rig.settles());
    QVERIFY(rig.store.waiting.isEmpty());
    QCOMPARE(rig.store.refusedAttachments, QStringList{attachmentHashOf("one")});
}

void TestSyncEngine::aPictureThatDoesNotArriveHoldsItsCommandBack()
{
    Rig rig;
    bool isBroken = true;
    rig.server.fault = [&](const QString &call) {
        return call == QLatin1StringView("upload") && isBroken ? std::optional(offline()) : std::nullopt;
    };
    rig.attach("one");
    rig.writeNaming({"one"});
    rig.connect();
    QVERIFY(QTest::qWaitFor([&] { return rig.server.calls.count(QStringLiteral("upload")) >= 2; }));
    QCOMPARE(rig.store.waiting.size(), 1);
    QVERIFY(!rig.server.calls.contains(QStringLiteral("push")));
    isBroken = false;
    QVERIFY(rig.settles());
    QVERIFY(rig.store.waiting.isEmpty());
    QCOMPARE(rig.server.attachments.size(), 1);
}

void TestSyncEngine::aDraftDoesNotWaitForAPictureThatDoesNotArrive()
{
    Rig rig;
    rig.server.fault = [&](const QString &call) {
        return call == QLatin1StringView("upload") ? std::optional(offline()) : std::nullopt;
    };
    rig.attach("one");
    rig.writeNaming({"one"}, MutationKind::DraftSave);
    rig.connect();
    QVERIFY(rig.settles());
    QVERIFY(rig.store.waiting.isEmpty());
    QVERIFY(rig.store.attachments.contains(attachmentHashOf("one"))); // the reply will bring it along
}

void TestSyncEngine::newsBringChanges()
{
    Rig rig;
    rig.fill(2);
    rig.connect();
    QVERIFY(rig.settles());
    rig.server.put(note(99));
    rig.api->tellNews();
    QTRY_VERIFY(rig.localEqualsServer());
    QVERIFY(rig.settles());
}

void TestSyncEngine::aBrokenStreamIsOpenedAgain()
{
    Rig rig;
    rig.connect();
    QVERIFY(rig.settles());
    rig.server.put(note(99));
    rig.api->breakStream();
    QTRY_VERIFY(rig.localEqualsServer()); // the end of the stream is a reason to look
    QTRY_COMPARE(rig.server.calls.count(QStringLiteral("listen")), 2);
}

void TestSyncEngine::aCaptivePortalIsOutlivedSoon_data()
{
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("its page") << QByteArray("not_otklik");
    QTest::newRow("its redirection") << QByteArray("redirected");
    QTest::newRow("its certificate") << QByteArray("tls_failed");
    QTest::newRow("half an answer") << QByteArray("bad_message");
    QTest::newRow("an answer without end") << QByteArray("answer_too_large");
}

void TestSyncEngine::aCaptivePortalIsOutlivedSoon()
{
    QFETCH(QByteArray, code);
    SyncPolicy policy = fastPolicy();
    policy.lateRetry = 1h;
    Rig rig(policy);
    rig.fill(2);
    int answers = 5;
    rig.server.fault = [&](const QString &) -> std::optional<Failure> {
        if (answers-- > 0)
            return failureWith(Error::Kind::GiveUp, code.constData());
        return std::nullopt;
    };
    rig.connect();
    QTRY_COMPARE(rig.status.phase, SyncPhase::Failed); // the person is told meanwhile
    QVERIFY(rig.settles());
    QVERIFY(rig.localEqualsServer());
}

void TestSyncEngine::withoutAStreamItPolls()
{
    SyncPolicy policy = fastPolicy();
    policy.pollWithoutStream = 100ms;
    Rig rig(policy);
    rig.server.isStreamSilent = true;
    rig.connect();
    QVERIFY(rig.settles());
    rig.server.put(note(99));
    QTRY_VERIFY(rig.localEqualsServer());
}

void TestSyncEngine::aRestoredServerIsReadAnewAndNothingPendingIsLost()
{
    Rig rig;
    rig.fill(9);
    rig.connect();
    QVERIFY(rig.settles());
    // Restored from a backup: other numbers, fewer rows, and nobody knows what was applied.
    rig.server.epoch = QStringLiteral("epoch-2");
    rig.server.feed.clear();
    rig.server.seq = 0;
    rig.server.put(note(1));
    rig.write(QStringLiteral("written meanwhile"));
    rig.api->tellNews();
    QTRY_COMPARE(rig.store.resets, 1);
    QVERIFY(rig.settles());
    QVERIFY(rig.localEqualsServer());
    QCOMPARE(rig.server.applied.size(), 1);
    QVERIFY(rig.appliedOnce());
}

void TestSyncEngine::everyFailureIsToldByWhatCanBeDone_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<SyncPhase>("phase");
    using enum Error::Kind;
    QTest::newRow("no network") << Retry << QByteArray("offline") << SyncPhase::Offline;
    QTest::newRow("busy server") << Retry << QByteArray("busy") << SyncPhase::Offline;
    QTest::newRow("wrong password") << SignIn << QByteArray("wrong_password") << SyncPhase::SignedOut;
    QTest::newRow("a page of a proxy") << GiveUp << QByteArray("not_otklik") << SyncPhase::Failed;
    QTest::newRow("a certificate that does not hold") << GiveUp << QByteArray("tls_failed") << SyncPhase::Failed;
    QTest::newRow("a damaged database of the server") << Retry << QByteArray("database_damaged") << SyncPhase::Failed;
}

void TestSyncEngine::everyFailureIsToldByWhatCanBeDone()
{
    QFETCH(Error::Kind, kind);
    QFETCH(QByteArray, code);
    QFETCH(SyncPhase, phase);
    Rig rig;
    bool fails = true;
    rig.server.fault = [&](const QString &) -> std::optional<Failure> {
        return fails ? std::optional(failureWith(kind, code.constData())) : std::nullopt;
    };
    rig.connect();
    QTRY_COMPARE(rig.status.phase, phase);
    QCOMPARE(rig.status.problem, QString::fromLatin1(code));
    QCOMPARE(rig.status.requestId, QStringLiteral("request-1"));
    fails = false;
    rig.engine.retry();
    QVERIFY(rig.settles());
    QVERIFY(rig.status.problem.isEmpty());
}

void TestSyncEngine::whoAsksTwiceToTryAgainBeginsOnce()
{
    SyncPolicy policy = fastPolicy();
    policy.firstRetry = 1h;
    policy.longestRetry = 1h;
    Rig rig(policy);
    bool fails = true;
    rig.server.fault = [&](const QString &) -> std::optional<Failure> {
        return fails ? std::optional(offline()) : std::nullopt;
    };
    rig.connect();
    QTRY_COMPARE(rig.status.phase, SyncPhase::Offline);
    fails = false;
    rig.server.calls.clear();
    for (int i = 0; i < 3; ++i)
        rig.engine.retry();
    QVERIFY(rig.settles());
    QCOMPARE(rig.server.calls.filter(QStringLiteral("snapshot")).size(), 1);
}

void TestSyncEngine::anEndedSessionIsOpenedAgain()
{
    Rig rig;
    rig.connect();
    QVERIFY(rig.settles());
    bool ended = true;
    rig.server.fault = [&](const QString &call) -> std::optional<Failure> {
        if (call == u"changes" && std::exchange(ended, false))
            return failureWith(Error::Kind::SignIn, "signed_out");
        return std::nullopt;
    };
    rig.server.put(note(1));
    rig.api->tellNews();
    QTRY_VERIFY(rig.localEqualsServer());
    QCOMPARE(rig.server.calls.count(QStringLiteral("signIn")), 2);
}

void TestSyncEngine::onlyItsOwnerCanReplaceAToken()
{
    Rig rig;
    const auto connectWith = [&](const QString &token) {
        Credentials credentials;
        credentials.token = token;
        rig.engine.connectTo(QUrl(QStringLiteral("http://127.0.0.1:1")), credentials);
    };
    QSignalSpy ended(&rig.engine, &SyncEngine::sessionEnded);
    connectWith(QStringLiteral("token-1"));
    QVERIFY(rig.settles());
    rig.write(QStringLiteral("kept meanwhile"));
    rig.server.token = QStringLiteral("token-2");
    rig.server.fault = [](const QString &call) -> std::optional<Failure> {
        if (call == u"signIn")
            return std::nullopt;
        return failureWith(Error::Kind::SignIn, "signed_out");
    };
    rig.engine.wake();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(rig.status.phase, SyncPhase::Offline); // nobody is asked for anything yet
    QVERIFY(rig.status.problem.isEmpty());
    rig.server.fault = nullptr;
    rig.engine.retry(); // the same token once more: told again, and nothing else
    QTRY_COMPARE(ended.size(), 2);
    connectWith(QStringLiteral("token-2"));
    QVERIFY(rig.settles());
    QVERIFY(rig.localEqualsServer());
}

void TestSyncEngine::workingOfflineSendsNothing()
{
    Rig rig;
    rig.connect();
    QVERIFY(rig.settles());
    rig.engine.setNetwork(NetworkUse::Forbidden);
    QCOMPARE(rig.status.phase, SyncPhase::Offline);
    rig.server.calls.clear();
    rig.write(QStringLiteral("text"));
    rig.engine.wake();
    rig.engine.retry();
    QTRY_COMPARE(rig.status.waiting, 1);
    QVERIFY(rig.server.calls.isEmpty());
    rig.engine.setNetwork(NetworkUse::Allowed);
    QVERIFY(rig.settles());
    QVERIFY(rig.localEqualsServer());
}

void TestSyncEngine::withoutCredentialsItWaitsForAPerson()
{
    Rig rig;
    rig.engine.connectTo(QUrl(QStringLiteral("http://127.0.0.1:1")), {});
    QCOMPARE(rig.status.phase, SyncPhase::SignedOut);
    QVERIFY(rig.server.calls.isEmpty());
}

void TestSyncEngine::anotherWorkspaceNeverGetsIntoTheCache()
{
    Rig rig;
    rig.fill(3);
    rig.write(QStringLiteral("meant for the old workspace"));
    rig.server.workspaceId = QStringLiteral("another");
    QSignalSpy stranger(&rig.engine, &SyncEngine::strangerMet);
    rig.connect();
    QTRY_COMPARE(stranger.size(), 1);
    QCOMPARE(rig.status.problem, QStringLiteral("another_workspace"));
    QVERIFY(rig.store.rows.isEmpty());
    QVERIFY(rig.server.applied.isEmpty());
    QCOMPARE(rig.store.waiting.size(), 1);
}

void TestSyncEngine::completeIsOnlySaidWhenNothingWaits()
{
    Rig rig;
    bool isHonest = true;
    QObject::connect(&rig.engine, &SyncEngine::statusChanged, &rig.engine, [&](const SyncStatus &status) {
        if (status.phase == SyncPhase::Complete)
            isHonest = isHonest && rig.store.waiting.isEmpty();
    });
    rig.fill(5);
    rig.write(QStringLiteral("one"));
    rig.connect();
    QVERIFY(rig.settles());
    rig.write(QStringLiteral("two"));
    rig.engine.wake();
    QTRY_VERIFY(rig.store.waiting.isEmpty());
    QVERIFY(rig.settles());
    QVERIFY(isHonest);
    QTRY_VERIFY(rig.localEqualsServer());
}

void TestSyncEngine::whenTheIthRequestFailsAllIsDeliveredInTheEnd()
{
    for (int i = 0; i < 12; ++i) {
        Rig rig;
        rig.fill(10);
        rig.write(QStringLiteral("one"));
        int request = 0;
        rig.server.fault = [&](const QString &) -> std::optional<Failure> {
            return request++ == i ? std::optional(offline()) : std::nullopt;
        };
        rig.connect();
        QVERIFY(rig.settles());
        rig.write(QStringLiteral("two"));
        rig.server.put(note(99));
        rig.engine.wake();
        QTRY_VERIFY2(rig.localEqualsServer(), qPrintable(QStringLiteral("request %1").arg(i)));
        QVERIFY(rig.appliedOnce());
    }
}

void TestSyncEngine::whenTheIthCallOfTheCacheFailsAllIsDeliveredInTheEnd()
{
    for (int i = 0; i < 16; ++i) {
        Rig rig;
        rig.fill(10);
        rig.write(QStringLiteral("one"));
        int call = 0;
        rig.store.fault = [&](const char *) -> std::optional<Error> {
            return call++ == i ? std::optional(Error{Error::Kind::Retry, QStringLiteral("disk_full"), {}}) : std::nullopt;
        };
        rig.connect();
        QVERIFY(rig.settles());
        QTRY_VERIFY2(rig.localEqualsServer(), qPrintable(QStringLiteral("call %1").arg(i)));
        QVERIFY(rig.appliedOnce());
    }
}

void TestSyncEngine::aDamagedCacheHalts()
{
    Rig rig;
    QSignalSpy halted(&rig.engine, &SyncEngine::halted);
    rig.store.fault = [](const char *) { return Error{Error::Kind::Corruption, QStringLiteral("damaged"), {}}; };
    rig.connect();
    QTRY_COMPARE(halted.size(), 1);
    QCOMPARE(halted.first().first().toString(), QStringLiteral("damaged"));
    QCOMPARE(rig.status.phase, SyncPhase::Failed);
}

void TestSyncEngine::historyIsAskedForInsideTheSession()
{
    Rig rig;
    Mention old;
    old.id = {QStringLiteral("old")};
    old.threadId = {QStringLiteral("thread")};
    old.text = QStringLiteral("a kettle");
    rig.server.put(old);
    std::optional<Reply<HistoryPage>> found;
    const auto search = [&] {
        found.reset();
        rig.engine.search(QStringLiteral("kettle"), {}, 10, [&](const Reply<HistoryPage> &page) { found = page; });
    };
    search(); // before there is a session
    QVERIFY(found && !*found);
    QCOMPARE(found->error().error.code, QStringLiteral("offline"));

    rig.connect();
    QVERIFY(rig.settles());
    search();
    QTRY_VERIFY(found);
    QVERIFY(found->has_value());
    QCOMPARE((*found)->entries.size(), 1);
    QCOMPARE((*found)->entries.first().mention, old);
    rig.server.fault = [](const QString &call) {
        return call == QLatin1StringView("search") ? std::optional(offline()) : std::nullopt;
    };
    search();
    QTRY_VERIFY(found);
    QVERIFY(!*found);
    QCOMPARE(rig.status.phase, SyncPhase::Complete); // a search that failed is no matter of the sync

    rig.engine.setNetwork(NetworkUse::Forbidden);
    const auto calls = rig.server.calls.size();
    search();
    QVERIFY(found && !*found);
    QCOMPARE(rig.server.calls.size(), calls);
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
