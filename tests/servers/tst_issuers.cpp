#include "sync/http/httpremoteapi.h"
#include "sync/signin/keptsignin.h"
#include "sync/signin/remotesessions.h"
#include "tests/servers/support/personatbrowser.h"
#include "tests/servers/support/sharedserver.h"

#include "models/json.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

using namespace otklik;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000;
using Kind = RealIssuer::Kind;

/// A vault that can be looked into.
class OpenVault final : public MemoryVault
{
public:
    void write(const QString &name, const QByteArray &secret, std::function<void()> done) override
    {
        written.append(fromJson<KeptSignIn>(QJsonDocument::fromJson(secret).object()).value_or(KeptSignIn{}));
        MemoryVault::write(name, secret, std::move(done));
    }
    QList<KeptSignIn> written;
};

/// An issuer, a server that trusts it, and a desktop's sign-in with a person at the browser.
struct Office final
{
    explicit Office(Kind kind, const QStringList &serverOptions = {})
    {
        auto started = RealIssuer::start(kind);
        if (!started)
            QTest::qFail(qPrintable(started.error().detail), __FILE__, __LINE__);
        else
            issuer = std::move(*started);
        if (issuer && !server.start(*issuer, serverOptions))
            QTest::qFail(server.log().constData(), __FILE__, __LINE__);
        person = std::make_unique<PersonAtBrowser>(kind == Kind::Glewlwyd ? u"lead1"_s : u"lead-vera"_s, u"pw-lead1"_s);
    }

    [[nodiscard]] static ReturnPages pages()
    {
        return {{200, u"Signed in"_s, u"Go back to Otklik."_s}, {400, u"Not signed in"_s, {}}};
    }

    /// Waits for the answer.
    [[nodiscard]] Result<OpenedSession> signIn()
    {
        std::optional<Result<OpenedSession>> result;
        sessions.withBrowser(
            server.address(), [this](const QUrl &page) { person->visit(page); },
            [&](const Result<OpenedSession> &opened) { result = opened; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, patience))
            return failure(Error::Kind::Retry, u"no answer"_s, person->lastPage());
        return *result;
    }
    [[nodiscard]] Result<OpenedSession> renew(const OpenedSession &former)
    {
        std::optional<Result<OpenedSession>> result;
        sessions.renew(server.address(), former.session.workspaceId, former.session.user.id,
                       [&](const Result<OpenedSession> &opened) { result = opened; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, patience))
            return failure(Error::Kind::Retry, u"no answer"_s);
        return *result;
    }
    /// Whether the token opens the server's doors.
    [[nodiscard]] bool isGood(const QString &token)
    {
        HttpRemoteApi api(server.address());
        std::optional<bool> isGood;
        Credentials credentials;
        credentials.token = token;
        api.signIn(credentials, [&](const Reply<Session> &session) { isGood = session.has_value(); });
        return QTest::qWaitFor([&] { return isGood.has_value(); }, patience) && *isGood;
    }
    /// The tokens of a sign-in that no server has seen yet.
    [[nodiscard]] Result<Grant> grant()
    {
        IssuerWay way{issuer->address(), u"otklik"_s, {u"openid"_s, u"offline_access"_s}, {}};
        if (issuer->redirectPort() != 0)
            way.redirectPorts = {issuer->redirectPort()};
        BrowserSignIn attempt(way, pages(), network, clock, nullptr);
        std::optional<Result<Grant>> result;
        QObject::connect(&attempt, &BrowserSignIn::pageReady, person.get(), &PersonAtBrowser::visit);
        QObject::connect(&attempt, &BrowserSignIn::finished, person.get(),
                         [&](const Result<Grant> &grant) { result = grant; });
        attempt.start();
        if (!QTest::qWaitFor([&] { return result.has_value(); }, patience))
            return failure(Error::Kind::Retry, u"no answer"_s, person->lastPage());
        return *result;
    }
    /// What the issuer's token endpoint says to this form.
    [[nodiscard]] int tokenStatus(const QUrlQuery &form)
    {
        QNetworkAccessManager manager;
        QNetworkRequest request(QUrl(issuer->address() + u"/token"_s));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/x-www-form-urlencoded"));
        QNetworkReply *reply = manager.post(request, form.toString(QUrl::FullyEncoded).toLatin1());
        std::ignore = QTest::qWaitFor([&] { return reply->isFinished(); }, patience);
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    void get(const QUrl &url)
    {
        QNetworkAccessManager manager;
        QNetworkReply *reply = manager.get(QNetworkRequest(url));
        std::ignore = QTest::qWaitFor([&] { return reply->isFinished(); }, patience);
    }

    std::unique_ptr<RealIssuer> issuer;
    SharedServer server;
    std::unique_ptr<PersonAtBrowser> person;
    const SystemClock clock;
    OpenVault vault;
    SignInNetwork network;
    RemoteSessions sessions{vault, network, clock, pages};
};

QString why(const Error &error)
{
    return error.code + u' ' + error.detail;
}

} // namespace

