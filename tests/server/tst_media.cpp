#include "server/api/sourceconnector.h"
#include "server/erasure/personeraser.h"
#include "server/erasure/personexport.h"
#include "server/store/mediastore.h"
#include "storage/database/database.h"
#include "sync/http/httpremoteapi.h"
#include "tests/server/support/scene.h"
#include "tests/server/support/twoteams.h"

#include <QSemaphore>

#include <thread>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

const QByteArray photo("\xff\xd8\xff and what a broken kettle looks like");

/// A network that has one picture, and counts who asks for it.
class PictureNetwork final : public SourceConnector
{
public:
    Result<MediaBytes> media(const SourceId &source, const QString &externalId, const QString &key) override
    {
        asked.append(source.value + u' ' + externalId + u' ' + key);
        arrived.release();
        if (isSlow)
            leave.acquire();
        if (!refusal.code.isEmpty())
            return tl::unexpected<Error>(refusal);
        return MediaBytes{bytes, QStringLiteral("text/html")};
    }
    Result<QUrl> beginMastodon(const QString &, const QString &, const QString &) override { return none(); }
    Result<Source> finish(const QString &, const QString &, const QString &) override { return none(); }
    Result<SourceTrial> tryOut(const SourceForm &) override { return none(); }
    Result<TrialAnswer> tryAnswer(const SourceForm &) override { return none(); }
    Result<TrialAnswer> tryConnected(const SourceId &) override { return none(); }
    Result<Source> connect(const SourceForm &) override { return none(); }
    Result<PushAnswer> receive(const SourceId &, const PushedCall &) override { return none(); }
    void disconnected(const SourceId &) override { }

    QByteArray bytes = photo;
    Error refusal;
    QStringList asked;
    bool isSlow = false;
    QSemaphore arrived;
    QSemaphore leave;

private:
    static tl::unexpected<Error> none() { return failure(Error::Kind::GiveUp, QStringLiteral("not_possible")); }
};

struct Desk final
{
    PictureNetwork network;
    TestServer server{{{}, {}, &network}};
    TestClient agent{server.port(), server.tokenOf(server.agent)};
    TestClient lead{server.port(), server.tokenOf(server.lead)};
    Mention mention;

    Desk()
    {
        IncomingPost post = server.post(QStringLiteral("p1"), QStringLiteral("ivan"), QStringLiteral("It leaks: [picture]"));
        Media kettle;
        kettle.key = QStringLiteral("photo 1/2");
        kettle.description = QStringLiteral("A kettle in a puddle");
        Media video;
        video.kind = MediaKind::Video;
        post.media = {kettle, video};
        server.ingest({post});
        mention = server.mention(QStringLiteral("p1"));
    }
    [[nodiscard]] QByteArray path(const QByteArray &key = "photo%201%2F2") const
    {
        return "/v1/mentions/" + mention.id.value.toLatin1() + "/media?key=" + key;
    }
    [[nodiscard]] qsizetype copies()
    {
        return server.store->read([&](Rows &rows) -> Result<qsizetype> { return MediaStore(rows).all(mention.id).size(); }).value_or(-1);
    }
};

} // namespace

/// What stands beside customers' posts: asked for once, kept for whoever sees the post, and gone with its words.
class TestMedia final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPostTellsWhatStandsBesideIt();
    void aPictureIsAskedForOnce();
    void aDesktopGetsIt();
    void onlyWhatThePostTellsIsAskedFor();
    void whatVanishesInTheNetworkStaysHere();
    void anotherTeamSeesNothing();
    void troublesAreTold_data();
    void troublesAreTold();
    void aSlowNetworkHoldsTwoAtMost();
    void whatNobodyLooksAtGoes();
    void whoIsErasedTakesThemAlong();
    void wordsThatAreEmptiedMeanwhileBringNothingBack();
    void whatIsBeyondBoundsIsCut();
};

void TestMedia::aPostTellsWhatStandsBesideIt()
{
    Desk desk;
    QCOMPARE(desk.mention.media.size(), 2);
    QCOMPARE(desk.mention.media.first().description, QStringLiteral("A kettle in a puddle"));
    IncomingPost again = desk.server.post(QStringLiteral("p1"), QStringLiteral("ivan"), desk.mention.text);
    again.media = {desk.mention.media.first()};
    desk.server.ingest({again});
    const Mention known = desk.server.mention(QStringLiteral("p1"));
    QCOMPARE(known.media.size(), 1);
    QCOMPARE(known.version, desk.mention.version); // its words are the same
}

