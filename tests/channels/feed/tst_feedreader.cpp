#include "channels/feed/feedcharset.h"
#include "channels/feed/feedposts.h"
#include "channels/feed/feedreader.h"
#include "channels/feed/feedtext.h"

#include <QStringEncoder>
#include <QTemporaryFile>
#include <QTest>

using namespace otklik;

namespace {

const QUrl address(QStringLiteral("https://blog.example/feeds/all.xml"));

Result<Feed> read(const QByteArray &body, const QByteArray &contentType = {})
{
    return readFeed({body, contentType, address, {}});
}

QByteArray rss(const QByteArray &item)
{
    return "<rss version='2.0'><channel><title>Blog</title><item>" + item + "</item></channel></rss>";
}

FeedPost onlyPost(const QByteArray &body)
{
    const auto feed = read(body);
    const QList<FeedPost> posts = feed ? postsOfFeed(*feed, {address, {}, TimePoint(std::chrono::hours(500'000))}) : QList<FeedPost>();
    return posts.size() == 1 ? posts.first() : FeedPost();
}

} // namespace

class tst_FeedReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void charsetsAreTold_data();
    void charsetsAreTold();
    void textsAreReadAsTheyAreMeant_data();
    void textsAreReadAsTheyAreMeant();
    void namespacesGoByTheirAddress();
    void idsAreStable_data();
    void idsAreStable();
    void oneIdForManyEntriesLosesNone();
    void authorsAreFoundWhereverTheyStand_data();
    void authorsAreFoundWhereverTheyStand();
    void enclosuresAreLines();
    void aTitleThatTheTextRepeatsIsLeftOut();
    void nothingOutsideIsLoaded();
    void entitiesDoNotGrow();
    void hostileDocumentsAreReadOrRefused_data();
    void hostileDocumentsAreReadOrRefused();
    void idsOfJsonFeedsAreTexts();
    void theFutureIsNotBelieved();
};

void tst_FeedReader::charsetsAreTold_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QString>("charset");
    QTest::addColumn<bool>("isDamaged");
    const QString xml = QStringLiteral("<rss version='2.0'><channel><title>Чайник</title></channel></rss>");
    const QByteArray cyrillic = "<rss version='2.0'><channel><title>\xD7\xE0\xE9\xED\xE8\xEA</title></channel></rss>";
    const auto utf16 = [&](QStringConverter::Encoding encoding, bool hasMark) {
        QStringEncoder encoder(encoding, hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
        return QByteArray(encoder.encode(xml));
    };
    QTest::newRow("nothing told") << xml.toUtf8() << QByteArray() << "utf-8" << false;
    QTest::newRow("a mark before all") << "\xEF\xBB\xBF" + xml.toUtf8() << QByteArray("text/xml; charset=windows-1251") << "utf-8" << false;
    QTest::newRow("a server's default that is wrong")
        << xml.toUtf8() << QByteArray("text/xml; charset=ISO-8859-1") << "utf-8" << false;
    QTest::newRow("declared") << "<?xml version='1.0' encoding='windows-1251'?>" + cyrillic << QByteArray() << "windows-1251" << false;
    QTest::newRow("the header goes before the declaration")
        << "<?xml version='1.0' encoding='koi8-r'?>" + cyrillic << QByteArray("application/rss+xml; charset=\"windows-1251\"")
        << "windows-1251" << false;
    QTest::newRow("UTF-16 with a mark") << utf16(QStringConverter::Utf16LE, true) << QByteArray() << "utf-16le" << false;
    QTest::newRow("UTF-16 without one") << utf16(QStringConverter::Utf16BE, false) << QByteArray() << "utf-16be" << false;
    QTest::newRow("UTF-32") << utf16(QStringConverter::Utf32LE, true) << QByteArray() << "utf-32le" << false;
    QTest::newRow("a charset nobody knows") << xml.toUtf8() << QByteArray("text/xml; charset=klingon") << "utf-8" << false;
    QTest::newRow("not what it says")
        << "<?xml version='1.0' encoding='utf-8'?>" + cyrillic << QByteArray() << "" << true;
}

void tst_FeedReader::charsetsAreTold()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, contentType);
    QFETCH(QString, charset);
    QFETCH(bool, isDamaged);
    const auto feed = read(bytes, contentType);
    QVERIFY(feed);
    QCOMPARE(feed->isDamaged, isDamaged);
    if (!isDamaged) {
        QCOMPARE(feed->charset, charset);
        QCOMPARE(feed->head.title.plain(), QStringLiteral("Чайник"));
    }
}

void tst_FeedReader::textsAreReadAsTheyAreMeant_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &item, const char *text) {
        QTest::newRow(name) << item << QString::fromUtf8(text);
    };
    row("escaped HTML", "<description>&lt;p&gt;It &lt;b&gt;broke&lt;/b&gt;&amp;nbsp;twice&lt;/p&gt;</description>", "It broke\u00A0twice");
    row("CDATA", "<description><![CDATA[<p>It broke</p><p>Help!</p>]]></description>", "It broke\n\nHelp!");
    row("no HTML at all", "<title>1 &lt; 2 &amp; 3 &gt; 2</title>", "1 < 2 & 3 > 2");
    row("words in angles", "<title>List&lt;int&gt; is &lt;none&gt;</title>", "List<int> is <none>");
    row("names of HTML that XML does not know", "<title>caf&eacute;&nbsp;&mdash; &laquo;x&raquo;</title>", "café — «x»");
    row("a bare ampersand", "<title>AT&T & Co</title>", "AT&T & Co");
    row("Windows' own characters by number", "<title>don&#146;t</title>", "don’t");
    row("relative links are told whole", "<description>&lt;a href='../help'&gt;help&lt;/a&gt;</description>",
        "help (https://blog.example/help)");
    row("links by xml:base", "<description xml:base='https://other.example/a/'>&lt;a href='b'&gt;help&lt;/a&gt;</description>",
        "help (https://other.example/a/b)");
    row("scripts are nothing", "<description>&lt;script&gt;alert(1)&lt;/script&gt;hi&lt;a href='javascript:x'&gt;!&lt;/a&gt;</description>", "hi!");
    row("naked markup", "<description>It <b xmlns='http://www.w3.org/1999/xhtml'>broke</b></description>", "It broke");
    row("controls and bidirectional overrides", "<title>a&#x1;b&#x202E;c\x0B</title>", "a\uFFFDb\u202Ec");
    row("surrogates by number", "<title>a&#xD83D;b</title>", "a\uFFFDb");
    row("beyond Unicode", "<title>a&#x110000;b&#99999999999;</title>", "a\uFFFDb&#99999999999;");
}

