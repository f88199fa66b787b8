#include "tests/support/pictures.h"
#include "tests/ui/customer/cardscene.h"
#include "ui/common/anchoredlistview.h"
#include "ui/common/chip.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/customer/timeline/datepopup.h"
#include "ui/customer/timeline/factpopup.h"
#include "ui/customer/timeline/monthchart.h"
#include "ui/customer/timeline/timelinepane.h"

#include <QApplication>
#include <QCalendarWidget>
#include <QDateEdit>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace otklik;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

struct Desk final : CardScene
{
    TimelinePane pane{presenter};

    [[nodiscard]] QList<Moment> &line() { return samples.cards.lines[person]; }

    void add(TimePoint at, const decltype(Moment::what) &what)
    {
        line().append({at, what});
        std::ranges::stable_sort(line(), std::ranges::greater{}, &Moment::at);
    }

    /// What one finds on the card of a customer of two years.
    void fill()
    {
        Note phone{{s("n1")}, person, s("Звонила сама: посылка не пришла, договорились написать до вечера."), samples.colleague.id,
                   clock.now(), clock.now(), 1, false, NoteChannel::Phone, clock.now() - hours(3)};
        add(*phone.happenedAt, phone);
        Note mail{{s("n2")}, person, s("Прислала чек и фото коробки."), samples.me.id, clock.now(), clock.now(), 1, false,
                  NoteChannel::Email, clock.now() - days(3)};
        add(*mail.happenedAt, mail);
        Promise promise;
        promise.id = {s("p1")};
        promise.caseId = {s("case-0001")};
        promise.text = s("Напишем вам здесь до 18:00, где посылка.");
        promise.madeAt = clock.now() - hours(31);
        promise.dueAt = clock.now() - hours(4);
        add(promise.madeAt, promise);
        BonusGrant grant;
        grant.id = {s("b1")};
        grant.caseId = {s("case-0001")};
        grant.title = s("Набор мешков для пылесоса");
        grant.state = BonusState::Given;
        grant.givenAt = clock.now() - hours(5);
        add(grant.givenAt, grant);
        const Order order{s("o1"), s("4471-02"), s("Пылесос «Вихрь», белый"), s("доставлен"), 1'299'000, s("₽"),
                          clock.now() - days(40)};
        add(*order.placedAt, order);
        for (int i = 0; i < 100; ++i)
            add(clock.now() - days(60) - hours(17 * i),
                fakes::UiSamples::entry(5000 + i, s("Марина Соколова"), s("Сообщение %1").arg(i), clock.now() - days(60) - hours(17 * i)));
        for (int i = 0; i < 22; ++i)
            samples.cards.monthsOf[person].append(
                {presenter.months().last().addMonths(i - 21), (i * 7) % 13, (i * 5) % 7, (i * 37) % 101});
    }

    void open()
    {
        pane.resize(310, 640);
        pane.show();
        pane.activateWindow();
        QSignalSpy settled(&presenter.timeline(), &TimelineModel::settled);
        load(person);
        pane.showCard(*presenter.card());
        QTRY_VERIFY(settled.size() > 0);
        QTest::qWait(1);
    }

    template <class Do>
    void settle(Do what)
    {
        QSignalSpy settled(&presenter.timeline(), &TimelineModel::settled);
        what();
        QTRY_VERIFY(settled.size() > 0);
        QTest::qWait(1);
    }

    [[nodiscard]] Chip *chip(const char *text)
    {
        for (Chip *one : pane.findChildren<Chip *>())
            if (one->text() == s(text) && one->isVisible())
                return one;
        return nullptr;
    }
    [[nodiscard]] int topRow() { return pane.list().indexAt(QPoint(40, 4)).row(); }
    [[nodiscard]] QString words()
    {
        QString said;
        for (const QLabel *label : pane.findChild<EmptyState *>()->findChildren<QLabel *>())
            said += label->text() + u'\n';
        return said;
    }
};

} // namespace

/// The time line on the card: filters, jumps, the chart and what a moment leads to.
class TestTimelinePane : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void filtersShowTheirKindOnly();
    void networksAreOfferedWhereThereIsMoreThanOne();
    void anEmptyFilterTeaches();
    void aDayIsReachedByItsDate();
    void aMonthOfTheChartIsReachedByAClick();
    void homeGoesBackToNow();
    void scrollingUpInThePastBringsWhatIsNewer();
    void theListIsUsedByKeyboardAlone();
    void aCallIsShownInPlace();
    void aPromiseLeadsToItsCase();
    void aMessageLeadsToItsCase();
    void theChartTellsItsMonths();
    void theChartIsHiddenForOneMonth();
    void theChartIsUsedByKeyboardAlone();
    void hostileTextStaysText();
    void whatComesInIsShownAtOnce();
    void pictures();
};

