#include "channels/mastodon/eventreader.h"
#include "channels/mastodon/mastodonconnector.h"
#include "channels/mastodon/mastodonstreaming.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/fakemastodon.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

const QByteArray mentionEvent = "event: notification\ndata: {\"id\":\"5\",\"type\":\"mention\"}\n\n";
const QByteArray likeEvent = "event: notification\ndata: {\"id\":\"4\",\"type\":\"favourite\"}\n\n";

/// A server that streams `pieces`, `pause` apart, and then ends the line as told.
struct Setting final
{
    enum class End { TimeUp, Cut, Closed, NotThere };

    Setting()
        : http([this](const HttpRequest &request) { return server.handle(request); }),
          connector(http, clock, {QUrl(QStringLiteral("https://social.example")), QStringLiteral("secret"), QStringLiteral("1")},
                    TimePoint{})
    {
        server.setStream([this](const HttpRequest &request) { return stream(request); });
    }

    Result<HttpResponse> stream(const HttpRequest &request)
    {
        ++streams;
        if (end == End::NotThere)
            return HttpResponse{status, {}, "<h1>no</h1>"};
        const TimePoint until = clock.now() + request.timeout;
        for (const QByteArray &piece : std::as_const(pieces)) {
            clock.advance(pause);
            if (request.stop.stop_requested() || clock.now() > until)
                return failure(Error::Kind::Retry, httpcode::noAnswer);
            if (!request.onBody(piece))
                return HttpResponse{200, {{"content-type", "text/event-stream"}}, {}};
        }
        if (end == End::TimeUp)
            clock.set(until);
        if (end == End::Closed)
            return HttpResponse{200, {}, {}};
        return failure(Error::Kind::Retry, httpcode::noAnswer);
    }

    FakeMastodon server;
    FakeHttp http;
    FakeClock clock;
    MastodonConnector connector;
    QList<QByteArray> pieces{":)\n"};
    std::chrono::milliseconds pause{10};
    End end = End::TimeUp;
    int status = 404;
    int streams = 0;
};

} // namespace

class tst_MastodonStreaming final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreReadHoweverTheyAreCut();
    void anEndlessLineTakesNoMemory();
    void aMentionEndsTheWaiting_data();
    void aMentionEndsTheWaiting();
    void withoutNewsItWaitsToTheEnd();
    void aServerWithoutStreamingIsRemembered_data();
    void aServerWithoutStreamingIsRemembered();
    void aCutLineIsReadAtOnceAndTriedMoreAndMoreSeldom();
    void aGoodStreamForgetsTheFailures();
    void theTokenGoesWhereTheInstanceSaysOnly_data();
    void theTokenGoesWhereTheInstanceSaysOnly();
    void theNamedHostIsListenedTo();
    void nearTheLimitItIsPolledOnly();
    void anInterruptedWaitingEnds();
    void whatTheStreamLosesIsRead();
};

void tst_MastodonStreaming::eventsAreReadHoweverTheyAreCut()
{
    const QByteArray stream = ":thump\r\n\r\nevent: update\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\ndata: nameless\n\nevent:delete\rdata:17\r\r";
    for (qsizetype size = 1; size <= stream.size(); ++size) {
        EventReader reader;
        QList<QByteArray> seen;
        for (qsizetype at = 0; at < stream.size(); at += size)
            QVERIFY(reader.feed(stream.mid(at, size), [&](const EventReader::Event &event) {
                seen.append(event.name + '=' + event.data);
                return true;
            }));
        QCOMPARE(seen, (QList<QByteArray>{"update={\"a\":\n1}", "delete=17"}));
    }
}

void tst_MastodonStreaming::anEndlessLineTakesNoMemory()
{
    EventReader reader;
    QList<EventReader::Event> seen;
    const auto take = [&](const EventReader::Event &event) {
        seen.append(event);
        return true;
    };
    reader.feed("event: notification\ndata: ", take);
    const QByteArray block(256 * 1024, 'x');
    for (int i = 0; i < 40; ++i)
        reader.feed(block, take);
    reader.feed("\n\n", take);
    QCOMPARE(seen.size(), 1);
    QVERIFY(seen.first().isCut);
    QVERIFY(seen.first().data.size() <= EventReader::mostData);
}

