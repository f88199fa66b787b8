#include "ui/composer/sendlater.h"

#include "tests/support/pictures.h"
#include "tests/ui/composer/desk.h"
#include "ui/common/theme.h"
#include "ui/composer/composerview.h"

#include <QDateTimeEdit>
#include <QDialog>
#include <QMenu>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

class TestSendLater final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTimesAreThoseOfTheTeam();
    void aTimeOfTheMenuIsWrittenDownWithTheReply();
    void aTimeIsChosenByKeys();
    void withoutAReplyNothingCanBeSentLater();
};

namespace {

/// The menu of the button, as it is opened for a reply that may go out.
QMenu *openMenu(Desk &desk, ComposerView &view)
{
    view.show();
    desk.show(1);
    desk.composer.setText(goodReply());
    desk.settle();
    QMenu *menu = view.laterButton().menu();
    Q_EMIT menu->aboutToShow();
    return menu;
}

const BusinessCalendar &calendar()
{
    static const auto read = BusinessCalendar::read(R"({"time_zone": "Europe/Moscow",
        "hours": {"monday": ["10:00-18:00"], "tuesday": ["08:30-18:00"], "friday": ["10:00-17:00"]}})");
    return *read;
}

} // namespace

void TestSendLater::initTestCase()
{
    new Theme(*qApp, qApp);
}

void TestSendLater::theTimesAreThoseOfTheTeam()
{
    const QDate monday(2026, 11, 23);
    SendTimes times = sendTimes(calendar(), calendar().moment(monday, {12, 0}));
    QVERIFY(!times.opening); // somebody works: there is "Publish"
    QCOMPARE(times.tomorrow, calendar().moment(monday.addDays(1), {8, 30}));
    times = sendTimes(calendar(), calendar().moment(monday.addDays(1), {20, 0}));
    QCOMPARE(times.opening, calendar().moment(monday.addDays(4), {10, 0}));
    QCOMPARE(times.tomorrow, calendar().moment(monday.addDays(2), {9, 0}));
}

void TestSendLater::aTimeOfTheMenuIsWrittenDownWithTheReply()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.laterButton().times().setCalendar(calendar());
    QMenu *menu = openMenu(desk, view);
    const SendTimes times = sendTimes(calendar(), desk.clock.now());
    QVERIFY(menu->actions().size() >= 2);
    menu->actions().first()->trigger();
    desk.settle();
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
    const PublicationSubmit sent = desk.log.all<PublicationSubmit>().first();
    QCOMPARE(sent.sendAt, times.opening.value_or(times.tomorrow));
    QVERIFY(*sent.sendAt > desk.clock.now());
    QCOMPARE(sent.text, goodReply());
}

void TestSendLater::aTimeIsChosenByKeys()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    openMenu(desk, view)->actions().last()->trigger();
    auto *dialog = view.laterButton().findChild<QDialog *>();
    QVERIFY(dialog);
    auto *edit = dialog->findChild<QDateTimeEdit *>();
    const QDateTime wanted = edit->dateTime().addDays(3);
    edit->setDateTime(wanted);
    {
        const PictureLanguage language;
        takePicture(*dialog, QStringLiteral("sendlater-dialog"), {320, 140});
    }
    QTest::keyClick(dialog, Qt::Key_Return);
    desk.settle();
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
    QCOMPARE(desk.log.all<PublicationSubmit>().first().sendAt->time_since_epoch().count(), wanted.toMSecsSinceEpoch());
}

void TestSendLater::withoutAReplyNothingCanBeSentLater()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QVERIFY(!view.laterButton().isEnabled());
    desk.composer.publish(desk.clock.now() + 1h);
    QVERIFY(desk.log.all<PublicationSubmit>().isEmpty());
}

QTEST_MAIN(TestSendLater)
#include "tst_sendlater.moc"
