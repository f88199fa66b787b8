#include "server/erasure/personeraser.h"
#include "server/store/historystore.h"
#include "server/store/searchterms.h"
#include "storage/searchquery.h"
#include "storage/sqlite/database.h"
#include "sync/wire/protocol.h"
#include "tests/server/support/testclient.h"
#include "tests/server/support/testserver.h"

#include <QTest>
#include <QUrl>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

HistoryPage pageOf(TestClient &client, const QByteArray &path)
{
    const TestReply reply = client.get(path);
    const auto page = wire::decodeHistory(reply.body);
    if (!page)
        qWarning("%s", reply.body.constData());
    return page.value_or(HistoryPage{});
}

/// Follows `next` to the end.
QStringList allTexts(TestClient &client, const QByteArray &path)
{
    QStringList texts;
    QByteArray before;
    do {
        const HistoryPage page = pageOf(client, path + before);
        for (const ConversationEntry &entry : page.entries)
            texts.append(entry.mention.text);
        before = page.next.isEmpty() ? QByteArray() : "&before=" + QUrl::toPercentEncoding(page.next);
    } while (!before.isEmpty());
    return texts;
}

QByteArray query(const char16_t *text)
{
    return "q=" + QUrl::toPercentEncoding(QString::fromUtf16(text));
}

} // namespace

/// What laptops no longer keep is found on the server.
class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreFoundInTheirForms_data();
    void wordsAreFoundInTheirForms();
    void itFindsWhatADesktopFinds();
    void aDayBeginsWhereThePersonIs();
    void theNewestComesFirstAndPagesHaveNoGaps();
    void aLongWalkIsTakenInSteps();
    void aThreadIsReadBackwards();
    void aThreadIsReadForwards();
    void anAuthorIsFound();
    void whoWasErasedIsNotFound();
    void longTextsMakeShortPages();
    void searchesHaveARateOfTheirOwn();
    void whatIsNoQuestionIsRefused_data();
    void whatIsNoQuestionIsRefused();
};

void TestHistory::wordsAreFoundInTheirForms_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    const auto row = [](const char *name, const char16_t *typed, const char16_t *text, bool isFound) {
        QTest::newRow(name) << QString::fromUtf16(typed) << QString::fromUtf16(text) << isFound;
    };
    row("another case of the noun", u"заказы", u"Где мой заказ?", true);
    row("ё is е", u"счет", u"Счёт пришёл дважды", true);
    row("capitals", u"ЧАЙНИК", u"чайники сломались", true);
    row("English plural", u"deliveries", u"The delivery was late", true);
    row("all words", u"late delivery", u"The delivery was late", true);
    row("one word of two is missing", u"late parcel", u"The delivery was late", false);
    row("the middle of a word", u"ник", u"чайник", false);
    row("a part that is not finished", u"чайн", u"чайник", true);
    row("a part that is finished", u"чайн ", u"чайник", false);
    row("a short part", u"ча", u"чайник", false);
    row("another word that begins so", u"стол ", u"Столица далеко", false);
    row("signs between words", u"e-mail", u"Write me an e-mail.", true);
    row("a phrase", u"\"был поздно\"", u"Заказ был поздно", true);
    row("a phrase in other forms", u"«синие чайники»", u"Где мой синий чайник?", true);
    row("a phrase in another order", u"\"поздно был\"", u"Заказ был поздно", false);
    row("a phrase that begins twice", u"\"не работает\"", u"Не знаю, но не работает", true);
    row("the other layout", u"xfqybr", u"чайники", true);
    row("diacritics", u"cafe", u"Un café noir", true);
    row("й stays", u"иод ", u"йод", false);
    row("who wrote it", u"anna", u"hello", true);
    row("by whom", u"from:ann", u"hello", true);
    row("by somebody else", u"from:boris hello", u"hello", false);
    row("words that only look like syntax", u"hello\" OR NEAR(* --", u"hello or near", true);
    row("only a condition", u"network:mastodon", u"anything", true);
    row("another network", u"network:vk anything", u"anything", false);
    row("before its day", u"anything before:2026-01-01", u"anything", true);
    row("nothing", u" ", u"anything", false);
}

void TestHistory::wordsAreFoundInTheirForms()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(bool, isFound);
    QCOMPARE(SearchTerms(typed).matches(text, QStringLiteral("Anna anna"), QStringLiteral("mastodon")), isFound);
}