void TestTimelinePane::initTestCase()
{
    static Theme theme(*qApp);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestTimelinePane::filtersShowTheirKindOnly()
{
    Desk desk;
    desk.fill();
    desk.open();
    QVERIFY(desk.chip("Everything")->isChecked());
    desk.settle([&] { desk.chip("Calls and notes")->click(); });
    QCOMPARE(desk.presenter.timeline().rowCount(), 2);
    desk.settle([&] { desk.chip("Care")->click(); });
    QCOMPARE(desk.presenter.timeline().rowCount(), 3);
    desk.settle([&] { desk.chip("Private")->click(); });
    QCOMPARE(desk.presenter.timeline().rowCount(), 1);
    QVERIFY(desk.chip("Private")->isChecked());
    QVERIFY(!desk.chip("Everything")->isChecked());
}

void TestTimelinePane::networksAreOfferedWhereThereIsMoreThanOne()
{
    Desk desk;
    desk.fill();
    desk.open();
    QVERIFY(desk.chip("Telegram"));
    desk.settle([&] { desk.chip("Telegram")->click(); });
    QCOMPARE(desk.presenter.timeline().rowCount(), 1);
    desk.settle([&] { desk.chip("Telegram")->click(); }); // once more: all of them
    QCOMPARE(desk.presenter.timeline().rowCount(), TimelineModel::pageSize);
    desk.settle([&] { desk.chip("Telegram")->click(); });
    desk.settle([&] { desk.chip("Calls and notes")->click(); });
    QCOMPARE(desk.presenter.timeline().rowCount(), 2); // calls are of no network
    QVERIFY(!desk.chip("Telegram"));

    CustomerCard one = *desk.presenter.card();
    one.accounts.resize(1);
    desk.pane.showCard(one);
    desk.settle([&] { desk.chip("Everything")->click(); });
    QVERIFY(!desk.chip("Telegram"));
}

void TestTimelinePane::anEmptyFilterTeaches()
{
    Desk desk;
    desk.open();
    auto *empty = desk.pane.findChild<EmptyState *>();
    QVERIFY(!empty->isVisible());
    desk.settle([&] { desk.chip("Calls and notes")->click(); });
    QVERIFY(empty->isVisible() && !desk.pane.list().isVisible());
    QVERIFY2(desk.words().contains(s("by phone")), qPrintable(desk.words()));
    const QString notes = desk.words();
    desk.settle([&] { desk.chip("Care")->click(); });
    QVERIFY(empty->isVisible());
    QVERIFY(desk.words() != notes);
    desk.settle([&] { desk.chip("Everything")->click(); });
    QVERIFY(!empty->isVisible() && desk.pane.list().isVisible());
}

void TestTimelinePane::aDayIsReachedByItsDate()
{
    Desk desk;
    desk.fill();
    desk.open();
    desk.pane.findChild<QToolButton *>(s("goToDay"))->click();
    auto *popup = desk.pane.findChild<DatePopup *>();
    QVERIFY(popup && !popup->isModal());
    const QDate day = QDateTime::fromMSecsSinceEpoch((desk.clock.now() - days(100)).time_since_epoch().count()).date();
    popup->edit().setDate(day);
    QCOMPARE(popup->calendar().selectedDate(), day);
    desk.settle([&] { QTest::keyClick(&popup->edit(), Qt::Key_Return); });
    const TimelineModel &line = desk.presenter.timeline();
    const TimePoint end{std::chrono::milliseconds(day.addDays(1).startOfDay().toMSecsSinceEpoch())};
    const int top = desk.topRow();
    QVERIFY(top > 0);
    QVERIFY(line.momentAt(top).at < end);
    QVERIFY(line.momentAt(top - 1).at >= end);
    QCOMPARE(desk.pane.list().currentIndex().row(), top);
}

void TestTimelinePane::aMonthOfTheChartIsReachedByAClick()
{
    Desk desk;
    desk.fill();
    desk.open();
    MonthChart &chart = desk.pane.chart();
    QVERIFY(chart.isVisible());
    const int column = chart.count() - 5;
    desk.settle([&] { QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.columnRect(column).center()); });
    const QDateTime next(chart.month(column).month.addMonths(1), QTime(0, 0), Qt::UTC);
    const TimePoint end{std::chrono::milliseconds(next.toMSecsSinceEpoch())};
    const int top = desk.topRow();
    QVERIFY(top > 0);
    QVERIFY(desk.presenter.timeline().momentAt(top).at < end);
    QVERIFY(desk.presenter.timeline().momentAt(top - 1).at >= end);
}

