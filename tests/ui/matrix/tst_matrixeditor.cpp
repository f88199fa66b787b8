#include "guidance/matrix/matrixedits.h"
#include "tests/support/pictures.h"
#include "tests/ui/matrix/lead.h"
#include "ui/common/theme.h"
#include "ui/decision/matrixcells.h"
#include "ui/matrix/conditionpopup.h"
#include "ui/matrix/problemlist.h"
#include "ui/matrix/questionspane.h"
#include "ui/matrix/tacticpopup.h"
#include "ui/matrix/versionsbox.h"

#include <QAbstractItemModelTester>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTabWidget>

using namespace otklik;

/// The editor of the response matrix: D1 and D3.
class TestMatrixEditor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void itBeginsWithTheNewestVersion();
    void aRowIsEditedByKeyboardAlone();
    void allButIsAConditionToo();
    void outcomeApprovalAndTacticAreChosenInPlace();
    void rowsAreAddedDoubledMovedAndRemovedByKey();
    void questionsAndAnswersAreEditedInPlace();
    void removingAnAnswerLeavesNoConditionOnIt();
    void everyStepCanBeUndoneAndRedone();
    void theModelsTellTheirViewsEveryStep();
    void aGapIsNamedAndFilled();
    void overlapsAndShadowedRowsAreNamedAndMarked();
    void pictures();
};

void TestMatrixEditor::initTestCase()
{
    new Theme(*qApp, qApp);
}

void TestMatrixEditor::itBeginsWithTheNewestVersion()
{
    Lead lead;
    QVERIFY(lead.settle());
    QVERIFY(lead.matrix() == smallMatrix());
    QVERIFY(!lead.state().hasEdits);
    QVERIFY(lead.problems().isEmpty());
    QVERIFY(!lead.view->publishButton().isEnabled());
    QVERIFY(lead.view->reasonText().contains(s("version 1")));
    Lead fresh;
    fresh.documents.documents.clear();
    fresh.begin();
    QVERIFY(fresh.settle());
    QVERIFY(fresh.matrix() == defaultMatrix());
    QVERIFY(fresh.problems().isEmpty());
}

void TestMatrixEditor::aRowIsEditedByKeyboardAlone()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.go(0, 1); // "Where?" does not matter
    QTest::keyClick(&lead.table(), Qt::Key_Return);
    auto *popup = lead.open<ConditionPopup>();
    QVERIFY(popup);
    QTest::keyClick(&popup->list(), Qt::Key_Down);
    QTest::keyClick(&popup->list(), Qt::Key_Space);
    QTest::keyClick(&popup->list(), Qt::Key_Return);
    QCOMPARE(lead.matrix().rows.at(0).conditions.value(s("where")), QStringList{s("other")});
    QTest::keyClick(&lead.table(), Qt::Key_Delete);
    QVERIFY(lead.matrix() == smallMatrix());
    QTest::keyClick(&lead.table(), Qt::Key_Return);
    popup = lead.open<ConditionPopup>();
    QTest::keyClick(&popup->list(), Qt::Key_Space);
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(lead.matrix() == smallMatrix());
}

void TestMatrixEditor::allButIsAConditionToo()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.go(1, 0); // who: troll
    QTest::keyClick(&lead.table(), Qt::Key_F2);
    auto *popup = lead.open<ConditionPopup>();
    QVERIFY(popup);
    QCOMPARE(popup->list().item(2)->checkState(), Qt::Checked);
    popup->setMode(ConditionPopup::AllBut);
    QTest::keyClick(&popup->list(), Qt::Key_Return);
    QCOMPARE(lead.matrix().rows.at(1).conditions.value(s("who")), QStringList({s("customer"), s("fan")}));
    QCOMPARE(lead.table().model()->index(1, 0).data().toString(), s("All but: A troll"));
    QTest::keyClick(&lead.table(), Qt::Key_F2);
    popup = lead.open<ConditionPopup>();
    QVERIFY(popup);
    QCOMPARE(popup->list().item(2)->checkState(), Qt::Checked); // shown as it is read: all but a troll
    for (int i = 0; i < 2; ++i)
        popup->list().item(i)->setCheckState(Qt::Checked);
    QTest::keyClick(&popup->list(), Qt::Key_Return); // all but everybody: nothing to take
    QVERIFY(lead.open<ConditionPopup>());
}

