#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/dialoguedesk.h"
#include "tests/channels/fakehttp.h"

#include <QSet>
#include <QTest>

using namespace otklik;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

/// The server that talks, and the network whose request of number `failing` goes wrong.
class Desk final
{
public:
    Desk(int failing, FakeHttp::Fault fault) : m_http([this](const HttpRequest &request) { return network.answer(request); })
    {
        network.setPageSize(3);
        m_http.failAt(failing, fault);
    }

    void answer(const QString &to, const QString &text)
    {
        m_clock.advance(std::chrono::minutes(1));
        OutgoingReply reply;
        reply.idempotencyKey = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a%1-0123456789abcdef").arg(8000 + ++m_replies);
        reply.inReplyTo = to;
        reply.text = text;
        reply.notBefore = m_clock.now();
        (void)server.answer(reply);
    }

    [[nodiscard]] QStringList textsInThread(const QString &id)
    {
        QStringList texts;
        const QList<IncomingPost> thread = server.thread(id);
        for (const IncomingPost &post : thread)
            texts.append(post.text);
        return texts;
    }

    [[nodiscard]] qsizetype requests() const { return m_http.requests().size(); }

    FakeBluesky network;

private:
    FakeHttp m_http;
    FakeClock m_clock;
    int m_replies = 0;

public:
    DialogueDesk server{[this] { return network.connector(m_http, m_clock, {}); }};
};

} // namespace

/// A customer and the brand talk, and every request of it fails once in every way.
class tst_BlueskyDialogue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNothingIsSaidTwice_data();
    void nothingIsLostAndNothingIsSaidTwice();
};

void tst_BlueskyDialogue::nothingIsLostAndNothingIsSaidTwice_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("server fault") << FakeHttp::Fault::ServerFault;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_BlueskyDialogue::nothingIsLostAndNothingIsSaidTwice()
{
    QFETCH(FakeHttp::Fault, fault);
    int failing = 0;
    for (;; ++failing) {
        Desk desk(failing, fault);
        QStringList sent{desk.network.write(QStringLiteral("anna"), QStringLiteral("сломался чайник"))};
        desk.server.read();
        desk.answer(sent.first(), QStringLiteral("Здравствуйте! Какой номер?"));
        const QString ours = desk.network.recordsOf(QStringLiteral("app.bsky.feed.post")).value(0);
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("номер 5"), ours));
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("ой, не то"), ours));
        for (int i = 0; i < 8; ++i)
            sent.append(desk.network.write(QStringLiteral("boris"), QStringLiteral("и у меня %1").arg(i), sent.first()));
        desk.server.read();
        desk.network.remove(sent.at(2));
        desk.server.look();
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("номер 6"), ours));
        desk.server.read();
        desk.answer(sent.at(1), QStringLiteral("Спасибо, меняем."));
        const QStringList thread = desk.textsInThread(sent.first());

        QCOMPARE(QSet<QString>(desk.server.stored.keyBegin(), desk.server.stored.keyEnd()), QSet<QString>(sent.cbegin(), sent.cend()));
        for (const int times : std::as_const(desk.server.told))
            QCOMPARE(times, 1);
        QCOMPARE(desk.server.deleted, QSet<QString>{sent.at(2)});
        QCOMPARE(desk.network.brandTexts(), (QStringList{QStringLiteral("Здравствуйте! Какой номер?"), QStringLiteral("Спасибо, меняем.")}));
        QCOMPARE(thread.count(QStringLiteral("Спасибо, меняем.")), 1);
        QCOMPARE(thread.size(), sent.size() - 1 + 2);
        QCOMPARE(desk.network.brokenRequests(), 0);
        if (desk.requests() <= failing)
            break;
    }
    QVERIFY2(failing >= 20, "the dialogue has that many requests");
    qInfo("%d requests failed, one at a time", failing);
}

QTEST_GUILESS_MAIN(tst_BlueskyDialogue)
#include "tst_blueskydialogue.moc"
