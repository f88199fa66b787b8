#include "tests/support/uisamples.h"
#include "ui/common/anchoredlistview.h"
#include "ui/common/theme.h"
#include "ui/search/searchpresenter.h"
#include "ui/search/searchview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

struct Desk final
{
    FakeClock clock;
    fakes::FakeSearchStore store;
    fakes::FakeConversationStore conversations;
    SearchPresenter presenter{store, conversations, clock};

    Desk()
    {
        for (int i = 80; i > 0; --i)
            store.entries.append(fakes::UiSamples::entry(i, QStringLiteral("Анна"), QStringLiteral("заказ номер %1").arg(i),
                                                         TimePoint(std::chrono::minutes(i))));
        conversations.casesOfMentions.insert(store.entries.first().mention.id, {QStringLiteral("case")});
    }
};

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hitsComeInPagesNewestFirst();
    void typingAsksOnceForTheLastWords();
    void anAnswerForOlderWordsIsDropped();
    void aHitLeadsToItsCaseOrToHistory();
    void theKeyboardGoesFromTheBoxToTheHits();
    void emptyPlacesTeach();
    void theModelKeepsItsContract();
};

void TestSearch::hitsComeInPagesNewestFirst()
{
    Desk desk;
    desk.presenter.model().search(QStringLiteral("заказ"));
    QTRY_COMPARE(desk.presenter.model().rowCount(), SearchModel::pageSize);
    QCOMPARE(desk.presenter.model().hitAt(0).entry.mention.text, QStringLiteral("заказ номер 80"));
    QCOMPARE(desk.presenter.model().hitAt(0).marks.size(), 1);
    while (desk.presenter.model().canFetchMore({})) {
        QSignalSpy settled(&desk.presenter.model(), &SearchModel::settled);
        desk.presenter.model().fetchMore({});
        QVERIFY(settled.wait());
    }
    QCOMPARE(desk.presenter.model().rowCount(), 80);
}

void TestSearch::typingAsksOnceForTheLastWords()
{
    Desk desk;
    for (const QString &typed : {QStringLiteral("з"), QStringLiteral("за"), QStringLiteral("зак")})
        desk.presenter.setQuery(typed);
    QTRY_COMPARE(desk.store.queries, QStringList{QStringLiteral("зак")});
}

void TestSearch::anAnswerForOlderWordsIsDropped()
{
    Desk desk;
    desk.store.gate.hold();
    desk.presenter.model().search(QStringLiteral("заказ"));
    desk.presenter.model().search(QStringLiteral("номер 7"));
    QSignalSpy settled(&desk.presenter.model(), &SearchModel::settled);
    desk.store.gate.release();
    QVERIFY(settled.wait());
    QCOMPARE(settled.count(), 1);
    QCOMPARE(desk.presenter.model().rowCount(), 11); // 7 and 70 to 79
    desk.presenter.setQuery({});
    QCOMPARE(desk.presenter.model().rowCount(), 0);
}

void TestSearch::aHitLeadsToItsCaseOrToHistory()
{
    Desk desk;
    desk.presenter.model().search(QStringLiteral("заказ"));
    QTRY_VERIFY(desk.presenter.model().rowCount() > 1);
    QSignalSpy chosen(&desk.presenter, &SearchPresenter::caseChosen);
    QSignalSpy history(&desk.presenter, &SearchPresenter::historyChosen);
    desk.presenter.open(0);
    desk.presenter.open(1);
    desk.presenter.open(-1);
    QTRY_COMPARE(chosen.count(), 1);
    QTRY_COMPARE(history.count(), 1);
}

void TestSearch::theKeyboardGoesFromTheBoxToTheHits()
{
    const Theme theme(*qApp);
    Desk desk;
    SearchView view(desk.presenter);
    view.resize(900, 600);
    view.show();
    view.focusBox();
    QTest::keyClicks(&view.box(), QStringLiteral("zzz"));
    QTRY_COMPARE(desk.store.queries.size(), 1);
    view.box().setText(QStringLiteral("заказ"));
    QTRY_VERIFY(desk.presenter.model().rowCount() > 0);
    QTest::keyClick(&view.box(), Qt::Key_Down);
    QCOMPARE(view.list().currentIndex().row(), 0);
    QSignalSpy chosen(&desk.presenter, &SearchPresenter::caseChosen);
    QTest::keyClick(&view.list(), Qt::Key_Return);
    QTRY_COMPARE(chosen.count(), 1);
    QVERIFY(!view.grab().isNull());
}

void TestSearch::emptyPlacesTeach()
{
    Desk desk;
    SearchView view(desk.presenter);
    view.show();
    const auto hasText = [&](const char *words) {
        const auto labels = view.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](QLabel *l) { return l->isVisible() && l->text().contains(QLatin1StringView(words)); });
    };
    QVERIFY(hasText("network:vk"));
    desk.presenter.setQuery(QStringLiteral("nowhere"));
    QTRY_VERIFY(hasText("Nothing found"));
}

void TestSearch::theModelKeepsItsContract()
{
    Desk desk;
    // It fetches more by itself, so the other tests of paging do without it.
    const QAbstractItemModelTester tester(&desk.presenter.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy settled(&desk.presenter.model(), &SearchModel::settled);
    desk.presenter.model().search(QStringLiteral("заказ"));
    QVERIFY(settled.wait());
    while (desk.presenter.model().canFetchMore({})) {
        desk.presenter.model().fetchMore({});
        QVERIFY(settled.wait());
    }
    QCOMPARE(desk.presenter.model().rowCount(), 80); // each once, however often it was asked
}

QTEST_MAIN(TestSearch)
#include "tst_searchpage.moc"
