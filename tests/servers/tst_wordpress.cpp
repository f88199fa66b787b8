#include "channels/feed/feedconnector.h"
#include "channels/http/curlhttp.h"
#include "channels/problems.h"
#include "channels/wordpress/wordpressconnector.h"
#include "tests/servers/support/scriptserver.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace otklik;
using Outcome = PublishResult::Outcome;

namespace {

/// Counts the answers of each status on their way.
class CountingHttp final : public Http
{
public:
    Result<HttpResponse> perform(const HttpRequest &request) override
    {
        auto response = m_http.perform(request);
        if (response)
            ++answers[response->status];
        return response;
    }
    QHash<int, int> answers;

private:
    CurlHttp m_http;
};

} // namespace

/// The connectors of feeds and of WordPress, and a real WordPress.
class tst_WordPress final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void commentsAreReadAndAnsweredOnce();
    void heldCommentsAreReadAndApproved();
    void anAnswerThatIsHeldIsToldSo();
    void closedCommentsAreKnownBeforeAnybodyWrites();
    void whatIsRemovedIsTold();
    void manyCommentsAreReadWhole();
    void aCommentThatIsApprovedLateIsStillRead();
    void whoeverWritesTooFastIsAskedToWait();
    void aWrongPasswordIsToldByACode();
    void feedsAreReadOnceAndThenAnswered304_data();
    void feedsAreReadOnceAndThenAnswered304();
    void anAnswerInACommentFeedStandsUnderItsComment();
    void whatRolledOutOfAFeedIsAGap();

private:
    struct Told final
    {
        QHash<QString, IncomingPost> posts;
        QList<HeardGap> gaps;
        std::optional<Error> error;
    };
    [[nodiscard]] ConnectorSetup setup(const QString &user) const;
    [[nodiscard]] std::unique_ptr<WordPressConnector> wordPress(const QString &user);
    [[nodiscard]] Told readAll(Connector &connector, QString &cursor) const;
    /// What the site's own people do, as bob.
    QJsonObject call(const QString &route, const QJsonObject &body);
    qint64 newPost(const QString &title);
    /// A guest writes in the form below a post; the external id.
    QString guestWrites(qint64 post, const QString &name, const QString &text, const QString &under = {});
    [[nodiscard]] OutgoingReply replyTo(const QString &id, const QString &text) const;
    [[nodiscard]] QUrl feed(const QString &kind) const;

    std::unique_ptr<ScriptServer> m_server;
    CountingHttp m_http;
    SystemClock m_clock;
    int m_counter = 0;
};

void tst_WordPress::initTestCase()
{
    auto server = ScriptServer::start(QStringLiteral("wordpress"));
    QVERIFY2(server, server ? "" : qPrintable(server.error().detail));
    m_server = std::move(*server);
}

ConnectorSetup tst_WordPress::setup(const QString &user) const
{
    ConnectorSetup setup;
    setup.network = QStringLiteral("wordpress");
    setup.url = m_server->address();
    setup.values = {{setupkey::wordPressUser, user}, {setupkey::wordPressPassword, QStringLiteral("app") + user}};
    return setup;
}

std::unique_ptr<WordPressConnector> tst_WordPress::wordPress(const QString &user)
{
    return std::make_unique<WordPressConnector>(m_http, m_clock, setup(user));
}

tst_WordPress::Told tst_WordPress::readAll(Connector &connector, QString &cursor) const
{
    Told told;
    for (int step = 0; step < 100; ++step) {
        const auto result = connector.read(cursor);
        if (!result) {
            told.error = result.error();
            return told;
        }
        cursor = result->cursor;
        told.gaps += result->heard.gaps;
        for (const IncomingPost &post : result->posts)
            told.posts.insert(post.externalId, post);
        if (!result->hasMore)
            return told;
    }
    told.error = Error{Error::Kind::GiveUp, QStringLiteral("no_end"), {}};
    return told;
}

