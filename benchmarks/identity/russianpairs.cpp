#include "benchmarks/identity/russianpairs.h"

#include "benchmarks/identity/pairscores.h"
#include "benchmarks/identity/russianwriter.h"

#include <QSet>

#include <array>

namespace otklik::bench {

namespace {

constexpr int inOne = 16'000;  ///< people with one account, in either network
constexpr int inBoth = 4'000;
constexpr int namesakes = 200; ///< of those in both, somebody of the same name in the same city in the first network
constexpr int strangers = 200; ///< of those in one, somebody of the same name in the same city in the other

struct Population final
{
    identity::Linker linker;
    QList<int> person; ///< by record
    QSet<quint64> twins; ///< two people of one name in one city, one in each network: records
};

quint64 pairKey(quint32 a, quint32 b)
{
    return (quint64(std::min(a, b)) << 32) | std::max(a, b);
}

/// A set is made by a seed of its own. Faults are looked for in the first one only; the second one is there to see
/// whether what was mended there was a fault of the linker's or of that set.
struct Set final
{
    const char *split;
    quint64 seed;
    bool isBare = false; ///< the second network has neither city nor birth date
};

constexpr std::array sets{
    Set{"development", 11, false},
    Set{"held", 12, false},
    Set{"held, one profile bare", 13, true},
};

void fill(RussianWriter &writer, const Set &set, Population &to)
{
    const auto first = QStringLiteral("vk");
    const auto second = set.isBare ? QStringLiteral("telegram") : QStringLiteral("ok");
    int persons = 0;
    const auto add = [&](Russian &russian, const QString &network, int number) {
        to.person.append(number);
        identity::LinkRecord record = writer.account(russian, network);
        if (set.isBare && network == second) {
            record.cities.clear();
            record.birthDate.clear();
        }
        return to.linker.add(record);
    };
    for (int i = 0; i < inOne; ++i) {
        Russian russian = writer.invent();
        const quint32 record = add(russian, i % 2 ? first : second, persons++);
        if (i >= strangers)
            continue;
        Russian other = writer.namesake(russian);
        to.twins.insert(pairKey(record, add(other, i % 2 ? second : first, persons++)));
    }
    for (int i = 0; i < inBoth; ++i) {
        Russian russian = writer.invent();
        add(russian, first, persons);
        const quint32 record = add(russian, second, persons++);
        if (i >= namesakes)
            continue;
        Russian other = writer.namesake(russian);
        to.twins.insert(pairKey(record, add(other, first, persons++)));
    }
}

Figure figure(const Set &set, const char *metric, double value, const char *unit, qint64 rows)
{
    const QString name = QStringLiteral("russian pairs ") + QLatin1StringView(set.split);
    Figure figure{name + u' ' + QLatin1StringView(metric), value, QLatin1StringView(unit), {}, rows};
    figure.set = QStringLiteral("russian pairs");
    figure.split = QLatin1StringView(set.split);
    figure.metric = QLatin1StringView(metric);
    return figure;
}

QList<Figure> measure(const Set &set)
{
    RussianWriter writer(set.seed);
    identity::LinkerOptions options;
    const double usual = options.least;
    options.scope = identity::PairScope::AcrossNetworks;
    options.least = 0.01;
    Population people{identity::Linker(options), {}, {}};
    fill(writer, set, people);
    people.linker.learn();
    const QList<identity::Proposal> proposals = people.linker.proposals();
    const IsOnePerson truth = [&](quint32 a, quint32 b) { return people.person[a] == people.person[b]; };
    const PairScores fixed = scorePairs(proposals, usual, inBoth, truth);
    const auto isTwin = [&](const identity::Proposal &proposal) {
        return proposal.probability >= usual && people.twins.contains(pairKey(proposal.first, proposal.second));
    };
    const auto twins = std::count_if(proposals.begin(), proposals.end(), isTwin);
    return {figure(set, "recall at precision 0.99", recallAtPrecision(proposals, 0.99, inBoth, truth), "recall", inBoth),
            figure(set, "recall of proposals", fixed.recall, "recall", inBoth),
            figure(set, "precision of proposals", fixed.precision, "share", inBoth),
            figure(set, "namesakes of one city proposed",
                   static_cast<double>(twins) / static_cast<double>(people.twins.size()), "share",
                   people.twins.size())};
}

} // namespace

Figures measureRussianPairs()
{
    if (!RussianWriter(0).isReady())
        return failure(Error::Kind::GiveUp, absentSet, QStringLiteral("tables of names"));
    QList<Figure> figures;
    for (const Set &set : sets)
        figures += measure(set);
    return figures;
}

} // namespace otklik::bench
