#include "tests/servers/support/cuttingproxy.h"
#include "tests/servers/support/scriptserver.h"

#include "channels/email/curlmail.h"
#include "channels/email/emailconnector.h"
#include "channels/email/mailparser.h"
#include "channels/problems.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

#include <thread>

using namespace otklik;
using namespace std::chrono_literals;

/// A mailbox at Dovecot and Postfix. Customers write with curl and read through doveadm.
class tst_Email final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aConversationGoesBackAndForth();
    void aPictureOfALetterIsToldOfAndComes();
    void whatTheWholeMailboxHoldsIsReadOnceOverAChangeOfUidValidity();
    void whatWasRemovedBeforeItWasReadIsCounted();
    void anAnswerToNobodyBouncesAndIsToldSo();
    void theConnectionIsCutAroundTheFinalDot_data();
    void theConnectionIsCutAroundTheFinalDot();
    void aWrongPasswordIsToldByACode();
    void aServerThatNobodyVouchesForIsNotSpokenTo();
    void passwordsDoNotLeaveThisComputerUnencrypted();
    void anInterruptionEndsTheWaiting();

private:
    [[nodiscard]] ConnectorSetup setup() const;
    [[nodiscard]] std::unique_ptr<EmailConnector> connector(const ConnectorSetup &setup);
    QByteArray run(const QString &program, const QStringList &arguments, const QByteArray &input = {});
    QByteArray doveadm(const QStringList &arguments);
    /// A customer writes, with a mail program that is not ours.
    void write(const QString &who, const QByteArray &letter);
    /// All that is new, waiting until `count` letters are there.
    QList<IncomingPost> await(EmailConnector &mail, qsizetype count);
    [[nodiscard]] QByteArray letterAt(const QString &who, const QByteArray &subject);
    [[nodiscard]] static OutgoingReply replyTo(const IncomingPost &post, const QString &key);

    std::unique_ptr<ScriptServer> m_server;
    SystemClock m_clock;
    QString m_cursor;
    QList<Undelivered> m_undelivered;
    Heard m_heard;
    QHash<QString, int> m_reads; ///< how often each external id was read
};

void tst_Email::initTestCase()
{
    auto server = ScriptServer::start(QStringLiteral("email"));
    // Without root, or with a Dovecot whose configuration the script does not know.
    const bool isNotHere = !server
        && (server.error().detail.contains(QStringLiteral("needs root")) || server.error().detail.contains(QStringLiteral("Dovecot 2.3 only")));
    if (isNotHere)
        QSKIP(qPrintable(server.error().detail));
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    m_server = std::move(*server);
}

/// Each begins with what is there.
void tst_Email::init()
{
    m_cursor.clear();
    m_undelivered.clear();
    m_reads.clear();
}

ConnectorSetup tst_Email::setup() const
{
    const QUrlQuery ports(m_server->address());
    QFile certificate(m_server->address().path() + QStringLiteral("/tls/cert.pem"));
    ConnectorSetup setup;
    setup.network = QStringLiteral("email");
    setup.handle = QStringLiteral("support@example.test");
    setup.values = {{QStringLiteral("imap_host"), QStringLiteral("127.0.0.1")},
                    {QStringLiteral("imap_port"), ports.queryItemValue(QStringLiteral("imaps"))},
                    {QStringLiteral("smtp_host"), QStringLiteral("localhost")},
                    {QStringLiteral("smtp_port"), ports.queryItemValue(QStringLiteral("submission"))},
                    {QStringLiteral("smtp_security"), QStringLiteral("starttls")},
                    {QStringLiteral("name"), QStringLiteral("Магазин")},
                    {QStringLiteral("password"), QStringLiteral("pw-support")}};
    if (certificate.open(QIODevice::ReadOnly))
        setup.values.insert(QStringLiteral("ca_certificate"), QString::fromLatin1(certificate.readAll().replace('\n', ' '))); // as a field of one line gives it
    return setup;
}

std::unique_ptr<EmailConnector> tst_Email::connector(const ConnectorSetup &setup)
{
    return std::make_unique<EmailConnector>(std::make_unique<CurlMail>(), m_clock, setup);
}

QByteArray tst_Email::run(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        QTest::qFail(qPrintable(program + arguments.join(u' ') + QString::fromUtf8(process.readAllStandardError())), __FILE__, __LINE__);
    return process.readAllStandardOutput();
}

QByteArray tst_Email::doveadm(const QStringList &arguments)
{
    return run(QStringLiteral("doveadm"), QStringList{QStringLiteral("-c"), m_server->address().path() + QStringLiteral("/dovecot/dovecot.conf")} + arguments);
}

