#include "oidc/callback.h"
#include "oidc/proofkey.h"
#include "oidc/tokenanswer.h"

#include <QSet>
#include <QTest>

using namespace otklik;
using namespace otklik::oidc;
using namespace Qt::StringLiterals;

namespace {

const ExpectedCallback expected{"the-state", u"https://login.example"_s, false};
const ExpectedCallback naming{"the-state", u"https://login.example"_s, true};

} // namespace

/// What comes back from the browser, and from the token endpoint after it.
class TestCallback final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheCode();
    void refusesWhatIsNotOurs_data();
    void refusesWhatIsNotOurs();
    void readsTheTokens();
    void aRefusalSaysWhatToDo_data();
    void aRefusalSaysWhatToDo();
    void refusesABadTokenAnswer_data();
    void refusesABadTokenAnswer();
    void secretsAreLongAndNeverTheSame();
    void theChallengeIsThatOfTheStandard();
};

void TestCallback::givesTheCode()
{
    QCOMPARE(codeOf("state=the-state&code=abc%2Bd", expected).value_or(QString()), u"abc+d"_s);
    QCOMPARE(codeOf("code=abc&state=the-state&iss=https%3A%2F%2Flogin.example", naming).value_or(QString()), u"abc"_s);
}

void TestCallback::refusesWhatIsNotOurs_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<bool>("mustNameIssuer");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &query, const char16_t *code, bool mustName = false) {
        QTest::newRow(name) << query << mustName << QString::fromUtf16(code);
    };
    row("nothing", {}, u"callback_ignored");
    row("no state", "code=abc", u"callback_ignored");
    row("an empty state", "code=abc&state=", u"callback_ignored");
    row("the state of another attempt", "code=abc&state=other", u"callback_ignored");
    row("a state that begins like ours", "code=abc&state=the-stat", u"callback_ignored");
    row("a state with something behind ours", "code=abc&state=the-state2", u"callback_ignored");
    row("the state in capitals", "code=abc&state=THE-STATE", u"callback_ignored");
    row("two states, ours first", "state=the-state&code=abc&state=other", u"callback_ignored");
    row("two states, ours last", "state=other&code=abc&state=the-state", u"callback_ignored");
    row("an error with a wrong state", "error=access_denied&state=other", u"callback_ignored");
    row("an error without a state", "error=server_error", u"callback_ignored");
    row("an error with our state", "error=server_error&state=the-state", u"sign_in_refused");
    row("the person said no", "error=access_denied&state=the-state", u"sign_in_declined");
    row("an error beside a code", "error=server_error&code=abc&state=the-state", u"sign_in_refused");
    row("another issuer's answer", "code=abc&state=the-state&iss=https%3A%2F%2Fevil.example", u"issuer_other");
    row("two issuers", "code=abc&state=the-state&iss=https%3A%2F%2Flogin.example&iss=https%3A%2F%2Fevil.example",
        u"issuer_other");
    row("an issuer that should be named and is not", "code=abc&state=the-state", u"issuer_other", true);
    row("an error of another issuer", "error=access_denied&state=the-state&iss=https%3A%2F%2Fevil.example",
        u"issuer_other");
    row("no code", "state=the-state", u"callback_malformed");
    row("an empty code", "state=the-state&code=", u"callback_malformed");
    row("two codes", "state=the-state&code=abc&code=def", u"callback_malformed");
    row("a code with a line break", "state=the-state&code=abc%0D%0AHost:%20x", u"callback_malformed");
    row("a code with a zero", "state=the-state&code=abc%00", u"callback_malformed");
    row("an endless code", "state=the-state&code=" + QByteArray(5000, 'c'), u"callback_malformed");
    row("an endless query", "state=the-state&code=abc&x=" + QByteArray(20'000, 'x'), u"callback_ignored");
}

void TestCallback::refusesWhatIsNotOurs()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, mustNameIssuer);
    QFETCH(QString, code);
    const auto result = codeOf(query, mustNameIssuer ? naming : expected);
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QVERIFY(!codeOf(query, {{}, expected.issuer, false})); // an attempt that has no state takes nothing
}