void tst_MastodonStreaming::aMentionEndsTheWaiting_data()
{
    QTest::addColumn<QList<QByteArray>>("pieces");
    QTest::addColumn<bool>("isNews");
    QTest::newRow("mention") << QList<QByteArray>{":)\n", mentionEvent} << true;
    QTest::newRow("after others") << QList<QByteArray>{likeEvent, "event: update\ndata: {}\n\n", ":thump\n", mentionEvent} << true;
    QTest::newRow("in pieces") << QList<QByteArray>{mentionEvent.left(9), mentionEvent.mid(9)} << true;
    QTest::newRow("conversation") << QList<QByteArray>{"event: conversation\ndata: {}\n\n"} << true;
    QTest::newRow("unreadable") << QList<QByteArray>{"event: notification\ndata: <what>\n\n"} << true;
    QTest::newRow("a favourite") << QList<QByteArray>{likeEvent} << false;
    QTest::newRow("a mention of which the end never comes") << QList<QByteArray>{mentionEvent.chopped(1)} << false;
}

void tst_MastodonStreaming::aMentionEndsTheWaiting()
{
    QFETCH(QList<QByteArray>, pieces);
    Setting setting;
    setting.pieces = pieces;
    const TimePoint start = setting.clock.now();
    QTEST(setting.connector.waitForNews(15s), "isNews");
    QFETCH(bool, isNews);
    QCOMPARE(setting.clock.now() - start < 15s, isNews);
}

void tst_MastodonStreaming::withoutNewsItWaitsToTheEnd()
{
    Setting setting;
    for (int i = 1; i <= 5; ++i) {
        QVERIFY(!setting.connector.waitForNews(15s));
        QCOMPARE(setting.streams, i); // no back-off: nothing has failed
    }
}

void tst_MastodonStreaming::aServerWithoutStreamingIsRemembered_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {404, 405, 501})
        QTest::addRow("%d", status) << status;
}

void tst_MastodonStreaming::aServerWithoutStreamingIsRemembered()
{
    QFETCH(int, status);
    Setting setting;
    setting.end = Setting::End::NotThere;
    setting.status = status;
    for (int i = 0; i < 10; ++i) {
        QVERIFY(!setting.connector.waitForNews(15s));
        setting.clock.advance(1h);
    }
    QCOMPARE(setting.streams, 1);
    setting.end = Setting::End::TimeUp; // a new version of it has streaming
    setting.clock.advance(24h);
    QVERIFY(!setting.connector.waitForNews(15s));
    QCOMPARE(setting.streams, 2);
}

void tst_MastodonStreaming::aCutLineIsReadAtOnceAndTriedMoreAndMoreSeldom()
{
    for (const auto end : {Setting::End::Cut, Setting::End::Closed}) {
        Setting setting;
        setting.end = end;
        QVERIFY2(setting.connector.waitForNews(15s), "what came meanwhile is not told again");
        QVERIFY(!setting.connector.waitForNews(15s));
        QCOMPARE(setting.streams, 1);
        for (int second = 0; second < 3600; ++second) {
            setting.clock.advance(1s);
            setting.connector.waitForNews(15s);
        }
        QVERIFY2(setting.streams >= 12 && setting.streams <= 22, qPrintable(QString::number(setting.streams)));
    }
}

void tst_MastodonStreaming::aGoodStreamForgetsTheFailures()
{
    Setting setting;
    setting.end = Setting::End::Cut;
    for (int i = 0; i < 6; ++i) {
        setting.connector.waitForNews(15s);
        setting.clock.advance(5min);
    }
    setting.end = Setting::End::TimeUp;
    QVERIFY(!setting.connector.waitForNews(15s));
    setting.end = Setting::End::Cut;
    setting.connector.waitForNews(15s);
    setting.clock.advance(1s);
    const int before = setting.streams;
    setting.connector.waitForNews(15s);
    QCOMPARE(setting.streams, before + 1);
}

