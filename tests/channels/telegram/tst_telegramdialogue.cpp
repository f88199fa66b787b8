#include "channels/problems.h"
#include "channels/telegram/telegramconnector.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/telegram/faketelegram.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// The server's side: stores posts with their cursor, and keeps what became of its replies.
class Dialogue final
{
public:
    Dialogue() : m_connector(network.connector(http, clock, {})) { }

    void play();
    void read();
    void answer(const QString &id, const QString &text);

    FakeClock clock;
    FakeTelegram network{clock};
    FakeHttp http{[this](const HttpRequest &request) { return network.answer(request); }};
    int killAfter = -1; ///< the process dies when so many requests are made, before anything is stored
    QHash<QString, QStringList> stored; ///< the versions of every post
    QStringList deleted;
    QStringList wanted;                 ///< external ids of all that was written to the brand
    QHash<QString, PublishResult::Outcome> replies;
    bool isStuck = false;

private:
    void startAnew() { m_connector = network.connector(http, clock, {}); }
    bool isKilled();

    std::unique_ptr<Connector> m_connector;
    QString m_cursor;
};

bool Dialogue::isKilled()
{
    if (killAfter < 0 || http.requests().size() < killAfter)
        return false;
    killAfter = -1;
    startAnew();
    return true;
}

void Dialogue::read()
{
    for (int attempt = 0; attempt < 10; ++attempt) {
        const auto step = m_connector->read(m_cursor);
        if (isKilled())
            continue;
        if (!step) {
            startAnew();
            continue;
        }
        for (const IncomingPost &post : step->posts) {
            QStringList &versions = stored[post.externalId];
            if (!versions.contains(post.text))
                versions.append(post.text);
        }
        deleted += step->deleted;
        m_cursor = step->cursor;
        if (!step->hasMore)
            return;
    }
    isStuck = true;
}

void Dialogue::answer(const QString &id, const QString &text)
{
    OutgoingReply reply;
    reply.inReplyTo = id;
    reply.text = text;
    reply.visibility = TelegramId::fromText(id)->chat > 0 ? Visibility::Private : Visibility::Public;
    reply.notBefore = clock.now();
    for (int attempt = 0; attempt < 3; ++attempt) {
        const PublishResult result = m_connector->publish(reply);
        // Killed in the middle: found in "sending" afterwards, which is unknown.
        replies[text] = isKilled() ? PublishResult::Outcome::Unknown : result.outcome;
        if (replies[text] != PublishResult::Outcome::TryLater)
            break;
        startAnew();
    }
    if (replies[text] == PublishResult::Outcome::Unknown) {
        startAnew();
        const auto found = m_connector->findPublished(reply);
        isStuck = isStuck || found || found.error().code != problem::cannotReadBack;
    }
}

void Dialogue::play()
{
    const QString question = network.write(s("anna"), s("Где заказ?"));
    const QJsonObject business = network.say(network.privateChat(s("vera")), network.user(s("vera")), s("Здравствуйте"),
                                             {{s("business_connection_id"), FakeTelegram::connection}}, s("business_message"));
    wanted = {question, idOfMessage(business).text()};
    read();
    answer(question, s("Едет"));
    clock.advance(1min);
    network.edit(question, s("Где мой заказ?"));
    const QString second = network.write(s("anna"), s("Спасибо"));
    const QJsonArray entities{QJsonObject{{s("type"), s("mention")}, {s("offset"), 0}, {s("length"), 12}}};
    const QString public_ = idOfMessage(network.say(FakeTelegram::group(), network.user(s("boris")), s("@RomashkaBot стыдно"), {{s("entities"), entities}})).text();
    wanted += {second, public_};
    read();
    answer(public_, s("Напишите нам"));
    answer(wanted.at(1), s("Добрый день"));
    network.removeBusiness(wanted.at(1));
    clock.advance(1min);
    wanted.append(network.write(s("anna"), s("Ещё вопрос")));
    read();
    answer(wanted.last(), s("Да"));
    read();
}

} // namespace

