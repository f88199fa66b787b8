#include "benchmarks/card/cardbench.h"

#include "app/workplace.h"
#include "benchmarks/card/barecard.h"
#include "benchmarks/card/busypeople.h"
#include "benchmarks/start/cachebuilder.h"

#include <QTemporaryDir>

#include <algorithm>

namespace otklik::bench {

namespace {

constexpr int people = 20;
constexpr int opened = 200;
constexpr int firstPage = 60;
constexpr auto shownMonths = std::chrono::days(730);

/// Milliseconds that it takes; negative: a part of the card could not be read whole.
double timeToOpen(Cache &cache, const PersonId &person)
{
    const auto begin = std::chrono::steady_clock::now();
    auto card = cache.conversations().card(person);
    auto moments = cache.cards().moments(person, {}, HistorySide::Before, {}, firstPage);
    auto months = cache.cards().months(person, newestMention - shownMonths);
    auto present = cache.cards().present(person);
    card.waitForFinished();
    moments.waitForFinished();
    months.waitForFinished();
    present.waitForFinished();
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    const auto &line = moments.result();
    const auto &counts = months.result();
    if (!card.result() || !line || !counts || !present.result())
        return -1;
    qint64 theirs = 0;
    for (const MonthOfContacts &month : *counts)
        theirs += month.theirs;
    const bool isWhole = card.result()->mentionCount == BusyPeople::messages && line->moments.size() == firstPage
        && theirs == BusyPeople::messages;
    return isWhole ? time.count() : -1;
}

} // namespace

Figures runCard()
{
    bool isNumber = false;
    const int asked = qEnvironmentVariableIntValue("OTKLIK_BENCH_ROWS", &isNumber);
    const int rows = isNumber && asked > 200'000 ? asked : 1'000'000;
    const QTemporaryDir dir;
    const BusyPeople busy(people, rows - people * (BusyPeople::messages + BusyPeople::replies));
    const auto entry = buildCache(dir.path(), rows - static_cast<int>(busy.mentions()), busy.rows());
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    const SystemClock clock;
    auto workplace = Workplace::open(dir.path(), *entry, clock);
    if (!workplace)
        return tl::unexpected<Error>(workplace.error());
    BareCard bare(cachePath(dir.path(), *entry));
    QList<double> times;
    QList<double> floors;
    // In turn, so that a busy machine is busy for both; the first round only warms the caches up.
    for (int i = -people; i < opened; ++i) {
        const PersonId person = BusyPeople::person((i + people) * 7 % people);
        const double time = timeToOpen((*workplace)->cache(), person);
        const double floor = bare.timeToRead(person, newestMention - shownMonths, firstPage);
        if (time < 0 || floor < 0)
            return failure(Error::Kind::GiveUp, QStringLiteral("card_not_whole"), person.value);
        if (i < 0)
            continue;
        times.append(time);
        floors.append(floor);
    }
    const auto figure = [&](const char *name, double part) {
        return Figure{QLatin1StringView(name), percentile(times, part), QStringLiteral("ms"), percentile(floors, part), rows};
    };
    return QList<Figure>{figure("open_p50_ms", 0.50), figure("open_p95_ms", 0.95), figure("open_p99_ms", 0.99)};
}

} // namespace otklik::bench