/// Signing in with the browser, against real issuers: desktop, issuer and server
/// are the real ones, and the browser is a client that fills in forms.
class TestIssuers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInAndStaysTheSamePerson_data() { bothIssuers(); }
    void signsInAndStaysTheSamePerson();
    void aTokenOpensOneSession_data() { bothIssuers(); }
    void aTokenOpensOneSession();
    void aCodeIsGoodOnce_data() { bothIssuers(); }
    void aCodeIsGoodOnce();
    void aSpentRefreshTokenIsRefusedAndAPersonAsked_data() { bothIssuers(); }
    void aSpentRefreshTokenIsRefusedAndAPersonAsked();
    void signingOutEndsItEverywhere_data() { bothIssuers(); }
    void signingOutEndsItEverywhere();
    void anIssuerThatIsAwayAsksNobody_data() { bothIssuers(); }
    void anIssuerThatIsAwayAsksNobody();
    void theNextSessionComesUnseen();
    void withoutAnIdTokenAPersonIsAsked();
    void changedKeysAreFollowed();
    void groupsGiveTheRole();

private:
    static void bothIssuers()
    {
        QTest::addColumn<Kind>("kind");
        QTest::newRow("oidc-provider") << Kind::OidcProvider;
        QTest::newRow("glewlwyd") << Kind::Glewlwyd;
    }
};

void TestIssuers::signsInAndStaysTheSamePerson()
{
    QFETCH(Kind, kind);
    Office office(kind);
    const auto first = office.signIn();
    QVERIFY2(first, first ? "" : qPrintable(why(first.error()) + QString::fromUtf8(office.server.log())));
    QVERIFY(office.isGood(first->token));
    QCOMPARE(first->session.user.role, Role::Agent);
    QVERIFY(office.person->lastPage().contains(u"Go back to Otklik."_s));
    const auto again = office.signIn();
    QVERIFY2(again, again ? "" : qPrintable(why(again.error())));
    QCOMPARE(again->session.user, first->session.user);
    QVERIFY(again->token != first->token);

    // The next start of the program finds the session in the vault.
    QString recalled;
    RemoteSessions later(office.vault, office.network, office.clock, Office::pages);
    later.recall(again->session.workspaceId, again->session.user.id, [&](const QString &token) { recalled = token; });
    QCOMPARE(recalled, again->token);
}

void TestIssuers::aTokenOpensOneSession()
{
    QFETCH(Kind, kind);
    Office office(kind);
    const auto grant = office.grant();
    QVERIFY2(grant, grant ? "" : qPrintable(why(grant.error())));
    Credentials credentials;
    credentials.idToken = QString::fromLatin1(grant->idToken);
    credentials.nonce = QString::fromLatin1(grant->nonce);
    QStringList answers;
    for (int i = 0; i < 2; ++i) {
        HttpRemoteApi api(office.server.address());
        api.signIn(credentials, [&](const Reply<Session> &session) {
            answers.append(session ? u"in"_s : session.error().error.code);
        });
        QTRY_COMPARE_WITH_TIMEOUT(answers.size(), i + 1, patience);
    }
    QCOMPARE(answers, (QStringList{u"in"_s, u"id_token_used"_s}));
}

void TestIssuers::aCodeIsGoodOnce()
{
    QFETCH(Kind, kind);
    Office office(kind);
    const auto opened = office.signIn();
    QVERIFY2(opened, opened ? "" : qPrintable(why(opened.error())));
    // Somebody saw the call-back: without the proof key, and a second time, the code gives nothing.
    const QUrlQuery callback(office.person->callback());
    QUrl redirect = office.person->callback();
    redirect.setQuery(QString());
    QUrlQuery form;
    form.addQueryItem(u"grant_type"_s, u"authorization_code"_s);
    form.addQueryItem(u"client_id"_s, u"otklik"_s);
    form.addQueryItem(u"code"_s, callback.queryItemValue(u"code"_s));
    form.addQueryItem(u"redirect_uri"_s, QString::fromLatin1(QUrl::toPercentEncoding(redirect.toString())));
    form.addQueryItem(u"code_verifier"_s, QString(43, u'v'));
    QVERIFY(office.tokenStatus(form) >= 400);
}

void TestIssuers::aSpentRefreshTokenIsRefusedAndAPersonAsked()
{
    QFETCH(Kind, kind);
    Office office(kind);
    const auto opened = office.signIn();
    QVERIFY2(opened, opened ? "" : qPrintable(why(opened.error())));
    const QString refreshToken = office.vault.written.last().refreshToken;
    QVERIFY(!refreshToken.isEmpty());
    QUrlQuery form;
    form.addQueryItem(u"grant_type"_s, u"refresh_token"_s);
    form.addQueryItem(u"client_id"_s, u"otklik"_s);
    form.addQueryItem(u"refresh_token"_s, refreshToken);
    QCOMPARE(office.tokenStatus(form), 200); // a thief was faster
    const auto renewed = office.renew(*opened);
    QVERIFY(!renewed);
    QCOMPARE(renewed.error().code, u"grant_refused"_s);
    QCOMPARE(renewed.error().kind, Error::Kind::SignIn);
}

