#include "tests/faults/support/deskworld.h"

#include <QTest>

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr int shortStories = 2;
constexpr int longStories = 200;
constexpr int storiesOfAWorld = 6;
constexpr int steps = 40;
constexpr auto tenYears = std::chrono::milliseconds(std::chrono::years(10));

QStringList openWork(Desk &desk)
{
    QStringList cases;
    auto page = desk.cache().queue().page(QueueFilter::Open, std::nullopt, 1000);
    page.waitForFinished();
    const auto shown = page.result();
    const QList<QueueItem> items = shown ? shown->items : QList<QueueItem>();
    for (const QueueItem &item : items)
        cases.append(item.caseId.value);
    return cases;
}

} // namespace

/// Clocks that are ten years off, on the server, on the laptops, or on both in
/// either direction: stories end as they do under right clocks, and the queue
/// keeps its order.
class TestFaultsClocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { keepTemporaryFilesInMemory(); }
    void wrongClocksChangeNothing_data();
    void wrongClocksChangeNothing();
};

void TestFaultsClocks::wrongClocksChangeNothing_data()
{
    QTest::addColumn<qint64>("server");
    QTest::addColumn<qint64>("laptops");
    const qint64 years = tenYears.count();
    QTest::newRow("server ahead") << years << -years; // and the laptops are right
    QTest::newRow("server behind") << -years << years;
    QTest::newRow("laptops ahead") << qint64(0) << years;
    QTest::newRow("laptops behind") << qint64(0) << -years;
    QTest::newRow("laptops twenty years ahead of the server") << -years << 2 * years;
    QTest::newRow("laptops twenty years behind the server") << years << -2 * years;
}

void TestFaultsClocks::wrongClocksChangeNothing()
{
    QFETCH(qint64, server);
    QFETCH(qint64, laptops);
    const quint32 first = seedOr(1);
    const int stories = isLong() ? longStories : shortStories;
    Tally tally(QStringLiteral("clocks, ") + QString::fromLatin1(QTest::currentDataTag()));
    std::unique_ptr<DeskWorld> world;
    for (int i = 0; i < stories && tally.isClean(); ++i) {
        if (i % storiesOfAWorld == 0)
            world = std::make_unique<DeskWorld>(
                DeskWorld::Clocks{std::chrono::milliseconds(server), std::chrono::milliseconds(laptops)});
        const QString name = QStringLiteral("seed %1").arg(first + static_cast<quint32>(i));
        world->live(first + static_cast<quint32>(i), steps, tally);
        world->checkRecord(name, tally);
        QStringList byDeadline;
        QList<QPair<QPair<qint64, QString>, QString>> cases;
        const auto rows = world->server().everything();
        const QStringList shown{QStringLiteral("open"), QStringLiteral("in_review")};
        for (auto row = rows.begin(); row != rows.end(); ++row)
            if (row.key().startsWith(QLatin1StringView("case "))
                && shown.contains(row->value(QStringLiteral("state")).toString()))
                cases.append(
                    {{row->value(QStringLiteral("deadline_at")).toInteger(), row.key().mid(5)}, row.key().mid(5)});
        std::ranges::sort(cases);
        for (const auto &one : std::as_const(cases))
            byDeadline.append(one.second);
        for (int desk = 0; desk < DeskWorld::desks; ++desk)
            if (openWork(world->desk(desk)) != byDeadline)
                tally.diverged(name + QStringLiteral(": the queue of desk %1: ").arg(desk)
                               + openWork(world->desk(desk)).join(u' ') + QStringLiteral(" instead of ")
                               + byDeadline.join(u' '));
    }
    tally.print();
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
}

QTEST_GUILESS_MAIN(TestFaultsClocks)
#include "tst_faults_clocks.moc"
