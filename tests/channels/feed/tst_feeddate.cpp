#include "channels/feed/feeddate.h"

#include <QDateTime>
#include <QTest>

using namespace otklik;

class tst_FeedDate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesAreReadAsTheyAreWritten_data();
    void datesAreReadAsTheyAreWritten();
    void whatIsNoDateIsNone_data();
    void whatIsNoDateIsNone();
};

void tst_FeedDate::datesAreReadAsTheyAreWritten_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("utc");
    const auto row = [](const char *written, const char *utc) {
        QTest::newRow(written) << QString::fromUtf8(written) << QString::fromLatin1(utc);
    };
    row("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z");
    row("Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z");
    row("Thursday, 1 January 2004 19:48 +0300", "2004-01-01T16:48:00Z");
    row("01 Jan 2004 19:48:21 EST", "2004-01-02T00:48:21Z");
    row("Thu, 01 Jan 2004 19:48:21 MSK", "2004-01-01T16:48:21Z");
    row("Thu, 01 Jan 2004 19:48:21 GMT+3", "2004-01-01T16:48:21Z");
    row("Thu, 01 Jan 2004 19:48:21 GMT +0300", "2004-01-01T16:48:21Z");
    row("Thu, 01 Jan 2004 19:48:21 Etc/GMT", "2004-01-01T19:48:21Z");
    row("Thu, 01 Jan 2004 19:48:21 -03:30 (nowhere)", "2004-01-01T23:18:21Z");
    row("Thu, 01 Jan 2004 19:48:21", "2004-01-01T19:48:21Z");
    row("Thu,01 Jan 2004 19:48:21GMT", "2004-01-01T19:48:21Z");
    row("Fri, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z");
    row("01-Jan-2004 19:48:21 GMT", "2004-01-01T19:48:21Z");
    row("Thu, 31 Dec 2003 24:00:00 GMT", "2004-01-01T00:00:00Z");
    row("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z");
    row("1 января 2004 г. 19:48 МСК", "2004-01-01T16:48:00Z");
    row("12 мая 2021 08:05", "2021-05-12T08:05:00Z");
    row("Jan 1, 2004 7:48 PM", "2004-01-01T19:48:00Z");
    row("Jan 1, 2004 12:05 AM", "2004-01-01T00:05:00Z");
    row("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21Z");
    row("1 Jan 2004", "2004-01-01T00:00:00Z");
    row("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z");
    row("2003-12-31T10:14:55.1234567-08:00", "2003-12-31T18:14:55.123Z");
    row("2003-12-31T10:14:55+0300", "2003-12-31T07:14:55Z");
    row("2003-12-31T10:14:55+03", "2003-12-31T07:14:55Z");
    row("2003-12-31t10:14:55z", "2003-12-31T10:14:55Z");
    row("2003-12-31 10:14:55", "2003-12-31T10:14:55Z");
    row("2003-12-31 10:14:55 +0300", "2003-12-31T07:14:55Z");
    row("2003-12-31 10:14:55 UTC", "2003-12-31T10:14:55Z");
    row("2003-12-31T10:14", "2003-12-31T10:14:00Z");
    row("2003-12-31", "2003-12-31T00:00:00Z");
    row("20031231", "2003-12-31T00:00:00Z");
    row("2003-12", "2003-12-01T00:00:00Z");
    row("2003", "2003-01-01T00:00:00Z");
    row("2003-365", "2003-12-31T00:00:00Z");
    row("  2003-12-31T10:14:55Z\n", "2003-12-31T10:14:55Z");
}

void tst_FeedDate::datesAreReadAsTheyAreWritten()
{
    QFETCH(QString, written);
    QFETCH(QString, utc);
    const auto read = feedDate(written);
    QVERIFY(read);
    QCOMPARE(read->time_since_epoch().count(), QDateTime::fromString(utc, Qt::ISODateWithMs).toMSecsSinceEpoch());
}

void tst_FeedDate::whatIsNoDateIsNone_data()
{
    QTest::addColumn<QString>("written");
    for (const char *written : {"", "yesterday", "31 Feb 2004 10:00", "2004-02-30", "2004-13-01T00:00:00Z", "99:99:99", "Thu, 01 Jan",
                                "12:00 1 2 3 4 5", "0000-00-00 00:00:00", "2004-01-01T25:00:00Z", "2004-01-01T10:00:00+99:99",
                                "-1", "1 Jan 99999 10:00", "Mon, 99 Jan 2004 10:00:00 GMT", "١ Jan 2004"})
        QTest::newRow(written) << QString::fromUtf8(written);
    QTest::newRow("a very long one") << QString(1'000'000, u'1');
}

void tst_FeedDate::whatIsNoDateIsNone()
{
    QFETCH(QString, written);
    QVERIFY(!feedDate(written));
}

QTEST_GUILESS_MAIN(tst_FeedDate)
#include "tst_feeddate.moc"