void TestMedia::aPictureIsAskedForOnce()
{
    Desk desk;
    const TestReply reply = desk.agent.get(desk.path());
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, photo);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/octet-stream")); // whatever the network says
    QCOMPARE(reply.headers.value("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(desk.lead.get(desk.path()).body, photo);
    QCOMPARE(desk.network.asked, QStringList{desk.server.source.id.value + QStringLiteral(" p1 photo 1/2")});
}

/// As the program asks, with a key that has to be written for an address.
void TestMedia::aDesktopGetsIt()
{
    Desk desk;
    HttpRemoteApi api(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(desk.server.port())));
    api.continueWith(QString::fromLatin1(desk.server.tokenOf(desk.server.agent)));
    std::optional<Reply<QByteArray>> picture;
    std::optional<Reply<QByteArray>> none;
    api.media(desk.mention.id, QStringLiteral("photo 1/2"), [&](const Reply<QByteArray> &reply) { picture = reply; });
    api.media(desk.mention.id, QStringLiteral("a&b=c#d"), [&](const Reply<QByteArray> &reply) { none = reply; });
    QTRY_VERIFY_WITH_TIMEOUT(picture && none, 20'000);
    QVERIFY(*picture);
    QCOMPARE(**picture, photo);
    QVERIFY(!*none);
    QCOMPARE(none->error().error.code, QStringLiteral("not_found"));
}

void TestMedia::onlyWhatThePostTellsIsAskedFor()
{
    Desk desk;
    QCOMPARE(desk.agent.get(desk.path("another")).status, 404);
    QCOMPARE(desk.agent.get(desk.path("")).status, 404); // the video's, which cannot be had
    QCOMPARE(desk.agent.get(desk.path("http%3A%2F%2F169.254.169.254%2F")).status, 404);
    QCOMPARE(desk.agent.get("/v1/mentions/none/media?key=photo%201%2F2").status, 404);
    QCOMPARE(TestClient(desk.server.port(), {}).get(desk.path()).status, 401);
    QVERIFY(desk.network.asked.isEmpty());
}

void TestMedia::whatVanishesInTheNetworkStaysHere()
{
    Desk desk;
    QCOMPARE(desk.agent.get(desk.path()).status, 200);
    desk.network.refusal = {Error::Kind::GiveUp, QStringLiteral("post_gone"), {}};
    QCOMPARE(desk.lead.get(desk.path()).body, photo);
}

void TestMedia::anotherTeamSeesNothing()
{
    TwoTeams teams;
    IncomingPost post = teams.server.post(QStringLiteral("d9"), QStringLiteral("dora"), QStringLiteral("Look"));
    Media one;
    one.key = QStringLiteral("k");
    post.media = {one};
    teams.server.ingestInto(teams.deliverySource, {post});
    const auto found = teams.server.store->read([&](Rows &rows) -> Result<QString> {
        auto query = rows.database().query("SELECT id FROM mention WHERE external_id='d9'");
        return query.next() ? query.value<QString>(0) : QString();
    });
    const QByteArray path = "/v1/mentions/" + found.value_or(QString()).toLatin1() + "/media?key=k";
    QCOMPARE(TestClient(teams.server.port(), teams.server.tokenOf(teams.boris)).get(path).status, 404);
    QCOMPARE(TestClient(teams.server.port(), teams.server.tokenOf(teams.dasha)).get(path).status, 200);
}

void TestMedia::troublesAreTold_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("gone") << Error::Kind::GiveUp << QStringLiteral("post_gone") << 502;
    QTest::newRow("no way") << Error::Kind::GiveUp << QStringLiteral("not_possible") << 502;
    QTest::newRow("too large") << Error::Kind::GiveUp << QStringLiteral("media_too_large") << 502;
    QTest::newRow("no answer") << Error::Kind::Retry << QStringLiteral("network_no_answer") << 502;
}

void TestMedia::troublesAreTold()
{
    QFETCH(Error::Kind, kind);
    QFETCH(QString, code);
    QFETCH(int, status);
    Desk desk;
    desk.network.refusal = {kind, code, {}};
    const TestReply reply = desk.agent.get(desk.path());
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.json().value(QStringLiteral("code")).toString(), code);
    QCOMPARE(desk.copies(), 0);
    desk.network.refusal = {};
    desk.network.bytes = QByteArray(largestMedia + 1, 'x'); // a connector that forgets its bound
    QCOMPARE(desk.agent.get(desk.path()).json().value(QStringLiteral("code")).toString(), QStringLiteral("media_too_large"));
    QCOMPARE(desk.copies(), 0);
}

