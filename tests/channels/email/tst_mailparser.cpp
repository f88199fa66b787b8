#include "channels/email/maildraft.h"
#include "channels/email/mailparser.h"
#include "channels/email/mailquote.h"
#include "channels/email/mailtext.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace otklik;

/// Letters as they come in, and as they go out.
class tst_MailParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void charsetsAreReadWhateverIsDeclared_data();
    void charsetsAreReadWhateverIsDeclared();
    void headersAreReadInAllTheirForms();
    void quotesAreTakenOff_data();
    void quotesAreTakenOff();
    void aQuoteInHtmlIsTakenOff_data();
    void aQuoteInHtmlIsTakenOff();
    void aPostTellsItsFilesAndItsQuoteApart();
    void flowedLinesAreJoined();
    void aBounceNamesItsLetter();
    void machinesAreKnown_data();
    void machinesAreKnown();
    void hostileLettersGiveText_data();
    void hostileLettersGiveText();
    void whatIsComposedReadsTheSame();
    void nothingBecomesAHeaderOfItsOwn_data();
    void nothingBecomesAHeaderOfItsOwn();
    void subjectsAreAnsweredOnce_data();
    void subjectsAreAnsweredOnce();
    void lettersOfAnotherProgramsTestsAreRead_data();
    void lettersOfAnotherProgramsTestsAreRead();
    void codingsOfAnotherProgramsTestsAreRead_data();
    void codingsOfAnotherProgramsTestsAreRead();

private:
    static QString testData();
};

namespace {

QByteArray letter(const QByteArray &headers, const QByteArray &body)
{
    QByteArray bytes = headers + "\n\n" + body;
    return bytes.replace("\n", "\r\n");
}

} // namespace

/// Letters that come with KMime, where somebody has put them beside the tree; nothing of them is ours.
QString tst_MailParser::testData()
{
    const QString named = qEnvironmentVariable("OTKLIK_DATA");
    return (named.isEmpty() ? QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data") : named) + QStringLiteral("/mail/kmime/autotests/data");
}

void tst_MailParser::charsetsAreReadWhateverIsDeclared_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QString hello = QStringLiteral("Здравствуйте, где мой заказ?");
    const QByteArray koi8("\xFA\xC4\xD2\xC1\xD7\xD3\xD4\xD7\xD5\xCA\xD4\xC5, \xC7\xC4\xC5 \xCD\xCF\xCA \xDA\xC1\xCB\xC1\xDA?");
    const QByteArray cp1251("\xC7\xE4\xF0\xE0\xE2\xF1\xF2\xE2\xF3\xE9\xF2\xE5, \xE3\xE4\xE5 \xEC\xEE\xE9 \xE7\xE0\xEA\xE0\xE7?");
    QTest::newRow("koi8-r") << QByteArray("text/plain; charset=koi8-r") << koi8 << hello;
    QTest::newRow("windows-1251") << QByteArray("text/plain; charset=\"windows-1251\"") << cp1251 << hello;
    QTest::newRow("windows-1251, not told") << QByteArray("text/plain") << cp1251 << hello;
    QTest::newRow("utf-8, not told") << QByteArray("text/plain") << hello.toUtf8() << hello;
    QTest::newRow("utf-8, told to be latin 1") << QByteArray("text/plain; charset=iso-8859-1") << hello.toUtf8() << hello;
    QTest::newRow("utf-8, told to be ascii") << QByteArray("text/plain; charset=us-ascii") << hello.toUtf8() << hello;
    QTest::newRow("windows-1251, told to be utf-8") << QByteArray("text/plain; charset=utf-8") << cp1251 << hello;
    QTest::newRow("latin 1") << QByteArray("text/plain; charset=iso-8859-1") << QByteArray("caf\xE9") << QStringLiteral("café");
    QTest::newRow("an unknown one") << QByteArray("text/plain; charset=\"x-nobody\"") << hello.toUtf8() << hello;
    QTest::newRow("control characters") << QByteArray("text/plain; charset=utf-8") << QByteArray("a\x01\x1B[31mb\0c", 10)
                                        << QStringLiteral("a[31mbc");
}

void tst_MailParser::charsetsAreReadWhateverIsDeclared()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QCOMPARE(parseMail(letter("Subject: x\nContent-Transfer-Encoding: 8bit\nContent-Type: " + type, bytes)).text, text);
    QCOMPARE(parseMail(letter("Subject: x\nContent-Transfer-Encoding: base64\nContent-Type: " + type, bytes.toBase64())).text, text);
}

