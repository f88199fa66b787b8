#include "models/json.h"
#include "sync/http/httpremoteapi.h"
#include "sync/signin/remotesessions.h"
#include "tests/sync/realserver.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

/// A server where anna has a password, and the desktop's sessions at it.
struct Office final
{
    Office()
    {
        if (!server.start())
            return;
        QProcess program;
        program.start(QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik-server"),
                      {u"user"_s, u"password"_s, u"anna"_s, u"--data"_s, folder.path()});
        program.write("right\n");
        program.closeWriteChannel();
        isReady = program.waitForFinished(patience) && program.exitCode() == 0;
    }

    [[nodiscard]] static ReturnPages pages() { return {}; }
    [[nodiscard]] Result<OpenedSession> signIn(const QString &password)
    {
        return answerOf([&](auto then) { sessions.withPassword(server.url(), u"anna"_s, password, then); });
    }
    [[nodiscard]] Result<OpenedSession> renew(RemoteSessions &with, const Session &session)
    {
        return answerOf([&](auto then) { with.renew(server.url(), session.workspaceId, session.user.id, then); });
    }
    [[nodiscard]] bool isGood(const QString &token)
    {
        HttpRemoteApi api(server.url());
        std::optional<bool> isGood;
        Credentials credentials;
        credentials.token = token;
        api.signIn(credentials, [&](const Reply<Session> &session) { isGood = session.has_value(); });
        return QTest::qWaitFor([&] { return isGood.has_value(); }, patience) && *isGood;
    }
    [[nodiscard]] QString recalled(RemoteSessions &by, const Session &session)
    {
        QString token;
        by.recall(session.workspaceId, session.user.id, [&](const QString &kept) { token = kept; });
        return token;
    }
    template <class Call>
    [[nodiscard]] Result<OpenedSession> answerOf(Call call)
    {
        std::optional<Result<OpenedSession>> result;
        call([&](const Result<OpenedSession> &opened) { result = opened; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, patience))
            return failure(Error::Kind::Retry, u"no answer"_s);
        return *result;
    }

    QTemporaryDir folder;
    RealServer server{folder.path()};
    bool isReady = false;
    const SystemClock clock;
    MemoryVault vault;
    SignInNetwork network;
    RemoteSessions sessions{vault, network, clock, pages};
};

} // namespace

/// Sessions with a password at the real server; those with the browser are in
/// tst_issuers.
class TestRemoteSessions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNextStartGoesOnWithTheSession();
    void thePasswordIsNotInTheVault();
    void aWrongPasswordKeepsNothing();
    void anEndedSessionIsRenewedWithThePasswordOfThisStart();
    void afterARestartAPersonIsAsked();
    void signingOutEndsTheSessionThereAndHere();
    void signingOutWithoutTheServerStillForgets();
    void aServerWithoutAnIssuerSaysSo();
    void aNewAttemptCancelsTheFormer();
};

void TestRemoteSessions::theNextStartGoesOnWithTheSession()
{
    Office office;
    QVERIFY(office.isReady);
    const auto opened = office.signIn(u"right"_s);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().code));
    RemoteSessions later(office.vault, office.network, office.clock, Office::pages);
    QCOMPARE(office.recalled(later, opened->session), opened->token);
    QVERIFY(office.isGood(opened->token));
    Session other = opened->session;
    other.user.id = {u"somebody else"_s};
    QCOMPARE(office.recalled(later, other), QString());
}

void TestRemoteSessions::thePasswordIsNotInTheVault()
{
    Office office;
    QVERIFY(office.isReady);
    const auto opened = office.signIn(u"right"_s);
    QVERIFY(opened);
    QByteArray secret;
    office.vault.read(opened->session.workspaceId + u'/' + opened->session.user.id.value,
                      [&](const QByteArray &kept) { secret = kept; });
    QVERIFY(secret.contains(opened->token.toLatin1()));
    QVERIFY(!secret.contains("\"right\""));
}

void TestRemoteSessions::aWrongPasswordKeepsNothing()
{
    Office office;
    QVERIFY(office.isReady);
    const auto opened = office.signIn(u"wrong"_s);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"wrong_password"_s);
}

void TestRemoteSessions::anEndedSessionIsRenewedWithThePasswordOfThisStart()
{
    Office office;
    QVERIFY(office.isReady);
    const auto opened = office.signIn(u"right"_s);
    QVERIFY(opened);
    const auto renewed = office.renew(office.sessions, opened->session);
    QVERIFY(renewed);
    QVERIFY(renewed->token != opened->token);
    QVERIFY(office.isGood(renewed->token));
    QCOMPARE(office.recalled(office.sessions, opened->session), renewed->token);
    office.server.kill();
    const auto offline = office.renew(office.sessions, opened->session);
    QVERIFY(!offline);
    QCOMPARE(offline.error().kind, Error::Kind::Retry);
}

void TestRemoteSessions::afterARestartAPersonIsAsked()
{
    Office office;
    QVERIFY(office.isReady);
    const auto opened = office.signIn(u"right"_s);
    QVERIFY(opened);
    RemoteSessions later(office.vault, office.network, office.clock, Office::pages);
    const auto renewed = office.renew(later, opened->session);
    QVERIFY(!renewed);
    QCOMPARE(renewed.error().kind, Error::Kind::SignIn);
}

void TestRemoteSessions::signingOutEndsTheSessionThereAndHere()
{
    Office office;
    QVERIFY(office.isReady);
    const auto opened = office.signIn(u"right"_s);
    QVERIFY(opened);
    bool isForgotten = false;
    office.sessions.end(office.server.url(), opened->session.workspaceId, opened->session.user.id,
                        [&] { isForgotten = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isForgotten, patience);
    QCOMPARE(office.recalled(office.sessions, opened->session), QString());
    QTRY_VERIFY_WITH_TIMEOUT(!office.isGood(opened->token), patience);
    const auto renewed = office.renew(office.sessions, opened->session);
    QVERIFY(!renewed); // the password has been forgotten, too
    QCOMPARE(renewed.error().kind, Error::Kind::SignIn);
}

void TestRemoteSessions::signingOutWithoutTheServerStillForgets()
{
    Office office;
    QVERIFY(office.isReady);
    const auto opened = office.signIn(u"right"_s);
    QVERIFY(opened);
    office.server.kill();
    bool isForgotten = false;
    office.sessions.end(office.server.url(), opened->session.workspaceId, opened->session.user.id,
                        [&] { isForgotten = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isForgotten, patience);
    QCOMPARE(office.recalled(office.sessions, opened->session), QString());
}

void TestRemoteSessions::aServerWithoutAnIssuerSaysSo()
{
    Office office;
    QVERIFY(office.isReady);
    const auto opened = office.answerOf([&](auto then) {
        office.sessions.withBrowser(
            office.server.url(), [](const QUrl &) { QFAIL("a page"); }, then);
    });
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"no_browser_sign_in"_s);
}

void TestRemoteSessions::aNewAttemptCancelsTheFormer()
{
    Office office;
    QVERIFY(office.isReady);
    QStringList former;
    office.sessions.withPassword(office.server.url(), u"anna"_s, u"right"_s, [&](const Result<OpenedSession> &opened) {
        former.append(opened ? u"in"_s : opened.error().code);
    });
    const auto opened = office.signIn(u"right"_s);
    QVERIFY(opened);
    QCOMPARE(former, QStringList{u"sign_in_cancelled"_s});
}

QTEST_GUILESS_MAIN(TestRemoteSessions)
#include "tst_remotesessions.moc"
