#include "models/uuid7.h"
#include "server/main/exitcodes.h"
#include "server/store/secretbox.h"
#include "server/store/secrets.h"
#include "server/store/secrets.h"
#include "server/store/store.h"
#include "storage/database/database.h"
#include "tests/server/support/serverrun.h"
#include "tests/server/support/testdatabase.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using namespace otklik::server;

namespace {

const QByteArray token = "a-token-that-nobody-may-read";

/// A data folder whose database is an SQLite file there, or a PostgreSQL schema.
class Office final
{
public:
    Office()
    {
        if (TestDatabase::isPostgres())
            m_database = std::make_unique<TestDatabase>();
        auto opened = Store::open(m_database ? m_database->place() : databaseFile(), m_clock);
        if (!opened)
            qFatal("no database: %s", qPrintable(opened.error().code));
        const auto added = (*opened)->write([&](Rows &rows) -> Result<void> {
            source.id = newId<SourceId>(m_clock);
            source.network = QStringLiteral("mastodon");
            source.url = QStringLiteral("http://127.0.0.1:9");
            source.title = QStringLiteral("Kettles");
            source.state = SourceState::Connected;
            rows.put(source);
            // As a version before sealing left it.
            rows.database().run("INSERT INTO source_secret(source_id, name, value) VALUES(?, 'access_token', ?)", source.id,
                                QString::fromLatin1(token));
            return {};
        });
        if (!added)
            qFatal("no source");
    }

    [[nodiscard]] QString keyFile() const { return folder.filePath(QStringLiteral("otklik.key")); }
    [[nodiscard]] QString databaseFile() const { return folder.filePath(QStringLiteral("otklik.db")); }
    [[nodiscard]] QStringList place() const
    {
        QStringList arguments{QStringLiteral("--data"), folder.path()};
        if (m_database)
            arguments += {QStringLiteral("--database"), m_database->place()};
        return arguments;
    }
    [[nodiscard]] Run key(const QString &verb, const QStringList &more = {}) const
    {
        return run(QStringList{QStringLiteral("key"), verb} + place() + more);
    }
    /// Where it does not go on.
    [[nodiscard]] Run serve(const QStringList &more = {}) const
    {
        return run(QStringList{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} + place() + more);
    }

    /// Sealed with the first key of the file?
    [[nodiscard]] Result<QString> secret() const
    {
        auto opened = Store::open(m_database ? m_database->place() : databaseFile(), m_clock);
        if (!opened)
            return tl::unexpected<Error>(opened.error());
        QList<QByteArray> keys;
        const QList<QByteArray> lines = contentOf(keyFile()).split('\n');
        for (const QByteArray &line : lines)
            if (!line.isEmpty() && !line.startsWith('#'))
                keys.append(QByteArray::fromBase64(line));
        (*opened)->setSecretBox(SecretBox({keys.value(0)}));
        return (*opened)->read([&](Rows &rows) -> Result<QString> {
            return Secrets(rows).value(source.id.value, QStringLiteral("access_token"));
        });
    }
    [[nodiscard]] QList<QString> raw() const
    {
        auto opened = Store::open(m_database ? m_database->place() : databaseFile(), m_clock);
        return (*opened)->read([](Rows &rows) -> Result<QList<QString>> {
                            QList<QString> all;
                            auto query = rows.database().query("SELECT value, key_id FROM source_secret ORDER BY name");
                            while (query.next())
                                all.append(query.value<QString>(0) + u' ' + query.value<QString>(1));
                            return all;
                        })
            .value_or(QList<QString>());
    }
    [[nodiscard]] Source storedSource() const
    {
        auto opened = Store::open(m_database ? m_database->place() : databaseFile(), m_clock);
        return (*opened)->read([&](Rows &rows) -> Result<Source> { return rows.find<Source>(source.id).value_or(Source{}); })
            .value_or(Source{});
    }

    QTemporaryDir folder;
    Source source;

private:
    SystemClock m_clock;
    std::unique_ptr<TestDatabase> m_database;
};

} // namespace

/// The program and its key file.
class TestKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstStartMakesAKeyAndSeals();
    void aServerThatStartsAgainKeepsItsKey();
    void aMissingKeyStopsTheServer();
    void anotherKeyStopsTheServer();
    void aFileThatIsNoKeyStopsTheServer_data();
    void aFileThatIsNoKeyStopsTheServer();
    void aChangedKeySealsEverythingAnew();
    void aChangeThatWasCutShortIsFinishedLater();
    void aLostKeyIsABeginningWithoutConnections();
    void theKeyIsNotChangedUnderARunningServer();
    void aKeyMayStandElsewhere();
    void aRestoreSaysWhichKeyIsNeeded();
};

