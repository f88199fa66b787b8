#include "benchmarks/feeds/feedcorpus.h"

#include "benchmarks/feeds/expectation.h"
#include "benchmarks/feeds/feedtold.h"
#include "benchmarks/figures.h"
#include "channels/feed/feedcharset.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace otklik::bench {

namespace {

/// Where feedparser's own test server stands: some expectations hold its address.
const QString testServer = QStringLiteral("http://127.0.0.1:8097/");

void readExpectation(const QString &text, ExpectedFeed &feed)
{
    static const QRegularExpression header(QStringLiteral("Header:[ \\t]*([A-Za-z-]+):[ \\t]*([^\\r\\n]*)"));
    static const QRegularExpression expect(QStringLiteral("Expect:\\s*([^\\r\\n]*)"));
    feed.expectation = expect.match(text).captured(1).section(QStringLiteral("-->"), 0, 0).trimmed();
    for (auto it = header.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString name = match.captured(1).toLower();
        if (name == QLatin1StringView("content-type"))
            feed.bytes.contentType = match.captured(2).trimmed().toLatin1();
        else if (name == QLatin1StringView("content-location"))
            feed.bytes.contentLocation = match.captured(2).trimmed().toLatin1();
    }
}

/// Why an expectation says nothing about reading feeds for answering people. Empty: it is asked.
QString reasonOutOfScope(const ExpectedFeed &feed)
{
    static const QList<std::pair<QString, QStringList>> fields{
        {QStringLiteral("told language (the text's own is recognised)"), {QStringLiteral("language")}},
        {QStringLiteral("categories"), {QStringLiteral("tags"), QStringLiteral("category")}},
        {QStringLiteral("pictures of podcasts and feeds"), {QStringLiteral("image"), QStringLiteral("media_thumbnail"), QStringLiteral("media_player")}},
        {QStringLiteral("podcast flags and chapters"),
         {QStringLiteral("itunes_block"), QStringLiteral("itunes_explicit"), QStringLiteral("itunes_duration"), QStringLiteral("psc_chapters")}},
        {QStringLiteral("places on a map"), {QStringLiteral("where")}},
        {QStringLiteral("housekeeping of the feed"),
         {QStringLiteral("generator"), QStringLiteral("generator_detail"), QStringLiteral("docs"), QStringLiteral("cloud"),
          QStringLiteral("textinput"), QStringLiteral("publisher"), QStringLiteral("publisher_detail"), QStringLiteral("validity_start"),
          QStringLiteral("validity_end"), QStringLiteral("validity_end_parsed"), QStringLiteral("expired"), QStringLiteral("expired_parsed"),
          QStringLiteral("license"), QStringLiteral("newlocation"), QStringLiteral("wfw_comment")}},
        {QStringLiteral("elements nobody knows"), {QStringLiteral("madeup_element"), QStringLiteral("abcdefg")}},
        {QStringLiteral("feedparser's own HTTP client"), {QStringLiteral("headers"), QStringLiteral("modified"), QStringLiteral("bozo_exception")}}};
    if (feed.expectation == QLatin1StringView("1"))
        return QStringLiteral("expects nothing (\"1\")");
    if (feed.name.contains(QLatin1StringView("/cdf/")))
        return QStringLiteral("CDF, a format of 1997");
    const bool isTextType = feed.bytes.contentType.startsWith("text/");
    const bool hasCharset = !charsetOfHeader(feed.bytes.contentType).isEmpty();
    if (isTextType && !hasCharset && (feed.expectation.contains(QLatin1StringView("'us-ascii'"))))
        return QStringLiteral("RFC 3023's US-ASCII for text/xml (RFC 7303 took it back)");
    if (feed.bytes.contentType.startsWith("text/plain") && feed.expectation.startsWith(QLatin1StringView("bozo")))
        return QStringLiteral("a media type that is not XML's is no damage");
    const QSet<QString> names = namesIn(feed.expectation);
    for (const auto &[reason, keys] : fields)
        if (names.intersects(QSet<QString>(keys.begin(), keys.end())))
            return reason;
    return {};
}

QString formatName(const Feed &feed)
{
    switch (feed.format) {
    case Feed::Format::Rss:
        return QStringLiteral("rss");
    case Feed::Format::Rdf:
        return QStringLiteral("rdf");
    case Feed::Format::Atom:
        return feed.version == QLatin1StringView("1.0") ? QStringLiteral("atom 1.0") : QStringLiteral("atom 0.3");
    case Feed::Format::Json:
        return QStringLiteral("json");
    }
    return {};
}

void score(const ExpectedFeed &expected, CorpusScore &total)
{
    if (const QString reason = reasonOutOfScope(expected); !reason.isEmpty()) {
        ++total.outOfScope[reason];
        return;
    }
    const auto feed = readFeed(expected.bytes);
    const Judgement judgement = feed ? judge(expected.expectation, toldFeed(*feed))
                                     : Judgement{Judgement::Verdict::Fails, false, QStringLiteral("not read")};
    switch (judgement.verdict) {
    case Judgement::Verdict::NothingToSee:
        ++total.outOfScope[QStringLiteral("which tags survive where no text is (feedparser's sanitiser)")];
        return;
    case Judgement::Verdict::NotUnderstood:
        ++total.outOfScope[QStringLiteral("asks for feedparser's own Python")];
        return;
    case Judgement::Verdict::Holds:
    case Judgement::Verdict::Fails:
        break;
    }
    FormatScore &format = total.formats[feed ? formatName(*feed) : QStringLiteral("none")];
    const bool holds = judgement.verdict == Judgement::Verdict::Holds;
    ++format.asked;
    format.held += holds;
    format.exact += holds && judgement.isExact;
    if (!holds)
        total.failed.append({expected.name, judgement.detail});
}

} // namespace

Result<QList<ExpectedFeed>> feedCorpus(const QString &folder)
{
    const QDir tests(folder + QStringLiteral("/feeds/tests"));
    if (folder.isEmpty() || !tests.exists())
        return failure(Error::Kind::GiveUp, absentSet, QStringLiteral("feeds"));
    QList<ExpectedFeed> corpus;
    QDirIterator files(tests.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::GiveUp, absentSet, file.fileName());
        ExpectedFeed feed;
        feed.name = tests.relativeFilePath(file.fileName());
        feed.bytes.body = file.readAll();
        feed.bytes.address = QUrl(testServer + QStringLiteral("tests/") + feed.name);
        // In wide charsets the words can be found only after decoding.
        const QString plain = QString::fromLatin1(feed.bytes.body);
        readExpectation(plain.contains(QLatin1StringView("Expect:"))
                            ? plain
                            : QString::fromUtf8(decodeFeed(feed.bytes.body, {}).utf8), feed);
        corpus.append(feed);
    }
    std::sort(corpus.begin(), corpus.end(), [](const ExpectedFeed &a, const ExpectedFeed &b) { return a.name < b.name; });
    return corpus;
}

CorpusScore scoreCorpus(const QList<ExpectedFeed> &corpus)
{
    CorpusScore total;
    for (const ExpectedFeed &feed : corpus)
        score(feed, total);
    return total;
}

} // namespace otklik::bench
