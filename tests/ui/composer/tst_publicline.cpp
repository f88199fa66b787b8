#include "ui/composer/publiclinerow.h"

#include "tests/support/pictures.h"
#include "tests/ui/composer/desk.h"
#include "ui/common/theme.h"
#include "ui/composer/composerview.h"
#include "ui/composer/replyeditor.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace otklik;

/// The line that goes out in public before a private text (Q5).
class TestPublicLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }
    void aPrivateReplyIsAnnouncedInPublic();
    void aDecisionForPrivateStartsWithTheLine();
    void whatIsOfferedIsOnlyForPublicMessages();
    void theLineIsKeptWithTheDraft();
    void aLineThatWasLeftOutStaysOut();
    void itIsNotSaidTwice();
    void theUsualLineSpeaksTheReplysLanguage();
    void whatIsWrongWithTheLineIsSaid_data();
    void whatIsWrongWithTheLineIsSaid();
    void theLineGoesBeforeTheFirstOfSeveralParts();
    void bothVersionsOfTheLineAreKept();
    void theKeysReachIt();
    void pictures();
};

namespace {

constexpr QLatin1StringView secret("Call +7 916 123-45-67.");

void decide(Desk &desk, int number)
{
    Decision decision;
    decision.caseId = Desk::caseId(number);
    decision.outcome = Outcome::MoveToPrivate;
    desk.open(number).decision = decision;
}

/// Case 2 is of a network that takes 500 characters.
void claim(Desk &desk, int number)
{
    desk.open(number).claim.holderId = desk.samples.me.id;
}

} // namespace

void TestPublicLine::aPrivateReplyIsAnnouncedInPublic()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    desk.composer.setText(goodReply());
    desk.settle();
    QVERIFY(view.publicLine().isHidden());
    desk.composer.setVisibility(Visibility::Private);
    desk.settle();
    QVERIFY(view.publicLine().isVisible());
    QVERIFY(view.publicLine().box().isChecked());
    QCOMPARE(view.publicLine().edit().text(), QStringLiteral("Написали вам в личные сообщения."));
    desk.composer.publish();
    desk.settle();
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
    const PublicationSubmit sent = desk.log.all<PublicationSubmit>().first();
    QCOMPARE(sent.visibility, Visibility::Private);
    QCOMPARE(sent.publicLine, QStringLiteral("Написали вам в личные сообщения."));
    QVERIFY(!sent.publicLineId.isEmpty());
    QVERIFY(sent.publicLineId.value < sent.id.value); // the newer of both is what the case shows
    QCOMPARE(sent.text, goodReply());
}

void TestPublicLine::aDecisionForPrivateStartsWithTheLine()
{
    Desk desk;
    decide(desk, 1);
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QCOMPARE(desk.composer.visibility(), Visibility::Private);
    QVERIFY(view.publicLine().box().isChecked());
    QVERIFY(desk.drafts.saved.isEmpty()); // nothing has been written yet
    desk.composer.setText(goodReply());
    desk.composer.keeper().flush();
    desk.settle();
    QVERIFY(!desk.drafts.saved.isEmpty());
    QVERIFY(!desk.drafts.saved.last().publicLine.isEmpty());
}

void TestPublicLine::whatIsOfferedIsOnlyForPublicMessages()
{
    Desk desk;
    desk.open(1).entries.last().mention.visibility = Visibility::Private;
    for (ConversationEntry &entry : desk.open(1).entries)
        entry.mention.visibility = Visibility::Private;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QCOMPARE(desk.composer.visibility(), Visibility::Private);
    QVERIFY(view.publicLine().isHidden());
    desk.composer.setText(goodReply());
    desk.composer.publish();
    desk.settle();
    QVERIFY(desk.log.all<PublicationSubmit>().first().publicLine.isEmpty());
}

