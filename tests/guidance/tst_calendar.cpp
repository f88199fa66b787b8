#include "guidance/calendar/businesscalendar.h"

#include <QDateTime>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

const QByteArray moscow = R"({
  "time_zone": "Europe/Moscow",
  "hours": {
    "monday": ["09:00-13:00", "14:00-18:00"], "tuesday": ["09:00-13:00", "14:00-18:00"],
    "wednesday": ["09:00-13:00", "14:00-18:00"], "thursday": ["09:00-13:00", "14:00-18:00"],
    "friday": ["09:00-13:00", "14:00-17:00"], "saturday": []
  },
  "holidays": ["2027-02-22/2027-02-23", "2027-01-01/2027-01-10"],
  "working_days": {"2027-02-20": ["10:00-15:00"]}
})";

BusinessCalendar calendar()
{
    return BusinessCalendar::read(moscow).value();
}

TimePoint at(const char *text)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(text), QStringLiteral("yyyy-MM-dd HH:mm"));
    return calendar().moment(time.date(), time.time());
}

QString shown(TimePoint moment)
{
    return calendar().dateAt(moment).toString(Qt::ISODate) + u' ' + calendar().timeAt(moment).toString(QStringLiteral("HH:mm"));
}

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void somebodyWorksInHoursOnly_data();
    void somebodyWorksInHoursOnly();
    void workingDaysAreCountedOverWeekendsAndHolidays_data();
    void workingDaysAreCountedOverWeekendsAndHolidays();
    void workingTimeIsCountedOverBreaks_data();
    void workingTimeIsCountedOverBreaks();
    void aDayEndsWithItsWork();
    void aFaultIsNamedWithItsPlace_data();
    void aFaultIsNamedWithItsPlace();
    void theUsualWeekNeedsNoFile();
    void clocksThatAreChangedDoNotShiftTheHours();
};

void TestCalendar::somebodyWorksInHoursOnly_data()
{
    QTest::addColumn<QByteArray>("moment");
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("in the morning") << QByteArray("2027-03-01 09:00") << true;
    QTest::newRow("before") << QByteArray("2027-03-01 08:59") << false;
    QTest::newRow("in the break") << QByteArray("2027-03-01 13:00") << false;
    QTest::newRow("after the break") << QByteArray("2027-03-01 14:00") << true;
    QTest::newRow("at closing time") << QByteArray("2027-03-01 18:00") << false;
    QTest::newRow("a saturday") << QByteArray("2027-03-06 11:00") << false;
    QTest::newRow("a sunday that is not named") << QByteArray("2027-03-07 11:00") << false;
    QTest::newRow("a holiday") << QByteArray("2027-02-23 11:00") << false;
    QTest::newRow("a saturday worked out of turn") << QByteArray("2027-02-20 14:00") << true;
}

void TestCalendar::somebodyWorksInHoursOnly()
{
    QFETCH(QByteArray, moment);
    QFETCH(bool, isOpen);
    QCOMPARE(calendar().isOpenAt(at(moment.constData())), isOpen);
}

void TestCalendar::workingDaysAreCountedOverWeekendsAndHolidays_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<int>("days");
    QTest::addColumn<QDate>("to");
    QTest::newRow("within a week") << QDate(2027, 3, 1) << 3 << QDate(2027, 3, 4);
    QTest::newRow("over a weekend") << QDate(2027, 3, 5) << 1 << QDate(2027, 3, 8);
    QTest::newRow("from a sunday") << QDate(2027, 3, 7) << 1 << QDate(2027, 3, 8);
    QTest::newRow("the moved saturday counts") << QDate(2027, 2, 19) << 1 << QDate(2027, 2, 20);
    QTest::newRow("over the moved saturday and holidays") << QDate(2027, 2, 19) << 2 << QDate(2027, 2, 24);
    QTest::newRow("over new year") << QDate(2026, 12, 31) << 1 << QDate(2027, 1, 11);
    QTest::newRow("none") << QDate(2027, 3, 7) << 0 << QDate(2027, 3, 7);
}

void TestCalendar::workingDaysAreCountedOverWeekendsAndHolidays()
{
    QFETCH(QDate, from);
    QFETCH(int, days);
    QFETCH(QDate, to);
    QCOMPARE(calendar().addWorkingDays(from, days), to);
}

void TestCalendar::workingTimeIsCountedOverBreaks_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<int>("minutes");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const char *from, int minutes, const char *to) {
        QTest::newRow(name) << QByteArray(from) << minutes << QString::fromLatin1(to);
    };
    row("within the morning", "2027-03-01 09:30", 60, "2027-03-01 10:30");
    row("over the break", "2027-03-01 12:30", 60, "2027-03-01 14:30");
    row("begun in the break", "2027-03-01 13:20", 30, "2027-03-01 14:30");
    row("over the night", "2027-03-01 17:30", 60, "2027-03-02 09:30");
    row("over the weekend", "2027-03-05 16:30", 60, "2027-03-08 09:30");
    row("to the minute of closing", "2027-03-01 17:00", 60, "2027-03-01 18:00");
    row("begun on a free day", "2027-03-06 12:00", 480, "2027-03-08 18:00");
    row("nothing, out of hours", "2027-03-06 12:00", 0, "2027-03-08 09:00");
}

