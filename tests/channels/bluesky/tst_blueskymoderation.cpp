#include "channels/bluesky/aturi.h"
#include "channels/bluesky/blueskyconnector.h"
#include "channels/problems.h"
#include "tests/channels/bluesky/fakebluesky.h"
#include "tests/channels/fakehttp.h"

#include <QTest>

using namespace otklik;
using Outcome = ModerationResult::Outcome;

Q_DECLARE_METATYPE(FakeHttp::Fault)

namespace {

struct Setting final
{
    Setting()
        : http([this](const HttpRequest &request) { return network.answer(request); }), connector(network.connector(http, clock, {})),
          root(network.add(QStringLiteral("brand"), {{QStringLiteral("text"), QStringLiteral("Новинка")}}, {}, {}, network.now())),
          reply(network.write(QStringLiteral("anna"), QStringLiteral("купите у нас!"), root))
    {
    }

    [[nodiscard]] ModerationResult order(ModerationAct act)
    {
        return connector->moderate({act, reply, FakeBluesky::didOf(QStringLiteral("anna")), {}});
    }
    [[nodiscard]] QStringList hidden() const
    {
        QStringList uris;
        const QStringList gates = network.recordsOf(atcollection::threadgate);
        for (const QString &gate : gates)
            for (const auto &uri : network.record(gate).value(QStringLiteral("hiddenReplies")).toArray())
                uris.append(uri.toString());
        return uris;
    }

    FakeBluesky network;
    FakeHttp http;
    FakeClock clock;
    std::unique_ptr<Connector> connector;
    QString root;
    QString reply;
};

} // namespace

class tst_BlueskyModeration final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyIsHiddenAndShownAgain();
    void whatStandsInAThreadgateStays();
    void onlyRepliesInOwnThreadsAreHidden();
    void aBlockIsOneRecordAndIsTakenBack();
    void aBlockMadeInTheAppIsTakenBackToo();
    void whatCannotBeDoneIsRefused();
    void aFaultAtAnyRequestMayBeTriedAgain_data();
    void aFaultAtAnyRequestMayBeTriedAgain();
};

void tst_BlueskyModeration::aReplyIsHiddenAndShownAgain()
{
    Setting setting;
    QCOMPARE(setting.order(ModerationAct::Hide).outcome, Outcome::Done);
    QCOMPARE(setting.order(ModerationAct::Hide).outcome, Outcome::Done);
    QCOMPARE(setting.hidden(), QStringList{setting.reply});
    const QString gate = setting.network.recordsOf(atcollection::threadgate).first();
    QCOMPARE(AtUri::parse(gate)->key, AtUri::parse(setting.root)->key);
    QCOMPARE(setting.network.record(gate).value(QStringLiteral("post")).toString(), setting.root);
    QVERIFY2(!setting.network.record(gate).contains(QStringLiteral("allow")), "anybody may go on replying");
    QCOMPARE(setting.order(ModerationAct::Unhide).outcome, Outcome::Done);
    QCOMPARE(setting.order(ModerationAct::Unhide).outcome, Outcome::Done);
    QVERIFY(setting.hidden().isEmpty());
    QCOMPARE(setting.network.brokenRequests(), 0);
}

void tst_BlueskyModeration::whatStandsInAThreadgateStays()
{
    Setting setting;
    QCOMPARE(setting.order(ModerationAct::Hide).outcome, Outcome::Done);
    const QString first = setting.reply;
    setting.reply = setting.network.write(QStringLiteral("boris"), QStringLiteral("и у нас!"), setting.root);
    QCOMPARE(setting.order(ModerationAct::Hide).outcome, Outcome::Done);
    QCOMPARE(setting.hidden(), (QStringList{first, setting.reply}));
    QCOMPARE(setting.order(ModerationAct::Unhide).outcome, Outcome::Done);
    QCOMPARE(setting.hidden(), QStringList{first});
}

void tst_BlueskyModeration::onlyRepliesInOwnThreadsAreHidden()
{
    Setting setting;
    setting.reply = setting.network.write(QStringLiteral("anna"), QStringLiteral("в своей ленте"));
    QCOMPARE(setting.order(ModerationAct::Hide).problem, QString(problem::notPossible));
    setting.reply = setting.root;
    QCOMPARE(setting.order(ModerationAct::Hide).problem, QString(problem::notPossible));
    setting.network.remove(setting.root);
    QCOMPARE(setting.order(ModerationAct::Hide).problem, QString(problem::postGone));
    QVERIFY(setting.network.recordsOf(atcollection::threadgate).isEmpty());
}

