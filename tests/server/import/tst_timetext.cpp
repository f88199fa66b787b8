#include "server/import/timetext.h"

#include <QDateTime>
#include <QTest>

using namespace otklik;

class TestTimeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheWaysExportsWriteAMoment_data();
    void readsTheWaysExportsWriteAMoment();
    void aDateWithoutAYearIsTheLastBeforeItWasSeen_data();
    void aDateWithoutAYearIsTheLastBeforeItWasSeen();
    void refusesWhatIsNoMoment_data();
    void refusesWhatIsNoMoment();
};

void TestTimeText::readsTheWaysExportsWriteAMoment_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("utc");
    const auto row = [](const char *name, const char *text, const char *utc) {
        QTest::newRow(name) << QByteArray(text) << QString::fromLatin1(utc);
    };
    row("iso with zone letter", "2020-04-01T17:31:32.000Z", "2020-04-01T17:31:32.000");
    row("iso with offset", "2026-11-22T10:00:00+03:00", "2026-11-22T07:00:00.000");
    row("iso with short offset", "2026-11-22 10:00:00 -0530", "2026-11-22T15:30:00.000");
    row("iso with microseconds", "2025-09-21T16:49:41.123456", "2025-09-21T16:49:41.123");
    row("date alone", "2013-10-25", "2013-10-25T00:00:00.000");
    row("unix seconds", "1435636936", "2015-06-30T04:02:16.000");
    row("unix milliseconds", "1435636936123", "2015-06-30T04:02:16.123");
    row("day first with dots", "31.10.2017 22:10", "2017-10-31T22:10:00.000");
    row("day first with dashes", "24-02-2015 11:35", "2015-02-24T11:35:00.000");
    row("twitter", "Tue Oct 31 22:10:47 +0000 2017", "2017-10-31T22:10:47.000");
    row("mail", "Tue, 31 Oct 2017 22:10:47 +0300", "2017-10-31T19:10:47.000");
    row("mail without weekday", "31 Oct 2017 22:10:47 GMT", "2017-10-31T22:10:47.000");
    row("russian month", "20 сентября 2024", "2024-09-20T00:00:00.000");
    row("spaces around", "  2013-10-25 ", "2013-10-25T00:00:00.000");
}

void TestTimeText::readsTheWaysExportsWriteAMoment()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, utc);
    const auto time = parseTimeText({text.constData(), static_cast<size_t>(text.size())});
    QVERIFY(time.has_value());
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(time->time_since_epoch().count(), Qt::UTC)
                 .toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")),
             utc);
}

void TestTimeText::aDateWithoutAYearIsTheLastBeforeItWasSeen_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("day");
    QTest::newRow("this year") << QByteArray("30 августа") << QStringLiteral("2025-08-30");
    QTest::newRow("the same day") << QByteArray("21 сентября") << QStringLiteral("2025-09-21");
    QTest::newRow("tomorrow is last year") << QByteArray("22 сентября") << QStringLiteral("2024-09-22");
    QTest::newRow("english") << QByteArray("Dec 31") << QStringLiteral("2024-12-31");
    QTest::newRow("a leap day") << QByteArray("29 февраля") << QStringLiteral("2024-02-29");
    QTest::newRow("with a year") << QByteArray("30 августа 2019") << QStringLiteral("2019-08-30");
}

void TestTimeText::aDateWithoutAYearIsTheLastBeforeItWasSeen()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, day);
    const auto seen = parseTimeText("2025-09-21T02:08:17");
    const auto time = parseTimeText({text.constData(), static_cast<size_t>(text.size())}, seen);
    QVERIFY(time.has_value());
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(time->time_since_epoch().count(), Qt::UTC).toString(QStringLiteral("yyyy-MM-dd")), day);
}

void TestTimeText::refusesWhatIsNoMoment_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "yesterday", "2015-13-01", "31.02.2017", "12:30", "2015-02-24 25:00", "5.7E+17", "17",
                             "2015-02-24T11:35:00 Mars", "20 сентября", "Tue Foo 31 22:10:47 +0000 2017", "99999999999999999999"})
        QTest::newRow(*text ? text : "nothing") << QByteArray(text);
}

void TestTimeText::refusesWhatIsNoMoment()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseTimeText({text.constData(), static_cast<size_t>(text.size())}));
}

QTEST_APPLESS_MAIN(TestTimeText)
#include "tst_timetext.moc"
