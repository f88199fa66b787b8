#include "tests/support/uisamples.h"
#include "ui/customer/timeline/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using std::chrono::minutes;

namespace {

const PersonId person{QStringLiteral("person")};

TimePoint at(int minute)
{
    return TimePoint(minutes(minute));
}

Moment message(int minute)
{
    ConversationEntry entry = fakes::UiSamples::entry(minute, QStringLiteral("A"), QString::number(minute), at(minute));
    entry.mention.network = minute % 10 == 0 ? QStringLiteral("telegram") : QStringLiteral("vk");
    entry.mention.threadId = {QStringLiteral("thread")};
    return {at(minute), entry};
}

Moment call(int minute, const QString &text = QStringLiteral("rang"))
{
    Note note;
    note.id = {QStringLiteral("call-%1").arg(minute)};
    note.text = text;
    note.channel = NoteChannel::Phone;
    note.happenedAt = at(minute);
    return {at(minute), note};
}

/// 300 moments, newest first: every tenth message in Telegram, the others in VK, and every 25th is a call.
QList<Moment> threeHundred()
{
    QList<Moment> line;
    for (int minute = 300; minute > 0; --minute)
        line.append(minute % 25 == 0 ? call(minute) : message(minute));
    return line;
}

struct Desk final
{
    FakeClock clock;
    fakes::FakeCardStore store;
    TimelineModel model{store, clock, [](const UserId &) { return QStringLiteral("Vera"); }};
    QSignalSpy resets{&model, &QAbstractItemModel::modelReset};

    Desk()
    {
        store.lines.insert(person, threeHundred());
        wait([this] { model.open(person); });
    }

    template <class Do>
    void wait(Do what)
    {
        QSignalSpy settled(&model, &TimelineModel::settled);
        what();
        QVERIFY(settled.size() > 0 || settled.wait());
    }
    void refresh()
    {
        wait([this] { model.refresh(); });
    }
    [[nodiscard]] QList<Moment> &line() { return store.lines[person]; }
    [[nodiscard]] QStringList ids() const
    {
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids.append(idOf(model.momentAt(row)));
        return ids;
    }
    /// What the store has of them, from a place on.
    [[nodiscard]] QStringList wanted(qsizetype first, qsizetype count)
    {
        QStringList ids;
        for (const Moment &moment : line().mid(first, count))
            ids.append(idOf(moment));
        return ids;
    }
};

} // namespace

/// The window on a person's time line that grows at both ends and is never reset.
class TestTimelineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesComeNewestFirst();
    void aJumpShowsBothSidesOfTheMoment();
    void aJumpBehindTheBeginningShowsWhatIsThere();
    void fromThePastOneGetsBackToNowByPages();
    void backToNowIsOneStep();
    void aFilterKeepsTheMoment();
    void newAndChangedMomentsComeAsADiff();
    void inThePastTheWindowStaysWhereItIs();
    void whatWasTakenApartLeaves();
    void theSameTwiceIsShownTwice();
    void theFirstOfADayBeginsIt();
    void aChangeWhileReadingIsNotLost();
    void anAnswerForAnotherPersonIsDropped();
    void aFailureIsToldAndCanBeTriedAgain();
    void theModelKeepsItsContract();
    void aRowIsSpokenWhole();
};

void TestTimelineModel::pagesComeNewestFirst()
{
    Desk desk;
    QCOMPARE(desk.ids(), desk.wanted(0, TimelineModel::pageSize));
    QVERIFY(desk.model.isAtNow());
    desk.wait([&] { desk.model.fetchMore({}); });
    QCOMPARE(desk.ids(), desk.wanted(0, 2 * TimelineModel::pageSize));
    QCOMPARE(desk.resets.count(), 0);
}

void TestTimelineModel::aJumpShowsBothSidesOfTheMoment()
{
    Desk desk;
    QSignalSpy placed(&desk.model, &TimelineModel::placed);
    desk.wait([&] { desk.model.goTo(at(150) + minutes(1) - std::chrono::milliseconds(1)); });
    QCOMPARE(placed.count(), 1);
    const int row = placed.first().first().toInt();
    QCOMPARE(idOf(desk.model.momentAt(row)), QStringLiteral("call-150")); // and not the message of the next midnight
    QCOMPARE(desk.ids(), desk.wanted(150 - TimelineModel::pageSize, 2 * TimelineModel::pageSize));
    QVERIFY(!desk.model.isAtNow());
    QCOMPARE(desk.resets.count(), 0);
}

