#include "benchmarks/guidance/samenessspeed.h"

#include "benchmarks/guidance/processortime.h"
#include "benchmarks/guidance/replywriter.h"
#include "guidance/sameness/samenessindex.h"

#include <QUuid>

#include <algorithm>

namespace otklik::bench {

namespace {

constexpr qsizetype earlier = 200'000;
constexpr int drafts = 1000;
const TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};

QString idOf(quint32 kind, quint32 number)
{
    return QUuid(number, 0, static_cast<ushort>(kind), 0x80, 0, 0, 0, 0, 0, 0, 1).toString(QUuid::WithoutBraces);
}

Figure figure(const char *metric, double value, const char *unit, std::optional<double> floor = {},
              qint64 rows = earlier)
{
    Figure figure{QStringLiteral("sameness ") + QLatin1StringView(metric), value, QLatin1StringView(unit), floor, rows};
    figure.set = QStringLiteral("sameness");
    figure.split = QStringLiteral("all");
    figure.metric = QLatin1StringView(metric);
    return figure;
}

} // namespace

Figures measureSameness()
{
    ReplyWriter writer(4);
    QStringList texts;
    for (qsizetype i = 0; i < earlier; ++i)
        texts.append(writer.write());
    SamenessIndex index;
    const double before = processorMs();
    for (qsizetype i = 0; i < earlier; ++i) {
        const auto number = static_cast<quint32>(i);
        index.add({PublicationId{idOf(1, number)}, PersonId{idOf(2, number % 50'000)},
                   now - std::chrono::minutes(i / 5), texts.at(i)});
    }
    const double learning = processorMs() - before;
    QList<double> times;
    QList<double> bare;
    int copies = 0;
    int found = 0;
    qsizetype equal = 0;
    for (int i = 0; i < drafts; ++i) {
        const bool isCopy = i % 3 == 0;
        const QString draft = isCopy ? writer.reword(texts.at(i * 197), 0.1) : writer.write();
        const double start = processorMs();
        const bool isFound = index.find(draft, PersonId{idOf(3, 0)}, now).has_value();
        times.append(processorMs() - start);
        equal += texts.count(draft);
        bare.append(processorMs() - start - times.last());
        copies += isCopy ? 1 : 0;
        found += isCopy && isFound ? 1 : 0;
    }
    if (equal > earlier)
        return failure(Error::Kind::Corruption, QStringLiteral("bad_sample"));
    return QList<Figure>{figure("lookup_p50_ms", median(times), "ms", median(bare)),
                         figure("lookup_p99_ms", percentile(times, 0.99), "ms", percentile(bare, 0.99)),
                         figure("learning_ms", learning, "ms"),
                         figure("memory", static_cast<double>(index.memory()) / 1024 / 1024, "MiB"),
                         figure("reworded copies found", static_cast<double>(found) / copies, "share", {}, copies)};
}

} // namespace otklik::bench