void tst_FeedReader::textsAreReadAsTheyAreMeant()
{
    QFETCH(QByteArray, item);
    QFETCH(QString, text);
    QCOMPARE(onlyPost(rss("<guid>1</guid>" + item + "<link>https://blog.example/1</link>")).post.text, text);
}

void tst_FeedReader::namespacesGoByTheirAddress()
{
    const auto feed = read("<a:feed xmlns:a='http://www.w3.org/2005/Atom' xmlns:dc='urn:a-decoy' xmlns:q='http://purl.org/dc/elements/1.1/'>"
                           "<a:entry><a:id>x</a:id><dc:creator>nobody</dc:creator><q:creator>Анна</q:creator>"
                           "<dc:title>decoy</dc:title><a:title type='html'>&lt;i&gt;Yes&lt;/i&gt;</a:title></a:entry></a:feed>");
    QVERIFY(feed && !feed->isDamaged);
    QCOMPARE(feed->entries.size(), 1);
    QCOMPARE(feed->entries.first().authors.size(), 1);
    QCOMPARE(feed->entries.first().authors.first().name, QStringLiteral("Анна"));
    QCOMPARE(feed->entries.first().title.plain(), QStringLiteral("Yes"));
}

void tst_FeedReader::idsAreStable_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("url");
    QTest::newRow("an address as id") << QByteArray("<guid>https://b.example/1</guid>") << "https://b.example/1" << "https://b.example/1";
    QTest::newRow("an id that is no address")
        << QByteArray("<guid isPermaLink='false'>tag:1</guid><link>/1</link>") << "tag:1" << "https://blog.example/1";
    QTest::newRow("a link only") << QByteArray("<link>https://b.example/1</link>") << "https://b.example/1" << "https://b.example/1";
    QTest::newRow("an id that is no link") << QByteArray("<guid>javascript:1</guid>") << "javascript:1" << "";
    QTest::newRow("a long number") << QByteArray("<guid>9007199254740993123</guid>") << "9007199254740993123" << "https://blog.example/feeds/9007199254740993123";
}

