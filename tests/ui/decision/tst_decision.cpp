#include "ui/decision/decisionview.h"

#include "tests/support/pictures.h"
#include "tests/ui/composer/desk.h"
#include "ui/common/theme.h"
#include "ui/composer/composerview.h"
#include "ui/composer/replypane.h"
#include "ui/decision/answerchip.h"
#include "ui/decision/decisiontext.h"
#include "ui/decision/matrixcells.h"
#include "ui/decision/matrixmodel.h"
#include "ui/decision/matrixwindow.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

struct DecisionDesk final
{
    Desk desk;
    DecisionPresenter presenter{desk.conversation, desk.log, desk.clock, defaultMatrix()};

    /// Answers whatever is still open with its first answer, until a row is lit.
    void answerAll()
    {
        for (int guard = 0; guard < 20 && presenter.state().litRow < 0; ++guard)
            for (const DecisionChip &chip : presenter.state().chips)
                if (chip.answer.isEmpty()) {
                    presenter.answer(chip.question, presenter.question(chip.question)->answers.first().key);
                    break;
                }
    }
};

} // namespace

class TestDecision final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void hintsRestOnWordsAndCanBeOverruled()
    {
        DecisionDesk d;
        d.desk.show(8); // "Is the Riga store open on Sunday?"
        const auto chipOf = [&](const QString &key) {
            for (const DecisionChip &chip : d.presenter.state().chips)
                if (chip.question == key)
                    return chip;
            return DecisionChip{};
        };
        const DecisionChip hint = chipOf(QStringLiteral("about"));
        QCOMPARE(hint.origin, DecisionChip::Origin::Hint);
        QVERIFY(!hint.words.isEmpty());
        d.presenter.answer(QStringLiteral("about"), QStringLiteral("thanks"));
        QCOMPARE(chipOf(QStringLiteral("about")).origin, DecisionChip::Origin::Chosen);
        QCOMPARE(chipOf(QStringLiteral("about")).answer, QStringLiteral("thanks"));
        d.presenter.answer(QStringLiteral("about"), {});
        QCOMPARE(chipOf(QStringLiteral("about")).origin, DecisionChip::Origin::Open);
    }

    void anotherAnswerThanTheGuessIsKeptAtOnce()
    {
        DecisionDesk d;
        d.desk.show(8);
        d.presenter.answer(QStringLiteral("about"), QStringLiteral("thanks"));
        const auto kept = d.desk.log.all<OverruleHint>();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept.first().hinted, QStringLiteral("question"));
        QCOMPARE(kept.first().answer, QStringLiteral("thanks"));
        QCOMPARE(kept.first().mentionId, d.desk.open(8).supportCase.mentionId);
        // What was not guessed is answered, not overruled; and saying the same again is no news.
        d.presenter.answer(QStringLiteral("who"), QStringLiteral("customer"));
        d.presenter.answer(QStringLiteral("about"), QStringLiteral("thanks"));
        QCOMPARE(d.desk.log.all<OverruleHint>().size(), 1);
    }

    void whatAPersonSaidGoesBeforeTheGuess()
    {
        DecisionDesk d;
        HintOverrule said;
        said.caseId = Desk::caseId(8);
        said.question = QStringLiteral("about");
        said.hinted = QStringLiteral("question");
        said.answer = QStringLiteral("product_broken");
        d.desk.open(8).overrules = {said};
        d.desk.show(8);
        const auto chips = d.presenter.state().chips;
        const auto about = std::ranges::find(chips, QStringLiteral("about"), &DecisionChip::question);
        QVERIFY(about != chips.end());
        QCOMPARE(about->answer, QStringLiteral("product_broken"));
        QCOMPARE(about->origin, DecisionChip::Origin::Chosen);
    }

    void heatIsShownWithItsWordsAndCorrected()
    {
        DecisionDesk d;
        d.desk.open(1).entries.last().mention.text = QStringLiteral("ДА ВЫ ИЗДЕВАЕТЕСЬ!!! Идиоты, верните деньги, подам в суд!!!");
        d.desk.show(1);
        const DecisionChip heat = d.presenter.state().chips.first();
        QCOMPARE(heat.question, QStringLiteral("heat"));
        QCOMPARE(heat.answer, QStringLiteral("hot"));
        QVERIFY(heat.words.contains(QStringLiteral("!!!")));
        d.presenter.answer(QStringLiteral("heat"), QStringLiteral("calm"));
        QCOMPARE(d.desk.log.all<OverruleHint>().first().question, QStringLiteral("heat"));
        QCOMPARE(d.presenter.state().chips.first().answer, QStringLiteral("calm"));
        // It is no question of the matrix: no decision carries it.
        d.answerAll();
        d.presenter.decide();
        if (!d.desk.log.all<CaseDecide>().isEmpty())
            QVERIFY(!d.desk.log.all<CaseDecide>().first().answers.contains(QStringLiteral("heat")));
    }

    void whoLooksAtAHintSeesItsWords()
    {
        DecisionDesk d;
        d.desk.show(8);
        DecisionView view(d.presenter);
        view.show();
        QSignalSpy looked(&view, &DecisionView::evidenceLooked);
        const auto chips = view.shownChips();
        const auto about = std::ranges::find_if(chips, [](AnswerChip *chip) { return chip->question() == QStringLiteral("about"); });
        QVERIFY(about != chips.end());
        QEnterEvent enter(QPointF(2, 2), QPointF(2, 2), QPointF(2, 2));
        QApplication::sendEvent(*about, &enter);
        QVERIFY(!looked.takeLast().first().toStringList().isEmpty());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(*about, &leave);
        QVERIFY(looked.takeLast().first().toStringList().isEmpty());
    }

    void anotherMatrixIsAskedAtOnce()
    {
        DecisionDesk d;
        d.desk.show(1);
        DecisionView view(d.presenter);
        Matrix matrix = defaultMatrix();
        matrix.questions.first().title = {QStringLiteral("О чём это?"), QStringLiteral("About what?")};
        matrix.version = 7;
        d.presenter.setMatrix(matrix);
        QCOMPARE(d.presenter.question(QStringLiteral("about"))->title.en, QStringLiteral("About what?"));
        d.answerAll();
        d.presenter.decide();
        QCOMPARE(d.desk.log.all<CaseDecide>().first().matrixVersion, 7);
    }

    void hintsComeFromEverythingThatWaits()
    {
        DecisionDesk d;
        Conversation &conversation = d.desk.open(1);
        ConversationEntry last = conversation.entries.last();
        conversation.entries.last().mention.text = QStringLiteral("Списали два раза по 1480 рублей, верните мои деньги!");
        last.mention.id = {QStringLiteral("later")};
        last.mention.text = QStringLiteral("Ну и где вы там?");
        last.mention.publishedAt += std::chrono::minutes(30);
        conversation.entries.append(last);
        conversation.supportCase.mentionId = last.mention.id;
        d.desk.show(1);
        const auto &chips = d.presenter.state().chips;
        QCOMPARE(chips.first().question, QStringLiteral("about"));
        QCOMPARE(chips.first().answer, QStringLiteral("cheated"));
    }

    void theReplyAsksWhoseFaultItIs()
    {
        DecisionDesk d;
        d.desk.show(8); // a question: no row needs it
        const auto isAsked = [&] {
            const auto &chips = d.presenter.state().chips;
            return std::any_of(chips.cbegin(), chips.cend(), [](const DecisionChip &chip) { return chip.question == faultQuestion; });
        };
        QVERIFY(!isAsked());
        d.presenter.answer(QStringLiteral("about"), QStringLiteral("product_broken"));
        QVERIFY(isAsked());
        d.presenter.answer(QStringLiteral("about"), QStringLiteral("question"));
        QVERIFY(!isAsked());

        // The checklist's line "whose fault is it?" leads here.
        DecisionView view(d.presenter);
        view.resize(560, 200);
        view.show();
        view.ask(faultQuestion);
        QVERIFY(isAsked());
        const auto chips = view.shownChips();
        const auto chip = std::find_if(chips.cbegin(), chips.cend(), [](AnswerChip *one) { return one->question() == faultQuestion; });
        QVERIFY(chip != chips.cend());
        QVERIFY((*chip)->findChild<QMenu *>());
        d.presenter.answer(faultQuestion, QStringLiteral("ours"));
        d.answerAll();
        d.presenter.decide();
        QCOMPARE(d.desk.log.all<CaseDecide>().size(), 1);
        QCOMPARE(d.desk.log.all<CaseDecide>().first().answers.value(faultQuestion).toString(), QStringLiteral("ours"));
    }

    void aShortAnswerStandsWithItsQuestion()
    {
        const Matrix matrix = defaultMatrix();
        for (const MatrixQuestion &question : matrix.questions)
            for (const QStringView language : {QStringView(u"ru"), QStringView(u"en")}) {
                QVERIFY(DecisionText::chip(question, {}, language).size() <= 40);
                for (const MatrixAnswer &answer : question.answers)
                    QVERIFY2(answer.title.in(language).size() > 3 || !question.label.in(language).isEmpty(), qPrintable(question.key));
            }
        const auto personal = std::find_if(matrix.questions.cbegin(), matrix.questions.cend(),
                                           [](const MatrixQuestion &q) { return q.key == u"personal"; });
        QCOMPARE(DecisionText::chip(*personal, QStringLiteral("no"), u"ru"), QStringLiteral("Личные данные: нет"));
        QCOMPARE(DecisionText::chip(*personal, {}, u"en"), QStringLiteral("Personal data?"));
    }

    void theLitRowIsDecidedWithItsAnswers()
    {
        DecisionDesk d;
        d.desk.show(1);
        QVERIFY(d.presenter.state().litRow < 0);
        d.answerAll();
        QVERIFY(d.presenter.state().litRow >= 0);
        QVERIFY(!d.presenter.state().tactic.isEmpty());
        const Outcome lit = *d.presenter.state().outcome;
        d.presenter.decide();
        const auto commands = d.desk.log.all<CaseDecide>();
        QCOMPARE(commands.size(), 1);
        QCOMPARE(commands.first().outcome, lit);
        QVERIFY(commands.first().followsMatrix);
        QCOMPARE(commands.first().matrixVersion, d.presenter.matrix().version);
        QVERIFY(!commands.first().answers.isEmpty());
    }

    void anotherOutcomeIsADeliberateStep()
    {
        DecisionDesk d;
        d.desk.show(1);
        d.answerAll();
        const Outcome other = d.presenter.state().outcome == Outcome::AnswerInPlace ? Outcome::MoveToPrivate : Outcome::AnswerInPlace;
        d.presenter.decideOtherwise(other);
        QCOMPARE(d.desk.log.all<CaseDecide>().first().outcome, other);
        QVERIFY(!d.desk.log.all<CaseDecide>().first().followsMatrix);
    }

    void aReplyThatMovesToPrivateIsDecidedSoOnce()
    {
        DecisionDesk d;
        d.desk.show(1);
        d.answerAll();
        const QList<Command> commands = d.presenter.moveToPrivate();
        QCOMPARE(commands.size(), 1);
        const CaseDecide decision = std::get<CaseDecide>(commands.first());
        QCOMPARE(decision.outcome, Outcome::MoveToPrivate);
        QCOMPARE(decision.caseId, Desk::caseId(1));
        QVERIFY(!decision.answers.isEmpty());
        QVERIFY(d.desk.log.commands.isEmpty()); // it is written down with the reply
        Decision made;
        made.caseId = Desk::caseId(1);
        made.outcome = Outcome::MoveToPrivate;
        d.desk.open(1).decision = made;
        d.desk.changed(1);
        QVERIFY(d.presenter.moveToPrivate().isEmpty());
    }

    void noReactionNeedsAReason()
    {
        DecisionDesk d;
        DecisionView view(d.presenter);
        view.show();
        d.desk.show(1);
        d.presenter.decideOtherwise(Outcome::NoReaction);
        QVERIFY(d.desk.log.commands.isEmpty());
        QVERIFY(!view.reasonEdit().isHidden());
        QTest::keyClick(&view.reasonEdit(), Qt::Key_Return);
        QVERIFY(d.desk.log.commands.isEmpty());
        QTest::keyClicks(&view.reasonEdit(), QStringLiteral("A troll: warned twice, same words again."));
        QTest::keyClick(&view.reasonEdit(), Qt::Key_Return);
        QCOMPARE(d.desk.log.all<CaseDecide>().size(), 1);
        QCOMPARE(d.desk.log.all<CaseDecide>().first().outcome, Outcome::NoReaction);
        QCOMPARE(d.desk.log.all<CaseClose>().size(), 1);
        QCOMPARE(d.desk.log.all<CaseClose>().first().reason, QStringLiteral("A troll: warned twice, same words again."));
    }

    void aClosedCaseIsReopened()
    {
        DecisionDesk d;
        d.desk.open(1).supportCase.state = CaseState::Closed;
        d.desk.open(1).supportCase.closeReason = QStringLiteral("spam\n\u202e");
        DecisionView view(d.presenter);
        view.show();
        d.desk.show(1);
        QCOMPARE(d.presenter.state().mode, DecisionState::Mode::Closed);
        QVERIFY(view.outcomeText().contains(QStringLiteral("spam")));
        QVERIFY(!view.outcomeText().contains(QChar(0x202e)));
        QTest::mouseClick(&view.decideButton(), Qt::LeftButton);
        QCOMPARE(d.desk.log.all<CaseReopen>().size(), 1);
    }

    void aDecisionIsShownInALineUntilItIsToBeChanged()
    {
        DecisionDesk d;
        Decision decision;
        decision.id = {QStringLiteral("decision-1")};
        decision.outcome = Outcome::MoveToPrivate;
        decision.answers.insert(QStringLiteral("fault"), QStringLiteral("ours"));
        decision.followsMatrix = false;
        d.desk.open(1).decision = decision;
        DecisionView view(d.presenter);
        view.show();
        d.desk.show(1);
        QCOMPARE(d.presenter.state().mode, DecisionState::Mode::Decided);
        QVERIFY(view.outcomeText().contains(DecisionText::outcome(Outcome::MoveToPrivate)));
        QVERIFY(view.shownChips().isEmpty());
        d.presenter.change();
        QCOMPARE(d.presenter.state().mode, DecisionState::Mode::Deciding);
        QVERIFY(!view.shownChips().isEmpty());
    }

    void eachChipOffersItsAnswersByKeyboard()
    {
        DecisionDesk d;
        DecisionView view(d.presenter);
        view.show();
        d.desk.show(1);
        QVERIFY(!view.shownChips().isEmpty());
        AnswerChip *chip = view.shownChips().first();
        QSignalSpy chosen(chip, &AnswerChip::answerChosen);
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Down);
        auto *menu = chip->findChild<QMenu *>();
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
    }

    void theMatrixWindowFollowsTheLitRow()
    {
        DecisionDesk d;
        d.desk.show(1);
        MatrixWindow window(d.presenter);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        QAbstractItemModelTester tester(&window.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(window.model().rowCount(), static_cast<int>(d.presenter.matrix().rows.size()));
        QCOMPARE(window.model().litRow(), -1);
        d.answerAll();
        QCOMPARE(window.model().litRow(), d.presenter.state().litRow);
        QVERIFY(window.model().data(window.model().index(window.model().litRow(), 0), IsLitRole).toBool());
    }

    void switchingCasesForgetsUnsavedAnswers()
    {
        DecisionDesk d;
        d.desk.show(1);
        d.presenter.answer(QStringLiteral("who"), QStringLiteral("troll"));
        d.desk.show(3);
        for (const DecisionChip &chip : d.presenter.state().chips)
            QVERIFY(chip.origin != DecisionChip::Origin::Chosen);
    }

    void pictures()
    {
        const PictureLanguage language;
        DecisionDesk d;
        auto *view = new DecisionView(d.presenter);
        auto *composer = new ComposerView(d.desk.composer, d.desk.actions);
        ReplyPane pane(view, composer);
        pane.show();
        d.desk.show(1);
        for (const bool isDark : {false, true}) {
            qApp->findChild<Theme *>()->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
            const QString tail = isDark ? QStringLiteral("dark") : QStringLiteral("light");
            takePicture(pane, QStringLiteral("reply-open-") + tail, {600, 360});
        }
        d.answerAll();
        d.desk.composer.setText(goodReply());
        takePicture(pane, QStringLiteral("reply-lit-dark"), {600, 360});
        MatrixWindow window(d.presenter);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        takePicture(window, QStringLiteral("matrix-dark"), {1280, 700});
        qApp->findChild<Theme *>()->setChoice(ThemeChoice::Light);
        takePicture(pane, QStringLiteral("reply-lit-light"), {600, 360});
        takePicture(window, QStringLiteral("matrix-light"), {1280, 700});
    }
};

QTEST_MAIN(TestDecision)
#include "tst_decision.moc"
