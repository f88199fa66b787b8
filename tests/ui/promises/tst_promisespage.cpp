#include "tests/support/fakestores.h"
#include "tests/support/pictures.h"
#include "ui/common/theme.h"
#include "ui/cards/carddelegate.h"
#include "ui/cards/cardlist.h"
#include "ui/promises/promisespresenter.h"
#include "ui/promises/promisesview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

struct PromiseScene final
{
    FakeClock clock;
    fakes::FakeCareStore store;
    fakes::FakeMutationLog log;
    StoreEvents events;
    PromisesPresenter presenter{store, log, events, clock};

    PromiseItem item(int number, std::chrono::minutes dueIn, PromiseState state = PromiseState::Open) const
    {
        PromiseItem one;
        one.promise.id = {QStringLiteral("promise-%1").arg(number)};
        one.promise.caseId = {QStringLiteral("case-%1").arg(number)};
        one.promise.text = QStringLiteral("Мы ответим вам до пятницы (%1).").arg(number);
        one.promise.dueAt = clock.now() + dueIn;
        one.promise.state = state;
        one.network = QStringLiteral("vk");
        one.customerName = QStringLiteral("Марина Лисина");
        one.madeByName = QStringLiteral("Олег");
        return one;
    }

    void changed()
    {
        StoreChange change;
        change.care = true;
        Q_EMIT events.changed(change);
    }
};

} // namespace

class TestPromisesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void overdueOnesComeFirstAndAreCounted()
    {
        PromiseScene s;
        QAbstractItemModelTester tester(&s.presenter.model());
        QSignalSpy overdue(&s.presenter, &PromisesPresenter::overdueChanged);
        s.store.promiseItems = {s.item(1, -60min), s.item(2, 90min), s.item(3, -600min, PromiseState::Kept)};
        s.presenter.start();
        QTRY_COMPARE(s.presenter.model().rowCount(), 3);
        QCOMPARE(overdue.takeFirst().first().toInt(), 1);
        const auto section = [&](int row) { return s.presenter.model().index(row).data(SectionRole).toString(); };
        QVERIFY(!section(0).isEmpty() && !section(1).isEmpty() && !section(2).isEmpty());
        QVERIFY(section(0) != section(1) && section(1) != section(2));
    }

    void onePassesItsTimeWhileNobodyDoesAnything()
    {
        PromiseScene s;
        s.store.promiseItems = {s.item(1, 1min)};
        s.presenter.start();
        QTRY_COMPARE(s.presenter.model().rowCount(), 1);
        QSignalSpy overdue(&s.presenter, &PromisesPresenter::overdueChanged);
        s.clock.advance(2min);
        s.changed();
        QTRY_COMPARE(overdue.size(), 1);
    }

    void itIsKeptMovedAndTakenUpAgain()
    {
        PromiseScene s;
        s.store.promiseItems = {s.item(1, 60min), s.item(2, -600min, PromiseState::Kept)};
        s.presenter.start();
        PromisesView view(s.presenter);
        QTRY_COMPARE(s.presenter.model().rowCount(), 2);
        view.list().setCurrentIndex(s.presenter.model().index(0));
        view.keptButton().click();
        QCOMPARE(s.log.all<PromiseSettle>().first().state, PromiseState::Kept);
        view.withdrawButton().click();
        QCOMPARE(s.log.all<PromiseSettle>().last().state, PromiseState::Withdrawn);
        const Promise first = s.presenter.model().itemAt(0).promise;
        s.presenter.move(first, first.dueAt + 24h);
        QCOMPARE(s.log.all<PromiseMove>().first().expected, first.dueAt);
        view.list().setCurrentIndex(s.presenter.model().index(1));
        view.keptButton().click();
        QCOMPARE(s.log.all<PromiseSettle>().last().state, PromiseState::Open);
        QVERIFY(view.moveButton().isHidden());
    }

    void thePageTeachesWhenItIsEmpty()
    {
        PromiseScene s;
        PromisesView view(s.presenter);
        view.resize(1000, 600);
        s.presenter.start();
        QTRY_VERIFY(s.presenter.isLoaded());
        view.show();
        takePicture(view, QStringLiteral("promises-empty"), QSize(1100, 640));
        s.store.promiseItems = {s.item(1, -60min), s.item(2, 90min), s.item(3, 3000min), s.item(4, -600min, PromiseState::Kept)};
        s.changed();
        QTRY_COMPARE(s.presenter.model().rowCount(), 4);
        takePicture(view, QStringLiteral("promises"), QSize(1100, 640));
    }
};

QTEST_MAIN(TestPromisesPage)
#include "tst_promisespage.moc"