void TestIssuers::signingOutEndsItEverywhere()
{
    QFETCH(Kind, kind);
    Office office(kind);
    const auto opened = office.signIn();
    QVERIFY2(opened, opened ? "" : qPrintable(why(opened.error())));
    const KeptSignIn kept = office.vault.written.last();
    bool isForgotten = false;
    office.sessions.end(office.server.address(), opened->session.workspaceId, opened->session.user.id,
                        [&] { isForgotten = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isForgotten, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!office.isGood(opened->token), patience);
    QString recalled = u"?"_s;
    office.sessions.recall(opened->session.workspaceId, opened->session.user.id,
                           [&](const QString &token) { recalled = token; });
    QCOMPARE(recalled, QString());
    if (kind == Kind::Glewlwyd)
        return; // it does not let a public client revoke
    QUrlQuery form;
    form.addQueryItem(u"grant_type"_s, u"refresh_token"_s);
    form.addQueryItem(u"client_id"_s, u"otklik"_s);
    form.addQueryItem(u"refresh_token"_s, kept.refreshToken);
    QTRY_COMPARE_WITH_TIMEOUT(office.tokenStatus(form), 400, patience);
}

void TestIssuers::anIssuerThatIsAwayAsksNobody()
{
    QFETCH(Kind, kind);
    Office office(kind);
    const auto opened = office.signIn();
    QVERIFY2(opened, opened ? "" : qPrintable(why(opened.error())));
    const KeptSignIn kept = office.vault.written.last();
    office.issuer->stop();
    const auto renewed = office.renew(*opened);
    QVERIFY(!renewed);
    QCOMPARE(renewed.error().kind, Error::Kind::Retry);
    QCOMPARE(office.vault.written.last().refreshToken, kept.refreshToken);
    QVERIFY(office.isGood(opened->token));
}

void TestIssuers::theNextSessionComesUnseen()
{
    Office office(Kind::OidcProvider);
    const auto opened = office.signIn();
    QVERIFY2(opened, opened ? "" : qPrintable(why(opened.error())));
    office.person->visit(QUrl()); // is not asked any more
    OpenedSession newest = *opened;
    for (int i = 0; i < 3; ++i) {
        const QString former = office.vault.written.last().refreshToken;
        const qsizetype writes = office.vault.written.size();
        const auto renewed = office.renew(newest);
        QVERIFY2(renewed, renewed ? "" : qPrintable(why(renewed.error())));
        QCOMPARE(renewed->session.user, opened->session.user);
        QVERIFY(renewed->token != newest.token);
        QVERIFY(office.isGood(renewed->token));
        // First the new refresh token was written down, beside the old session; then the new session.
        QCOMPARE(office.vault.written.size(), writes + 2);
        QCOMPARE(office.vault.written.at(writes).token, newest.token);
        QVERIFY(office.vault.written.at(writes).refreshToken != former);
        QCOMPARE(office.vault.written.last().token, renewed->token);
        newest = *renewed;
    }
}

void TestIssuers::withoutAnIdTokenAPersonIsAsked()
{
    Office office(Kind::Glewlwyd);
    const auto opened = office.signIn();
    QVERIFY2(opened, opened ? "" : qPrintable(why(opened.error())));
    const auto renewed = office.renew(*opened);
    QVERIFY(!renewed);
    QCOMPARE(renewed.error().kind, Error::Kind::SignIn);
}

void TestIssuers::changedKeysAreFollowed()
{
    Office office(Kind::OidcProvider);
    const auto opened = office.signIn();
    QVERIFY2(opened, opened ? "" : qPrintable(why(opened.error())));
    office.get(QUrl(office.issuer->address() + u"/test/rotate-keys"_s));
    // Until the server asks the issuer again, ten seconds after the last time, it refuses.
    QStringList refusals;
    Result<OpenedSession> renewed = office.renew(*opened);
    while (!renewed && refusals.size() < 15) {
        refusals.append(why(renewed.error()));
        QTest::qWait(1000);
        renewed = office.renew(*opened);
    }
    QVERIFY2(renewed, qPrintable(refusals.join(u'\n')));
}

void TestIssuers::groupsGiveTheRole()
{
    Office office(Kind::OidcProvider, {u"--group-claim"_s, u"groups"_s, u"--group-role"_s, u"leads=lead"_s});
    const auto opened = office.signIn();
    QVERIFY2(opened, opened ? "" : qPrintable(why(opened.error())));
    QCOMPARE(opened->session.user.role, Role::Lead);
    QCOMPARE(opened->session.user.login, u"lead-vera"_s);
}

QTEST_GUILESS_MAIN(TestIssuers)
#include "tst_issuers.moc"
