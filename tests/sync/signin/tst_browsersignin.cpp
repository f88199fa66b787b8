#include "sync/signin/browsersignin.h"
#include "tests/sync/signin/scriptedissuer.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 30'000;
using Step = BrowserSignIn::Step;
using Answer = ScriptedIssuer::Answer;

ReturnPages pages()
{
    return {{200, u"Signed in"_s, u"<b>back</b>"_s}, {400, u"Not ours"_s, {}}};
}

/// An attempt whose browser is the test.
struct Rig final
{
    explicit Rig(const Clock &clock, std::chrono::milliseconds pause = 20s, std::chrono::milliseconds visit = 10min,
                 const QList<quint16> &ports = {})
        : network(pause)
        , attempt({issuer.address(), u"otklik"_s, {u"openid"_s, u"offline_access"_s}, ports}, pages(), network, clock,
                  nullptr, visit)
    {
        QObject::connect(&attempt, &BrowserSignIn::pageReady, &attempt, [this](const QUrl &url) { page = url; });
        QObject::connect(&attempt, &BrowserSignIn::finished, &attempt, [this](const Result<Grant> &grant) {
            result = grant;
            ++answers;
        });
    }

    [[nodiscard]] bool waits()
    {
        attempt.start();
        return QTest::qWaitFor([&] { return attempt.step() == Step::Waiting || result; }, patience) && !result;
    }
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([&] { return result.has_value(); }, patience);
    }
    [[nodiscard]] QString asked(const QString &name) const
    {
        return QUrlQuery(page).queryItemValue(name, QUrl::FullyDecoded);
    }
    /// The browser is sent back; the page it shows.
    QByteArray callback(const QString &query, int *status = nullptr)
    {
        QUrl url(asked(u"redirect_uri"_s));
        url.setQuery(query);
        QNetworkAccessManager browser;
        QNetworkReply *reply = browser.get(QNetworkRequest(url));
        std::ignore = QTest::qWaitFor([&] { return reply->isFinished(); }, patience);
        if (status)
            *status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        return reply->readAll();
    }
    QByteArray agree() { return callback(u"code=the-code&state="_s + asked(u"state"_s)); }
    void hands(const QByteArray &idToken) { issuer.script("/token", {issuer.tokens(idToken, "refresh-1")}); }
    [[nodiscard]] QString code() const { return result && !*result ? result->error().code : QString(); }

    ScriptedIssuer issuer;
    SignInNetwork network;
    QUrl page;
    std::optional<Result<Grant>> result;
    int answers = 0;
    BrowserSignIn attempt;
};

} // namespace

/// The desktop's side of signing in with the browser, against an issuer that
/// does everything wrong that an issuer, a browser or a stranger can.
class TestBrowserSignIn final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAsTheStandardWants();
    void bringsWhatWasVerified();
    void aStrangersCallbackChangesNothing_data();
    void aStrangersCallbackChangesNothing();
    void otherRequestsAreRefused_data();
    void otherRequestsAreRefused();
    void theCallbackIsTakenOnce();
    void refusalsAreTold_data();
    void refusalsAreTold();
    void aBadTokenIsRefused_data();
    void aBadTokenIsRefused();
    void aBadAnswerEndsIt_data();
    void aBadAnswerEndsIt();
    void anIssuerThatIsSilentIsGivenUp_data();
    void anIssuerThatIsSilentIsGivenUp();
    void aPersonWhoNeverComesBackIsGivenUp();
    void itCanBeCancelledAtAnyStep();
    void aWrongClockHereDoesNotMatter();
    void aTakenPortIsTold();
    void twoAttemptsShareNothing();

private:
    const SystemClock m_clock;
};

