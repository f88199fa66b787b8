#include "channels/email/emailconnector.h"
#include "channels/problems.h"
#include "tests/channels/email/fakemailserver.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

ConnectorSetup setup()
{
    ConnectorSetup setup;
    setup.network = QStringLiteral("email");
    setup.handle = QStringLiteral("support@shop.test");
    setup.values = {{QStringLiteral("imap_host"), QStringLiteral("127.0.0.1")}, {QStringLiteral("smtp_host"), QStringLiteral("127.0.0.1")},
                    {QStringLiteral("password"), QStringLiteral("secret")}};
    return setup;
}

QByteArray letter(const QByteArray &id, const QByteArray &more, const QByteArray &body)
{
    return (id.isEmpty() ? QByteArray() : "Message-ID: <" + id + ">\n") + "From: Anna <anna@customer.test>\n"
        + (more.contains("Subject:") ? QByteArray() : QByteArray("Subject: Order 5\n")) + more + "\n\n" + body + "\n";
}

} // namespace

/// The files of letters: told, and pictures fetched by the place they have in the letter.
class tst_EmailMedia final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesAreToldOfAndFetched();
};

void tst_EmailMedia::picturesAreToldOfAndFetched()
{
    FakeClock clock;
    clock.set(TimePoint(1'795'417'200s)); // 23 November 2026
    FakeMailServer server(clock);
    FakeMailTransport::Plan plan;
    const QByteArray png = QByteArray("\x89PNG\r\n\x1a\n", 8) + QByteArray(600, 'p');
    const auto part = [](const QByteArray &type, const QByteArray &name, const QByteArray &bytes) {
        return "--b\nContent-Type: " + type + "; name=\"" + name + "\"\nContent-Transfer-Encoding: base64\n"
               "Content-Disposition: attachment; filename=\"" + name + "\"\n\n" + bytes.toBase64() + "\n";
    };
    const QByteArray body = "--b\nContent-Type: text/plain\n\nLook\n" + part("image/png", "lid.png", png)
        + part("application/pdf", "bill.pdf", "%PDF-1") + part("image/svg+xml", "x.svg", "<svg/>") + "--b--";
    const QByteArray mixed = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b";
    server.deliver(letter("with-picture@customer.test", mixed, body));
    server.deliver(letter({}, mixed, body));
    server.deliver(letter("with-picture@customer.test", "Subject: Another of the same id\n" + mixed, body + "\n"));
    EmailConnector mailbox(std::make_unique<FakeMailTransport>(server, plan), clock, setup());
    const auto read = mailbox.read({});
    QVERIFY2(read, read ? "" : qPrintable(read.error().code));
    const QList<IncomingPost> posts = read->posts;
    QCOMPARE(posts.size(), 3);
    const Media lid{QStringLiteral("1.2"), MediaKind::Picture, QStringLiteral("lid.png"), {}, png.size(), 0, 0};
    QCOMPARE(posts.first().media.size(), 3);
    QCOMPARE(posts.first().media.at(0), lid);
    QCOMPARE(posts.first().media.at(1), (Media{{}, MediaKind::File, QStringLiteral("bill.pdf"), {}, 6, 0, 0}));
    QVERIFY(posts.at(1).media.first().key.isEmpty()); // nobody finds a letter again that has no Message-ID

    const auto fetch = [&](const QString &id, const char *key, qint64 atMost = largestMedia) { return mailbox.media(id, QLatin1StringView(key), atMost); };
    for (const IncomingPost &post : {posts.first(), posts.last()}) {
        const auto media = fetch(post.externalId, "1.2");
        QVERIFY2(media, media ? "" : qPrintable(media.error().code));
        QCOMPARE(media->bytes, png);
        QCOMPARE(media->mediaType, QStringLiteral("image/png"));
    }
    const QString id = posts.first().externalId;
    QCOMPARE(fetch(id, "1.2", png.size() - 1).error().code, QString(problem::mediaTooLarge));
    QCOMPARE(fetch(id, "1.3").error().code, QString(problem::notPossible)); // no picture
    for (const char *key : {"", "1", "1.1", "1.9", "1.0", "1.-1", "2.1", "1.2.1", "https://strangers.example/", "1.2 BODY[]"})
        QCOMPARE(fetch(id, key).error().code, QString(problem::postGone));
    QCOMPARE(fetch(posts.at(1).externalId, "1.2").error().code, QString(problem::notPossible));
    QCOMPARE(fetch(QStringLiteral("other@customer.test"), "1.2").error().code, QString(problem::postGone));
    server.expunge("INBOX", 1);
    QVERIFY(fetch(posts.last().externalId, "1.2")); // named apart from a letter that is gone
    server.expunge("INBOX", 3);
    QCOMPARE(fetch(posts.last().externalId, "1.2").error().code, QString(problem::postGone));
}

QTEST_GUILESS_MAIN(tst_EmailMedia)
#include "tst_emailmedia.moc"
