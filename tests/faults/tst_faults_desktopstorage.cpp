#include "tests/faults/desktop/desktopsession.h"
#include "tests/faults/support/faultcases.h"
#include "tests/faults/support/serverscript.h"
#include "tests/faults/support/tally.h"

#include "server/store/mutationjournal.h"
#include "server/store/workspacestore.h"
#include "tests/server/support/testserver.h"

#include <QDir>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr qsizetype shortCount = 100;
constexpr int longestSession = 150'000; ///< ms
constexpr int shortPatience = 400;      ///< ms, for a session on a disk that stays full
constexpr int killed = -9;

const QByteArray secret(64, 'a');

/// What a person at the desktop was told in one session.
struct Told final
{
    QStringList given;                ///< mutations
    QMap<QString, QStringList> texts; ///< of each draft: the last one that was saved, and what was typed after it

    static Told read(const QString &path)
    {
        Told told;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return told;
        for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            const QString text = object.value(QStringLiteral("text")).toString();
            if (object.contains(QStringLiteral("given")))
                told.given.append(object.value(QStringLiteral("given")).toString());
            else if (object.contains(QStringLiteral("saved")))
                told.texts[object.value(QStringLiteral("saved")).toString()] = {text};
            else if (const QString draft = object.value(QStringLiteral("typing")).toString();
                     told.texts.contains(draft))
                told.texts[draft].append(text);
        }
        return told;
    }
};

/// A server of one case: the same three customers each time.
struct Scene final
{
    TestServer server{TestServer::Setup{{}, secret, nullptr}};

    Scene()
    {
        server.ingest({server.post(QStringLiteral("p0"), QStringLiteral("ivan"), QStringLiteral("Где моя посылка?")),
                       server.post(QStringLiteral("p1"), QStringLiteral("vanya"), QStringLiteral("Так где же она?")),
                       server.post(QStringLiteral("p2"), QStringLiteral("olga"), QStringLiteral("Спасибо"))});
    }

    [[nodiscard]] QString workspaceId()
    {
        return server.store
            ->read([](server::Rows &rows) -> Result<QString> { return server::WorkspaceStore(rows).workspace().id; })
            .value_or(QString());
    }
    [[nodiscard]] std::optional<MutationAnswer> answerTo(const QString &id)
    {
        const auto entry =
            server.store->read([&](server::Rows &rows) -> Result<std::optional<server::MutationJournal::Entry>> {
                return server::MutationJournal(rows).find(MutationId{id});
            });
        return entry && *entry ? std::optional((*entry)->answer) : std::nullopt;
    }
};

} // namespace

/// The desktop's storage and sync, struck at each of their storage calls while a
/// person types: what was confirmed reaches the server after the next start, once,
/// and in the end the cache holds the server's rows.
class TestFaultsDesktopStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStorageCallOfASession();
    void cleanupTestCase();

private:
    [[nodiscard]] int runDesktop(Scene &scene, bool isTyping, int patience = 30'000);
    void tryCase(const FaultCase &fault, Tally &tally);
    void compare(Scene &scene, const QString &name, Tally &tally);
    [[nodiscard]] QString file() const { return m_folder->filePath(QStringLiteral("subject/cache.db")); }
    [[nodiscard]] QString told() const { return m_folder->filePath(QStringLiteral("told")); }
    void beginAnew();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FaultPoint> m_point;
    QProcess m_desktop;
};

void TestFaultsDesktopStorage::initTestCase()
{
    keepTemporaryFilesInMemory();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_point = std::make_unique<FaultPoint>(m_folder->filePath(QStringLiteral("control")), "/subject/");
    m_desktop.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_desktop.setProcessEnvironment(m_point->environment());
    m_desktop.start(QStringLiteral(FAULT_DESKTOP));
    QVERIFY(m_desktop.waitForStarted());
}

void TestFaultsDesktopStorage::cleanupTestCase()
{
    m_desktop.closeWriteChannel();
    QVERIFY(m_desktop.waitForFinished());
}

void TestFaultsDesktopStorage::beginAnew()
{
    QVERIFY(QDir(m_folder->filePath(QStringLiteral("subject"))).removeRecursively());
    QFile::remove(told());
}