void TestBrowserSignIn::asksAsTheStandardWants()
{
    Rig rig(m_clock);
    QVERIFY(rig.waits());
    QCOMPARE(rig.page.adjusted(QUrl::RemoveQuery), QUrl(rig.issuer.address() + u"/auth"_s));
    QCOMPARE(rig.asked(u"response_type"_s), u"code"_s);
    QCOMPARE(rig.asked(u"client_id"_s), u"otklik"_s);
    QCOMPARE(rig.asked(u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(rig.asked(u"scope"_s), u"openid offline_access"_s);
    QCOMPARE(rig.asked(u"prompt"_s), u"consent"_s);
    for (const QString &secret : {u"state"_s, u"nonce"_s, u"code_challenge"_s})
        QCOMPARE(rig.asked(secret).size(), 43); // 256 bits
    QVERIFY(rig.asked(u"redirect_uri"_s).startsWith(u"http://127.0.0.1:"));
}

void TestBrowserSignIn::bringsWhatWasVerified()
{
    Rig rig(m_clock);
    QVERIFY(rig.waits());
    rig.hands(rig.issuer.idToken(rig.asked(u"nonce"_s)));
    const QByteArray shown = rig.agree();
    QVERIFY(shown.contains("&lt;b&gt;back&lt;/b&gt;"));
    QVERIFY(rig.ends());
    QVERIFY2(*rig.result, qPrintable(rig.code()));
    QCOMPARE((*rig.result)->subject, u"person-1"_s);
    QCOMPARE((*rig.result)->refreshToken, "refresh-1");
    const QUrlQuery form = rig.issuer.posted("/token").constFirst();
    QCOMPARE(form.queryItemValue(u"grant_type"_s), u"authorization_code"_s);
    QCOMPARE(form.queryItemValue(u"code"_s), u"the-code"_s);
    QCOMPARE(form.queryItemValue(u"code_verifier"_s).size(), 43);
    QVERIFY(!form.hasQueryItem(u"client_secret"_s));
    QCOMPARE(rig.answers, 1);
}

void TestBrowserSignIn::aStrangersCallbackChangesNothing_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("a wrong state") << u"code=evil&state=wrong"_s;
    QTest::newRow("no state") << u"code=evil"_s;
    QTest::newRow("an error with a wrong state") << u"error=access_denied&state=wrong"_s;
    QTest::newRow("an error without a state") << u"error=server_error"_s;
    QTest::newRow("nothing") << QString();
}

void TestBrowserSignIn::aStrangersCallbackChangesNothing()
{
    QFETCH(QString, query);
    Rig rig(m_clock);
    QVERIFY(rig.waits());
    rig.hands(rig.issuer.idToken(rig.asked(u"nonce"_s)));
    int status = 0;
    QVERIFY(rig.callback(query, &status).contains("Not ours"));
    QCOMPARE(status, 400);
    QCOMPARE(rig.attempt.step(), Step::Waiting);
    QCOMPARE(rig.issuer.asked("/token"), 0);
    rig.agree();
    QVERIFY(rig.ends());
    QVERIFY(*rig.result);
}

void TestBrowserSignIn::otherRequestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("another path") << QByteArray("GET /?code=c&state=STATE HTTP/1.1\r\nHost: HOST\r\n\r\n")
                                  << QByteArray("HTTP/1.1 404");
    QTest::newRow("another host") << QByteArray(
        "GET /callback?code=c&state=STATE HTTP/1.1\r\nHost: evil.example\r\n\r\n")
                                  << QByteArray("HTTP/1.1 404");
    QTest::newRow("no host") << QByteArray("GET /callback?code=c&state=STATE HTTP/1.1\r\n\r\n")
                             << QByteArray("HTTP/1.1 404");
    QTest::newRow("a form") << QByteArray(
        "POST /callback?code=c&state=STATE HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\n\r\n")
                            << QByteArray("HTTP/1.1 405");
    QTest::newRow("an endless head") << QByteArray("GET /callback HTTP/1.1\r\nX: " + QByteArray(40'000, 'x'))
                                     << QByteArray("HTTP/1.1 431");
    QTest::newRow("not HTTP") << QByteArray("\x16\x03\x01\r\n\r\n") << QByteArray("HTTP/1.1 404");
}

void TestBrowserSignIn::otherRequestsAreRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, answer);
    Rig rig(m_clock);
    QVERIFY(rig.waits());
    const QUrl redirect(rig.asked(u"redirect_uri"_s));
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(redirect.port()));
    socket.write(
        request.replace("STATE", rig.asked(u"state"_s).toLatin1()).replace("HOST", redirect.authority().toLatin1()));
    QTRY_VERIFY_WITH_TIMEOUT(socket.bytesAvailable() >= answer.size(), patience);
    QVERIFY(socket.readAll().startsWith(answer));
    QCOMPARE(rig.attempt.step(), Step::Waiting);
}

void TestBrowserSignIn::theCallbackIsTakenOnce()
{
    Rig rig(m_clock);
    QVERIFY(rig.waits());
    rig.issuer.script("/token", {Answer{200, {}, {}, true}}); // it is still under way
    rig.agree();
    QTRY_COMPARE_WITH_TIMEOUT(rig.issuer.asked("/token"), 1, patience);
    int status = 0;
    rig.callback(u"code=the-code&state="_s + rig.asked(u"state"_s), &status);
    QCOMPARE(status, 400);
    QCOMPARE(rig.issuer.asked("/token"), 1);
}

