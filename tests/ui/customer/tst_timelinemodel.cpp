#include "tests/support/uisamples.h"
#include "ui/customer/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

const PersonId person{QStringLiteral("person")};

/// 100 entries, every tenth of them in Telegram, the others in VK; newest first.
QList<ConversationEntry> hundred()
{
    QList<ConversationEntry> list;
    for (int i = 100; i > 0; --i) {
        ConversationEntry entry = fakes::UiSamples::entry(i, QStringLiteral("A"), QString::number(i), TimePoint(std::chrono::minutes(i)));
        entry.mention.network = i % 10 == 0 ? QStringLiteral("telegram") : QStringLiteral("vk");
        entry.mention.threadId = {QStringLiteral("thread")};
        list.append(entry);
    }
    return list;
}

struct Desk final
{
    fakes::FakeConversationStore store;
    TimelineModel model{store};
    QSignalSpy resets{&model, &QAbstractItemModel::modelReset};

    Desk()
    {
        store.timelines.insert(person, hundred());
        QSignalSpy settled(&model, &TimelineModel::settled);
        model.open(person);
        QVERIFY(settled.wait());
    }

    void refresh()
    {
        QSignalSpy settled(&model, &TimelineModel::settled);
        model.refresh();
        QVERIFY(settled.wait());
    }
};

} // namespace

class TestTimelineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesComeNewestFirst();
    void aNetworkFilterReadsOnUntilItHasEnough();
    void newAndChangedEntriesComeAsADiff();
    void whatWasTakenApartLeaves();
    void theModelKeepsItsContract();
    void anAnswerForAnotherPersonIsDropped();
};

void TestTimelineModel::pagesComeNewestFirst()
{
    Desk desk;
    QCOMPARE(desk.model.rowCount(), TimelineModel::pageSize);
    QCOMPARE(desk.model.entryAt(0).mention.text, QStringLiteral("100"));
    desk.model.fetchMore({});
    QTRY_COMPARE(desk.model.rowCount(), 2 * TimelineModel::pageSize);
    QCOMPARE(desk.resets.count(), 0);
}

void TestTimelineModel::aNetworkFilterReadsOnUntilItHasEnough()
{
    Desk desk;
    desk.model.setNetwork(QStringLiteral("telegram"));
    QTRY_COMPARE(desk.model.rowCount(), 10); // all there are: read to the end for them
    for (int row = 0; row < desk.model.rowCount(); ++row)
        QCOMPARE(desk.model.entryAt(row).mention.network, QStringLiteral("telegram"));
    desk.model.setNetwork({});
    QCOMPARE(desk.model.rowCount(), 100);
}

void TestTimelineModel::newAndChangedEntriesComeAsADiff()
{
    Desk desk;
    QList<ConversationEntry> &stored = desk.store.timelines[person];
    stored.prepend(fakes::UiSamples::entry(101, QStringLiteral("A"), QStringLiteral("101"), TimePoint(std::chrono::minutes(101))));
    stored[5].mention.text = QStringLiteral("edited");
    QSignalSpy inserted(&desk.model, &QAbstractItemModel::rowsInserted);
    QSignalSpy data(&desk.model, &QAbstractItemModel::dataChanged);
    desk.refresh();
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.first().at(1).toInt(), 0);
    QCOMPARE(data.count(), 1);
    QCOMPARE(desk.model.entryAt(5).mention.text, QStringLiteral("edited"));
    QCOMPARE(desk.resets.count(), 0);
}

void TestTimelineModel::whatWasTakenApartLeaves()
{
    Desk desk;
    desk.store.timelines[person].removeIf([](const ConversationEntry &e) { return e.mention.network == QLatin1StringView("telegram"); });
    desk.refresh();
    for (int row = 0; row < desk.model.rowCount(); ++row)
        QCOMPARE(desk.model.entryAt(row).mention.network, QStringLiteral("vk"));
    QVERIFY(desk.model.shows({{QStringLiteral("thread")}}));
}

void TestTimelineModel::anAnswerForAnotherPersonIsDropped()
{
    Desk desk;
    const PersonId other{QStringLiteral("other")};
    desk.store.gate.hold();
    desk.model.refresh();
    desk.model.open(other);
    QSignalSpy settled(&desk.model, &TimelineModel::settled);
    desk.store.gate.release();
    QVERIFY(settled.wait());
    QCOMPARE(desk.model.rowCount(), 0);
}

void TestTimelineModel::theModelKeepsItsContract()
{
    Desk desk;
    // It fetches more by itself, so the other tests of paging do without it.
    const QAbstractItemModelTester tester(&desk.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    desk.refresh();
    while (desk.model.canFetchMore({})) {
        QSignalSpy settled(&desk.model, &TimelineModel::settled);
        desk.model.fetchMore({});
        QVERIFY(settled.wait());
    }
    QCOMPARE(desk.model.rowCount(), 100); // each once, however often it was asked
}

QTEST_GUILESS_MAIN(TestTimelineModel)
#include "tst_timelinemodel.moc"