void TestMatrixEditor::outcomeApprovalAndTacticAreChosenInPlace()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.go(0, 2);
    QTest::keyClick(&lead.table(), Qt::Key_Return);
    auto *menu = lead.open<QMenu>();
    QVERIFY(menu);
    QCOMPARE(menu->activeAction()->text(), s("Answer in place"));
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(lead.matrix().rows.at(0).outcome, Outcome::AnswerAndPublish);
    lead.go(0, 3);
    QTest::keyClick(&lead.table(), Qt::Key_Return);
    menu = lead.open<QMenu>();
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(lead.matrix().rows.at(0).approval, Approval::Lead);
    lead.go(0, 4);
    QTest::keyClick(&lead.table(), Qt::Key_Return);
    auto *popup = lead.open<TacticPopup>();
    QVERIFY(popup);
    popup->russian().setPlainText(s("Сначала выслушать"));
    popup->english().setPlainText(s("Listen first"));
    QTest::keyClick(&popup->english(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(lead.matrix().rows.at(0).tactic == both("Сначала выслушать", "Listen first"));
    QTest::keyClick(&lead.table(), Qt::Key_Return);
    popup = lead.open<TacticPopup>();
    popup->russian().setPlainText(s("не то"));
    QTest::keyClick(&popup->russian(), Qt::Key_Escape);
    QVERIFY(lead.matrix().rows.at(0).tactic == both("Сначала выслушать", "Listen first"));
}

void TestMatrixEditor::rowsAreAddedDoubledMovedAndRemovedByKey()
{
    Lead lead;
    QVERIFY(lead.settle());
    const auto keys = [&] {
        QStringList all;
        for (const MatrixRow &row : lead.matrix().rows)
            all.append(row.key);
        return all;
    };
    lead.table().setFocus();
    lead.go(0, 0);
    QTest::keyClick(&lead.table(), Qt::Key_Insert);
    QCOMPARE(keys(), QStringList({s("answer"), s("row_4"), s("ignore"), s("remove")}));
    QCOMPARE(lead.table().currentIndex().row(), 1);
    QTest::keyClick(&lead.table(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(keys(), QStringList({s("answer"), s("ignore"), s("row_4"), s("remove")}));
    QCOMPARE(lead.table().currentIndex().row(), 2);
    QTest::keyClick(&lead.table(), Qt::Key_Delete, Qt::ControlModifier);
    lead.go(1, 0);
    QTest::keyClick(&lead.table(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(keys(), QStringList({s("answer"), s("ignore"), s("row_4"), s("remove")}));
    QCOMPARE(lead.matrix().rows.at(2).conditions, lead.matrix().rows.at(1).conditions);
    for (int i = 0; i < 5; ++i) // also when none is left
        QTest::keyClick(&lead.table(), Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY(lead.matrix().rows.isEmpty());
    QVERIFY(lead.settle());
    QVERIFY(lead.problems().contains(s("There are no rows")));
}

void TestMatrixEditor::questionsAndAnswersAreEditedInPlace()
{
    Lead lead;
    QVERIFY(lead.settle());
    QuestionsPane &pane = lead.view->questions();
    QuestionLines &lines = pane.model();
    QCOMPARE(lines.rowCount(), 7);
    QVERIFY(lines.setData(lines.index(0, QuestionLines::EnglishColumn), s("  Who is  it? ")));
    QCOMPARE(lead.matrix().questions.at(0).title.en, s("Who is it?"));
    QCOMPARE(lead.table().model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), s("Who is it?"));
    QVERIFY(lines.setData(lines.index(3, QuestionLines::RussianColumn), QString()));
    QVERIFY(!lines.setData(lines.index(3, QuestionLines::RussianLabelColumn), s("x"))); // an answer has none
    QVERIFY(lead.settle());
    QCOMPARE(lead.problems(), QStringList{s("Answer 3 of “Who is it?” has no text in this language: Russian")});
    lead.presenter->draft().steps().undo();
    QCOMPARE(lead.matrix().questions.at(0).answers.at(2).title.ru, s("Тролль"));

    auto *tabs = lead.view->findChild<QTabWidget *>();
    tabs->setCurrentWidget(&pane);
    pane.table().setFocus();
    pane.showPlace({0, 1});
    QTest::keyClick(&pane.table(), Qt::Key_Insert);
    QCOMPARE(lead.matrix().questions.at(0).answers.size(), 4);
    QCOMPARE(lead.matrix().questions.at(0).answers.at(2).title.en, s("New answer"));
    QTest::keyClick(&pane.table(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(lead.matrix().questions.at(0).answers.at(1).title.en, s("New answer"));
    QTest::keyClick(&pane.table(), Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(lead.matrix().questions.at(0).answers.size(), 3);
    QTest::keyClick(&pane.table(), Qt::Key_Insert, Qt::ShiftModifier);
    QCOMPARE(lead.matrix().questions.size(), 3);
    QCOMPARE(lead.matrix().questions.at(1).title.en, s("New question"));
    QCOMPARE(lead.table().model()->columnCount(), 6);
}

void TestMatrixEditor::removingAnAnswerLeavesNoConditionOnIt()
{
    Matrix matrix = smallMatrix();
    matrix.questions[1].alsoAsked = {{s("who"), {s("troll")}}};
    matrixedits::removeAnswer(matrix, 0, 2); // the troll
    QVERIFY(matrix.questions.at(1).alsoAsked.isEmpty());
    QCOMPARE(matrix.rows.at(1).conditions.value(s("who"), {s("?")}), QStringList()); // the check will name it
    matrixedits::removeQuestion(matrix, 0);
    for (const MatrixRow &row : matrix.rows)
        QVERIFY(!row.conditions.contains(s("who")));
    QVERIFY(parseMatrix(bodyOf(matrix).toUtf8()).has_value());
}

namespace {

/// One edit of any kind, drawn at random.
void editSomething(QRandomGenerator &dice, MatrixDraft &draft)
{
    const auto any = [&](qsizetype count) { return dice.bounded(static_cast<int>(std::max<qsizetype>(count, 1))); };
    draft.edit(s("step"), [&](Matrix &matrix) {
        const int question = any(matrix.questions.size());
        const int row = any(matrix.rows.size());
        switch (dice.bounded(9)) {
        case 0: matrixedits::addQuestion(matrix, any(matrix.questions.size() + 1)); break;
        case 1: matrixedits::addRow(matrix, any(matrix.rows.size() + 1)); break;
        case 2:
            if (matrix.questions.size() > 1)
                matrixedits::removeQuestion(matrix, question);
            break;
        case 3:
            if (!matrix.rows.isEmpty())
                matrix.rows.removeAt(row);
            break;
        case 4:
            if (!matrix.rows.isEmpty())
                matrix.rows.move(row, any(matrix.rows.size()));
            break;
        case 5: matrix.questions.move(question, any(matrix.questions.size())); break;
        case 6: matrixedits::addAnswer(matrix, question, 0); break;
        case 7:
            if (!matrix.rows.isEmpty())
                matrixedits::setCondition(matrix, row, question, QStringList{s("yes"), s("troll")});
            break;
        default:
            if (!matrix.rows.isEmpty())
                matrixedits::duplicateRow(matrix, row);
        }
    });
}

} // namespace

void TestMatrixEditor::everyStepCanBeUndoneAndRedone()
{
    Lead lead;
    QVERIFY(lead.settle());
    QRandomGenerator dice(11);
    QUndoStack &steps = lead.presenter->draft().steps();
    QList<Matrix> states{lead.matrix()};
    while (steps.count() < 60) {
        const int before = steps.count();
        editSomething(dice, lead.presenter->draft());
        if (steps.count() > before)
            states.append(lead.matrix());
    }
    for (qsizetype i = states.size() - 2; i >= 0; --i) {
        steps.undo();
        QVERIFY(lead.matrix() == states.at(i));
        QVERIFY(lead.view->rows().model().matrix() == states.at(i)); // the table shows just that
    }
    for (qsizetype i = 1; i < states.size(); ++i) {
        steps.redo();
        QVERIFY(lead.matrix() == states.at(i));
        QVERIFY(lead.view->rows().model().matrix() == states.at(i));
    }
}

void TestMatrixEditor::theModelsTellTheirViewsEveryStep()
{
    using Tester = QAbstractItemModelTester;
    MatrixDraft draft;
    draft.reset(smallMatrix());
    MatrixTable table(s("en"));
    QuestionLines lines;
    ProblemList problems(s("en"));
    const Tester one(&table, Tester::FailureReportingMode::QtTest);
    const Tester two(&lines, Tester::FailureReportingMode::QtTest);
    const Tester three(&problems, Tester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
    QRandomGenerator dice(5);
    for (int i = 0; i < 150; ++i) {
        editSomething(dice, draft);
        QList<MatrixProblem> found = incompleteParts(draft.matrix());
        for (const MatrixFault &fault : checkMatrix(draft.matrix()))
            found.append({MatrixProblem::Kind::Fault, fault});
        table.show(draft.matrix());
        lines.show(draft.matrix());
        problems.show(found, draft.matrix());
        table.setProblems(found);
        QVERIFY(table.matrix() == draft.matrix());
        QCOMPARE(lines.rowOf({static_cast<int>(draft.matrix().questions.size()) - 1, -1}) >= 0, true);
        if (draft.matrix().rows.size() > 12 || draft.matrix().questions.size() > 7)
            draft.reset(smallMatrix());
    }
    QCOMPARE(resets.size(), 0);
}

void TestMatrixEditor::aGapIsNamedAndFilled()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.table().setFocus();
    lead.go(1, 0);
    QTest::keyClick(&lead.table(), Qt::Key_Delete, Qt::ControlModifier);
    QVERIFY(lead.settle());
    QCOMPARE(lead.problems(), QStringList{s("No row fits: Who writes? – A troll; Where? – Elsewhere")});
    QVERIFY(!lead.view->publishButton().isEnabled());
    lead.view->problems().setCurrentIndex(lead.view->problems().model()->index(0, 0));
    QPushButton *add = nullptr;
    for (QPushButton *button : lead.view->findChildren<QPushButton *>())
        if (button->text() == s("Add a row for it"))
            add = button;
    QVERIFY(add && add->isEnabled());
    add->click();
    const MatrixRow &row = lead.matrix().rows.at(2);
    QCOMPARE(row.conditions, smallMatrix().rows.at(1).conditions);
    QVERIFY(lead.settle());
    QCOMPARE(lead.problems().size(), 2); // the tactic is to be written in two languages
    lead.presenter->draft().edit(s("tactic"), [](Matrix &matrix) { matrix.rows[2].tactic = both("Мимо", "Pass by"); });
    QVERIFY(lead.settle());
    QVERIFY(lead.problems().isEmpty());
    QVERIFY(lead.view->publishButton().isEnabled());
}

void TestMatrixEditor::overlapsAndShadowedRowsAreNamedAndMarked()
{
    Lead lead;
    QVERIFY(lead.settle());
    lead.presenter->draft().edit(s("step"), [](Matrix &matrix) {
        matrix.rows[1].conditions.remove(s("who"));
        matrixedits::duplicateRow(matrix, 2);
    });
    QVERIFY(lead.settle());
    QCOMPARE(lead.problems(), QStringList({s("Row 4 is never reached: all it would fit is taken above, by 3"),
                                           s("Rows 1, 2 both fit: Who writes? – A customer; Where? – Elsewhere")}));
    const QAbstractItemModel *table = lead.table().model();
    QList<bool> marked;
    for (int row = 0; row < 4; ++row)
        marked.append(table->index(row, 0).data(ProblemRole).toBool());
    QCOMPARE(marked, QList<bool>({true, true, false, true}));
    QVERIFY(table->index(3, 0).data(Qt::AccessibleTextRole).toString().contains(s("never reached")));
    lead.view->problems().setCurrentIndex(lead.view->problems().model()->index(0, 0));
    QTest::keyClick(&lead.view->problems(), Qt::Key_Return); // leads to the row
    QCOMPARE(lead.table().currentIndex().row(), 3);
}

void TestMatrixEditor::pictures()
{
    const PictureLanguage language;
    Theme *theme = qApp->findChild<Theme *>();
    for (const bool isDark : {false, true}) {
        theme->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString suffix = isDark ? s("dark") : s("light");
        Lead lead;
        lead.documents.documents.clear();
        lead.begin();
        QVERIFY(lead.settle());
        lead.presenter->draft().edit(s("step"), [](Matrix &matrix) {
            matrix.rows.removeAt(3);
            matrixedits::duplicateRow(matrix, 1);
        });
        QVERIFY(lead.settle());
        lead.go(1, 0);
        takePicture(*lead.view, s("matrix-rows-") + suffix, {1280, 720});
        auto *tabs = lead.view->findChild<QTabWidget *>();
        tabs->setCurrentWidget(&lead.view->questions());
        takePicture(*lead.view, s("matrix-questions-") + suffix, {1280, 720});
        ConditionPopup condition(lead.matrix().questions.at(0), QStringList{s("thanks"), s("other")},
                                 qEnvironmentVariable("OTKLIK_PICTURES_LANGUAGE", s("en")), lead.view.get());
        condition.setAttribute(Qt::WA_DeleteOnClose, false);
        takePicture(condition, s("matrix-condition-") + suffix, condition.sizeHint());
        VersionsBox *box = lead.view->openVersions();
        takePicture(*box, s("matrix-versions-") + suffix, {1100, 640});
    }
    theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestMatrixEditor)
#include "tst_matrixeditor.moc"
