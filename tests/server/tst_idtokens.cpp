#include "models/json.h"
#include "server/store/identitystore.h"
#include "server/store/userstore.h"
#include "tests/server/support/testclient.h"
#include "tests/server/support/testissuer.h"
#include "tests/server/support/testserver.h"

#include <QJsonArray>
#include <QTest>

#include <thread>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const oidc::SigningKey &keyOne()
{
    static const oidc::SigningKey key(oidc::Algorithm::RS256, u"one"_s);
    return key;
}

const oidc::SigningKey &keyTwo()
{
    static const oidc::SigningKey key(oidc::Algorithm::ES256, u"two"_s);
    return key;
}

/// An issuer and a server that believes it.
struct Office final
{
    explicit Office(const std::function<void(IssuerSettings &)> &change = [](IssuerSettings &) {})
        : server(TestServer::Setup{{}, {}, nullptr, settings(change)})
    {
        issuer.publish({keyOne().jwk()});
    }

    IssuerSettings settings(const std::function<void(IssuerSettings &)> &change) const
    {
        IssuerSettings made;
        made.issuer = issuer.address();
        made.clientId = u"otklik"_s;
        made.scopes = {u"openid"_s};
        change(made);
        return made;
    }

    QJsonObject claims(const QString &subject = u"person-1"_s) const
    {
        const qint64 now = server.clock.now().time_since_epoch() / 1s;
        return {{u"iss"_s, issuer.address()},
                {u"sub"_s, subject},
                {u"aud"_s, u"otklik"_s},
                {u"nonce"_s, u"n"_s},
                {u"iat"_s, now},
                {u"exp"_s, now + 300},
                {u"preferred_username"_s, u"olga"_s},
                {u"name"_s, u"Ольга"_s}};
    }

    TestReply signIn(const QByteArray &token, const QJsonValue &nonce = u"n"_s)
    {
        QJsonObject body{{u"id_token"_s, QString::fromLatin1(token)}};
        if (!nonce.isUndefined())
            body.insert(u"nonce"_s, nonce);
        TestClient client(server.port());
        return client.post("/v1/sessions", body);
    }
    TestReply signIn(const QJsonObject &claims) { return signIn(keyOne().token(claims)); }

    const SystemClock systemClock;
    TestIssuer issuer{systemClock};
    TestServer server;
};

User userOf(const TestReply &reply)
{
    return fromJson<User>(reply.json().value(u"user"_s).toObject()).value_or(User{});
}

QJsonObject with(QJsonObject claims, const QString &name, const QJsonValue &value)
{
    value.isUndefined() ? void(claims.remove(name)) : void(claims.insert(name, value));
    return claims;
}

} // namespace

/// Signing in with an issuer's token, at a whole server with a real issuer beside it.
class TestIdTokens final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysHowPeopleSignIn();
    void aNewcomerBecomesAnAgentAndStaysTheSame();
    void theSessionLastsAnHour();
    void aTokenOpensOneSession();
    void ofManyAtOnceOneOpens();
    void refusesAWrongToken_data();
    void refusesAWrongToken();
    void refusesAWrongNonce_data();
    void refusesAWrongNonce();
    void refusesWhatIsNoMessage_data();
    void refusesWhatIsNoMessage();
    void anOldTokenIsRefusedAlsoWhenItWasForgotten();
    void aDisabledUserIsRefused();
    void aLocalAccountOfTheSameNameIsSomebodyElse();
    void whomAnAdministratorPreparedIsThatUser();
    void anAddressCountsOnlyWhenTheIssuerVerifiedIt();
    void withoutAnInvitationNobodyComesIn();
    void groupsGiveTheRoleAtEverySignIn();
    void groupsGiveTheTeamsAtEverySignIn();
    void namesAreTidied();
    void anotherClientsTokensAreTakenWhereThatIsSaid();
    void changedKeysAreFetchedOnce();
    void unknownKeysDoNotFloodTheIssuer();
    void anIssuerThatIsAwayIsSaidSo_data();
    void anIssuerThatIsAwayIsSaidSo();
    void knownKeysServeWhileTheIssuerIsAway();
    void withoutAnIssuerThereIsNoSuchSignIn();
    void theIssuersTokenIsNoSession();
    void theLogHoldsNoTokenAndNoName();
};