void tst_MailParser::headersAreReadInAllTheirForms()
{
    const MailMessage mail = parseMail(letter(
        "Message-ID: <a.1@x.test>\nIn-Reply-To: <p@x.test> (a remark)\nReferences: <r@x.test>\n\t<p@x.test>\n"
        "From: =?koi8-r?B?6dfBziDy1cTOxdc=?= <Ivan@Example.TEST>\nReply-To: \"The <Shop>\" <shop@x.test>\n"
        "Subject: =?utf-8?Q?=D0=97=D0=B0=D0=BA=D0=B0=D0=B7_?=\n =?utf-8?B?4oSWIDU=?=\n"
        "Date: Mon, 23 Nov 2026 10:00:00 +0300", "x"));
    QCOMPARE(mail.messageId, QStringLiteral("a.1@x.test"));
    QCOMPARE(mail.inReplyTo, QStringLiteral("p@x.test"));
    QCOMPARE(mail.references, (QStringList{QStringLiteral("r@x.test"), QStringLiteral("p@x.test")}));
    QCOMPARE(mail.from.value(0), (MailAddress{QStringLiteral("Иван Руднев"), QStringLiteral("ivan@example.test")}));
    QCOMPARE(mail.replyTo.value(0).address, QStringLiteral("shop@x.test"));
    QCOMPARE(mail.subject, QStringLiteral("Заказ № 5"));
    QCOMPARE(mail.date->time_since_epoch().count(), 1'795'417'200'000LL);
    const MailMessage padded = parseMail(letter("From: =?utf-8?B?0LPQtA==?=\n =?UTF-8?b?INC+0YfQtdC90Yw=?= <a@b.test>\n"
                                                "Subject: x =?UTF-8?B?0LPQtA==?=\n =?UTF-8?B?INC+0YfQtdC90Yw=?= y", "x"));
    QCOMPARE(padded.subject, QStringLiteral("x гд очень y"));
    QCOMPARE(padded.from.value(0).name, QStringLiteral("гд очень"));
    QCOMPARE(parseMail(letter("Subject: \xC7\xE0\xEA\xE0\xE7", "x")).subject, QStringLiteral("Заказ"));
    QVERIFY(parseMail(letter("Message-ID: <has blank@x>", "x")).messageId.isEmpty()
            || !parseMail(letter("Message-ID: <has blank@x>", "x")).messageId.contains(u' '));
}

void tst_MailParser::quotesAreTakenOff_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("quote");
    QTest::newRow("below, introduced") << QStringLiteral("Спасибо!\n-- \nАнна\n\n23.11.2026, 10:00, Магазин <s@x.test> пишет:\n> Ждите\n> завтра\n")
                                       << QStringLiteral("Спасибо!\n-- \nАнна")
                                       << QStringLiteral("> 23.11.2026, 10:00, Магазин <s@x.test> пишет:\n> Ждите\n> завтра");
    QTest::newRow("introduction over two lines") << QStringLiteral("Thanks\n\nOn Mon, 23 Nov 2026 at 10:00, The Shop <s@x.test>\nwrote:\n\n> Wait\n")
                                                 << QStringLiteral("Thanks")
                                                 << QStringLiteral("> On Mon, 23 Nov 2026 at 10:00, The Shop <s@x.test>\n> wrote:\n>\n> Wait");
    QTest::newRow("above") << QStringLiteral("Anna wrote:\n> Where is it?\n> Now?\n\nHere.\n") << QStringLiteral("Here.")
                           << QStringLiteral("> Anna wrote:\n> Where is it?\n> Now?");
    QTest::newRow("between the lines it stays") << QStringLiteral("> One?\nYes.\n> Two?\nNo.\n> Bye") << QStringLiteral("> One?\nYes.\n> Two?\nNo.")
                                                << QStringLiteral("> Bye");
    QTest::newRow("a copy with its head") << QStringLiteral("Не пришло.\n\nОт: Магазин <s@x.test>\nОтправлено: 23 ноября 2026 г. 10:00\nКому: Анна\nТема: Заказ\n\nЖдите.")
                                          << QStringLiteral("Не пришло.")
                                          << QStringLiteral("> От: Магазин <s@x.test>\n> Отправлено: 23 ноября 2026 г. 10:00\n> Кому: Анна\n> Тема: Заказ\n>\n> Ждите.");
    QTest::newRow("a dashed line") << QStringLiteral("No.\n-----Original Message-----\nWait.") << QStringLiteral("No.")
                                   << QStringLiteral("> -----Original Message-----\n> Wait.");
    QTest::newRow("nothing else") << QStringLiteral("> only\n> a quote") << QStringLiteral("> only\n> a quote") << QString();
    QTest::newRow("none") << QStringLiteral("Он сказал: да\nи ушёл:") << QStringLiteral("Он сказал: да\nи ушёл:") << QString();
    QTest::newRow("empty") << QString() << QString() << QString();
}

