#include "ui/composer/answerline.h"

#include "tests/support/pictures.h"
#include "tests/ui/composer/desk.h"
#include "ui/common/relativetime.h"
#include "ui/common/theme.h"
#include "ui/composer/composerview.h"
#include "ui/composer/replyeditor.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

class TestAnswerLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whyNoAnswerCanGoOutIsToldBeforeAnybodyWrites_data();
    void whyNoAnswerCanGoOutIsToldBeforeAnybodyWrites();
    void theLatestMessageOfTheThreadSaysUntilWhen();
    void whereNothingStandsInTheWayNothingIsSaid();
    void aDeletedPrivateMessageCanStillBeAnswered();
    void theLinkOfTheAnswerClosesTheCase();
    void pictures();
};

namespace {

Mention &answered(Desk &desk)
{
    Conversation &conversation = desk.open(1);
    for (ConversationEntry &entry : conversation.entries)
        if (entry.mention.id == conversation.supportCase.mentionId)
            return entry.mention;
    return conversation.entries.last().mention;
}

} // namespace

void TestAnswerLine::initTestCase()
{
    new Theme(*qApp, qApp);
}

void TestAnswerLine::whyNoAnswerCanGoOutIsToldBeforeAnybodyWrites_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("words");
    QTest::newRow("listen only") << QStringLiteral("listen") << QStringLiteral("only listens");
    QTest::newRow("closed") << QStringLiteral("comments_closed") << QStringLiteral("Comments are closed");
    QTest::newRow("deleted") << QStringLiteral("deleted") << QStringLiteral("was deleted");
    QTest::newRow("a program") << QStringLiteral("automatic_message") << QStringLiteral("A program wrote");
    QTest::newRow("too late") << QStringLiteral("window") << QStringLiteral("limited time");
}

void TestAnswerLine::whyNoAnswerCanGoOutIsToldBeforeAnybodyWrites()
{
    QFETCH(QString, what);
    QFETCH(QString, words);
    Desk desk;
    Mention &mention = answered(desk);
    if (what == u"listen")
        desk.open(1).source.policy = ChannelPolicy::ListenOnly;
    else if (what == u"deleted")
        mention.deletedAt = desk.clock.now();
    else if (what == u"window")
        mention.answerUntil = desk.clock.now() - 1min;
    else
        mention.answerObstacle = what;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QVERIFY2(view.answerText().contains(words), qPrintable(view.answerText()));
    QVERIFY(!view.editor().isReadOnly()); // a draft can be written, to be copied
    desk.composer.setText(goodReply());
    desk.settle();
    QCOMPARE(desk.composer.publishGate().reason, GateReason::NotAnswerable);
    QVERIFY(view.publishButton().toolTip().contains(words));
    QVERIFY(view.reasonText().isEmpty()); // said once
    QTest::keyClick(&view.editor(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(desk.log.all<PublicationSubmit>().isEmpty());
}

void TestAnswerLine::theLatestMessageOfTheThreadSaysUntilWhen()
{
    Desk desk;
    Conversation &conversation = desk.open(1);
    answered(desk).answerUntil = desk.clock.now() - 2h;
    ConversationEntry later = conversation.entries.last();
    later.mention.id = {QStringLiteral("mention-later")};
    later.mention.answerUntil = desk.clock.now() + 3h;
    conversation.entries.append(later);
    later.mention.id = {QStringLiteral("mention-ours")};
    later.mention.isBrand = true;
    later.mention.answerUntil = desk.clock.now() + 30h;
    conversation.entries.append(later);
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QVERIFY2(view.answerText().contains(QStringLiteral("3 h left")), qPrintable(view.answerText()));
    const TimePoint until = desk.clock.now() + 3h;
    QVERIFY(view.answerText().contains(RelativeTime::clock(until)));
    desk.composer.setText(goodReply());
    desk.settle();
    QVERIFY(desk.composer.publishGate().reason != GateReason::NotAnswerable);
    desk.clock.advance(4h);
    desk.changed(1);
    QCOMPARE(desk.composer.publishGate().reason, GateReason::NotAnswerable);
}

void TestAnswerLine::whereNothingStandsInTheWayNothingIsSaid()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QVERIFY(view.answerText().isEmpty());
}

void TestAnswerLine::aDeletedPrivateMessageCanStillBeAnswered()
{
    Desk desk;
    answered(desk).deletedAt = desk.clock.now();
    answered(desk).visibility = Visibility::Private;
    desk.show(1);
    QVERIFY(desk.composer.state().answer.isOpen());
}

void TestAnswerLine::theLinkOfTheAnswerClosesTheCase()
{
    Desk desk;
    answered(desk).answerObstacle = QStringLiteral("comments_closed");
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    desk.composer.setText(goodReply());
    auto *line = view.findChild<AnswerLine *>();
    auto *link = line->findChild<QLineEdit *>();
    QVERIFY(link->isVisible());
    QTest::keyClicks(link, QStringLiteral("javascript:alert(1)"));
    QTest::keyClick(link, Qt::Key_Return);
    QVERIFY(desk.log.all<CaseClose>().isEmpty());
    link->clear();
    QTest::keyClicks(link, QStringLiteral(" https://network.example/post/2"));
    QTest::keyClick(link, Qt::Key_Return);
    QCOMPARE(desk.log.all<CaseClose>().size(), 1);
    QCOMPARE(desk.log.all<CaseClose>().first().caseId, Desk::caseId(1));
    QVERIFY(desk.log.all<CaseClose>().first().reason.endsWith(QStringLiteral("https://network.example/post/2")));
    QCOMPARE(desk.composer.text(), goodReply()); // nothing of what was written is taken away
}

void TestAnswerLine::pictures()
{
    const PictureLanguage language;
    for (const bool isClosed : {false, true}) {
        Desk desk;
        if (isClosed)
            answered(desk).answerObstacle = QStringLiteral("comments_closed");
        else
            answered(desk).answerUntil = desk.clock.now() + 3h;
        ComposerView view(desk.composer, desk.actions);
        view.show();
        desk.show(1);
        takePicture(view, QStringLiteral("answerline-%1").arg(isClosed ? QStringLiteral("closed") : QStringLiteral("open")), {640, 320});
    }
}

QTEST_MAIN(TestAnswerLine)
#include "tst_answerline.moc"
