#include "ui/composer/composerview.h"

#include "tests/support/pictures.h"
#include "tests/ui/composer/desk.h"
#include "ui/common/theme.h"
#include "ui/composer/checklistview.h"
#include "ui/composer/publicationstrip.h"
#include "ui/composer/replyeditor.h"
#include "ui/outbox/standingview.h"

#include <QMenu>
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
    void aTickLeadsToItsWords();
    void enterOnATickLeadsToItsWords();
    void aQuestionIsShownInTheMention();
    void theButtonSaysWhyItIsGrey();
    void controlEnterPublishesOnce();
    void theTextOfAnotherAgentsCaseCanBeCopiedNotChanged();
    void switchingCasesRestoresTextCursorAndUndo();
    void theLengthIsShownTheNetworksWay();
    void unusualCharactersKeepTheirPlaces();
    void leavingTheEditorSaves();
    void whatStandsThereIsShownBesideAnUnknownReply();
    void pictures_data();
    void plainerWordsAreOfferedByKey();
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

namespace {

/// The line of the checklist for a check.
QModelIndex lineOf(Desk &desk, CheckKey key, ChecklistRow::Kind kind = ChecklistRow::Kind::Check)
{
    for (int row = 0; row < desk.composer.checklist().rowCount(); ++row) {
        const ChecklistRow &line = desk.composer.checklist().rowAt(row);
        if (line.key == key && line.kind == kind)
            return desk.composer.checklist().index(row);
    }
    return {};
}

} // namespace

void TestComposerView::aTickLeadsToItsWords()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.resize(700, 400);
    view.show();
    desk.show(1);
    desk.composer.setText(goodReply());
    Q_EMIT desk.composer.textReplaced();
    desk.settle();
    const QModelIndex line = lineOf(desk, CheckKey::Empathy);
    QVERIFY(line.isValid());
    view.checklist().scrollTo(line);
    QTest::mouseClick(view.checklist().viewport(), Qt::LeftButton, {}, view.checklist().visualRect(line).center());
    const TextSpan span = desk.composer.report().item(CheckKey::Empathy).evidence.first();
    QCOMPARE(view.editor().textCursor().selectionStart(), span.start);
    QCOMPARE(view.editor().textCursor().selectedText(), goodReply().mid(span.start, span.length));
}

void TestComposerView::enterOnATickLeadsToItsWords()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.resize(700, 400);
    view.show();
    desk.show(1);
    desk.composer.setText(goodReply());
    Q_EMIT desk.composer.textReplaced();
    desk.settle();
    view.checklist().setCurrentIndex(lineOf(desk, CheckKey::Thanks));
    QTest::keyClick(&view.checklist(), Qt::Key_Return);
    QVERIFY(view.editor().textCursor().selectedText().startsWith(QStringLiteral("Спасибо")));
}

void TestComposerView::aQuestionIsShownInTheMention()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.resize(700, 400);
    view.show();
    desk.show(8);
    QSignalSpy chosen(&view, &ComposerView::questionChosen);
    view.checklist().setCurrentIndex(lineOf(desk, CheckKey::Questions, ChecklistRow::Kind::Question));
    QTest::keyClick(&view.checklist(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<MentionId>(), desk.open(8).supportCase.mentionId);
}

void TestComposerView::theButtonSaysWhyItIsGrey()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QVERIFY(!view.publishButton().isEnabled());
    QVERIFY(!view.publishButton().toolTip().isEmpty());
    QTest::keyClicks(&view.editor(), QStringLiteral("Call +7 916 123-45-67"));
    desk.settle();
    QVERIFY(!view.publishButton().isEnabled());
    QVERIFY(view.reasonText().contains(QStringLiteral("phone number")));
    for (int i = 0; i < 17; ++i)
        QTest::keyClick(&view.editor(), Qt::Key_Backspace);
    desk.settle();
    QVERIFY(view.publishButton().isEnabled());
    QVERIFY(view.reasonText().isEmpty());
}

void TestComposerView::controlEnterPublishesOnce()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QTest::keyClicks(&view.editor(), QStringLiteral("Thank you for telling us."));
    desk.log.gate.hold();
    QTest::keyClick(&view.editor(), Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(&view.editor(), Qt::Key_Return, Qt::ControlModifier);
    desk.log.gate.release();
    desk.settle();
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
    QCOMPARE(view.editor().text(), QString());
}

void TestComposerView::theTextOfAnotherAgentsCaseCanBeCopiedNotChanged()
{
    Desk desk;
    Draft mine{{QStringLiteral("d1")}, Desk::caseId(2), {}, desk.samples.me.id, Visibility::Public, QStringLiteral("begun before"), 1, desk.clock.now(), false};
    desk.open(2).drafts = {mine};
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(2);
    QTest::keyClicks(&view.editor(), QStringLiteral("more"));
    QCOMPARE(view.editor().text(), QStringLiteral("begun before"));
    view.editor().selectAll();
    QCOMPARE(view.editor().textCursor().selectedText(), QStringLiteral("begun before"));
    QVERIFY(!view.publishButton().isEnabled());
}

