#include "tests/support/uisamples.h"
#include "ui/common/theme.h"
#include "ui/queue/filterbar.h"
#include "ui/queue/queuedelegate.h"
#include "ui/queue/queuepresenter.h"
#include "ui/queue/queuetext.h"
#include "ui/queue/queueview.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeMutationLog log;
    StoreEvents events;
    QueuePresenter presenter{samples.queue, log, events, clock, samples.me};
    QueueView view{presenter};

    Desk()
    {
        view.resize(330, 420);
        view.show();
    }

    void start()
    {
        QSignalSpy settled(&presenter.model(), &QueueModel::settled);
        presenter.start();
        QVERIFY(settled.wait());
        view.focusList();
    }

    void changed(const CaseId &id)
    {
        StoreChange change;
        change.cases = {id};
        QSignalSpy settled(&presenter.model(), &QueueModel::settled);
        Q_EMIT events.changed(change);
        QVERIFY(settled.wait());
    }
};

} // namespace

class TestQueueView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFirstPaintIsToldOnce();
    void anEmptyQueueIsAlsoAFirstPaintAndTeaches();
    void arrowsMoveAndEnterOpens();
    void theLetterCClaims();
    void controlAndADigitChooseAFilter();
    void altAndArrowsOpenTheNeighbours();
    void aLiveUpdateKeepsSelectionAndScroll();
    void aRowSaysItselfInWords();
    void hostileTextIsPaintedWithoutHarm();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestQueueView::initTestCase()
{
    m_theme = std::make_unique<Theme>(*qApp);
}

void TestQueueView::theFirstPaintIsToldOnce()
{
    Desk desk;
    QSignalSpy painted(&desk.view, &QueueView::firstPainted);
    QTest::qWait(20);
    QCOMPARE(painted.count(), 0); // nothing has been read
    desk.start();
    QTRY_COMPARE(painted.count(), 1);
    desk.view.list().viewport()->repaint();
    QCOMPARE(painted.count(), 1);
}

void TestQueueView::anEmptyQueueIsAlsoAFirstPaintAndTeaches()
{
    Desk desk;
    desk.samples.queue.cases.clear();
    QSignalSpy painted(&desk.view, &QueueView::firstPainted);
    desk.start();
    QTRY_COMPARE(painted.count(), 1);
    QVERIFY(!desk.view.list().isVisible());
}

void TestQueueView::arrowsMoveAndEnterOpens()
{
    Desk desk;
    desk.start();
    QSignalSpy opened(&desk.presenter, &QueuePresenter::caseOpened);
    QTest::keyClick(&desk.view.list(), Qt::Key_Down);
    QTest::keyClick(&desk.view.list(), Qt::Key_Down);
    QCOMPARE(desk.view.list().currentIndex().row(), 2);
    QTest::keyClick(&desk.view.list(), Qt::Key_Return);
    QVERIFY(opened.count() >= 1);
    QCOMPARE(desk.presenter.openCase(), desk.presenter.model().itemAt(2).caseId);
}

void TestQueueView::theLetterCClaims()
{
    Desk desk;
    desk.start();
    desk.view.list().setCurrentIndex(desk.presenter.model().index(3));
    QTest::keyClick(&desk.view.list(), Qt::Key_C);
    QTRY_COMPARE(desk.log.all<ClaimTake>().size(), 1);
    QCOMPARE(desk.log.all<ClaimTake>().first().personId, desk.presenter.model().itemAt(3).personId);
    const auto actions = desk.view.workActions();
    QVERIFY(std::any_of(actions.begin(), actions.end(), [](QAction *a) { return a->shortcut() == QKeySequence(Qt::Key_C); }));
}

