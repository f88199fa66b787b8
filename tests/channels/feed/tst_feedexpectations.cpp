#include "benchmarks/feeds/expectation.h"
#include "benchmarks/feeds/feedcorpus.h"
#include "benchmarks/feeds/feedtold.h"

#include <QJsonArray>
#include <QTest>

using namespace otklik;
using namespace otklik::bench;
using Verdict = Judgement::Verdict;

Q_DECLARE_METATYPE(Judgement::Verdict)

/// How feeds are judged by feedparser's published test files, and that they are read as these expect.
class tst_FeedExpectations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionsAreReadAsPythonReadsThem_data();
    void expressionsAreReadAsPythonReadsThem();
    void thePublishedExpectationsHold();
};

void tst_FeedExpectations::expressionsAreReadAsPythonReadsThem_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](const char *expression, Verdict verdict) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << verdict;
    };
    row("not bozo and feed['title'] == 'Tea \\u0026 kettles'", Verdict::Holds);
    row("bozo", Verdict::Fails);
    row("bozo or version == 'rss20'", Verdict::Holds);
    row("feed.title == 'Coffee'", Verdict::Fails);
    row("feed['nothing'] == 'Coffee'", Verdict::Fails);
    row("not feed['nothing']", Verdict::Fails);
    row("entries[7]['title'] == 'x'", Verdict::Fails);
    row("len(entries) == 1 and entries[0]['description'] == '<p>It <i>broke</i>.</p>'", Verdict::Holds);
    row("entries[0]['description'] == '<p>It broke</p>'", Verdict::Fails);
    row("entries[0]['published_parsed'] == (2004, 1, 1, 19, 48, 21, 3, 1, 0)", Verdict::Holds);
    row("entries[0]['published_parsed'] == (2004, 1, 1, 19, 48, 22, 3, 1, 0)", Verdict::Fails);
    row("entries[0]['links'][0] == {'rel': 'alternate', 'href': 'https://example.org/1'}", Verdict::Holds);
    row("entries[0]['link'] == entries[0]['id'] == 'https://example.org/1'", Verdict::Holds);
    row("entries[0]['link'] == entries[0]['id'] == 'https://example.org/2'", Verdict::Fails);
    row("not entries[0].has_key('comments')", Verdict::Holds);
    row("headers.get('x')", Verdict::NotUnderstood);
    row("feed['title'] ==", Verdict::NotUnderstood);
}

void tst_FeedExpectations::expressionsAreReadAsPythonReadsThem()
{
    QFETCH(QString, expression);
    FeedBytes bytes;
    bytes.body = "<rss version='2.0'><channel><title>Tea &amp; kettles</title><item><guid>https://example.org/1</guid>"
                 "<link>https://example.org/1</link><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate>"
                 "<description>&lt;p&gt;It &lt;b&gt;broke&lt;/b&gt;.&lt;/p&gt;</description></item></channel></rss>";
    const auto feed = readFeed(bytes);
    QVERIFY(feed);
    QTEST(judge(expression, toldFeed(*feed)).verdict, "verdict");
}

void tst_FeedExpectations::thePublishedExpectationsHold()
{
    QString folder = qEnvironmentVariable("OTKLIK_DATA");
    if (folder.isEmpty())
        folder = QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data");
    const auto corpus = feedCorpus(folder);
    if (!corpus)
        QSKIP("the published feeds are not at hand (OTKLIK_DATA)");
    const CorpusScore score = scoreCorpus(*corpus);
    for (const auto &[name, detail] : score.failed)
        qInfo("does not hold: %s: %s", qUtf8Printable(name), qUtf8Printable(detail.left(300)));
    for (auto it = score.outOfScope.cbegin(); it != score.outOfScope.cend(); ++it)
        qInfo("not asked: %d %s", it.value(), qUtf8Printable(it.key()));
    for (auto it = score.formats.cbegin(); it != score.formats.cend(); ++it) {
        qInfo("%s: %d of %d hold, %d letter for letter", qUtf8Printable(it.key()), it->held, it->asked, it->exact);
        QVERIFY2(it->held * 100 >= it->asked * 98, qUtf8Printable(it.key()));
    }
    QVERIFY(score.formats.size() >= 5);
}

QTEST_GUILESS_MAIN(tst_FeedExpectations)
#include "tst_feedexpectations.moc"