void TestCallback::readsTheTokens()
{
    const auto answer = TokenAnswer::parse(200, R"({"access_token":"a.b","token_type":"bearer","expires_in":"300",)"
                                                R"("id_token":"h.c.s","refresh_token":"r","scope":"openid"})");
    QVERIFY(answer);
    QCOMPARE(answer->accessToken, "a.b");
    QCOMPARE(answer->idToken, "h.c.s");
    QCOMPARE(answer->refreshToken, "r");
    const auto less = TokenAnswer::parse(200, R"({"access_token":"a","token_type":"Bearer","refresh_token":null})");
    QVERIFY(less);
    QVERIFY(less->idToken.isEmpty() && less->refreshToken.isEmpty());
}

void TestCallback::aRefusalSaysWhatToDo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("a replayed code") << 400 << QByteArray(R"({"error":"invalid_grant"})") << Error::Kind::SignIn
                                     << u"grant_refused"_s;
    QTest::newRow("a used refresh token, said with nothing")
        << 400 << QByteArray() << Error::Kind::SignIn << u"grant_refused"_s;
    QTest::newRow("a client that is not known")
        << 401 << QByteArray(R"({"error":"invalid_client"})") << Error::Kind::GiveUp << u"sign_in_refused"_s;
    QTest::newRow("a request it does not understand")
        << 400 << QByteArray(R"({"error":"invalid_request"})") << Error::Kind::GiveUp << u"sign_in_refused"_s;
    QTest::newRow("a fault of its own") << 500 << QByteArray("<html>") << Error::Kind::Retry << u"issuer_busy"_s;
    QTest::newRow("away for now, with a refusal's words")
        << 503 << QByteArray(R"({"error":"invalid_grant"})") << Error::Kind::Retry << u"issuer_busy"_s;
    QTest::newRow("too often") << 429 << QByteArray() << Error::Kind::Retry << u"issuer_busy"_s;
    QTest::newRow("elsewhere") << 302 << QByteArray() << Error::Kind::GiveUp << u"sign_in_refused"_s;
}

void TestCallback::aRefusalSaysWhatToDo()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, code);
    const auto answer = TokenAnswer::parse(status, body);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, kind);
    QCOMPARE(answer.error().code, code);
}

void TestCallback::refusesABadTokenAnswer_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a page of a proxy") << QByteArray("<html></html>");
    QTest::newRow("no access token") << QByteArray(R"({"token_type":"Bearer","id_token":"i"})");
    QTest::newRow("no token type") << QByteArray(R"({"access_token":"a"})");
    QTest::newRow("another token type") << QByteArray(R"({"access_token":"a","token_type":"DPoP"})");
    QTest::newRow("an id token that is a number")
        << QByteArray(R"({"access_token":"a","token_type":"Bearer","id_token":5})");
    QTest::newRow("a refresh token that is empty")
        << QByteArray(R"({"access_token":"a","token_type":"Bearer","refresh_token":""})");
    QTest::newRow("a refresh token with a line break")
        << QByteArray(R"({"access_token":"a","token_type":"Bearer","refresh_token":"r\n"})");
    QTest::newRow("two refresh tokens") << QByteArray(
        R"({"access_token":"a","token_type":"Bearer","refresh_token":"r","refresh_token":"s"})");
    QTest::newRow("an endless token") << QByteArray(R"({"token_type":"Bearer","access_token":")"
                                                    + QByteArray(70'000, 'a') + "\"}");
    QTest::newRow("too large") << QByteArray(R"({"token_type":"Bearer","access_token":"a","x":")"
                                             + QByteArray(300'000, 'x') + "\"}");
}

void TestCallback::refusesABadTokenAnswer()
{
    QFETCH(QByteArray, body);
    const auto answer = TokenAnswer::parse(200, body);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, u"token_malformed"_s);
}

void TestCallback::secretsAreLongAndNeverTheSame()
{
    QSet<QByteArray> seen;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray secret = newSecret();
        QCOMPARE(secret.size(), 43);
        seen.insert(secret);
    }
    QCOMPARE(seen.size(), 1000);
}

void TestCallback::theChallengeIsThatOfTheStandard()
{
    // RFC 7636, appendix B
    QCOMPARE(challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

QTEST_APPLESS_MAIN(TestCallback)
#include "tst_callback.moc"
