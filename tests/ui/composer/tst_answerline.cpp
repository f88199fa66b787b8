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
    void whatWasPostedByHandIsKeptAsTheReply();
    void withoutItsWordsAPostingByHandIsNotKept();
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

void TestAnswerLine::whatWasPostedByHandIsKeptAsTheReply()
{
    Desk desk;
    answered(desk).answerObstacle = QStringLiteral("comments_closed");
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    desk.composer.setText(goodReply());
    QSignalSpy undoOffered(&desk.composer, &ComposerPresenter::submitted);
    QSignalSpy recorded(&desk.composer, &ComposerPresenter::recorded);
    auto *line = view.findChild<AnswerLine *>();
    auto *link = line->findChild<QLineEdit *>();
    QVERIFY(link->isVisible());
    QTest::keyClicks(link, QStringLiteral("javascript:alert(1)"));
    QTest::keyClick(link, Qt::Key_Return);
    QVERIFY(desk.log.all<PublicationSubmit>().isEmpty());
    link->clear();
    QTest::keyClicks(link, QStringLiteral(" https://network.example/post/2"));
    QTest::keyClick(link, Qt::Key_Return);
    desk.settle();
    QVERIFY(desk.log.all<CaseClose>().isEmpty());
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
    const PublicationSubmit kept = desk.log.all<PublicationSubmit>().first();
    QCOMPARE(kept.caseId, Desk::caseId(1));
    QCOMPARE(kept.postedUrl, QStringLiteral("https://network.example/post/2"));
    QCOMPARE(kept.text, goodReply());
    QVERIFY(kept.publicLine.isEmpty());
    QCOMPARE(undoOffered.size(), 0); // there is nothing to take back
    QCOMPARE(recorded.size(), 1);
    QVERIFY(view.editor().text().isEmpty());
}

void TestAnswerLine::withoutItsWordsAPostingByHandIsNotKept()
{
    Desk desk;
    answered(desk).answerObstacle = QStringLiteral("comments_closed");
    desk.open(1).claim.holderId = {};
    ComposerView view(desk.composer, desk.actions);
    view.show();
    desk.show(1);
    QSignalSpy refused(&desk.composer, &ComposerPresenter::refused);
    auto *link = view.findChild<AnswerLine *>()->findChild<QLineEdit *>();
    QTest::keyClicks(link, QStringLiteral("https://network.example/post/2"));
    QTest::keyClick(link, Qt::Key_Return);
    QCOMPARE(refused.size(), 1);
    QVERIFY(refused.first().first().toString().contains(QStringLiteral("words")));
    QVERIFY(view.editor().hasFocus());
    QVERIFY(desk.log.all<PublicationSubmit>().isEmpty());
    desk.composer.setText(goodReply() + QStringLiteral(" +7 916 123-45-67"));
    QTest::keyClick(link, Qt::Key_Return);
    QCOMPARE(refused.size(), 2);
    QVERIFY(refused.last().first().toString().contains(QStringLiteral("Personal data")));
    desk.composer.setText(goodReply());
    QTest::keyClick(link, Qt::Key_Return);
    desk.settle();
    QCOMPARE(desk.log.all<ClaimTake>().size(), 1); // it is claimed on the way
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 1);
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
