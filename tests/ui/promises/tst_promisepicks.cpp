#include "tests/support/pictures.h"
#include "tests/ui/composer/desk.h"
#include "ui/common/theme.h"
#include "ui/promises/promisepicks.h"
#include "ui/promises/promisestrip.h"
#include "ui/promises/timepopup.h"

#include <QApplication>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QPushButton>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

const QString reply = QStringLiteral("Марина, здравствуйте! Мы разберёмся и ответим вам до пятницы. Спасибо, что написали.");

/// The composer of a case, with the promises of its draft.
struct PromiseDesk final
{
    Desk desk;
    PromisePicks picks{desk.clock};

    PromiseDesk()
    {
        QObject::connect(&desk.composer, &ComposerPresenter::reportChanged, &picks,
                         [this] { picks.look(desk.composer.text(), desk.composer.report().wording); });
        desk.composer.addCompanion([this](const PublicationSubmit &submitted) { return picks.timersOf(submitted); });
        QObject::connect(&desk.conversation, &ConversationPresenter::opened, &picks, &PromisePicks::clear);
        desk.show(1);
    }

    void type(const QString &text)
    {
        desk.composer.setText(text);
        Desk::settle();
    }

    void submit()
    {
        desk.composer.sendToReview();
        Desk::settle();
    }
};

} // namespace

/// What a reply promises by a time becomes a timer, after the author has looked at it (Q4).
class TestPromisePicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }
    void aPromiseIsFoundWhileOneTypes();
    void itBecomesATimerWhenTheReplyIsHandedOver();
    void whatTheAuthorSaysIsNoneIsNone();
    void anotherTimeIsKeptWhileOneTypesOn();
    void nothingIsKeptOfAReplyThatWasStopped();
    void anotherCaseBeginsAnew();
    void theStripShowsTheTimeAndItsDoubts();
    void theTimeIsTheTeams();
};

void TestPromisePicks::aPromiseIsFoundWhileOneTypes()
{
    PromiseDesk d;
    d.type(QStringLiteral("Спасибо, что написали."));
    QVERIFY(d.picks.picks().isEmpty());
    d.type(reply);
    QCOMPARE(d.picks.picks().size(), 1);
    const PromisePick pick = d.picks.picks().first();
    QCOMPARE(pick.words, QStringLiteral("до пятницы"));
    QVERIFY(pick.sentence.contains(QStringLiteral("разберёмся и ответим")));
    QVERIFY(pick.due > d.desk.clock.now());
    QVERIFY(pick.isOn);
}

void TestPromisePicks::itBecomesATimerWhenTheReplyIsHandedOver()
{
    PromiseDesk d;
    d.type(reply);
    const TimePoint due = d.picks.picks().first().due;
    d.submit();
    const auto replies = d.desk.log.all<PublicationSubmit>();
    const auto promises = d.desk.log.all<PromiseAdd>();
    QCOMPARE(replies.size(), 1);
    QCOMPARE(promises.size(), 1);
    QCOMPARE(promises.first().publicationId, replies.first().id);
    QCOMPARE(promises.first().caseId, Desk::caseId(1));
    QCOMPARE(promises.first().dueAt, due);
    QVERIFY(promises.first().text.contains(QStringLiteral("до пятницы")));
}

void TestPromisePicks::whatTheAuthorSaysIsNoneIsNone()
{
    PromiseDesk d;
    d.type(reply);
    d.picks.setOn(0, false);
    d.type(reply + QStringLiteral(" Хорошего дня!"));
    QVERIFY(!d.picks.picks().first().isOn);
    d.submit();
    QCOMPARE(d.desk.log.all<PublicationSubmit>().size(), 1);
    QVERIFY(d.desk.log.all<PromiseAdd>().isEmpty());
}

void TestPromisePicks::anotherTimeIsKeptWhileOneTypesOn()
{
    PromiseDesk d;
    d.type(reply);
    const TimePoint due = d.picks.picks().first().due + 3h;
    d.picks.setDue(0, due);
    d.type(QStringLiteral("Добрый день. ") + reply);
    QCOMPARE(d.picks.picks().first().due, due);
    d.submit();
    QCOMPARE(d.desk.log.all<PromiseAdd>().first().dueAt, due);
}

void TestPromisePicks::nothingIsKeptOfAReplyThatWasStopped()
{
    PromiseDesk d;
    d.type(reply);
    d.desk.log.failure = Error{Error::Kind::Retry, QStringLiteral("disk_full"), {}};
    d.submit();
    QVERIFY(d.desk.log.all<PromiseAdd>().isEmpty());
}

void TestPromisePicks::anotherCaseBeginsAnew()
{
    PromiseDesk d;
    d.type(reply);
    d.desk.show(3);
    QVERIFY(d.picks.picks().isEmpty());
}

void TestPromisePicks::theStripShowsTheTimeAndItsDoubts()
{
    PromiseDesk d;
    PromiseStrip strip(d.picks);
    strip.resize(640, 60);
    QVERIFY(strip.isHidden());
    d.type(reply + QStringLiteral(" Деньги вернём в течение трёх рабочих дней."));
    QVERIFY(!strip.isHidden());
    const auto checks = strip.findChildren<QCheckBox *>();
    QCOMPARE(checks.size(), 2);
    QVERIFY(checks.first()->text().contains(QStringLiteral("до пятницы")));
    checks.first()->click();
    QVERIFY(!d.picks.picks().first().isOn);
    strip.show();
    takePicture(strip, QStringLiteral("promise-strip"), QSize(700, 90));
}

void TestPromisePicks::theTimeIsTheTeams()
{
    const QTimeZone zone("Asia/Vladivostok");
    const QDateTime there(QDate(2026, 11, 27), QTime(18, 0), zone);
    auto *popup = new TimePopup(TimePoint(std::chrono::milliseconds(there.toMSecsSinceEpoch())), zone, nullptr);
    QCOMPARE(popup->edit().time(), QTime(18, 0));
    TimePoint chosen{};
    connect(popup, &TimePopup::chosen, this, [&](TimePoint moment) { chosen = moment; });
    popup->edit().setTime(QTime(12, 30));
    popup->show();
    QTest::keyClick(&popup->edit(), Qt::Key_Return);
    QCOMPARE(chosen.time_since_epoch().count(), QDateTime(QDate(2026, 11, 27), QTime(12, 30), zone).toMSecsSinceEpoch());
}

QTEST_MAIN(TestPromisePicks)
#include "tst_promisepicks.moc"