void TestBrowserSignIn::refusalsAreTold_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<Answer>("token");
    QTest::addColumn<QString>("code");
    const QString agreed = u"code=c&state=STATE"_s;
    QTest::newRow("the person said no") << u"error=access_denied&state=STATE"_s << Answer{} << u"sign_in_declined"_s;
    QTest::newRow("the issuer refuses in the browser")
        << u"error=invalid_scope&state=STATE"_s << Answer{} << u"sign_in_refused"_s;
    QTest::newRow("another issuer's answer")
        << u"code=c&state=STATE&iss=https://evil.example"_s << Answer{} << u"issuer_unsuitable"_s;
    QTest::newRow("the code is refused") << agreed << Answer{400, R"({"error":"invalid_grant"})"} << u"grant_refused"_s;
    QTest::newRow("the client is refused")
        << agreed << Answer{401, R"({"error":"invalid_client"})"} << u"sign_in_refused"_s;
    QTest::newRow("refused without a word") << agreed << Answer{400} << u"grant_refused"_s;
    QTest::newRow("a fault of its own") << agreed << Answer{500, "<html>"} << u"issuer_unreachable"_s;
    QTest::newRow("elsewhere") << agreed << Answer{307, {}, "Location: http://127.0.0.1:1/token\r\n"}
                               << u"sign_in_refused"_s;
    QTest::newRow("a page of a proxy") << agreed << Answer{200, "<html>"} << u"issuer_unsuitable"_s;
    QTest::newRow("a megabyte of tokens")
        << agreed << Answer{200, QByteArray(1'000'000, ' ')} << u"issuer_unsuitable"_s;
}

void TestBrowserSignIn::refusalsAreTold()
{
    QFETCH(QString, query);
    QFETCH(Answer, token);
    QFETCH(QString, code);
    Rig rig(m_clock);
    QVERIFY(rig.waits());
    rig.issuer.script("/token", {token});
    rig.callback(query.replace(u"STATE"_s, rig.asked(u"state"_s)));
    QVERIFY(rig.ends());
    QCOMPARE(rig.code(), code);
    QCOMPARE(rig.answers, 1);
}

void TestBrowserSignIn::aBadTokenIsRefused_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::newRow("another nonce") << QJsonObject{{u"nonce"_s, u"other"_s}};
    QTest::newRow("no nonce") << QJsonObject{{u"nonce"_s, QJsonValue::Null}};
    QTest::newRow("another issuer") << QJsonObject{{u"iss"_s, u"https://evil.example"_s}};
    QTest::newRow("another audience") << QJsonObject{{u"aud"_s, u"mail"_s}};
    QTest::newRow("expired") << QJsonObject{{u"iat"_s, 1000}, {u"exp"_s, 2000}};
    QTest::newRow("another access token") << QJsonObject{{u"at_hash"_s, u"AAAAAAAAAAAAAAAAAAAAAA"_s}};
}

void TestBrowserSignIn::aBadTokenIsRefused()
{
    QFETCH(QJsonObject, change);
    Rig rig(m_clock);
    QVERIFY(rig.waits());
    rig.hands(rig.issuer.idToken(rig.asked(u"nonce"_s), change));
    rig.agree();
    QVERIFY(rig.ends());
    QCOMPARE(rig.code(), u"id_token_refused"_s);
}

void TestBrowserSignIn::aBadAnswerEndsIt_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QString>("code");
    const QByteArray discovery("/.well-known/openid-configuration");
    QTest::newRow("no discovery") << discovery << Answer{404} << u"issuer_unsuitable"_s;
    QTest::newRow("somebody else's discovery")
        << discovery << Answer{200, R"({"issuer":"https://evil.example"})"} << u"issuer_unsuitable"_s;
    QTest::newRow("a page of a hotel") << discovery << Answer{200, "<html>Welcome"} << u"issuer_unsuitable"_s;
    QTest::newRow("elsewhere") << discovery << Answer{302, {}, "Location: https://evil.example\r\n"}
                               << u"issuer_unsuitable"_s;
    QTest::newRow("away for now") << discovery << Answer{503} << u"issuer_unreachable"_s;
    QTest::newRow("endless") << discovery << Answer{200, QByteArray(1'000'000, ' ')} << u"issuer_unsuitable"_s;
    QTest::newRow("no keys") << QByteArray("/keys") << Answer{404} << u"issuer_unsuitable"_s;
    QTest::newRow("broken keys") << QByteArray("/keys") << Answer{200, "{\"keys\":1}"} << u"issuer_unsuitable"_s;
    QTest::newRow("other keys") << QByteArray("/keys") << Answer{200, "{\"keys\":[]}"} << u"id_token_refused"_s;
    QTest::newRow("keys away for now") << QByteArray("/keys") << Answer{500} << u"issuer_unreachable"_s;
}