void TestComposerView::switchingCasesRestoresTextCursorAndUndo()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QTest::keyClicks(&view.editor(), QStringLiteral("for Marina"));
    QTest::keyClick(&view.editor(), Qt::Key_Home);
    desk.show(3);
    QCOMPARE(view.editor().text(), QString());
    QTest::keyClicks(&view.editor(), QStringLiteral("for Igor"));
    desk.show(1);
    QCOMPARE(view.editor().text(), QStringLiteral("for Marina"));
    QCOMPARE(view.editor().textCursor().position(), 0);
    view.editor().undo();
    QVERIFY2(!view.editor().text().contains(QStringLiteral("Igor")), "undo never brings another customer's words");
}

void TestComposerView::theLengthIsShownTheNetworksWay()
{
    Desk desk;
    desk.open(2).claim.holderId = desk.samples.me.id;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(2);
    desk.composer.setText(QStringLiteral("Hi 👩‍👩‍👧"));
    desk.settle();
    QCOMPARE(view.lengthText(), QStringLiteral("13 / 500"));
}

void TestComposerView::unusualCharactersKeepTheirPlaces()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    const QString text = QStringLiteral("10\u00a0000\u00a0₽ 😀\nСпасибо, что написали.");
    view.editor().insertPlainText(text);
    QCOMPARE(desk.composer.text(), text);
    const TextSpan span = desk.composer.report().item(CheckKey::Thanks).evidence.value(0);
    QVERIFY(text.mid(span.start, span.length).startsWith(QStringLiteral("Спасибо")));
    view.editor().select(span);
    QVERIFY(view.editor().textCursor().selectedText().startsWith(QStringLiteral("Спасибо")));
}

void TestComposerView::leavingTheEditorSaves()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QTest::keyClicks(&view.editor(), QStringLiteral("Half a word"));
    QFocusEvent out(QEvent::FocusOut);
    QCoreApplication::sendEvent(&view.editor(), &out);
    QCOMPARE(desk.drafts.saved.last().text, QStringLiteral("Half a word"));
}

void TestComposerView::pictures_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"good", "personal", "other", "returned", "byhand", "versions", "english"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestComposerView::plainerWordsAreOfferedByKey()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.resize(640, 480);
    view.show();
    desk.show(1);
    ReplyEditor *editor = &view.editor();
    editor->setFocus();
    const QString written = QStringLiteral("Посылку нашли.\nВаше обращение зарегистрировано. Вернём денежные средства.");
    editor->setText(written, true);
    editor->setCursor(0, 0);
    const auto openedMenu = [&] {
        QTest::keyClick(editor, Qt::Key_Return, Qt::AltModifier);
        for (QMenu *menu : editor->findChildren<QMenu *>())
            if (menu->isVisible())
                return menu;
        return static_cast<QMenu *>(nullptr);
    };
    QMenu *menu = openedMenu();
    QVERIFY(menu);
    QCOMPARE(editor->textCursor().selectedText(), QStringLiteral("Ваше обращение зарегистрировано"));
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(editor->text(), QStringLiteral("Посылку нашли.\nМы взялись за ваш вопрос и ответим до {день и час}. Вернём денежные средства."));
    QCOMPARE(editor->textCursor().selectedText(), QStringLiteral("{день и час}")); // one types on
    desk.settle();
    QVERIFY(!desk.composer.publishGate().isOpen()); // and cannot forget to
    editor->insertPlainText(QStringLiteral("18:00"));
    menu = openedMenu();
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(editor->text(), QStringLiteral("Посылку нашли.\nМы взялись за ваш вопрос и ответим до 18:00. Вернём деньги."));
    QVERIFY(!openedMenu()); // nothing is left to reword
    editor->undo();
    QVERIFY(editor->text().endsWith(QStringLiteral("денежные средства.")));
}

void TestComposerView::whatStandsThereIsShownBesideAnUnknownReply()
{
    Desk desk;
    Conversation &conversation = desk.open(1);
    Publication publication;
    publication.id = {QStringLiteral("unknown")};
    publication.caseId = Desk::caseId(1);
    publication.mentionId = conversation.supportCase.mentionId;
    publication.state = PublicationState::Unknown;
    publication.text = goodReply();
    publication.notBefore = publication.changedAt = desk.clock.now() - std::chrono::minutes(5);
    conversation.publication = publication;
    ConversationEntry own = conversation.entries.last();
    own.mention.id = {QStringLiteral("own")};
    own.mention.isBrand = true;
    own.mention.text = goodReply();
    own.mention.url = QStringLiteral("https://network.example/post/7");
    own.mention.publishedAt = desk.clock.now() - std::chrono::minutes(4);
    conversation.entries.append(own);
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QCOMPARE(view.editor().text(), goodReply()); // what we sent
    StandingView &standing = view.strip().standing();
    QVERIFY(standing.isVisible());
    QVERIFY(standing.text().contains(QStringLiteral("the same words")));
    auto *it = standing.findChildren<QPushButton *>().last();
    QCOMPARE(it->text(), QStringLiteral("This is it"));
    it->setFocus();
    QTest::keyClick(it, Qt::Key_Space);
    QCOMPARE(desk.log.all<PublicationResolve>().size(), 1);
    QVERIFY(desk.log.all<PublicationResolve>().first().isSent);
    QCOMPARE(desk.log.all<PublicationResolve>().first().url, QStringLiteral("https://network.example/post/7"));
    {
        const PictureLanguage language;
        takePicture(view, QStringLiteral("composer-unknown"), {680, 420});
    }
    conversation.publication->state = PublicationState::Sent;
    desk.changed(1);
    QVERIFY(!standing.isVisible());
}

void TestComposerView::pictures()
{
    const PictureLanguage language;
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
