#include "tests/sync/answerthief.h"
#include "tests/sync/desktopundertest.h"
#include "tests/sync/realserver.h"

#include "models/erasure.h"
#include "models/uuid7.h"
#include "storage/localattachments.h"
#include "tests/support/filewords.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

const QString anna = QStringLiteral("anna");
const QString vera = QStringLiteral("vera");

NoteAdd noteAbout(const PersonId &person, const QString &text)
{
    return {newId<NoteId>(SystemClock()), person, text};
}

/// How often each of the notes stands on the card.
QMap<QString, int> notesOn(DesktopUnderTest &desktop, const PersonId &person)
{
    QMap<QString, int> count;
    const CustomerCard card = valueOf(desktop.cache().conversations().card(person));
    for (const Note &note : card.notes)
        ++count[note.text];
    return count;
}

bool isOnceEach(const QMap<QString, int> &notes, int total)
{
    int once = 0;
    for (auto it = notes.begin(); it != notes.end(); ++it)
        once += it.key().startsWith(QStringLiteral("note ")) && it.value() == 1;
    return once == total;
}

} // namespace

/// The desktop's sync against the real server process: in the end local equals
/// server, and everything was delivered once.
class TestSyncWithServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void twoDesktopsConverge();
    void workGoesOnWithoutTheServerAndIsDeliveredOnce();
    void theServerIsKilledAgainAndAgain();
    void lostAnswersAreAskedForAgain();
    void aRestoredServerKeepsWhatWasWrittenSince();
    void aClaimIsSeenByTheOthersAndOnlyAWishOffline();
    void anErasedPersonIsForgottenByALaptopThatComesBack();
    void aWrongPasswordIsTold();
    void aWrongClockSeesClaimsAsTheyAre();
    void aConflictIsKeptForThePerson();
    void aMassRemovalAsksBeforeItIsApplied();
    void whoHasACardOpenIsSeenByTheOthers();
    void aLookAtACardReachesTheJournal();
    void dataOfAPersonIsAskedForFromTheServer();
    void olderHistoryIsAskedForFromTheServer();
    void aPictureReachesTheOthers();
    void aMoveToPrivateIsOneStepAndComesBackAsOne();

private:
    /// Equal to a desktop that has just read everything anew.
    [[nodiscard]] bool equalsServer(DesktopUnderTest &desktop)
    {
        DesktopUnderTest fresh(m_server->url(), m_server->credentials(desktop.me().login));
        return fresh.isOpen() && fresh.settles() && desktop.settles() && fresh.shown() == desktop.shown();
    }

    QTemporaryDir m_demo; ///< a filled database, copied for each test
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RealServer> m_server;
};

void TestSyncWithServer::initTestCase()
{
    RealServer server(m_demo.path());
    QVERIFY(server.start());
    QVERIFY(server.stop());
}

void TestSyncWithServer::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QDir demo(m_demo.path());
    const QStringList files = demo.entryList(QDir::Files | QDir::Hidden);
    for (const QString &file : files)
        QVERIFY(QFile::copy(demo.filePath(file), m_folder->filePath(file)));
    m_server = std::make_unique<RealServer>(m_folder->path());
    QVERIFY(m_server->start());
}

void TestSyncWithServer::cleanup()
{
    m_server.reset();
    m_folder.reset();
}

void TestSyncWithServer::twoDesktopsConverge()
{
    DesktopUnderTest one(m_server->url(), m_server->credentials(anna));
    DesktopUnderTest two(m_server->url(), m_server->credentials(vera));
    QVERIFY(one.isOpen() && two.isOpen());
    QVERIFY(one.settles() && two.settles());
    const QList<QueueItem> work = one.openWork();
    QVERIFY(work.size() > 10);
    QCOMPARE(one.shown(), two.shown());

    for (int i = 0; i < 10; ++i) {
        one.write(noteAbout(work.at(i).personId, QStringLiteral("note %1").arg(i)));
        two.write(noteAbout(work.at(9 - i).personId, QStringLiteral("note %1").arg(10 + i)));
    }
    two.write(CaseClose{work.at(10).caseId, QStringLiteral("Благодарность, ответа не ждут")});
    QVERIFY(one.settles() && two.settles());
    QTRY_COMPARE_WITH_TIMEOUT(one.shown(), two.shown(), 20000);
    QVERIFY(equalsServer(one));
}

