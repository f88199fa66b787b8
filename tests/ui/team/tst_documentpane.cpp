#include "tests/ui/team/desk.h"
#include "ui/common/theme.h"
#include "ui/team/versionswindow.h"

#include <QCheckBox>
#include <QListWidget>

using namespace otklik;

/// What stands in the editor of a document stays as it is, and goes out once.
class TestDocumentPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void theVersionLookedAtStaysWhenAnotherComes();
    void oneClickMoreSendsNothing();
    void whatCouldNotBeWrittenDownCanBePublishedAgain();
    void whatTheEditorCannotShowIsKept_data();
    void whatTheEditorCannotShowIsKept();
    void everyEnterEndsALine();
    void aColleagueWithoutANameIsNotNamed();
};

void TestDocumentPane::theVersionLookedAtStaysWhenAnotherComes()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("first")), desk.samples.lead);
    desk.arrives(rulesKind, 2, rulesSaying(QStringLiteral("second")), desk.samples.lead);
    desk.open(rulesKind);
    desk.view->showVersions();
    VersionsWindow &window = *desk.view->versions();
    QTRY_COMPARE(window.list().count(), 3);
    window.compareBox().setChecked(false);
    window.list().setCurrentRow(1);
    QCOMPARE(window.shownText(), rulesSaying(QStringLiteral("first")));
    desk.arrives(rulesKind, 3, rulesSaying(QStringLiteral("third")), desk.samples.colleague);
    QTRY_COMPARE(window.list().count(), 4);
    QCOMPARE(window.shownText(), rulesSaying(QStringLiteral("first")));
    QCOMPARE(window.list().currentRow(), 2);
}

void TestDocumentPane::oneClickMoreSendsNothing()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("two")));
    desk.checked();
    desk.log.gate.hold();
    desk.view->pane().publishButton().click();
    desk.view->pane().publishButton().click();
    desk.pendingChanged(); // read before the click has come so far
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Waiting);
    desk.view->pane().publishButton().click();
    desk.log.gate.release();
    desk.settle();
    QCOMPARE(desk.log.all<TeamPublish>().size(), 1);
}

void TestDocumentPane::whatCouldNotBeWrittenDownCanBePublishedAgain()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("two")));
    desk.checked();
    desk.log.failure = Error{Error::Kind::GiveUp, QStringLiteral("no_space"), {}};
    desk.view->pane().publishButton().click();
    desk.settle();
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Unpublished);
    desk.log.failure.reset();
    desk.view->pane().publishButton().click();
    desk.settle();
    QCOMPARE(desk.log.all<TeamPublish>().size(), 1);
}

void TestDocumentPane::whatTheEditorCannotShowIsKept_data()
{
    QTest::addColumn<QString>("odd");
    QTest::newRow("a space that does not break") << QStringLiteral("5\u00a0000 ₽");
    QTest::newRow("a line separator") << QStringLiteral("a\u2028b");
    QTest::newRow("half a surrogate pair") << QStringLiteral("a") + QChar(0xd800);
    QTest::newRow("right to left") << QStringLiteral("\u202ea\u05d0\u05d1");
}

void TestDocumentPane::whatTheEditorCannotShowIsKept()
{
    QFETCH(QString, odd);
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(odd), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().moveCursor(QTextCursor::Start);
    QTest::keyClicks(&desk.editor(), QStringLiteral(" "));
    QCOMPARE(desk.presenter->text(), u' ' + rulesSaying(odd));
    for (qint64 version = 2; version <= 6; ++version)
        desk.arrives(rulesKind, version, rulesSaying(QString::number(version)), desk.samples.colleague);
    QCOMPARE(desk.presenter->text(), u' ' + rulesSaying(odd));
    QCOMPARE(desk.editor().textCursor().position(), 1); // nothing was written over
}

void TestDocumentPane::everyEnterEndsALine()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().moveCursor(QTextCursor::Start);
    QTest::keyClick(&desk.editor(), Qt::Key_Return);
    QTest::keyClick(&desk.editor(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(desk.presenter->text(), QStringLiteral("\n\n") + rulesSaying(QStringLiteral("one")));
    desk.checked();
    QVERIFY(!desk.presenter->fault());
}

void TestDocumentPane::aColleagueWithoutANameIsNotNamed()
{
    Desk desk;
    User gone;
    gone.id = {QStringLiteral("gone")};
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), gone);
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("mine")));
    desk.arrives(rulesKind, 2, rulesSaying(QStringLiteral("theirs")), gone);
    QVERIFY2(desk.view->pane().standingText().startsWith(QStringLiteral("Version 2 was published")),
             qPrintable(desk.view->pane().standingText()));
}

QTEST_MAIN(TestDocumentPane)
#include "tst_documentpane.moc"