void tst_MailParser::quotesAreTakenOff()
{
    QFETCH(QString, text);
    const QuotedText split = splitQuote(text);
    QTEST(split.own, "own");
    QTEST(split.quote, "quote");
}

void tst_MailParser::aQuoteInHtmlIsTakenOff_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("gmail") << QByteArray("<div dir=ltr>Thanks<br>a lot</div><br><div class=\"gmail_quote\"><div class=gmail_attr>On Monday X wrote:<br></div>"
                                         "<blockquote class=gmail_quote>Wait</blockquote></div>");
    QTest::newRow("blockquote") << QByteArray("<p>Thanks<br>a lot</p><p>23.11.2026 10:00, X &lt;x@x.test&gt;:</p><blockquote><p>Wait</p></blockquote>");
    QTest::newRow("outlook") << QByteArray("<html><head><style>p{color:red}</style></head><body><p>Thanks<br>a lot</p><hr>"
                                           "<div id=\"divRplyFwdMsg\">From: X</div><div>Wait</div><!-- c --><script>evil()</script></body></html>");
}

void tst_MailParser::aQuoteInHtmlIsTakenOff()
{
    QFETCH(QByteArray, html);
    const MailMessage mail = parseMail(letter("Content-Type: text/html; charset=utf-8", html));
    QCOMPARE(mail.text, QStringLiteral("Thanks\na lot"));
    QVERIFY2(mail.quote.contains(QStringLiteral("> Wait")), qPrintable(mail.quote));
    for (const QString &line : mail.quote.split(u'\n'))
        QVERIFY2(line.startsWith(u'>'), qPrintable(line));
    QVERIFY(!mail.quote.contains(QStringLiteral("evil")));
}

void tst_MailParser::aPostTellsItsFilesAndItsQuoteApart()
{
    const MailMessage mail = parseMail(letter(
        "Content-Type: multipart/mixed; boundary=b",
        "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\nSee the picture\n\n> old\n"
        "--c\nContent-Type: text/html\n\n<p>See the <b>picture</b></p>\n--c--\n"
        "--b\nContent-Type: image/png; name=\"=?utf-8?B?0YTQvtGC0L4=?=.png\"\nContent-Disposition: attachment\n"
        "Content-Transfer-Encoding: base64\n\n" + QByteArray(3000, 'x').toBase64() + "\n"
        "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''%D1%81%D1%87%D1%91%D1%82.pdf\n\nabc\n--b--\n"));
    QCOMPARE(mail.files.size(), 2);
    const QString text = postText(mail);
    QCOMPARE(text, QStringLiteral("See the picture\n\n📎 фото.png (2.9 kB)\n📎 счёт.pdf (3 bytes)\n\n⋯\n> old"));
    QCOMPARE(ownText(text), QStringLiteral("See the picture\n\n📎 фото.png (2.9 kB)\n📎 счёт.pdf (3 bytes)"));
    QCOMPARE(ownText(QStringLiteral("a\n⋯\nb")), QStringLiteral("a\n⋯\nb"));
    MailMessage question;
    question.subject = QStringLiteral("Где заказ?");
    QCOMPARE(postText(question), QStringLiteral("Где заказ?"));
}

void tst_MailParser::flowedLinesAreJoined()
{
    const MailMessage mail = parseMail(letter("Content-Type: text/plain; format=flowed", "one \ntwo\n three\n-- \nAnna\n\n> quoted \n> words\n"));
    QCOMPARE(mail.text, QStringLiteral("one two\nthree\n-- \nAnna"));
    QCOMPARE(mail.quote, QStringLiteral("> quoted words"));
}

