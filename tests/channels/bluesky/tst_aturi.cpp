#include "channels/bluesky/aturi.h"
#include "models/uuid7.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace otklik;

class tst_AtUri final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheFullNameOfARecordIsTaken_data();
    void onlyTheFullNameOfARecordIsTaken();
    void aKeyIsATidAndAlwaysTheSame_data();
    void aKeyIsATidAndAlwaysTheSame();
    void keysOfUuidsAreInTheOrderOfTime();
    void anotherTextUnderTheSameIdIsAnotherKey();
};

void tst_AtUri::onlyTheFullNameOfARecordIsTaken_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("a post") << QStringLiteral("at://did:plc:5xyeinjxu2r5msecqyin4ywi/app.bsky.feed.post/3n2xkgwglsc26") << true;
    QTest::newRow("did:web") << QStringLiteral("at://did:web:example.com/app.bsky.feed.post/self") << true;
    QTest::newRow("a handle") << QStringLiteral("at://anna.example/app.bsky.feed.post/3n2xkgwglsc26") << false;
    QTest::newRow("a collection") << QStringLiteral("at://did:plc:5xyeinjxu2r5msecqyin4ywi/app.bsky.feed.post") << false;
    QTest::newRow("a web address") << QStringLiteral("https://bsky.app/profile/a/post/b") << false;
    QTest::newRow("more behind it") << QStringLiteral("at://did:plc:abc/app.bsky.feed.post/3n2x\n") << false;
    QTest::newRow("a query") << QStringLiteral("at://did:plc:abc/app.bsky.feed.post/3n2x?x=1") << false;
    QTest::newRow("nothing") << QString() << false;
}

void tst_AtUri::onlyTheFullNameOfARecordIsTaken()
{
    QFETCH(QString, text);
    const auto uri = AtUri::parse(text);
    QTEST(uri.has_value(), "isTaken");
    if (uri)
        QCOMPARE(uri->text(), text);
}

void tst_AtUri::aKeyIsATidAndAlwaysTheSame_data()
{
    QTest::addColumn<QString>("name");
    FakeClock clock;
    QTest::newRow("a UUIDv7 and a hash") << newUuid7(clock) + QStringLiteral("-0123456789abcdef");
    QTest::newRow("any words") << QStringLiteral("018f-key");
    QTest::newRow("a DID") << QStringLiteral("did:plc:5xyeinjxu2r5msecqyin4ywi");
    QTest::newRow("nothing") << QString();
}

void tst_AtUri::aKeyIsATidAndAlwaysTheSame()
{
    QFETCH(QString, name);
    static const QRegularExpression tid(QStringLiteral("\\A[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}\\z"));
    const QString key = recordKeyOf(name);
    QVERIFY2(tid.match(key).hasMatch(), qPrintable(key));
    QCOMPARE(recordKeyOf(name), key);
}

void tst_AtUri::keysOfUuidsAreInTheOrderOfTime()
{
    // 1,800,000,000,000 ms as a TID: (ms * 1000) << 10 in base 32 begins so.
    FakeClock clock;
    QString last;
    QSet<QString> all;
    for (int i = 0; i < 50; ++i) {
        const QString key = recordKeyOf(newUuid7(clock));
        QVERIFY(key > last);
        QVERIFY2(key.startsWith(QLatin1StringView("3n7")), qPrintable(key));
        all.insert(key);
        last = key;
        clock.advance(std::chrono::milliseconds(1));
    }
    QCOMPARE(all.size(), 50);
}

void tst_AtUri::anotherTextUnderTheSameIdIsAnotherKey()
{
    FakeClock clock;
    const QString id = newUuid7(clock);
    QVERIFY(recordKeyOf(id + QStringLiteral("-aaaa")) != recordKeyOf(id + QStringLiteral("-bbbb")));
}

QTEST_GUILESS_MAIN(tst_AtUri)
#include "tst_aturi.moc"
