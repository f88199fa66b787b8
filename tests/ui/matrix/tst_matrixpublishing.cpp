#include "guidance/matrix/matrixedits.h"
#include "tests/ui/matrix/lead.h"
#include "ui/common/theme.h"
#include "ui/matrix/conditionpopup.h"
#include "ui/matrix/questionspane.h"
#include "ui/matrix/tacticpopup.h"
#include "ui/matrix/versionsbox.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace otklik;

/// Publishing the response matrix, and what others publish meanwhile: D3.
class TestMatrixPublishing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingWithAProblemIsPublished();
    void publishingSaysWhatWhyAndOnWhat();
    void editsOutliveARestart();
    void anotherLeadsVersionIsKeptBesideMine();
    void anotherLeadsVersionIsFollowedWhereNothingWasEdited();
    void aVersionThatCannotBeReadLeavesTheFormerInUse();
    void whatIsBeingTypedIsNotReplaced_data();
    void whatIsBeingTypedIsNotReplaced();
    void whatIsOpenButNotChangedIsFollowedAfterwards();
    void anOlderVersionComesBackByBeingPublishedAgain();
    void theVersionLookedAtStaysWhenAnotherComes();
    void aRefusedWriteLetsOneTryAgain();
};

void TestMatrixPublishing::initTestCase()
{
    new Theme(*qApp, qApp);
}

void TestMatrixPublishing::nothingWithAProblemIsPublished()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.presenter->publish(s("nothing was edited"));
    lead.presenter->draft().edit(s("step"), [](Matrix &matrix) { matrix.rows.removeLast(); });
    lead.presenter->publish(s("not yet checked"));
    QVERIFY(lead.settle());
    lead.presenter->publish(s("a gap"));
    QCOMPARE(lead.log.commands.size(), 0);
    QVERIFY(lead.view->reasonText().contains(s("cannot be published")));
    lead.presenter->draft().edit(s("step"), [](Matrix &matrix) {
        matrix = smallMatrix();
        matrix.rows[0].tactic.ru = QString(longestDocument, u'ы');
    });
    QVERIFY(lead.settle());
    lead.presenter->publish(s("too long"));
    QCOMPARE(lead.log.commands.size(), 0);
}

void TestMatrixPublishing::publishingSaysWhatWhyAndOnWhat()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.presenter->draft().edit(s("step"), [](Matrix &matrix) { matrix.rows[0].outcome = Outcome::MoveToPrivate; });
    QVERIFY(lead.settle());
    lead.view->noteEdit().setText(s("  Клиентов сразу в личку "));
    QVERIFY(lead.view->publishButton().isEnabled());
    lead.view->publishButton().click();
    lead.view->publishButton().click();
    QVERIFY(lead.settle());
    QCOMPARE(lead.log.all<TeamPublish>().size(), 1);
    const TeamPublish sent = lead.log.all<TeamPublish>().first();
    QCOMPARE(sent.kind, TeamDocumentKind::Matrix);
    QCOMPARE(sent.baseVersion, 1);
    QCOMPARE(sent.note, s("Клиентов сразу в личку"));
    const auto matrix = parseMatrix(sent.body.toUtf8());
    QVERIFY(matrix.has_value());
    QCOMPARE(matrix->version, 2);
    QCOMPARE(matrix->rows.at(0).outcome, Outcome::MoveToPrivate);
    QVERIFY(lead.state().isOnItsWay);
    QVERIFY(lead.view->reasonText().contains(s("on its way")));
    QVERIFY(!lead.view->publishButton().isEnabled());

    // What is edited meanwhile stands on it.
    lead.presenter->draft().edit(s("step"), [](Matrix &edited) { edited.rows[1].outcome = Outcome::PublishOnly; });
    lead.add(2, sent.body, sent.note);
    lead.tellOfDocuments();
    QVERIFY(lead.settle());
    QVERIFY(!lead.state().isOnItsWay);
    QCOMPARE(lead.state().baseVersion, 2);
    QVERIFY(!lead.state().isOvertaken());
    QVERIFY(lead.state().hasEdits);
    QVERIFY(lead.view->publishButton().isEnabled());
}