void tst_Email::write(const QString &who, const QByteArray &letter)
{
    const QString address = who + QStringLiteral("@example.test");
    QByteArray bytes = "From: " + who.toUtf8() + " <" + address.toUtf8() + ">\nTo: support@example.test\n" + letter + '\n';
    run(QStringLiteral("curl"),
        {QStringLiteral("-sS"), QStringLiteral("--noproxy"), QStringLiteral("*"),
         QStringLiteral("smtp://127.0.0.1:%1/customer.test").arg(QUrlQuery(m_server->address()).queryItemValue(QStringLiteral("smtp"))),
         QStringLiteral("--mail-from"), address, QStringLiteral("--mail-rcpt"), QStringLiteral("support@example.test"),
         QStringLiteral("-T"), QStringLiteral("-")},
        bytes.replace("\n", "\r\n"));
}

QList<IncomingPost> tst_Email::await(EmailConnector &mail, qsizetype count)
{
    QList<IncomingPost> posts;
    for (int look = 0; look < 120; ++look) {
        const auto read = mail.read(m_cursor);
        if (!read) {
            QTest::qFail(qPrintable(read.error().code + read.error().detail), __FILE__, __LINE__);
            break;
        }
        for (const IncomingPost &post : read->posts)
            ++m_reads[post.externalId];
        posts += read->posts;
        m_undelivered += read->undelivered;
        m_cursor = read->cursor;
        m_heard = read->heard;
        if (!read->hasMore && posts.size() >= count)
            break;
        if (!read->hasMore)
            mail.waitForNews(1s);
    }
    return posts;
}

QByteArray tst_Email::letterAt(const QString &who, const QByteArray &subject)
{
    QByteArray letter;
    for (int look = 0; look < 100 && letter.isEmpty(); ++look) {
        letter = doveadm({QStringLiteral("fetch"), QStringLiteral("-u"), who + QStringLiteral("@example.test"), QStringLiteral("text"),
                          QStringLiteral("HEADER"), QStringLiteral("Subject"), QString::fromUtf8(subject)});
        if (letter.isEmpty())
            std::this_thread::sleep_for(100ms);
    }
    return letter.mid(letter.indexOf('\n') + 1); // behind "text:"
}

OutgoingReply tst_Email::replyTo(const IncomingPost &post, const QString &key)
{
    OutgoingReply reply;
    reply.idempotencyKey = key;
    reply.inReplyTo = post.externalId;
    reply.threadExternalId = post.threadExternalId.isEmpty() ? post.externalId : post.threadExternalId;
    reply.recipientHandle = post.authorHandle;
    reply.visibility = Visibility::Private;
    reply.text = QStringLiteral("Здравствуйте! Посылка в пути.\n.\n-- \nМагазин");
    reply.notBefore = SystemClock().now();
    return reply;
}

