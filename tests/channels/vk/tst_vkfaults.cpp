#include "tests/channels/vk/vksetting.h"

using namespace otklik;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

/// What the server does around a connector, and nothing more: posts are stored with their cursor, a reply is sent once
/// more only when it surely is not there. After each failure the process is killed: the connector is made anew.
class Dialogue final
{
public:
    Dialogue()
        : m_http([this](const HttpRequest &request) { return vk.answer(request); })
        , m_clock(TimePoint(std::chrono::seconds(vk.now())))
    {
        restart();
    }

    void run();

    FakeVk vk;
    QStringList written;            ///< external ids of customers' posts
    QStringList replies;            ///< texts that were to be published
    QHash<QString, QString> stored; ///< text by external id
    QStringList deleted;
    QStringList published; ///< external ids, as the connector told them
    [[nodiscard]] FakeHttp &http() { return m_http; }

private:
    void restart()
    {
        ++restarts;
        m_connector = vk.connector(m_http, m_clock, {});
    }
    void read();
    void answer(const QString &post, const QString &text, int pictures = 0);
    void write(const QString &customer, const QString &text, const QString &under = {})
    {
        vk.tick(60);
        m_clock.advance(1min);
        written.append(vk.write(customer, text, under));
    }

    FakeHttp m_http;
    FakeClock m_clock;
    std::unique_ptr<Connector> m_connector;
    QString m_cursor;

public:
    int restarts = -1;
};

void Dialogue::read()
{
    for (int step = 0; step < 200; ++step) {
        const auto result = m_connector->read(m_cursor);
        if (!result) {
            restart();
            continue;
        }
        m_cursor = result->cursor;
        for (const IncomingPost &post : result->posts)
            stored.insert(post.externalId, post.text);
        deleted += result->deleted;
        if (!result->hasMore)
            return;
    }
    QFAIL("reading comes to no end");
}

void Dialogue::answer(const QString &post, const QString &text, int pictures)
{
    OutgoingReply reply;
    reply.idempotencyKey = QStringLiteral("key of ") + text;
    reply.inReplyTo = post;
    reply.recipientId = QStringLiteral("100");
    reply.text = text;
    reply.visibility = post.startsWith(QStringLiteral("msg")) ? Visibility::Private : Visibility::Public;
    reply.notBefore = m_clock.now();
    reply.accountedFor = published;
    for (int i = 0; i < pictures; ++i)
        reply.attachments.append({QStringLiteral("1.png"), QStringLiteral("image/png"), {}, "PNG"});
    replies.append(text);
    for (int attempt = 0; attempt < 20; ++attempt) {
        const PublishResult result = m_connector->publish(reply);
        if (result.outcome == PublishResult::Outcome::Sent) {
            published.append(result.post.externalId);
            return;
        }
        restart();
        if (result.outcome == PublishResult::Outcome::TryLater)
            continue;
        QCOMPARE(result.outcome, PublishResult::Outcome::Unknown);
        auto found = m_connector->findPublished(reply);
        for (int look = 0; !found && look < 5; ++look)
            found = m_connector->findPublished(reply);
        QVERIFY(found);
        if (*found) {
            published.append((*found)->externalId);
            return;
        }
    }
    QFAIL("a reply is never sent");
}

void Dialogue::run()
{
    const VkId topic = vk.topic(QStringLiteral("Delivery"));
    write(QStringLiteral("Anna"), QStringLiteral("Where is my parcel?"));
    read();
    const QString first = written.last();
    answer(first, QStringLiteral("Which number has it?"));
    write(QStringLiteral("Anna"), QStringLiteral("number 5"), first);
    vk.edit(idOf(written.last()), QStringLiteral("number 6"));
    read();
    answer(written.last(), QStringLiteral("It is on its way."), 1);
    write(QStringLiteral("Boris"), QStringLiteral("mine too"), topic.text());
    write(QStringLiteral("Anna"), QStringLiteral("in private"), QStringLiteral("msg100"));
    read();
    answer(written.last(), QStringLiteral("Thank you, Anna."), 1);
    answer(written.at(written.size() - 2), QStringLiteral("We shall see, Boris."));
    write(QStringLiteral("Clara"), QStringLiteral("never mind"));
    vk.remove(idOf(written.last()));
    vk.expireKey();
    read();
    vk.forgetEvents();
    write(QStringLiteral("Anna"), QStringLiteral("and this?"));
    write(QStringLiteral("Anna"), QStringLiteral("and that?"), QStringLiteral("msg100"));
    vk.loseEvents();
    write(QStringLiteral("Boris"), QStringLiteral("hello?"), topic.text());
    read();
    answer(written.last(), QStringLiteral("Yes?"));
    read();
}

} // namespace

/// Every request of a dialogue fails, in every way, and the process is killed there.
class tst_VkFaults final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNothingIsTwice_data();
    void nothingIsLostAndNothingIsTwice();
};

void tst_VkFaults::nothingIsLostAndNothingIsTwice_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("server fault") << FakeHttp::Fault::ServerFault;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_VkFaults::nothingIsLostAndNothingIsTwice()
{
    QFETCH(FakeHttp::Fault, fault);
    int failing = 0;
    for (;; ++failing) {
        Dialogue dialogue;
        dialogue.http().failAt(failing, fault);
        dialogue.run();
        if (QTest::currentTestFailed())
            return;
        for (const QString &id : std::as_const(dialogue.written))
            QVERIFY2(dialogue.stored.contains(id),
                     qPrintable(QStringLiteral("%1 is lost at request %2").arg(id).arg(failing)));
        QCOMPARE(dialogue.stored.value(dialogue.written.at(1)), QStringLiteral("number 6"));
        QVERIFY(dialogue.deleted.contains(dialogue.written.at(4)));
        QStringList there = dialogue.vk.brandTexts();
        for (QString &text : there)
            text.remove(QStringLiteral("[id100|@id100], "));
        QCOMPARE(sorted(there), sorted(dialogue.replies));
        for (const QString &id : std::as_const(dialogue.published)) {
            QCOMPARE(dialogue.published.count(id), 1);
            QVERIFY(!dialogue.vk.textOf(idOf(id)).isEmpty());
        }
        QCOMPARE(dialogue.vk.schemaFaults().join(u'\n'), QString());
        if (dialogue.http().requests().size() <= failing)
            break; // the chosen request was never made: all have had their turn
        QVERIFY2(dialogue.restarts <= 3, qPrintable(QString::number(failing)));
    }
    qInfo("vk, %s: tried %d, lost 0, twice 0, diverged 0", QTest::currentDataTag(), failing);
}

QTEST_GUILESS_MAIN(tst_VkFaults)
#include "tst_vkfaults.moc"
