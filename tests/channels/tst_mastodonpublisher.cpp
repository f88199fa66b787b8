#include "channels/http/formdata.h"
#include "channels/mastodon/mastodonconnector.h"
#include "channels/problems.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"

#include <QJsonDocument>
#include <QTest>

using namespace otklik;
using Outcome = PublishResult::Outcome;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

struct Setting final
{
    explicit Setting(const FakeMastodon::Habits &habits = {})
        : server(habits), http([this](const HttpRequest &request) { return server.handle(request); }),
          connector(http, clock, {QUrl(QStringLiteral("https://social.example")), QStringLiteral("secret"), QStringLiteral("1")},
                    TimePoint{}),
          mention(server.mention(QStringLiteral("anna"), QStringLiteral("<p>it broke</p>")))
    {
        reply.idempotencyKey = QStringLiteral("018f-key");
        reply.inReplyTo = mention;
        reply.recipientHandle = QStringLiteral("anna@social.example");
        reply.text = QStringLiteral("Please send us\nthe *serial* number");
        reply.notBefore = TimePoint(std::chrono::seconds(1'790'000'001));
    }

    FakeMastodon server;
    FakeHttp http;
    FakeClock clock;
    MastodonConnector connector;
    QString mention;
    OutgoingReply reply;
};

} // namespace

class tst_MastodonPublisher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPublicReplyStandsUnderThePost();
    void aPrivateReplyIsDirect();
    void theRecipientIsNamedOnce_data();
    void theRecipientIsNamedOnce();
    void anOutcomeIsNeverGuessed_data();
    void anOutcomeIsNeverGuessed();
    void aLostAnswerIsFoundAgain_data();
    void aLostAnswerIsFoundAgain();
    void whatNeverArrivedIsSurelyNotThere();
    void anotherReplyIsNotTakenForThisOne_data();
    void anotherReplyIsNotTakenForThisOne();
    void aReplyThatCannotBeComparedIsUnclear();
    void aPrivateReplyToAPostThatIsGoneIsUnclear();
    void whatCannotBeReadStaysUnknown();
    void aRateLimitTellsHowLong();
    void picturesGoOutWithTheReply();
    void aPictureMayTakeTheServerAWhile();
    void withoutItsPicturesNothingIsPosted_data();
    void withoutItsPicturesNothingIsPosted();
    void aFormHoldsWhatLooksLikeOne();
    void aWarningIsCarriedOn();
    void withoutTheAnsweredPostNothingIsPosted_data();
    void withoutTheAnsweredPostNothingIsPosted();
};

void tst_MastodonPublisher::aPublicReplyStandsUnderThePost()
{
    Setting setting;
    const PublishResult result = setting.connector.publish(setting.reply);
    QCOMPARE(result.outcome, Outcome::Sent);
    const QJsonObject status = setting.server.status(result.post.externalId);
    QCOMPARE(status.value(QLatin1StringView("in_reply_to_id")).toString(), setting.mention);
    QCOMPARE(status.value(QLatin1StringView("visibility")).toString(), QStringLiteral("public"));
    QCOMPARE(status.value(QLatin1StringView("x_source")).toString(),
             QStringLiteral("@anna@social.example ") + setting.reply.text);
    QCOMPARE(result.post.url, QStringLiteral("https://social.example/@brand/") + result.post.externalId);
    QVERIFY(setting.http.requests().last().headers.contains({"Idempotency-Key", "018f-key"}));
}

void tst_MastodonPublisher::aPrivateReplyIsDirect()
{
    Setting setting;
    setting.reply.visibility = Visibility::Private;
    const PublishResult result = setting.connector.publish(setting.reply);
    QCOMPARE(result.outcome, Outcome::Sent);
    QCOMPARE(setting.server.status(result.post.externalId).value(QLatin1StringView("visibility")).toString(),
             QStringLiteral("direct"));
}

void tst_MastodonPublisher::theRecipientIsNamedOnce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("recipient");
    QTest::addColumn<QString>("sent");
    const auto row = [](const char *name, const char *text, const char *recipient, const char *sent) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(recipient) << QString::fromUtf8(sent);
    };
    row("not named", "Hello", "anna@other.example", "@anna@other.example Hello");
    row("named", "Hello @anna@other.example!", "anna@other.example", "Hello @anna@other.example!");
    row("named in other letters", "@Anna@Other.Example hi", "anna@other.example", "@Anna@Other.Example hi");
    row("only the local part of a stranger", "@anna hi", "anna@other.example", "@anna@other.example @anna hi");
    row("the local part of a neighbour", "@anna hi", "anna@social.example", "@anna hi");
    row("a longer name", "@annabel hi", "anna@social.example", "@anna@social.example @annabel hi");
    row("a namesake elsewhere", "@anna@other.example hi", "anna@social.example",
        "@anna@social.example @anna@other.example hi");
    row("an e-mail address", "write to x@anna.example", "anna@social.example",
        "@anna@social.example write to x@anna.example");
    row("nobody", "Hello", "", "Hello");
}

