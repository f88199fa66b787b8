#include "tests/sync/desktopundertest.h"
#include "tests/sync/realserver.h"

#include "models/customerimports.h"
#include "tests/support/filewords.h"

#include <QTest>

using namespace otklik;

namespace {

const QString administrator = QStringLiteral("owner"); // the first of a local server
const QString agent = QStringLiteral("anna");
const QByteArray customers = "ID,ФИО,Почта\r\n"
                             "17,Евгений Кузнечиков,grasshopper-17@shop.example\r\n"
                             "18,Алиса Ежова,hedgehog-18@shop.example\r\n";

template <class T>
Result<T> answerOf(Answer<T> answer)
{
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000))
        return failure(Error::Kind::GiveUp, QStringLiteral("no_answer_in_test"));
    return answer.result();
}

/// An administrator who imports the file of customers.
class Importing final
{
public:
    explicit Importing(DesktopUnderTest &desktop) : m_imports(desktop.sync().imports()) { }

    [[nodiscard]] QString sendFile()
    {
        const auto begun = answerOf(m_imports.start({QStringLiteral("Shop"), CustomerBaseKind::File, {}, {}, {},
                                                     QStringLiteral("customers.csv"), customers.size()}));
        if (!begun)
            return begun.error().code;
        m_job = *begun;
        // In two pieces: the second begins in the middle of a letter.
        for (const auto &[at, length] : {std::pair(qsizetype(0), qsizetype(13)), std::pair(qsizetype(13), customers.size())})
            if (const auto sent = answerOf(m_imports.send(m_job.id, at, customers.mid(at, length))); !sent)
                return sent.error().code;
        return {};
    }
    /// Has the server do a step, and waits until it is done. The code of what went wrong.
    [[nodiscard]] QString make(ImportStep step)
    {
        if (const auto ordered = answerOf(m_imports.order(m_job.id, {step, {}, false})); !ordered)
            return ordered.error().code;
        const bool isDone = QTest::qWaitFor(
            [&] {
                const auto job = answerOf(m_imports.job(m_job.id));
                if (job)
                    m_job = *job;
                return job && job->state == ImportState::Idle;
            },
            20'000);
        return isDone ? m_job.code : QStringLiteral("not_done_in_test");
    }
    [[nodiscard]] const CustomerJob &job() const { return m_job; }
    [[nodiscard]] qint64 count(const char *what) const { return m_job.counts.value(QLatin1StringView(what)).toInteger(); }
    [[nodiscard]] Result<ImportReport> report() { return answerOf(m_imports.report(m_job.id)); }
    [[nodiscard]] Result<ImportOverview> overview() { return answerOf(m_imports.overview()); }

private:
    CustomerImports &m_imports;
    CustomerJob m_job;
};

} // namespace

/// Imports of customers from a desktop, by the real server process: what was imported reaches the other desktops.
class TestImportsOverServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<RealServer>(m_folder->path());
        QVERIFY(m_server->start());
    }

    void cleanup()
    {
        m_server.reset();
        m_folder.reset();
    }

    void aFileBecomesRecordsOnEveryDesktop()
    {
        DesktopUnderTest office(m_server->url(), m_server->credentials(administrator));
        DesktopUnderTest laptop(m_server->url(), m_server->credentials(agent));
        QVERIFY(office.isOpen() && laptop.isOpen());
        QVERIFY(office.settles() && laptop.settles());
        Importing importing(office);
        QCOMPARE(importing.sendFile(), QString());
        QCOMPARE(importing.make(ImportStep::Look), QString());
        QCOMPARE(importing.job().columns.size(), 3);
        QCOMPARE(importing.job().columns.at(1).samples.value(0).text, QStringLiteral("Евгений Кузнечиков"));

        QCOMPARE(importing.make(ImportStep::Try), QString());
        QCOMPARE(importing.count("new"), 2);
        const auto report = importing.report();
        QVERIFY(report);
        QCOMPARE(countInFiles(laptop.folder(), QStringLiteral("grasshopper-17@shop.example")), 0); // nothing is stored yet

        QCOMPARE(importing.make(ImportStep::Import), QString());
        QCOMPARE(importing.count("new"), 2);
        QTRY_VERIFY_WITH_TIMEOUT(countInFiles(laptop.folder(), QStringLiteral("grasshopper-17@shop.example")) > 0, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(countInFiles(laptop.folder(), QStringLiteral("hedgehog-18@shop.example")) > 0, 20'000);

        // Again, after the server was killed: nobody is there twice.
        m_server->kill();
        QVERIFY(m_server->start());
        DesktopUnderTest later(m_server->url(), m_server->credentials(administrator));
        QVERIFY(later.settles());
        Importing again(later);
        QCOMPARE(again.sendFile(), QString());
        QCOMPARE(again.make(ImportStep::Import), QString());
        QCOMPARE(again.count("new"), 0);
        QCOMPARE(again.count("unchanged"), 2);
        const auto overview = again.overview();
        QVERIFY(overview);
        QCOMPARE(overview->sources.size(), 1);
        QCOMPARE(overview->runs.size(), 2);
    }

    void whoIsNoAdministratorImportsNothing()
    {
        DesktopUnderTest laptop(m_server->url(), m_server->credentials(agent));
        QVERIFY(laptop.settles());
        Importing importing(laptop);
        QCOMPARE(importing.sendFile(), QStringLiteral("not_allowed"));
    }

    void withoutTheServerItIsSaid()
    {
        DesktopUnderTest office(m_server->url(), m_server->credentials(administrator));
        QVERIFY(office.settles());
        m_server->kill();
        QTRY_COMPARE_WITH_TIMEOUT(office.status().phase, SyncPhase::Offline, 20'000);
        Importing importing(office);
        QCOMPARE(importing.sendFile(), QStringLiteral("offline"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RealServer> m_server;
};

QTEST_MAIN(TestImportsOverServer)
#include "tst_importsoverserver.moc"