void TestHistory::itFindsWhatADesktopFinds()
{
    // The server's words against the desktop's index, over forms that bend in different ways.
    const QStringList texts{QStringLiteral("Where are my deliveries? The boxes were crying, dying and lying"),
                            QString::fromUtf16(u"Возвращённый товар, заказчик отказался; ёлки и доставкам"),
                            QString::fromUtf16(u"Не работает личный кабинет, работали б лучше"),
                            QStringLiteral("Skies, news, generously hoping for hopping, café")};
    const QString words = texts.join(u' ')
                        + QString::fromUtf16(u" заказ отказ доставка delivery box cry die lie sky new generous hope "
                                             u"hop cafe возврат товары ёлка елка работа работает лучший");
    auto opened = sqlite::Database::open(QStringLiteral(":memory:"));
    QVERIFY(opened);
    sqlite::Database &index = **opened;
    index.execute("CREATE VIRTUAL TABLE words USING fts5(text, author, network, tokenize='otklik', prefix='3')");
    for (const QString &text : texts)
        index.run("INSERT INTO words VALUES(?,'anna','mastodon')", text);
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts)) {
        for (const QString &typed : {word, word.left(4), word + u' '}) {
            const QString expression = parseSearch(typed).expression;
            for (qsizetype i = 0; i < texts.size(); ++i) {
                auto query = index.query("SELECT 1 FROM words WHERE words MATCH ? AND rowid=?");
                query.with(expression, static_cast<qint64>(i + 1));
                const bool isFound = !expression.isEmpty() && query.next();
                QVERIFY2(SearchTerms(typed).matches(texts.at(i), QStringLiteral("anna"), QStringLiteral("mastodon"))
                             == isFound,
                         qPrintable(typed + QStringLiteral("| in ") + texts.at(i)));
            }
        }
    }
}

void TestHistory::aDayBeginsWhereThePersonIs()
{
    const auto midnight =
        TimePoint(std::chrono::milliseconds(QDate(2026, 1, 31).startOfDay(Qt::UTC).toMSecsSinceEpoch()));
    QCOMPARE(SearchTerms(QStringLiteral("after:2026-01-31")).from(), midnight);
    QCOMPARE(SearchTerms(QStringLiteral("after:31.01.2026"), 180min).from(), midnight - 3h);
    QCOMPARE(SearchTerms(QStringLiteral("before:2026-01-31"), -60min).until(), midnight + 1h);
    QVERIFY(SearchTerms(QStringLiteral("before:yesterday")).isEmpty());
}

void TestHistory::theNewestComesFirstAndPagesHaveNoGaps()
{
    TestServer server;
    QStringList written;
    QList<IncomingPost> posts;
    for (int i = 0; i < 25; ++i) {
        if (i % 3 == 0) // several in one moment
            server.clock.advance(1min);
        const QString text = QStringLiteral("kettle number %1").arg(i);
        posts.append(server.post(QStringLiteral("p%1").arg(i), QStringLiteral("author"), text));
        posts.append(
            server.post(QStringLiteral("q%1").arg(i), QStringLiteral("author"), QStringLiteral("something else")));
        written.prepend(text);
    }
    server.ingest(posts, Ingest::Mode::History);
    TestClient client(server.port(), server.tokenOf(server.agent));
    const QStringList found = allTexts(client, "/v1/search?limit=4&" + query(u"kettles"));
    QCOMPARE(QSet<QString>(found.begin(), found.end()), QSet<QString>(written.begin(), written.end()));
    QCOMPARE(found.size(), written.size()); // none twice
    const HistoryPage first = pageOf(client, "/v1/search?limit=4&" + query(u"kettles"));
    QCOMPARE(first.entries.size(), 4);
    for (qsizetype i = 1; i < first.entries.size(); ++i)
        QVERIFY(first.entries.at(i - 1).mention.publishedAt >= first.entries.at(i).mention.publishedAt);
    QCOMPARE(first.entries.first().authorName, QStringLiteral("author"));
}

void TestHistory::aLongWalkIsTakenInSteps()
{
    TestServer server;
    QList<IncomingPost> posts{
        server.post(QStringLiteral("first"), QStringLiteral("author"), QStringLiteral("A kettle"))};
    const TimePoint begun = server.clock.now();
    server.clock.advance(1min); // the rest in one moment
    for (int i = 0; i < HistoryStore::mostLookedAt + 500; ++i)
        posts.append(server.post(QStringLiteral("p%1").arg(i), QStringLiteral("author"), QStringLiteral("nothing")));
    server.ingest(posts, Ingest::Mode::History);
    TestClient client(server.port(), server.tokenOf(server.agent));
    int pages = 0;
    QByteArray before;
    HistoryPage page;
    do {
        page = pageOf(client, "/v1/search?" + query(u"kettle") + before);
        QVERIFY(++pages < 100);
        QVERIFY(page.backTo);
        QVERIFY(page.entries.isEmpty() == !page.next.isEmpty());
        before = "&before=" + QUrl::toPercentEncoding(page.next);
    } while (!page.next.isEmpty());
    QVERIFY(pages >= 2);
    QCOMPARE(page.entries.size(), 1);
    QCOMPARE(*page.backTo, begun);
    // A day before everything ends it at once.
    page = pageOf(client, "/v1/search?" + query(u"kettle after:2100-01-01"));
    QVERIFY(page.next.isEmpty() && page.entries.isEmpty() && !page.backTo);
}

