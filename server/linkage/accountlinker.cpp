#include "server/linkage/accountlinker.h"

#include "identity/linkage/levelnames.h"
#include "identity/linkage/weightsfile.h"
#include "server/store/rows.h"
#include "storage/database/database.h"

#include <algorithm>
#include <cmath>

namespace otklik::server {

identity::LinkerOptions accountLinkerOptions()
{
    constexpr quint32 peopleOfACity = 10'000;
    identity::LinkerOptions options;
    options.scope = identity::PairScope::AcrossNetworks;
    options.leastPeople = peopleOfACity;
    return options;
}

/// One account in ten has another one of its owner beside it: a guess, until there is enough to learn from.
identity::Weights usualAccountWeights(quint32 accounts)
{
    constexpr quint32 fewAccounts = 20;
    identity::Weights usual = identity::Weights::usual();
    usual.matchRate = 0.1 / std::max(accounts, fewAccounts);
    return usual;
}

std::optional<identity::Weights> keptAccountWeights(Rows &rows)
{
    auto query = rows.database().query("SELECT weights FROM linkage_weights WHERE learned_at>?");
    query.bind(1, rows.now() - relearning);
    if (!query.next())
        return std::nullopt;
    const auto weights = identity::weightsFromJson(query.value<QJsonObject>(0));
    return weights ? std::optional(*weights) : std::nullopt;
}

qint64 hundredthsOf(double bits)
{
    return std::llround(bits * 100);
}

qint64 thousandthsOf(double probability)
{
    constexpr qint64 surest = 999;
    return std::min<qint64>(std::llround(probability * 1000), surest);
}

QList<ProposalReason> reasonsOf(const identity::Waterfall &waterfall)
{
    QList<ProposalReason> reasons;
    for (const identity::WeightBar &bar : waterfall.bars)
        reasons.append({nameOf(bar.field), identity::levelName(bar.field, bar.level), hundredthsOf(bar.weight), bar.first,
                        bar.second});
    return reasons;
}

} // namespace otklik::server
