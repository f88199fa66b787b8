#pragma once

#include "identity/linkage/linker.h"

#include <functional>

namespace otklik::bench {

using IsOnePerson = std::function<bool(quint32, quint32)>;

struct PairScores final
{
    double precision = 0;
    double recall = 0;
    [[nodiscard]] double f1() const
    {
        return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    }
};

/// Of the proposals from `least` on; `pairs` is how many there are to be found.
[[nodiscard]] PairScores scorePairs(const QList<identity::Proposal> &proposals, double least, qint64 pairs,
                                    const IsOnePerson &isOnePerson);

/// The largest recall of a beginning of the proposals, best first, that has at least this precision. The
/// cut-off is chosen on the very pairs it is measured on: another set needs another.
[[nodiscard]] double recallAtPrecision(const QList<identity::Proposal> &proposals, double precision, qint64 pairs,
                                       const IsOnePerson &isOnePerson);

} // namespace otklik::bench