void TestIdTokens::saysHowPeopleSignIn()
{
    Office office([](IssuerSettings &settings) { settings.redirectPorts = {45123}; });
    TestClient client(office.server.port());
    const QJsonObject ways = client.get("/v1/sign-in").json();
    QCOMPARE(ways.value(u"password"_s).toBool(), true);
    const QJsonObject openid = ways.value(u"openid"_s).toObject();
    QCOMPARE(openid.value(u"issuer"_s).toString(), office.issuer.address());
    QCOMPARE(openid.value(u"client_id"_s).toString(), u"otklik"_s);
    QCOMPARE(openid.value(u"redirect_ports"_s).toArray(), (QJsonArray{45123}));
}

void TestIdTokens::aNewcomerBecomesAnAgentAndStaysTheSame()
{
    Office office;
    const TestReply first = office.signIn(office.claims());
    QCOMPARE(first.status, 201);
    const User user = userOf(first);
    QCOMPARE(user.login, u"olga"_s);
    QCOMPARE(user.name, u"Ольга"_s);
    QCOMPARE(user.role, Role::Agent);
    TestClient mine(office.server.port(), first.json().value(u"token"_s).toString().toLatin1());
    QCOMPARE(mine.get("/v1/me").status, 200);

    // Another token, another login name there: the subject is the person.
    const TestReply second =
        office.signIn(with(with(office.claims(), u"preferred_username"_s, u"olga.new"_s), u"jti"_s, u"2"_s));
    QCOMPARE(second.status, 201);
    QCOMPARE(userOf(second).id, user.id);
    const TestReply other = office.signIn(office.claims(u"person-2"_s));
    QVERIFY(userOf(other).id != user.id);
    QCOMPARE(userOf(other).login, u"olga-2"_s);
}

void TestIdTokens::theSessionLastsAnHour()
{
    Office office;
    TestClient mine(office.server.port(),
                    office.signIn(office.claims()).json().value(u"token"_s).toString().toLatin1());
    office.server.clock.advance(59min);
    QCOMPARE(mine.get("/v1/me").status, 200);
    office.server.clock.advance(2min);
    QCOMPARE(mine.get("/v1/me").code(), u"signed_out"_s);
}

void TestIdTokens::aTokenOpensOneSession()
{
    Office office;
    const QByteArray token = keyOne().token(office.claims());
    QCOMPARE(office.signIn(token).status, 201);
    const TestReply again = office.signIn(token);
    QCOMPARE(again.status, 401);
    QCOMPARE(again.code(), u"id_token_used"_s);
    // The same statement signed once more is the same token.
    office.issuer.publish({keyOne().jwk(), keyTwo().jwk()});
    office.server.clock.advance(11s);
    const QJsonObject claims = office.claims();
    QCOMPARE(office.signIn(keyTwo().token(claims)).status, 201);
    QCOMPARE(office.signIn(keyTwo().token(claims)).code(), u"id_token_used"_s);
}

void TestIdTokens::ofManyAtOnceOneOpens()
{
    Office office;
    QCOMPARE(office.signIn(office.claims()).status, 201);
    const QByteArray token = keyOne().token(office.claims(u"person-2"_s));
    std::atomic<int> opened = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] { opened += office.signIn(token).status == 201 ? 1 : 0; });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(opened.load(), 1);
}

