#include "ui/common/relativetime.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

class TestRelativeTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void timeLeftIsSaidInWords_data();
    void timeLeftIsSaidInWords();
    void momentsGrowCoarserWithAge();
};

void TestRelativeTime::timeLeftIsSaidInWords_data()
{
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("words");
    QTest::newRow("plenty") << 43 << QStringLiteral("43 min left");
    QTest::newRow("hours") << 130 << QStringLiteral("2 h 10 min left");
    QTest::newRow("days") << 3 * 24 * 60 << QStringLiteral("3 d left");
    QTest::newRow("now") << 0 << QStringLiteral("overdue by 1 min");
    QTest::newRow("overdue") << -120 << QStringLiteral("overdue by 2 h");
}

void TestRelativeTime::timeLeftIsSaidInWords()
{
    QFETCH(int, minutes);
    QFETCH(QString, words);
    const TimePoint now{1'800'000'000'000ms};
    QCOMPARE(RelativeTime::timeLeft(now + std::chrono::minutes(minutes), now), words);
}

void TestRelativeTime::momentsGrowCoarserWithAge()
{
    const QDateTime noon(QDate(2026, 5, 12), QTime(12, 0));
    const TimePoint now{std::chrono::milliseconds(noon.toMSecsSinceEpoch())};
    QCOMPARE(RelativeTime::ago(now - 10s, now), QStringLiteral("just now"));
    QCOMPARE(RelativeTime::ago(now - 5min, now), QStringLiteral("5 min ago"));
    QCOMPARE(RelativeTime::ago(now - 3h, now), QStringLiteral("09:00"));
    QCOMPARE(RelativeTime::ago(now - 24h, now), QStringLiteral("Yesterday"));
    QCOMPARE(RelativeTime::ago(now - 48h, now), QStringLiteral("10 May"));
    QCOMPARE(RelativeTime::ago(now - 24h * 400, now), QStringLiteral("7 April 2025"));
    QCOMPARE(RelativeTime::inSentence(now - 3h, now), QStringLiteral("at 09:00"));
}

QTEST_APPLESS_MAIN(TestRelativeTime)
#include "tst_relativetime.moc"