void TestMatrixPublishing::editsOutliveARestart()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(s("kept.json"));
    {
        Lead lead(path);
        QVERIFY(lead.settle());
        lead.presenter->draft().edit(s("step"), [](Matrix &matrix) { matrix.rows[0].outcome = Outcome::MoveToPrivate; });
    }
    {
        Lead again(path);
        QVERIFY(again.settle());
        QCOMPARE(again.matrix().rows.at(0).outcome, Outcome::MoveToPrivate);
        QVERIFY(again.state().hasEdits);
        QCOMPARE(again.state().baseVersion, 1);
        again.presenter->takeNewest();
    }
    const Lead third(path);
    QVERIFY(third.settle());
    QVERIFY(!third.state().hasEdits); // what was discarded does not come back
    QVERIFY(third.matrix() == smallMatrix());
}

void TestMatrixPublishing::anotherLeadsVersionIsKeptBesideMine()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.presenter->draft().edit(s("step"), [](Matrix &matrix) { matrix.rows[0].outcome = Outcome::MoveToPrivate; });
    const Matrix mine = lead.matrix();
    Matrix theirs = smallMatrix();
    theirs.rows[1].outcome = Outcome::PublishOnly;
    lead.add(2, bodyOf(theirs), s("Trolls"));
    lead.tellOfDocuments();
    QVERIFY(lead.settle());
    QVERIFY(lead.state().isOvertaken());
    QVERIFY(lead.matrix() == mine);
    QVERIFY(lead.view->noticeText().contains(s("Вера Орлова")));
    QVERIFY(!lead.view->publishButton().isEnabled());

    lead.presenter->takeNewest();
    QVERIFY(lead.settle());
    QVERIFY(lead.matrix() == theirs);
    QVERIFY(!lead.state().hasEdits);
    lead.presenter->draft().steps().undo(); // mine is not lost
    QVERIFY(lead.matrix() == mine);

    lead.presenter->keepMine();
    QVERIFY(lead.settle());
    QVERIFY(lead.view->noticeText().isEmpty());
    lead.presenter->publish(s("mine"));
    QCOMPARE(lead.log.all<TeamPublish>().value(0).baseVersion, 2);
}

void TestMatrixPublishing::anotherLeadsVersionIsFollowedWhereNothingWasEdited()
{
    Lead lead;
    QVERIFY(lead.settle());
    Matrix theirs = smallMatrix();
    theirs.rows[1].outcome = Outcome::PublishOnly;
    lead.add(2, bodyOf(theirs));
    lead.tellOfDocuments();
    QVERIFY(lead.settle());
    QVERIFY(lead.matrix() == theirs);
    QVERIFY(!lead.state().hasEdits);
    QCOMPARE(lead.state().baseVersion, 2);
}

void TestMatrixPublishing::aVersionThatCannotBeReadLeavesTheFormerInUse()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.add(2, s("{\n \"questions\": oops}"));
    lead.tellOfDocuments();
    QVERIFY(lead.settle());
    QVERIFY(lead.matrix() == smallMatrix());
    QVERIFY2(lead.view->noticeText().contains(s("line 2, column 15")), qPrintable(lead.view->noticeText()));
    QVERIFY(lead.view->publishButton().isEnabled()); // by publishing the former one again it is mended
}

void TestMatrixPublishing::whatIsBeingTypedIsNotReplaced_data()
{
    QTest::addColumn<bool>("isQuestion");
    QTest::newRow("a tactic") << false;
    QTest::newRow("the text of an answer") << true;
}

