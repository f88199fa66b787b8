#include "tests/channels/email/fakemailserver.h"

#include "channels/email/emailconnector.h"
#include "channels/email/mailcursor.h"
#include "channels/email/mailparser.h"
#include "channels/http/http.h"
#include "channels/problems.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

/// One mailbox against a mail server in memory.
class tst_EmailConnector final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatComesInIsReadOnceInPages();
    void lettersOfBeforeAreNotRead();
    void aFolderMadeAnewBringsNothingTwiceAndLosesNothing_data();
    void aFolderMadeAnewBringsNothingTwiceAndLosesNothing();
    void whatIsDeletedFromTheMailboxIsNotTakenBack();
    void whatCameAndWentIsToldAsAGap();
    void lettersWithoutAnIdHaveALastingOne();
    void twoLettersOfOneIdAreToldApart();
    void aLetterCannotHideBehindOurOwnId();
    void threadsFollowReferences();
    void repliesOfAnotherProgramAreTheBrands();
    void aFormSpeaksForItsCustomer();
    void noLoopIsStarted();
    void aBounceTellsOfItsReply();
    void aReplyHasTheRightHeaders();
    void theCopyIsKeptOnce_data();
    void theCopyIsKeptOnce();
    void whatTheServerSaysDecides_data();
    void whatTheServerSaysDecides();
    void readingBack();
    void cursorsOfOthersAreRefused_data();
    void cursorsOfOthersAreRefused();
    void aSetupIsChecked_data();
    void aSetupIsChecked();
    void accessIsTold();
    void aTestAnswerGoesToOneselfOnly();
    void newsAreWaitedFor();
    void foldersHaveNamesInAllScripts();

private:
    [[nodiscard]] std::unique_ptr<EmailConnector> connector();
    QList<IncomingPost> readAll(EmailConnector &from, QString &cursor);
    [[nodiscard]] OutgoingReply replyTo(const QString &id) const;
    [[nodiscard]] static QByteArray letter(const QByteArray &id, const QByteArray &more = {}, const QByteArray &body = "Where is my order?");

    FakeClock m_clock;
    std::unique_ptr<FakeMailServer> m_server;
    FakeMailTransport::Plan m_plan;
    ConnectorSetup m_setup;
    Heard m_heard;
    QList<Undelivered> m_undelivered;
};

