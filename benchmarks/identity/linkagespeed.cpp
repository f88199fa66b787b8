#include "benchmarks/identity/linkagespeed.h"

#include "benchmarks/guidance/processortime.h"
#include "benchmarks/identity/pairscores.h"
#include "benchmarks/identity/peoplewriter.h"

#include <QSet>

namespace otklik::bench {

namespace {

constexpr qsizetype people = 300'000;
constexpr qsizetype inTwoNetworks = 20'000;
constexpr int lookUps = 1000;

Figure figure(const char *metric, double value, const char *unit, std::optional<double> floor = {},
              qint64 rows = people)
{
    Figure figure{QStringLiteral("linkage ") + QLatin1StringView(metric), value, QLatin1StringView(unit), floor, rows};
    figure.set = QStringLiteral("linkage");
    figure.split = QStringLiteral("all");
    figure.metric = QLatin1StringView(metric);
    return figure;
}

/// The last `inTwoNetworks` records are second accounts of the first ones.
QList<identity::LinkRecord> writeAll(PeopleWriter &writer)
{
    QList<identity::LinkRecord> records;
    for (qsizetype i = 0; i < people - inTwoNetworks; ++i)
        records.append(writer.writePerson(QStringLiteral("vk")));
    for (qsizetype i = 0; i < inTwoNetworks; ++i)
        records.append(writer.writeAgain(records.at(i), QStringLiteral("telegram")));
    return records;
}

/// The least that can find anybody: equal handles in a hash table.
double equalHandlesMs(const QList<identity::LinkRecord> &records)
{
    const double start = processorMs();
    QSet<QString> handles;
    qint64 equal = 0;
    for (const identity::LinkRecord &record : records) {
        equal += handles.contains(record.handles.first()) ? 1 : 0;
        handles.insert(record.handles.first());
    }
    return equal > people ? 0 : processorMs() - start;
}

} // namespace

Figures measureLinkageSpeed()
{
    PeopleWriter writer(7);
    const QList<identity::LinkRecord> records = writeAll(writer);
    const double bare = equalHandlesMs(records);
    identity::Linker linker;
    const double start = processorMs();
    for (const identity::LinkRecord &record : records)
        linker.add(record);
    const double added = processorMs();
    const identity::Learned learned = linker.learn();
    const double trained = processorMs();
    const QList<identity::Proposal> proposals = linker.proposals();
    const double done = processorMs();

    QList<double> times;
    for (int i = 0; i < lookUps; ++i) {
        const auto record = writer.writeAgain(records.at(i * 211 % (people - inTwoNetworks)), QStringLiteral("ok"));
        const double before = processorMs();
        const auto found = linker.find(record);
        times.append(processorMs() - before + (found.size() > people ? 1 : 0));
    }
    const PairScores scores = scorePairs(proposals, identity::LinkerOptions().least, inTwoNetworks, [](quint32 a, quint32 b) {
        return b >= people - inTwoNetworks && a == b - (people - inTwoNetworks);
    });
    return QList<Figure>{figure("from scratch_ms", done - start, "ms", bare),
                         figure("reading_ms", added - start, "ms"),
                         figure("learning_ms", trained - added, "ms"),
                         figure("scoring_ms", done - trained, "ms"),
                         figure("pairs compared", static_cast<double>(learned.pairsCompared), "pairs"),
                         figure("look-up p50_ms", median(times), "ms", {}, lookUps),
                         figure("look-up p99_ms", percentile(times, 0.99), "ms", {}, lookUps),
                         figure("memory", static_cast<double>(linker.memory()) / 1024 / 1024, "MiB"),
                         figure("made-up precision", scores.precision, "share"),
                         figure("made-up recall", scores.recall, "share")};
}

} // namespace otklik::bench
