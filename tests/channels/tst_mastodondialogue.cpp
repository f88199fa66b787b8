#include "channels/mastodon/mastodonapi.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"

#include <QMap>
#include <QSet>
#include <QTest>

using namespace otklik;
using Outcome = PublishResult::Outcome;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

/// A server as small as can be: stores by external id, and keeps a reply until it is known to stand there.
/// After any failure the process has died and begins anew from what is stored.
class Desk final
{
public:
    Desk(int failing, FakeHttp::Fault fault)
        : network({.pageSize = 3, .listsPrivateOwn = false}),
          m_http([this](const HttpRequest &request) { return network.answer(request); }), m_connector(network.connector(m_http, m_clock, {}))
    {
        m_http.failAt(failing, fault);
    }

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
            for (const IncomingPost &post : found->posts)
                stored.insert(post.externalId, post);
            for (const QString &id : found->deleted)
                deleted.insert(id);
            return;
        }
        QFAIL("looking again fails for ever");
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
        PublishResult result;
        for (int attempt = 0; attempt < 5; ++attempt) {
            result = m_connector->publish(reply);
            if (result.outcome == Outcome::Unknown) {
                restart();
                const auto found = readBack(reply);
                if (!found)
                    continue; // surely not there: sent once more
                result = {Outcome::Sent, *found, {}, 0};
            }
            if (result.outcome != Outcome::TryLater)
                break;
            restart();
        }
        QCOMPARE(result.outcome, Outcome::Sent);
        m_own.append(result.post.externalId);
    }

    [[nodiscard]] QList<IncomingPost> thread(const QString &id)
    {
        for (int attempt = 0; attempt < 3; ++attempt) {
            if (const auto thread = m_connector->thread(id))
                return *thread;
            restart();
        }
        return {};
    }

    [[nodiscard]] qsizetype requests() const { return m_http.requests().size(); }
    [[nodiscard]] QStringList own() const { return m_own; }

    FakeMastodon network;
    QMap<QString, IncomingPost> stored;
    QHash<QString, int> told;
    QSet<QString> deleted;
    QString cursor;

private:
    void restart()
    {
        m_connector = network.connector(m_http, m_clock, {});
        m_clock.advance(std::chrono::minutes(2));
    }

    std::optional<PublishedPost> readBack(const OutgoingReply &reply)
    {
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto found = m_connector->findPublished(reply);
            if (found)
                return *found;
            restart();
        }
        return std::nullopt;
    }

    FakeHttp m_http;
    FakeClock m_clock{TimePoint(std::chrono::seconds(1'790'000'050))};
    std::unique_ptr<Connector> m_connector;
    QStringList m_own;
    int m_replies = 0;
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
        desk.read();
        desk.answer(sent.first(), hello, Visibility::Public);
        const QString ours = desk.own().value(0);
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("номер 5"), ours));
        sent.append(desk.network.write(QStringLiteral("anna"), QStringLiteral("ой, не то"), ours));
        for (int i = 0; i < 8; ++i)
            sent.append(desk.network.write(QStringLiteral("boris"), QStringLiteral("и у меня %1").arg(i), sent.first()));
        desk.read();
        desk.network.edit(sent.at(1), QStringLiteral("<p>номер 6</p>"));
        desk.network.remove(sent.at(2));
        desk.look();
        desk.answer(sent.at(1), quiet, Visibility::Private);
        const QString direct = desk.network.addStatus(QStringLiteral("anna"), QStringLiteral("<p>вот он</p>"), desk.own().value(1), QStringLiteral("direct"));
        desk.network.setConversation(QStringLiteral("7"), direct);
        sent.append(direct);
        desk.read();
        desk.answer(direct, thanks, Visibility::Private);
        const QString byHand = desk.network.addStatus(QStringLiteral("brand"), QStringLiteral("<p>из приложения</p>"), sent.first());
        const QList<IncomingPost> thread = desk.thread(sent.first());

        QCOMPARE(QSet<QString>(desk.stored.keyBegin(), desk.stored.keyEnd()), QSet<QString>(sent.cbegin(), sent.cend()));
        for (const int times : std::as_const(desk.told))
            QCOMPARE(times, 1);
        QCOMPARE(desk.stored.value(sent.at(1)).text, QStringLiteral("номер 6"));
        QCOMPARE(desk.stored.value(direct).visibility, Visibility::Private);
        QCOMPARE(desk.deleted, QSet<QString>{sent.at(2)});
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