void TestMedia::aSlowNetworkHoldsTwoAtMost()
{
    Desk desk;
    desk.network.isSlow = true;
    const auto look = [&] { return TestClient(desk.server.port(), desk.server.tokenOf(desk.server.agent)).get(desk.path()).status; };
    int first = 0;
    int second = 0;
    std::thread one([&] { first = look(); });
    QVERIFY(desk.network.arrived.tryAcquire(1, 20'000));
    std::thread two([&] { second = look(); });
    QVERIFY(desk.network.arrived.tryAcquire(1, 20'000));
    const TestReply third = desk.lead.get(desk.path());
    desk.network.leave.release(2);
    one.join();
    two.join();
    QCOMPARE(third.status, 503);
    QCOMPARE(third.json().value(QStringLiteral("code")).toString(), QStringLiteral("media_busy"));
    QCOMPARE(first, 200);
    QCOMPARE(second, 200);
    QCOMPARE(desk.lead.get(desk.path()).status, 200); // here by now
}

void TestMedia::whatNobodyLooksAtGoes()
{
    Desk desk;
    IncomingPost post = desk.server.post(QStringLiteral("p2"), QStringLiteral("olga"), QStringLiteral("Mine, too"));
    post.media = {desk.mention.media.first()};
    desk.server.ingest({post});
    const QByteArray other = "/v1/mentions/" + desk.server.mention(QStringLiteral("p2")).id.value.toLatin1() + "/media?key=photo%201%2F2";
    QCOMPARE(desk.agent.get(desk.path()).status, 200);
    desk.server.clock.advance(MediaStore::keptFor - 1h);
    QCOMPARE(TestClient(desk.server.port(), desk.server.tokenOf(desk.server.agent)).get(desk.path()).status, 200); // a look
    desk.server.clock.advance(MediaStore::keptFor - 1h);
    TestClient later(desk.server.port(), desk.server.tokenOf(desk.server.agent));
    QCOMPARE(later.get(other).status, 200);
    QCOMPARE(desk.copies(), 1);
    desk.server.clock.advance(2h);
    QCOMPARE(TestClient(desk.server.port(), desk.server.tokenOf(desk.server.agent)).get(other).status, 200);
    desk.server.clock.advance(25h);
    QCOMPARE(TestClient(desk.server.port(), desk.server.tokenOf(desk.server.agent)).get(other).status, 200);
    QCOMPARE(desk.copies(), 0);
}

void TestMedia::whoIsErasedTakesThemAlong()
{
    Desk desk;
    QCOMPARE(desk.agent.get(desk.path()).status, 200);
    const PersonId person = desk.server.caseOf(QStringLiteral("p1")).personId;
    const auto exported = desk.server.store->read([&](Rows &rows) -> Result<QByteArray> {
        const auto all = PersonRows::gather(rows, person);
        return all ? exportOf(*all, rows.now()) : QByteArray();
    });
    QVERIFY(exported && exported->contains(photo.toBase64()));
    const auto erased = desk.server.store->write([&](Rows &rows) -> Result<ErasureReport> {
        const auto all = PersonRows::gather(rows, person);
        if (!all)
            return tl::unexpected<Error>(all.error());
        return PersonEraser(rows).erase(*all, {desk.server.administrator.id, QStringLiteral("admin"), QStringLiteral("asked")});
    });
    QVERIFY(erased);
    QCOMPARE(desk.copies(), 0);
    QCOMPARE(desk.agent.get(desk.path()).status, 404);
}

void TestMedia::wordsThatAreEmptiedMeanwhileBringNothingBack()
{
    Desk desk;
    desk.network.isSlow = true;
    int status = 0;
    std::thread look([&] { status = TestClient(desk.server.port(), desk.server.tokenOf(desk.server.agent)).get(desk.path()).status; });
    const bool hasArrived = desk.network.arrived.tryAcquire(1, 20'000);
    const auto emptied = desk.server.store->write([&](Rows &rows) -> Result<void> {
        Mention mention = desk.mention;
        mention.text.clear();
        mention.media.clear();
        rows.put(mention);
        return {};
    });
    desk.network.leave.release();
    look.join();
    QVERIFY(hasArrived && emptied);
    QCOMPARE(status, 404);
    QCOMPARE(desk.copies(), 0);
}

void TestMedia::whatIsBeyondBoundsIsCut()
{
    Desk desk;
    IncomingPost post = desk.server.post(QStringLiteral("p3"), QStringLiteral("olga"), QStringLiteral("All of it"));
    Media much;
    much.key = QString(longestMediaKey + 1, u'k');
    much.name = QString(5'000, u'n');
    much.description = QString(5'000, u'd');
    post.media = QList<Media>(500, much);
    desk.server.ingest({post});
    const QList<Media> stored = desk.server.mention(QStringLiteral("p3")).media;
    QCOMPARE(stored.size(), mostMedia);
    QVERIFY(stored.first().key.isEmpty()); // half a key fetches nothing
    QCOMPARE(stored.first().name.size(), longestMediaName);
    QCOMPARE(stored.first().description.size(), longestMediaDescription);
}

QTEST_GUILESS_MAIN(TestMedia)
#include "tst_media.moc"
