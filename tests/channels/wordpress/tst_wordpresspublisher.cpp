#include "channels/problems.h"
#include "channels/wordpress/wordpressconnector.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/wordpress/fakewordpress.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;
using Outcome = PublishResult::Outcome;
using Moderated = ModerationResult::Outcome;

Q_DECLARE_METATYPE(FakeHttp::Fault)
Q_DECLARE_METATYPE(PublishResult::Outcome)

namespace {

struct Setting final
{
    explicit Setting(const FakeWordPress::Habits &habits = {})
        : site(habits, clock), http([this](const HttpRequest &request) { return site.answer(request); })
    {
        restart();
    }

    void restart() { connector = site.connector(http, clock, {}); }

    [[nodiscard]] OutgoingReply replyTo(const QString &id, const QString &text) const
    {
        OutgoingReply reply;
        reply.idempotencyKey = QStringLiteral("key-") + text;
        reply.inReplyTo = id;
        reply.threadExternalId = QStringLiteral("post-7");
        reply.text = text;
        reply.notBefore = clock.now();
        return reply;
    }

    FakeClock clock;
    FakeWordPress site;
    FakeHttp http;
    std::unique_ptr<Connector> connector;
};

/// A server as it runs the dialogue: reads, answers, reads back what is unclear, and begins anew after every fault.
struct Desk final
{
    explicit Desk(Setting &given) : setting(given) { }

    void readAll()
    {
        for (int step = 0; step < 100; ++step) {
            const auto result = setting.connector->read(cursor);
            if (!result) {
                setting.restart();
                continue;
            }
            cursor = result->cursor;
            for (const IncomingPost &post : result->posts)
                stored.insert(post.externalId, post.text);
            if (!result->hasMore)
                return;
        }
    }

    /// Until it is sent. Nothing is sent again before it has surely not arrived.
    void answer(const QString &id, const QString &text)
    {
        const OutgoingReply reply = setting.replyTo(id, text);
        bool isUnknown = false;
        for (int attempt = 0; attempt < 20; ++attempt) {
            if (isUnknown) {
                const auto found = setting.connector->findPublished(reply);
                if (found && *found)
                    return;
                isUnknown = !found;
                setting.restart();
                continue;
            }
            const PublishResult result = setting.connector->publish(reply);
            if (result.outcome == Outcome::Sent)
                return;
            isUnknown = result.outcome == Outcome::Unknown;
            setting.restart();
        }
        QFAIL("never sent");
    }

    Setting &setting;
    QString cursor;
    QHash<QString, QString> stored;
};

} // namespace

class tst_WordPressPublisher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyStandsUnderItsCommentOnce();
    void markupIsShownAsItIsWritten();
    void aDialogueSurvivesEveryFault_data();
    void aDialogueSurvivesEveryFault();
    void whatIsHeldIsToldSo();
    void anEqualCommentOfOurOwnIsFound();
    void anEqualCommentThatIsAnotherReplyIsRefused();
    void whatTheSiteSaysIsTold_data();
    void whatTheSiteSaysIsTold();
    void closedCommentsAndGoneParentsAreRefusedUnsent();
    void whoMayNotModerateCannotReadBack();
    void prettierTextIsTheSameText();
    void picturesAreRefused();
    void commentsAreModerated_data();
    void commentsAreModerated();
    void moderationSaysWhatBecameOfIt();
};

void tst_WordPressPublisher::aReplyStandsUnderItsCommentOnce()
{
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    const PublishResult result = setting.connector->publish(setting.replyTo(id, QStringLiteral("Sorry!")));
    QCOMPARE(result.outcome, Outcome::Sent);
    QCOMPARE(result.post.externalId, QStringLiteral("comment-2"));
    QCOMPARE(result.post.url, QStringLiteral("https://blog.example/shop/?p=7#comment-2"));
    QVERIFY(result.post.seen && result.post.seen->isBrand);
    QCOMPARE(result.post.seen->inReplyTo, id);
    QCOMPARE(setting.site.brandTexts().size(), 1);
}

void tst_WordPressPublisher::markupIsShownAsItIsWritten()
{
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    const QString text = QStringLiteral("Type <b> & press &lt; — «ok»");
    const PublishResult result = setting.connector->publish(setting.replyTo(id, text));
    QCOMPARE(result.outcome, Outcome::Sent);
    QCOMPARE(result.post.seen->text, text);
}