void tst_BlueskyModeration::aBlockIsOneRecordAndIsTakenBack()
{
    Setting setting;
    for (int i = 0; i < 2; ++i)
        QCOMPARE(setting.order(ModerationAct::Block).outcome, Outcome::Done);
    const QStringList blocks = setting.network.recordsOf(atcollection::block);
    QCOMPARE(blocks.size(), 1);
    QCOMPARE(setting.network.record(blocks.first()).value(QStringLiteral("subject")).toString(), FakeBluesky::didOf(QStringLiteral("anna")));
    for (int i = 0; i < 2; ++i)
        QCOMPARE(setting.order(ModerationAct::Unblock).outcome, Outcome::Done);
    QVERIFY(setting.network.recordsOf(atcollection::block).isEmpty());
}

void tst_BlueskyModeration::aBlockMadeInTheAppIsTakenBackToo()
{
    Setting setting;
    HttpRequest byApp;
    byApp.method = HttpMethod::Post;
    QVERIFY(setting.connector->check()); // signed in
    byApp.url = QUrl(QStringLiteral("https://pds.example/xrpc/com.atproto.repo.putRecord"));
    byApp.headers = setting.http.requests().last().headers;
    byApp.body = QStringLiteral(R"({"repo":"%1","collection":"app.bsky.graph.block","rkey":"3n2xkgwglsc26","record":{"$type":"app.bsky.graph.block","subject":"%2","createdAt":"2026-11-23T06:57:01.000Z"}})")
                     .arg(FakeBluesky::didOf(QStringLiteral("brand")), FakeBluesky::didOf(QStringLiteral("anna"))).toUtf8();
    QCOMPARE(setting.network.answer(byApp)->status, 200);
    QCOMPARE(setting.network.recordsOf(atcollection::block).size(), 1);
    QCOMPARE(setting.order(ModerationAct::Unblock).outcome, Outcome::Done);
    QVERIFY(setting.network.recordsOf(atcollection::block).isEmpty());
}

void tst_BlueskyModeration::whatCannotBeDoneIsRefused()
{
    Setting setting;
    QCOMPARE(setting.order(ModerationAct::Remove).problem, QString(problem::notPossible));
    for (const ModerationAct act : {ModerationAct::Block, ModerationAct::Unblock})
        QCOMPARE(setting.connector->moderate({act, setting.reply, QStringLiteral("anna.example"), {}}).outcome, Outcome::Refused);
    QCOMPARE(setting.connector->moderate({ModerationAct::Block, {}, FakeBluesky::didOf(QStringLiteral("brand")), {}}).outcome, Outcome::Refused);
}

void tst_BlueskyModeration::aFaultAtAnyRequestMayBeTriedAgain_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("answer lost") << FakeHttp::Fault::AnswerLost;
    QTest::newRow("server fault") << FakeHttp::Fault::ServerFault;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_BlueskyModeration::aFaultAtAnyRequestMayBeTriedAgain()
{
    QFETCH(FakeHttp::Fault, fault);
    const QList<ModerationAct> acts{ModerationAct::Hide, ModerationAct::Unhide, ModerationAct::Block, ModerationAct::Unblock};
    for (int failing = 0;; ++failing) {
        Setting setting;
        setting.http.failAt(failing, fault);
        for (const ModerationAct act : acts) {
            const ModerationResult result = setting.order(act);
            QVERIFY(result.outcome != Outcome::Refused);
            if (result.outcome != Outcome::Done)
                QCOMPARE(setting.order(act).outcome, Outcome::Done);
            QCOMPARE(setting.hidden().size(), act == ModerationAct::Hide ? 1 : 0);
            QCOMPARE(setting.network.recordsOf(atcollection::block).size(), act == ModerationAct::Block ? 1 : 0);
        }
        if (setting.http.requests().size() <= failing)
            break;
        QVERIFY(failing < 100);
    }
}

QTEST_GUILESS_MAIN(tst_BlueskyModeration)
#include "tst_blueskymoderation.moc"