QJsonObject tst_WordPress::call(const QString &route, const QJsonObject &body)
{
    WordPressApi api(m_http, {m_server->address(), QStringLiteral("bob"), QStringLiteral("appbob"), {}});
    const auto response = api.post(route, body);
    return response ? QJsonDocument::fromJson(response->body).object() : QJsonObject();
}

qint64 tst_WordPress::newPost(const QString &title)
{
    return call(QStringLiteral("/wp/v2/posts"), {{QStringLiteral("title"), title},
                                                {QStringLiteral("content"), QStringLiteral("<p>About <b>kettles</b>.</p>")},
                                                {QStringLiteral("status"), QStringLiteral("publish")}})
        .value(QStringLiteral("id"))
        .toInteger();
}

QString tst_WordPress::guestWrites(qint64 post, const QString &name, const QString &text, const QString &under)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.url = m_server->address().resolved(QUrl(QStringLiteral("/wp-comments-post.php")));
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = formEncoded({{QStringLiteral("author"), name},
                                {QStringLiteral("email"), QStringLiteral("guest%1@example.org").arg(++m_counter)},
                                {QStringLiteral("comment"), text},
                                {QStringLiteral("comment_post_ID"), QString::number(post)},
                                {QStringLiteral("comment_parent"), QString::number(commentNumber(under))}});
    const auto response = m_http.perform(request);
    // It leads back to the page, to the comment itself.
    const QString location = response ? QString::fromUtf8(response->header("location")) : QString();
    return commentExternalId(location.section(QStringLiteral("#comment-"), 1).toLongLong());
}

OutgoingReply tst_WordPress::replyTo(const QString &id, const QString &text) const
{
    OutgoingReply reply;
    reply.inReplyTo = id;
    reply.text = text;
    reply.notBefore = m_clock.now();
    return reply;
}

QUrl tst_WordPress::feed(const QString &kind) const
{
    QUrl url = m_server->address();
    url.setPath(QStringLiteral("/"));
    url.setQuery(QStringLiteral("feed=") + kind);
    return url;
}

void tst_WordPress::commentsAreReadAndAnsweredOnce()
{
    const auto brand = wordPress(QStringLiteral("brand"));
    const auto access = brand->check();
    QVERIFY2(access, access ? "" : qPrintable(access.error().code));
    QVERIFY(access->missing.isEmpty());
    QCOMPARE(access->accountId, QStringLiteral("1"));

    const qint64 post = newPost(QStringLiteral("Чайники & крышки"));
    const QString question = guestWrites(post, QStringLiteral("Анна"), QStringLiteral("Он сломался за <b>два</b> дня & \"молчит\""));
    QString cursor;
    const Told told = readAll(*brand, cursor);
    QVERIFY(!told.error);
    QVERIFY(told.posts.contains(question));
    const IncomingPost asked = told.posts.value(question);
    QCOMPARE(asked.text, QStringLiteral("Он сломался за два дня & “молчит”"));
    QCOMPARE(asked.authorName, QStringLiteral("Анна"));
    QCOMPARE(asked.threadTitle, QStringLiteral("Чайники & крышки"));
    QVERIFY(!asked.isBrand && asked.answerObstacle.isEmpty());

    OutgoingReply reply = replyTo(question, QStringLiteral("Анна, простите! Пришлём <новый> -- \"завтра\" & бесплатно.\n\nБренд https://example.org/a?b=1&c=2"));
    reply.threadExternalId = asked.threadExternalId;
    QVERIFY(!brand->findPublished(reply).value_or(PublishedPost()));
    const PublishResult sent = brand->publish(reply);
    QCOMPARE(sent.outcome, Outcome::Sent);
    const auto found = brand->findPublished(reply);
    QVERIFY(found && *found);
    QCOMPARE((*found)->externalId, sent.post.externalId);
    // Once more: the site refuses the equal comment, and it is ours.
    const PublishResult again = brand->publish(reply);
    QCOMPARE(again.outcome, Outcome::Sent);
    QCOMPARE(again.post.externalId, sent.post.externalId);
    reply.accountedFor = {sent.post.externalId};
    QCOMPARE(brand->publish(reply).problem, QString(problem::duplicateRefused));

    const Told later = readAll(*brand, cursor);
    QVERIFY(later.posts.value(sent.post.externalId).isBrand);
    QCOMPARE(later.posts.value(sent.post.externalId).inReplyTo, question);
    const auto thread = brand->thread(question);
    QVERIFY(thread);
    QCOMPARE(thread->size(), 2);

    // Somebody edits the comment.
    call(QStringLiteral("/wp/v2/comments/%1").arg(commentNumber(question)), {{QStringLiteral("content"), QStringLiteral("Edited")}});
    const auto refreshed = brand->refresh({{question, std::nullopt}});
    QVERIFY(refreshed);
    QCOMPARE(refreshed->posts.size(), 1);
    QCOMPARE(refreshed->posts.first().text, QStringLiteral("Edited"));
    QCOMPARE(readAll(*brand, cursor).posts.value(question).text, QStringLiteral("Edited"));
}

