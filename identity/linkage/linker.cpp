#include "identity/linkage/linker.h"

#include "identity/linkage/blockkeys.h"
#include "identity/linkage/learning.h"
#include "identity/linkage/pairscorer.h"
#include "identity/linkage/pairwalk.h"
#include "identity/linkage/rivals.h"

#include <algorithm>

namespace otklik::identity {

struct Linker::Private final
{
    LinkerOptions options;
    ValuePool pool;
    BlockIndex index;
    RecordStore store;
    std::vector<ReadRecord> records;
    Weights weights = Weights::usual();
    std::vector<Pair> candidates; // of the records that there were when they were looked for last
    quint32 recordsThen = 0;
    std::vector<BlockKey> recordKeys; // of the record being added; so are the next three
    std::vector<quint32> recordBlocks;
    std::vector<BlockKey> valueKeys;
    std::vector<quint32> valueBlocks;

    [[nodiscard]] PairScorer scorer() const
    {
        return {weights, index, static_cast<qsizetype>(records.size()), options.leastPeople};
    }
    [[nodiscard]] const ReadRecord &at(quint32 number, const ReadRecord &extra) const
    {
        return number < records.size() ? records[number] : extra;
    }
    void lookForCandidates();
    /// Keeps those that are likely enough, rivals considered, or proved.
    [[nodiscard]] QList<Proposal> judge(std::vector<ScoredPair> pairs, const ReadRecord &extra) const;
};

Linker::Linker(const LinkerOptions &options)
    : d(std::make_unique<Private>())
{
    d->options = options;
}

Linker::~Linker() = default;
Linker::Linker(Linker &&) noexcept = default;
Linker &Linker::operator=(Linker &&) noexcept = default;

quint32 Linker::add(const LinkRecord &record)
{
    const auto number = static_cast<quint32>(d->records.size());
    ReadRecord read = readRecord(record, d->pool, d->store);
    d->recordKeys.clear();
    addRecordKeys(read, d->recordKeys);
    d->index.prefetch(d->recordKeys);
    for (Value *made : d->pool.newValues()) {
        d->valueKeys.clear();
        addValueKeys(*made, d->valueKeys);
        d->index.open(d->valueKeys, d->valueBlocks);
        d->pool.nameBlocks(made, d->valueBlocks);
    }
    d->pool.forgetNew();
    d->index.open(d->recordKeys, d->recordBlocks);
    for (const HeldValue &held : read.values) {
        d->pool.count(held.value);
        for (const quint32 block : held.value->blocks)
            d->index.put(block, number);
    }
    for (const quint32 block : d->recordBlocks)
        d->index.put(block, number);
    d->records.push_back(std::move(read));
    return number;
}

Learned Linker::learn()
{
    d->lookForCandidates();
    return learnWeights(d->weights, d->records, d->index, d->candidates, d->options);
}

QList<Proposal> Linker::Private::judge(std::vector<ScoredPair> pairs, const ReadRecord &extra) const
{
    const auto network = [&](quint32 number) { return at(number, extra).network; };
    const std::vector<double> chances =
        options.scope == PairScope::AcrossNetworks ? chancesAmongRivals(pairs, network) : chancesAlone(pairs);
    QList<Proposal> kept;
    for (size_t i = 0; i < pairs.size(); ++i) {
        const ScoredPair &pair = pairs[i];
        const Proof proof = findProof(at(pair.first, extra), at(pair.second, extra), index, records);
        if (chances[i] >= options.least || proof.isEnough())
            kept.append({pair.first, pair.second, pair.weight, chances[i], proof});
    }
    std::sort(kept.begin(), kept.end(), [](const Proposal &a, const Proposal &b) {
        return std::tuple(-a.probability, -a.weight, a.first, a.second)
             < std::tuple(-b.probability, -b.weight, b.first, b.second);
    });
    return kept;
}

void Linker::Private::lookForCandidates()
{
    if (recordsThen != records.size())
        candidates = candidatePairs(records, index, usefulBlocks(index, options.largestBlock), options.scope);
    recordsThen = static_cast<quint32>(records.size());
}

QList<Proposal> Linker::proposals()
{
    d->lookForCandidates();
    const PairScorer scorer = d->scorer();
    const double prior = d->weights.prior();
    std::vector<ScoredPair> scored;
    forEachPair(d->records, d->candidates, 1, [&](const ReadRecord &a, const ReadRecord &b, size_t i) {
        const double weight = prior + scorer.weight(compareRecords(a, b));
        // What is far below even odds is neither proposed nor a rival; only a proof could still count.
        if (weight > leastRival || (a.verified && b.verified) || (!a.links.empty() && !b.links.empty()))
            scored.push_back({d->candidates[i].first, d->candidates[i].second, weight});
    });
    return d->judge(std::move(scored), {});
}

QList<Proposal> Linker::find(const LinkRecord &record) const
{
    ValuePool pool(&d->pool);
    RecordStore store;
    const ReadRecord read = readRecord(record, pool, store);
    for (Value *made : pool.newValues()) {
        std::vector<BlockKey> keys;
        addValueKeys(*made, keys);
        pool.nameBlocks(made, d->index.find(keys));
    }
    std::vector<quint32> found;
    const auto look = [&](quint32 block) {
        if (block != BlockIndex::none
            && d->index.count(block) <= largestBlock(d->index.blocks()[block].kind, d->options.largestBlock))
            d->index.records(block, found);
    };
    for (const HeldValue &held : read.values)
        std::for_each(held.value->blocks.begin(), held.value->blocks.end(), look);
    std::vector<BlockKey> keys;
    addRecordKeys(read, keys);
    for (const quint32 block : d->index.find(keys))
        look(block);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    const PairScorer scorer = d->scorer();
    std::vector<ScoredPair> scored;
    for (const quint32 other : found)
        if (isInScope(d->records[other], read, d->options.scope))
            scored.push_back(
                {other, size(), d->weights.prior() + scorer.weight(compareRecords(d->records[other], read))});
    return d->judge(std::move(scored), read);
}

Waterfall Linker::explain(quint32 first, quint32 second) const
{
    const ReadRecord &a = d->records.at(first);
    const ReadRecord &b = d->records.at(second);
    Waterfall waterfall = d->scorer().explain(compareRecords(a, b));
    waterfall.proof = findProof(a, b, d->index, d->records);
    return waterfall;
}

QList<CommonBlock> Linker::commonBlocks() const
{
    QList<CommonBlock> common;
    const auto &blocks = d->index.blocks();
    for (quint32 i = 0; i < blocks.size(); ++i)
        if (blocks[i].count > largestBlock(blocks[i].kind, d->options.largestBlock))
            common.append({blocks[i].kind, blocks[i].count, d->index.latest(i)});
    std::stable_sort(common.begin(), common.end(),
                     [](const CommonBlock &a, const CommonBlock &b) { return a.records > b.records; });
    return common;
}

const Weights &Linker::weights() const
{
    return d->weights;
}

void Linker::setWeights(const Weights &weights)
{
    d->weights = weights;
}

quint32 Linker::size() const
{
    return static_cast<quint32>(d->records.size());
}

qint64 Linker::memory() const
{
    auto bytes = static_cast<qint64>(d->candidates.capacity() * sizeof(Pair)) + d->pool.memory() + d->index.memory()
               + d->store.memory() + static_cast<qint64>(d->records.capacity() * sizeof(ReadRecord));
    for (const ReadRecord &record : d->records)
        bytes += record.style ? static_cast<qint64>(sizeof(WritingStyle)) : 0;
    return bytes;
}

} // namespace otklik::identity