void tst_FeedReader::idsAreStable()
{
    QFETCH(QByteArray, item);
    const FeedPost told = onlyPost(rss(item + "<description>hello</description>"));
    QTEST(told.post.externalId, "id");
    QTEST(told.post.url, "url");
    // Neither: what it says.
    const QString hash = onlyPost(rss("<description>hello</description>")).post.externalId;
    QVERIFY(hash.startsWith(QStringLiteral("hash:")));
    QCOMPARE(onlyPost(rss("<description>hello</description><author>anna</author>")).post.externalId, hash);
    QVERIFY(onlyPost(rss("<guid>" + QByteArray(100'000, 'x') + "</guid><description>hello</description>")).post.externalId.size() < 100);
}

void tst_FeedReader::oneIdForManyEntriesLosesNone()
{
    const auto feed = read("<rss version='2.0'><channel><item><guid isPermaLink='false'>0</guid><link>https://b.example/1</link><title>one</title></item>"
                           "<item><guid isPermaLink='false'>0</guid><link>https://b.example/2</link><title>two</title></item></channel></rss>");
    QVERIFY(feed);
    const auto posts = postsOfFeed(*feed, {address, {}, {}});
    QCOMPARE(posts.size(), 2);
    QVERIFY(posts.at(0).post.externalId != posts.at(1).post.externalId);
}

void tst_FeedReader::authorsAreFoundWhereverTheyStand_data()
{
    QTest::addColumn<QByteArray>("feed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    const QByteArray spaces = " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'";
    const auto entry = [&](const QByteArray &head, const QByteArray &item) {
        return "<rss version='2.0'" + spaces + "><channel><title>Blog</title>" + head + "<item><title>x</title>" + item + "</item></channel></rss>";
    };
    QTest::newRow("creator") << entry("", "<dc:creator>Анна</dc:creator>") << "Анна" << "blog.example/Анна";
    QTest::newRow("e-mail and name") << entry("", "<author>Me@Example.com (Anna B)</author>") << "Anna B" << "mailto:me@example.com";
    QTest::newRow("name and e-mail") << entry("", "<author>Anna B &lt;me@example.com&gt;</author>") << "Anna B" << "mailto:me@example.com";
    QTest::newRow("e-mail only") << entry("", "<author>me@example.com</author>") << "me@example.com" << "mailto:me@example.com";
    QTest::newRow("two creators") << entry("", "<dc:creator>Anna</dc:creator><dc:creator>Boris</dc:creator>") << "Anna, Boris" << "blog.example/Anna";
    QTest::newRow("of the feed") << entry("<managingEditor>Editor</managingEditor>", "") << "Editor" << "blog.example/Editor";
    QTest::newRow("of the podcast") << entry("<itunes:author>Speaker</itunes:author>", "") << "Speaker" << "blog.example/Speaker";
    QTest::newRow("nobody") << entry("", "") << "Blog" << "blog.example/Blog";
    QTest::newRow("of the feed it was taken from")
        << QByteArray("<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Planet</name></author><entry><title>x</title><source><title>B</title>"
                      "<author><name>Anna</name><uri>https://a.example/</uri></author></source></entry></feed>")
        << "Anna" << "https://a.example/";
    QTest::newRow("JSON") << QByteArray(R"({"version":"https://jsonfeed.org/version/1.1","items":[{"title":"x","authors":[{"name":"Anna","url":"/anna"}]}]})")
                          << "Anna" << "https://blog.example/anna";
}

void tst_FeedReader::authorsAreFoundWhereverTheyStand()
{
    QFETCH(QByteArray, feed);
    const FeedPost told = onlyPost(feed);
    QTEST(told.post.authorName, "name");
    QTEST(told.post.authorExternalId, "id");
}

void tst_FeedReader::enclosuresAreLines()
{
    const FeedPost told = onlyPost(rss("<title>Listen</title><enclosure url='https://b.example/a.mp3' type='audio/mpeg' length='1'/>"
                                       "<enclosure url='javascript:alert(1)'/><enclosure url='https://b.example/a.mp3'/>"
                                       "<media:content xmlns:media='http://search.yahoo.com/mrss/' url='/p.jpg' type='image/jpeg'/>"));
    QCOMPARE(told.post.text, QStringLiteral("Listen\n[audio/mpeg] https://b.example/a.mp3\n[image/jpeg] https://blog.example/p.jpg"));
    QCOMPARE(told.post.media, (QList<Media>{{{}, MediaKind::Sound, QStringLiteral("a.mp3"), {}, 1, 0, 0},
                                            {{}, MediaKind::Picture, QStringLiteral("p.jpg"), {}, 0, 0, 0}}));
}

void tst_FeedReader::aTitleThatTheTextRepeatsIsLeftOut()
{
    QCOMPARE(onlyPost(rss("<title>My kettle broke…</title><description>My kettle broke after two days</description>")).post.text,
             QStringLiteral("My kettle broke after two days"));
    QCOMPARE(onlyPost(rss("<title>Kettle</title><description>It broke</description>")).post.text, QStringLiteral("Kettle\nIt broke"));
}

void tst_FeedReader::nothingOutsideIsLoaded()
{
    QTemporaryFile secret;
    QVERIFY(secret.open());
    secret.write("top secret");
    secret.flush();
    const QByteArray file = "file://" + secret.fileName().toUtf8();
    const QByteArray item = "<item><guid>1</guid><title>x&s;&e;y</title></item></channel></rss>";
    for (const QByteArray &type : {"<!DOCTYPE rss [<!ENTITY s SYSTEM '" + file + "'><!ENTITY e 'ok'>]>",
                                   "<!DOCTYPE rss SYSTEM '" + file + "' [<!ENTITY e 'ok'>]>",
                                   "<!DOCTYPE rss [<!ENTITY % p SYSTEM '" + file + "'> %p; <!ENTITY e 'ok'>]>"}) {
        const auto feed = read(type + "<rss version='2.0'><channel>" + item);
        QVERIFY(feed);
        QCOMPARE(feed->entries.size(), 1);
        const QString title = feed->entries.first().title.plain();
        QVERIFY2(!title.contains(QStringLiteral("secret")), qPrintable(title));
        QVERIFY2(title.startsWith(u'x') && title.endsWith(u'y'), qPrintable(title));
    }
    const auto included = read("<rss version='2.0' xmlns:xi='http://www.w3.org/2001/XInclude'><channel><item><guid>1</guid><title><xi:include href='"
                               + file + "' parse='text'/>x</title></item></channel></rss>");
    QVERIFY(included && !included->entries.first().title.plain().contains(QStringLiteral("secret")));
}

void tst_FeedReader::entitiesDoNotGrow()
{
    QByteArray laughs = "<!DOCTYPE rss [<!ENTITY a0 'ha'>";
    for (int i = 1; i < 30; ++i) {
        const QByteArray inner = "&a" + QByteArray::number(i - 1) + ';';
        laughs += "<!ENTITY a" + QByteArray::number(i) + " '" + inner.repeated(10) + "'>";
    }
    const auto feed = read(laughs + "]><rss version='2.0'><channel><item><guid>1</guid><title>x&a29;y</title></item></channel></rss>");
    if (feed)
        for (const FeedEntry &entry : feed->entries)
            QVERIFY(entry.title.value.size() < 1000);
    // A plain word, and very often.
    const QByteArray often = "<!DOCTYPE rss [<!ENTITY w '" + QByteArray(250, 'w') + "'>]><rss version='2.0'><channel><item><guid>1</guid><description>"
        + QByteArray("&w;").repeated(1'000'000) + "</description></item></channel></rss>";
    const auto many = read(often);
    if (many)
        for (const FeedEntry &entry : many->entries)
            QVERIFY(entry.summary.value.size() <= 250'000'000 && entry.summary.plain().size() <= 256 * 1024);
}

void tst_FeedReader::hostileDocumentsAreReadOrRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray start = "<rss version='2.0'><channel>";
    QTest::newRow("deep") << start + QByteArray("<item>").repeated(200'000);
    QTest::newRow("deep markup") << start + "<item><description>" + QByteArray("<b>").repeated(100'000) + "x</description></item>";
    QTest::newRow("deep escaped markup") << start + "<item><description>" + QByteArray("&lt;b&gt;").repeated(100'000) + "x</description></item>";
    QTest::newRow("a line of a megabyte") << start + "<item><title>" + QByteArray(1'000'000, 'x') + "</title></item></channel></rss>";
    QTest::newRow("many items") << start + QByteArray("<item><title>x</title></item>").repeated(100'000) + "</channel></rss>";
    QTest::newRow("many titles") << start + "<item>" + QByteArray("<title>x</title>").repeated(100'000) + "</item></channel></rss>";
    QTest::newRow("many attributes") << start + "<item " + QByteArray("a='1' ").repeated(50'000) + "/></channel></rss>";
    QTest::newRow("cut off") << start + "<item><title>x</tit";
    QTest::newRow("cut off in CDATA") << start + "<item><title><![CDATA[x";
    QTest::newRow("cut off in the document type") << QByteArray("<!DOCTYPE rss [<!ENTITY a 'b");
    QTest::newRow("many ampersands") << start + "<item><title>" + QByteArray(1'000'000, '&') + "</title></item></channel></rss>";
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
    QTest::newRow("a zero within") << start + QByteArray("<item><title>a\0b</title></item></channel></rss>", 42);
    QTest::newRow("deep JSON") << QByteArray("{\"version\":").repeated(100'000);
    QTest::newRow("wrong JSON types")
        << QByteArray(R"({"version":"https://jsonfeed.org/version/1","title":[],"items":[1,null,[],{"id":{},"url":7,"content_html":{},"authors":{},
                     "attachments":[null,7],"date_published":12,"title":"\ud800"},{"id":12345678901234567890}]})");
    QTest::newRow("odd markup in a title") << start + "<item><title>&lt;" + QByteArray("a ").repeated(200'000) + "</title></item></channel></rss>";
}

void tst_FeedReader::hostileDocumentsAreReadOrRefused()
{
    QFETCH(QByteArray, bytes);
    const auto feed = read(bytes);
    if (!feed)
        return;
    QVERIFY(feed->entries.size() <= maxFeedEntries);
    for (const FeedPost &told : postsOfFeed(*feed, {address, {}, {}})) {
        QVERIFY(!told.post.externalId.isEmpty() && told.post.externalId.size() <= 600);
        QVERIFY(told.post.text.size() <= 300 * 1024);
        QVERIFY(told.post.text.isValidUtf16());
        QVERIFY(!told.post.text.contains(QChar::Null));
    }
}

void tst_FeedReader::idsOfJsonFeedsAreTexts()
{
    const auto feed = read(R"({"version":"https://jsonfeed.org/version/1","items":[{"id":9007199254740993,"content_text":"x"},
                               {"id":"0001","content_text":"y","url":"//cdn.example/y"}]})");
    QVERIFY(feed);
    QCOMPARE(feed->entries.at(0).id, QStringLiteral("9007199254740993"));
    QCOMPARE(feed->entries.at(1).id, QStringLiteral("0001"));
    QCOMPARE(feed->entries.at(1).links.first().href, QStringLiteral("https://cdn.example/y"));
}

void tst_FeedReader::theFutureIsNotBelieved()
{
    const TimePoint now(std::chrono::hours(500'000));
    const auto feed = read(rss("<title>x</title><pubDate>Mon, 01 Jan 2199 00:00:00 GMT</pubDate>"));
    QVERIFY(feed);
    QVERIFY(postsOfFeed(*feed, {address, {}, now}).first().post.publishedAt == now);
}

QTEST_GUILESS_MAIN(tst_FeedReader)
#include "tst_feedreader.moc"
