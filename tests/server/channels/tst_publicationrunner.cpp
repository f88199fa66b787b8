#include "channels/problems.h"
#include "models/uuid7.h"
#include "server/store/secrets.h"
#include "tests/server/channels/channelsetting.h"

#include <QTest>

using namespace otklik;
using namespace otklik::server;
using Fault = FakeHttp::Fault;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

const QString brand = QStringLiteral("brand");
const QString text = QStringLiteral("Please send us the *serial* number");

/// A mention that was read, and a reply to it that is due.
struct Outbox final
{
    explicit Outbox(Visibility visibility = Visibility::Public)
        : mention(setting.network.mention(QStringLiteral("anna"), QStringLiteral("<p>it broke</p>")))
    {
        setting.readAll();
        id = setting.queueReply(setting.cases().first(), text, visibility);
        requestsBefore = static_cast<int>(setting.http->requests().size());
    }

    /// The first request asks for the post that is answered; the second one posts.
    void failNext(Fault fault, int offset = 0) { setting.http->failAt(requestsBefore + 1 + offset, fault); }
    PublicationState state() { return setting.publication(id).state; }
    QString problemCode() { return setting.publication(id).problem; }
    QStringList posts() { return setting.network.postsOf(brand); }
    /// Time passes and the runner works, long enough for everything to settle.
    void settle()
    {
        for (int i = 0; i < 12; ++i) {
            setting.clock.advance(std::chrono::seconds(90));
            setting.sendAll();
        }
    }

    ChannelSetting setting;
    QString mention;
    PublicationId id;
    int requestsBefore = 0;
};

} // namespace

class tst_PublicationRunner final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDueReplyIsSentOnceAndStandsInTheThread();
    void aPrivateReplyStaysPrivate();
    void whatFollowsLeavesOneAfterTheOther();
    void aReplyWaitsForItsUndoWindow();
    void whateverFailsThereIsNeverASecondPost_data();
    void whateverFailsThereIsNeverASecondPost();
    void aLostAnswerIsReadBackAndSent();
    void whatNeverArrivedIsSentOnceMoreOnly();
    void whatIsNotThereYetIsWaitedFor();
    void whatCannotBeReadStaysUnknown();
    void aCrashWhileSendingIsReadBackFirst_data();
    void aCrashWhileSendingIsReadBackFirst();
    void anEarlierReplyWithTheSameWordsIsNotTakenForIt();
    void aRefusalIsToldWithItsReason();
    void aRateLimitIsWaitedOut();
    void aChangedThreadStopsTheReply();
    void aLostClaimStopsTheReply();
    void aClaimThatAnotherOneHasHadMeanwhileStopsIt();
    void aReleasedClaimDoesNot();
    void aSourceWithoutConnectionIsAnsweredByHand();
    void whatAPersonSettledIsLeftAlone();
    void whatComesBackIsTheAgentsAgainOnce();
    void whatOthersGotBackTouchesNothing();
};

void tst_PublicationRunner::aDueReplyIsSentOnceAndStandsInTheThread()
{
    Outbox outbox;
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Sent);
    QCOMPARE(outbox.posts().size(), 1);
    const Publication sent = outbox.setting.publication(outbox.id);
    QCOMPARE(sent.externalId, outbox.posts().first());
    QVERIFY(!sent.url.isEmpty());
    QCOMPARE(sent.attempts, 1);
    const Mention reply = outbox.setting.mention(sent.externalId);
    QVERIFY(reply.isBrand);
    QCOMPARE(reply.inReplyTo, outbox.mention);
    QCOMPARE(reply.threadId, outbox.setting.mention(outbox.mention).threadId);
    QCOMPARE(outbox.setting.cases().size(), 1);
    QCOMPARE(outbox.setting.cases().first().state, CaseState::Answered);
    // Reading it from the network afterwards makes no second one.
    outbox.setting.lookAgain();
    QCOMPARE(outbox.setting.mentions().size(), 2);
}

void tst_PublicationRunner::aPrivateReplyStaysPrivate()
{
    Outbox outbox(Visibility::Private);
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Sent);
    QCOMPARE(outbox.setting.network.status(outbox.posts().first()).value(QLatin1StringView("visibility")).toString(),
             QStringLiteral("direct"));
    QCOMPARE(outbox.setting.mention(outbox.posts().first()).visibility, Visibility::Private);
}

