#include "channels/networkrules.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace otklik;

class tst_NetworkRules final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFolderWithRulesIsKnown();
    void mastodonCountsAsItsServersDo();
    void anUnknownNetworkHasNoRules();
    void aWrongFileIsRefusedByItsKey_data();
    void aWrongFileIsRefusedByItsKey();

private:
    static QJsonObject goodRules();
};

QJsonObject tst_NetworkRules::goodRules()
{
    QFile file(QStringLiteral(OTKLIK_SOURCE_DIR "/channels/vk/rules.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void tst_NetworkRules::everyFolderWithRulesIsKnown()
{
    QStringList known;
    for (const NetworkRules &rules : allNetworkRules()) {
        known.append(rules.network);
        QVERIFY(!rules.title.isEmpty());
    }
    const QDir channels(QStringLiteral(OTKLIK_SOURCE_DIR "/channels"));
    const QStringList folders = channels.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QStringList withRules;
    for (const QString &folder : folders)
        if (channels.exists(folder + QStringLiteral("/rules.json")))
            withRules.append(folder);
    known.sort();
    QCOMPARE(known, withRules);
}

void tst_NetworkRules::mastodonCountsAsItsServersDo()
{
    const auto rules = networkRules(QStringLiteral("mastodon"));
    QVERIFY(rules);
    QCOMPARE(rules->lengthLimit, 500);
    QCOMPARE(rules->lengthUnit, LengthUnit::Graphemes);
    QCOMPARE(rules->linkWeight, 23);
    QVERIFY(rules->mentionsCountLocalPartOnly);
    QVERIFY(rules->hasConnector);
}

void tst_NetworkRules::anUnknownNetworkHasNoRules()
{
    QVERIFY(!networkRules(QStringLiteral("usenet")));
}

void tst_NetworkRules::aWrongFileIsRefusedByItsKey_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("a key is missing") << QStringLiteral("can_edit") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("a key is not known") << QStringLiteral("lenght_limit") << QJsonValue(3);
    QTest::newRow("a limit below nothing") << QStringLiteral("length_limit") << QJsonValue(-1);
    QTest::newRow("a limit in words") << QStringLiteral("length_limit") << QJsonValue(QStringLiteral("500"));
    QTest::newRow("a limit with a fraction") << QStringLiteral("length_limit") << QJsonValue(1.5);
    QTest::newRow("a unit nobody counts in") << QStringLiteral("length_unit") << QJsonValue(QStringLiteral("bytes"));
    QTest::newRow("no title") << QStringLiteral("title") << QJsonValue(QString());
    QTest::newRow("no source") << QStringLiteral("sources") << QJsonValue(QJsonArray());
}

void tst_NetworkRules::aWrongFileIsRefusedByItsKey()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject rules = goodRules();
    QVERIFY(parseNetworkRules(QStringLiteral("vk"), QJsonDocument(rules).toJson()));
    rules.insert(key, value);
    const auto parsed = parseNetworkRules(QStringLiteral("vk"), QJsonDocument(rules).toJson());
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, QStringLiteral("bad_rules"));
    QCOMPARE(parsed.error().detail, key);
}

QTEST_GUILESS_MAIN(tst_NetworkRules)
#include "tst_networkrules.moc"