void tst_WordPress::heldCommentsAreReadAndApproved()
{
    const auto brand = wordPress(QStringLiteral("brand"));
    const qint64 post = newPost(QStringLiteral("Held"));
    const QString held = guestWrites(post, QStringLiteral("Links"), QStringLiteral("http://a.example/ http://b.example/ http://c.example/"));
    QString cursor;
    QVERIFY(readAll(*brand, cursor).posts.contains(held));
    const auto reader = wordPress(QStringLiteral("alice"));
    QString readersCursor;
    QVERIFY(!readAll(*reader, readersCursor).posts.contains(held));
    QCOMPARE(brand->moderate({ModerationAct::Unhide, held, {}, {}}).outcome, ModerationResult::Outcome::Done);
    QVERIFY(readAll(*reader, readersCursor).posts.contains(held));
    QCOMPARE(brand->moderate({ModerationAct::Block, held, {}, {}}).outcome, ModerationResult::Outcome::Done);
    QCOMPARE(brand->refresh({{held, std::nullopt}})->deleted, QStringList{held});
    QCOMPARE(reader->moderate({ModerationAct::Hide, held, {}, {}}).problem, QString(problem::rightMissing));
}

void tst_WordPress::anAnswerThatIsHeldIsToldSo()
{
    const auto alice = wordPress(QStringLiteral("alice"));
    QCOMPARE(alice->check()->missing, QStringList{QStringLiteral("moderate_comments")});
    const QString question = guestWrites(newPost(QStringLiteral("Held answers")), QStringLiteral("Boris"), QStringLiteral("why?"));
    const OutgoingReply reply = replyTo(question, QStringLiteral("http://a.example/ http://b.example/ http://c.example/"));
    const PublishResult held = alice->publish(reply);
    QCOMPARE(held.outcome, Outcome::Held);
    QVERIFY(!held.post.externalId.isEmpty());
    const auto found = alice->findPublished(reply);
    QVERIFY(!found);
    QCOMPARE(found.error().code, QString(problem::cannotReadBack));
}

void tst_WordPress::closedCommentsAreKnownBeforeAnybodyWrites()
{
    const qint64 post = newPost(QStringLiteral("Closing"));
    const QString question = guestWrites(post, QStringLiteral("Clara"), QStringLiteral("in time"));
    QCOMPARE(call(QStringLiteral("/wp/v2/posts/%1").arg(post), {{QStringLiteral("comment_status"), QStringLiteral("closed")}})
                 .value(QStringLiteral("comment_status")).toString(), QStringLiteral("closed"));
    const auto brand = wordPress(QStringLiteral("brand"));
    QString cursor;
    QCOMPARE(readAll(*brand, cursor).posts.value(question).answerObstacle, QString(problem::commentsClosed));
    const PublishResult result = brand->publish(replyTo(question, QStringLiteral("too late")));
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.problem, QString(problem::commentsClosed));
}

