#include "tests/faults/support/faultcases.h"
#include "tests/faults/support/serverprogram.h"
#include "tests/faults/support/serverscript.h"
#include "tests/faults/support/tally.h"

#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr qsizetype shortCount = 90;

} // namespace

/// The real server on SQLite, killed or failed at each of its storage calls, and
/// started again: every answer that was given still holds, nothing is applied a
/// second time, and a client that goes on from its cursor sees what one sees that
/// reads everything anew.
class TestFaultsServerStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStorageCallOfADay();
    void everyStorageCallOfTheFirstStart();

private:
    void tryCase(const FaultCase &fault, Tally &tally);
    void tryFirstStart(const FaultCase &fault, Tally &tally);
    void beginAnew(bool isEmpty);
    [[nodiscard]] QString subject() const { return m_folder->filePath(QStringLiteral("subject")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FaultPoint> m_point;
    ServerScript m_script;
    QMap<QString, QJsonObject> m_expected; ///< what a day without faults leaves behind
};

void TestFaultsServerStorage::initTestCase()
{
    keepTemporaryFilesInMemory();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_point = std::make_unique<FaultPoint>(m_folder->filePath(QStringLiteral("control")), "/subject/");
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("template")));
    m_script = ServerScript::write(m_folder->filePath(QStringLiteral("template")));
}

void TestFaultsServerStorage::beginAnew(bool isEmpty)
{
    QVERIFY(QDir(subject()).removeRecursively());
    if (isEmpty)
        return;
    QVERIFY(QDir().mkpath(subject()));
    QVERIFY(QFile::copy(m_script.database, subject() + QStringLiteral("/otklik.db")));
}

void TestFaultsServerStorage::everyStorageCallOfADay()
{
    beginAnew(false);
    m_point->arm(FAULT_NONE, 0);
    {
        ServerProgram server(subject(), m_point->environment());
        ScriptedClient client(m_script);
        QVERIFY2(server.start(), server.said().constData());
        QVERIFY(client.run(server.port()));
        QCOMPARE(client.refusals(), QStringList{QStringLiteral("note_changed")});
        m_expected = withoutTimes(client.rows());
    }
    const QByteArray kinds = m_point->kinds();
    QVERIFY2(kinds.size() > 100, qPrintable(QString::number(kinds.size())));

    Tally tally(QStringLiteral("storage of the server"));
    const auto cases = casesToTry(kinds, shortCount);
    for (const FaultCase &fault : cases)
        tryCase(fault, tally);
    tally.print(QStringLiteral("%1 storage calls").arg(kinds.size()));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
    QVERIFY(tally.triedSoFar() * 10 > cases.size() * 9);
}

void TestFaultsServerStorage::tryCase(const FaultCase &fault, Tally &tally)
{
    beginAnew(false);
    ScriptedClient client(m_script);
    ServerProgram server(subject(), m_point->environment());
    m_point->arm(fault.fault, fault.at);
    if (server.start())
        std::ignore = client.run(server.port());
    server.kill();
    if (m_point->wasHit())
        tally.tried();
    m_point->disarm();

    if (!server.start())
        return tally.lost(fault.name() + QStringLiteral(": does not start again: ") + QString::fromUtf8(server.said()));
    client.startOver();
    if (!client.run(server.port()))
        return tally.lost(fault.name() + QStringLiteral(": does not answer after the restart: ")
                          + QString::fromUtf8(server.said()));
    if (!client.changedAnswers().isEmpty())
        tally.lost(fault.name() + QStringLiteral(": another answer to ") + client.changedAnswers().join(u' '));
    const auto anew = client.rowsReadAnew(server.port());
    if (!anew || client.rows() != *anew)
        tally.diverged(fault.name() + u' ' + difference(client.rows(), anew.value_or(client.rows())));
    if (const QString unlike = difference(m_expected, withoutTimes(client.rows())); !unlike.isEmpty())
        tally.twice(fault.name() + u' ' + unlike);
}

void TestFaultsServerStorage::everyStorageCallOfTheFirstStart()
{
    beginAnew(true);
    m_point->arm(FAULT_NONE, 0);
    {
        ServerProgram server(subject(), m_point->environment());
        QVERIFY2(server.start(), server.said().constData());
    }
    const QByteArray kinds = m_point->kinds();
    QVERIFY(kinds.size() > 10);
    Tally tally(QStringLiteral("storage of the server's first start"));
    const auto cases = casesToTry(kinds, shortCount / 3);
    for (const FaultCase &fault : cases)
        tryFirstStart(fault, tally);
    tally.print(QStringLiteral("%1 storage calls").arg(kinds.size()));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
}

void TestFaultsServerStorage::tryFirstStart(const FaultCase &fault, Tally &tally)
{
    beginAnew(true);
    ServerProgram server(subject(), m_point->environment());
    const auto workspace = [&]() -> QString {
        HttpLink link(server.port());
        const QJsonObject secret{{QStringLiteral("secret"), QString::fromLatin1(ServerProgram::secret())}};
        const auto reply = link.ask("POST", "/v1/sessions", QJsonDocument(secret).toJson(QJsonDocument::Compact));
        return reply ? reply->json().value(QStringLiteral("workspace_id")).toString() : QString();
    };
    m_point->arm(fault.fault, fault.at);
    const QString before = server.start() ? workspace() : QString();
    server.kill();
    if (m_point->wasHit())
        tally.tried();
    m_point->disarm();
    if (!server.start())
        return tally.lost(fault.name() + QStringLiteral(": does not start again: ") + QString::fromUtf8(server.said()));
    const QString after = workspace();
    if (after.isEmpty() || (!before.isEmpty() && after != before))
        tally.lost(fault.name() + QStringLiteral(": another workspace"));
}

QTEST_GUILESS_MAIN(TestFaultsServerStorage)
#include "tst_faults_serverstorage.moc"
