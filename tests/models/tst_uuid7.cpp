#include "models/uuid7.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <thread>
#include <vector>

using namespace otklik;

/// Time-ordered ids: what the order of mutations and the feed rest on.
class TestUuid7 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMillisecondStandsInFront();
    void idsOfOneMillisecondGoUp();
    void idsGoUpWhenTheClockGoesBack();
    void idsOfManyThreadsAreDifferent();
    void onlyItsOwnFormIsAccepted_data();
    void onlyItsOwnFormIsAccepted();
};

void TestUuid7::theMillisecondStandsInFront()
{
    // Later than any other clock of this test, so that the millisecond is its own.
    const FakeClock clock(TimePoint(std::chrono::milliseconds(0x0190'1234'5678 + 0x00FF'0000'0000)));
    const QString id = newUuid7(clock);
    QVERIFY(isUuid7(id));
    QVERIFY2(id.startsWith(QStringLiteral("028f1234-5678-7")), qPrintable(id));
}

void TestUuid7::idsOfOneMillisecondGoUp()
{
    const FakeClock clock;
    QString before = newUuid7(clock);
    for (int i = 0; i < 10'000; ++i) {
        const QString id = newUuid7(clock);
        QVERIFY2(before < id, qPrintable(before + u' ' + id));
        before = id;
    }
}

void TestUuid7::idsGoUpWhenTheClockGoesBack()
{
    FakeClock clock;
    const QString before = newUuid7(clock);
    clock.advance(std::chrono::hours(-1));
    QVERIFY(before < newUuid7(clock));
}

void TestUuid7::idsOfManyThreadsAreDifferent()
{
    const SystemClock clock;
    QList<QStringList> made(4);
    {
        std::vector<std::jthread> threads;
        for (QStringList &ids : made)
            threads.emplace_back([&clock, &ids] {
                for (int i = 0; i < 2'000; ++i)
                    ids.append(newUuid7(clock));
            });
    }
    QSet<QString> all;
    for (const QStringList &ids : std::as_const(made)) {
        QVERIFY(std::ranges::is_sorted(ids));
        all.unite(QSet<QString>(ids.begin(), ids.end()));
    }
    QCOMPARE(all.size(), 8'000);
}

void TestUuid7::onlyItsOwnFormIsAccepted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *name, const char *text, bool accepted) {
        QTest::newRow(name) << QString::fromLatin1(text) << accepted;
    };
    row("version 7", "01901234-5678-7abc-9def-0123456789ab", true);
    row("version 4", "01901234-5678-4abc-9def-0123456789ab", false);
    row("another variant", "01901234-5678-7abc-cdef-0123456789ab", false);
    row("capitals", "01901234-5678-7ABC-9DEF-0123456789AB", false);
    row("braces", "{01901234-5678-7abc-9def-0123456789ab}", false);
    row("too short", "01901234-5678-7abc-9def-0123456789a", false);
    row("dashes elsewhere", "019012345678-7abc-9def-0123-456789ab", false);
    row("not hexadecimal", "0190123g-5678-7abc-9def-0123456789ab", false);
    row("empty", "", false);
}

void TestUuid7::onlyItsOwnFormIsAccepted()
{
    QFETCH(QString, text);
    QFETCH(bool, accepted);
    QCOMPARE(isUuid7(text), accepted);
}

QTEST_APPLESS_MAIN(TestUuid7)
#include "tst_uuid7.moc"