void TestTimelineModel::aJumpBehindTheBeginningShowsWhatIsThere()
{
    Desk desk;
    QSignalSpy placed(&desk.model, &TimelineModel::placed);
    desk.wait([&] { desk.model.goTo(at(0)); });
    QCOMPARE(desk.ids(), desk.wanted(300 - TimelineModel::pageSize, TimelineModel::pageSize));
    QCOMPARE(placed.first().first().toInt(), TimelineModel::pageSize);
}

void TestTimelineModel::fromThePastOneGetsBackToNowByPages()
{
    Desk desk;
    desk.wait([&] { desk.model.goTo(at(150) + std::chrono::seconds(30)); });
    while (!desk.model.isAtNow())
        desk.wait([&] { desk.model.fetchNewer(); });
    while (desk.model.canFetchMore({}))
        desk.wait([&] { desk.model.fetchMore({}); });
    QCOMPARE(desk.ids(), desk.wanted(0, 300));
    QCOMPARE(desk.resets.count(), 0);
}

void TestTimelineModel::backToNowIsOneStep()
{
    Desk desk;
    desk.wait([&] { desk.model.goTo(at(20)); });
    QSignalSpy placed(&desk.model, &TimelineModel::placed);
    desk.wait([&] { desk.model.goToNow(); });
    QVERIFY(desk.model.isAtNow());
    QCOMPARE(placed.first().first().toInt(), 0);
    QCOMPARE(desk.ids(), desk.wanted(0, TimelineModel::pageSize));
}

void TestTimelineModel::aFilterKeepsTheMoment()
{
    Desk desk;
    desk.wait([&] { desk.model.goTo(at(150) + std::chrono::seconds(30)); });
    QSignalSpy placed(&desk.model, &TimelineModel::placed);
    desk.wait([&] { desk.model.setFilter({MomentFilter::Show::Notes, {}}); });
    QCOMPARE(desk.model.rowCount(), 12);
    QCOMPARE(idOf(desk.model.momentAt(placed.first().first().toInt())), QStringLiteral("call-150"));
    desk.wait([&] { desk.model.setFilter({MomentFilter::Show::Everything, QStringLiteral("telegram")}); });
    QVERIFY(desk.model.rowCount() > 20);
    for (int row = 0; row < desk.model.rowCount(); ++row)
        QCOMPARE(std::get<ConversationEntry>(desk.model.momentAt(row).what).mention.network, QStringLiteral("telegram"));
    QCOMPARE(desk.resets.count(), 0);
}

