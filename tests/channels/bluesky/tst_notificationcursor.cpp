#include "channels/bluesky/notificationcursor.h"

#include <QDateTime>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint start = TimePoint(1'800'000'000'000ms);

NotificationCursor::Entry entry(int number, std::chrono::milliseconds after)
{
    return {QStringLiteral("at://did:plc:a/app.bsky.feed.post/%1").arg(number), start + after};
}

/// As it is after it was stored and read again.
NotificationCursor stored(const NotificationCursor &cursor)
{
    return *NotificationCursor::fromJson(cursor.toJson());
}

} // namespace

class tst_NotificationCursor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoundEndsAtWhatIsKnown();
    void aRoundWithoutNewsChangesNothing();
    void aPageOfTheSameMomentIsPassed();
    void anEmptyPageIsNotTheEnd();
    void aListThatHasLostAllThatWasKnownIsAGap();
    void aClockThatIsBehindEndsNoRound();
    void oldEntriesBeyondMemoryAreNotToldTwice();
    void theBorderOfTwoPagesIsToldOnceBeyondMemory();
    void brokenJsonIsRefused_data();
    void brokenJsonIsRefused();
};

void tst_NotificationCursor::aRoundEndsAtWhatIsKnown()
{
    NotificationCursor cursor;
    cursor.begin(start + 1h, start - 1h, false);
    QCOMPARE(cursor.accept({entry(3, 20min), entry(2, 10min)}, QStringLiteral("opaque-a")), (QList<qsizetype>{0, 1}));
    QVERIFY(cursor.isUnderWay());
    cursor = stored(cursor);
    QCOMPARE(cursor.page(), QStringLiteral("opaque-a"));
    QCOMPARE(cursor.accept({entry(1, 0min)}, {}), QList<qsizetype>{0});
    QVERIFY(!cursor.isUnderWay());
    QCOMPARE(cursor.lastRound().from, start - 1h);
    QCOMPARE(cursor.lastRound().to, start + 1h);

    cursor = stored(cursor);
    cursor.begin(start + 70min, start - 1h, false);
    QCOMPARE(cursor.accept({entry(4, 30min), entry(3, 20min), entry(2, 10min)}, QStringLiteral("opaque-b")), QList<qsizetype>{0});
    QVERIFY2(cursor.isUnderWay(), "something may have become visible in the last minutes before");
    cursor = stored(cursor);
    QCOMPARE(cursor.accept({entry(5, 9min), entry(1, 0min)}, QStringLiteral("opaque-c")), QList<qsizetype>{0});
    QVERIFY(!cursor.isUnderWay());
    QCOMPARE(cursor.lastRound().from, start + 10min);
    QVERIFY(!cursor.lastRound().rolledTo);
}

void tst_NotificationCursor::aRoundWithoutNewsChangesNothing()
{
    NotificationCursor cursor;
    cursor.begin(start + 1h, start - 1h, false);
    (void)cursor.accept({entry(1, 1s)}, {});
    const QJsonObject before = cursor.toJson();
    for (int minute = 61; minute < 119; ++minute) {
        cursor.begin(start + std::chrono::minutes(minute), start - 1h, minute % 2 == 0);
        QVERIFY(cursor.accept({entry(1, 1s)}, {}).isEmpty());
    }
    QCOMPARE(cursor.toJson(), before);
}

void tst_NotificationCursor::aPageOfTheSameMomentIsPassed()
{
    NotificationCursor cursor;
    cursor.begin(start + 1h, start - 1h, false);
    // The network names the time of the last one, and gives what is strictly older.
    QCOMPARE(cursor.accept({entry(1, 9s), entry(2, 9s)}, QStringLiteral("2027-01-15T08:00:09.000Z")).size(), 2);
    QCOMPARE(cursor.page(), QStringLiteral("2027-01-15T08:00:09.001Z"));
    QCOMPARE(cursor.accept({entry(2, 9s), entry(3, 9s)}, QStringLiteral("2027-01-15T08:00:09.000Z")), QList<qsizetype>{1});
    QCOMPARE(cursor.page(), QStringLiteral("2027-01-15T08:00:09.000Z"));
    QCOMPARE(cursor.accept({entry(4, 8s)}, {}), QList<qsizetype>{0});
    QVERIFY(!cursor.isUnderWay());
}

void tst_NotificationCursor::anEmptyPageIsNotTheEnd()
{
    NotificationCursor cursor;
    cursor.begin(start + 1h, start - 1h, false);
    QVERIFY(cursor.accept({}, QStringLiteral("a")).isEmpty());
    QVERIFY(cursor.isUnderWay());
    QCOMPARE(cursor.accept({entry(1, 1s)}, QStringLiteral("b")).size(), 1);
    QVERIFY(cursor.isUnderWay());
    (void)cursor.accept({}, QStringLiteral("b")); // it gives the same place for ever
    QVERIFY(!cursor.isUnderWay());
}