/// A dialogue in which every request fails in every way, and the process dies after each: no mention is lost, none
/// comes twice, no reply is published twice.
class tst_TelegramDialogue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNothingComesTwice();
    void twoThingsGoWrongAndStillNothingIsLost();

private:
    void check(const Dialogue &dialogue);

    int m_tried = 0;
    int m_lost = 0;
    int m_twice = 0;
    int m_diverged = 0;
};

void tst_TelegramDialogue::check(const Dialogue &dialogue)
{
    ++m_tried;
    for (const QString &id : dialogue.wanted)
        m_lost += dialogue.stored.contains(id) ? 0 : 1;
    m_lost += dialogue.stored.value(dialogue.wanted.first()) == QStringList({s("Где заказ?"), s("Где мой заказ?")}) ? 0 : 1;
    m_lost += dialogue.deleted.contains(dialogue.wanted.at(1)) ? 0 : 1;
    m_twice += static_cast<int>(dialogue.stored.size() - dialogue.wanted.size());
    const QStringList there = dialogue.network.brandTexts();
    for (auto reply = dialogue.replies.begin(); reply != dialogue.replies.end(); ++reply) {
        m_twice += there.count(reply.key()) > 1 ? 1 : 0;
        const bool isSent = reply.value() == PublishResult::Outcome::Sent;
        const bool isUnknown = reply.value() == PublishResult::Outcome::Unknown;
        m_diverged += (isSent && there.count(reply.key()) == 1) || isUnknown ? 0 : 1;
    }
    m_diverged += dialogue.isStuck || dialogue.replies.size() != 4 ? 1 : 0;
    m_diverged += dialogue.network.schemaFaults().isEmpty() ? 0 : 1;
    QVERIFY2(dialogue.network.schemaFaults().isEmpty(), qPrintable(dialogue.network.schemaFaults().join(u'\n')));
}

void tst_TelegramDialogue::nothingIsLostAndNothingComesTwice()
{
    Dialogue good;
    good.play();
    check(good);
    QCOMPARE(good.network.brandTexts().size(), 4);
    const int requests = static_cast<int>(good.http.requests().size());
    QCOMPARE(requests, 11);
    for (int index = 0; index < requests + 2; ++index) {
        for (const FakeHttp::Fault fault : {FakeHttp::Fault::NotReached, FakeHttp::Fault::AnswerLost, FakeHttp::Fault::ServerFault, FakeHttp::Fault::HtmlPage}) {
            Dialogue dialogue;
            dialogue.http.failAt(index, fault);
            dialogue.play();
            check(dialogue);
        }
        Dialogue killed;
        killed.killAfter = index + 1;
        killed.play();
        check(killed);
    }
    qInfo("telegram dialogue: tried %d, lost %d, twice %d, diverged %d", m_tried, m_lost, m_twice, m_diverged);
    QCOMPARE(m_lost, 0);
    QCOMPARE(m_twice, 0);
    QCOMPARE(m_diverged, 0);
}

void tst_TelegramDialogue::twoThingsGoWrongAndStillNothingIsLost()
{
    m_tried = m_lost = m_twice = m_diverged = 0;
    for (int first = 0; first < 10; ++first)
        for (int second = first + 1; second < 13; ++second) {
            Dialogue dialogue;
            dialogue.http.failAt(first, FakeHttp::Fault::AnswerLost);
            dialogue.http.failAt(second, FakeHttp::Fault::ServerFault);
            dialogue.killAfter = second + 1;
            dialogue.play();
            check(dialogue);
        }
    qInfo("telegram dialogue, two faults: tried %d, lost %d, twice %d, diverged %d", m_tried, m_lost, m_twice, m_diverged);
    QCOMPARE(m_lost, 0);
    QCOMPARE(m_twice, 0);
    QCOMPARE(m_diverged, 0);
}

QTEST_GUILESS_MAIN(tst_TelegramDialogue)
#include "tst_telegramdialogue.moc"
