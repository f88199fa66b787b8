#include "app/options.h"
#include "app/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace otklik;

namespace {

Options optionsIn(const QTemporaryDir &folder)
{
    Options options;
    options.dataDir = folder.path();
    options.hasOwnSettings = true;
    return options;
}

Entry someEntry()
{
    Entry entry;
    entry.server = QUrl(QStringLiteral("https://otklik.example.org/team"));
    entry.workspaceId = QStringLiteral("w");
    entry.user.id = {QStringLiteral("u")};
    entry.user.login = QStringLiteral("vera");
    entry.user.role = Role::Lead;
    return entry;
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLastEntryIsRemembered();
    void whatCannotBeReadCountsAsNotSet();
    void theLastCaseBelongsToOneUser();
    void optionsAreReadFromTheCommandLine();
    void theWindowOfHistoryIsKeptWithinBounds();
    void wrongOptionsAreTold_data();
    void wrongOptionsAreTold();
};

void TestSettings::theLastEntryIsRemembered()
{
    const QTemporaryDir folder;
    QVERIFY(!Settings(optionsIn(folder)).lastEntry());
    Settings(optionsIn(folder)).setLastEntry(someEntry());
    const auto entry = Settings(optionsIn(folder)).lastEntry();
    QVERIFY(entry);
    QCOMPARE(entry->server, someEntry().server);
    QVERIFY(entry->user == someEntry().user);
    QCOMPARE(entry->cacheName(), QStringLiteral("cache-w-u.db"));
    QVERIFY(!entry->isLocal());
}

void TestSettings::whatCannotBeReadCountsAsNotSet()
{
    const QTemporaryDir folder;
    {
        QSettings raw(folder.filePath(QStringLiteral("otklik.ini")), QSettings::IniFormat);
        raw.setValue(QStringLiteral("session/last_entry"), QStringLiteral("{\"user\":7}"));
        raw.setValue(QStringLiteral("interface/language"), QStringLiteral("tlh"));
        raw.setValue(QStringLiteral("interface/theme"), QStringLiteral("pink"));
    }
    const Settings settings(optionsIn(folder));
    QVERIFY(!settings.lastEntry());
    QVERIFY(settings.language().isEmpty());
    QVERIFY(settings.theme().isEmpty());
}

void TestSettings::theLastCaseBelongsToOneUser()
{
    const QTemporaryDir folder;
    Settings settings(optionsIn(folder));
    settings.setLastCase(someEntry(), {QStringLiteral("case")});
    Entry other = someEntry();
    other.user.id = {QStringLiteral("v")};
    QCOMPARE(settings.lastCase(someEntry()).value, QStringLiteral("case"));
    QVERIFY(settings.lastCase(other).isEmpty());
}

void TestSettings::optionsAreReadFromTheCommandLine()
{
    const auto options = parseOptions({QStringLiteral("otklik"), QStringLiteral("--data"), QStringLiteral("/d/../e"),
                                       QStringLiteral("--server=https://a.example"), QStringLiteral("--language=ru"), QStringLiteral("--capture"),
                                       QStringLiteral("--quit-after-first-paint")});
    QVERIFY(options);
    QCOMPARE(options->dataDir, QStringLiteral("/e"));
    QVERIFY(options->hasOwnSettings);
    QCOMPARE(options->server.host(), QStringLiteral("a.example"));
    QCOMPARE(options->language, QStringLiteral("ru"));
    QVERIFY(options->quitsAfterFirstPaint);
    QVERIFY(options->wantsCapture);
    QVERIFY(!parseOptions({QStringLiteral("otklik")})->wantsCapture);
}

void TestSettings::theWindowOfHistoryIsKeptWithinBounds()
{
    const QTemporaryDir folder;
    Options options;
    options.dataDir = folder.path();
    options.hasOwnSettings = true;
    QCOMPARE(Settings(options).historyWindow(), HistoryWindow{});
    Settings(options).setHistoryWindow({30, qint64(1) << 30});
    QCOMPARE(Settings(options).historyWindow(), (HistoryWindow{30, qint64(1) << 30}));
    Settings(options).setHistoryWindow({-1, 0}); // a file that somebody wrote by hand
    QVERIFY(Settings(options).historyWindow().days > 0);
    QVERIFY(Settings(options).historyWindow().bytes > 0);
}

void TestSettings::wrongOptionsAreTold_data()
{
    QTest::addColumn<QString>("argument");
    QTest::newRow("an unknown option") << QStringLiteral("--frobnicate");
    QTest::newRow("a stray word") << QStringLiteral("word");
    QTest::newRow("an address without a host") << QStringLiteral("--server=file:///x");
    QTest::newRow("a language that is not spoken") << QStringLiteral("--language=fr");
}

void TestSettings::wrongOptionsAreTold()
{
    QFETCH(QString, argument);
    const auto options = parseOptions({QStringLiteral("otklik"), argument});
    QVERIFY(!options);
    QCOMPARE(options.error().code, QStringLiteral("bad_option"));
    QVERIFY(!options.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