void TestTimelinePane::homeGoesBackToNow()
{
    Desk desk;
    desk.fill();
    desk.open();
    auto *now = desk.pane.findChild<QToolButton *>(s("backToNow"));
    QVERIFY(!now->isEnabled());
    const auto newest = idOf(desk.presenter.timeline().momentAt(0));
    const QDate longAgo = QDateTime::fromMSecsSinceEpoch((desk.clock.now() - days(125)).time_since_epoch().count()).date();
    desk.settle([&] { desk.pane.goToDay(longAgo); });
    QVERIFY(now->isEnabled());
    desk.settle([&] { now->click(); });
    QCOMPARE(idOf(desk.presenter.timeline().momentAt(0)), newest);
    QCOMPARE(desk.topRow(), 0);
    desk.settle([&] { desk.pane.goToDay(longAgo); });
    QVERIFY(!desk.presenter.timeline().isAtNow() || desk.topRow() > 0);
    QTest::keyClick(&desk.pane.list(), Qt::Key_Home);
    QTRY_COMPARE(desk.topRow(), 0);
    QTRY_COMPARE(idOf(desk.presenter.timeline().momentAt(0)), newest);
}

void TestTimelinePane::scrollingUpInThePastBringsWhatIsNewer()
{
    Desk desk;
    desk.fill();
    desk.open();
    const QDate longAgo = QDateTime::fromMSecsSinceEpoch((desk.clock.now() - days(128)).time_since_epoch().count()).date();
    desk.settle([&] { desk.pane.goToDay(longAgo); });
    QVERIFY(!desk.presenter.timeline().isAtNow());
    const QString first = idOf(desk.presenter.timeline().momentAt(0));
    desk.settle([&] { desk.pane.list().verticalScrollBar()->setValue(0); });
    const int top = desk.topRow();
    QVERIFY(top > 0); // what is newer came in above it, and the eye has the same row
    QCOMPARE(idOf(desk.presenter.timeline().momentAt(top)), first);
}

void TestTimelinePane::theListIsUsedByKeyboardAlone()
{
    Desk desk;
    desk.fill();
    desk.open();
    AnchoredListView &list = desk.pane.list();
    QVERIFY(!list.accessibleName().isEmpty());
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_Home);
    QCOMPARE(list.currentIndex().row(), 0);
    QTest::keyClick(&list, Qt::Key_Down);
    QCOMPARE(list.currentIndex().row(), 1);
    QTest::keyClick(&list, Qt::Key_End);
    QVERIFY(list.currentIndex().row() >= TimelineModel::pageSize - 1);
    for (const QAbstractButton *button : desk.pane.findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->objectName() == s("qt_toolbar_ext_button"))
            continue;
        QVERIFY(!button->accessibleName().isEmpty());
    }
}

void TestTimelinePane::aCallIsShownInPlace()
{
    Desk desk;
    desk.fill();
    desk.open();
    desk.settle([&] { desk.chip("Calls and notes")->click(); });
    AnchoredListView &list = desk.pane.list();
    list.setCurrentIndex(list.model()->index(0, 0));
    QTest::keyClick(&list, Qt::Key_Return);
    auto *popup = desk.pane.findChild<FactPopup *>();
    QVERIFY(popup && !popup->isModal());
    QVERIFY2(popup->accessibleName().startsWith(s("Phone call, Борис Крылов")), qPrintable(popup->accessibleName()));
    popup->close();
}

void TestTimelinePane::aPromiseLeadsToItsCase()
{
    Desk desk;
    desk.fill();
    desk.open();
    desk.settle([&] { desk.chip("Care")->click(); });
    QSignalSpy chosen(&desk.presenter, &CustomerPresenter::caseChosen);
    AnchoredListView &list = desk.pane.list();
    const QModelIndex promise = list.model()->index(1, 0);
    QVERIFY(promise.data(Qt::AccessibleTextRole).toString().startsWith(s("Promise, overdue")));
    Q_EMIT list.activated(promise);
    desk.pane.findChild<FactPopup *>()->findChild<QPushButton *>(s("openCase"))->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<CaseId>().value, s("case-0001"));
}

void TestTimelinePane::aMessageLeadsToItsCase()
{
    Desk desk;
    desk.open();
    QSignalSpy chosen(&desk.presenter, &CustomerPresenter::caseChosen);
    AnchoredListView &list = desk.pane.list();
    list.setCurrentIndex(list.model()->index(0, 0));
    QTest::keyClick(&list, Qt::Key_Return);
    QTRY_COMPARE(chosen.count(), 1);
}

