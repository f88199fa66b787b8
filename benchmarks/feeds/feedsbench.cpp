#include "benchmarks/feeds/feedsbench.h"

#include "benchmarks/feeds/feedcorpus.h"
#include "benchmarks/guidance/processortime.h"
#include "channels/feed/feedreader.h"
#include "channels/feed/xmltree.h"

#include <cstdio>

namespace otklik::bench {

namespace {

const QString setName = QStringLiteral("feeds");

Figure share(const QString &format, const QString &metric, int part, int whole)
{
    Figure figure{QStringLiteral("feeds %1 %2").arg(format, metric), whole > 0 ? 100.0 * part / whole : 0, QStringLiteral("%"),
                  {}, whole};
    figure.set = setName;
    figure.split = QStringLiteral("all");
    figure.metric = format + u' ' + metric;
    return figure;
}

void tellWhatIsLeft(const CorpusScore &score)
{
    for (const auto &[name, detail] : score.failed)
        std::fprintf(stderr, "  does not hold: %s: %s\n", qUtf8Printable(name), qUtf8Printable(detail.left(200)));
    for (auto it = score.outOfScope.cbegin(); it != score.outOfScope.cend(); ++it)
        std::fprintf(stderr, "  not asked: %4d %s\n", it.value(), qUtf8Printable(it.key()));
}

/// A feed as blogs write them, with so many entries of HTML.
QByteArray writtenFeed(int entries)
{
    QByteArray feed("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" "
                    "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                    "<channel><title>Блог</title><link>https://example.org/</link>");
    for (int i = 0; i < entries; ++i)
        feed += "<item><title>Запись " + QByteArray::number(i) + "</title><link>https://example.org/?p=" + QByteArray::number(i)
            + "</link><dc:creator><![CDATA[Анна]]></dc:creator><pubDate>Mon, 06 Sep 2021 00:01:00 +0300</pubDate>"
              "<guid isPermaLink=\"false\">https://example.org/?p=" + QByteArray::number(i)
            + "</guid><description><![CDATA[Чайник сломался через два дня [&hellip;]]]></description>"
              "<content:encoded><![CDATA[<p>Чайник сломался через <b>два</b> дня, и <a href=\"/help\">помощь</a> молчит.</p>"
              "<p>Что делать? &laquo;Ждите&raquo;.</p>]]></content:encoded></item>";
    return feed + "</channel></rss>";
}

Result<Figure> speed()
{
    constexpr int entries = 4000;
    constexpr int rounds = 5;
    const QByteArray bytes = writtenFeed(entries);
    QList<double> reading;
    QList<double> parsing;
    for (int round = 0; round < rounds; ++round) {
        const double start = processorMs();
        const auto feed = readFeed({bytes, "application/rss+xml; charset=UTF-8", QUrl(QStringLiteral("https://example.org/feed/")), {}});
        qsizetype characters = 0;
        if (!feed || feed->entries.size() != entries)
            return failure(Error::Kind::GiveUp, QStringLiteral("feed_not_read"));
        for (const FeedEntry &entry : feed->entries)
            characters += entry.contents.first().plain().size();
        reading.append(processorMs() - start);
        const double bare = processorMs();
        if (characters == 0 || !parseXml(bytes).root())
            return failure(Error::Kind::GiveUp, QStringLiteral("feed_not_read"));
        parsing.append(processorMs() - bare);
    }
    return Figure{QStringLiteral("feeds_entries_per_cpu_s"), 1e3 * entries / median(reading), QStringLiteral("entries/s"),
                  1e3 * entries / median(parsing), entries};
}

} // namespace

Figures measureFeeds(const Options &options)
{
    QList<Figure> figures;
    const auto measured = speed();
    if (!measured)
        return tl::unexpected(measured.error());
    figures.append(*measured);
    const auto corpus = feedCorpus(options.data);
    if (!corpus) {
        std::fprintf(stderr, "feeds: the set is not at hand (--data DIR)\n");
        return figures;
    }
    const CorpusScore score = scoreCorpus(*corpus);
    FormatScore all;
    for (auto it = score.formats.cbegin(); it != score.formats.cend(); ++it) {
        figures.append(share(it.key(), QStringLiteral("holds"), it->held, it->asked));
        all.asked += it->asked;
        all.held += it->held;
        all.exact += it->exact;
    }
    figures.append(share(QStringLiteral("all"), QStringLiteral("holds"), all.held, all.asked));
    figures.append(share(QStringLiteral("all"), QStringLiteral("holds, markup and all"), all.exact, all.asked));
    figures.append(share(QStringLiteral("all"), QStringLiteral("asked"), all.asked, static_cast<int>(corpus->size())));
    tellWhatIsLeft(score);
    return figures;
}

} // namespace otklik::bench