void tst_MastodonPublisher::theRecipientIsNamedOnce()
{
    QFETCH(QString, text);
    QFETCH(QString, recipient);
    QTEST(withMention(text, recipient, QUrl(QStringLiteral("https://social.example"))), "sent");
}

void tst_MastodonPublisher::anOutcomeIsNeverGuessed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("problem");
    QTest::newRow("token") << 401 << Outcome::Refused << QString(problem::tokenRefused);
    QTest::newRow("forbidden") << 403 << Outcome::Refused << QString(problem::networkRefused);
    QTest::newRow("parent gone") << 404 << Outcome::Refused << QString(problem::postGone);
    QTest::newRow("too long") << 422 << Outcome::Refused << QString(problem::networkRefused);
    QTest::newRow("wait") << 429 << Outcome::TryLater << QString(problem::rateLimited);
    QTest::newRow("fault") << 500 << Outcome::Unknown << QString(problem::networkFault);
    QTest::newRow("gateway") << 504 << Outcome::Unknown << QString(problem::networkFault);
    QTest::newRow("timed out") << 408 << Outcome::Unknown << QString(problem::networkRefused);
    QTest::newRow("moved") << 302 << Outcome::Unknown << QString(problem::notMastodon);
    QTest::newRow("a page") << 200 << Outcome::Unknown << QString(problem::notMastodon);
}

void tst_MastodonPublisher::anOutcomeIsNeverGuessed()
{
    QFETCH(int, status);
    Setting setting;
    setting.server.answerWritingWith(status, "<html></html>");
    const PublishResult result = setting.connector.publish(setting.reply);
    QTEST(result.outcome, "outcome");
    QTEST(result.problem, "problem");
}

void tst_MastodonPublisher::aLostAnswerIsFoundAgain_data()
{
    QTest::addColumn<Visibility>("visibility");
    QTest::addColumn<bool>("listsPrivateOwn");
    QTest::addColumn<bool>("isParentGone");
    QTest::newRow("public") << Visibility::Public << true << false;
    QTest::newRow("private") << Visibility::Private << true << false;
    QTest::newRow("private, not in the own list") << Visibility::Private << false << false;
    QTest::newRow("the parent is gone since") << Visibility::Public << true << true;
}

void tst_MastodonPublisher::aLostAnswerIsFoundAgain()
{
    QFETCH(Visibility, visibility);
    QFETCH(bool, listsPrivateOwn);
    QFETCH(bool, isParentGone);
    Setting setting({.listsPrivateOwn = listsPrivateOwn});
    setting.reply.visibility = visibility;
    setting.http.failAt(1, FakeHttp::Fault::AnswerLost);
    QCOMPARE(setting.connector.publish(setting.reply).outcome, Outcome::Unknown);
    if (isParentGone)
        setting.server.remove(setting.mention);
    const auto found = setting.connector.findPublished(setting.reply);
    QVERIFY(found);
    QVERIFY(found->has_value());
    QCOMPARE(setting.server.postsOf(QStringLiteral("brand")), QStringList{(*found)->externalId});
}

void tst_MastodonPublisher::whatNeverArrivedIsSurelyNotThere()
{
    Setting setting;
    setting.http.failAt(1, FakeHttp::Fault::NotReached);
    QCOMPARE(setting.connector.publish(setting.reply).outcome, Outcome::TryLater);
    const auto found = setting.connector.findPublished(setting.reply);
    QVERIFY(found);
    QVERIFY(!found->has_value());
}

void tst_MastodonPublisher::anotherReplyIsNotTakenForThisOne_data()
{
    QTest::addColumn<QString>("difference");
    for (const char *difference : {"text", "parent", "author", "time", "known"})
        QTest::newRow(difference) << QString::fromLatin1(difference);
}