void TestPublicLine::theLineIsKeptWithTheDraft()
{
    Desk desk;
    desk.show(1);
    desk.composer.setText(goodReply());
    desk.composer.setVisibility(Visibility::Private);
    desk.composer.setPublicLine(QStringLiteral("Ответили вам лично, Марина."));
    desk.composer.keeper().flush();
    desk.settle();
    const Draft kept = desk.drafts.saved.last();
    QCOMPARE(kept.publicLine, QStringLiteral("Ответили вам лично, Марина."));
    // As after a restart.
    Desk anew;
    Draft stored = kept;
    stored.authorId = anew.samples.me.id;
    anew.open(1).drafts = {stored};
    anew.show(1);
    QCOMPARE(anew.composer.visibility(), Visibility::Private);
    QVERIFY(anew.composer.publicLine().isOn);
    QCOMPARE(anew.composer.publicLine().text, kept.publicLine);
}

void TestPublicLine::aLineThatWasLeftOutStaysOut()
{
    Desk desk;
    decide(desk, 1);
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    desk.composer.setPublicLine(QStringLiteral("Мой текст."));
    view.publicLine().box().click();
    desk.changed(1);
    QVERIFY(!view.publicLine().box().isChecked());
    desk.composer.setText(goodReply());
    desk.changed(1);
    QVERIFY(!desk.composer.publicLine().isOn);
    view.publicLine().box().click();
    QCOMPARE(view.publicLine().edit().text(), QStringLiteral("Мой текст.")); // nothing that was typed is gone
    view.publicLine().box().click();
    desk.composer.publish();
    desk.settle();
    QVERIFY(desk.log.all<PublicationSubmit>().first().publicLine.isEmpty());
    QVERIFY(desk.log.all<PublicationSubmit>().first().publicLineId.isEmpty());
}

void TestPublicLine::itIsNotSaidTwice()
{
    Desk desk;
    decide(desk, 1);
    Publication before;
    before.id = {QStringLiteral("before")};
    before.visibility = Visibility::Private;
    before.state = PublicationState::Sent;
    desk.open(1).publication = before;
    desk.show(1);
    QCOMPARE(desk.composer.visibility(), Visibility::Private);
    QVERIFY(desk.composer.publicLine().isOffered);
    QVERIFY(!desk.composer.publicLine().isOn);
}

void TestPublicLine::theUsualLineSpeaksTheReplysLanguage()
{
    Desk desk;
    claim(desk, 2);
    decide(desk, 2);
    desk.show(2); // an English message
    QCOMPARE(desk.composer.publicLine().text, QStringLiteral("We have sent you a private message."));
    desk.composer.setText(goodReply());
    QCOMPARE(desk.composer.publicLine().text, QStringLiteral("Написали вам в личные сообщения."));
    QCOMPARE(desk.composer.keeper().publicLine(Desk::caseId(2)), QStringLiteral("Написали вам в личные сообщения."));
    desk.composer.setPublicLine(QStringLiteral("Мы вам написали."));
    desk.composer.setText(QStringLiteral("Thank you for telling us, we have restored your account. Please sign in again."));
    QCOMPARE(desk.composer.publicLine().text, QStringLiteral("Мы вам написали.")); // what was typed stays
}

void TestPublicLine::whatIsWrongWithTheLineIsSaid_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<GateReason>("reason");
    QTest::newRow("empty") << QStringLiteral(" ") << GateReason::LineEmpty;
    QTest::newRow("too long") << QStringLiteral("word ").repeated(120) << GateReason::LineTooLong;
    QTest::newRow("a phone number") << QString(secret) << GateReason::LinePersonalData;
}