void tst_WordPress::whatIsRemovedIsTold()
{
    const qint64 post = newPost(QStringLiteral("Removing"));
    const QString rude = guestWrites(post, QStringLiteral("Troll"), QStringLiteral("rude words"));
    const QString kept = guestWrites(post, QStringLiteral("Dora"), QStringLiteral("kind words"));
    const auto brand = wordPress(QStringLiteral("brand"));
    for (int twice = 0; twice < 2; ++twice)
        QCOMPARE(brand->moderate({ModerationAct::Remove, rude, {}, {}}).outcome, ModerationResult::Outcome::Done);
    const auto refreshed = brand->refresh({{rude, std::nullopt}, {kept, std::nullopt}, {QStringLiteral("comment-99999"), std::nullopt}});
    QVERIFY(refreshed);
    QCOMPARE(refreshed->deleted, (QStringList{rude, QStringLiteral("comment-99999")}));
    QCOMPARE(brand->publish(replyTo(rude, QStringLiteral("hello"))).problem, QString(problem::postGone));
}

void tst_WordPress::manyCommentsAreReadWhole()
{
    const auto brand = wordPress(QStringLiteral("brand"));
    const qint64 post = newPost(QStringLiteral("Many"));
    QString cursor;
    const qsizetype before = readAll(*brand, cursor).posts.size();
    QSet<QString> written;
    for (int i = 0; i < 130; ++i)
        written.insert(guestWrites(post, QStringLiteral("Guest"), QStringLiteral("hello %1").arg(i)));
    QCOMPARE(written.size(), 130);
    const Told told = readAll(*brand, cursor);
    QVERIFY(!told.error && told.gaps.isEmpty());
    for (const QString &id : std::as_const(written))
        QVERIFY(told.posts.contains(id));
    const auto another = wordPress(QStringLiteral("brand"));
    QString fresh;
    const Told all = readAll(*another, fresh);
    QVERIFY(!all.error && all.gaps.isEmpty());
    QCOMPARE(all.posts.size(), before + 130);
}

void tst_WordPress::aCommentThatIsApprovedLateIsStillRead()
{
    const auto alice = wordPress(QStringLiteral("alice"));
    const qint64 post = newPost(QStringLiteral("Late"));
    const QString late = guestWrites(post, QStringLiteral("Late"), QStringLiteral("http://a.example/ http://b.example/ http://c.example/ late"));
    QString cursor;
    QVERIFY(!readAll(*alice, cursor).posts.contains(late));
    for (int i = 0; i < 110; ++i)
        (void)guestWrites(post, QStringLiteral("Guest"), QStringLiteral("later %1").arg(i));
    QVERIFY(!readAll(*alice, cursor).posts.contains(late));
    call(QStringLiteral("/wp/v2/comments/%1").arg(commentNumber(late)), {{QStringLiteral("status"), QStringLiteral("approved")}});
    QVERIFY(readAll(*alice, cursor).posts.contains(late));
}

void tst_WordPress::whoeverWritesTooFastIsAskedToWait()
{
    const auto alice = wordPress(QStringLiteral("alice"));
    const QString question = guestWrites(newPost(QStringLiteral("Fast")), QStringLiteral("Emil"), QStringLiteral("hello"));
    PublishResult result;
    for (int i = 0; i < 2; ++i)
        result = alice->publish(replyTo(question, QStringLiteral("answer %1").arg(i)));
    QCOMPARE(result.outcome, Outcome::TryLater);
    QCOMPARE(result.problem, QString(problem::rateLimited));
    QVERIFY(result.retryAfterSeconds >= 15);
}

void tst_WordPress::aWrongPasswordIsToldByACode()
{
    ConnectorSetup wrong = setup(QStringLiteral("brand"));
    wrong.values.insert(setupkey::wordPressPassword, QStringLiteral("wrong"));
    WordPressConnector connector(m_http, m_clock, wrong);
    const auto result = connector.read({});
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::SignIn);
    QCOMPARE(result.error().code, QString(problem::tokenRefused));
}