void tst_WordPressPublisher::aDialogueSurvivesEveryFault_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("server fault") << FakeHttp::Fault::ServerFault;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_WordPressPublisher::aDialogueSurvivesEveryFault()
{
    QFETCH(FakeHttp::Fault, fault);
    for (int failing = 0;; ++failing) {
        Setting setting;
        setting.http.failAt(failing, fault);
        Desk desk(setting);
        const QString first = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
        desk.readAll();
        desk.answer(first, QStringLiteral("Sorry! Which model?"));
        setting.clock.advance(1min);
        const QString second = setting.site.write(QStringLiteral("Anna"), QStringLiteral("the red one"), QStringLiteral("comment-2"));
        setting.site.edit(first, QStringLiteral("<p>it broke twice</p>"));
        desk.readAll();
        desk.answer(second, QStringLiteral("We send another."));
        const QString third = setting.site.write(QStringLiteral("Boris"), QStringLiteral("mine too"), first);
        setting.site.setStatus(second, QStringLiteral("trash"));
        setting.clock.advance(1min);
        desk.readAll();
        // A hotel's page in place of the answer: it did not arrive, and nobody knows.
        QCOMPARE(setting.site.brandTexts().size(), 2);
        QCOMPARE(desk.stored.value(first), QStringLiteral("it broke twice"));
        for (const QString &id : {first, second, third})
            QVERIFY(desk.stored.contains(id));
        if (setting.http.requests().size() <= failing)
            break; // the chosen request was never made: all have had their turn
    }
}

void tst_WordPressPublisher::whatIsHeldIsToldSo()
{
    Setting setting({.holdsAnswers = true});
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    const OutgoingReply reply = setting.replyTo(id, QStringLiteral("Sorry!"));
    const PublishResult result = setting.connector->publish(reply);
    QCOMPARE(result.outcome, Outcome::Held);
    QCOMPARE(result.post.externalId, QStringLiteral("comment-2"));
    const auto found = setting.connector->findPublished(reply);
    QVERIFY(found && *found);
    QCOMPARE((*found)->externalId, QStringLiteral("comment-2"));
}

void tst_WordPressPublisher::anEqualCommentOfOurOwnIsFound()
{
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    const OutgoingReply reply = setting.replyTo(id, QStringLiteral("Sorry!"));
    QCOMPARE(setting.connector->publish(reply).outcome, Outcome::Sent);
    const PublishResult again = setting.connector->publish(reply);
    QCOMPARE(again.outcome, Outcome::Sent);
    QCOMPARE(again.post.externalId, QStringLiteral("comment-2"));
    QCOMPARE(setting.site.brandTexts().size(), 1);
}

void tst_WordPressPublisher::anEqualCommentThatIsAnotherReplyIsRefused()
{
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    OutgoingReply reply = setting.replyTo(id, QStringLiteral("Sorry!"));
    QCOMPARE(setting.connector->publish(reply).outcome, Outcome::Sent);
    reply.accountedFor = {QStringLiteral("comment-2")};
    const PublishResult again = setting.connector->publish(reply);
    QCOMPARE(again.outcome, Outcome::Refused);
    QCOMPARE(again.problem, QString(problem::duplicateRefused));
    setting.clock.advance(72h);
    const PublishResult later = setting.connector->publish(setting.replyTo(id, QStringLiteral("Sorry!")));
    QCOMPARE(later.problem, QString(problem::duplicateRefused));
}

void tst_WordPressPublisher::whatTheSiteSaysIsTold_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("problem");
    const auto row = [](int status, const char *code, Outcome outcome, QLatin1StringView problem) {
        QTest::addRow("%d %s", status, code) << status << QByteArray(code) << outcome << QString(problem);
    };
    row(400, "comment_flood", Outcome::TryLater, problem::rateLimited);
    row(429, "", Outcome::TryLater, problem::rateLimited);
    row(403, "rest_comment_closed", Outcome::Refused, problem::commentsClosed);
    row(403, "rest_comment_invalid_post_id", Outcome::Refused, problem::postGone);
    row(403, "rest_cannot_create", Outcome::Refused, problem::rightMissing);
    row(401, "rest_comment_login_required", Outcome::Refused, problem::tokenRefused);
    row(400, "comment_content_column_length", Outcome::Refused, problem::networkRefused);
    row(500, "rest_comment_failed_create", Outcome::Unknown, problem::networkFault);
    row(200, "what", Outcome::Unknown, problem::notThisNetwork);
    row(201, "what", Outcome::Unknown, problem::notThisNetwork);
}

void tst_WordPressPublisher::whatTheSiteSaysIsTold()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    setting.site.refuseNext(status, code);
    const PublishResult result = setting.connector->publish(setting.replyTo(id, QStringLiteral("Sorry!")));
    QTEST(result.outcome, "outcome");
    QTEST(result.problem, "problem");
    QVERIFY(result.outcome != Outcome::TryLater || result.retryAfterSeconds > 0);
}

void tst_WordPressPublisher::closedCommentsAndGoneParentsAreRefusedUnsent()
{
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    const QString removed = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    setting.site.setStatus(removed, QStringLiteral("trash"));
    for (const QString &gone : {removed, QStringLiteral("comment-99"), QStringLiteral("post-7"), QString()})
        QCOMPARE(setting.connector->publish(setting.replyTo(gone, QStringLiteral("Sorry!"))).problem, QString(problem::postGone));
    setting.site.close(true);
    const PublishResult result = setting.connector->publish(setting.replyTo(id, QStringLiteral("Sorry!")));
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.problem, QString(problem::commentsClosed));
    for (const HttpRequest &request : setting.http.requests())
        QVERIFY(request.method == HttpMethod::Get);
}