void TestPublicLine::whatIsWrongWithTheLineIsSaid()
{
    QFETCH(QString, line);
    QFETCH(GateReason, reason);
    Desk desk([](User &user) { user.role = Role::Lead; });
    claim(desk, 2);
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(2);
    desk.composer.setVisibility(Visibility::Private);
    desk.composer.setText(goodReply() + QLatin1Char(' ') + secret); // in private it may be said
    Q_EMIT desk.composer.textReplaced(); // the editor shows it, as after typing
    desk.composer.setPublicLine(line);
    desk.settle();
    QCOMPARE(desk.composer.publishGate().reason, reason);
    QCOMPARE(desk.composer.reviewGate().reason, reason);
    QVERIFY(!view.reasonText().isEmpty());
    desk.composer.publish();
    QVERIFY(desk.log.all<PublicationSubmit>().isEmpty());
    desk.composer.setPublicLineOn(false);
    QVERIFY(desk.composer.publishGate().isOpen());
}

void TestPublicLine::theLineGoesBeforeTheFirstOfSeveralParts()
{
    Desk desk;
    claim(desk, 2);
    desk.show(2);
    desk.composer.setVisibility(Visibility::Private);
    desk.composer.setText((QStringLiteral("Спасибо, что написали нам. ").repeated(12).trimmed() + QStringLiteral("\n\n")).repeated(2).trimmed());
    desk.settle();
    QCOMPARE(desk.composer.parts().size(), 2);
    desk.composer.handParts(false);
    desk.settle();
    const QList<PublicationSubmit> sent = desk.log.all<PublicationSubmit>();
    QCOMPARE(sent.size(), 2);
    QVERIFY(!sent.first().publicLine.isEmpty());
    QVERIFY(sent.last().publicLine.isEmpty());
    QCOMPARE(sent.last().afterId, sent.first().id);
}

void TestPublicLine::bothVersionsOfTheLineAreKept()
{
    Desk desk;
    Draft mine;
    mine.id = {QStringLiteral("mine")};
    mine.caseId = Desk::caseId(1);
    mine.authorId = desk.samples.me.id;
    mine.visibility = Visibility::Private;
    mine.text = QStringLiteral("one");
    mine.publicLine = QStringLiteral("Here.");
    Draft other = mine;
    other.id = {QStringLiteral("other")};
    other.text = QStringLiteral("two");
    other.publicLine = QStringLiteral("There.");
    desk.open(1).drafts = {mine, other};
    desk.show(1);
    desk.composer.appendOtherVersion();
    QCOMPARE(desk.composer.publicLine().text, QStringLiteral("Here. There."));
    QVERIFY(desk.composer.publicLine().isOn);
}

void TestPublicLine::theKeysReachIt()
{
    Desk desk;
    decide(desk, 1);
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    desk.composer.setText(goodReply());
    desk.settle();
    view.publicLine().box().setFocus();
    QTest::keyClick(&view.publicLine().box(), Qt::Key_Tab);
    QVERIFY(view.publicLine().edit().hasFocus());
    QTest::keyClick(&view.publicLine().edit(), Qt::Key_Tab);
    QVERIFY(view.editor().hasFocus());
    view.publicLine().edit().setFocus();
    view.publicLine().edit().selectAll();
    QTest::keyClicks(&view.publicLine().edit(), QStringLiteral("See your messages."));
    QTest::keyClick(&view.publicLine().edit(), Qt::Key_Return, Qt::ControlModifier);
    desk.settle();
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
    QCOMPARE(desk.log.all<PublicationSubmit>().first().publicLine, QStringLiteral("See your messages."));
}

void TestPublicLine::pictures()
{
    const PictureLanguage language;
    for (const bool isTrouble : {false, true}) {
        Desk desk;
        claim(desk, 2);
        decide(desk, 2);
        ComposerView view(desk.composer, desk.actions);
        view.show();
        desk.show(2);
        desk.composer.setText(goodReply());
        Q_EMIT desk.composer.textReplaced();
        if (isTrouble)
            desk.composer.setPublicLine(secret);
        desk.settle();
        takePicture(view, QStringLiteral("publicline-%1").arg(isTrouble ? QStringLiteral("trouble") : QStringLiteral("usual")), {720, 320});
    }
}

QTEST_MAIN(TestPublicLine)
#include "tst_publicline.moc"
