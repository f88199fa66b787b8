#include "sync/signin/keychainvault.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace otklik;

namespace {

constexpr int patience = 30'000;

QByteArray readFrom(KeychainVault &vault, const QString &name)
{
    std::optional<QByteArray> found;
    vault.read(name, [&](const QByteArray &secret) { found = secret; });
    if (!QTest::qWaitFor([&] { return found.has_value(); }, patience))
        return "no answer";
    return *found;
}

void writeTo(KeychainVault &vault, const QString &name, const QByteArray &secret)
{
    bool isDone = false;
    vault.write(name, secret, [&] { isDone = true; });
    QVERIFY(QTest::qWaitFor([&] { return isDone; }, patience));
}

} // namespace

/// The person's keychain, with a real one: this program runs itself again under
/// a session bus of its own with an unlocked keyring, or with none.
class TestKeychain final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void secretsOutliveTheProgram();
    void theLastWriteCounts();
    void whatIsRemovedIsGone();
    void withoutAKeychainSecretsEndWithTheProgram();

private:
    /// Runs one function of this program under another session.
    void runInside(const QString &setup, const QByteArray &function);
    bool m_isInside = qEnvironmentVariableIsSet("OTKLIK_KEYCHAIN_INSIDE");
    bool m_hasKeyring = false;
};

void TestKeychain::initTestCase()
{
    m_hasKeyring = !QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty()
                && !QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty();
}

void TestKeychain::runInside(const QString &setup, const QByteArray &function)
{
    if (!m_hasKeyring)
        QSKIP("needs dbus-run-session and gnome-keyring-daemon: scripts/setup.sh servers");
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("OTKLIK_KEYCHAIN_INSIDE"), QStringLiteral("1"));
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    const QString line = setup + QStringLiteral(" exec \"$0\" \"$1\"");
    process.start(QStringLiteral("dbus-run-session"),
                  {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), line,
                   QCoreApplication::applicationFilePath(), QString::fromLatin1(function)});
    QVERIFY(process.waitForFinished(4 * patience));
    const QByteArray said = process.readAll();
    QVERIFY2(process.exitCode() == 0, said.constData());
}

static const QString keyring =
    QStringLiteral("printf 'password' | gnome-keyring-daemon --unlock --components=secrets > /dev/null 2>&1;");

void TestKeychain::secretsOutliveTheProgram()
{
    if (!m_isInside)
        return runInside(keyring, "secretsOutliveTheProgram");
    {
        KeychainVault vault(QStringLiteral("otklik-test"));
        QCOMPARE(readFrom(vault, QStringLiteral("w/u")), QByteArray());
        writeTo(vault, QStringLiteral("w/u"), "{\"token\":\"\xd1\x84\"}");
        QVERIFY(vault.isLasting());
    }
    KeychainVault later(QStringLiteral("otklik-test"));
    QCOMPARE(readFrom(later, QStringLiteral("w/u")), QByteArray("{\"token\":\"\xd1\x84\"}"));
    KeychainVault other(QStringLiteral("otklik-other"));
    QCOMPARE(readFrom(other, QStringLiteral("w/u")), QByteArray());
}

void TestKeychain::theLastWriteCounts()
{
    if (!m_isInside)
        return runInside(keyring, "theLastWriteCounts");
    KeychainVault vault(QStringLiteral("otklik-test"));
    int done = 0;
    for (int i = 0; i < 20; ++i)
        vault.write(QStringLiteral("w/u"), QByteArray::number(i), [&] { ++done; });
    QTRY_COMPARE_WITH_TIMEOUT(done, 20, patience);
    KeychainVault later(QStringLiteral("otklik-test"));
    QCOMPARE(readFrom(later, QStringLiteral("w/u")), QByteArray("19"));
}

void TestKeychain::whatIsRemovedIsGone()
{
    if (!m_isInside)
        return runInside(keyring, "whatIsRemovedIsGone");
    KeychainVault vault(QStringLiteral("otklik-test"));
    writeTo(vault, QStringLiteral("w/u"), "secret");
    int removed = 0;
    vault.remove(QStringLiteral("w/u"), [&] { ++removed; });
    vault.remove(QStringLiteral("w/u"), [&] { ++removed; }); // there is nothing any more: no fault
    QTRY_COMPARE_WITH_TIMEOUT(removed, 2, patience);
    QVERIFY(vault.isLasting());
    QCOMPARE(readFrom(vault, QStringLiteral("w/u")), QByteArray());
}

void TestKeychain::withoutAKeychainSecretsEndWithTheProgram()
{
    if (!m_isInside)
        return runInside({}, "withoutAKeychainSecretsEndWithTheProgram");
    {
        KeychainVault vault(QStringLiteral("otklik-test"));
        writeTo(vault, QStringLiteral("w/u"), "secret");
        QVERIFY(!vault.isLasting());
        QCOMPARE(readFrom(vault, QStringLiteral("w/u")), QByteArray("secret"));
    }
    KeychainVault later(QStringLiteral("otklik-test"));
    QCOMPARE(readFrom(later, QStringLiteral("w/u")), QByteArray());
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