void tst_Email::aConversationGoesBackAndForth()
{
    const auto mail = connector(setup());
    const auto checked = mail->check();
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().code + checked.error().detail));
    QVERIFY(checked->canAnswer && checked->missing.isEmpty());
    await(*mail, 0);
    QVERIFY(m_heard.completeTo);

    // The letter comes while the connection is idle.
    std::thread customer([this] {
        std::this_thread::sleep_for(1s);
        write(QStringLiteral("alice"), "Message-ID: <q1@customer.test>\nSubject: =?koi8-r?B?+sHLwdo=?=\nDate: Mon, 23 Nov 2020 10:00:00 +0300\n"
                                       "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n58TFIM3PyiDawcvB2j8=");
    });
    const bool isTold = mail->waitForNews(60s);
    customer.join();
    QVERIFY(isTold);
    const auto asked = await(*mail, 1);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().text, QStringLiteral("Где мой заказ?"));
    QCOMPARE(asked.first().threadTitle, QStringLiteral("Заказ"));
    QCOMPARE(asked.first().authorHandle, QStringLiteral("alice@example.test"));
    QVERIFY(mail->thread(asked.first().externalId));

    OutgoingReply reply = replyTo(asked.first(), QStringLiteral("key-1"));
    reply.attachments = {{QStringLiteral("secret name.png"), QStringLiteral("image/png"), QStringLiteral("Чек"), QByteArray(3000, '\x89')}};
    const auto sent = mail->publish(reply);
    QCOMPARE(sent.outcome, PublishResult::Outcome::Sent);
    const QByteArray arrived = letterAt(QStringLiteral("alice"), "Re:");
    const MailMessage seen = parseMail(arrived);
    QCOMPARE(seen.messageId, sent.post.externalId);
    QCOMPARE(seen.inReplyTo, QStringLiteral("q1@customer.test"));
    QCOMPARE(seen.references, QStringList{QStringLiteral("q1@customer.test")});
    QCOMPARE(seen.subject, QStringLiteral("Re: Заказ"));
    QCOMPARE(seen.text, reply.text);
    QCOMPARE(seen.from.first().name, QStringLiteral("Магазин"));
    QVERIFY(seen.files.size() == 1 && seen.files.first().name == QLatin1StringView("picture-1.png") && seen.files.first().size == 3000);
    QVERIFY(!arrived.contains("secret name") && !arrived.contains("pw-support"));

    // One copy among the sent letters; it is what the publication is known by.
    QCOMPARE(doveadm({QStringLiteral("search"), QStringLiteral("-u"), QStringLiteral("support@example.test"), QStringLiteral("mailbox"), QStringLiteral("Sent"),
                      QStringLiteral("HEADER"), QStringLiteral("Message-ID"), sent.post.externalId}).count('\n'), 1);
    const auto found = mail->findPublished(reply);
    QVERIFY(found && *found && (*found)->externalId == sent.post.externalId);

    write(QStringLiteral("alice"), "Message-ID: <q2@customer.test>\nSubject: Re: Order\nIn-Reply-To: <" + sent.post.externalId.toLatin1() + ">\n"
                                   "Content-Type: text/html; charset=utf-8\n\n<p>Thanks, <b>when</b>?</p><blockquote>Посылка</blockquote>");
    const auto again = await(*mail, 2); // and our own, from the folder of sent letters
    const auto answer = std::find_if(again.cbegin(), again.cend(), [](const IncomingPost &one) { return one.externalId == QLatin1StringView("q2@customer.test"); });
    QVERIFY(answer != again.cend());
    QCOMPARE(answer->inReplyTo, sent.post.externalId);
    QCOMPARE(answer->text, QStringLiteral("Thanks, when?\n\n⋯\n> Посылка"));
    const auto thread = mail->thread(answer->externalId);
    QVERIFY(thread);
    const auto own = std::find_if(thread->cbegin(), thread->cend(), [](const IncomingPost &one) { return one.isBrand; });
    QVERIFY(own != thread->cend());
    QCOMPARE(own->inReplyTo, QStringLiteral("q1@customer.test"));
    QCOMPARE(own->text, sent.post.seen->text);
}

void tst_Email::aPictureOfALetterIsToldOfAndComes()
{
    const auto lines = [](const QByteArray &base64) {
        QByteArray all;
        for (qsizetype at = 0; at < base64.size(); at += 76)
            all += base64.mid(at, 76) + '\n';
        return all;
    };
    const auto mail = connector(setup());
    await(*mail, 0);
    const QByteArray png = QByteArray("\x89PNG\r\n\x1a\n", 8) + QByteArray(70'000, '\xfe');
    write(QStringLiteral("alice"), "Message-ID: <lid@customer.test>\nSubject: Lid\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                                   "--b\nContent-Type: text/plain\n\nLook at the lid\n--b\nContent-Type: image/png; name=lid.png\n"
                                   "Content-Transfer-Encoding: base64\n\n" + lines(png.toBase64()) + "\n--b--");
    const auto posts = await(*mail, 1);
    QCOMPARE(posts.size(), 1);
    QCOMPARE(posts.first().media.size(), 1);
    const Media lid = posts.first().media.first();
    QCOMPARE(lid.kind, MediaKind::Picture);
    QCOMPARE(lid.name, QStringLiteral("lid.png"));
    QCOMPARE(lid.size, png.size());
    const auto whole = mail->media(posts.first().externalId, lid.key, largestMedia);
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().code + whole.error().detail));
    QCOMPARE(whole->bytes, png);
    QCOMPARE(mail->media(posts.first().externalId, lid.key, png.size() - 1).error().code, QString(problem::mediaTooLarge));
    QVERIFY(await(*mail, 0).isEmpty()); // and reading goes on where it was
    doveadm({QStringLiteral("expunge"), QStringLiteral("-u"), QStringLiteral("support@example.test"), QStringLiteral("mailbox"), QStringLiteral("INBOX"),
             QStringLiteral("HEADER"), QStringLiteral("Message-ID"), QStringLiteral("lid@customer.test")});
    QCOMPARE(mail->media(posts.first().externalId, lid.key, largestMedia).error().code, QString(problem::postGone));
}