void tst_MailParser::aBounceNamesItsLetter()
{
    const MailMessage mail = parseMail(letter(
        "From: MAILER-DAEMON@x.test\nReturn-Path: <>\nAuto-Submitted: auto-replied\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "--b\nContent-Type: text/plain\n\nCould not be delivered.\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x.test\n\nFinal-Recipient: rfc822; Nobody@y.test\n"
        "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 no such\n  user\n"
        "--b\nContent-Type: message/rfc822\n\nMessage-ID: <otklik.1@x.test>\nSubject: Re: q\n\nanswer\n--b--\n"));
    QVERIFY(mail.report);
    QCOMPARE(mail.report->originalId, QStringLiteral("otklik.1@x.test"));
    QCOMPARE(mail.report->recipient, QStringLiteral("nobody@y.test"));
    QCOMPARE(mail.report->action, QStringLiteral("failed"));
    QCOMPARE(mail.report->status, QStringLiteral("5.1.1"));
    QCOMPARE(mail.report->diagnostic, QStringLiteral("smtp; 550 5.1.1 no such user"));
    QCOMPARE(mail.text, QStringLiteral("Could not be delivered."));
    QVERIFY(mail.isAutoReply);
}

void tst_MailParser::machinesAreKnown_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isAutomatic");
    QTest::addColumn<bool>("isAutoReply");
    QTest::newRow("a person") << QByteArray("X-Mailer: x") << false << false;
    QTest::newRow("Auto-Submitted: no") << QByteArray("Auto-Submitted: no") << false << false;
    QTest::newRow("on holiday") << QByteArray("Auto-Submitted: auto-replied (vacation)") << true << true;
    QTest::newRow("a form") << QByteArray("Auto-Submitted: auto-generated") << true << false;
    QTest::newRow("bulk") << QByteArray("Precedence: bulk") << true << false;
    QTest::newRow("a mailing list") << QByteArray("Precedence: list") << false << false;
    QTest::newRow("an old responder") << QByteArray("X-Autoreply: yes") << true << true;
    QTest::newRow("no way back") << QByteArray("Return-Path: <>") << true << false;
}

void tst_MailParser::machinesAreKnown()
{
    QFETCH(QByteArray, header);
    const MailMessage mail = parseMail(letter(header, "x"));
    QTEST(mail.isAutomatic, "isAutomatic");
    QTEST(mail.isAutoReply, "isAutoReply");
}