void TestTimelinePane::theChartTellsItsMonths()
{
    QCOMPARE(MonthChart::sentence({QDate(2026, 3, 1), 12, 9, 70}), s("March 2026: 12 message(s), 9 reply(s), heat 70"));
    QCOMPARE(MonthChart::sentence({QDate(2026, 4, 1), 0, 0, 0}), s("April 2026: no contacts"));
    MonthChart chart;
    chart.setMonths({{QDate(2026, 3, 1), 12, 9, 70}, {QDate(2025, 1, 1), 1, 0, 0}}, QDate(2026, 4, 1), 24);
    QCOMPARE(chart.count(), 24);
    QCOMPARE(chart.month(23).month, QDate(2026, 4, 1));
    QCOMPARE(chart.month(22).theirs, 12);
    QVERIFY(chart.accessibleDescription().contains(s("heat 70")));
    QVERIFY(chart.accessibleDescription().contains(s("January 2025")));
}

void TestTimelinePane::theChartIsHiddenForOneMonth()
{
    Desk desk;
    desk.samples.cards.monthsOf[desk.person] = {{QDate(2026, 3, 1), 3, 1, 10}};
    desk.open();
    QVERIFY(!desk.pane.chart().isVisible());
    desk.samples.cards.monthsOf[desk.person].prepend({QDate(2026, 2, 1), 3, 1, 10});
    StoreChange change;
    change.persons = {desk.person};
    Q_EMIT desk.events.changed(change);
    QTRY_VERIFY(desk.pane.chart().isVisible());
}

void TestTimelinePane::theChartIsUsedByKeyboardAlone()
{
    Desk desk;
    desk.fill();
    desk.open();
    MonthChart &chart = desk.pane.chart();
    QVERIFY(chart.focusPolicy() & Qt::TabFocus);
    QSignalSpy chosen(&chart, &MonthChart::monthChosen);
    chart.setFocus();
    QTest::keyClick(&chart, Qt::Key_End);
    QTest::keyClick(&chart, Qt::Key_Left);
    QTest::keyClick(&chart, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toDate(), chart.month(chart.count() - 2).month);
    QCOMPARE(chart.accessibleDescription(), MonthChart::sentence(chart.month(chart.count() - 2)));
    QTest::keyClick(&chart, Qt::Key_Home);
    QTest::keyClick(&chart, Qt::Key_Left); // there is nothing before the first
    QCOMPARE(chart.accessibleDescription(), MonthChart::sentence(chart.month(0)));
}

void TestTimelinePane::hostileTextStaysText()
{
    Desk desk;
    Note note{{s("n")}, desk.person, s("<b>bold</b>\n\u202Eright to left") + QString(10'000, u'x'), {}, {}, {}, 1, false, NoteChannel::Remark, {}};
    desk.add(desk.clock.now(), note);
    const Order order{s("o"), QString(3000, u'9'), s("<img src=x>"), QString(3000, u'z'), -1, QString(3000, u'R'), desk.clock.now()};
    desk.add(desk.clock.now(), order);
    desk.open();
    const QAbstractItemModel &model = *desk.pane.list().model();
    for (int row = 0; row < 2; ++row) {
        const QString spoken = model.index(row, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY(!spoken.contains(QChar(0x202E)));
        QVERIFY(spoken.size() < 4500);
        Q_EMIT desk.pane.list().activated(model.index(row, 0));
    }
    QVERIFY(!desk.pane.grab().isNull());
    for (FactPopup *popup : desk.pane.findChildren<FactPopup *>()) {
        QVERIFY(popup->width() < 500);
        popup->close();
    }
}

void TestTimelinePane::whatComesInIsShownAtOnce()
{
    Desk desk;
    desk.fill();
    desk.open();
    const int rows = desk.presenter.timeline().rowCount();
    Note note{{s("new")}, desk.person, s("Перезвонили"), desk.samples.me.id, {}, {}, 1, false, NoteChannel::Phone, desk.clock.now()};
    desk.add(desk.clock.now(), note);
    StoreChange change;
    change.persons = {desk.person};
    desk.settle([&] { Q_EMIT desk.events.changed(change); });
    QVERIFY(desk.presenter.timeline().rowCount() > rows);
    QCOMPARE(idOf(desk.presenter.timeline().momentAt(0)), s("new"));
}

void TestTimelinePane::pictures()
{
    for (const bool isDark : {false, true}) {
        const PictureLanguage language;
        QApplication::setPalette(Theme::palette(isDark));
        for (const int width : {260, 400}) {
            Desk desk;
            desk.fill();
            desk.open();
            const auto name = s("timeline-%1-%2").arg(isDark ? s("dark") : s("light")).arg(width);
            takePicture(desk.pane, name, QSize(width, 700));
            auto *popup = new DatePopup(QDate(2026, 3, 5), QDate(2026, 3, 20), &desk.pane);
            takePicture(*popup, name + s("-day"), popup->sizeHint());
            popup->close();
        }
    }
    QApplication::setPalette(Theme::palette(false));
}

QTEST_MAIN(TestTimelinePane)
#include "tst_timelinepane.moc"