void tst_Email::whatTheWholeMailboxHoldsIsReadOnceOverAChangeOfUidValidity()
{
    for (int i = 0; i < 25; ++i)
        write(QStringLiteral("bob"), (i % 5 == 0 ? QByteArray() : "Message-ID: <u" + QByteArray::number(i) + "@customer.test>\n") + "Subject: many\n\nletter "
                                         + QByteArray::number(i));
    const auto mail = connector(setup());
    await(*mail, 27);
    const auto before = m_reads.keys();
    QVERIFY(before.size() >= 27);
    for (const int count : std::as_const(m_reads))
        QCOMPARE(count, 1);
    doveadm({QStringLiteral("mailbox"), QStringLiteral("update"), QStringLiteral("-u"), QStringLiteral("support@example.test"),
             QStringLiteral("--uid-validity"), QStringLiteral("1234567890"), QStringLiteral("INBOX")});
    write(QStringLiteral("bob"), "Message-ID: <after@customer.test>\nSubject: after\n\nafter");
    for (int look = 0; look < 60 && !m_reads.contains(QStringLiteral("after@customer.test")); ++look)
        await(*mail, 1);
    QVERIFY(m_reads.contains(QStringLiteral("after@customer.test")));
    QCOMPARE(m_reads.size(), before.size() + 1); // all the same ids
}

void tst_Email::whatWasRemovedBeforeItWasReadIsCounted()
{
    const auto mail = connector(setup());
    await(*mail, 0);
    for (int i = 0; i < 3; ++i)
        write(QStringLiteral("bob"), "Message-ID: <lost" + QByteArray::number(i) + "@customer.test>\nSubject: lost\n\nx");
    (void)letterAt(QStringLiteral("support"), "lost");
    std::this_thread::sleep_for(2s);
    doveadm({QStringLiteral("expunge"), QStringLiteral("-u"), QStringLiteral("support@example.test"), QStringLiteral("mailbox"), QStringLiteral("INBOX"),
             QStringLiteral("HEADER"), QStringLiteral("Subject"), QStringLiteral("lost")});
    const auto read = mail->read(m_cursor);
    QVERIFY(read);
    QVERIFY(read->deleted.isEmpty());
    QCOMPARE(read->heard.gaps.size(), 1);
    QCOMPARE(read->heard.gaps.first().missing, std::optional<qint64>(3));
}

void tst_Email::anAnswerToNobodyBouncesAndIsToldSo()
{
    const auto mail = connector(setup());
    await(*mail, 0);
    IncomingPost stranger;
    stranger.externalId = QStringLiteral("s1@example.test");
    stranger.authorHandle = QStringLiteral("gone@example.test");
    const auto sent = mail->publish(replyTo(stranger, QStringLiteral("key-bounce")));
    QCOMPARE(sent.outcome, PublishResult::Outcome::Sent);
    QList<IncomingPost> posts;
    for (int look = 0; look < 60 && m_undelivered.isEmpty(); ++look)
        posts += await(*mail, 1);
    QCOMPARE(m_undelivered.size(), 1);
    QCOMPARE(m_undelivered.first().externalId, sent.post.externalId);
    const auto bounce = std::find_if(posts.cbegin(), posts.cend(), [&](const IncomingPost &one) { return one.inReplyTo == sent.post.externalId; });
    QVERIFY(bounce != posts.cend());
    QCOMPARE(bounce->answerObstacle, QString(problem::automaticMessage));
    IncomingPost nobody;
    nobody.externalId = QStringLiteral("n1@example.test");
    nobody.authorHandle = QStringLiteral("nobody@example.test");
    const auto refused = mail->publish(replyTo(nobody, QStringLiteral("key-nobody")));
    QCOMPARE(refused.outcome, PublishResult::Outcome::Refused);
    QCOMPARE(refused.problem, QString(problem::recipientRefuses));
}

void tst_Email::theConnectionIsCutAroundTheFinalDot_data()
{
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("arrived");
    QTest::newRow("not at all") << static_cast<int>(CuttingProxy::Cut::None) << static_cast<int>(PublishResult::Outcome::Sent) << 1;
    QTest::newRow("after it") << static_cast<int>(CuttingProxy::Cut::AfterDot) << static_cast<int>(PublishResult::Outcome::Unknown) << 1;
    QTest::newRow("before it") << static_cast<int>(CuttingProxy::Cut::BeforeDot) << static_cast<int>(PublishResult::Outcome::Unknown) << 0;
}