/// The thread goes on with each of them, and that is no reason to hold the next one back.
void tst_PublicationRunner::whatFollowsLeavesOneAfterTheOther()
{
    Outbox outbox;
    QList<PublicationId> ids{outbox.id};
    for (const Visibility visibility : {Visibility::Private, Visibility::Private}) {
        Publication next = outbox.setting.publication(ids.last());
        next.afterId = next.id;
        next.id = newId<PublicationId>(outbox.setting.clock);
        next.visibility = visibility;
        next.text = QStringLiteral("part %1").arg(ids.size() + 1);
        next.textHash = textHashOf(next.text);
        outbox.setting.put(next);
        ids.append(next.id);
    }
    outbox.settle();
    QStringList posts;
    for (const PublicationId &id : ids) {
        QCOMPARE(outbox.setting.publication(id).problem, QString());
        QCOMPARE(outbox.setting.publication(id).state, PublicationState::Sent);
        posts.append(outbox.setting.publication(id).externalId);
    }
    QCOMPARE(outbox.posts(), posts);
    const auto answers = [&](const QString &post) {
        return outbox.setting.network.status(post).value(QLatin1StringView("in_reply_to_id")).toString();
    };
    QCOMPARE(answers(posts.at(1)), outbox.mention); // in private it is the customer's post that is answered
    QCOMPARE(answers(posts.at(2)), posts.at(1));
    QCOMPARE(outbox.setting.cases().first().state, CaseState::Answered);
}

void tst_PublicationRunner::aReplyWaitsForItsUndoWindow()
{
    Outbox outbox;
    outbox.setting.clock.advance(-std::chrono::seconds(55));
    const auto wait = outbox.setting.runner->step();
    QCOMPARE(outbox.state(), PublicationState::Queued);
    QVERIFY(outbox.posts().isEmpty());
    QCOMPARE(outbox.setting.clock.now() + wait, outbox.setting.publication(outbox.id).notBefore);
}

void tst_PublicationRunner::whateverFailsThereIsNeverASecondPost_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Visibility>("visibility");
    for (const Visibility visibility : {Visibility::Public, Visibility::Private}) {
        const char *name = nameOf(visibility).data();
        QTest::addRow("%s, not reached", name) << Fault::NotReached << visibility;
        QTest::addRow("%s, answer lost", name) << Fault::AnswerLost << visibility;
        QTest::addRow("%s, server fault", name) << Fault::ServerFault << visibility;
        QTest::addRow("%s, a page of a hotel", name) << Fault::HtmlPage << visibility;
    }
}

void tst_PublicationRunner::whateverFailsThereIsNeverASecondPost()
{
    QFETCH(Fault, fault);
    QFETCH(Visibility, visibility);
    // The first request fails, or the first and one of those that follow.
    for (int second = 0; second < 8; ++second) {
        Outbox outbox(visibility);
        outbox.failNext(fault);
        outbox.failNext(fault, second);
        outbox.settle();
        // Told as sent is what stands there, once; told as failed is what does not.
        QVERIFY(outbox.posts().size() <= 1);
        QCOMPARE(outbox.state(), outbox.posts().isEmpty() ? PublicationState::Failed : PublicationState::Sent);
        QCOMPARE(outbox.setting.publication(outbox.id).externalId, outbox.posts().value(0));
        QCOMPARE(outbox.setting.mentions().size(), 1 + outbox.posts().size());
        if (second == 0)
            QCOMPARE(outbox.posts().size(), 1);
    }
}

void tst_PublicationRunner::aLostAnswerIsReadBackAndSent()
{
    Outbox outbox;
    outbox.failNext(Fault::AnswerLost);
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), PublicationState::Unknown);
    QCOMPARE(outbox.problemCode(), httpcode::noAnswer);
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), PublicationState::Sent);
    QCOMPARE(outbox.problemCode(), QString());
    QCOMPARE(outbox.posts().size(), 1);
}

void tst_PublicationRunner::whatNeverArrivedIsSentOnceMoreOnly()
{
    Outbox outbox;
    outbox.failNext(Fault::ServerFault);
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), PublicationState::Unknown);
    // Read back (thread and own list), and sent again, in vain.
    outbox.failNext(Fault::ServerFault, 4);
    outbox.settle();
    int attempts = 0;
    for (const otklik::HttpRequest &request : outbox.setting.http->requests())
        attempts += request.method == HttpMethod::Post ? 1 : 0;
    QCOMPARE(attempts, 2);
    QVERIFY(outbox.posts().isEmpty());
    QCOMPARE(outbox.state(), PublicationState::Failed);
    QCOMPARE(outbox.problemCode(), httpcode::noAnswer);
}

