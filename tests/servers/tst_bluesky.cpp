#include "channels/bluesky/aturi.h"
#include "channels/bluesky/blueskyconnector.h"
#include "channels/problems.h"
#include "models/uuid7.h"
#include "tests/servers/support/blueskyserver.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace otklik;
using Outcome = PublishResult::Outcome;

namespace {

const QString alice = QStringLiteral("alice");
const QString bob = QStringLiteral("bob");
const QString brand = QStringLiteral("brand");
constexpr int longEnough = 60'000; // the AppView hears of a post through the PDS's event stream

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

} // namespace

/// The connector, a real PDS and its AppView: what people write there arrives here, and the answer stands there, once.
class tst_Bluesky final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theAccountIsWhoItIs();
    void aMentionIsReadAndItsAnswerIsSeen();
    void aReplyAndAQuoteAreHeard();
    void theSameReplyTwiceIsOnePost();
    void facetsAreSeenRight();
    void aReplyTakesItsPictureAlong();
    void aDeletionIsTold();
    void anAuthorKeepsTheIdWhenTheHandleChanges();
    void manyPostsOfOneMomentAreAllRead();
    void aClosedThreadIsKnownBeforehand();
    void aReplyIsHiddenAndShownAgain();
    void anAccountIsBlockedAndFreedAgain();
    void aTokenThatEndedIsRenewed();
    void aWithdrawnPasswordIsToldByACode();
    void directMessagesAreNotThere();

private:
    [[nodiscard]] std::unique_ptr<Connector> connector(const QString &password = {});
    /// Reads on until there is nothing more, into m_posts.
    void read();
    /// The post as it was told, once it has been.
    [[nodiscard]] std::optional<IncomingPost> told(const QString &uri);
    [[nodiscard]] OutgoingReply replyTo(const QString &uri, const QString &text);
    [[nodiscard]] bool isAnswered(const QString &account, const QString &uri, const QString &answer);

    std::unique_ptr<BlueskyServer> m_server;
    SystemClock m_clock;
    CurlHttp m_http;
    QString m_password;
    TimePoint m_begun{};
    std::unique_ptr<Connector> m_connector;
    QString m_cursor;
    QHash<QString, IncomingPost> m_posts;
    QHash<QString, int> m_times;
    Heard m_heard;
};

std::unique_ptr<Connector> tst_Bluesky::connector(const QString &password)
{
    ConnectorSetup setup;
    setup.network = QStringLiteral("bluesky");
    setup.url = m_server->address();
    setup.accountId = m_server->did(brand);
    setup.readFrom = m_begun;
    setup.values = {{QStringLiteral("identifier"), QStringLiteral("brand.test")},
                    {QStringLiteral("app_password"), password.isEmpty() ? m_password : password}};
    return std::make_unique<BlueskyConnector>(m_http, m_clock, BlueskyAccess::of(setup), setup.readFrom);
}

void tst_Bluesky::initTestCase()
{
    auto server = BlueskyServer::start();
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    m_server = std::move(*server);
    m_password = m_server->appPassword(brand);
    QVERIFY(!m_password.isEmpty());
    m_begun = m_clock.now();
    m_connector = connector();
}

void tst_Bluesky::read()
{
    for (int step = 0; step < 100; ++step) {
        const auto result = m_connector->read(m_cursor);
        QVERIFY2(result, result ? "" : qPrintable(result.error().code + u' ' + result.error().detail));
        m_cursor = result->cursor;
        m_heard = result->heard;
        for (const IncomingPost &post : result->posts) {
            m_posts.insert(post.externalId, post);
            ++m_times[post.externalId];
        }
        if (!result->hasMore)
            return;
    }
    QFAIL("reading comes to no end");
}

std::optional<IncomingPost> tst_Bluesky::told(const QString &uri)
{
    const bool isThere = QTest::qWaitFor([&] {
        read();
        return m_posts.contains(uri) || QTest::currentTestFailed();
    }, longEnough);
    return isThere && m_posts.contains(uri) ? std::optional(m_posts.value(uri)) : std::nullopt;
}

OutgoingReply tst_Bluesky::replyTo(const QString &uri, const QString &text)
{
    OutgoingReply reply;
    reply.idempotencyKey = newUuid7(m_clock) + QStringLiteral("-0123456789abcdef");
    reply.inReplyTo = uri;
    reply.text = text;
    reply.notBefore = m_clock.now();
    return reply;
}

