#include "benchmarks/identity/russianpairs.h"

#include "benchmarks/identity/pairscores.h"
#include "benchmarks/identity/russianwriter.h"

#include <QSet>

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

void fill(RussianWriter &writer, Population &to)
{
    const auto vk = QStringLiteral("vk");
    const auto telegram = QStringLiteral("telegram");
    int persons = 0;
    const auto add = [&](Russian &russian, const QString &network, int number) {
        to.person.append(number);
        return to.linker.add(writer.account(russian, network));
    };
    for (int i = 0; i < inOne; ++i) {
        Russian russian = writer.invent();
        const quint32 record = add(russian, i % 2 ? vk : telegram, persons++);
        if (i >= strangers)
            continue;
        Russian other = writer.namesake(russian);
        to.twins.insert(pairKey(record, add(other, i % 2 ? telegram : vk, persons++)));
    }
    for (int i = 0; i < inBoth; ++i) {
        Russian russian = writer.invent();
        add(russian, vk, persons);
        const quint32 second = add(russian, telegram, persons++);
        if (i >= namesakes)
            continue;
        Russian other = writer.namesake(russian);
        to.twins.insert(pairKey(second, add(other, vk, persons++)));
    }
}

Figure figure(const char *metric, double value, const char *unit, qint64 rows)
{
    Figure figure{QStringLiteral("russian pairs ") + QLatin1StringView(metric), value, QLatin1StringView(unit), {}, rows};
    figure.set = QStringLiteral("russian pairs");
    figure.split = QStringLiteral("all");
    figure.metric = QLatin1StringView(metric);
    return figure;
}

} // namespace

Figures measureRussianPairs()
{
    RussianWriter writer(11);
    if (!writer.isReady())
        return failure(Error::Kind::GiveUp, absentSet, QStringLiteral("tables of names"));
    identity::LinkerOptions options;
    const double usual = options.least;
    options.scope = identity::PairScope::AcrossNetworks;
    options.least = 0.01;
    Population people{identity::Linker(options), {}, {}};
    fill(writer, people);
    people.linker.learn();
    const QList<identity::Proposal> proposals = people.linker.proposals();
    const IsOnePerson truth = [&](quint32 a, quint32 b) { return people.person[a] == people.person[b]; };
    const PairScores fixed = scorePairs(proposals, usual, inBoth, truth);
    const auto isTwin = [&](const identity::Proposal &proposal) {
        return proposal.probability >= usual && people.twins.contains(pairKey(proposal.first, proposal.second));
    };
    const auto twins = std::count_if(proposals.begin(), proposals.end(), isTwin);
    return QList<Figure>{
        figure("recall at precision 0.99", recallAtPrecision(proposals, 0.99, inBoth, truth), "recall", inBoth),
        figure("recall of proposals", fixed.recall, "recall", inBoth),
        figure("precision of proposals", fixed.precision, "share", inBoth),
        figure("namesakes of one city proposed", static_cast<double>(twins) / static_cast<double>(people.twins.size()),
               "share", people.twins.size())};
}

} // namespace otklik::bench
