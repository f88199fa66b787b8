#include "benchmarks/channels/channelsbench.h"

#include "benchmarks/channels/cannednetwork.h"
#include "benchmarks/feeds/feedsbench.h"
#include "benchmarks/guidance/processortime.h"
#include "channels/connectors.h"
#include "channels/webhook/webhooksignature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik::bench {

namespace {

constexpr qint64 mentions = 8'000;
constexpr int rounds = 5;
constexpr int postsACall = 20;
const QString unit = QStringLiteral("mentions/s");

Error unread(const QString &network, const QString &detail)
{
    return {Error::Kind::GiveUp, QStringLiteral("not_read"), network + QStringLiteral(": ") + detail};
}

/// How long parsing these bytes takes, in milliseconds of processor time.
double parsingMs(const QList<QByteArray> &bytes)
{
    const double start = processorMs();
    qsizetype parsed = 0;
    for (const QByteArray &one : bytes)
        parsed += QJsonDocument::fromJson(one).isNull() ? 0 : 1;
    return parsed == bytes.size() ? processorMs() - start : 0;
}

/// Reads all of it once with a new connector, as a source is read for the first time.
Result<double> readingMs(const CannedNetwork &network, const Clock &clock)
{
    CannedHttp http(network);
    const auto connector = makeConnector(network.setup, http, clock);
    if (!connector)
        return tl::unexpected(unread(network.name, QStringLiteral("no connector")));
    const double start = processorMs();
    QString cursor;
    qint64 count = 0;
    for (bool hasMore = true; hasMore;) {
        const auto read = connector->read(cursor);
        if (!read)
            return tl::unexpected(unread(network.name, read.error().code));
        count += read->posts.size();
        cursor = read->cursor;
        hasMore = read->hasMore;
    }
    const double spent = processorMs() - start;
    if (count != network.mentions)
        return tl::unexpected(unread(network.name, QString::number(count)));
    return spent;
}

Figure figureOf(const QString &network, const QList<double> &reading, const QList<double> &parsing)
{
    return {network + QStringLiteral("_mentions_per_cpu_s"), 1e3 * mentions / median(reading), unit, 1e3 * mentions / median(parsing), mentions};
}

Result<Figure> measured(const CannedNetwork &network, const Clock &clock)
{
    QList<double> reading;
    QList<double> parsing;
    for (int round = 0; round < rounds; ++round) {
        const auto spent = readingMs(network, clock);
        if (!spent)
            return tl::unexpected(spent.error());
        reading.append(*spent);
        parsing.append(parsingMs(network.bytes));
    }
    return figureOf(network.name, reading, parsing);
}

QByteArray callBody(int number)
{
    QJsonArray posts;
    for (int i = 0; i < postsACall; ++i) {
        const QString id = QStringLiteral("%1-%2").arg(number).arg(i);
        posts.append(QJsonObject{{QStringLiteral("id"), id},
                                 {QStringLiteral("author"), QJsonObject{{QStringLiteral("id"), QStringLiteral("p%1").arg(i)}, {QStringLiteral("name"), QStringLiteral("Анна")}}},
                                 {QStringLiteral("text"), QStringLiteral("Заказ %1 не приехал вторую неделю, а поддержка молчит.").arg(id)},
                                 {QStringLiteral("published_at"), QStringLiteral("2026-10-15T08:00:00+03:00")}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("posts"), posts}}).toJson(QJsonDocument::Compact);
}

/// Programs call us: every call is signed, and checked.
Result<Figure> measuredCalls(const Clock &clock)
{
    const QByteArray key(40, 'k');
    CannedNetwork nobody;
    nobody.setup.network = QStringLiteral("webhook");
    nobody.setup.values.insert(QStringLiteral("inbound_key"), QString::fromLatin1(key));
    CannedHttp http(nobody);
    const auto connector = makeConnector(nobody.setup, http, clock);
    const QByteArray now = QByteArray::number(qint64(std::chrono::floor<std::chrono::seconds>(clock.now().time_since_epoch()).count()));
    QList<PushedCall> calls;
    QList<QByteArray> bytes;
    for (int number = 0; number < mentions / postsACall; ++number) {
        bytes.append(callBody(number));
        calls.append({"POST", {{webhook::timestampHeader.toLower(), now}, {webhook::signatureHeader.toLower(), webhook::signature(key, now, bytes.last())}}, {}, bytes.last()});
    }
    QList<double> reading;
    QList<double> parsing;
    for (int round = 0; round < rounds; ++round) {
        const double start = processorMs();
        qint64 count = 0;
        for (const PushedCall &call : std::as_const(calls))
            if (const auto answer = connector->receive(call))
                count += answer->read.posts.size();
        reading.append(processorMs() - start);
        if (count != mentions)
            return tl::unexpected(unread(QStringLiteral("webhook"), QString::number(count)));
        parsing.append(parsingMs(bytes));
    }
    return figureOf(QStringLiteral("webhook"), reading, parsing);
}

} // namespace

Figures runChannels(const Options &options)
{
    const FakeClock clock(TimePoint(std::chrono::seconds(1'795'000'000)));
    QList<Figure> figures;
    const QList<CannedNetwork> networks = cannedNetworks(mentions, clock.now());
    for (const CannedNetwork &network : networks) {
        const auto figure = measured(network, clock);
        if (!figure)
            return tl::unexpected(figure.error());
        figures.append(*figure);
    }
    const auto calls = measuredCalls(clock);
    if (!calls)
        return tl::unexpected(calls.error());
    figures.append(*calls);
    const auto feeds = measureFeeds(options);
    if (!feeds)
        return feeds;
    return figures + *feeds;
}

} // namespace otklik::bench
