#include "tests/channels/email/fakemailserver.h"

#include "channels/email/emailconnector.h"
#include "channels/problems.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

/// A conversation in which every step over every connection fails once, in every way, and the process dies there:
/// nothing is lost, nothing told twice, and no answer sent twice.
class tst_EmailDialogue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepFails_data();
    void everyStepFails();

private:
    /// What a server of ours keeps of it, and the story that is told.
    struct Story final
    {
        Story();
        bool play(); ///< to the end, whatever fails on the way; false: it does not come to one
        void makeAnew() { mail = std::make_unique<EmailConnector>(std::make_unique<FakeMailTransport>(server, plan), clock, setup); }
        void readAll();
        void answer(const QString &id, const QString &key);

        FakeClock clock{TimePoint(1'795'417'200s)};
        FakeMailServer server{clock};
        FakeMailTransport::Plan plan;
        ConnectorSetup setup;
        std::unique_ptr<EmailConnector> mail;
        bool diesOnFailure = false;
        bool isStuck = false;
        QString cursor;
        QHash<QString, IncomingPost> posts;
        QStringList leftToPeople; ///< keys of answers whose fate only a person can tell
    };
};

tst_EmailDialogue::Story::Story()
{
    setup.network = QStringLiteral("email");
    setup.handle = QStringLiteral("support@shop.test");
    setup.values = {{QStringLiteral("imap_host"), QStringLiteral("127.0.0.1")}, {QStringLiteral("smtp_host"), QStringLiteral("127.0.0.1")}};
}

void tst_EmailDialogue::Story::readAll()
{
    for (int attempt = 0; attempt < 20; ++attempt) {
        const auto read = mail->read(cursor);
        if (!read) {
            if (read.error().kind != Error::Kind::Retry) {
                isStuck = true;
                return;
            }
            if (diesOnFailure)
                makeAnew();
            continue;
        }
        for (const IncomingPost &post : read->posts) {
            (void)mail->thread(post.externalId); // as the reader of sources does; its failure loses nothing
            posts.insert(post.externalId, post);
        }
        cursor = read->cursor;
        if (!read->hasMore)
            return;
    }
    isStuck = true;
}

void tst_EmailDialogue::Story::answer(const QString &id, const QString &key)
{
    OutgoingReply reply;
    reply.idempotencyKey = key;
    reply.inReplyTo = reply.threadExternalId = id;
    reply.recipientHandle = QStringLiteral("anna@customer.test");
    reply.text = QStringLiteral("Answer ") + key;
    reply.notBefore = clock.now();
    for (int attempt = 0; attempt < 20; ++attempt) {
        const auto result = mail->publish(reply);
        const bool isUnsettled = result.outcome != PublishResult::Outcome::Sent;
        if (diesOnFailure && isUnsettled)
            makeAnew();
        if (result.outcome == PublishResult::Outcome::Sent)
            return;
        if (result.outcome == PublishResult::Outcome::TryLater)
            continue;
        if (result.outcome != PublishResult::Outcome::Unknown)
            break;
        auto found = mail->findPublished(reply);
        for (int look = 0; look < 5 && !found && found.error().kind == Error::Kind::Retry; ++look)
            found = mail->findPublished(reply);
        if (found && *found)
            return;
        if (found || found.error().code != problem::cannotReadBack)
            break;
        leftToPeople.append(key);
        return;
    }
    isStuck = true;
}

bool tst_EmailDialogue::Story::play()
{
    makeAnew();
    const auto deliver = [&](const QByteArray &id, const QByteArray &more) {
        clock.advance(1min);
        server.deliver("Message-ID: <" + id + ">\nFrom: Anna <anna@customer.test>\nSubject: Order\n" + more + "\n\n" + id + "\n");
    };
    deliver("q1@c.test", "X: y");
    deliver("q2@c.test", "X: y");
    readAll();
    answer(QStringLiteral("q1@c.test"), QStringLiteral("k1"));
    deliver("q3@c.test", "In-Reply-To: <q1@c.test>\nReferences: <q1@c.test>");
    server.expunge("INBOX", 2);
    readAll();
    answer(QStringLiteral("q3@c.test"), QStringLiteral("k2"));
    server.remake("INBOX");
    deliver("q4@c.test", "X: y");
    readAll();
    readAll();
    return !isStuck;
}

void tst_EmailDialogue::everyStepFails_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("dies");
    for (const bool dies : {false, true}) {
        const char *how = dies ? "; the process dies" : "";
        QTest::addRow("before%s", how) << static_cast<int>(FakeMailTransport::Fault::Before) << dies;
        QTest::addRow("after%s", how) << static_cast<int>(FakeMailTransport::Fault::After) << dies;
        QTest::addRow("garbage%s", how) << static_cast<int>(FakeMailTransport::Fault::Garbage) << dies;
    }
}

void tst_EmailDialogue::everyStepFails()
{
    QFETCH(int, fault);
    QFETCH(bool, dies);
    Story whole;
    QVERIFY(whole.play());
    QCOMPARE(whole.server.outbox.size(), 2);
    QCOMPARE(whole.server.folders["Sent"].letters.size(), 2);
    const int steps = whole.plan.steps;
    QVERIFY2(steps > 80, qPrintable(QString::number(steps)));
    int leftToPeople = 0;
    for (int step = 0; step < steps; ++step) {
        Story story;
        story.diesOnFailure = dies;
        story.plan.faults.insert(step, static_cast<FakeMailTransport::Fault>(fault));
        const QByteArray where = "step " + QByteArray::number(step);
        QVERIFY2(story.play(), where.constData());
        int fromCustomers = 0;
        for (const IncomingPost &post : std::as_const(story.posts))
            fromCustomers += post.isBrand ? 0 : 1;
        QVERIFY2(fromCustomers == 4, where.constData());
        QHash<QByteArray, int> sent;
        for (const FakeMailServer::HandedIn &letter : std::as_const(story.server.outbox))
            ++sent[letter.bytes.mid(letter.bytes.indexOf("Answer "), 9)];
        for (const char *key : {"k1", "k2"}) {
            const int times = sent.value(QByteArray("Answer ") + key);
            const bool isLeft = story.leftToPeople.contains(QLatin1StringView(key));
            QVERIFY2(times == 1 || (times == 0 && isLeft), (where + ' ' + key + ' ' + QByteArray::number(times)).constData());
        }
        leftToPeople += static_cast<int>(story.leftToPeople.size());
    }
    qInfo("%d steps; %d answers were left to a person", steps, leftToPeople);
    // Two answers, each only around the final dot: its sending, the answer to it, and what something else said before it.
    QVERIFY2(leftToPeople <= 2 * 3, qPrintable(QString::number(leftToPeople)));
}

QTEST_APPLESS_MAIN(tst_EmailDialogue)
#include "tst_emaildialogue.moc"