void TestQueueView::controlAndADigitChooseAFilter()
{
    Desk desk;
    desk.start();
    desk.view.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&desk.view));
    QTest::keyClick(&desk.view.list(), Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(desk.presenter.filter(), QueueFilter::Answered);
    QTRY_COMPARE(desk.presenter.model().rowCount(), 1);
    QTest::keyClick(&desk.view, Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE(desk.presenter.model().rowCount(), 9);
}

void TestQueueView::altAndArrowsOpenTheNeighbours()
{
    Desk desk;
    desk.start();
    desk.view.openNext(1);
    QCOMPARE(desk.presenter.openCase(), desk.presenter.model().itemAt(1).caseId);
    desk.view.openNext(-1);
    desk.view.openNext(-1);
    QCOMPARE(desk.presenter.openCase(), desk.presenter.model().itemAt(0).caseId);
}

void TestQueueView::aLiveUpdateKeepsSelectionAndScroll()
{
    Desk desk;
    desk.start();
    QueueList &list = desk.view.list();
    list.setCurrentIndex(desk.presenter.model().index(5));
    list.verticalScrollBar()->setValue(200);
    const CaseId chosen = desk.presenter.model().itemAt(5).caseId;
    const int top = list.visualRect(list.currentIndex()).top();

    QueueItem urgent = desk.samples.queue.cases.first();
    urgent.caseId = {QStringLiteral("case-new")};
    urgent.deadlineAt -= 10h;
    desk.samples.queue.cases.append(urgent);
    desk.changed(urgent.caseId);

    QCOMPARE(desk.presenter.model().rowOf(urgent.caseId), 0);
    QCOMPARE(desk.presenter.model().itemAt(list.currentIndex().row()).caseId, chosen);
    QCOMPARE(list.visualRect(list.currentIndex()).top(), top);

    // At the very top the new row is let in.
    list.verticalScrollBar()->setValue(0);
    urgent.caseId = {QStringLiteral("case-newer")};
    urgent.deadlineAt -= 1h;
    desk.samples.queue.cases.append(urgent);
    desk.changed(urgent.caseId);
    QCOMPARE(list.indexAt(QPoint(50, 5)).row(), 0);
}

void TestQueueView::aRowSaysItselfInWords()
{
    Desk desk;
    desk.start();
    const QString first = desk.presenter.model().index(0).data(Qt::AccessibleTextRole).toString();
    for (const char *word : {"Марина Соколова", "VK", "overdue by 2 h", "you", "boiling", "draft", "посылку"})
        QVERIFY2(first.contains(QString::fromUtf8(word)), qPrintable(first));
    QVERIFY(desk.presenter.model().index(1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Борис Крылов answers")));
    const QueueItem &wished = desk.samples.queue.cases.at(6);
    QCOMPARE(holderOf(wished, desk.samples.me.id, desk.clock.now()), Holder::Wished);
}

void TestQueueView::hostileTextIsPaintedWithoutHarm()
{
    Desk desk;
    QStringList texts{QString(200'000, u'x'), QStringLiteral("\u202Eabc"), QString(), QStringLiteral("<b>bold</b>")};
    QFile file(QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data/torture/blns/resources/blns.json"));
    if (file.open(QIODevice::ReadOnly))
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array())
            texts.append(value.toString());
    QueueItem sample = desk.samples.queue.cases.first();
    desk.samples.queue.cases.clear();
    for (qsizetype i = 0; i < std::min<qsizetype>(texts.size(), QueueModel::pageSize); ++i) {
        sample.caseId = {QStringLiteral("case-%1").arg(i)};
        sample.authorName = texts.at(texts.size() - 1 - i);
        sample.firstWords = texts.at(i).left(160);
        desk.samples.queue.cases.append(sample);
    }
    desk.start();
    const QSize size(330, 90);
    for (int row = 0; row < desk.presenter.model().rowCount(); ++row) {
        QImage image(size, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::magenta);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.initFrom(&desk.view.list());
        option.rect = QRect(QPoint(0, 0), size);
        desk.view.list().itemDelegate()->paint(&painter, option, desk.presenter.model().index(row));
        painter.end();
        QVERIFY(image.pixelColor(2, 45) != QColor(Qt::magenta));
    }
}

QTEST_MAIN(TestQueueView)
#include "tst_queueview.moc"
