#include "benchmarks/compose/composebench.h"
#include "benchmarks/import/importbench.h"
#include "benchmarks/load/loadbench.h"
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
    Bench{"compose", "all checks of the composer per keystroke at 2,000 characters", runCompose},
    Bench{"start", "process start to painted queue, beside an empty window", runStart},
    Bench{"import", "rows per CPU second of otklik-server import, beside a bare SQLite loader", runImport},
    Bench{"sync", "first sync, desk to desk and a day offline at a million mentions (OTKLIK_BENCH_ROWS)", runSync},
    Bench{"server", "mutations and pages per second on one core, 2,000 event streams, 500 people (OTKLIK_LONG=1: ten minutes)", runServer},
    Bench{"load", "mentions per CPU second of a first sync into the cache", runLoad},
};

void printJson(const char *bench, const Figure &figure)
{
    const QJsonObject line{{QStringLiteral("bench"), QLatin1StringView(bench)},
                           {QStringLiteral("figure"), figure.figure},
                           {QStringLiteral("value"), figure.value},
                           {QStringLiteral("unit"), figure.unit},
                           {QStringLiteral("floor"), figure.floor ? QJsonValue(*figure.floor) : QJsonValue()},
                           {QStringLiteral("rows"), figure.rows}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

void printLine(const Figure &figure)
{
    std::printf("  %-24s %12.3f %-10s", qUtf8Printable(figure.figure), figure.value, qUtf8Printable(figure.unit));
    if (figure.floor)
        std::printf("  floor %12.3f", *figure.floor);
    std::printf("  rows %lld\n", static_cast<long long>(figure.rows));
}

int run(const Bench &bench, bool asJson)
{
    if (!asJson)
        std::printf("%s: %s\n", bench.name, bench.what);
    const Figures figures = bench.run();
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
    std::fprintf(to, "otklik-bench NAME [--json]\n");
    for (const Bench &bench : benches)
        std::fprintf(to, "  %-10s %s\n", bench.name, bench.what);
    return isAsked ? 0 : 2;
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv); // compose types into a real editor
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool asJson = arguments.removeAll(QStringLiteral("--json")) > 0;
    if (arguments.isEmpty() || arguments == QStringList{QStringLiteral("--help")})
        return usage(true);
    if (arguments.size() == 1)
        for (const Bench &bench : benches)
            if (arguments.first() == QLatin1StringView(bench.name))
                return run(bench, asJson);
    return usage(false);
}