void tst_MailParser::hostileLettersGiveText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("zeros") << QByteArray(1000, '\0');
    QTest::newRow("only a header") << QByteArray("Subject: x");
    QByteArray deep;
    for (int i = 0; i < 2000; ++i)
        deep += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\n\n--b" + QByteArray::number(i) + '\n';
    QTest::newRow("two thousand parts deep") << deep;
    QByteArray letters;
    for (int i = 0; i < 500; ++i)
        letters += "Content-Type: message/rfc822\n\n";
    QTest::newRow("letters in letters") << letters;
    QTest::newRow("a line of a megabyte") << letter("Subject: x", QByteArray(1'000'000, 'a'));
    QTest::newRow("a megabyte of quotes") << letter("Subject: x", QByteArray(1'000'000, '>'));
    QTest::newRow("a megabyte of HTML") << letter("Content-Type: text/html", QByteArray("<blockquote>").repeated(80'000));
    QTest::newRow("a megabyte of references") << letter("References: " + QByteArray("<a@b> ").repeated(150'000), "x");
    QTest::newRow("a megabyte of addresses") << letter("From: " + QByteArray("a@b.test, ").repeated(100'000), "x");
    QTest::newRow("a boundary that never comes") << letter("Content-Type: multipart/mixed; boundary=\"\"", "x");
    QTest::newRow("a lone surrogate") << letter("Content-Type: text/plain; charset=utf-8", "a\xED\xA0\x80z");
    QTest::newRow("broken words in the header") << letter("Subject: =?utf-8?B?////?= =?koi8-r?Q?=ZZ?= =?x?x?x?=\nFrom: <<<@@>>", "x");
}

void tst_MailParser::hostileLettersGiveText()
{
    QFETCH(QByteArray, bytes);
    const MailMessage mail = parseMail(bytes);
    const QString text = postText(mail);
    QVERIFY(text.isValidUtf16());
    QVERIFY(!text.contains(QChar::Null));
    QVERIFY(mail.subject.isValidUtf16());
    QVERIFY(mail.references.size() <= 200 && mail.from.size() <= 100);
}

void tst_MailParser::whatIsComposedReadsTheSame()
{
    MailDraft draft;
    draft.from = {QStringLiteral("Магазин «Ёлка»"), QStringLiteral("s@x.test")};
    draft.to = {{}, QStringLiteral("anna@y.test")};
    draft.subject = QStringLiteral("Re: Заказ № 5: где он? ") + QStringLiteral("очень ").repeated(30);
    draft.text = QStringLiteral("Здравствуйте!\n.\n.точка\nFrom the shop\n\n") + QStringLiteral("длинная строка ").repeated(100) + QStringLiteral("🎁\n-- \nМагазин");
    draft.messageId = messageIdOf(QStringLiteral("key"), QStringLiteral("x.test"));
    draft.inReplyTo = QStringLiteral("p@y.test");
    draft.references = {QStringLiteral("r@y.test"), QStringLiteral("p@y.test")};
    draft.date = TimePoint(std::chrono::seconds(1'795'417'200));
    draft.pictures = {{QStringLiteral("C:\\Users\\anna\\паспорт.jpg"), QStringLiteral("image/jpeg"), QStringLiteral("Снимок\r\nBcc: x"), "\xFF\xD8\n.\r\nbytes"}};
    const QByteArray bytes = composed(draft);
    for (const QByteArray &line : bytes.split('\n')) {
        QVERIFY2(line.isEmpty() || line.endsWith('\r'), line.constData());
        QVERIFY2(line.size() < 999, "RFC 5322, 2.1.1");
        QVERIFY(std::all_of(line.cbegin(), line.cend(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    }
    QVERIFY(!bytes.contains("anna\\") && !bytes.contains("\r\nBcc"));
    const MailMessage mail = parseMail(bytes);
    QCOMPARE(mail.from.value(0), (MailAddress{draft.from.name, draft.from.address}));
    QCOMPARE(mail.to.value(0).address, draft.to.address);
    QVERIFY2(mail.subject == draft.subject.trimmed(), bytes.left(bytes.indexOf("\r\n\r\n")).constData());
    QCOMPARE(mail.text, draft.text);
    QCOMPARE(mail.messageId, draft.messageId);
    QCOMPARE(mail.inReplyTo, draft.inReplyTo);
    QCOMPARE(mail.references, draft.references);
    QCOMPARE(*mail.date, draft.date);
    QCOMPARE(mail.files.size(), 1);
    QCOMPARE(mail.files.first().name, QStringLiteral("picture-1.jpg"));
    QCOMPARE(mail.files.first().size, draft.pictures.first().bytes.size());
    QCOMPARE(messageIdOf(QStringLiteral("key"), QStringLiteral("x.test")), draft.messageId);
    QVERIFY(messageIdOf(QStringLiteral("key2"), QStringLiteral("x.test")) != draft.messageId);
}

void tst_MailParser::nothingBecomesAHeaderOfItsOwn_data()
{
    QTest::addColumn<QString>("evil");
    for (const char *end : {"\r\n", "\n", "\r", "\r\n\r\n", "\v", "\f"})
        QTest::newRow(QByteArray(end).toPercentEncoding().constData()) << QStringLiteral("x%1Bcc: evil@z.test").arg(QLatin1StringView(end));
    QTest::newRow("line separator") << QStringLiteral("x\u2028Bcc: evil@z.test");
    QTest::newRow("next line") << QStringLiteral("x\u0085Bcc: evil@z.test");
}

void tst_MailParser::nothingBecomesAHeaderOfItsOwn()
{
    QFETCH(QString, evil);
    MailDraft draft;
    draft.from = {evil, QStringLiteral("s@x.test")};
    draft.to = {evil, QStringLiteral("a@y.test")};
    draft.subject = evil;
    draft.messageId = QStringLiteral("m@x.test");
    draft.text = evil;
    draft.pictures = {{evil, evil, evil, "x"}};
    const QByteArray bytes = composed(draft);
    const QByteArray head = bytes.left(bytes.indexOf("\r\n\r\n"));
    for (const QByteArray &line : head.split('\n'))
        QVERIFY2(!line.trimmed().toLower().startsWith("bcc") || line.startsWith(' ') || line.startsWith('\t'), line.constData());
    QCOMPARE(parseMail(bytes).to.size(), 1);
    QCOMPARE(parseMail(bytes).files.size(), 1);
}

void tst_MailParser::subjectsAreAnsweredOnce_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("answer");
    QTest::newRow("plain") << QStringLiteral("Заказ") << QStringLiteral("Re: Заказ");
    QTest::newRow("again") << QStringLiteral("RE: Re[2]: Отв: Заказ") << QStringLiteral("Re: Заказ");
    QTest::newRow("none") << QString() << QStringLiteral("Re:");
    QTest::newRow("a word that begins so") << QStringLiteral("Rest: x") << QStringLiteral("Re: Rest: x");
}

void tst_MailParser::subjectsAreAnsweredOnce()
{
    QFETCH(QString, subject);
    QTEST(answeringSubject(subject), "answer");
}

void tst_MailParser::lettersOfAnotherProgramsTestsAreRead_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(testData() + QStringLiteral("/mails"));
    const QStringList files = folder.entryList({QStringLiteral("*.mbox")});
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << folder.filePath(file);
    if (files.isEmpty())
        QTest::newRow("none") << QString();
}

void tst_MailParser::lettersOfAnotherProgramsTestsAreRead()
{
    QFETCH(QString, file);
    if (file.isEmpty())
        QSKIP("Set OTKLIK_DATA to a folder with mail/kmime in it, KMime's sources.");
    QFile bytes(file);
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    const MailMessage mail = parseMail(bytes.readAll());
    const QString text = postText(mail);
    QVERIFY(text.isValidUtf16() && !text.contains(QStringLiteral("<html")) && !text.contains(QChar::ReplacementCharacter));
    // What their own tests expect of them.
    const QString name = QFileInfo(file).baseName();
    if (name == QLatin1StringView("simple-encapsulated")) {
        QVERIFY(mail.files.size() == 1 && mail.files.first().mediaType == QLatin1StringView("message/rfc822"));
    } else if (name == QLatin1StringView("encoding-crash")) {
        QCOMPARE(mail.text, QStringLiteral("Bla Bla Bla"));
        QCOMPARE(mail.messageId, QStringLiteral("20100120200005.4C869FC3F1E@domain.tld"));
    } else if (name == QLatin1StringView("broken-content-disposition")) {
        QVERIFY2(text.contains(QStringLiteral("Änderung")), qPrintable(text));
        QCOMPARE(mail.from.value(0).name, QStringLiteral("Smoke1 Testnutzer"));
    } else if (name == QLatin1StringView("dontchangemail")) {
        QVERIFY2(mail.text.startsWith(QLatin1StringView("test")), qPrintable(text));
        QVERIFY(mail.files.size() >= 1 && mail.files.first().name == QLatin1StringView("poc.txt"));
    } else if (name == QLatin1StringView("issue3908")) {
        QVERIFY2(text.contains(QStringLiteral("The mail content")), qPrintable(text));
    } else if (name == QLatin1StringView("bug392239")) {
        QVERIFY2(text.contains(QStringLiteral("line break which should result in vertical spacing.\n\nPreceding")), qPrintable(text));
    } else if (name != QLatin1StringView("empty-subject")) {
        QVERIFY2(!mail.from.isEmpty() || !text.isEmpty() || !mail.files.isEmpty(), qPrintable(name));
    }
}

void tst_MailParser::codingsOfAnotherProgramsTestsAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("encoding");
    const QDir folder(testData());
    int found = 0;
    for (const auto &[where, coding] : {std::pair("codec_base64", "base64"), std::pair("codec_quoted-printable", "quoted-printable")}) {
        const QDir of(folder.filePath(QLatin1StringView(where)));
        const QStringList files = of.entryList({QStringLiteral("*-decode.*.expected")});
        for (const QString &file : files) {
            QTest::newRow(qPrintable(file)) << of.filePath(file.chopped(9)) << QByteArray(coding);
            ++found;
        }
    }
    if (found == 0)
        QTest::newRow("none") << QString() << QByteArray();
}

void tst_MailParser::codingsOfAnotherProgramsTestsAreRead()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, encoding);
    if (file.isEmpty())
        QSKIP("Set OTKLIK_DATA to a folder with mail/kmime in it, KMime's sources.");
    QFile coded(file);
    QFile expected(file + QStringLiteral(".expected"));
    QVERIFY(coded.open(QIODevice::ReadOnly) && expected.open(QIODevice::ReadOnly));
    const MailMessage mail = parseMail("Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: " + encoding
                                       + "\n\n" + coded.readAll());
    QCOMPARE(mail.text.trimmed(), decodedMailText(expected.readAll(), "iso-8859-1").trimmed());
}

QTEST_APPLESS_MAIN(tst_MailParser)
#include "tst_mailparser.moc"