bool tst_Bluesky::isAnswered(const QString &account, const QString &uri, const QString &answer)
{
    return QTest::qWaitFor([&] {
        const QList<QJsonObject> answers = m_server->answers(account, uri);
        return std::any_of(answers.cbegin(), answers.cend(), [&](const QJsonObject &view) { return text(view, "uri") == answer; });
    }, longEnough);
}

void tst_Bluesky::theAccountIsWhoItIs()
{
    const auto check = m_connector->check();
    QVERIFY2(check, check ? "" : qPrintable(check.error().detail));
    QCOMPARE(check->accountId, m_server->did(brand));
    QCOMPARE(check->handle, QStringLiteral("brand.test"));
    QVERIFY(check->canAnswer && check->missing.isEmpty());
}

void tst_Bluesky::aMentionIsReadAndItsAnswerIsSeen()
{
    const QString mention = m_server->post(alice, QStringLiteral("👋 @brand.test сломался чайник"), {}, {{QStringLiteral("langs"), QJsonArray{QStringLiteral("ru")}}});
    const auto post = told(mention);
    QVERIFY(post);
    QCOMPARE(post->text, QStringLiteral("👋 @brand.test сломался чайник"));
    QCOMPARE(post->authorExternalId, m_server->did(alice));
    QCOMPARE(post->authorHandle, QStringLiteral("alice.test"));
    QCOMPARE(post->language, QStringLiteral("ru"));
    QVERIFY(m_heard.completeTo && m_heard.completeFrom);

    OutgoingReply reply = replyTo(mention, QStringLiteral("Здравствуйте! Какой у него номер?"));
    const auto before = m_connector->findPublished(reply);
    QVERIFY(before && !*before);
    const PublishResult result = m_connector->publish(reply);
    QVERIFY2(result.outcome == Outcome::Sent, qPrintable(result.problem));
    QVERIFY(isAnswered(alice, mention, result.post.externalId));
    QCOMPARE(text(m_server->answers(alice, mention).first().value(QStringLiteral("record")).toObject(), "text"), reply.text);
    QVERIFY(QTest::qWaitFor([&] { return m_server->reasons(alice, result.post.externalId) == QStringList{QStringLiteral("reply")}; }, longEnough));

    const auto thread = m_connector->thread(mention);
    QVERIFY(thread);
    QCOMPARE(thread->size(), 2);
    QCOMPARE(thread->last().externalId, result.post.externalId);
    QCOMPARE(thread->last().text, reply.text);
    QVERIFY(thread->last().isBrand);
    QCOMPARE(thread->last().threadExternalId, mention);
}

void tst_Bluesky::aReplyAndAQuoteAreHeard()
{
    const QString own = m_server->post(brand, QStringLiteral("Новый чайник уже в продаже"));
    QVERIFY(QTest::qWaitFor([&] { return !text(m_server->reference(alice, own), "cid").isEmpty(); }, longEnough));
    const QString reply = m_server->post(alice, QStringLiteral("а старый кто починит?"), own);
    const QString quote = m_server->post(bob, QStringLiteral("вот уж спасибо"), {},
                                         {{QStringLiteral("embed"), QJsonObject{{QStringLiteral("$type"), QStringLiteral("app.bsky.embed.record")},
                                                                                {QStringLiteral("record"), m_server->reference(bob, own)}}}});
    const auto heard = told(reply);
    QVERIFY(heard);
    QCOMPARE(heard->inReplyTo, own);
    QCOMPARE(heard->threadExternalId, own);
    const auto quoted = told(quote);
    QVERIFY(quoted);
    QCOMPARE(quoted->text, QStringLiteral("вот уж спасибо\n[quote] @brand.test: Новый чайник уже в продаже ") + webAddressOf(*postUri(own)));
    QVERIFY(quoted->inReplyTo.isEmpty());
}