void tst_MastodonPublisher::anotherReplyIsNotTakenForThisOne()
{
    QFETCH(QString, difference);
    Setting setting;
    OutgoingReply other = setting.reply;
    if (difference == QLatin1StringView("text"))
        other.text = QStringLiteral("Something else");
    if (difference == QLatin1StringView("parent"))
        other.inReplyTo = setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>again</p>"));
    if (difference == QLatin1StringView("author"))
        setting.server.addStatus(QStringLiteral("boris"), setting.reply.text, setting.mention);
    else
        setting.reply.accountedFor.append(difference == QLatin1StringView("known")
                                              ? setting.connector.publish(other).post.externalId
                                              : QString());
    if (difference == QLatin1StringView("text") || difference == QLatin1StringView("parent")
        || difference == QLatin1StringView("time"))
        QCOMPARE(setting.connector.publish(other).outcome, Outcome::Sent);
    if (difference == QLatin1StringView("time"))
        setting.reply.notBefore += std::chrono::hours(48);
    const auto found = setting.connector.findPublished(setting.reply);
    QVERIFY(found);
    QVERIFY(!found->has_value());
}

void tst_MastodonPublisher::aReplyThatCannotBeComparedIsUnclear()
{
    Setting setting({.tellsSource = false});
    setting.http.failAt(1, FakeHttp::Fault::AnswerLost);
    QCOMPARE(setting.connector.publish(setting.reply).outcome, Outcome::Unknown);
    const auto found = setting.connector.findPublished(setting.reply);
    QVERIFY(!found);
    QCOMPARE(found.error().code, problem::outcomeUnclear);
}

void tst_MastodonPublisher::aPrivateReplyToAPostThatIsGoneIsUnclear()
{
    Setting setting({.listsPrivateOwn = false});
    setting.reply.visibility = Visibility::Private;
    setting.server.remove(setting.mention);
    QVERIFY(!setting.connector.findPublished(setting.reply));
}

void tst_MastodonPublisher::whatCannotBeReadStaysUnknown()
{
    for (int failing = 0;; ++failing) {
        Setting setting;
        setting.http.failAt(failing, FakeHttp::Fault::ServerFault);
        const auto found = setting.connector.findPublished(setting.reply);
        if (setting.http.requests().size() <= failing)
            break;
        QVERIFY(!found);
    }
}

void tst_MastodonPublisher::aRateLimitTellsHowLong()
{
    Setting setting;
    FakeHttp http([](const HttpRequest &) -> Result<HttpResponse> { return HttpResponse{429, {{"retry-after", "120"}}, {}}; });
    MastodonConnector connector(http, setting.clock, {QUrl(QStringLiteral("https://social.example")), {}, {}}, TimePoint{});
    QCOMPARE(connector.publish(setting.reply).retryAfterSeconds, 120);
}

void tst_MastodonPublisher::picturesGoOutWithTheReply()
{
    Setting s;
    s.reply.attachments = {{QStringLiteral("018f-1.png"), QStringLiteral("image/png"), QStringLiteral("Пустая \"полка\""), "\x89PNG one"},
                           {QStringLiteral("018f-2.jpeg"), QStringLiteral("image/jpeg"), {}, "\xff\xd8\xff two"}};
    const auto result = s.connector.publish(s.reply);
    QCOMPARE(result.outcome, Outcome::Sent);
    const QJsonArray media = s.server.status(result.post.externalId).value(QLatin1StringView("media_attachments")).toArray();
    QCOMPARE(media.size(), 2);
    QCOMPARE(media.at(0).toObject().value(QLatin1StringView("description")).toString(), QStringLiteral("Пустая \"полка\""));
    QCOMPARE(s.server.uploads().value(0), QByteArray("\x89PNG one"));
    QCOMPARE(s.server.uploads().value(1), QByteArray("\xff\xd8\xff two"));
    const auto found = s.connector.findPublished(s.reply);
    QVERIFY(found && *found);
}

void tst_MastodonPublisher::aPictureMayTakeTheServerAWhile()
{
    FakeMastodon::Habits habits;
    habits.looksUntilReady = 2;
    Setting s(habits);
    s.reply.attachments = {{QStringLiteral("018f-1.png"), QStringLiteral("image/png"), {}, "\x89PNG one"}};
    QCOMPARE(s.connector.publish(s.reply).outcome, Outcome::Sent);
}