void TestKeys::theFirstStartMakesAKeyAndSeals()
{
    SQLITE_ONLY();
    const Office office;
    QVERIFY(contentOf(office.databaseFile()).contains(token) || contentOf(office.databaseFile() + QStringLiteral("-wal")).contains(token));
    {
        const Embedded server(office.folder.path());
        QCOMPARE(server.error, QString());
        QVERIFY(server.port != 0);
    }
    QCOMPARE(QFile::permissions(office.keyFile()) & ~(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser),
             QFile::Permissions());
    QCOMPARE(office.secret(), QString::fromLatin1(token));
    // No byte of it stays, whatever page it stood on.
    const QStringList files = QDir(office.folder.path()).entryList(QDir::Files);
    for (const QString &file : files)
        QVERIFY2(!contentOf(office.folder.filePath(file)).contains(token), qPrintable(file));
}

void TestKeys::aServerThatStartsAgainKeepsItsKey()
{
    const Office office;
    QCOMPARE(office.key(QStringLiteral("change")).exitCode, exitOk);
    const QByteArray file = contentOf(office.keyFile());
    const QList<QString> before = office.raw();
    QCOMPARE(office.key(QStringLiteral("show")).exitCode, exitOk);
    QCOMPARE(contentOf(office.keyFile()), file);
    QCOMPARE(office.raw(), before);
    QVERIFY(!before.value(0).contains(QString::fromLatin1(token)));
}

void TestKeys::aMissingKeyStopsTheServer()
{
    const Office office;
    QCOMPARE(office.key(QStringLiteral("change")).exitCode, exitOk);
    const QList<QString> before = office.raw();
    QVERIFY(QFile::remove(office.keyFile()));
    const Run refused = office.serve();
    QCOMPARE(refused.exitCode, exitKey);
    QVERIFY2(refused.err.contains("there is no key file") && refused.err.contains(office.keyFile().toUtf8()), refused.err.constData());
    QVERIFY2(!refused.out.contains("listens"), refused.out.constData());
    QVERIFY(!QFile::exists(office.keyFile()));
    QCOMPARE(office.raw(), before);
}

void TestKeys::anotherKeyStopsTheServer()
{
    const Office office;
    const Office other;
    QCOMPARE(office.key(QStringLiteral("change")).exitCode, exitOk);
    QCOMPARE(other.key(QStringLiteral("change")).exitCode, exitOk);
    const QList<QString> before = office.raw();
    const Run refused = office.serve({QStringLiteral("--key-file"), other.keyFile()});
    QCOMPARE(refused.exitCode, exitKey);
    QVERIFY2(refused.err.contains("sealed with another key"), refused.err.constData());
    QCOMPARE(office.key(QStringLiteral("change"), {QStringLiteral("--key-file"), other.keyFile()}).exitCode, exitKey);
    QCOMPARE(office.raw(), before);
    QCOMPARE(office.storedSource(), office.source);
}

void TestKeys::aFileThatIsNoKeyStopsTheServer_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only a remark") << QByteArray("# nothing\n");
    QTest::newRow("too short") << QByteArray(31, 'k').toBase64();
    QTest::newRow("too long") << QByteArray(33, 'k').toBase64();
    QTest::newRow("no base64") << QByteArray("-----BEGIN PRIVATE KEY-----\n");
    QTest::newRow("a good one and rubbish") << QByteArray(32, 'k').toBase64() + "\nrubbish\n";
}