void TestMatrixPublishing::whatIsBeingTypedIsNotReplaced()
{
    QFETCH(bool, isQuestion);
    Lead lead;
    QVERIFY(lead.settle());
    if (isQuestion) {
        lead.view->questions().showPlace({0, 2}); // A troll
        lead.view->questions().table().edit(lead.view->questions().table().currentIndex());
    } else {
        lead.go(2, 4);
        QTest::keyClick(&lead.table(), Qt::Key_Return);
    }
    QWidget *typed = isQuestion ? static_cast<QWidget *>(lead.view->questions().table().findChild<QLineEdit *>())
                                : lead.open<TacticPopup>()->findChild<QPlainTextEdit *>();
    QVERIFY(typed);
    QTest::keyClick(typed, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(typed, s("mine"));
    for (qint64 version = 2; version <= 6; ++version) {
        // Others take away what is being written here.
        Matrix theirs = smallMatrix();
        theirs.rows.remove(1, 2);
        matrixedits::removeAnswer(theirs, 0, 2);
        theirs.rows[0].conditions.clear();
        theirs.rows[0].outcome = version % 2 ? Outcome::PublishOnly : Outcome::MoveToPrivate;
        lead.add(version, bodyOf(theirs));
        lead.tellOfDocuments();
        QVERIFY(lead.settle());
    }
    if (isQuestion)
        QTest::keyClick(typed, Qt::Key_Return);
    else
        QTest::keyClick(typed, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(lead.settle());
    Matrix mine = smallMatrix();
    (isQuestion ? mine.questions[0].answers[2].title : mine.rows[2].tactic).ru = s("mine");
    QVERIFY(lead.matrix() == mine);
    QVERIFY(lead.state().isOvertaken());
    QVERIFY2(lead.view->noticeText().contains(s("version 6")), qPrintable(lead.view->noticeText()));
}

void TestMatrixPublishing::whatIsOpenButNotChangedIsFollowedAfterwards()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.go(2, 0);
    QTest::keyClick(&lead.table(), Qt::Key_Return);
    auto *popup = lead.open<ConditionPopup>();
    QVERIFY(popup);
    Matrix theirs = smallMatrix();
    theirs.rows[1].outcome = Outcome::PublishOnly;
    lead.add(2, bodyOf(theirs));
    lead.tellOfDocuments();
    QVERIFY(lead.settle());
    QVERIFY(lead.matrix() == smallMatrix());
    popup->close();
    QTRY_VERIFY(lead.matrix() == theirs);
    QCOMPARE(lead.state().baseVersion, 2);
    QVERIFY(!lead.state().hasEdits);
}

void TestMatrixPublishing::anOlderVersionComesBackByBeingPublishedAgain()
{
    Lead lead;
    Matrix second = smallMatrix();
    second.rows[1].outcome = Outcome::PublishOnly;
    lead.add(2, bodyOf(second), s("Trolls are answered on our site"));
    lead.begin();
    QVERIFY(lead.settle());
    VersionsBox *box = lead.view->openVersions();
    QCOMPARE(box->list().count(), 3);
    QVERIFY(box->list().item(0)->text().contains(s("Version 2")));
    QVERIFY(box->list().item(0)->text().contains(s("Вера Орлова")));
    QVERIFY(box->list().item(0)->text().contains(s("Trolls are answered on our site")));
    box->list().setCurrentRow(1);
    box->restoreButton().click();
    QVERIFY(lead.settle());
    QVERIFY(lead.matrix() == smallMatrix());
    lead.presenter->publish(s("back"));
    QCOMPARE(lead.log.all<TeamPublish>().value(0).baseVersion, 2);
    lead.presenter->draft().steps().undo();
    QVERIFY(lead.matrix() == second);
}

void TestMatrixPublishing::theVersionLookedAtStaysWhenAnotherComes()
{
    Lead lead;
    QVERIFY(lead.settle());
    VersionsBox *box = lead.view->openVersions(1);
    Matrix second = smallMatrix();
    second.rows[1].outcome = Outcome::PublishOnly;
    lead.add(2, bodyOf(second));
    lead.tellOfDocuments();
    QVERIFY(lead.settle());
    QCOMPARE(box->list().count(), 3);
    QVERIFY(box->list().currentItem()->text().contains(s("Version 1")));
    box->restoreButton().click();
    QVERIFY(lead.settle());
    QVERIFY(lead.matrix() == smallMatrix());
}

void TestMatrixPublishing::aRefusedWriteLetsOneTryAgain()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.presenter->draft().edit(s("step"), [](Matrix &matrix) { matrix.rows[0].outcome = Outcome::MoveToPrivate; });
    QVERIFY(lead.settle());
    const QSignalSpy failed(lead.presenter.get(), &MatrixEditorPresenter::failed);
    lead.log.failure = Error{Error::Kind::Retry, s("disk_full"), {}};
    lead.presenter->publish(s("note"));
    QVERIFY(lead.settle());
    QCOMPARE(failed.size(), 1);
    QVERIFY(lead.state().canPublish());
}

QTEST_MAIN(TestMatrixPublishing)
#include "tst_matrixpublishing.moc"
