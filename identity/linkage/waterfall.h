#pragma once

#include "identity/linkage/linkrecord.h"
#include "identity/linkage/proof.h"

#include <QList>

namespace otklik::identity {

/// One bar: what a field says for (positive) or against (negative) the two being one person, in bits.
/// `level` is the value of the field's own enum (NameLevel, HandleLevel …); the sentence is made in ui.
struct WeightBar final
{
    LinkField field = LinkField::Name;
    int level = 0;
    double weight = 0;    ///< with the frequency in it
    double frequency = 0; ///< the part of `weight` that comes from how rare or common the shared value is
    QString first;        ///< the values compared, in comparable form
    QString second;
};

/// How a proposal came about: `prior` plus all bars is `weight`, and `probability` is what `weight` means.
struct Waterfall final
{
    double prior = 0; ///< log2 odds that two accounts taken at random are one person's
    QList<WeightBar> bars;
    double weight = 0;
    double probability = 0; ///< before other candidates for the same place are looked at
    Proof proof;
};

} // namespace otklik::identity