int TestFaultsDesktopStorage::runDesktop(Scene &scene, bool isTyping, int patience)
{
    DesktopOrder order;
    order.setup.file = file();
    order.setup.owner = {scene.workspaceId(), scene.server.agent.id};
    order.setup.server = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(scene.server.port()));
    order.setup.credentials.secret = QString::fromLatin1(secret);
    order.setup.credentials.actAs = scene.server.agent.login;
    order.told = told();
    order.isTyping = isTyping;
    order.patience = patience;
    m_desktop.write(order.toLine());
    while (!m_desktop.canReadLine())
        if (!m_desktop.waitForReadyRead(longestSession))
            return -1;
    return m_desktop.readLine().trimmed().toInt();
}

void TestFaultsDesktopStorage::everyStorageCallOfASession()
{
    beginAnew();
    m_point->arm(FAULT_NONE, 0);
    {
        Scene scene;
        QCOMPARE(runDesktop(scene, true), 0);
        Tally calm(QStringLiteral("without a fault"));
        QCOMPARE(Told::read(told()).given.size(), 12);
        compare(scene, QStringLiteral("none"), calm);
        QVERIFY2(calm.isClean(), qPrintable(calm.offences()));
    }
    const QByteArray kinds = m_point->kinds();
    QVERIFY2(kinds.size() > 200, qPrintable(QString::number(kinds.size())));

    Tally tally(QStringLiteral("storage of the desktop"));
    const auto cases = casesToTry(kinds, shortCount);
    for (const FaultCase &fault : cases)
        tryCase(fault, tally);
    tally.print(QStringLiteral("%1 storage calls").arg(kinds.size()));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
}

void TestFaultsDesktopStorage::tryCase(const FaultCase &fault, Tally &tally)
{
    beginAnew();
    Scene scene;
    m_point->arm(fault.fault, fault.at);
    const bool livesOn =
        fault.fault == FAULT_IO_ERROR || fault.fault == FAULT_SYNC_ERROR || fault.fault == FAULT_DISK_FULL;
    const int ended = livesOn ? runDesktop(scene, true, shortPatience) : runDesktop(scene, true);
    if (m_point->wasHit())
        tally.tried();
    m_point->disarm();
    if (ended < 0 && ended != killed)
        return tally.lost(fault.name() + QStringLiteral(": ended by signal %1").arg(-ended));
    if (const int again = runDesktop(scene, false); again != 0)
        return tally.lost(fault.name() + QStringLiteral(": does not come back, exit code %1").arg(again));
    compare(scene, fault.name(), tally);
}

void TestFaultsDesktopStorage::compare(Scene &scene, const QString &name, Tally &tally)
{
    const Told person = Told::read(told());
    for (const QString &id : person.given) {
        const auto answer = scene.answerTo(id);
        if (!answer)
            tally.lost(name + QStringLiteral(": command ") + id);
        else if (answer->verdict != MutationVerdict::Accepted)
            tally.lost(name + QStringLiteral(": command refused as ") + answer->code);
    }
    const auto server = scene.server.everything();
    QMap<QString, int> said;
    QStringList drafts;
    for (auto row = server.begin(); row != server.end(); ++row) {
        const QString kind = row.key().section(u' ', 0, 0);
        if (kind == QLatin1StringView("note") || kind == QLatin1StringView("contact")
            || kind == QLatin1StringView("decision"))
            ++said[kind + row->value(QStringLiteral("person_id")).toString()
                   + row->value(QStringLiteral("case_id")).toString()];
        if (kind == QLatin1StringView("draft"))
            ++said[kind + row->value(QStringLiteral("case_id")).toString()];
    }
    for (auto it = said.begin(); it != said.end(); ++it)
        if (*it > 1)
            tally.twice(name + QStringLiteral(": ") + it.key());
    for (auto draft = person.texts.begin(); draft != person.texts.end(); ++draft) {
        const QString text =
            server.value(QStringLiteral("draft ") + draft.key()).value(QStringLiteral("text")).toString();
        if (!draft->contains(text))
            tally.lost(name + QStringLiteral(": draft holds \"") + text + QStringLiteral("\" instead of \"")
                       + draft->join(u'|') + u'"');
    }
    if (const QString unlike = difference(server, rowsOfCache(file())); !unlike.isEmpty())
        tally.diverged(name + u' ' + unlike);
}

QTEST_GUILESS_MAIN(TestFaultsDesktopStorage)
#include "tst_faults_desktopstorage.moc"