void TestTimelineModel::newAndChangedMomentsComeAsADiff()
{
    Desk desk;
    std::get<ConversationEntry>(desk.line()[5].what).mention.text = QStringLiteral("edited");
    desk.line().insert(3, {at(297) + std::chrono::seconds(30), call(297).what});
    desk.line().prepend(message(301));
    QSignalSpy inserted(&desk.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&desk.model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy data(&desk.model, &QAbstractItemModel::dataChanged);
    desk.refresh();
    QCOMPARE(inserted.count(), 3); // the two, and what the page has room for besides
    QCOMPARE(inserted.at(0).at(1).toInt(), 0);
    QCOMPARE(inserted.at(1).at(1).toInt(), 4);
    QCOMPARE(removed.count(), 0);
    QCOMPARE(data.count(), 1);
    QCOMPARE(data.first().first().toModelIndex().row(), 7);
    QCOMPARE(desk.ids(), desk.wanted(0, desk.model.rowCount()));
    QCOMPARE(desk.resets.count(), 0);
}

void TestTimelineModel::inThePastTheWindowStaysWhereItIs()
{
    Desk desk;
    desk.wait([&] { desk.model.goTo(at(150) + std::chrono::seconds(30)); });
    const QStringList before = desk.ids();
    desk.line().prepend(message(301));
    desk.line().insert(151, call(1500));
    desk.line()[151].at = at(150) + std::chrono::seconds(1);
    desk.refresh();
    QStringList expected = before;
    expected.insert(TimelineModel::pageSize, QStringLiteral("call-1500"));
    QCOMPARE(desk.ids().first(expected.size()), expected);
    QVERIFY(!desk.model.isAtNow());
    desk.wait([&] { desk.model.fetchNewer(); });
    while (!desk.model.isAtNow())
        desk.wait([&] { desk.model.fetchNewer(); });
    QCOMPARE(desk.ids().first(), idOf(message(301)));
}

void TestTimelineModel::whatWasTakenApartLeaves()
{
    Desk desk;
    desk.line().removeIf([](const Moment &moment) {
        const auto *entry = std::get_if<ConversationEntry>(&moment.what);
        return entry && entry->mention.network == QLatin1StringView("vk");
    });
    desk.refresh();
    QCOMPARE(desk.ids(), desk.wanted(0, desk.model.rowCount()));
    QVERIFY(desk.model.shows({{QStringLiteral("thread")}}));
    desk.line().removeIf([](const Moment &moment) { return std::holds_alternative<ConversationEntry>(moment.what); });
    desk.refresh();
    QVERIFY(!desk.model.shows({{QStringLiteral("thread")}}));
    QCOMPARE(desk.model.rowCount(), 12);
}

void TestTimelineModel::theSameTwiceIsShownTwice()
{
    Desk desk;
    // Two customer bases can call an order by one name.
    Order order;
    order.externalId = QStringLiteral("1");
    desk.line() = {{at(9), order}, {at(9), order}, message(5)};
    desk.refresh();
    QCOMPARE(desk.model.rowCount(), 3);
    desk.line().prepend(message(10));
    desk.refresh();
    QCOMPARE(desk.ids(), desk.wanted(0, 4));
}

void TestTimelineModel::theFirstOfADayBeginsIt()
{
    Desk desk;
    desk.line() = {message(3 * 1440), message(2 * 1440 + 20), message(2 * 1440 + 10), message(1)};
    desk.refresh();
    QCOMPARE(desk.model.rowCount(), 4);
    QVERIFY(desk.model.beginsDay(0));
    QVERIFY(desk.model.beginsDay(1));
    QVERIFY(!desk.model.beginsDay(2));
    QVERIFY(desk.model.beginsDay(3));
}

void TestTimelineModel::aChangeWhileReadingIsNotLost()
{
    Desk desk;
    desk.store.gate.hold();
    desk.model.refresh();
    desk.line().prepend(message(301));
    desk.model.refresh();
    desk.wait([&] { desk.store.gate.release(); });
    QCOMPARE(desk.ids().first(), idOf(message(301)));
}

void TestTimelineModel::anAnswerForAnotherPersonIsDropped()
{
    Desk desk;
    const PersonId other{QStringLiteral("other")};
    desk.store.gate.hold();
    desk.model.refresh();
    desk.model.open(other);
    QCOMPARE(desk.model.rowCount(), 0);
    desk.wait([&] { desk.store.gate.release(); });
    QCOMPARE(desk.model.rowCount(), 0);
}

void TestTimelineModel::aFailureIsToldAndCanBeTriedAgain()
{
    Desk desk;
    desk.store.failure = Error{Error::Kind::Retry, QStringLiteral("database_busy"), {}};
    QSignalSpy failed(&desk.model, &TimelineModel::failed);
    desk.model.goTo(at(10));
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(desk.ids(), desk.wanted(0, TimelineModel::pageSize));
    desk.store.failure.reset();
    desk.wait([&] { desk.model.goTo(at(10)); });
    QVERIFY(desk.ids().contains(idOf(message(9))));
}

void TestTimelineModel::theModelKeepsItsContract()
{
    Desk desk;
    // It fetches more by itself, so the other tests of paging do without it.
    const QAbstractItemModelTester tester(&desk.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    desk.refresh();
    desk.wait([&] { desk.model.goTo(at(150) + std::chrono::seconds(30)); });
    desk.wait([&] { desk.model.goToNow(); });
    while (desk.model.canFetchMore({}))
        desk.wait([&] { desk.model.fetchMore({}); });
    QCOMPARE(desk.ids(), desk.wanted(0, 300)); // each once, however often it was asked
}

void TestTimelineModel::aRowIsSpokenWhole()
{
    Desk desk;
    const QString spoken = desk.model.index(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(QStringLiteral("Phone call, Vera, ")), qPrintable(spoken));
    QVERIFY2(spoken.endsWith(QStringLiteral(": rang")), qPrintable(spoken));
}

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