void TestKeys::aFileThatIsNoKeyStopsTheServer()
{
    QFETCH(QByteArray, content);
    const Office office;
    QFile file(office.keyFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const QList<QString> before = office.raw();
    const Run refused = office.serve();
    QCOMPARE(refused.exitCode, exitKey);
    QVERIFY2(refused.err.contains("cannot be read as a key file"), refused.err.constData());
    QCOMPARE(contentOf(office.keyFile()), content);
    QCOMPARE(office.raw(), before);
}

void TestKeys::aChangedKeySealsEverythingAnew()
{
    const Office office;
    QCOMPARE(office.key(QStringLiteral("change")).exitCode, exitOk);
    const QByteArray first = contentOf(office.keyFile());
    const QList<QString> before = office.raw();
    const Run changed = office.key(QStringLiteral("change"));
    QCOMPARE(changed.exitCode, exitOk);
    QCOMPARE(changed.out.count('\n'), 3); // the newest, in use, and the two of before
    QCOMPARE(changed.out.count("in use"), 1);
    QVERIFY(office.raw() != before);
    QCOMPARE(office.secret(), QString::fromLatin1(token));
    // The old file does not fit any more; the new one still has what a backup of before needs.
    QVERIFY(contentOf(office.keyFile()).endsWith(first.split('\n').value(2) + '\n' + first.split('\n').value(3) + '\n'));
}

void TestKeys::aChangeThatWasCutShortIsFinishedLater()
{
    const Office office;
    QCOMPARE(office.key(QStringLiteral("change")).exitCode, exitOk);
    // The file has the new key already, the database does not.
    const QByteArray before = contentOf(office.keyFile());
    QFile file(office.keyFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(SecretBox::newKey().toBase64() + '\n' + before);
    file.close();
    QVERIFY(!office.secret());
    QCOMPARE(office.key(QStringLiteral("change")).exitCode, exitOk);
    QCOMPARE(office.secret(), QString::fromLatin1(token));
}

void TestKeys::aLostKeyIsABeginningWithoutConnections()
{
    const Office office;
    QCOMPARE(office.key(QStringLiteral("change")).exitCode, exitOk);
    QVERIFY(QFile::remove(office.keyFile()));
    const Run forgotten = office.key(QStringLiteral("forget"));
    QCOMPARE(forgotten.exitCode, exitOk);
    QVERIFY2(forgotten.out.contains("Kettles"), forgotten.out.constData());
    QCOMPARE(office.raw(), QList<QString>());
    QCOMPARE(office.storedSource().state, SourceState::NotConnected);
    const Run shown = office.key(QStringLiteral("show"));
    QCOMPARE(shown.exitCode, exitOk);
    QVERIFY(shown.out.contains("in use"));
    // What can be opened stays.
    QCOMPARE(office.key(QStringLiteral("forget")).out, QByteArray());
}

void TestKeys::theKeyIsNotChangedUnderARunningServer()
{
    SQLITE_ONLY();
    const Office office;
    const Embedded server(office.folder.path());
    QVERIFY(server.port != 0);
    const QByteArray before = contentOf(office.keyFile());
    QCOMPARE(office.key(QStringLiteral("change")).exitCode, exitAlreadyRunning);
    QCOMPARE(office.key(QStringLiteral("forget")).exitCode, exitAlreadyRunning);
    QCOMPARE(office.key(QStringLiteral("show")).exitCode, exitOk);
    QCOMPARE(contentOf(office.keyFile()), before);
}

void TestKeys::aKeyMayStandElsewhere()
{
    const Office office;
    const QTemporaryDir other;
    const QString file = other.filePath(QStringLiteral("keys/desk.key"));
    QCOMPARE(office.key(QStringLiteral("change"), {QStringLiteral("--key-file"), file}).exitCode, exitOk);
    QVERIFY(!QFile::exists(office.keyFile()));
    QVERIFY(QFile::exists(file));
    QCOMPARE(office.serve().exitCode, exitKey); // it does not know of that place
}

void TestKeys::aRestoreSaysWhichKeyIsNeeded()
{
    SQLITE_ONLY();
    const Office office;
    QCOMPARE(office.key(QStringLiteral("change")).exitCode, exitOk);
    const QString backup = office.folder.filePath(QStringLiteral("monday.db"));
    QCOMPARE(run(QStringList{QStringLiteral("backup"), backup} + office.place()).exitCode, exitOk);
    QVERIFY(!contentOf(backup).contains(token));
    const QTemporaryDir other;
    const QStringList restore{QStringLiteral("restore"), backup, QStringLiteral("--data"), other.path()};
    const Run without = run(restore);
    QCOMPARE(without.exitCode, exitOk);
    QVERIFY2(without.out.contains("sealed with the key"), without.out.constData());
    QCOMPARE(run(serveIn(other.path(), {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")})).exitCode, exitKey);
    QVERIFY(QFile::copy(office.keyFile(), other.filePath(QStringLiteral("otklik.key"))));
    const Run with = run(restore + QStringList{QStringLiteral("--replace")});
    QCOMPARE(with.exitCode, exitOk);
    QVERIFY2(!with.out.contains("sealed with the key"), with.out.constData());
    const Embedded server(other.path());
    QVERIFY(server.port != 0);
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"
