#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/fakehttp.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace otklik;
using Outcome = PublishResult::Outcome;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

/// A server as small as can be: stores by external id, and keeps a reply until it is known to stand there.
class Desk final
{
public:
    explicit Desk(int failing, FakeHttp::Fault fault)
        : m_http([this](const HttpRequest &request) { return network.answer(request); }), m_connector(network.connector(m_http, m_clock, {}))
    {
        network.setPageSize(3);
        m_http.failAt(failing, fault);
    }

    /// One thing at a time; after a failure the process has died and begins anew from what is stored.
    void read()
    {
        for (int step = 0; step < 100; ++step) {
            const auto read = m_connector->read(cursor);
            if (!read) {
                restart();
                continue;
            }
            for (const IncomingPost &post : read->posts) {
                stored.insert(post.externalId, post);
                ++told[post.externalId];
            }
            cursor = read->cursor;
            if (!read->hasMore)
                return;
        }
        QFAIL("reading comes to no end");
    }

    void look()
    {
        QList<KnownPost> known;
        for (const IncomingPost &post : std::as_const(stored))
            known.append({post.externalId, post.editedAt});
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto found = m_connector->refresh(known);
            if (!found) {
                restart();
                continue;
            }
            for (const QString &id : found->deleted)
                deleted.insert(id);
            return;
        }
        QFAIL("looking again fails for ever");
    }

    void answer(const QString &to, const QString &text)
    {
        m_clock.advance(std::chrono::minutes(1));
        OutgoingReply reply;
        reply.idempotencyKey = QStringLiteral("01890a5d-ac96-774b-bcce-b302099a%1-0123456789abcdef").arg(8000 + ++m_replies);
        reply.inReplyTo = to;
        reply.text = text;
        reply.notBefore = m_clock.now();
        PublishResult result;
        for (int attempt = 0; attempt < 5; ++attempt) {
            result = m_connector->publish(reply);
            if (result.outcome == Outcome::Unknown) {
                restart();
                const auto found = readBack(reply);
                if (found)
                    return;
                continue; // surely not there: sent once more
            }
            if (result.outcome != Outcome::TryLater)
                break;
            restart();
        }
        QCOMPARE(result.outcome, Outcome::Sent);
    }

    [[nodiscard]] QStringList textsInThread(const QString &id)
    {
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto thread = m_connector->thread(id);
            QStringList texts;
            for (const IncomingPost &post : thread.value_or(QList<IncomingPost>()))
                texts.append(post.text);
            if (thread)
                return texts;
            restart();
        }
        return {};
    }

    [[nodiscard]] qsizetype requests() const { return m_http.requests().size(); }

    FakeBluesky network;
    QMap<QString, IncomingPost> stored;
    QHash<QString, int> told;
    QSet<QString> deleted;
    QString cursor;

private:
    void restart() { m_connector = network.connector(m_http, m_clock, {}); }

    bool readBack(const OutgoingReply &reply)
    {
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto found = m_connector->findPublished(reply);
            if (found)
                return found->has_value();
            restart();
        }
        return false;
    }

    FakeHttp m_http;
    FakeClock m_clock;
    std::unique_ptr<Connector> m_connector;
    int m_replies = 0;
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
        desk.read();
        desk.answer(sent.first(), QStringLiteral("Здравствуйте! Какой номер?"));
        const QString ours = desk.network.recordsOf(QStringLiteral("app.bsky.feed.post")).value(0);
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("номер 5"), ours));
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("ой, не то"), ours));
        for (int i = 0; i < 8; ++i)
            sent.append(desk.network.write(QStringLiteral("boris"), QStringLiteral("и у меня %1").arg(i), sent.first()));
        desk.read();
        desk.network.remove(sent.at(2));
        desk.look();
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("номер 6"), ours));
        desk.read();
        desk.answer(sent.at(1), QStringLiteral("Спасибо, меняем."));
        const QStringList thread = desk.textsInThread(sent.first());

        QCOMPARE(QSet<QString>(desk.stored.keyBegin(), desk.stored.keyEnd()), QSet<QString>(sent.cbegin(), sent.cend()));
        for (const int times : std::as_const(desk.told))
            QCOMPARE(times, 1);
        QCOMPARE(desk.deleted, QSet<QString>{sent.at(2)});
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