void tst_Email::theConnectionIsCutAroundTheFinalDot()
{
    QFETCH(int, cut);
    QFETCH(int, arrived);
    CuttingProxy proxy(static_cast<quint16>(QUrlQuery(m_server->address()).queryItemValue(QStringLiteral("smtp")).toUShort()));
    ConnectorSetup through = setup();
    through.values.insert(QStringLiteral("smtp_host"), QStringLiteral("127.0.0.1"));
    through.values.insert(QStringLiteral("smtp_port"), QString::number(proxy.port()));
    through.values.insert(QStringLiteral("smtp_security"), QStringLiteral("plain"));
    const auto mail = connector(through);
    IncomingPost asked;
    asked.externalId = QStringLiteral("cut%1@customer.test").arg(cut);
    asked.authorHandle = QStringLiteral("bob@example.test");
    const OutgoingReply reply = replyTo(asked, QStringLiteral("key-cut-%1").arg(cut));
    proxy.cutNext(static_cast<CuttingProxy::Cut>(cut));
    const auto result = mail->publish(reply);
    QTEST(static_cast<int>(result.outcome), "outcome");
    const auto atBob = [&] {
        return doveadm({QStringLiteral("search"), QStringLiteral("-u"), QStringLiteral("bob@example.test"), QStringLiteral("HEADER"),
                        QStringLiteral("In-Reply-To"), asked.externalId}).count('\n');
    };
    for (int look = 0; look < 50 && atBob() < arrived; ++look)
        std::this_thread::sleep_for(100ms);
    if (arrived == 0)
        std::this_thread::sleep_for(2s);
    QCOMPARE(atBob(), arrived);
    if (result.outcome == PublishResult::Outcome::Sent)
        return;
    // Nothing tells which of the two it was, until somebody answers.
    QCOMPARE(mail->findPublished(reply).error().code, QString(problem::cannotReadBack));
    if (arrived == 0)
        return;
    const QByteArray id = doveadm({QStringLiteral("fetch"), QStringLiteral("-u"), QStringLiteral("bob@example.test"), QStringLiteral("hdr.message-id"),
                                   QStringLiteral("HEADER"), QStringLiteral("In-Reply-To"), asked.externalId});
    const QString sentId = QString::fromLatin1(id).section(u'<', 1).section(u'>', 0, 0);
    write(QStringLiteral("bob"), "Message-ID: <thanks@customer.test>\nSubject: thanks\nIn-Reply-To: <" + sentId.toLatin1() + ">\n\nThanks");
    (void)letterAt(QStringLiteral("support"), "thanks");
    const auto found = mail->findPublished(reply);
    QVERIFY(found && *found);
    QCOMPARE((*found)->externalId, sentId);
}

void tst_Email::aWrongPasswordIsToldByACode()
{
    ConnectorSetup wrong = setup();
    wrong.values.insert(QStringLiteral("password"), QStringLiteral("guess"));
    const auto mail = connector(wrong);
    const auto read = mail->read({});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::SignIn);
    QCOMPARE(read.error().code, QString(problem::tokenRefused));
    QVERIFY(!read.error().detail.contains(QStringLiteral("guess")));
    IncomingPost asked;
    asked.externalId = QStringLiteral("x@customer.test");
    asked.authorHandle = QStringLiteral("bob@example.test");
    QCOMPARE(mail->publish(replyTo(asked, QStringLiteral("k"))).outcome, PublishResult::Outcome::Refused);
}

void tst_Email::aServerThatNobodyVouchesForIsNotSpokenTo()
{
    ConnectorSetup unknown = setup();
    unknown.values.remove(QStringLiteral("ca_certificate"));
    const auto read = connector(unknown)->read({});
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Retry);
    ConnectorSetup otherName = setup();
    otherName.values.insert(QStringLiteral("imap_host"), QStringLiteral("127.0.0.2"));
    QVERIFY(!connector(otherName)->read({}));
}

void tst_Email::passwordsDoNotLeaveThisComputerUnencrypted()
{
    ConnectorSetup plain = setup();
    plain.values.insert(QStringLiteral("imap_security"), QStringLiteral("plain"));
    plain.values.insert(QStringLiteral("imap_host"), QStringLiteral("mail.example.test"));
    const auto read = connector(plain)->read({});
    QVERIFY(!read);
    QCOMPARE(read.error().code, QString(problem::insecure));
}

void tst_Email::anInterruptionEndsTheWaiting()
{
    const auto mail = connector(setup());
    await(*mail, 0);
    std::thread stopping([&mail] {
        std::this_thread::sleep_for(500ms);
        mail->interrupt();
    });
    QVERIFY(!mail->waitForNews(10min)); // the test's own time-out is shorter
    stopping.join();
    QVERIFY(!mail->read(m_cursor));
}

QTEST_GUILESS_MAIN(tst_Email)
#include "tst_email.moc"
