#include "models/customer.h"
#include "models/publication.h"

#include <QTest>

using namespace otklik;

/// The outbox's state machine (O3) and what a review is bound to.
class TestPublication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyMovesOnlyAlongItsWay_data();
    void aReplyMovesOnlyAlongItsWay();
    void aSentReplyMovesOnlyWhenItComesBack();
    void anUnknownOutcomeIsNeverSentBlindly();
    void theHashIsThatOfTheExactText();
    void aClaimIsHeldUntilItRunsOut();
};

void TestPublication::aReplyMovesOnlyAlongItsWay_data()
{
    using enum PublicationState;
    QTest::addColumn<PublicationState>("from");
    QTest::addColumn<PublicationState>("to");
    QTest::addColumn<bool>("legal");
    QTest::newRow("to review") << Draft << InReview << true;
    QTest::newRow("approved") << InReview << Approved << true;
    QTest::newRow("returned") << InReview << Draft << true;
    QTest::newRow("queued") << Approved << Queued << true;
    QTest::newRow("undone while queued") << Queued << Draft << true;
    QTest::newRow("sending") << Queued << Sending << true;
    QTest::newRow("sent") << Sending << Sent << true;
    QTest::newRow("refused by the network") << Sending << Failed << true;
    QTest::newRow("no answer") << Sending << Unknown << true;
    QTest::newRow("a failed one again") << Failed << Queued << true;
    QTest::newRow("out without approval") << Draft << Queued << false;
    QTest::newRow("past the queue") << Approved << Sending << false;
    QTest::newRow("sent without sending") << Queued << Sent << false;
    QTest::newRow("undone while sending") << Sending << Draft << false;
    QTest::newRow("reviewed again while queued") << Queued << InReview << false;
}

void TestPublication::aReplyMovesOnlyAlongItsWay()
{
    QFETCH(PublicationState, from);
    QFETCH(PublicationState, to);
    QFETCH(bool, legal);
    QCOMPARE(canMove(from, to), legal);
}

void TestPublication::aSentReplyMovesOnlyWhenItComesBack()
{
    for (const auto &[state, name] : EnumNames<PublicationState>::table)
        QVERIFY2(canMove(PublicationState::Sent, state) == (state == PublicationState::Failed), name.data());
}

void TestPublication::anUnknownOutcomeIsNeverSentBlindly()
{
    QVERIFY(!canMove(PublicationState::Unknown, PublicationState::Sending));
    QVERIFY(canMove(PublicationState::Unknown, PublicationState::Sent));
    QVERIFY(canMove(PublicationState::Unknown, PublicationState::Draft));
}

void TestPublication::theHashIsThatOfTheExactText()
{
    QCOMPARE(textHashOf(QStringLiteral("abc")),
             QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QVERIFY(textHashOf(QStringLiteral("ответ")) != textHashOf(QStringLiteral("ответ ")));
}

void TestPublication::aClaimIsHeldUntilItRunsOut()
{
    const TimePoint end(std::chrono::milliseconds(1000));
    const Claim claim{{QStringLiteral("p")}, {QStringLiteral("u")}, 1, end};
    QCOMPARE(holderAt(claim, end - std::chrono::milliseconds(1)), claim.holderId);
    QVERIFY(holderAt(claim, end).isEmpty());
    QVERIFY(holderAt({}, end).isEmpty());
}

QTEST_APPLESS_MAIN(TestPublication)
#include "tst_publication.moc"