void tst_WordPressPublisher::whoMayNotModerateCannotReadBack()
{
    Setting setting({.canModerate = false});
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    const OutgoingReply reply = setting.replyTo(id, QStringLiteral("Sorry!"));
    const auto nothing = setting.connector->findPublished(reply);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, QString(problem::cannotReadBack));
    QCOMPARE(setting.connector->publish(reply).outcome, Outcome::Sent);
    QVERIFY(setting.connector->findPublished(reply).value_or(std::nullopt).has_value());
}

void tst_WordPressPublisher::prettierTextIsTheSameText()
{
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("it broke"));
    const OutgoingReply reply = setting.replyTo(id, QStringLiteral("\"Sorry\" -- it's 2x4... & <more>\n\nBye"));
    const PublishResult sent = setting.connector->publish(reply);
    setting.site.edit(sent.post.externalId, QStringLiteral("<p>&#8220;Sorry&#8221; &#8212; it&#8217;s 2&#215;4&#8230; &amp; &lt;more&gt;</p>\n<p>Bye</p>"));
    const auto found = setting.connector->findPublished(reply);
    QVERIFY(found && *found);
    setting.site.edit(sent.post.externalId, QStringLiteral("<p>something else</p>"));
    const auto other = setting.connector->findPublished(reply);
    QVERIFY(other && !*other);
}

void tst_WordPressPublisher::picturesAreRefused()
{
    Setting setting;
    OutgoingReply reply = setting.replyTo(setting.site.write(QStringLiteral("Anna"), QStringLiteral("x")), QStringLiteral("Sorry!"));
    reply.attachments.append({QStringLiteral("a.png"), QStringLiteral("image/png"), {}, {}});
    QCOMPARE(setting.connector->publish(reply).problem, QString(problem::attachmentRefused));
    QVERIFY(setting.site.brandTexts().isEmpty());
}

void tst_WordPressPublisher::commentsAreModerated_data()
{
    QTest::addColumn<int>("act");
    QTest::addColumn<QString>("status");
    QTest::newRow("removed") << static_cast<int>(ModerationAct::Remove) << QStringLiteral("trash");
    QTest::newRow("hidden") << static_cast<int>(ModerationAct::Hide) << QStringLiteral("hold");
    QTest::newRow("blocked") << static_cast<int>(ModerationAct::Block) << QStringLiteral("spam");
    QTest::newRow("shown again") << static_cast<int>(ModerationAct::Unhide) << QStringLiteral("approved");
}

void tst_WordPressPublisher::commentsAreModerated()
{
    QFETCH(int, act);
    QFETCH(QString, status);
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("rude"));
    for (int twice = 0; twice < 2; ++twice) {
        QCOMPARE(setting.connector->moderate({static_cast<ModerationAct>(act), id, {}, {}}).outcome, Moderated::Done);
        QCOMPARE(setting.site.status(id), status);
    }
}

void tst_WordPressPublisher::moderationSaysWhatBecameOfIt()
{
    Setting setting;
    const QString id = setting.site.write(QStringLiteral("Anna"), QStringLiteral("rude"));
    const auto hide = [&] { return setting.connector->moderate({ModerationAct::Hide, id, {}, {}}); };
    QCOMPARE(setting.connector->moderate({ModerationAct::Remove, QStringLiteral("comment-9"), {}, {}}).outcome, Moderated::Done);
    QCOMPARE(setting.connector->moderate({ModerationAct::Hide, QStringLiteral("comment-9"), {}, {}}).problem, QString(problem::postGone));
    QCOMPARE(setting.connector->moderate({ModerationAct::Hide, QStringLiteral("post-7"), {}, {}}).outcome, Moderated::Refused);
    setting.site.answerEverythingWith(502);
    QCOMPARE(hide().outcome, Moderated::Unknown);
    setting.site.answerEverythingWith(200, "<!doctype html>");
    QCOMPARE(hide().outcome, Moderated::Unknown);
    setting.site.answerEverythingWith(429);
    QCOMPARE(hide().outcome, Moderated::TryLater);
    setting.site.answerEverythingWith(0);
    setting.site.setCanModerate(false);
    QCOMPARE(hide().problem, QString(problem::rightMissing));
    setting.http.failAt(static_cast<int>(setting.http.requests().size()), FakeHttp::Fault::NotReached);
    QCOMPARE(hide().outcome, Moderated::TryLater);
    setting.http.failAt(static_cast<int>(setting.http.requests().size()), FakeHttp::Fault::AnswerLost);
    QCOMPARE(hide().outcome, Moderated::Unknown);
}

QTEST_GUILESS_MAIN(tst_WordPressPublisher)
#include "tst_wordpresspublisher.moc"