void tst_Bluesky::theSameReplyTwiceIsOnePost()
{
    const QString mention = m_server->post(alice, QStringLiteral("@brand.test ау"));
    QVERIFY(told(mention));
    const OutgoingReply reply = replyTo(mention, QStringLiteral("Мы здесь"));
    const PublishResult first = m_connector->publish(reply);
    const PublishResult second = connector()->publish(reply); // another process, later, with another time of writing
    QCOMPARE(first.outcome, Outcome::Sent);
    QCOMPARE(second.outcome, Outcome::Sent);
    QCOMPARE(second.post.externalId, first.post.externalId);
    QCOMPARE(second.post.seen->publishedAt, first.post.seen->publishedAt);
    const auto found = connector()->findPublished(reply);
    QVERIFY(found && *found);
    QCOMPARE((**found).externalId, first.post.externalId);
    QVERIFY(isAnswered(alice, mention, first.post.externalId));
    QCOMPARE(m_server->answers(alice, mention).size(), 1);
}

void tst_Bluesky::facetsAreSeenRight()
{
    const QString mention = m_server->post(alice, QStringLiteral("@brand.test где инструкция?"));
    QVERIFY(told(mention));
    const QString link = QStringLiteral("https://example.com/чайник");
    const OutgoingReply reply = replyTo(mention, QStringLiteral("👩‍🔧 Вот: %1, а ещё спросите @bob.test. #чайник").arg(link));
    const PublishResult result = m_connector->publish(reply);
    QVERIFY2(result.outcome == Outcome::Sent, qPrintable(result.problem));
    QVERIFY2(QTest::qWaitFor([&] { return m_server->reasons(bob, result.post.externalId) == QStringList{QStringLiteral("mention")}; }, longEnough),
             "who is mentioned is told of it");
    QVERIFY(isAnswered(alice, mention, result.post.externalId));
    const QJsonObject record = m_server->answers(alice, mention).first().value(QStringLiteral("record")).toObject();
    QStringList marked;
    for (const auto &facet : record.value(QStringLiteral("facets")).toArray()) {
        const QJsonObject index = facet.toObject().value(QStringLiteral("index")).toObject();
        const qint64 start = index.value(QStringLiteral("byteStart")).toInteger();
        marked.append(QString::fromUtf8(text(record, "text").toUtf8().mid(start, index.value(QStringLiteral("byteEnd")).toInteger() - start)));
    }
    marked.sort();
    QCOMPARE(marked, (QStringList{QStringLiteral("#чайник"), QStringLiteral("@bob.test"), link}));
}

void tst_Bluesky::aReplyTakesItsPictureAlong()
{
    const QString mention = m_server->post(alice, QStringLiteral("@brand.test где номер?"));
    QVERIFY(told(mention));
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(image.save(&buffer, "PNG"));
    OutgoingReply reply = replyTo(mention, QStringLiteral("Здесь"));
    reply.attachments = {{QStringLiteral("a.png"), QStringLiteral("image/png"), QStringLiteral("донышко с номером"), bytes}};
    const PublishResult result = m_connector->publish(reply);
    QVERIFY2(result.outcome == Outcome::Sent, qPrintable(result.problem));
    QVERIFY(isAnswered(alice, mention, result.post.externalId));
    const QJsonValue shown = m_server->answers(alice, mention).first().value(QStringLiteral("embed"))[QStringLiteral("images")].toArray().first();
    QCOMPARE(shown[QStringLiteral("alt")].toString(), QStringLiteral("донышко с номером"));
    QVERIFY(shown[QStringLiteral("fullsize")].toString().startsWith(QStringLiteral("http")));
}

void tst_Bluesky::aDeletionIsTold()
{
    const QString gone = m_server->post(alice, QStringLiteral("@brand.test сгоряча"));
    const QString stays = m_server->post(alice, QStringLiteral("@brand.test спокойно"));
    QVERIFY(told(gone) && told(stays));
    QVERIFY(m_server->remove(alice, gone));
    QVERIFY(QTest::qWaitFor([&] {
        const auto seen = m_connector->refresh({{gone, std::nullopt}, {stays, std::nullopt}});
        return seen && seen->deleted == QList<QString>{gone};
    }, longEnough));
    const PublishResult late = m_connector->publish(replyTo(gone, QStringLiteral("Здравствуйте")));
    QCOMPARE(late.outcome, Outcome::Refused);
    QCOMPARE(late.problem, QString(problem::postGone));
}