void TestIdTokens::refusesAWrongToken_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QString &claim, const QJsonValue &value, const QString &reason) {
        QTest::newRow(name) << claim << value << reason;
    };
    row("another issuer", u"iss"_s, u"https://evil.example"_s, u"id_token_issuer"_s);
    row("another audience", u"aud"_s, u"mail"_s, u"id_token_audience"_s);
    row("another party", u"azp"_s, u"mail"_s, u"id_token_audience"_s);
    row("expired", u"exp"_s, 1'799'999'000, u"id_token_expired"_s);
    row("issued in the future", u"iat"_s, 1'800'000'200, u"id_token_too_early"_s);
    row("issued eleven minutes ago", u"iat"_s, 1'799'999'300, u"id_token_too_old"_s);
    row("not good yet", u"nbf"_s, 1'800'000'200, u"id_token_too_early"_s);
    row("nobody", u"sub"_s, QString(), u"id_token_subject"_s);
    row("a logout token", u"events"_s, QJsonObject(), u"id_token_type"_s);
}

void TestIdTokens::refusesAWrongToken()
{
    QFETCH(QString, claim);
    QFETCH(QJsonValue, value);
    QFETCH(QString, reason);
    Office office;
    const TestReply reply = office.signIn(with(office.claims(), claim, value));
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.code(), u"id_token_refused"_s); // which way it was wrong is not told to the outside
    QVERIFY2(office.server.logged.contains(reason.toLatin1()), office.server.logged.constData());
}

void TestIdTokens::refusesAWrongNonce_data()
{
    QTest::addColumn<QJsonValue>("inToken");
    QTest::addColumn<QJsonValue>("inBody");
    const QJsonValue nothing(QJsonValue::Undefined);
    QTest::newRow("another") << QJsonValue(u"n"_s) << QJsonValue(u"m"_s);
    QTest::newRow("not said") << QJsonValue(u"n"_s) << nothing;
    QTest::newRow("said, and none in the token") << nothing << QJsonValue(u"n"_s);
    QTest::newRow("empty in both") << QJsonValue(QString()) << QJsonValue(QString());
}

void TestIdTokens::refusesAWrongNonce()
{
    QFETCH(QJsonValue, inToken);
    QFETCH(QJsonValue, inBody);
    Office office;
    const TestReply reply = office.signIn(keyOne().token(with(office.claims(), u"nonce"_s, inToken)), inBody);
    QCOMPARE(reply.code(), u"id_token_refused"_s);
}

void TestIdTokens::refusesWhatIsNoMessage_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::newRow("a token that is a number") << QJsonObject{{u"id_token"_s, 5}};
    QTest::newRow("a token that is nothing") << QJsonObject{{u"id_token"_s, QJsonValue::Null}};
    QTest::newRow("a nonce that is a list")
        << QJsonObject{{u"id_token"_s, u"a.b.c"_s}, {u"nonce"_s, QJsonArray{u"n"_s}}};
    QTest::newRow("an endless nonce") << QJsonObject{{u"id_token"_s, u"a.b.c"_s}, {u"nonce"_s, QString(300, u'n')}};
}

void TestIdTokens::refusesWhatIsNoMessage()
{
    QFETCH(QJsonObject, body);
    Office office;
    TestClient client(office.server.port());
    QCOMPARE(client.post("/v1/sessions", body).code(), u"bad_message"_s);
    QCOMPARE(office.issuer.asked(), 0);
}

void TestIdTokens::anOldTokenIsRefusedAlsoWhenItWasForgotten()
{
    Office office;
    const QByteArray token = keyOne().token(with(office.claims(), u"exp"_s, 1'900'000'000)); // the issuer is generous
    QCOMPARE(office.signIn(token).status, 201);
    for (int i = 0; i < 8; ++i) {
        office.server.clock.advance(3min);
        const TestReply again = office.signIn(token);
        QVERIFY2(again.status == 401, again.body.constData());
        std::ignore = office.signIn(office.claims()); // sweeps what can be forgotten
    }
}

void TestIdTokens::aDisabledUserIsRefused()
{
    Office office;
    User user = userOf(office.signIn(office.claims()));
    user.isActive = false;
    QVERIFY(office.server.store->write([&](Rows &rows) -> Result<void> {
        rows.put(user);
        return {};
    }));
    const TestReply reply = office.signIn(with(office.claims(), u"jti"_s, u"2"_s));
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.code(), u"account_disabled"_s);
}

void TestIdTokens::aLocalAccountOfTheSameNameIsSomebodyElse()
{
    Office office;
    const TestReply reply = office.signIn(with(office.claims(), u"preferred_username"_s, u"admin"_s));
    QCOMPARE(reply.status, 201);
    QCOMPARE(userOf(reply).login, u"admin-2"_s);
    QCOMPARE(userOf(reply).role, Role::Agent);
    QVERIFY(userOf(reply).id != office.server.administrator.id);
}

void TestIdTokens::whomAnAdministratorPreparedIsThatUser()
{
    Office office([](IssuerSettings &settings) { settings.takesNewcomers = false; });
    QVERIFY(office.server.store->write([&](Rows &rows) -> Result<void> {
        IdentityStore(rows).link(office.issuer.address(), u"person-1"_s, office.server.lead.id);
        IdentityStore(rows).link(u"https://another.example"_s, u"person-2"_s, office.server.agent.id);
        return {};
    }));
    QCOMPARE(userOf(office.signIn(office.claims())), office.server.lead);
    QCOMPARE(office.signIn(office.claims(u"person-2"_s)).code(), u"not_invited"_s); // known, but at another issuer
}

void TestIdTokens::anAddressCountsOnlyWhenTheIssuerVerifiedIt()
{
    Office office([](IssuerSettings &settings) { settings.takesNewcomers = false; });
    QVERIFY(office.server.store->write([&](Rows &rows) -> Result<void> {
        IdentityStore(rows).invite(office.issuer.address(), u"Lena@example.org"_s, office.server.lead.id);
        return {};
    }));
    QJsonObject claims = with(office.claims(), u"email"_s, u"lena@example.org"_s);
    QCOMPARE(office.signIn(claims).code(), u"not_invited"_s);
    QCOMPARE(office.signIn(with(claims, u"email_verified"_s, false)).code(), u"not_invited"_s);
    QCOMPARE(office.signIn(with(claims, u"email_verified"_s, u"true"_s)).code(), u"not_invited"_s);
    claims.insert(u"email_verified"_s, true);
    QCOMPARE(userOf(office.signIn(claims)), office.server.lead);
    // The invitation has been used: the address does not open it to another person.
    QCOMPARE(office.signIn(with(claims, u"sub"_s, u"person-2"_s)).code(), u"not_invited"_s);
    QCOMPARE(userOf(office.signIn(with(claims, u"email"_s, u"new@example.org"_s))), office.server.lead);
}

void TestIdTokens::withoutAnInvitationNobodyComesIn()
{
    Office office([](IssuerSettings &settings) { settings.takesNewcomers = false; });
    const TestReply reply = office.signIn(office.claims());
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.code(), u"not_invited"_s);
}

void TestIdTokens::groupsGiveTheRoleAtEverySignIn()
{
    Office office([](IssuerSettings &settings) {
        settings.groupClaim = u"groups"_s;
        settings.roleOfGroup = {{u"leads"_s, Role::Lead}, {u"admins"_s, Role::Administrator}};
    });
    QCOMPARE(userOf(office.signIn(with(office.claims(), u"groups"_s, QJsonArray{u"x"_s, u"leads"_s}))).role,
             Role::Lead);
    QCOMPARE(userOf(office.signIn(with(office.claims(), u"groups"_s, QJsonArray{u"admins"_s, u"leads"_s}))).role,
             Role::Administrator);
    QCOMPARE(userOf(office.signIn(with(office.claims(), u"groups"_s, u"leads"_s))).role, Role::Lead);
    QCOMPARE(userOf(office.signIn(office.claims())).role, Role::Agent);
    QCOMPARE(userOf(office.signIn(with(office.claims(), u"groups"_s, QJsonObject{{u"admins"_s, true}}))).role,
             Role::Agent);
}

void TestIdTokens::groupsGiveTheTeamsAtEverySignIn()
{
    Office office([](IssuerSettings &settings) {
        settings.groupClaim = u"groups"_s;
        settings.teamOfGroup = {
            {u"cn=kettles,o=shop"_s, u"kettles"_s}, {u"toasters"_s, u"toasters"_s}, {u"pans"_s, u"kettles"_s}};
    });
    const auto teamsWith = [&](const QJsonValue &groups) {
        return userOf(office.signIn(with(office.claims(), u"groups"_s, groups))).teams;
    };
    QCOMPARE(teamsWith(QJsonArray{u"toasters"_s, u"x"_s, u"pans"_s, u"cn=kettles,o=shop"_s}), u"kettles,toasters"_s);
    QCOMPARE(teamsWith(QJsonArray{u"x"_s}), QString());
    QCOMPARE(teamsWith(u"toasters"_s), u"toasters"_s);
    // Roles stay what an administrator made them.
    User user = userOf(office.signIn(with(office.claims(), u"jti"_s, u"4"_s)));
    user.role = Role::Lead;
    QVERIFY(office.server.store->write([&](Rows &rows) -> Result<void> {
        rows.put(user);
        return {};
    }));
    QCOMPARE(userOf(office.signIn(with(office.claims(), u"jti"_s, u"5"_s))).role, Role::Lead);
}

void TestIdTokens::namesAreTidied()
{
    Office office;
    const User user = userOf(office.signIn(
        with(with(office.claims(), u"name"_s, QString(u"  Olga\u202e \n\t Petrova\0"_s + QString(500, u'x'))),
             u"preferred_username"_s, 7)));
    QVERIFY(user.name.startsWith(u"Olga Petrova"));
    QCOMPARE(user.name.size(), 200);
    QCOMPARE(user.login, u"person-1"_s);
}

void TestIdTokens::anotherClientsTokensAreTakenWhereThatIsSaid()
{
    Office office([](IssuerSettings &settings) { settings.audiences = {u"otklik-tablet"_s}; });
    QCOMPARE(office.signIn(with(office.claims(), u"aud"_s, u"otklik-tablet"_s)).status, 201);
    QCOMPARE(office.signIn(with(office.claims(), u"aud"_s, u"mail"_s)).status, 401);
}

void TestIdTokens::changedKeysAreFetchedOnce()
{
    Office office;
    QCOMPARE(office.signIn(office.claims()).status, 201);
    QCOMPARE(office.issuer.asked(), 1);
    office.issuer.publish({keyTwo().jwk()});
    office.server.clock.advance(1min);
    QCOMPARE(office.signIn(keyTwo().token(office.claims())).status, 201);
    QCOMPARE(office.issuer.asked(), 2);
    QCOMPARE(office.signIn(keyOne().token(office.claims())).code(), u"id_token_refused"_s); // withdrawn
    QCOMPARE(office.issuer.asked(), 2);
}

void TestIdTokens::unknownKeysDoNotFloodTheIssuer()
{
    Office office;
    QCOMPARE(office.signIn(office.claims()).status, 201);
    office.server.clock.advance(1min);
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i)
        threads.emplace_back([&] { std::ignore = office.signIn(keyTwo().token(office.claims())); });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(office.issuer.asked(), 2);
}