void tst_NotificationCursor::aListThatHasLostAllThatWasKnownIsAGap()
{
    NotificationCursor cursor;
    cursor.begin(start + 1h, start - 1h, false);
    (void)cursor.accept({entry(6, 6s), entry(5, 5s), entry(4, 4s), entry(3, 3s), entry(2, 2s), entry(1, 1s)}, {});
    cursor.begin(start + 3h, start - 1h, false);
    QCOMPARE(cursor.accept({entry(9, 2h), entry(8, 100min)}, {}).size(), 2);
    QVERIFY(!cursor.isUnderWay());
    QCOMPARE(cursor.lastRound().from, start + 6s - 10min);
    QCOMPARE(cursor.lastRound().rolledTo, std::optional<TimePoint>(start + 100min));
}

void tst_NotificationCursor::aClockThatIsBehindEndsNoRound()
{
    NotificationCursor cursor;
    cursor.begin(start - 2h, TimePoint{}, false);
    (void)cursor.accept({entry(1, 1s)}, {});
    cursor.begin(start - 1h, TimePoint{}, false);
    (void)cursor.accept({entry(4, 40min), entry(3, 30min)}, QStringLiteral("a"));
    QVERIFY(cursor.isUnderWay());
    QCOMPARE(cursor.accept({entry(2, 20min), entry(1, 1s)}, {}), QList<qsizetype>{0});
}

void tst_NotificationCursor::oldEntriesBeyondMemoryAreNotToldTwice()
{
    NotificationCursor cursor;
    QList<NotificationCursor::Entry> all;
    for (int i = 0; i < 700; ++i)
        all.prepend(entry(i, i * 1s));
    const auto readAll = [&] {
        qsizetype fresh = 0;
        cursor.begin(start + 1h, start - 1h, true);
        for (qsizetype at = 0; cursor.isUnderWay(); at += 50) {
            fresh += cursor.accept(all.mid(at, 50), at + 50 < all.size() ? QStringLiteral("page-%1").arg(at) : QString()).size();
            cursor = stored(cursor);
        }
        return fresh;
    };
    QCOMPARE(readAll(), 700);
    QCOMPARE(readAll(), 0);
    all.insert(100, entry(10'000, 650s)); // becomes visible late
    QCOMPARE(readAll(), 1);
    QCOMPARE(readAll(), 0);
}

/// Ten thousand at the first reading: each page begins with what the one before ended with.
void tst_NotificationCursor::theBorderOfTwoPagesIsToldOnceBeyondMemory()
{
    constexpr int all = 10'000;
    constexpr int pageSize = 40;
    NotificationCursor cursor;
    cursor.begin(start + 20'000min, start - 1h, true);
    QStringList told;
    for (int from = 0; cursor.isUnderWay(); from += pageSize - 2) {
        QList<NotificationCursor::Entry> page;
        for (int number = from; number < std::min(from + pageSize, all); ++number)
            page.append(entry(number, 1min * (20'000 - number / 2))); // two of each moment
        const QString next = from + pageSize < all ? QDateTime::fromMSecsSinceEpoch(page.last().at.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODateWithMs) : QString();
        const QList<qsizetype> places = cursor.accept(page, next);
        for (const qsizetype place : places)
            told.append(page.at(place).uri);
        cursor = stored(cursor);
    }
    QCOMPARE(told.size(), all);
    QCOMPARE(QSet<QString>(told.cbegin(), told.cend()).size(), all);
}

void tst_NotificationCursor::brokenJsonIsRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("another network") << "network" << QJsonValue(QStringLiteral("mastodon"));
    QTest::newRow("another version") << "version" << QJsonValue(2);
    QTest::newRow("no list") << "known" << QJsonValue(QStringLiteral("1:a"));
    QTest::newRow("no time") << "known" << QJsonValue(QJsonArray{QStringLiteral("x:a")});
    QTest::newRow("no hash") << "known" << QJsonValue(QJsonArray{QStringLiteral("1")});
    QTest::newRow("text for a time") << "up_to" << QJsonValue(QStringLiteral("1"));
    QTest::newRow("a round without its parts") << "round" << QJsonValue(QJsonObject{{QStringLiteral("page"), QString()}});
}

void tst_NotificationCursor::brokenJsonIsRefused()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QJsonObject json = NotificationCursor().toJson();
    QVERIFY(NotificationCursor::fromJson(json));
    json.insert(key, value);
    QVERIFY(!NotificationCursor::fromJson(json));
}

QTEST_GUILESS_MAIN(tst_NotificationCursor)
#include "tst_notificationcursor.moc"
