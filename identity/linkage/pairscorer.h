#pragma once

#include "identity/linkage/blockindex.h"
#include "identity/linkage/comparison.h"
#include "identity/linkage/waterfall.h"

namespace otklik::identity {

/// What an agreement is worth: the weights of its levels, and more for a rare value than for a common one
/// (term frequencies; Winkler 2000). Borrows all it is made with.
class PairScorer final
{
public:
    /// `people`: how rare a name or a handle is, is told as among so many at least.
    PairScorer(const Weights &weights, const BlockIndex &index, qsizetype records, qsizetype people);

    /// log2 odds without the prior.
    [[nodiscard]] double weight(const Agreement &agreement) const;
    /// The same, bar by bar; without a proof.
    [[nodiscard]] Waterfall explain(const Agreement &agreement) const;

private:
    [[nodiscard]] double frequencyBits(LinkField field, const FieldAgreement &agreement) const;
    [[nodiscard]] double wholeNameBits(const Agreement &agreement) const;
    [[nodiscard]] double bitsOfHandleOfName(const Agreement &agreement, double name, double handle) const;
    /// Bits of every field, and in `frequencies` the part of them that is frequency.
    [[nodiscard]] std::array<double, linkFields> bits(const Agreement &agreement,
                                                      std::array<double, linkFields> &frequencies) const;

    const Weights &m_weights;
    const BlockIndex &m_index;
    double m_records;
    double m_people;
    std::array<LevelChances, linkFields> m_bits{};
};

} // namespace otklik::identity
