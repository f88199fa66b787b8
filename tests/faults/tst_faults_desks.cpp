#include "tests/faults/support/deskworld.h"

#include <QTest>

using namespace otklik;
using namespace otklik::faults;

namespace {

constexpr int shortStories = 40;
constexpr int longStories = 5'000;
constexpr int storiesOfAWorld = 6; ///< then it is made anew: a server lets nobody sign in again and again
constexpr int steps = 40;

} // namespace

/// Random stories at several desktops, offline and back: in the end all hold what
/// the server holds, every command was answered where its author sees it, what was
/// typed still stands somewhere, and the record shows nothing that may not be.
class TestFaultsDesks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { keepTemporaryFilesInMemory(); }
    void everyStoryEndsAlike();
};

void TestFaultsDesks::everyStoryEndsAlike()
{
    const quint32 first = seedOr(1);
    const bool isOne = qEnvironmentVariableIsSet("OTKLIK_FAULTS_SEED");
    const int stories = isOne                      ? 1
                      : isLong()                   ? longStories
                      : TestDatabase::isPostgres() ? shortStories / 6
                                                   : shortStories;
    Tally tally(QStringLiteral("stories at four desktops"));
    std::unique_ptr<DeskWorld> world;
    for (int i = 0; i < stories && tally.isClean(); ++i) {
        if (i % storiesOfAWorld == 0)
            world = std::make_unique<DeskWorld>(DeskWorld::Clocks{});
        const quint32 seed = first + static_cast<quint32>(i);
        world->live(seed, steps, tally);
        world->checkRecord(QStringLiteral("seed %1").arg(seed), tally);
    }
    tally.print(QStringLiteral("%1 steps each, seeds from %2").arg(steps).arg(first));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
}

QTEST_GUILESS_MAIN(TestFaultsDesks)
#include "tst_faults_desks.moc"