void tst_EmailConnector::init()
{
    m_clock.set(TimePoint(1'795'417'200s)); // 23 November 2026
    m_server = std::make_unique<FakeMailServer>(m_clock);
    m_plan = {};
    m_setup = {};
    m_setup.network = QStringLiteral("email");
    m_setup.handle = QStringLiteral("Support@shop.test");
    m_setup.values = {{QStringLiteral("imap_host"), QStringLiteral("127.0.0.1")}, {QStringLiteral("smtp_host"), QStringLiteral("127.0.0.1")},
                      {QStringLiteral("name"), QStringLiteral("Магазин")}, {QStringLiteral("password"), QStringLiteral("secret")}};
}

std::unique_ptr<EmailConnector> tst_EmailConnector::connector()
{
    return std::make_unique<EmailConnector>(std::make_unique<FakeMailTransport>(*m_server, m_plan), m_clock, m_setup);
}

QByteArray tst_EmailConnector::letter(const QByteArray &id, const QByteArray &more, const QByteArray &body)
{
    return (id.isEmpty() ? QByteArray() : "Message-ID: <" + id + ">\n")
        + (more.contains("From:") ? QByteArray() : QByteArray("From: Anna <Anna@customer.test>\n"))
        + (more.contains("Subject:") ? QByteArray() : QByteArray("Subject: Order 5\n")) + more + "\n\n" + body + "\n";
}

QList<IncomingPost> tst_EmailConnector::readAll(EmailConnector &from, QString &cursor)
{
    QList<IncomingPost> posts;
    for (int page = 0; page < 100; ++page) {
        const auto read = from.read(cursor);
        if (!read) {
            qWarning() << read.error().code << read.error().detail;
            return {};
        }
        posts += read->posts;
        m_undelivered += read->undelivered;
        cursor = read->cursor;
        m_heard = read->heard;
        if (!read->hasMore)
            return posts;
    }
    qWarning("no end");
    return {};
}

OutgoingReply tst_EmailConnector::replyTo(const QString &id) const
{
    OutgoingReply reply;
    reply.idempotencyKey = QStringLiteral("key-1");
    reply.inReplyTo = id;
    reply.threadExternalId = id;
    reply.recipientHandle = QStringLiteral("anna@customer.test");
    reply.visibility = Visibility::Private;
    reply.text = QStringLiteral("Он уже в пути.");
    reply.notBefore = m_clock.now();
    return reply;
}

void tst_EmailConnector::whatComesInIsReadOnceInPages()
{
    for (int i = 0; i < 45; ++i)
        m_server->deliver(letter("m" + QByteArray::number(i) + "@c.test"));
    const auto mail = connector();
    QString cursor;
    const auto first = mail->read(cursor);
    QVERIFY(first && first->hasMore);
    QVERIFY(!first->heard.completeTo);
    QCOMPARE(readAll(*mail, cursor).size(), 45);
    QVERIFY(m_heard.completeTo);
    const QString before = cursor;
    m_clock.advance(1min);
    QVERIFY(readAll(*mail, cursor).isEmpty());
    QCOMPARE(cursor, before);
    QCOMPARE(*m_heard.completeTo, m_clock.now());
    m_server->deliver(letter("late@c.test"));
    const auto another = connector();
    const auto late = readAll(*another, cursor);
    QCOMPARE(late.size(), 1);
    QCOMPARE(late.first().externalId, QStringLiteral("late@c.test"));
    QCOMPARE(late.first().authorHandle, QStringLiteral("anna@customer.test"));
    QCOMPARE(late.first().authorName, QStringLiteral("Anna"));
    QCOMPARE(late.first().threadTitle, QStringLiteral("Order 5"));
    QVERIFY(late.first().visibility == Visibility::Private);
}

void tst_EmailConnector::lettersOfBeforeAreNotRead()
{
    m_server->deliver(letter("old@c.test"));
    m_clock.advance(30h);
    m_setup.readFrom = m_clock.now();
    m_server->deliver(letter("new@c.test"));
    QString cursor;
    const auto posts = readAll(*connector(), cursor);
    QCOMPARE(posts.size(), 1);
    QCOMPARE(posts.first().externalId, QStringLiteral("new@c.test"));
}

void tst_EmailConnector::aFolderMadeAnewBringsNothingTwiceAndLosesNothing_data()
{
    QTest::addColumn<QByteArray>("capabilities");
    QTest::newRow("all") << QByteArray("IMAP4rev1 IDLE ENABLE CONDSTORE QRESYNC SPECIAL-USE");
    QTest::newRow("condstore only") << QByteArray("IMAP4rev1 CONDSTORE");
    QTest::newRow("the bare protocol") << QByteArray("IMAP4rev1");
}

void tst_EmailConnector::aFolderMadeAnewBringsNothingTwiceAndLosesNothing()
{
    QFETCH(QByteArray, capabilities);
    m_server->capabilities = capabilities;
    for (int i = 0; i < 5; ++i)
        m_server->deliver(letter(i == 2 ? QByteArray() : "m" + QByteArray::number(i) + "@c.test"));
    QString cursor;
    QSet<QString> stored;
    const auto mail = connector();
    const auto store = [&] {
        for (const IncomingPost &post : readAll(*mail, cursor))
            stored.insert(post.externalId);
    };
    store();
    QCOMPARE(stored.size(), 5);
    m_server->expunge("INBOX", 1);
    m_server->remake("INBOX");
    m_server->deliver(letter("after@c.test"));
    store();
    QCOMPARE(stored.size(), 6);
    // A copy that was put back from a backup: fewer letters, the same UIDVALIDITY.
    FakeMailServer::Folder &inbox = m_server->folders["INBOX"];
    inbox.letters.removeLast();
    inbox.next -= 1;
    m_server->deliver(letter("again@c.test"));
    m_server->deliver(letter("again2@c.test"));
    inbox.letters.removeFirst();
    inbox.next -= 2;
    inbox.letters.removeLast();
    inbox.letters.last().uid = inbox.next - 1;
    store();
    QVERIFY(stored.contains(QStringLiteral("again@c.test")));
}

void tst_EmailConnector::whatIsDeletedFromTheMailboxIsNotTakenBack()
{
    const quint32 uid = m_server->deliver(letter("m@c.test"));
    const auto mail = connector();
    QString cursor;
    QCOMPARE(readAll(*mail, cursor).size(), 1);
    m_server->expunge("INBOX", uid);
    const auto read = mail->read(cursor);
    QVERIFY(read && read->posts.isEmpty() && read->deleted.isEmpty() && read->heard.gaps.isEmpty());
    const auto known = mail->refresh({{QStringLiteral("m@c.test"), {}}});
    QVERIFY(known && known->posts.isEmpty() && known->deleted.isEmpty());
}

void tst_EmailConnector::whatCameAndWentIsToldAsAGap()
{
    m_server->deliver(letter("m@c.test"));
    const auto mail = connector();
    QString cursor;
    QCOMPARE(readAll(*mail, cursor).size(), 1);
    QList<quint32> uids;
    for (int i = 0; i < 7; ++i)
        uids.append(m_server->deliver(letter("x" + QByteArray::number(i) + "@c.test")));
    for (int i = 0; i < 5; ++i)
        m_server->expunge("INBOX", uids[i]);
    m_clock.advance(1min);
    QCOMPARE(readAll(*mail, cursor).size(), 2);
    QCOMPARE(m_heard.gaps.size(), 1);
    QCOMPARE(m_heard.gaps.first().missing, std::optional<qint64>(5));
    QCOMPARE(m_heard.gaps.first().reason, QString(problem::countDiffers));
    QVERIFY(readAll(*mail, cursor).isEmpty());
    QVERIFY(m_heard.gaps.isEmpty());
}

void tst_EmailConnector::lettersWithoutAnIdHaveALastingOne()
{
    m_server->deliver(letter({}, "Date: Mon, 23 Nov 2026 06:00:00 +0000", "one"));
    m_server->deliver(letter({}, "Date: Mon, 23 Nov 2026 06:00:00 +0000", "two"));
    QString cursor;
    const auto posts = readAll(*connector(), cursor);
    QCOMPARE(posts.size(), 2);
    QVERIFY(posts[0].externalId != posts[1].externalId);
    m_server->remake("INBOX");
    QString anew;
    const auto again = readAll(*connector(), anew);
    QCOMPARE(again[0].externalId, posts[0].externalId);
    QCOMPARE(again[1].externalId, posts[1].externalId);
    const auto mail = connector();
    OutgoingReply reply = replyTo(posts[0].externalId);
    QCOMPARE(mail->publish(reply).outcome, PublishResult::Outcome::Sent);
    QVERIFY(parseMail(m_server->outbox.last().bytes).inReplyTo.isEmpty());
}

void tst_EmailConnector::twoLettersOfOneIdAreToldApart()
{
    m_server->deliver(letter("form@shop.test", "Date: Mon, 23 Nov 2026 06:00:00 +0000", "first"));
    m_clock.advance(1min);
    m_server->deliver(letter("form@shop.test", "Date: Mon, 23 Nov 2026 06:01:00 +0000\nFrom: Bob <bob@c.test>", "second"));
    m_clock.advance(1min);
    m_server->deliver(letter("form@shop.test", "Date: Mon, 23 Nov 2026 06:00:00 +0000", "first")); // delivered twice
    QString cursor;
    const auto posts = readAll(*connector(), cursor);
    QSet<QString> ids;
    for (const IncomingPost &post : posts)
        ids.insert(post.externalId);
    QCOMPARE(ids.size(), 2);
    QVERIFY(ids.contains(QStringLiteral("form@shop.test")));
    // Each in a reading of its own: the same names.
    m_clock.advance(1min);
    m_server->deliver(letter("form@shop.test", "Date: Mon, 23 Nov 2026 06:05:00 +0000\nFrom: Carl <carl@c.test>", "third"));
    const auto third = readAll(*connector(), cursor);
    QCOMPARE(third.size(), 1);
    QVERIFY(!ids.contains(third.first().externalId));
    QString anew;
    QCOMPARE(readAll(*connector(), anew).last().externalId, third.first().externalId);
}

void tst_EmailConnector::aLetterCannotHideBehindOurOwnId()
{
    m_server->deliver(letter("ours@shop.test", "From: support@shop.test\nIn-Reply-To: <q@c.test>\nDate: Mon, 23 Nov 2026 06:00:00 +0000"), "Sent");
    m_server->deliver(letter("ours@shop.test", "From: Mallory <m@c.test>\nDate: Mon, 23 Nov 2026 06:00:00 +0000", "a complaint"));
    QString cursor;
    const auto posts = readAll(*connector(), cursor);
    QCOMPARE(posts.size(), 2);
    for (const IncomingPost &post : posts) {
        QCOMPARE(post.isBrand, post.externalId == QLatin1StringView("ours@shop.test"));
        QCOMPARE(post.isBrand, post.text != QLatin1StringView("a complaint"));
    }
}

void tst_EmailConnector::threadsFollowReferences()
{
    // The letter we began with stands among the sent ones only, its answer's program cut the references short.
    m_server->deliver(letter("root@shop.test", "From: support@shop.test"), "Sent");
    m_clock.advance(1min);
    m_server->deliver(letter("q1@c.test", "In-Reply-To: <root@shop.test>\nReferences: <root@shop.test>"));
    m_clock.advance(1min);
    m_server->deliver(letter("a1@shop.test", "From: support@shop.test\nIn-Reply-To: <q1@c.test>\nReferences: <root@shop.test> <q1@c.test>"), "Sent");
    m_clock.advance(1min);
    m_server->deliver(letter("q2@c.test", "In-Reply-To: <a1@shop.test>"));
    m_server->deliver(letter("q3@c.test", "In-Reply-To: <gone@c.test>\nReferences: <q1@c.test> <gone@c.test>"));
    m_server->deliver(letter("other@c.test")); // the same subject, nothing else
    const auto mail = connector();
    QString cursor;
    const auto posts = readAll(*mail, cursor);
    QCOMPARE(posts.size(), 5);
    const auto idsOf = [](const QList<IncomingPost> &thread) {
        QStringList ids;
        for (const IncomingPost &post : thread)
            ids.append(post.externalId);
        return ids;
    };
    const auto about = mail->thread(QStringLiteral("q1@c.test"));
    QVERIFY(about);
    QVERIFY(idsOf(*about).contains(QStringLiteral("root@shop.test")));
    const auto third = mail->thread(QStringLiteral("q3@c.test"));
    QVERIFY(third);
    const auto q3 = std::find_if(third->cbegin(), third->cend(), [](const auto &one) { return one.externalId == QLatin1StringView("q3@c.test"); });
    QCOMPARE(q3->threadExternalId, QStringLiteral("root@shop.test"));
    const auto fresh = connector(); // knows nothing of what was read
    const auto whole = fresh->thread(QStringLiteral("q1@c.test"));
    QVERIFY(whole);
    const QStringList ids = idsOf(*whole);
    for (const char *id : {"root@shop.test", "q1@c.test", "a1@shop.test", "q3@c.test"})
        QVERIFY2(ids.contains(QLatin1StringView(id)), id);
    QVERIFY(!ids.contains(QStringLiteral("other@c.test")));
    QCOMPARE(mail->thread(QStringLiteral("other@c.test"))->size(), 1);
    QCOMPARE(fresh->thread(QStringLiteral("never@c.test")).error().code, QString(problem::postGone));
}

void tst_EmailConnector::repliesOfAnotherProgramAreTheBrands()
{
    m_server->deliver(letter("q@c.test"));
    m_clock.advance(1min);
    m_server->deliver(letter("a@shop.test", "From: Boss <boss@shop.test>\nIn-Reply-To: <q@c.test>"), "Sent");
    m_server->deliver(letter("news@shop.test", "From: support@shop.test"), "Sent"); // unasked: no conversation
    m_server->deliver(letter("forged@c.test", "From: support@shop.test"));         // says so, but nobody here sent it
    QString cursor;
    const auto posts = readAll(*connector(), cursor);
    QCOMPARE(posts.size(), 3);
    for (const IncomingPost &post : posts)
        QCOMPARE(post.isBrand, post.externalId == QLatin1StringView("a@shop.test"));
}

void tst_EmailConnector::aFormSpeaksForItsCustomer()
{
    m_server->deliver(letter("f@shop.test", "From: support@shop.test\nReply-To: Anna <anna@customer.test>\nAuto-Submitted: auto-generated"));
    m_server->deliver(letter("l@list.test", "From: Bob <bob@c.test>\nReply-To: list@list.test\nList-Post: <mailto:list@list.test>\nPrecedence: list"));
    QString cursor;
    const auto posts = readAll(*connector(), cursor);
    QCOMPARE(posts.size(), 2);
    QCOMPARE(posts[0].authorHandle, QStringLiteral("anna@customer.test"));
    QCOMPARE(posts[1].authorHandle, QStringLiteral("bob@c.test"));
    QVERIFY(posts[0].answerObstacle.isEmpty() && posts[1].answerObstacle.isEmpty());
}

void tst_EmailConnector::noLoopIsStarted()
{
    m_server->deliver(letter("v@c.test", "Auto-Submitted: auto-replied\nIn-Reply-To: <x@shop.test>", "I am on holiday"));
    m_server->deliver(letter("n@c.test", "Precedence: bulk", "Buy!"));
    m_server->deliver(letter("p@c.test"));
    QString cursor;
    const auto posts = readAll(*connector(), cursor);
    QCOMPARE(posts.size(), 3);
    for (const IncomingPost &post : posts)
        QCOMPARE(post.answerObstacle.isEmpty(), post.externalId == QLatin1StringView("p@c.test"));
}

void tst_EmailConnector::aBounceTellsOfItsReply()
{
    m_server->deliver(letter("q@c.test"));
    const auto mail = connector();
    QString cursor;
    readAll(*mail, cursor);
    const auto sent = mail->publish(replyTo(QStringLiteral("q@c.test")));
    QCOMPARE(sent.outcome, PublishResult::Outcome::Sent);
    m_server->deliver(letter("b@mta.test", "From: MAILER-DAEMON@mta.test\nReturn-Path: <>\nContent-Type: multipart/report; report-type=delivery-status; boundary=b",
                             "--b\nContent-Type: text/plain\n\nNo.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
                             "Final-Recipient: rfc822; anna@customer.test\nAction: failed\nStatus: 5.1.1\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <"
                                 + sent.post.externalId.toLatin1() + ">\n--b--"));
    m_undelivered.clear();
    const auto posts = readAll(*mail, cursor);
    QCOMPARE(m_undelivered.size(), 1);
    QCOMPARE(m_undelivered.first().externalId, sent.post.externalId);
    QCOMPARE(m_undelivered.first().problem, QString(problem::notDelivered));
    QCOMPARE(m_undelivered.first().detail, QStringLiteral("5.1.1"));
    QCOMPARE(m_undelivered.first().noticeId, QStringLiteral("b@mta.test"));
    const auto bounce = std::find_if(posts.cbegin(), posts.cend(), [](const auto &one) { return one.externalId == QLatin1StringView("b@mta.test"); });
    QVERIFY(bounce != posts.cend());
    QCOMPARE(bounce->inReplyTo, sent.post.externalId);
    QCOMPARE(bounce->answerObstacle, QString(problem::automaticMessage));
}

void tst_EmailConnector::aReplyHasTheRightHeaders()
{
    m_server->deliver(letter("q@c.test", "Subject: =?utf-8?B?0JfQsNC60LDQtyDihJYgNQ==?=\nReferences: <r@c.test>\nIn-Reply-To: <r@c.test>"));
    const auto mail = connector();
    const auto sent = mail->publish(replyTo(QStringLiteral("q@c.test")));
    QCOMPARE(sent.outcome, PublishResult::Outcome::Sent);
    QCOMPARE(m_server->outbox.size(), 1);
    QCOMPARE(m_server->outbox.first().from, QByteArray("support@shop.test"));
    QCOMPARE(m_server->outbox.first().to, QByteArray("anna@customer.test"));
    const MailMessage out = parseMail(m_server->outbox.first().bytes);
    QCOMPARE(out.messageId, sent.post.externalId);
    QVERIFY(out.messageId.startsWith(QStringLiteral("otklik.")) && out.messageId.endsWith(QStringLiteral("@shop.test")));
    QCOMPARE(out.inReplyTo, QStringLiteral("q@c.test"));
    QCOMPARE(out.references, (QStringList{QStringLiteral("r@c.test"), QStringLiteral("q@c.test")}));
    QCOMPARE(out.subject, QStringLiteral("Re: Заказ № 5"));
    QCOMPARE(out.text, QStringLiteral("Он уже в пути."));
    QCOMPARE(out.from.first().name, QStringLiteral("Магазин"));
    QVERIFY(!out.isAutomatic);
    // What the network shows is what a reading brings.
    QString cursor;
    const auto posts = readAll(*mail, cursor);
    const auto own = std::find_if(posts.cbegin(), posts.cend(), [](const IncomingPost &one) { return one.isBrand; });
    QVERIFY(own != posts.cend());
    QCOMPARE(own->externalId, sent.post.externalId);
    QCOMPARE(own->text, sent.post.seen->text);
    QCOMPARE(own->authorExternalId, sent.post.seen->authorExternalId);
}

void tst_EmailConnector::theCopyIsKeptOnce_data()
{
    QTest::addColumn<bool>("keepsThem");
    QTest::addColumn<QByteArray>("folder");
    QTest::addColumn<int>("copies");
    QTest::newRow("by us") << false << QByteArray("Sent") << 1;
    QTest::newRow("by the server") << true << QByteArray("Sent") << 1;
    QTest::newRow("in Russian") << false << QByteArray("&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-") << 1;
    QTest::newRow("nowhere") << false << QByteArray() << 0;
}

void tst_EmailConnector::theCopyIsKeptOnce()
{
    QFETCH(bool, keepsThem);
    QFETCH(QByteArray, folder);
    QFETCH(int, copies);
    m_server->folders.remove("Sent");
    m_server->sentFolder = folder.startsWith('&') ? QByteArray() : folder; // known by its name only
    m_server->keepsSentCopies = keepsThem;
    if (!folder.isEmpty())
        m_server->folders.insert(folder, {});
    m_server->deliver(letter("q@c.test"));
    QCOMPARE(connector()->publish(replyTo(QStringLiteral("q@c.test"))).outcome, PublishResult::Outcome::Sent);
    QCOMPARE(m_server->folders.value(folder).letters.size(), copies);
}

void tst_EmailConnector::whatTheServerSaysDecides_data()
{
    QTest::addColumn<QByteArray>("recipient");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<QString>("problem");
    const QByteArray ok("250 Ok");
    using enum PublishResult::Outcome;
    QTest::newRow("taken") << ok << ok << static_cast<int>(Sent) << QString();
    QTest::newRow("no such person") << QByteArray("550 5.1.1 unknown") << ok << static_cast<int>(Refused) << QString(problem::recipientRefuses);
    QTest::newRow("greylisted") << QByteArray("450 4.7.1 later") << ok << static_cast<int>(TryLater) << QString(problem::rateLimited);
    QTest::newRow("spam") << ok << QByteArray("554 5.7.1 spam") << static_cast<int>(Refused) << QString(problem::networkRefused);
    QTest::newRow("full") << ok << QByteArray("452 4.3.1 full") << static_cast<int>(TryLater) << QString(problem::rateLimited);
    QTest::newRow("senseless") << ok << QByteArray("<html>") << static_cast<int>(Unknown) << QString(httpcode::noAnswer);
}

void tst_EmailConnector::whatTheServerSaysDecides()
{
    QFETCH(QByteArray, recipient);
    QFETCH(QByteArray, data);
    QFETCH(QString, problem);
    m_server->recipientVerdict = recipient;
    m_server->dataVerdict = data;
    m_server->deliver(letter("q@c.test"));
    const auto result = connector()->publish(replyTo(QStringLiteral("q@c.test")));
    QTEST(static_cast<int>(result.outcome), "outcome");
    QCOMPARE(result.problem, problem);
    OutgoingReply bad = replyTo(QStringLiteral("q@c.test"));
    bad.recipientHandle = QStringLiteral("a@b.test>\r\nDATA");
    QCOMPARE(connector()->publish(bad).outcome, PublishResult::Outcome::Refused);
}

void tst_EmailConnector::readingBack()
{
    const OutgoingReply reply = replyTo(QStringLiteral("q@c.test"));
    m_server->deliver(letter("q@c.test"));
    const auto mail = connector();
    QCOMPARE(mail->findPublished(reply).error().code, QString(problem::cannotReadBack));
    QCOMPARE(mail->publish(reply).outcome, PublishResult::Outcome::Sent);
    const auto inSent = mail->findPublished(reply);
    QVERIFY(inSent && *inSent);
    const QString id = (*inSent)->externalId;
    // The copy is gone, but somebody answers.
    m_server->folders["Sent"].letters.clear();
    QCOMPARE(mail->findPublished(reply).error().code, QString(problem::cannotReadBack));
    m_server->deliver(letter("thanks@c.test", "In-Reply-To: <" + id.toLatin1() + ">", "Thanks"));
    const auto answered = mail->findPublished(reply);
    QVERIFY(answered && *answered);
    QCOMPARE((*answered)->externalId, id);
    QCOMPARE((*answered)->seen->text, reply.text);
    QVERIFY((*answered)->seen->isBrand);
    OutgoingReply other = reply;
    other.idempotencyKey = QStringLiteral("key-2"); // the same words, another publication
    QCOMPARE(mail->findPublished(other).error().code, QString(problem::cannotReadBack));
}

void tst_EmailConnector::cursorsOfOthersAreRefused_data()
{
    QTest::addColumn<QString>("cursor");
    for (const char *text : {"x", "{}", "[]", R"({"version":1,"mentions":{}})", R"({"email":1})", R"({"email":2,"heard_to":"0","folders":[]})",
                             R"({"email":1,"heard_to":"0","folders":[{"name":"INBOX"}]})",
                             R"({"email":1,"heard_to":"0","folders":[{"name":"INBOX","validity":"99999999999","next":"1","modseq":"1"}]})"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void tst_EmailConnector::cursorsOfOthersAreRefused()
{
    QFETCH(QString, cursor);
    QCOMPARE(connector()->read(cursor).error().kind, Error::Kind::Corruption);
    QCOMPARE(m_plan.opened, 0);
}

void tst_EmailConnector::aSetupIsChecked_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("wrong");
    QTest::newRow("no host") << QStringLiteral("imap_host") << QString() << QStringLiteral("imap_host");
    QTest::newRow("an address in its place") << QStringLiteral("smtp_host") << QStringLiteral("x.test/a?b") << QStringLiteral("smtp_host");
    QTest::newRow("a port that is none") << QStringLiteral("imap_port") << QStringLiteral("70000") << QStringLiteral("imap_port");
    QTest::newRow("no security") << QStringLiteral("smtp_security") << QStringLiteral("none") << QStringLiteral("smtp_security");
    QTest::newRow("no address") << QStringLiteral("handle") << QStringLiteral("support") << QStringLiteral("handle");
    QTest::newRow("two addresses") << QStringLiteral("handle") << QStringLiteral("a@b.test> <c@d.test") << QStringLiteral("handle");
}

void tst_EmailConnector::aSetupIsChecked()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, wrong);
    if (key == QLatin1StringView("handle"))
        m_setup.handle = value;
    m_setup.values.insert(key, value);
    const auto checked = connector()->check();
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, Error::Kind::CorrectInput);
    QCOMPARE(checked.error().detail, wrong);
    QCOMPARE(connector()->publish(replyTo(QStringLiteral("q"))).outcome, PublishResult::Outcome::Refused);
    QCOMPARE(m_plan.opened, 0);
}

void tst_EmailConnector::accessIsTold()
{
    for (const char *key : {"imap_port", "imap_security", "smtp_port", "smtp_security", "login", "folders", "ca_certificate"})
        m_setup.values.insert(QLatin1StringView(key), QString()); // as a form that was left empty gives them
    const auto checked = connector()->check();
    QVERIFY(checked);
    QCOMPARE(checked->accountId, QStringLiteral("support@shop.test"));
    QVERIFY(checked->missing.isEmpty() && checked->canAnswer);
    m_setup.values.insert(QStringLiteral("folders"), QStringLiteral("INBOX; Заявки"));
    QCOMPARE(connector()->check().error().code, QString(problem::folderMissing));
    QCOMPARE(connector()->read({}).error().code, QString(problem::folderMissing));
}

void tst_EmailConnector::aTestAnswerGoesToOneselfOnly()
{
    const auto tried = connector()->answerInPrivate(QStringLiteral("A test.\nПроверка."));
    QVERIFY(tried);
    QVERIFY(!tried->isRemoved);
    QCOMPARE(m_server->outbox.size(), 1);
    QCOMPARE(m_server->outbox.first().from, QByteArray("support@shop.test"));
    QCOMPARE(m_server->outbox.first().to, QByteArray("support@shop.test"));
    m_setup.values.insert(QStringLiteral("imap_host"), QString());
    QVERIFY(!connector()->answerInPrivate(QStringLiteral("A test.")));
    QCOMPARE(m_server->outbox.size(), 1);
}

void tst_EmailConnector::newsAreWaitedFor()
{
    const auto mail = connector();
    QString cursor;
    readAll(*mail, cursor);
    QVERIFY(!mail->waitForNews(1ms));
    m_server->deliver(letter("m@c.test")); // between the reading and the waiting
    QVERIFY(mail->waitForNews(1ms));
    QVERIFY(m_server->commands.contains("IDLE"));
    m_server->capabilities = "IMAP4rev1";
    QVERIFY(!connector()->waitForNews(1h));
}

void tst_EmailConnector::foldersHaveNamesInAllScripts()
{
    QCOMPARE(imapFolderName(QStringLiteral("Отправленные")), QByteArray("&BB4EQgQ,BEAEMAQyBDsENQQ9BD0ESwQ1-"));
    QCOMPARE(imapFolderName(QStringLiteral("A&B/ёж")), QByteArray("A&-B/&BFEENg-"));
}

QTEST_APPLESS_MAIN(tst_EmailConnector)
#include "tst_emailconnector.moc"
