#include "sync/signin/tokenrenewal.h"
#include "tests/sync/signin/scriptedissuer.h"

#include <QTest>

using namespace otklik;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;
using Answer = ScriptedIssuer::Answer;

/// One renewal whose keeper is the test.
struct Rig final
{
    explicit Rig(std::chrono::milliseconds pause = 20s)
        : network(pause)
        , renewal(
              {issuer.address(), u"otklik"_s, {}, {}}, {u"person-1"_s, {}, "n", "refresh-1"},
              [this](const QByteArray &token, std::function<void()> done) {
                  kept.append(token);
                  keysAskedBefore = issuer.asked("/keys");
                  isStored = std::move(done);
                  if (isQuick)
                      isStored();
              },
              network, clock, nullptr)
    {
        QObject::connect(&renewal, &TokenRenewal::finished, &renewal,
                         [this](const Result<Grant> &grant) { result = grant; });
    }

    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([&] { return result.has_value(); }, patience);
    }
    [[nodiscard]] QString code() const { return result && !*result ? result->error().code : QString(); }

    ScriptedIssuer issuer;
    const SystemClock clock;
    SignInNetwork network;
    QList<QByteArray> kept;
    std::function<void()> isStored;
    int keysAskedBefore = -1;
    bool isQuick = true;
    std::optional<Result<Grant>> result;
    TokenRenewal renewal;
};

} // namespace

class TestTokenRenewal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNewTokenIsKeptBeforeAnythingElse();
    void aTokenThatStaysIsNotWrittenAgain();
    void itIsKeptAlsoWhenWhatFollowsFails();
    void refusalsSayWhetherAPersonIsNeeded_data();
    void refusalsSayWhetherAPersonIsNeeded();
    void aBadIdTokenIsRefused_data();
    void aBadIdTokenIsRefused();
    void withoutARefreshTokenAPersonIsNeeded();
};

void TestTokenRenewal::theNewTokenIsKeptBeforeAnythingElse()
{
    Rig rig;
    rig.isQuick = false;
    rig.issuer.script("/token", {rig.issuer.tokens(rig.issuer.idToken(u"n"_s), "refresh-2")});
    rig.renewal.start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.kept, QList<QByteArray>{"refresh-2"}, patience);
    QCOMPARE(rig.keysAskedBefore, 0);
    QVERIFY(!rig.result);
    rig.isStored();
    QVERIFY(rig.ends());
    QVERIFY2(*rig.result, qPrintable(rig.code()));
    QCOMPARE((*rig.result)->refreshToken, "refresh-2");
    QCOMPARE((*rig.result)->nonce, "n");
    const QUrlQuery form = rig.issuer.posted("/token").constFirst();
    QCOMPARE(form.queryItemValue(u"grant_type"_s), u"refresh_token"_s);
    QCOMPARE(form.queryItemValue(u"refresh_token"_s), u"refresh-1"_s);
    QCOMPARE(form.queryItemValue(u"client_id"_s), u"otklik"_s);
    QVERIFY(!form.hasQueryItem(u"redirect_uri"_s));
}

void TestTokenRenewal::aTokenThatStaysIsNotWrittenAgain()
{
    Rig rig;
    rig.issuer.script("/token", {rig.issuer.tokens(rig.issuer.idToken({}, {{u"nonce"_s, QJsonValue::Null}}), {})});
    rig.renewal.start();
    QVERIFY(rig.ends());
    QVERIFY2(*rig.result, qPrintable(rig.code()));
    QVERIFY(rig.kept.isEmpty());
    QCOMPARE((*rig.result)->refreshToken, "refresh-1");
    QCOMPARE((*rig.result)->nonce, QByteArray());
}

void TestTokenRenewal::itIsKeptAlsoWhenWhatFollowsFails()
{
    Rig rig;
    rig.issuer.script("/token", {rig.issuer.tokens(rig.issuer.idToken(u"n"_s), "refresh-2")});
    rig.issuer.script("/keys", {Answer{503}});
    rig.renewal.start();
    QVERIFY(rig.ends());
    QCOMPARE(rig.code(), u"issuer_unreachable"_s);
    QCOMPARE(rig.kept, QList<QByteArray>{"refresh-2"});
}

void TestTokenRenewal::refusalsSayWhetherAPersonIsNeeded_data()
{
    QTest::addColumn<Answer>("token");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("reused: the family is gone") << Answer{400, R"({"error":"invalid_grant"})"} << Error::Kind::SignIn;
    QTest::newRow("refused without a word") << Answer{400} << Error::Kind::SignIn;
    QTest::newRow("no id token in it") << Answer{200, R"({"access_token":"a","token_type":"Bearer"})"}
                                       << Error::Kind::SignIn;
    QTest::newRow("away for now") << Answer{503} << Error::Kind::Retry;
    QTest::newRow("too often") << Answer{429} << Error::Kind::Retry;
    QTest::newRow("silent") << Answer{200, {}, {}, true} << Error::Kind::Retry;
    QTest::newRow("a page of a hotel") << Answer{200, "<html>"} << Error::Kind::GiveUp;
}

void TestTokenRenewal::refusalsSayWhetherAPersonIsNeeded()
{
    QFETCH(Answer, token);
    QFETCH(Error::Kind, kind);
    Rig rig(token.isSilent ? 200ms : 20s);
    rig.issuer.script("/token", {token});
    rig.renewal.start();
    QVERIFY(rig.ends());
    QVERIFY(!*rig.result);
    QCOMPARE(rig.result->error().kind, kind);
    QVERIFY(rig.kept.isEmpty());
}

void TestTokenRenewal::aBadIdTokenIsRefused_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::newRow("another person") << QJsonObject{{u"sub"_s, u"person-2"_s}};
    QTest::newRow("another nonce") << QJsonObject{{u"nonce"_s, u"other"_s}};
    QTest::newRow("another audience") << QJsonObject{{u"aud"_s, u"mail"_s}};
    QTest::newRow("another issuer") << QJsonObject{{u"iss"_s, u"https://evil.example"_s}};
}

void TestTokenRenewal::aBadIdTokenIsRefused()
{
    QFETCH(QJsonObject, change);
    Rig rig;
    rig.issuer.script("/token", {rig.issuer.tokens(rig.issuer.idToken(u"n"_s, change), "refresh-2")});
    rig.renewal.start();
    QVERIFY(rig.ends());
    QCOMPARE(rig.code(), u"id_token_refused"_s);
}

void TestTokenRenewal::withoutARefreshTokenAPersonIsNeeded()
{
    const SystemClock clock;
    SignInNetwork network;
    TokenRenewal renewal({u"https://login.example"_s, u"otklik"_s, {}, {}}, {}, {}, network, clock, nullptr);
    std::optional<Result<Grant>> result;
    connect(&renewal, &TokenRenewal::finished, this, [&](const Result<Grant> &grant) { result = grant; });
    renewal.start();
    QVERIFY(result && !*result);
    QCOMPARE(result->error().kind, Error::Kind::SignIn);
}

QTEST_GUILESS_MAIN(TestTokenRenewal)
#include "tst_tokenrenewal.moc"