void tst_PublicationRunner::whatIsNotThereYetIsWaitedFor()
{
    Outbox outbox;
    outbox.failNext(Fault::ServerFault);
    outbox.setting.sendAll();
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), PublicationState::Unknown);
    // The request was under way all the time and arrives now.
    const QString late = outbox.setting.network.addStatus(brand, QStringLiteral("<p>@anna %1</p>").arg(text), outbox.mention);
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Sent);
    QCOMPARE(outbox.posts(), QStringList{late});
}

void tst_PublicationRunner::whatCannotBeReadStaysUnknown()
{
    Outbox outbox;
    outbox.failNext(Fault::AnswerLost);
    outbox.setting.sendAll();
    outbox.setting.network.answerEverythingWith(503);
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Unknown);
    QCOMPARE(outbox.problemCode(), problem::networkFault);
    QCOMPARE(outbox.posts().size(), 1);
}

void tst_PublicationRunner::aCrashWhileSendingIsReadBackFirst_data()
{
    QTest::addColumn<bool>("hadArrived");
    QTest::newRow("after it had arrived") << true;
    QTest::newRow("before it arrived") << false;
}

void tst_PublicationRunner::aCrashWhileSendingIsReadBackFirst()
{
    QFETCH(bool, hadArrived);
    Outbox outbox;
    const auto taken = outbox.setting.channels->takeDue();
    QVERIFY(taken && *taken);
    QCOMPARE(outbox.state(), PublicationState::Sending);
    if (hadArrived)
        outbox.setting.network.addStatus(brand, QStringLiteral("<p>@anna %1</p>").arg(text), outbox.mention);
    outbox.setting.restart();
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), hadArrived ? PublicationState::Sent : PublicationState::Unknown);
    QCOMPARE(outbox.posts().size(), hadArrived ? 1 : 0);
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Sent);
    QCOMPARE(outbox.posts().size(), 1);
}

void tst_PublicationRunner::anEarlierReplyWithTheSameWordsIsNotTakenForIt()
{
    Outbox outbox;
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), PublicationState::Sent);
    const PublicationId second = outbox.setting.queueReply(outbox.setting.cases().first(), text);
    outbox.setting.http->failAt(static_cast<int>(outbox.setting.http->requests().size()), Fault::NotReached);
    outbox.settle();
    QCOMPARE(outbox.setting.publication(second).state, PublicationState::Sent);
    QCOMPARE(outbox.posts().size(), 2);
}

void tst_PublicationRunner::aRefusalIsToldWithItsReason()
{
    Outbox outbox;
    outbox.setting.network.answerEverythingWith(422, "{\"error\":\"Validation failed\"}");
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), PublicationState::Failed);
    QCOMPARE(outbox.problemCode(), problem::networkRefused);
    QCOMPARE(outbox.setting.cases().first().state, CaseState::Open);
    outbox.setting.network.answerEverythingWith(0);
    outbox.settle();
    QVERIFY(outbox.posts().isEmpty());
}

void tst_PublicationRunner::aRateLimitIsWaitedOut()
{
    Outbox outbox;
    outbox.setting.network.answerEverythingWith(429);
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), PublicationState::Queued);
    QCOMPARE(outbox.problemCode(), problem::rateLimited);
    QVERIFY(outbox.setting.publication(outbox.id).notBefore > outbox.setting.clock.now());
    outbox.setting.network.answerEverythingWith(0);
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), PublicationState::Queued);
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Sent);
    QCOMPARE(outbox.setting.publication(outbox.id).attempts, 1);
}

void tst_PublicationRunner::aChangedThreadStopsTheReply()
{
    Outbox outbox;
    outbox.setting.network.mention(QStringLiteral("anna"), QStringLiteral("<p>never mind, it works</p>"), outbox.mention);
    outbox.setting.readAll();
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Failed);
    QCOMPARE(outbox.problemCode(), problem::threadChanged);
    QVERIFY(outbox.posts().isEmpty());
}

void tst_PublicationRunner::aLostClaimStopsTheReply()
{
    Outbox outbox;
    const UserId other{QStringLiteral("0190aaaa-0000-7000-8000-000000000002")};
    outbox.setting.put(Claim{outbox.setting.cases().first().personId, other, 2, outbox.setting.clock.now()});
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Failed);
    QCOMPARE(outbox.problemCode(), problem::claimLost);
    QVERIFY(outbox.posts().isEmpty());
}

