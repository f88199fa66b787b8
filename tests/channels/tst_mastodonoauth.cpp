#include "channels/mastodon/mastodonapi.h"
#include "channels/mastodon/mastodonoauth.h"
#include "channels/problems.h"
#include "tests/channels/fakehttp.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <QUrlQuery>

using namespace otklik;

class tst_MastodonOAuth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlySafeAddressesAreTaken_data();
    void onlySafeAddressesAreTaken();
    void theRecordedDialogueGivesAnAccount();
    void theBrowserIsSentWithStateAndChallenge();
    void aPageIsNotAServerOfThisApi();
    void aRefusedTokenIsToldAsSuch();

private:
    static Result<HttpResponse> recorded(const QString &name);
};

Result<HttpResponse> tst_MastodonOAuth::recorded(const QString &name)
{
    QFile body(QFINDTESTDATA(QStringLiteral("fixtures/snac2/%1.json").arg(name)));
    if (!body.open(QIODevice::ReadOnly))
        return HttpResponse{404, {}, "<h1>404</h1>"};
    return HttpResponse{200, {}, body.readAll()};
}

void tst_MastodonOAuth::onlySafeAddressesAreTaken_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("base");
    const auto row = [](const char *name, const char *typed, const char *base) {
        QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(base);
    };
    row("a host", "social.example", "https://social.example");
    row("an address with a path", " https://social.example/@anna ", "https://social.example");
    row("a port", "https://social.example:8443", "https://social.example:8443");
    row("loopback", "http://127.0.0.1:8001", "http://127.0.0.1:8001");
    row("plain http elsewhere", "http://social.example", "");
    row("a host that begins like loopback", "http://127.0.0.1.evil.example", "");
    row("a password inside", "https://anna:secret@social.example", "");
    row("another scheme", "file:///etc/passwd", "");
    row("nothing", "", "");
}

void tst_MastodonOAuth::onlySafeAddressesAreTaken()
{
    QFETCH(QString, typed);
    const auto base = mastodonBase(typed);
    QTEST(base ? base->toString() : QString(), "base");
}

void tst_MastodonOAuth::theRecordedDialogueGivesAnAccount()
{
    FakeHttp http([](const HttpRequest &request) -> Result<HttpResponse> {
        const QString path = request.url.path();
        if (path == QLatin1StringView("/api/v1/apps"))
            return recorded(QStringLiteral("app"));
        if (path == QLatin1StringView("/oauth/token"))
            return HttpResponse{200, {}, R"({"access_token":"t0ken","token_type":"Bearer"})"};
        if (path == QLatin1StringView("/api/v1/instance"))
            return recorded(QStringLiteral("instance"));
        return recorded(path == QLatin1StringView("/api/v1/accounts/verify_credentials") ? QStringLiteral("verify") : QString());
    });
    MastodonOAuth oauth(http, QUrl(QStringLiteral("https://social.example")));
    const auto app = oauth.registerApp(QStringLiteral("http://127.0.0.1:9/callback"));
    QVERIFY(app);
    QVERIFY(!app->clientId.isEmpty());
    const auto token = oauth.exchange(*app, QStringLiteral("http://127.0.0.1:9/callback"), QStringLiteral("c&de"), QStringLiteral("v"));
    QVERIFY(token);
    QCOMPARE(*token, QStringLiteral("t0ken"));
    QVERIFY(http.requests().last().body.contains("code=c%26de"));
    const auto account = oauth.account(*token);
    QVERIFY(account);
    QCOMPARE(account->handle, QStringLiteral("brand@social.example"));
    QCOMPARE(account->maxCharacters, 100000);
}

void tst_MastodonOAuth::theBrowserIsSentWithStateAndChallenge()
{
    FakeHttp http([](const HttpRequest &) -> Result<HttpResponse> { return HttpResponse{}; });
    const MastodonOAuth oauth(http, QUrl(QStringLiteral("https://social.example")));
    const QUrl url = oauth.authorizeUrl({QStringLiteral("id"), QStringLiteral("secret")}, QStringLiteral("http://127.0.0.1:9/a?b=c"),
                                        QStringLiteral("st&te"), QStringLiteral("verifier"));
    const QUrlQuery query(url);
    const auto item = [&](const char *name) { return query.queryItemValue(QLatin1StringView(name), QUrl::FullyDecoded); };
    QCOMPARE(item("state"), QStringLiteral("st&te"));
    QCOMPARE(item("redirect_uri"), QStringLiteral("http://127.0.0.1:9/a?b=c"));
    QCOMPARE(item("code_challenge_method"), QStringLiteral("S256"));
    QCOMPARE(item("code_challenge"),
             QString::fromLatin1(QCryptographicHash::hash("verifier", QCryptographicHash::Sha256)
                                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
    QVERIFY(!url.toString().contains(QStringLiteral("secret")));
}

void tst_MastodonOAuth::aPageIsNotAServerOfThisApi()
{
    for (const int status : {200, 301, 404}) {
        FakeHttp http([status](const HttpRequest &) -> Result<HttpResponse> { return HttpResponse{status, {}, "<html></html>"}; });
        const auto app = MastodonOAuth(http, QUrl(QStringLiteral("https://shop.example"))).registerApp({});
        QVERIFY(!app);
        QCOMPARE(app.error().code, problem::notMastodon);
    }
}

void tst_MastodonOAuth::aRefusedTokenIsToldAsSuch()
{
    for (const int status : {401, 422}) {
        FakeHttp http([status](const HttpRequest &) -> Result<HttpResponse> { return HttpResponse{status, {}, {}}; });
        const auto account = MastodonOAuth(http, QUrl(QStringLiteral("https://social.example"))).account(QStringLiteral("x"));
        QVERIFY(!account);
        QCOMPARE(account.error().kind, Error::Kind::SignIn);
    }
}

QTEST_GUILESS_MAIN(tst_MastodonOAuth)
#include "tst_mastodonoauth.moc"