void TestIdTokens::anIssuerThatIsAwayIsSaidSo_data()
{
    QTest::addColumn<QByteArray>("instead");
    QTest::newRow("it does not answer") << QByteArray();
    QTest::newRow("a page of a proxy") << QByteArray("<html>");
    QTest::newRow("something endless") << QByteArray(300'000, ' ');
    QTest::newRow("somebody else's document") << QByteArray(R"({"issuer":"https://evil.example"})");
}

void TestIdTokens::anIssuerThatIsAwayIsSaidSo()
{
    QFETCH(QByteArray, instead);
    Office office;
    const QJsonObject claims = office.claims();
    instead.isEmpty() ? office.issuer.goAway() : office.issuer.answerInstead(instead);
    const TestReply reply = office.signIn(claims);
    QCOMPARE(reply.status, 502);
    QCOMPARE(reply.code(), u"issuer_unreachable"_s);
}

void TestIdTokens::knownKeysServeWhileTheIssuerIsAway()
{
    Office office;
    QCOMPARE(office.signIn(office.claims()).status, 201);
    office.issuer.goAway();
    office.server.clock.advance(2h);
    QCOMPARE(office.signIn(office.claims()).status, 201);
    office.server.clock.advance(23h);
    QCOMPARE(office.signIn(office.claims()).code(), u"issuer_unreachable"_s);
}

void TestIdTokens::withoutAnIssuerThereIsNoSuchSignIn()
{
    TestServer server;
    TestClient client(server.port());
    const TestReply reply = client.post("/v1/sessions", {{u"id_token"_s, u"a.b.c"_s}});
    QCOMPARE(reply.status, 501);
    QCOMPARE(reply.code(), u"not_available"_s);
    QVERIFY(!client.get("/v1/sign-in").json().contains(u"openid"_s));
}

void TestIdTokens::theIssuersTokenIsNoSession()
{
    Office office;
    TestClient client(office.server.port(), keyOne().token(office.claims()));
    QCOMPARE(client.get("/v1/me").code(), u"signed_out"_s);
}

void TestIdTokens::theLogHoldsNoTokenAndNoName()
{
    Office office;
    const QByteArray token = keyOne().token(office.claims());
    QCOMPARE(office.signIn(token).status, 201);
    QCOMPARE(office.signIn(token, u"wrong"_s).status, 401);
    for (const QByteArray &secret :
         {token.left(40), token.right(40), QByteArray("person-1"), QByteArray("olga"), QByteArray("Ольга")})
        QVERIFY2(!office.server.logged.contains(secret), secret.constData());
}

QTEST_GUILESS_MAIN(TestIdTokens)
#include "tst_idtokens.moc"