void TestCalendar::workingTimeIsCountedOverBreaks()
{
    QFETCH(QByteArray, from);
    QFETCH(int, minutes);
    QFETCH(QString, to);
    QCOMPARE(shown(calendar().addWorkingTime(at(from.constData()), std::chrono::minutes(minutes))), to);
}

void TestCalendar::aDayEndsWithItsWork()
{
    QCOMPARE(shown(calendar().endOfDay(QDate(2027, 3, 5))), QStringLiteral("2027-03-05 17:00"));
    QCOMPARE(shown(calendar().endOfDay(QDate(2027, 3, 6))), QStringLiteral("2027-03-06 23:59"));
    QCOMPARE(shown(calendar().endOfDay(QDate(2027, 2, 20))), QStringLiteral("2027-02-20 15:00"));
    QCOMPARE(calendar().firstBreak(QDate(2027, 3, 5)), QTime(13, 0));
    QVERIFY(!calendar().firstBreak(QDate(2027, 2, 20)).isValid());
    QCOMPARE(shown(calendar().nextOpening(at("2027-02-20 15:00"))), QStringLiteral("2027-02-24 09:00"));
    QCOMPARE(calendar().workingDayUpTo(QDate(2027, 2, 23)), QDate(2027, 2, 20));
}

void TestCalendar::aFaultIsNamedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *json, const char *place) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(place);
    };
    row("no json", "{\n\"time_zone\": \"UTC\",\n\"hours\" {}}", "line 3: ");
    row("a list", "[]", "line 1: ");
    row("no zone", R"({"hours": {"monday": ["09:00-18:00"]}})", "time_zone: ");
    row("an unknown zone", R"({"time_zone": "Mars/Base", "hours": {}})", "time_zone: ");
    row("no hours", R"({"time_zone": "UTC"})", "hours: ");
    row("never open", R"({"time_zone": "UTC", "hours": {"monday": []}})", "hours: ");
    row("a weekday misspelt", R"({"time_zone": "UTC", "hours": {"mon": []}})", "hours.mon: ");
    row("hours that are no hours", R"({"time_zone": "UTC", "hours": {"monday": ["09:00-13:00", "2-6"]}})", "hours.monday[1]: ");
    row("hours that end first", R"({"time_zone": "UTC", "hours": {"monday": ["18:00-09:00"]}})", "hours.monday[0]: ");
    row("hours that overlap", R"({"time_zone": "UTC", "hours": {"monday": ["09:00-13:00", "12:00-18:00"]}})", "hours.monday[1]: ");
    row("a date that is none", R"({"time_zone": "UTC", "hours": {"monday": ["09:00-24:00"]}, "holidays": ["2027-02-29"]})", "holidays[0]: ");
    row("an endless holiday", R"({"time_zone": "UTC", "hours": {"monday": ["09:00-24:00"]}, "holidays": ["0001-01-01/9999-12-31"]})", "holidays[0]: ");
    row("a moved day without hours", R"({"time_zone": "UTC", "hours": {"monday": ["09:00-18:00"]}, "working_days": {"2027-02-20": []}})", "working_days.2027-02-20: ");
    row("a field nobody knows", R"({"time_zone": "UTC", "hours": {"monday": ["09:00-18:00"]}, "holydays": []})", "holydays: ");
}

void TestCalendar::aFaultIsNamedWithItsPlace()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    const auto read = BusinessCalendar::read(json);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::CorrectInput);
    QCOMPARE(read.error().code, QStringLiteral("bad_calendar"));
    QVERIFY2(read.error().detail.startsWith(place), qPrintable(read.error().detail));
}

void TestCalendar::theUsualWeekNeedsNoFile()
{
    const BusinessCalendar usual = BusinessCalendar::usual(QTimeZone("Europe/Moscow"));
    QVERIFY(usual.isWorkingDay(QDate(2027, 3, 5)));
    QVERIFY(!usual.isWorkingDay(QDate(2027, 3, 6)));
    QVERIFY(usual.isOpenAt(at("2027-03-05 17:59")));
}

void TestCalendar::clocksThatAreChangedDoNotShiftTheHours()
{
    const BusinessCalendar berlin = BusinessCalendar::usual(QTimeZone("Europe/Berlin"));
    const TimePoint friday = berlin.moment(QDate(2027, 3, 26), QTime(17, 0));
    const TimePoint monday = berlin.addWorkingTime(friday, 2h);
    QCOMPARE(berlin.dateAt(monday), QDate(2027, 3, 29));
    QCOMPARE(berlin.timeAt(monday), QTime(10, 0));
    QCOMPARE(monday - friday, 2 * 24h + 16h); // an hour of that weekend is missing
}

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