void tst_Bluesky::anAuthorKeepsTheIdWhenTheHandleChanges()
{
    const auto before = told(m_server->post(bob, QStringLiteral("@brand.test раз")));
    QVERIFY(before);
    QVERIFY(m_server->rename(bob, QStringLiteral("robert.test")));
    QVERIFY(QTest::qWaitFor([&] {
        return text(m_server->get(alice, QStringLiteral("app.bsky.actor.getProfile"), {{QStringLiteral("actor"), m_server->did(bob)}}), "handle")
            == QLatin1StringView("robert.test");
    }, longEnough));
    const auto after = told(m_server->post(bob, QStringLiteral("@brand.test два")));
    QVERIFY(after);
    QCOMPARE(before->authorHandle, QStringLiteral("bob.test"));
    QCOMPARE(after->authorHandle, QStringLiteral("robert.test"));
    QCOMPARE(after->authorExternalId, before->authorExternalId);
    QVERIFY(m_server->rename(bob, QStringLiteral("bob.test")));
}

void tst_Bluesky::manyPostsOfOneMomentAreAllRead()
{
    // The AppView pages by time alone: where one page ends and the next begins lies within such a moment.
    const QDateTime begun = QDateTime::currentDateTimeUtc().addSecs(-60);
    QStringList sent;
    for (int i = 0; i < 120; ++i)
        sent.append(m_server->post(i % 2 ? alice : bob, QStringLiteral("@brand.test номер %1").arg(i), {},
                                   {{QStringLiteral("createdAt"), begun.addMSecs(i / 40).toString(Qt::ISODateWithMs)}}));
    for (const QString &uri : std::as_const(sent))
        QVERIFY2(told(uri), qPrintable(uri));
    // A process that begins from nothing walks over all of them, page by page.
    m_connector = connector();
    m_cursor.clear();
    m_posts.clear();
    m_times.clear();
    read();
    for (const QString &uri : std::as_const(sent))
        QCOMPARE(m_times.value(uri), 1);
    qInfo("%lld posts told, 120 of them of three milliseconds", qint64(m_posts.size()));
}

void tst_Bluesky::aClosedThreadIsKnownBeforehand()
{
    const QString closed = m_server->post(alice, QStringLiteral("@brand.test не отвечайте"));
    const QString gate = m_server->write(alice, QStringLiteral("app.bsky.feed.threadgate"),
                                         {{QStringLiteral("post"), closed}, {QStringLiteral("allow"), QJsonArray()}}, AtUri::parse(closed)->key);
    QVERIFY(!gate.isEmpty() && told(closed));
    QVERIFY(QTest::qWaitFor([&] {
        const auto thread = m_connector->thread(closed);
        return thread && thread->first().answerObstacle == problem::commentsClosed;
    }, longEnough));
    const PublishResult result = m_connector->publish(replyTo(closed, QStringLiteral("Здравствуйте")));
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.problem, QString(problem::commentsClosed));
}

void tst_Bluesky::aReplyIsHiddenAndShownAgain()
{
    const QString own = m_server->post(brand, QStringLiteral("Скидки"));
    QVERIFY(QTest::qWaitFor([&] { return !text(m_server->reference(alice, own), "cid").isEmpty(); }, longEnough));
    const QString spam = m_server->post(alice, QStringLiteral("купите у нас"), own);
    QVERIFY(told(spam));
    const auto hidden = [&] {
        QStringList uris;
        const QJsonObject seen = m_server->get(bob, QStringLiteral("app.bsky.feed.getPostThread"), {{QStringLiteral("uri"), own}});
        for (const auto &uri : seen.value(QStringLiteral("threadgate"))[QStringLiteral("record")][QStringLiteral("hiddenReplies")].toArray())
            uris.append(uri.toString());
        return uris;
    };
    QCOMPARE(m_connector->moderate({ModerationAct::Hide, spam, m_server->did(alice), {}}).outcome, ModerationResult::Outcome::Done);
    QVERIFY(QTest::qWaitFor([&] { return hidden() == QStringList{spam}; }, longEnough));
    QCOMPARE(m_connector->moderate({ModerationAct::Hide, spam, m_server->did(alice), {}}).outcome, ModerationResult::Outcome::Done);
    QCOMPARE(m_connector->moderate({ModerationAct::Unhide, spam, m_server->did(alice), {}}).outcome, ModerationResult::Outcome::Done);
    QVERIFY(QTest::qWaitFor([&] { return hidden().isEmpty(); }, longEnough));
    const QString elsewhere = m_server->post(alice, QStringLiteral("@brand.test в своей ленте"));
    QVERIFY(told(elsewhere));
    QCOMPARE(m_connector->moderate({ModerationAct::Hide, elsewhere, m_server->did(alice), {}}).problem, QString(problem::notPossible));
}