void tst_MastodonStreaming::theTokenGoesWhereTheInstanceSaysOnly_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("host");
    const auto row = [](const char *name, const char *named, const char *base, const char *host) {
        QTest::newRow(name) << QString::fromLatin1(named) << QString::fromLatin1(base) << QString::fromLatin1(host);
    };
    row("not told", "", "https://a.example", "https://a.example");
    row("itself", "wss://a.example", "https://a.example", "https://a.example");
    row("another name", "wss://streaming.a.example", "https://a.example", "https://streaming.a.example");
    row("as https", "https://s.a.example:8443/api?x=1#y", "https://a.example", "https://s.a.example:8443");
    row("in the clear", "ws://streaming.a.example", "https://a.example", "");
    row("http", "http://a.example", "https://a.example", "");
    row("with a user", "wss://me:you@a.example", "https://a.example", "");
    row("this computer", "ws://localhost:4000", "https://a.example", "");
    row("this computer, with TLS", "wss://localhost", "https://a.example", "");
    row("a number", "wss://10.0.0.8", "https://a.example", "");
    row("metadata", "wss://169.254.169.254", "https://a.example", "");
    row("another form of a number", "wss://0x7f.1", "https://a.example", "");
    row("IPv6", "wss://[fd00::1]", "https://a.example", "");
    row("an inner name", "wss://intranet", "https://a.example", "");
    row("a local name", "wss://printer.local", "https://a.example", "");
    row("no address", "hello", "https://a.example", "");
    row("a file", "file:///etc/passwd", "https://a.example", "");
    row("loopback of a loopback", "ws://127.0.0.1:4000", "http://127.0.0.1:3000", "http://127.0.0.1:4000");
    row("elsewhere from loopback", "wss://b.example", "http://127.0.0.1:3000", "");
    row("a number that is the instance's own", "wss://192.0.2.1:4000", "https://192.0.2.1", "https://192.0.2.1:4000");
}

void tst_MastodonStreaming::theTokenGoesWhereTheInstanceSaysOnly()
{
    QFETCH(QString, named);
    QFETCH(QString, base);
    QFETCH(QString, host);
    const auto found = streamingHost(named, QUrl(base));
    QCOMPARE(found ? found->toString() : QString(), host);
}

void tst_MastodonStreaming::theNamedHostIsListenedTo()
{
    Setting setting;
    setting.server.setStreamingUrl(QStringLiteral("wss://streaming.social.example"));
    setting.pieces = {mentionEvent};
    QVERIFY(setting.connector.waitForNews(15s));
    const HttpRequest request = setting.http.requests().last();
    QCOMPARE(request.url, QUrl(QStringLiteral("https://streaming.social.example/api/v1/streaming/user")));
    QVERIFY(request.headers.contains({"Authorization", "Bearer secret"}));
    QVERIFY(!request.url.toString().contains(QStringLiteral("secret")));

    Setting other;
    other.server.setStreamingUrl(QStringLiteral("ws://evil.example"));
    QVERIFY(!other.connector.waitForNews(15s));
    QCOMPARE(other.streams, 0);
}

void tst_MastodonStreaming::nearTheLimitItIsPolledOnly()
{
    Setting setting;
    setting.server.setAllowance(300, 59, "2027-01-15T08:05:00.000000Z");
    QVERIFY(setting.connector.read({}));
    QVERIFY(!setting.connector.waitForNews(15s));
    QCOMPARE(setting.streams, 0);
    setting.clock.advance(6min);
    setting.pieces = {mentionEvent};
    QVERIFY(setting.connector.waitForNews(15s));
}

void tst_MastodonStreaming::anInterruptedWaitingEnds()
{
    Setting setting;
    setting.pieces = {":)\n", mentionEvent};
    setting.server.setStream([&](const HttpRequest &request) {
        setting.connector.interrupt();
        return setting.stream(request);
    });
    QVERIFY(!setting.connector.waitForNews(15s));
    const auto requests = setting.http.requests().size();
    QVERIFY(!setting.connector.waitForNews(15s));
    QVERIFY(!setting.connector.read({}));
    QCOMPARE(setting.http.requests().size(), requests);
}

void tst_MastodonStreaming::whatTheStreamLosesIsRead()
{
    Setting setting;
    setting.pieces = {":)\n", mentionEvent.left(20)}; // cut in the middle of the news
    setting.end = Setting::End::Cut;
    const QString id = setting.server.mention(QStringLiteral("anna"), QStringLiteral("<p>hello</p>"));
    QVERIFY(setting.connector.waitForNews(15s));
    const auto read = setting.connector.read({});
    QVERIFY(read);
    QCOMPARE(read->posts.size(), 1);
    QCOMPARE(read->posts.first().externalId, id);
}

QTEST_GUILESS_MAIN(tst_MastodonStreaming)
#include "tst_mastodonstreaming.moc"