void tst_MastodonPublisher::withoutItsPicturesNothingIsPosted_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no such picture wanted") << 422 << Outcome::Refused << QStringLiteral("attachment_refused");
    QTest::newRow("too large") << 413 << Outcome::Refused << QStringLiteral("attachment_refused");
    QTest::newRow("no such call") << 404 << Outcome::Refused << QStringLiteral("attachment_refused");
    QTest::newRow("no right to") << 403 << Outcome::Refused << QStringLiteral("token_refused");
    QTest::newRow("signed out") << 401 << Outcome::Refused << QStringLiteral("token_refused");
    QTest::newRow("a fault") << 500 << Outcome::TryLater << QStringLiteral("network_fault");
    QTest::newRow("too often") << 429 << Outcome::TryLater << QStringLiteral("rate_limited");
    QTest::newRow("no answer") << 0 << Outcome::TryLater << QStringLiteral("network_no_answer");
}

void tst_MastodonPublisher::withoutItsPicturesNothingIsPosted()
{
    QFETCH(int, status);
    QFETCH(Outcome, outcome);
    QFETCH(QString, problem);
    Setting s;
    s.reply.attachments = {{QStringLiteral("018f-1.png"), QStringLiteral("image/png"), {}, "\x89PNG one"}};
    if (status == 0)
        s.http.failAt(1, FakeHttp::Fault::AnswerLost);
    else
        s.server.answerWritingWith(status, "{}");
    const auto result = s.connector.publish(s.reply);
    QCOMPARE(result.outcome, outcome);
    QCOMPARE(result.problem, problem);
    QVERIFY(outcome != Outcome::TryLater || result.retryAfterSeconds > 0);
    s.server.answerEverythingWith(0);
    QVERIFY(s.server.postsOf(QStringLiteral("brand")).isEmpty());
}

/// RFC 7578: nothing that is in a part ends it.
void tst_MastodonPublisher::aFormHoldsWhatLooksLikeOne()
{
    FormData form;
    form.addText("description", "a\r\n--otklik-\r\nb");
    form.addFile("file", "\"x\r\nEvil: 1.png", "image/png", "--\r\n\r\n");
    const QByteArray boundary = form.contentType().mid(form.contentType().indexOf('=') + 1);
    QVERIFY(boundary.size() > 20 && boundary.size() <= 70);
    const QByteArray body = form.body();
    QCOMPARE(body.count("--" + boundary), 3);
    QVERIFY(body.endsWith("--" + boundary + "--\r\n"));
    QVERIFY(!body.contains("\r\nEvil:"));
    QVERIFY(FormData().contentType() != form.contentType());
}

void tst_MastodonPublisher::aWarningIsCarriedOn()
{
    Setting setting;
    setting.server.warn(setting.mention, QStringLiteral("illness, \"Обед\" 🥣"));
    setting.http.failAt(1, FakeHttp::Fault::AnswerLost);
    QCOMPARE(setting.connector.publish(setting.reply).outcome, Outcome::Unknown);
    const auto found = setting.connector.findPublished(setting.reply);
    QVERIFY(found && *found);
    QCOMPARE(setting.server.status((*found)->externalId).value(QLatin1StringView("spoiler_text")).toString(),
             QStringLiteral("illness, \"Обед\" 🥣"));
    QCOMPARE(setting.server.postsOf(QStringLiteral("brand")).size(), 1);
}

void tst_MastodonPublisher::withoutTheAnsweredPostNothingIsPosted_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<QString>("problem");
    QTest::newRow("gone") << 404 << Outcome::Refused << QString(problem::postGone);
    QTest::newRow("signed out") << 401 << Outcome::Refused << QString(problem::tokenRefused);
    QTest::newRow("a fault") << 503 << Outcome::TryLater << QString(problem::networkFault);
    QTest::newRow("a page of a hotel") << 200 << Outcome::TryLater << QString(problem::notMastodon);
    QTest::newRow("no answer") << 0 << Outcome::TryLater << QString(httpcode::noAnswer);
}

void tst_MastodonPublisher::withoutTheAnsweredPostNothingIsPosted()
{
    QFETCH(int, status);
    Setting setting;
    if (status == 0)
        setting.http.failAt(0, FakeHttp::Fault::AnswerLost);
    else
        setting.server.answerEverythingWith(status, "<html>");
    const auto result = setting.connector.publish(setting.reply);
    QTEST(result.outcome, "outcome");
    QTEST(result.problem, "problem");
    QCOMPARE(setting.http.requests().size(), 1);
    QVERIFY(setting.server.postsOf(QStringLiteral("brand")).isEmpty());
}

QTEST_GUILESS_MAIN(tst_MastodonPublisher)
#include "tst_mastodonpublisher.moc"
