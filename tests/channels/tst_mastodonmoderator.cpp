#include "channels/mastodon/mastodonapi.h"
#include "channels/problems.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"

#include <QTest>

using namespace otklik;
using Outcome = ModerationResult::Outcome;

namespace {

struct Setting final
{
    explicit Setting(const FakeMastodon::Habits &habits = {})
        : server(habits), http([this](const HttpRequest &request) { return server.handle(request); }),
          connector(server.connector(http, clock, {}))
    {
        mention = server.write(QStringLiteral("anna"), QStringLiteral("you fools"));
        own = server.addStatus(QStringLiteral("brand"), QStringLiteral("<p>sorry</p>"), mention);
    }

    ModerationResult order(ModerationAct act, const QString &id, const QString &author = {})
    {
        return connector->moderate({act, id, author, {}});
    }

    FakeMastodon server;
    FakeHttp http;
    FakeClock clock;
    std::unique_ptr<Connector> connector;
    QString mention;
    QString own;
};

const QString anna = QStringLiteral("https://social.example/users/anna");

} // namespace

class tst_MastodonModerator final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonIsBlockedAndUnblocked();
    void nobodyElseIsBlocked();
    void withoutTheRightItIsSaid();
    void ownPostsAreRemoved_data();
    void ownPostsAreRemoved();
    void otherPeoplesPostsAreNotOurs();
    void whatFailsIsToldAsItIs();
    void aTestAnswerIsSeenByNobodyElseAndGoesAgain_data();
    void aTestAnswerIsSeenByNobodyElseAndGoesAgain();
};

void tst_MastodonModerator::aPersonIsBlockedAndUnblocked()
{
    Setting setting;
    QCOMPARE(setting.order(ModerationAct::Block, setting.mention, anna).outcome, Outcome::Done);
    QCOMPARE(setting.server.blocked(), QStringList{QStringLiteral("id-anna")});
    QCOMPARE(setting.order(ModerationAct::Block, setting.mention, anna).outcome, Outcome::Done);
    QCOMPARE(setting.order(ModerationAct::Unblock, setting.mention, anna).outcome, Outcome::Done);
    QVERIFY(setting.server.blocked().isEmpty());
    QCOMPARE(setting.server.violations(), QStringList());
}

void tst_MastodonModerator::nobodyElseIsBlocked()
{
    Setting setting;
    QCOMPARE(setting.order(ModerationAct::Block, setting.mention, QStringLiteral("https://social.example/users/boris")).outcome,
             Outcome::Refused);
    QCOMPARE(setting.order(ModerationAct::Block, setting.own).outcome, Outcome::Refused);
    QVERIFY(setting.server.blocked().isEmpty());
}

void tst_MastodonModerator::withoutTheRightItIsSaid()
{
    Setting setting;
    setting.server.setScopes({QStringLiteral("read"), QStringLiteral("write:statuses")});
    const auto result = setting.order(ModerationAct::Block, setting.mention, anna);
    QCOMPARE(result.outcome, Outcome::Refused);
    QCOMPARE(result.problem, problem::rightMissing);
}

void tst_MastodonModerator::ownPostsAreRemoved_data()
{
    QTest::addColumn<bool>("deletes");
    QTest::newRow("a server that deletes") << true;
    QTest::newRow("one that answers 404 to it, as snac2") << false;
}

void tst_MastodonModerator::ownPostsAreRemoved()
{
    QFETCH(bool, deletes);
    FakeMastodon::Habits habits;
    habits.deletes = deletes;
    Setting setting(habits);
    const auto result = setting.order(ModerationAct::Remove, setting.own);
    QCOMPARE(result.outcome, deletes ? Outcome::Done : Outcome::Refused);
    QCOMPARE(setting.server.status(setting.own).isEmpty(), deletes);
    if (deletes)
        QCOMPARE(setting.order(ModerationAct::Remove, setting.own).outcome, Outcome::Done);
    QCOMPARE(setting.server.violations(), QStringList());
}

void tst_MastodonModerator::otherPeoplesPostsAreNotOurs()
{
    Setting setting;
    for (const ModerationAct act : {ModerationAct::Remove, ModerationAct::Hide, ModerationAct::Unhide}) {
        const auto result = setting.order(act, setting.mention, anna);
        QCOMPARE(result.outcome, Outcome::Refused);
        QCOMPARE(result.problem, problem::notPossible);
    }
    QVERIFY(!setting.server.status(setting.mention).isEmpty());
}

void tst_MastodonModerator::whatFailsIsToldAsItIs()
{
    for (const auto fault : {FakeHttp::Fault::NotReached, FakeHttp::Fault::AnswerLost, FakeHttp::Fault::ServerFault,
                             FakeHttp::Fault::HtmlPage})
        for (int failing = 0; failing < 2; ++failing) {
            Setting setting;
            setting.http.failAt(failing, fault);
            const auto result = setting.order(ModerationAct::Block, setting.mention, anna);
            QVERIFY(result.outcome != Outcome::Done);
            QVERIFY(!result.problem.isEmpty());
            QVERIFY(result.outcome != Outcome::TryLater || result.retryAfterSeconds > 0);
            QVERIFY(fault != FakeHttp::Fault::NotReached || result.outcome == Outcome::TryLater);
            QCOMPARE(setting.order(ModerationAct::Block, setting.mention, anna).outcome, Outcome::Done);
        }
}

void tst_MastodonModerator::aTestAnswerIsSeenByNobodyElseAndGoesAgain_data()
{
    QTest::addColumn<bool>("deletes");
    QTest::newRow("on a server that deletes") << true;
    QTest::newRow("on one that does not") << false;
}

void tst_MastodonModerator::aTestAnswerIsSeenByNobodyElseAndGoesAgain()
{
    QFETCH(bool, deletes);
    FakeMastodon::Habits habits;
    habits.deletes = deletes;
    Setting setting(habits);
    const QStringList before = setting.server.postsOf(QStringLiteral("brand"));
    const auto tried = setting.connector->answerInPrivate(QStringLiteral("a test"));
    QVERIFY2(tried, tried ? "" : qPrintable(tried.error().code));
    QCOMPARE(tried->isRemoved, deletes);
    QStringList now = setting.server.postsOf(QStringLiteral("brand"));
    for (const QString &id : before)
        now.removeAll(id);
    QCOMPARE(now.size(), deletes ? 0 : 1);
    if (!deletes)
        QCOMPARE(setting.server.status(now.first()).value(QLatin1StringView("visibility")).toString(), QStringLiteral("direct"));
    setting.server.answerWritingWith(403);
    QCOMPARE(setting.connector->answerInPrivate(QStringLiteral("a test")).error().code, QString(problem::rightMissing));
    QCOMPARE(setting.server.violations(), QStringList());
}

QTEST_GUILESS_MAIN(tst_MastodonModerator)
#include "tst_mastodonmoderator.moc"