void tst_WordPress::feedsAreReadOnceAndThenAnswered304_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isOfComments");
    QTest::newRow("RSS") << QStringLiteral("rss2") << false;
    QTest::newRow("Atom") << QStringLiteral("atom") << false;
    QTest::newRow("RDF") << QStringLiteral("rdf") << false;
    QTest::newRow("RSS 0.92") << QStringLiteral("rss") << false;
    QTest::newRow("comments as RSS") << QStringLiteral("comments-rss2") << true;
    QTest::newRow("comments as Atom") << QStringLiteral("comments-atom") << true;
}

void tst_WordPress::feedsAreReadOnceAndThenAnswered304()
{
    QFETCH(QString, kind);
    QFETCH(bool, isOfComments);
    ConnectorSetup feedSetup;
    feedSetup.url = feed(kind);
    FeedConnector connector(m_http, m_clock, feedSetup);
    QCOMPARE(connector.check().value_or(AccessCheck()).name, isOfComments ? QStringLiteral("Comments for Brand blog") : QStringLiteral("Brand blog"));
    QString cursor;
    const Told first = readAll(connector, cursor);
    QVERIFY(!first.error);
    QVERIFY(!first.posts.isEmpty() && first.posts.size() <= 10);
    m_http.answers.clear();
    QVERIFY(readAll(connector, cursor).posts.isEmpty());
    QCOMPARE(m_http.answers.value(304), 1);

    QTest::qWait(1100); // its validators are good for a second
    const QString text = QStringLiteral("Новость %1 & «чайник»").arg(++m_counter);
    const qint64 post = newPost(text);
    if (isOfComments)
        (void)guestWrites(post, QStringLiteral("Фёдор"), text);
    const Told news = readAll(connector, cursor);
    QVERIFY(!news.error && news.gaps.isEmpty());
    QCOMPARE(news.posts.size(), 1);
    const IncomingPost told = *news.posts.cbegin();
    QVERIFY2(told.text.contains(text), qPrintable(told.text));
    QVERIFY(!told.url.isEmpty());
    if (isOfComments)
        QCOMPARE(told.authorName, QStringLiteral("Фёдор"));
}

void tst_WordPress::anAnswerInACommentFeedStandsUnderItsComment()
{
    ConnectorSetup feedSetup;
    feedSetup.url = feed(QStringLiteral("comments-atom"));
    FeedConnector connector(m_http, m_clock, feedSetup);
    const qint64 post = newPost(QStringLiteral("Threads"));
    const QString question = guestWrites(post, QStringLiteral("Galina"), QStringLiteral("why?"));
    (void)guestWrites(post, QStringLiteral("Hugo"), QStringLiteral("because"), question);
    QString cursor;
    const Told told = readAll(connector, cursor);
    IncomingPost asked;
    IncomingPost answered;
    for (const IncomingPost &entry : told.posts) {
        if (entry.authorName == QLatin1StringView("Galina"))
            asked = entry;
        if (entry.authorName == QLatin1StringView("Hugo"))
            answered = entry;
    }
    QVERIFY(!asked.externalId.isEmpty());
    QCOMPARE(answered.inReplyTo, asked.externalId);
}

void tst_WordPress::whatRolledOutOfAFeedIsAGap()
{
    ConnectorSetup feedSetup;
    feedSetup.url = feed(QStringLiteral("comments-rss2"));
    FeedConnector connector(m_http, m_clock, feedSetup);
    QString cursor;
    (void)readAll(connector, cursor);
    QTest::qWait(1100);
    const qint64 post = newPost(QStringLiteral("Rolling"));
    for (int i = 0; i < 14; ++i)
        (void)guestWrites(post, QStringLiteral("Guest"), QStringLiteral("rolling %1").arg(i));
    const Told told = readAll(connector, cursor);
    QCOMPARE(told.posts.size(), 10);
    QCOMPARE(told.gaps.size(), 1);
    QCOMPARE(told.gaps.first().reason, QString(problem::windowRolled));
    QVERIFY(told.gaps.first().from < told.gaps.first().to);
}

QTEST_GUILESS_MAIN(tst_WordPress)
#include "tst_wordpress.moc"