void TestHistory::aThreadIsReadForwards()
{
    TestServer server;
    QList<IncomingPost> posts{server.post(QStringLiteral("p"), QStringLiteral("one"), QStringLiteral("0"))};
    for (int i = 1; i < 8; ++i)
        posts.append(
            server.post(QStringLiteral("r%1").arg(i), QStringLiteral("two"), QString::number(i), QStringLiteral("p")));
    server.ingest(posts); // all in one moment: only the id tells them apart
    TestClient client(server.port(), server.tokenOf(server.agent));
    const QByteArray path =
        "/v1/threads/" + server.mention(QStringLiteral("p")).threadId.value.toUtf8() + "/mentions?limit=3";
    const QStringList backwards = allTexts(client, path);
    QCOMPARE(backwards.size(), 8);
    QStringList forwards;
    QByteArray place;
    HistoryPage page;
    do {
        page = pageOf(client, path + "&after=" + place);
        for (const ConversationEntry &entry : page.entries)
            QVERIFY(!forwards.contains(entry.mention.text));
        QStringList texts;
        for (const ConversationEntry &entry : page.entries)
            texts.append(entry.mention.text);
        forwards = texts + forwards; // newest first, too
        place = QUrl::toPercentEncoding(page.next);
    } while (!page.next.isEmpty());
    QCOMPARE(forwards, backwards);
}

void TestHistory::whoWasErasedIsNotFound()
{
    TestServer server;
    server.ingest({server.post(QStringLiteral("a"), QStringLiteral("Zinaida"), QStringLiteral("My kettle")),
                   server.post(QStringLiteral("b"), QStringLiteral("Oleg"), QStringLiteral("My kettle"))});
    TestClient client(server.port(), server.tokenOf(server.agent));
    QCOMPARE(pageOf(client, "/v1/search?" + query(u"kettle")).entries.size(), 2);
    const Mention gone = server.mention(QStringLiteral("a"));
    const PersonId person = server.caseOf(QStringLiteral("a")).personId;
    const auto erased = server.store->write([&](Rows &rows) -> Result<void> {
        const auto found = PersonRows::gather(rows, person);
        if (!found)
            return tl::unexpected<Error>(found.error());
        std::ignore = PersonEraser(rows).erase(*found, {});
        return {};
    });
    QVERIFY(erased);
    for (const char16_t *typed : {u"kettle", u"from:zinaida", u"zinaida", u"after:2000-01-01"}) {
        const TestReply reply = client.get("/v1/search?" + query(typed));
        QVERIFY2(!reply.body.contains("Zinaida") && !reply.body.contains(gone.id.value.toUtf8()),
                 reply.body.constData());
    }
    QCOMPARE(client.get("/v1/threads/" + gone.threadId.value.toUtf8() + "/mentions").status, 404);
    QCOMPARE(pageOf(client, "/v1/search?" + query(u"kettle")).entries.size(), 1);
}

void TestHistory::longTextsMakeShortPages()
{
    TestServer server;
    QList<IncomingPost> posts;
    for (int i = 0; i < 30; ++i)
        posts.append(server.post(QStringLiteral("p%1").arg(i), QStringLiteral("author"),
                                 QStringLiteral("kettle ").repeated(20'000),
                                 i == 0 ? QString() : QStringLiteral("p0")));
    server.ingest(posts);
    TestClient client(server.port(), server.tokenOf(server.agent));
    const QByteArray thread =
        "/v1/threads/" + server.mention(QStringLiteral("p0")).threadId.value.toUtf8() + "/mentions?limit=200";
    for (const QByteArray &path : {thread, QByteArray("/v1/search?limit=200&" + query(u"kettle"))}) {
        QVERIFY(client.get(path).body.size() < 4 * 1024 * 1024);
        QCOMPARE(allTexts(client, path).size(), 30);
    }
}

void TestHistory::searchesHaveARateOfTheirOwn()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    TestReply reply = client.get("/v1/search?q=a");
    for (int i = 0; i < 300 && reply.status == 200; ++i)
        reply = client.get("/v1/search?q=a");
    QCOMPARE(reply.status, 429);
    QCOMPARE(reply.code(), QStringLiteral("too_many_requests"));
    QCOMPARE(client.get("/v1/changes?after=0").status, 200); // the rest goes on
}

