#include "channels/mastodon/mastodonapi.h"
#include "tests/channels/dialoguedesk.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"

#include <QSet>
#include <QTest>

using namespace otklik;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

/// The server that talks, and the network whose request of number `failing` goes wrong.
class Desk final
{
public:
    Desk(int failing, FakeHttp::Fault fault)
        : network({.pageSize = 3, .listsPrivateOwn = false}),
          m_http([this](const HttpRequest &request) { return network.answer(request); })
    {
        m_http.failAt(failing, fault);
    }

    void answer(const QString &to, const QString &text, Visibility visibility)
    {
        OutgoingReply reply;
        reply.idempotencyKey = QStringLiteral("key-%1").arg(++m_replies);
        reply.inReplyTo = to;
        reply.text = text;
        reply.recipientHandle = QStringLiteral("anna@social.example");
        reply.visibility = visibility;
        reply.accountedFor = m_own;
        if (const auto post = server.answer(reply))
            m_own.append(post->externalId);
    }

    [[nodiscard]] qsizetype requests() const { return m_http.requests().size(); }
    [[nodiscard]] QStringList own() const { return m_own; }

    FakeMastodon network;

private:
    FakeHttp m_http;
    FakeClock m_clock{TimePoint(std::chrono::seconds(1'790'000'050))};
    QStringList m_own;
    int m_replies = 0;

public:
    DialogueDesk server{[this] {
        m_clock.advance(std::chrono::minutes(2));
        return network.connector(m_http, m_clock, {});
    }};
};

} // namespace

/// A customer and the brand talk, and every request of it fails once in every way.
class tst_MastodonDialogue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNothingIsSaidTwice_data();
    void nothingIsLostAndNothingIsSaidTwice();
};

void tst_MastodonDialogue::nothingIsLostAndNothingIsSaidTwice_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("server fault") << FakeHttp::Fault::ServerFault;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_MastodonDialogue::nothingIsLostAndNothingIsSaidTwice()
{
    QFETCH(FakeHttp::Fault, fault);
    const QString hello = QStringLiteral("Здравствуйте! Какой *номер*?");
    const QString quiet = QStringLiteral("@anna адрес в личном сообщении");
    const QString thanks = QStringLiteral("Спасибо, меняем.");
    int failing = 0;
    for (;; ++failing) {
        Desk desk(failing, fault);
        QStringList sent{desk.network.write(QStringLiteral("anna"), QStringLiteral("сломался чайник"))};
        desk.network.warn(sent.first(), QStringLiteral("жалоба"));
        desk.server.read();
        desk.answer(sent.first(), hello, Visibility::Public);
        const QString ours = desk.own().value(0);
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("номер 5"), ours));
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("ой, не то"), ours));
        for (int i = 0; i < 8; ++i)
            sent.append(desk.network.write(QStringLiteral("boris"), QStringLiteral("и у меня %1").arg(i), sent.first()));
        desk.server.read();
        desk.network.edit(sent.at(1), QStringLiteral("<p>номер 6</p>"));
        desk.network.remove(sent.at(2));
        desk.server.look();
        desk.answer(sent.at(1), quiet, Visibility::Private);
        const QString direct = desk.network.addStatus(QStringLiteral("anna"), QStringLiteral("<p>вот он</p>"), desk.own().value(1), QStringLiteral("direct"));
        desk.network.setConversation(QStringLiteral("7"), direct);
        sent.append(direct);
        desk.server.read();
        desk.answer(direct, thanks, Visibility::Private);
        const QString byHand = desk.network.addStatus(QStringLiteral("brand"), QStringLiteral("<p>из приложения</p>"), sent.first());
        const QList<IncomingPost> thread = desk.server.thread(sent.first());

        QCOMPARE(QSet<QString>(desk.server.stored.keyBegin(), desk.server.stored.keyEnd()), QSet<QString>(sent.cbegin(), sent.cend()));
        for (const int times : std::as_const(desk.server.told))
            QCOMPARE(times, 1);
        QCOMPARE(desk.server.stored.value(sent.at(1)).text, QStringLiteral("номер 6"));
        QCOMPARE(desk.server.stored.value(direct).visibility, Visibility::Private);
        QCOMPARE(desk.server.deleted, QSet<QString>{sent.at(2)});
        const QString named = QStringLiteral("@anna@social.example ");
        QCOMPARE(desk.network.brandTexts(), (QStringList{named + hello, quiet, named + thanks, QString()}));
        QCOMPARE(desk.network.status(ours).value(QLatin1StringView("spoiler_text")).toString(), QStringLiteral("жалоба"));
        const auto own = std::find_if(thread.cbegin(), thread.cend(), [&](const IncomingPost &post) { return post.externalId == byHand; });
        QVERIFY(own != thread.cend() && own->isBrand);
        QCOMPARE(desk.network.violations(), QStringList());
        if (desk.requests() <= failing)
            break;
    }
    QVERIFY2(failing >= 30, "the dialogue has that many requests");
    qInfo("%d requests failed, one at a time", failing);
}

QTEST_GUILESS_MAIN(tst_MastodonDialogue)
#include "tst_mastodondialogue.moc"
