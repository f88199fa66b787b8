#include "tests/sync/countedline.h"
#include "tests/sync/desktopundertest.h"
#include "tests/sync/realserver.h"

#include "models/uuid7.h"

#include <QFile>
#include <QTest>

using namespace otklik;

namespace {

const QString anna = QStringLiteral("anna");
constexpr int historyPosts = 12'000;
constexpr int postsOfADay = 300;
constexpr int longest = 60'000; ///< ms

/// A CSV of `count` posts, one a minute back from `newest`.
bool writePosts(const QString &path, const QString &prefix, int count, const QDateTime &newest)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write("id,author,date,text\n");
    for (int i = 0; i < count; ++i)
        file.write(QStringLiteral("%1%2,customer%3,%4,\"Посылка %5 ещё в пути, жду который день и не знаю, где она\"\n")
                       .arg(prefix)
                       .arg(i)
                       .arg(i % 400)
                       .arg(newest.addSecs(-60LL * i).toString(Qt::ISODate))
                       .arg(i)
                       .toUtf8());
    return true;
}

bool import(const QString &path, const QString &as, const QString &folder)
{
    return RealServer::run({QStringLiteral("import"), path, QStringLiteral("--as"), as, QStringLiteral("--source"),
                            QStringLiteral("Old posts"), QStringLiteral("--data"), folder});
}

} // namespace

/// A first sync from the real server through a line that counts: the queue before
/// the history, a break that is gone on from, and a day away that costs a day.
class TestFirstSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theQueueIsThereBeforeTheHistory();
    void whatWasReadBeforeABreakIsNotReadAgain();
    void aDayAwayCostsADay();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<RealServer> m_server;
    qint64 m_whole = 0; ///< bytes of a snapshot
};

void TestFirstSync::initTestCase()
{
    m_server = std::make_unique<RealServer>(m_folder.path());
    QVERIFY(m_server->start());
    const QString posts = m_folder.filePath(QStringLiteral("history.csv"));
    QVERIFY(writePosts(posts, QStringLiteral("h"), historyPosts, QDateTime::currentDateTimeUtc().addDays(-2)));
    QVERIFY(import(posts, QStringLiteral("history"), m_folder.path()));
    CountedLine line(m_server->url());
    DesktopUnderTest desktop(line.url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    QCOMPARE(line.snapshotRequests().size(), 1);
    m_whole = line.snapshotBytes();
    QVERIFY2(m_whole > 1'000'000, qPrintable(QString::number(m_whole)));
}

void TestFirstSync::theQueueIsThereBeforeTheHistory()
{
    DesktopUnderTest whole(m_server->url(), m_server->credentials(anna));
    QVERIFY(whole.settles());
    CountedLine line(m_server->url());
    line.holdAfter(m_whole / 3);
    DesktopUnderTest desktop(line.url(), m_server->credentials(anna));
    QVERIFY(QTest::qWaitFor([&] { return line.isHolding(); }, longest));
    const auto ids = [](DesktopUnderTest &desk) {
        QStringList cases;
        const QList<QueueItem> work = desk.openWork();
        for (const QueueItem &item : work)
            cases.append(item.caseId.value + u' ' + item.firstWords + u' ' + item.authorName);
        return cases;
    };
    QVERIFY(!ids(whole).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(ids(desktop), ids(whole), longest);
    QVERIFY(desktop.status().phase != SyncPhase::Complete); // it is used, and does not claim to be whole
    const QueueItem first = desktop.openWork().first();
    QVERIFY(!valueOf(desktop.cache().conversations().conversation(first.caseId)).entries.isEmpty());
    desktop.write(NoteAdd{newId<NoteId>(SystemClock()), first.personId, QStringLiteral("written meanwhile")});
    line.goOn();
    QVERIFY(desktop.settles());
    QVERIFY(whole.settles());
    QCOMPARE(desktop.shown(), whole.shown());
}

void TestFirstSync::whatWasReadBeforeABreakIsNotReadAgain()
{
    CountedLine line(m_server->url());
    line.cutAfter(m_whole * 2 / 3);
    DesktopUnderTest desktop(line.url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    const QList<QByteArray> asked = line.snapshotRequests();
    QVERIFY2(asked.size() == 2, qPrintable(QString::number(asked.size())));
    QVERIFY2(asked.last().contains("from="), asked.last().constData());
    // From the beginning it would have been five thirds.
    QVERIFY2(line.snapshotBytes() < m_whole * 4 / 3,
             qPrintable(QStringLiteral("%1 of %2").arg(line.snapshotBytes()).arg(m_whole)));
    DesktopUnderTest whole(m_server->url(), m_server->credentials(anna));
    QVERIFY(whole.settles());
    QCOMPARE(desktop.shown(), whole.shown());
}

void TestFirstSync::aDayAwayCostsADay()
{
    CountedLine line(m_server->url());
    DesktopUnderTest desktop(line.url(), m_server->credentials(anna));
    QVERIFY(desktop.settles());
    const qsizetype before = desktop.openWork().size();
    desktop.sync().setNetwork(NetworkUse::Forbidden);
    QTRY_COMPARE(desktop.status().phase, SyncPhase::Offline);
    const qint64 snapshots = line.snapshotBytes();
    const qint64 changes = line.changesBytes();
    const QString posts = m_folder.filePath(QStringLiteral("day.csv"));
    QVERIFY(writePosts(posts, QStringLiteral("d"), postsOfADay, QDateTime::currentDateTimeUtc()));
    QVERIFY(import(posts, QStringLiteral("inbox"), m_folder.path()));
    desktop.sync().setNetwork(NetworkUse::Allowed);
    QTRY_VERIFY_WITH_TIMEOUT(desktop.status().phase == SyncPhase::Complete && desktop.openWork().size() > before, longest);
    QVERIFY(desktop.settles());
    QCOMPARE(line.snapshotBytes(), snapshots);
    const qint64 cost = line.changesBytes() - changes;
    QVERIFY2(cost > 0 && cost < m_whole / 5, qPrintable(QStringLiteral("%1 of %2").arg(cost).arg(m_whole)));
    DesktopUnderTest whole(m_server->url(), m_server->credentials(anna));
    QVERIFY(whole.settles());
    QCOMPARE(desktop.shown(), whole.shown());
}

QTEST_GUILESS_MAIN(TestFirstSync)
#include "tst_firstsync.moc"