void TestHistory::aThreadIsReadBackwards()
{
    TestServer server;
    QList<IncomingPost> posts{server.post(QStringLiteral("p"), QStringLiteral("one"), QStringLiteral("0"))};
    for (int i = 1; i < 10; ++i) {
        server.clock.advance(1min);
        posts.append(
            server.post(QStringLiteral("r%1").arg(i), QStringLiteral("two"), QString::number(i), QStringLiteral("p")));
    }
    server.ingest(posts);
    posts.first().text = QStringLiteral("0, edited");
    posts.first().editedAt = server.clock.now();
    server.ingest({posts.first()});
    TestClient client(server.port(), server.tokenOf(server.agent));
    const QByteArray path =
        "/v1/threads/" + server.mention(QStringLiteral("p")).threadId.value.toUtf8() + "/mentions?limit=3";
    QCOMPARE(allTexts(client, path), QStringLiteral("9 8 7 6 5 4 3 2 1").split(u' ') << QStringLiteral("0, edited"));
    const Mention third = server.mention(QStringLiteral("r2"));
    const QByteArray place = QByteArray::number(static_cast<qint64>(third.publishedAt.time_since_epoch().count())) + '.'
                           + third.id.value.toUtf8();
    const HistoryPage older = pageOf(client, path + "&before=" + place);
    QCOMPARE(older.entries.size(), 2);
    QCOMPARE(older.entries.last().earlier.size(), 1);
    QVERIFY(older.next.isEmpty());
    QCOMPARE(*older.backTo, older.entries.last().mention.publishedAt);
}

void TestHistory::anAuthorIsFound()
{
    TestServer server;
    server.ingest({server.post(QStringLiteral("a"), QStringLiteral("Zinaida"), QStringLiteral("hello")),
                   server.post(QStringLiteral("b"), QStringLiteral("Oleg"), QStringLiteral("hello"))});
    TestClient client(server.port(), server.tokenOf(server.agent));
    QCOMPARE(pageOf(client, "/v1/search?" + query(u"hello from:zin")).entries.size(), 1);
    QCOMPARE(pageOf(client, "/v1/search?" + query(u"hello after:2100-01-01")).entries.size(), 0);
}

void TestHistory::whatIsNoQuestionIsRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("code");
    QTest::newRow("no words") << QByteArray("/v1/search?q=") << QStringLiteral("bad_query");
    QTest::newRow("very many words") << QByteArray("/v1/search?q=" + QByteArray(400, 'a'))
                                     << QStringLiteral("bad_query");
    QTest::newRow("too large a page") << QByteArray("/v1/search?q=a&limit=100000") << QStringLiteral("bad_query");
    QTest::newRow("no place") << QByteArray("/v1/search?q=a&before=yesterday") << QStringLiteral("bad_query");
    for (const char *place :
         {"1", "1.", ".a", "99999999999999999999.a", "1.a'b", "1.%00", "1.%D0%B6", "1.a;--", "%FF.%FE"})
        QTest::addRow("a place like %s", place)
            << QByteArray("/v1/search?q=a&before=") + place << QStringLiteral("bad_query");
    QTest::newRow("a very long place") << QByteArray("/v1/search?q=a&before=1." + QByteArray(300, 'a'))
                                       << QStringLiteral("bad_query");
    QTest::newRow("no limit") << QByteArray("/v1/search?q=a&limit=0") << QStringLiteral("bad_query");
    QTest::newRow("a limit in words") << QByteArray("/v1/search?q=a&limit=all") << QStringLiteral("bad_query");
    QTest::newRow("another planet") << QByteArray("/v1/search?q=a&utc_offset=100000") << QStringLiteral("bad_query");
    QTest::newRow("only signs") << QByteArray("/v1/search?q=%22*%3A()--") << QStringLiteral("bad_query");
    QTest::newRow("only zeros") << QByteArray("/v1/search?q=%00%00") << QStringLiteral("bad_query");
    QTest::newRow("a thread with two places")
        << QByteArray("/v1/threads/none/mentions?before=1.a&after=1.a") << QStringLiteral("bad_query");
    QTest::newRow("a thread of zeros") << QByteArray("/v1/threads/%00/mentions") << QStringLiteral("not_found");
    QTest::newRow("no such thread") << QByteArray("/v1/threads/none/mentions") << QStringLiteral("not_found");
}

void TestHistory::whatIsNoQuestionIsRefused()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, code);
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.agent));
    QCOMPARE(client.get(path).code(), code);
    QCOMPARE(TestClient(server.port()).get(path).code(), QStringLiteral("signed_out"));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