void tst_PublicationRunner::aClaimThatAnotherOneHasHadMeanwhileStopsIt()
{
    Outbox outbox;
    outbox.setting.put(Claim{outbox.setting.cases().first().personId, {}, 2, {}});
    outbox.setting.sendAll();
    QCOMPARE(outbox.problemCode(), problem::claimLost);
}

void tst_PublicationRunner::aReleasedClaimDoesNot()
{
    Outbox outbox;
    outbox.setting.put(Claim{outbox.setting.cases().first().personId, {}, 1, {}});
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Sent);
}

void tst_PublicationRunner::aSourceWithoutConnectionIsAnsweredByHand()
{
    Outbox outbox;
    QVERIFY(outbox.setting.store->write([&](Rows &rows) -> Result<void> {
        Secrets(rows).removeAll(outbox.setting.sourceId.value);
        return {};
    }));
    outbox.setting.sendAll();
    QCOMPARE(outbox.state(), PublicationState::Failed);
    QCOMPARE(outbox.problemCode(), problem::noConnection);
}

void tst_PublicationRunner::whatComesBackIsTheAgentsAgainOnce()
{
    Outbox outbox;
    outbox.settle();
    const Publication sent = outbox.setting.publication(outbox.id);
    QCOMPARE(sent.state, PublicationState::Sent);
    QCOMPARE(outbox.setting.cases().first().state, CaseState::Answered);
    IncomingPost notice;
    notice.externalId = QStringLiteral("bounce-1");
    notice.inReplyTo = sent.externalId;
    notice.authorHandle = QStringLiteral("mailer-daemon");
    notice.text = QStringLiteral("No such user");
    notice.publishedAt = outbox.setting.clock.now();
    ReadBatch batch;
    batch.addressed = {notice};
    batch.undelivered = {{sent.externalId, problem::notDelivered, {}, notice.externalId}};
    QVERIFY(outbox.setting.channels->storeRead(outbox.setting.sourceId, batch));
    QCOMPARE(outbox.state(), PublicationState::Failed);
    QCOMPARE(outbox.problemCode(), QString(problem::notDelivered));
    const auto stateOfCase = [&] {
        for (const Case &one : outbox.setting.cases())
            if (one.id == sent.caseId)
                return one.state;
        return CaseState::Closed;
    };
    QCOMPARE(stateOfCase(), CaseState::Open);
    // Sent once more by the agent, and the same notice read again: it is no news.
    Publication again = outbox.setting.publication(outbox.id);
    again.state = PublicationState::Sent;
    again.problem.clear();
    outbox.setting.put(again);
    QVERIFY(outbox.setting.channels->storeRead(outbox.setting.sourceId, batch));
    QCOMPARE(outbox.state(), PublicationState::Sent);
    // Another notice is.
    batch.addressed.first().externalId = batch.undelivered.first().noticeId = QStringLiteral("bounce-2");
    QVERIFY(outbox.setting.channels->storeRead(outbox.setting.sourceId, batch));
    QCOMPARE(outbox.state(), PublicationState::Failed);
}

void tst_PublicationRunner::whatOthersGotBackTouchesNothing()
{
    Outbox outbox;
    outbox.settle();
    const Publication sent = outbox.setting.publication(outbox.id);
    ReadBatch batch;
    batch.undelivered = {{QStringLiteral("another letter"), problem::notDelivered, {}, QStringLiteral("bounce-1")}};
    QVERIFY(outbox.setting.channels->storeRead(outbox.setting.sourceId, batch));
    QCOMPARE(outbox.setting.publication(outbox.id), sent);
}

void tst_PublicationRunner::whatAPersonSettledIsLeftAlone()
{
    Outbox outbox;
    outbox.failNext(Fault::ServerFault);
    outbox.setting.sendAll();
    Publication resolved = outbox.setting.publication(outbox.id);
    resolved.state = PublicationState::Draft;
    outbox.setting.put(resolved);
    outbox.settle();
    QCOMPARE(outbox.state(), PublicationState::Draft);
    QVERIFY(outbox.posts().isEmpty());
}

QTEST_GUILESS_MAIN(tst_PublicationRunner)
#include "tst_publicationrunner.moc"
