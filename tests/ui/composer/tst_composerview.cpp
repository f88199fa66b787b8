#include "ui/composer/composerview.h"

#include "tests/support/pictures.h"
#include "tests/ui/composer/desk.h"
#include "ui/common/theme.h"
#include "ui/composer/checklistview.h"
#include "ui/composer/replyeditor.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

class TestComposerView final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void typingReachesThePresenterAndTheChecklist();
    void pictures_data();
    void pictures();
};

void TestComposerView::initTestCase()
{
    new Theme(*qApp, qApp);
}

void TestComposerView::typingReachesThePresenterAndTheChecklist()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QTest::keyClicks(&view.editor(), QStringLiteral("Thank you for telling us."));
    QCOMPARE(desk.composer.text(), QStringLiteral("Thank you for telling us."));
    QCOMPARE(desk.composer.report().item(CheckKey::Thanks).state, CheckState::Ticked);
}

void TestComposerView::pictures_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"good", "personal", "other", "returned", "byhand", "versions", "english"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestComposerView::pictures()
{
    if (!qEnvironmentVariableIsSet("OTKLIK_PICTURES"))
        QSKIP("OTKLIK_PICTURES names no folder");
    QFETCH(QString, what);
    Desk desk;
    int number = 1;
    Publication p;
    p.id = {QStringLiteral("publication-1")};
    p.caseId = Desk::caseId(1);
    p.text = goodReply();
    p.changedAt = desk.clock.now();
    if (what == u"returned") {
        p.state = PublicationState::Draft;
        p.reviewComment = QStringLiteral("Хорошо, но назовите день: «до пятницы 18:00». И спросите номер заказа в личных сообщениях.");
        desk.open(1).reviewerName = QStringLiteral("Вера Орлова");
        desk.open(1).publication = p;
    } else if (what == u"byhand") {
        p.state = PublicationState::Failed;
        p.problem = QStringLiteral("no_connection");
        desk.open(1).publication = p;
    } else if (what == u"versions") {
        Draft a{{QStringLiteral("d1")}, Desk::caseId(1), {}, desk.samples.me.id, Visibility::Public, goodReply(), 2, desk.clock.now(), false};
        Draft b = a;
        b.id = {QStringLiteral("d2")};
        b.text = QStringLiteral("Марина, добрый день! Уже ищем вашу посылку.");
        desk.open(1).drafts = {a, b};
    } else if (what == u"other" || what == u"english") {
        number = 2;
    }
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(number);
    if (what == u"good")
        desk.composer.setText(goodReply());
    if (what == u"personal")
        desk.composer.setText(QStringLiteral("Извините за задержку! Позвоните нам: +7 916 123-45-67, карта 4276 3800 1234 5675. Согласно регламенту вы сами виноваты."));
    if (what == u"english") {
        desk.open(2).claim.holderId = desk.samples.me.id;
        desk.changed(2);
        desk.composer.setText(QStringLiteral("Thank you for telling us, we are sorry. We have restored your account, please sign in again with your e-mail. https://shop.example/account"));
    }
    Q_EMIT desk.composer.textReplaced();
    desk.settle();
    Theme *theme = qApp->findChild<Theme *>();
    for (const bool isDark : {false, true}) {
        theme->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        takePicture(view, QStringLiteral("composer-%1-%2").arg(what, isDark ? QStringLiteral("dark") : QStringLiteral("light")), {600, 300});
    }
    theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestComposerView)
#include "tst_composerview.moc"