void tst_Bluesky::anAccountIsBlockedAndFreedAgain()
{
    const QString rude = m_server->post(bob, QStringLiteral("@brand.test грубость"));
    QVERIFY(told(rude));
    const auto isBlocked = [&] {
        const QJsonObject seen = m_server->get(bob, QStringLiteral("app.bsky.actor.getProfile"), {{QStringLiteral("actor"), m_server->did(brand)}});
        return seen.value(QStringLiteral("viewer"))[QStringLiteral("blockedBy")].toBool();
    };
    const ModerationOrder block{ModerationAct::Block, rude, m_server->did(bob), {}};
    QCOMPARE(m_connector->moderate(block).outcome, ModerationResult::Outcome::Done);
    QCOMPARE(m_connector->moderate(block).outcome, ModerationResult::Outcome::Done);
    QVERIFY(QTest::qWaitFor(isBlocked, longEnough));
    const auto seen = m_connector->refresh({{rude, std::nullopt}});
    QVERIFY2(seen && seen->deleted.isEmpty(), "a post of a blocked account is not shown, and is there");
    const ModerationOrder unblock{ModerationAct::Unblock, rude, m_server->did(bob), {}};
    QCOMPARE(m_connector->moderate(unblock).outcome, ModerationResult::Outcome::Done);
    QVERIFY(QTest::qWaitFor([&] { return !isBlocked(); }, longEnough));
    QCOMPARE(m_connector->moderate(unblock).outcome, ModerationResult::Outcome::Done);
}

void tst_Bluesky::aTokenThatEndedIsRenewed()
{
    BlueskyAccess access;
    access.base = m_server->address();
    access.identifier = QStringLiteral("brand.test");
    access.appPassword = m_password;
    // The network answers as it does to a token of yesterday, once.
    class OldToken final : public Http
    {
    public:
        Result<HttpResponse> perform(const HttpRequest &request) override
        {
            HttpRequest sent = request;
            asked.append(request.url.path().section(u'.', -1));
            for (auto &[name, value] : sent.headers)
                if (name == "Authorization" && !m_isSpoilt && asked.last() == QLatin1StringView("listNotifications")) {
                    value.chop(4);
                    m_isSpoilt = true;
                }
            return m_http.perform(sent);
        }
        QStringList asked;

    private:
        CurlHttp m_http;
        bool m_isSpoilt = false;
    } http;
    BlueskyConnector connector(http, m_clock, access, m_clock.now());
    const auto result = connector.read({});
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(http.asked.first(4), (QStringList{QStringLiteral("createSession"), QStringLiteral("listNotifications"),
                                               QStringLiteral("refreshSession"), QStringLiteral("listNotifications")}));
}

void tst_Bluesky::aWithdrawnPasswordIsToldByACode()
{
    const auto wrong = connector(QStringLiteral("aaaa-bbbb-cccc-dddd"))->read({});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, Error::Kind::SignIn);
    QCOMPARE(wrong.error().code, QString(problem::tokenRefused));
    const PublishResult result = connector(QStringLiteral("aaaa-bbbb-cccc-dddd"))->publish(replyTo(m_posts.cbegin().key(), QStringLiteral("да")));
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.problem, QString(problem::tokenRefused));
}

void tst_Bluesky::directMessagesAreNotThere()
{
    // The day the reference servers have them, they can be proven, and offered.
    BlueskyAccess access;
    access.base = m_server->address();
    access.identifier = QStringLiteral("brand.test");
    access.appPassword = QStringLiteral("pw-brand"); // allows all that there is
    BlueskyApi api(m_http, access);
    const auto conversations = api.get(QStringLiteral("chat.bsky.convo.listConvos"), {});
    QVERIFY(!conversations);
    QCOMPARE(conversations.error().code, QString(problem::notPossible));
    OutgoingReply reply = replyTo({}, QStringLiteral("личное"));
    reply.visibility = Visibility::Private;
    QCOMPARE(m_connector->publish(reply).problem, QString(problem::notPossible));
}

QTEST_GUILESS_MAIN(tst_Bluesky)
#include "tst_bluesky.moc"