void TestBrowserSignIn::aBadAnswerEndsIt()
{
    QFETCH(QByteArray, path);
    QFETCH(Answer, answer);
    QFETCH(QString, code);
    Rig rig(m_clock);
    rig.issuer.script(path, {answer});
    if (rig.waits()) {
        rig.hands(rig.issuer.idToken(rig.asked(u"nonce"_s)));
        rig.agree();
    }
    QVERIFY(rig.ends());
    QCOMPARE(rig.code(), code);
}

void TestBrowserSignIn::anIssuerThatIsSilentIsGivenUp_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("discovery") << QByteArray("/.well-known/openid-configuration");
    QTest::newRow("tokens") << QByteArray("/token");
    QTest::newRow("keys") << QByteArray("/keys");
}

void TestBrowserSignIn::anIssuerThatIsSilentIsGivenUp()
{
    QFETCH(QByteArray, path);
    Rig rig(m_clock, 200ms);
    rig.hands("a.b.c");
    rig.issuer.script(path, {Answer{200, {}, {}, true}});
    if (rig.waits())
        rig.agree();
    QVERIFY(rig.ends());
    QCOMPARE(rig.code(), u"issuer_unreachable"_s);
    QCOMPARE(rig.result->error().kind, Error::Kind::Retry);
}

void TestBrowserSignIn::aPersonWhoNeverComesBackIsGivenUp()
{
    Rig rig(m_clock, 20s, 50ms);
    rig.attempt.start();
    QVERIFY(rig.ends());
    QCOMPARE(rig.code(), u"sign_in_timeout"_s);
}

void TestBrowserSignIn::itCanBeCancelledAtAnyStep()
{
    {
        Rig rig(m_clock);
        rig.attempt.start();
        rig.attempt.cancel();
        QCOMPARE(rig.code(), u"sign_in_cancelled"_s);
    }
    Rig rig(m_clock);
    QVERIFY(rig.waits());
    rig.attempt.cancel();
    rig.attempt.cancel();
    QCOMPARE(rig.code(), u"sign_in_cancelled"_s);
    QCOMPARE(rig.answers, 1);
    int status = 0;
    rig.callback(u"code=c&state="_s + rig.asked(u"state"_s), &status);
    QCOMPARE(status, 400);
    QCOMPARE(rig.issuer.asked("/token"), 0);
}

void TestBrowserSignIn::aWrongClockHereDoesNotMatter()
{
    const FakeClock wrong(TimePoint(std::chrono::milliseconds(1'400'000'000'000))); // 2014
    Rig rig(wrong);
    QVERIFY(rig.waits());
    Answer tokens = rig.issuer.tokens(rig.issuer.idToken(rig.asked(u"nonce"_s)), "refresh-1");
    tokens.headers =
        "Date: "
        + QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1()
        + "\r\n";
    rig.issuer.script("/token", {tokens});
    rig.agree();
    QVERIFY(rig.ends());
    QVERIFY2(*rig.result, qPrintable(rig.code()));
}

void TestBrowserSignIn::aTakenPortIsTold()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress(QHostAddress::LocalHost), 0));
    Rig rig(m_clock, 20s, 10min, {other.serverPort()});
    rig.attempt.start();
    QVERIFY(rig.ends());
    QCOMPARE(rig.code(), u"no_redirect_port"_s);
}

void TestBrowserSignIn::twoAttemptsShareNothing()
{
    Rig one(m_clock);
    Rig two(m_clock);
    QVERIFY(one.waits() && two.waits());
    for (const QString &secret : {u"state"_s, u"nonce"_s, u"code_challenge"_s})
        QVERIFY(one.asked(secret) != two.asked(secret));
    int status = 0;
    one.callback(u"code=c&state="_s + two.asked(u"state"_s), &status);
    QCOMPARE(status, 400);
    QCOMPARE(one.attempt.step(), Step::Waiting);
}

QTEST_GUILESS_MAIN(TestBrowserSignIn)
#include "tst_browsersignin.moc"
