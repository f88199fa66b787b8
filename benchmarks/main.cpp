#include "benchmarks/card/cardbench.h"
#include "benchmarks/channels/channelsbench.h"
#include "benchmarks/compose/composebench.h"
#include "benchmarks/guidance/guidancebench.h"
#include "benchmarks/hostile/hostilebench.h"
#include "benchmarks/identity/identitybench.h"
#include "benchmarks/import/importbench.h"
#include "benchmarks/load/loadbench.h"
#include "benchmarks/networks/networksbench.h"
#include "benchmarks/server/serverbench.h"
#include "benchmarks/start/startbench.h"
#include "benchmarks/sync/syncbench.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cstdio>

namespace {

using namespace otklik::bench;

/// The measurements of this tree; a new one is a line here.
constexpr std::array benches{
    Bench{"card", "the card of somebody with 5,000 messages in 8 accounts opens, at a million (OTKLIK_BENCH_ROWS)", plain<runCard>},
    Bench{"channels", "mentions through each connector, beside parsing the same bytes (--data DIR: feeds whose expectations hold)", runChannels},
    Bench{"compose", "all checks of the composer per keystroke at 2,000 characters", plain<runCompose>},
    Bench{"guidance", "what the guide finds on labelled sets, and how fast (--data DIR: the published sets)", runGuidance},
    Bench{"hostile", "what posts that mean harm cost the conversation; 50 ms for a layout are asked", plain<runHostile>},
    Bench{"identity", "accounts of one person found among many, and how fast (--data DIR: the published sets)", runIdentity},
    Bench{"networks", "mentions a second from real servers of the networks, beside their bytes alone (scripts/setup.sh servers)", plain<runNetworks>},
    Bench{"start", "process start to painted queue, beside an empty window", plain<runStart>},
    Bench{"import", "rows per CPU second of otklik-server import, beside a bare SQLite loader", plain<runImport>},
    Bench{"sync", "first sync, desk to desk and a day offline at a million mentions (OTKLIK_BENCH_ROWS)", plain<runSync>},
    Bench{"server", "mutations and pages per second on one core, 2,000 event streams, 500 people (OTKLIK_LONG=1: ten minutes)", plain<runServer>},
    Bench{"load", "mentions per CPU second of a first sync into the cache", plain<runLoad>},
};

void printJson(const char *bench, const Figure &figure)
{
    const auto optional = [](const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); };
    QJsonObject line{{QStringLiteral("bench"), QLatin1StringView(bench)},
                     {QStringLiteral("figure"), figure.figure},
                     {QStringLiteral("value"), figure.value},
                     {QStringLiteral("unit"), figure.unit},
                     {QStringLiteral("floor"), optional(figure.floor)},
                     {QStringLiteral("rows"), figure.rows}};
    if (!figure.set.isEmpty()) {
        line.insert(QStringLiteral("set"), figure.set);
        line.insert(QStringLiteral("split"), figure.split);
        line.insert(QStringLiteral("metric"), figure.metric);
        line.insert(QStringLiteral("published"), optional(figure.published));
    }
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

void printLine(const Figure &figure)
{
    std::printf("  %-36s %12.3f %-10s", qUtf8Printable(figure.figure), figure.value, qUtf8Printable(figure.unit));
    if (figure.floor)
        std::printf("  floor %12.3f", *figure.floor);
    if (figure.published)
        std::printf("  published %8.3f", *figure.published);
    std::printf("  rows %lld", static_cast<long long>(figure.rows));
    if (!figure.split.isEmpty())
        std::printf("  split %s", qUtf8Printable(figure.split));
    std::printf("\n");
}

int run(const Bench &bench, const Options &options, bool asJson)
{
    if (!asJson)
        std::printf("%s: %s\n", bench.name, bench.what);
    const Figures figures = bench.run(options);
    if (!figures) {
        std::fprintf(stderr, "%s could not be measured: %s %s\n", bench.name, qUtf8Printable(figures.error().code),
                     qUtf8Printable(figures.error().detail));
        return 1;
    }
    for (const Figure &figure : *figures)
        asJson ? printJson(bench.name, figure) : printLine(figure);
    std::fflush(stdout);
    return 0;
}

int usage(bool isAsked)
{
    std::FILE *to = isAsked ? stdout : stderr;
    std::fprintf(to, "otklik-bench NAME [--data DIR] [--json]\n");
    for (const Bench &bench : benches)
        std::fprintf(to, "  %-10s %s\n", bench.name, bench.what);
    return isAsked ? 0 : 2;
}

/// Takes "--data DIR" out of the arguments; a DIR that is missing stays and is refused as a name.
Options takeOptions(QStringList &arguments)
{
    Options options{qEnvironmentVariable("OTKLIK_DATA")};
    if (const qsizetype at = arguments.indexOf(QStringLiteral("--data")); at >= 0 && at + 1 < arguments.size()) {
        options.data = arguments.at(at + 1);
        arguments.remove(at, 2);
    }
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv); // compose types into a real editor
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool asJson = arguments.removeAll(QStringLiteral("--json")) > 0;
    const Options options = takeOptions(arguments);
    if (arguments.isEmpty() || arguments == QStringList{QStringLiteral("--help")})
        return usage(true);
    if (arguments.size() == 1)
        for (const Bench &bench : benches)
            if (arguments.first() == QLatin1StringView(bench.name))
                return run(bench, options, asJson);
    return usage(false);
}
