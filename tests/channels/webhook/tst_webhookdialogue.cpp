#include "tests/channels/dialoguedesk.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/webhook/fakewebhook.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace otklik;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

/// A server as small as can be, and the program that calls it. Calls in both directions are
/// counted together; the one of number `failing` goes wrong:
/// not reached: it never arrives; answer lost: it is worked on, and its sender does not know;
/// server fault: our process dies before anything is stored; a page: somebody plays it again.
class Desk final
{
public:
    Desk(int failing, FakeHttp::Fault fault)
        : m_failing(failing), m_fault(fault), m_http([this](const HttpRequest &request) { return outgoing(request); })
    {
    }

    /// The program tells everything it has to tell, again and again until it is thanked.
    void listen()
    {
        for (int attempt = 0; attempt < 100; ++attempt) {
            const auto call = network.told();
            if (!call)
                return;
            if (arrive(*call))
                network.taken();
            m_clock.advance(std::chrono::seconds(30));
        }
        QFAIL("telling comes to no end");
    }

    void answer(const QString &to, const QString &text)
    {
        OutgoingReply reply;
        reply.idempotencyKey = QStringLiteral("delivery-%1").arg(++m_replies);
        reply.inReplyTo = to;
        reply.text = text;
        (void)m_desk.answer(reply);
    }

    [[nodiscard]] int calls() const { return m_calls; }

private:
    FakeClock m_clock;

public:
    FakeWebhook network{m_clock};
    QMap<QString, IncomingPost> stored;
    QHash<QString, int> told; ///< how often a version of a post was stored
    QSet<QString> deleted;

private:
    Result<HttpResponse> outgoing(const HttpRequest &request)
    {
        if (m_calls++ != m_failing)
            return network.answer(request);
        FakeHttp once([this](const HttpRequest &same) { return network.answer(same); });
        once.failAt(0, m_fault);
        return once.perform(request);
    }

    /// Whether the program is thanked.
    bool arrive(const PushedCall &call)
    {
        const bool isFailing = m_calls++ == m_failing;
        if (isFailing && m_fault == FakeHttp::Fault::NotReached)
            return false;
        const auto answer = m_desk.connector().receive(call);
        if (isFailing && m_fault == FakeHttp::Fault::ServerFault) {
            m_desk.restart();
            return false;
        }
        if (!answer || answer->status != 200)
            return false;
        store(*answer);
        if (isFailing && m_fault == FakeHttp::Fault::HtmlPage)
            store(*m_desk.connector().receive(call));
        return !(isFailing && m_fault == FakeHttp::Fault::AnswerLost);
    }

    void store(const PushAnswer &answer)
    {
        if (m_replayKeys.contains(answer.replayKey))
            return;
        m_replayKeys.insert(answer.replayKey);
        for (const IncomingPost &post : answer.read.posts) {
            const auto known = stored.constFind(post.externalId);
            if (known != stored.cend() && known->editedAt == post.editedAt)
                continue; // idempotent by external id
            stored.insert(post.externalId, post);
            ++told[post.externalId];
        }
        for (const QString &id : answer.read.deleted)
            deleted.insert(id);
    }

    int m_failing;
    FakeHttp::Fault m_fault;
    int m_calls = 0;
    FakeHttp m_http;
    QSet<QString> m_replayKeys;
    int m_replies = 0;
    DialogueDesk m_desk{[this] { return network.connector(m_http, m_clock, {}); }};
};

} // namespace

/// A customer and the brand talk, and every call of it, in and out, fails once in every way.
class tst_WebhookDialogue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNothingIsSaidTwice_data();
    void nothingIsLostAndNothingIsSaidTwice();
};

void tst_WebhookDialogue::nothingIsLostAndNothingIsSaidTwice_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("killed, or a fault of a proxy") << FakeHttp::Fault::ServerFault;
    QTest::newRow("played again, or a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_WebhookDialogue::nothingIsLostAndNothingIsSaidTwice()
{
    QFETCH(FakeHttp::Fault, fault);
    int failing = 0;
    for (;; ++failing) {
        Desk desk(failing, fault);
        QStringList sent{desk.network.write(QStringLiteral("anna"), QStringLiteral("сломался чайник"))};
        desk.listen();
        desk.answer(sent.first(), QStringLiteral("Какой номер?"));
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("номер 5"), sent.first()));
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("ой"), sent.first()));
        desk.listen();
        desk.network.edit(sent.at(1), QStringLiteral("номер 6"));
        desk.network.remove(sent.at(2));
        desk.network.writePrivately(QStringLiteral("anna"), QStringLiteral("мой адрес"));
        desk.listen();
        desk.answer(sent.at(1), QStringLiteral("Спасибо, меняем."));

        QCOMPARE(desk.stored.size(), 4);
        QCOMPARE(desk.stored.value(sent.at(1)).text, QStringLiteral("номер 6"));
        QCOMPARE(desk.told.value(sent.at(0)), 1);
        QCOMPARE(desk.told.value(sent.at(1)), 2); // both versions, each once
        QCOMPARE(desk.stored.last().visibility, Visibility::Private);
        QCOMPARE(desk.deleted, QSet<QString>{sent.at(2)});
        QCOMPARE(desk.network.brandTexts(), (QStringList{QStringLiteral("Какой номер?"), QStringLiteral("Спасибо, меняем.")}));
        QCOMPARE(desk.network.badCalls(), 0);
        if (desk.calls() <= failing)
            break;
    }
    QVERIFY(failing >= 8);
    qInfo("%d calls failed, one at a time", failing);
}

QTEST_GUILESS_MAIN(tst_WebhookDialogue)
#include "tst_webhookdialogue.moc"