void TestSyncWithServer::workGoesOnWithoutTheServerAndIsDeliveredOnce()
{
    DesktopUnderTest desktop(m_server->url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    const QueueItem item = desktop.openWork().first();
    QVERIFY(m_server->stop());
    QTRY_COMPARE_WITH_TIMEOUT(desktop.status().phase, SyncPhase::Offline, 20000);

    for (int i = 0; i < 5; ++i)
        desktop.write(noteAbout(item.personId, QStringLiteral("note %1").arg(i)));
    QVERIFY(isOnceEach(notesOn(desktop, item.personId), 5)); // seen at once
    const SearchPage found = valueOf(desktop.cache().search().search(item.firstWords.section(u' ', 0, 0), {}, 10));
    QVERIFY(!found.hits.isEmpty());

    QVERIFY(m_server->start());
    desktop.connectTo(m_server->url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    QVERIFY(isOnceEach(notesOn(desktop, item.personId), 5));
    QVERIFY(equalsServer(desktop));
}

void TestSyncWithServer::theServerIsKilledAgainAndAgain()
{
    DesktopUnderTest desktop(m_server->url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    const QueueItem item = desktop.openWork().first();
    int written = 0;
    for (int round = 0; round < 5; ++round) {
        for (int i = 0; i < 30; ++i)
            desktop.write(noteAbout(item.personId, QStringLiteral("note %1").arg(written++)));
        // In the middle of it: each round a little later.
        int heard = 0;
        const auto counting = QObject::connect(&desktop.sync().monitor(), &SyncMonitor::changed, this,
                                               [&heard](const SyncStatus &) { ++heard; });
        QTRY_VERIFY_WITH_TIMEOUT(heard > round, 20000);
        QObject::disconnect(counting);
        m_server->kill();
        QVERIFY(m_server->start());
        desktop.connectTo(m_server->url(), m_server->credentials(anna));
    }
    QVERIFY(desktop.settles());
    QVERIFY(isOnceEach(notesOn(desktop, item.personId), written));
    QVERIFY(equalsServer(desktop));
}

void TestSyncWithServer::lostAnswersAreAskedForAgain()
{
    AnswerThief thief(m_server->url());
    DesktopUnderTest desktop(thief.url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    const QueueItem item = desktop.openWork().first();
    thief.steal(3);
    for (int i = 0; i < 10; ++i)
        desktop.write(noteAbout(item.personId, QStringLiteral("note %1").arg(i)));
    QVERIFY(desktop.settles());
    QCOMPARE(thief.stolen(), 3);
    QVERIFY(isOnceEach(notesOn(desktop, item.personId), 10));
    QVERIFY(equalsServer(desktop));
}

void TestSyncWithServer::aRestoredServerKeepsWhatWasWrittenSince()
{
    DesktopUnderTest desktop(m_server->url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    const QueueItem item = desktop.openWork().first();
    const QTemporaryDir safe;
    const QString copy = safe.filePath(QStringLiteral("backup.db"));
    QVERIFY(RealServer::run({QStringLiteral("backup"), QStringLiteral("--data"), m_server->folder(), copy}));
    desktop.write(noteAbout(item.personId, QStringLiteral("note 0"))); // lost with the server
    QVERIFY(desktop.settles());

    QVERIFY(m_server->stop());
    QTRY_COMPARE_WITH_TIMEOUT(desktop.status().phase, SyncPhase::Offline, 20000);
    desktop.write(noteAbout(item.personId, QStringLiteral("note 1"))); // not sent yet
    const QDir folder(m_server->folder());
    const QStringList databases = folder.entryList({QStringLiteral("*.db")}, QDir::Files);
    QCOMPARE(databases.size(), 1);
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(folder.filePath(databases.first()) + QLatin1StringView(suffix));
    QVERIFY(QFile::copy(copy, folder.filePath(databases.first())));

    QVERIFY(m_server->start());
    desktop.connectTo(m_server->url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    const auto notes = notesOn(desktop, item.personId);
    QCOMPARE(notes.value(QStringLiteral("note 1")), 1);
    QCOMPARE(notes.value(QStringLiteral("note 0")), 0); // the server's word counts
    QVERIFY(equalsServer(desktop));
}

void TestSyncWithServer::aClaimIsSeenByTheOthersAndOnlyAWishOffline()
{
    DesktopUnderTest one(m_server->url(), m_server->credentials(anna));
    DesktopUnderTest two(m_server->url(), m_server->credentials(vera));
    QVERIFY(one.settles() && two.settles());
    QueueItem item;
    for (const QueueItem &each : one.openWork())
        if (each.holderId.isEmpty())
            item = each;
    QVERIFY(!item.caseId.isEmpty());

    const auto holderSeenBy = [&](DesktopUnderTest &desktop) {
        const auto items = valueOf(desktop.cache().queue().items(QueueFilter::Open, {item.caseId}));
        return items.isEmpty() ? UserId{} : items.first().holderId;
    };
    two.sync().setNetwork(NetworkUse::Forbidden);
    QTRY_COMPARE(two.status().phase, SyncPhase::Offline);
    two.write(ClaimTake{item.personId, false});
    QVERIFY(holderSeenBy(two).isEmpty()); // a wish holds nobody back
    QVERIFY(valueOf(two.cache().queue().items(QueueFilter::Open, {item.caseId})).first().isClaimWished);

    one.write(ClaimTake{item.personId, false});
    QVERIFY(one.settles());
    QCOMPARE(holderSeenBy(one), one.me().id);
    two.sync().setNetwork(NetworkUse::Allowed);
    QVERIFY(two.settles());
    QTRY_COMPARE_WITH_TIMEOUT(holderSeenBy(two), one.me().id, 20000);
    QCOMPARE(valueOf(two.cache().sync().backlog()).refused, 1); // told that somebody was quicker
}

void TestSyncWithServer::anErasedPersonIsForgottenByALaptopThatComesBack()
{
    const QString mark = QStringLiteral("zaqomark");
    const auto marksIn = [&](const QString &folder) { return countInFiles(folder, mark); };
    DesktopUnderTest away(m_server->url(), m_server->credentials(anna));
    QVERIFY(away.settles());
    const QueueItem item = away.openWork().first();
    const PersonId other = away.openWork().last().personId;
    QVERIFY(other != item.personId);
    away.write(noteAbout(item.personId, mark + QStringLiteral(" known to the server")));
    QVERIFY(away.settles());
    QVERIFY(m_server->stop());
    QTRY_COMPARE_WITH_TIMEOUT(away.status().phase, SyncPhase::Offline, 20000);
    away.write(noteAbout(item.personId, mark + QStringLiteral(" written while away")));
    away.write(noteAbout(other, QStringLiteral("note 0")));
    QVERIFY(marksIn(m_folder->path()) > 0);
    QVERIFY(marksIn(away.folder()) > 0);

    // The operator erases the person while a server runs.
    QVERIFY(m_server->start());
    const QString act = m_folder->filePath(QStringLiteral("act.txt"));
    QVERIFY(RealServer::run({QStringLiteral("erase"), item.personId.value, QStringLiteral("--yes"), QStringLiteral("--act"), act,
                             QStringLiteral("--reason"), QStringLiteral("asked by letter"), QStringLiteral("--data"), m_folder->path()}));
    QCOMPARE(marksIn(m_folder->path()), 0);
    QVERIFY(QFile(act).size() > 0);

    away.connectTo(m_server->url(), m_server->credentials(anna));
    QVERIFY(away.settles());
    QTRY_COMPARE_WITH_TIMEOUT(marksIn(away.folder()), 0, 20000);
    const auto pending = valueOf(away.cache().outbox().pending());
    QCOMPARE(pending.size(), 1);
    QCOMPARE(pending.first().answer.code, QString(erasedCode));
    QVERIFY(isOnceEach(notesOn(away, other), 1)); // what was about somebody else got there
    QVERIFY(equalsServer(away));
    QCOMPARE(marksIn(m_folder->path()), 0);
}

void TestSyncWithServer::aWrongPasswordIsTold()
{
    HttpRemoteApi api(m_server->url());
    std::optional<Reply<Session>> session;
    api.signIn({anna, QStringLiteral("wrong"), {}, {}}, [&](const Reply<Session> &reply) { session = reply; });
    QTRY_VERIFY_WITH_TIMEOUT(session.has_value(), 20000);
    QVERIFY(!session->has_value());
    QCOMPARE(session->error().error.code, QStringLiteral("wrong_password"));
    QVERIFY(session->error().error.kind == Error::Kind::SignIn);
}

/// A claim is a lease by the server's clock, whatever the laptop's own shows.
void TestSyncWithServer::aWrongClockSeesClaimsAsTheyAre()
{
    for (const std::chrono::milliseconds wrongBy : {std::chrono::hours(3), std::chrono::hours(-24 * 365 * 10)}) {
        DesktopUnderTest wrong(m_server->url(), m_server->credentials(anna), wrongBy);
        DesktopUnderTest right(m_server->url(), m_server->credentials(vera));
        QVERIFY(wrong.settles() && right.settles());
        QVERIFY(abs(wrong.clock().now() - SystemClock().now()) < std::chrono::minutes(1));
        const QueueItem item = wrong.openWork().first();
        const auto holderOn = [&](DesktopUnderTest &desk) {
            return holderAt(valueOf(desk.cache().conversations().conversation(item.caseId)).claim, desk.clock().now());
        };
        wrong.write(ClaimTake{item.personId});
        QVERIFY(wrong.settles());
        QTRY_COMPARE_WITH_TIMEOUT(holderOn(right), wrong.me().id, 20000);
        QTRY_COMPARE_WITH_TIMEOUT(holderOn(wrong), wrong.me().id, 20000);
        QVERIFY(valueOf(wrong.cache().queue().counts()).mine > 0);
        wrong.write(ClaimRelease{item.personId});
        QVERIFY(wrong.settles());
    }
}

void TestSyncWithServer::aConflictIsKeptForThePerson()
{
    DesktopUnderTest one(m_server->url(), m_server->credentials(anna));
    DesktopUnderTest two(m_server->url(), m_server->credentials(vera));
    QVERIFY(one.settles() && two.settles());
    const QueueItem item = one.openWork().first();
    const NoteAdd note = noteAbout(item.personId, QStringLiteral("note 0"));
    one.write(note);
    QVERIFY(one.settles());
    QTRY_VERIFY_WITH_TIMEOUT(notesOn(two, item.personId).contains(note.text), 20000);

    two.sync().setNetwork(NetworkUse::Forbidden);
    QTRY_COMPARE(two.status().phase, SyncPhase::Offline);
    one.write(NoteEdit{note.id, QStringLiteral("note of anna"), 1});
    QVERIFY(one.settles());
    two.write(NoteEdit{note.id, QStringLiteral("note of vera"), 1});
    QVERIFY(notesOn(two, item.personId).contains(QStringLiteral("note of vera")));
    two.sync().setNetwork(NetworkUse::Allowed);
    QVERIFY(two.settles());

    const auto pending = valueOf(two.cache().outbox().pending());
    QCOMPARE(pending.size(), 1);
    QCOMPARE(pending.first().state, PendingState::Refused);
    QCOMPARE(pending.first().answer.code, QStringLiteral("note_changed"));
    QVERIFY(notesOn(two, item.personId).contains(QStringLiteral("note of anna")));
    QVERIFY(equalsServer(two));
}

void TestSyncWithServer::aMassRemovalAsksBeforeItIsApplied()
{
    DesktopUnderTest one(m_server->url(), m_server->credentials(anna));
    DesktopUnderTest two(m_server->url(), m_server->credentials(vera));
    QVERIFY(one.settles() && two.settles());
    const PersonId person = one.openWork().first().personId;
    QList<NoteAdd> notes;
    for (int i = 0; i < 250; ++i) {
        notes.append(noteAbout(person, QStringLiteral("note %1").arg(i)));
        one.write(notes.last());
    }
    QVERIFY(one.settles());
    QTRY_VERIFY_WITH_TIMEOUT(isOnceEach(notesOn(two, person), 250), 60000);
    QVERIFY(two.settles());

    two.sync().setNetwork(NetworkUse::Forbidden);
    QTRY_COMPARE(two.status().phase, SyncPhase::Offline);
    for (const NoteAdd &note : std::as_const(notes))
        one.write(NoteRemove{note.id});
    QVERIFY(one.settles());
    two.sync().setNetwork(NetworkUse::Allowed);
    QTRY_COMPARE_WITH_TIMEOUT(two.status().phase, SyncPhase::Asking, 60000);
    QVERIFY(two.status().removal.has_value());
    QCOMPARE(two.status().removal->taken.notes, 250);
    QVERIFY(!two.status().requestId.isEmpty());
    QVERIFY(isOnceEach(notesOn(two, person), 250));
    two.write(noteAbout(person, QStringLiteral("from vera"))); // work goes on

    two.sync().allowRemoval();
    QVERIFY(two.settles());
    QVERIFY(isOnceEach(notesOn(two, person), 0));
    QVERIFY(notesOn(two, person).contains(QStringLiteral("from vera")));
    QVERIFY(equalsServer(two));
}

void TestSyncWithServer::whoHasACardOpenIsSeenByTheOthers()
{
    DesktopUnderTest one(m_server->url(), m_server->credentials(anna));
    DesktopUnderTest two(m_server->url(), m_server->credentials(vera));
    QVERIFY(one.settles() && two.settles());
    const PersonId person = one.openWork().first().personId;
    one.sync().tell(person, Doing::Writing);
    const auto seen = [&] { return valueOf(two.cache().cards().present(person)); };
    QTRY_COMPARE_WITH_TIMEOUT(seen().size(), 1, 20000);
    QCOMPARE(seen().first().presence.id, one.me().id);
    QCOMPARE(seen().first().presence.doing, Doing::Writing);
    QVERIFY(!seen().first().name.isEmpty());
    one.sync().tell({}, Doing::Nothing);
    QTRY_VERIFY_WITH_TIMEOUT(seen().isEmpty(), 20000);
    // Without a server nothing is kept for later.
    one.sync().setNetwork(NetworkUse::Forbidden);
    QTRY_COMPARE(one.status().phase, SyncPhase::Offline);
    one.sync().tell(person, Doing::Looking);
    QCOMPARE(one.status().waiting, 0);
    one.sync().setNetwork(NetworkUse::Allowed);
    QVERIFY(one.settles() && two.settles());
    QVERIFY(seen().isEmpty());
}

void TestSyncWithServer::aLookAtACardReachesTheJournal()
{
    DesktopUnderTest one(m_server->url(), m_server->credentials(anna));
    DesktopUnderTest two(m_server->url(), m_server->credentials(vera));
    QVERIFY(one.settles() && two.settles());
    const PersonId person = one.openWork().first().personId;
    one.sync().setNetwork(NetworkUse::Forbidden);
    QTRY_COMPARE(one.status().phase, SyncPhase::Offline);
    one.write(CardView{person});
    QCOMPARE(one.status().waiting, 0); // nobody waits for it
    one.sync().setNetwork(NetworkUse::Allowed);
    const auto looks = [&] {
        const auto page = valueOf(two.sync().journal(person, 0));
        return std::ranges::count_if(page.entries, [&](const JournalEntry &entry) {
            return entry.action == u"card.viewed" && entry.userId == one.me().id;
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(looks(), 1, 20000);
}

void TestSyncWithServer::dataOfAPersonIsAskedForFromTheServer()
{
    DesktopUnderTest desktop(m_server->url(), m_server->credentials(vera));
    QVERIFY(desktop.settles());
    const PersonId person = desktop.openWork().first().personId;
    const QByteArray document = valueOf(desktop.sync().exportOf(person));
    QVERIFY(document.startsWith("{\n    \"about\""));
    QVERIFY(document.contains(person.value.toUtf8()));
    auto refused = desktop.sync().erase(person, QStringLiteral("a wish")); // a lead's is not enough
    refused.waitForFinished();
    QVERIFY(!refused.result());
    QCOMPARE(refused.result().error().code, QStringLiteral("not_allowed"));

    desktop.sync().setNetwork(NetworkUse::Forbidden);
    QTRY_COMPARE(desktop.status().phase, SyncPhase::Offline);
    auto offline = desktop.sync().exportOf(person);
    offline.waitForFinished();
    QCOMPARE(offline.result().error().code, QStringLiteral("offline"));
}

void TestSyncWithServer::olderHistoryIsAskedForFromTheServer()
{
    DesktopUnderTest desktop(m_server->url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    const QueueItem item = desktop.openWork().first();
    const auto answerOf = [](Answer<HistoryPage> answer) -> Result<HistoryPage> {
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20000))
            return failure(Error::Kind::GiveUp, QStringLiteral("no_answer_in_test"));
        return answer.result();
    };
    const QString word = item.firstWords.section(u' ', 0, 0);
    const auto found = answerOf(desktop.sync().search(word, {}, 5));
    QVERIFY(found);
    QVERIFY(!found->entries.isEmpty() && found->entries.size() <= 5);
    const ConversationEntry &newest = found->entries.first();
    // Its thread on both sides of it: together all that the desktop has of it.
    const TimelineCursor place{newest.mention.publishedAt, newest.mention.id};
    QStringList ids{newest.mention.id.value};
    for (const HistorySide side : {HistorySide::Before, HistorySide::After}) {
        const auto part = answerOf(desktop.sync().mentions(newest.mention.threadId, side, place, 200));
        QVERIFY2(part, part ? "" : qPrintable(part.error().code));
        for (const ConversationEntry &entry : part->entries)
            ids.append(entry.mention.id.value);
    }
    QStringList here;
    const TimelineCursor end{TimePoint(std::chrono::milliseconds(qint64(1) << 48)), {}};
    const auto all = valueOf(desktop.cache().conversations().earlier(newest.mention.threadId, end, 500)).entries;
    for (const ConversationEntry &entry : all)
        here.append(entry.mention.id.value);
    ids.sort();
    here.sort();
    QCOMPARE(ids, here);

    desktop.sync().setNetwork(NetworkUse::Forbidden);
    const auto refused = answerOf(desktop.sync().search(word, {}, 5));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("offline"));
}

void TestSyncWithServer::aPictureReachesTheOthers()
{
    const QByteArray picture = QByteArrayLiteral("\x89PNG\r\n\x1a\n") + QByteArray(largestAttachment - 8, 'p');
    DesktopUnderTest author(m_server->url(), m_server->credentials(anna));
    QVERIFY(author.settles());
    // Attached without a network.
    author.sync().setNetwork(NetworkUse::Forbidden);
    QCOMPARE(valueOf(author.cache().attachments().keep(picture)), attachmentHashOf(picture));
    const QueueItem item = author.openWork().first();
    Draft draft;
    draft.id = newId<DraftId>(SystemClock());
    draft.caseId = item.caseId;
    draft.authorId = author.me().id;
    draft.attachments = {{attachmentHashOf(picture), QStringLiteral("shelf.png"), QStringLiteral("image/png"), picture.size(), 40, 30, {}}};
    QVERIFY(valueOf(author.cache().drafts().save(draft)));
    author.sync().setNetwork(NetworkUse::Allowed);
    QVERIFY(author.settles());

    DesktopUnderTest other(m_server->url(), m_server->credentials(vera));
    QVERIFY(other.settles());
    const auto fetched = other.sync().attachment(attachmentHashOf(picture), draft.id.value);
    QVERIFY(QTest::qWaitFor([&] { return fetched.isFinished(); }, 20000));
    QVERIFY2(fetched.result(), fetched.result() ? "" : qPrintable(fetched.result().error().code));
    QCOMPARE(*fetched.result(), picture);
    const auto none = other.sync().attachment(attachmentHashOf("other"), draft.id.value);
    QVERIFY(QTest::qWaitFor([&] { return none.isFinished(); }, 20000));
    QCOMPARE(none.result().error().code, QStringLiteral("not_found"));
    // Kept as what need not go up again.
    QVERIFY(!valueOf(other.cache().attachments().keepUploaded(picture)).isEmpty());
    QVERIFY(valueOf(other.cache().sync().waitingAttachment({attachmentHashOf(picture)})).isEmpty());
    QVERIFY(equalsServer(author));
}

void TestSyncWithServer::aMoveToPrivateIsOneStepAndComesBackAsOne()
{
    DesktopUnderTest desktop(m_server->url(), m_server->credentials(anna));
    QVERIFY(desktop.isOpen() && desktop.settles());
    Conversation shown;
    for (const QueueItem &item : desktop.openWork())
        if (item.network == u"vk" && item.visibility == Visibility::Public && item.holderId.isEmpty())
            shown = valueOf(desktop.cache().conversations().conversation(item.caseId));
    QVERIFY(!shown.supportCase.id.isEmpty());
    Draft draft;
    draft.id = newId<DraftId>(SystemClock());
    draft.caseId = shown.supportCase.id;
    draft.mentionId = shown.supportCase.mentionId;
    draft.authorId = desktop.me().id;
    draft.visibility = Visibility::Private;
    draft.text = QStringLiteral("Подскажите, пожалуйста, номер договора.");
    draft.publicLine = QStringLiteral("Написали вам в личные сообщения.");
    desktop.write(ClaimTake{shown.supportCase.personId, false});
    QVERIFY(valueOf(desktop.cache().drafts().save(draft)));
    PublicationSubmit submit;
    submit.publicLineId = newId<PublicationId>(SystemClock());
    submit.id = newId<PublicationId>(SystemClock());
    submit.draftId = draft.id;
    submit.caseId = draft.caseId;
    submit.mentionId = draft.mentionId;
    submit.visibility = Visibility::Private;
    submit.text = draft.text;
    submit.publicLine = draft.publicLine;
    submit.threadRevision = shown.thread.revision;
    submit.sendAt = SystemClock().now() + std::chrono::hours(5);
    desktop.write(submit);
    const auto rows = [&] {
        QMap<QString, Publication> all;
        for (const OutboxItem &item : valueOf(desktop.cache().outbox().publications(100)))
            if (item.publication.draftId == draft.id)
                all.insert(item.publication.id.value, item.publication);
        return all;
    };
    QCOMPARE(rows().size(), 2); // at once
    QVERIFY(desktop.settles());
    QCOMPARE(rows().size(), 2);
    QCOMPARE(rows().value(submit.publicLineId.value).state, PublicationState::Queued);
    QCOMPARE(rows().value(submit.publicLineId.value).visibility, Visibility::Public);
    QCOMPARE(rows().value(submit.publicLineId.value).text, submit.publicLine);
    QCOMPARE(rows().value(submit.id.value).afterId, submit.publicLineId);
    QCOMPARE(rows().value(submit.id.value).visibility, Visibility::Private);
    shown = valueOf(desktop.cache().conversations().conversation(draft.caseId));
    QCOMPARE(shown.publication->id, submit.id); // the answer, not the line before it
    QVERIFY(shown.drafts.isEmpty());
    QVERIFY(equalsServer(desktop));

    const TimePoint later = *submit.sendAt + std::chrono::hours(1);
    desktop.write(PublicationMove{submit.publicLineId, later});
    QVERIFY(desktop.settles());
    QTRY_COMPARE(rows().value(submit.id.value).sendAt, later); // the whole of it
    desktop.write(PublicationUndo{submit.publicLineId});
    QVERIFY(desktop.settles());
    QTRY_COMPARE(rows().value(submit.id.value).state, PublicationState::Draft);
    QCOMPARE(rows().value(submit.publicLineId.value).state, PublicationState::Draft);
    shown = valueOf(desktop.cache().conversations().conversation(draft.caseId));
    QCOMPARE(shown.drafts.size(), 1);
    QCOMPARE(shown.drafts.first().text, draft.text);
    QCOMPARE(shown.drafts.first().publicLine, draft.publicLine);
    QVERIFY(equalsServer(desktop));
}

QTEST_GUILESS_MAIN(TestSyncWithServer)
#include "tst_syncwithserver.moc"
