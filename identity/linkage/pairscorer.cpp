#include "identity/linkage/pairscorer.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace otklik::identity {

namespace {

/// The smallest block that both values are in, 0 if there is none.
quint32 rarestShared(const Value &a, const Value &b, const BlockIndex &index)
{
    quint32 rarest = 0;
    for (const quint32 block : a.blocks)
        if (block != BlockIndex::none && std::find(b.blocks.begin(), b.blocks.end(), block) != b.blocks.end())
            rarest = rarest == 0 ? index.count(block) : std::min(rarest, index.count(block));
    return rarest;
}

/// The smallest block of a value, 0 if it has none.
quint32 rarest(const Value &value, const BlockIndex &index)
{
    quint32 rarest = 0;
    for (const quint32 block : value.blocks)
        if (block != BlockIndex::none)
            rarest = rarest == 0 ? index.count(block) : std::min(rarest, index.count(block));
    return rarest;
}

/// Of two names that differ by a slip one is as common as the right one of the two, to which the other belongs.
quint32 holdersOfName(quint8 level, const Value &a, const Value &b, const BlockIndex &index)
{
    if (level == static_cast<quint8>(NameLevel::Spelling))
        return std::max(rarest(a, index), rarest(b, index)) + 1;
    return level <= static_cast<quint8>(NameLevel::Initial) ? rarestShared(a, b, index) : 0;
}

/// How many records have what the two agree in; 0: not known.
quint32 holders(LinkField field, const FieldAgreement &agreement, const BlockIndex &index)
{
    const Value &a = *agreement.first;
    const Value &b = *agreement.second;
    switch (field) {
    case LinkField::Name:
        return holdersOfName(agreement.level, a, b, index);
    case LinkField::Handle:
        return agreement.level < static_cast<quint8>(HandleLevel::Different) ? rarestShared(a, b, index) : 0;
    case LinkField::NameInHandle:
    case LinkField::Mention:
        return 0;
    default:
        return agreement.level == 0 ? a.count : 0;
    }
}

/// Holders to be expected besides the two although none was seen: half of one, and of a handle half as many
/// with each letter that is shared. Letters of a name carry more than a bit each (Shannon 1951 has 1 to 2 for
/// running text), but are no independent draws.
double unseenHolders(LinkField field, const FieldAgreement &agreement)
{
    if (field != LinkField::Handle || agreement.level == static_cast<quint8>(HandleLevel::Run))
        return 0.5;
    return 0.5 * std::exp2(-std::clamp(agreement.shared - 4, 0, 8));
}

/// How many ways there are to make a handle of one name, in bits: sixteen or so of order, abbreviation and diminutive, and of its
/// number about as many as there are years of birth.
double bitsOfForm(const Value &handle)
{
    return 4 + 3 * static_cast<double>(std::min<qsizetype>(handle.handle->digits.size(), 2));
}

/// The numbers of two handles that are otherwise of one name.
double bitsOfNumbers(const Value &a, const Value &b)
{
    const QString &first = a.handle->digits;
    const QString &second = b.handle->digits;
    if (first.isEmpty() || second.isEmpty())
        return 0;
    return first == second ? bitsOfForm(a) - 4 : -2;
}

} // namespace

PairScorer::PairScorer(const Weights &weights, const BlockIndex &index, qsizetype records)
    : m_weights(weights)
    , m_index(index)
    , m_records(static_cast<double>(std::max<qsizetype>(records, 2)))
{
    for (size_t f = 0; f < linkFields; ++f)
        for (int l = 0; l < levelCount(static_cast<LinkField>(f)); ++l)
            m_bits[f][static_cast<size_t>(l)] = weights.weight(static_cast<LinkField>(f), l);
}

// The chance that somebody else has the value takes the place of u, the chance that any two agree. The two
// compared are themselves among the holders, and are taken out.
double PairScorer::frequencyBits(LinkField field, const FieldAgreement &agreement) const
{
    if (!agreement.first)
        return 0;
    const quint32 count = holders(field, agreement, m_index);
    if (count == 0)
        return 0;
    const double others = std::max(static_cast<double>(count) - 2, 0.0) + unseenHolders(field, agreement);
    return std::log2(m_weights.u[static_cast<size_t>(field)][agreement.level] * m_records / others);
}

std::array<double, linkFields> PairScorer::bits(const Agreement &agreement,
                                                std::array<double, linkFields> &frequencies) const
{
    std::array<double, linkFields> bits{};
    for (size_t f = 0; f < linkFields; ++f) {
        const FieldAgreement &field = agreement.fields[f];
        if (field.level == missingLevel)
            continue;
        frequencies[f] = frequencyBits(static_cast<LinkField>(f), field);
        bits[f] = m_bits[f][field.level] + frequencies[f];
    }
    constexpr auto name = static_cast<size_t>(LinkField::Name);
    constexpr auto handle = static_cast<size_t>(LinkField::Handle);
    if (agreement.isHandleOfName) {
        // An equal handle has more in it than the name, digits and order, but not its letters: who has the name
        // may well have come to the same handle. A handle that is only alike has no more than its number.
        const FieldAgreement &handles = agreement[LinkField::Handle];
        size_t weaker = name;
        if (handles.level == static_cast<quint8>(HandleLevel::Same))
            bits[handle] = std::min(bits[handle], std::max(bits[name], 0.0) + bitsOfForm(*handles.first));
        else
            bits[handle] = bitsOfNumbers(*handles.first, *handles.second);
        if (handles.level != static_cast<quint8>(HandleLevel::Same) || bits[handle] < bits[name])
            weaker = handle;
        if (weaker == name)
            bits[name] = std::min(bits[name], 0.0);
        frequencies[weaker] = 0;
    }
    return bits;
}

double PairScorer::weight(const Agreement &agreement) const
{
    std::array<double, linkFields> frequencies{};
    const auto all = bits(agreement, frequencies);
    return std::accumulate(all.begin(), all.end(), 0.0);
}

Waterfall PairScorer::explain(const Agreement &agreement) const
{
    std::array<double, linkFields> frequencies{};
    const auto all = bits(agreement, frequencies);
    Waterfall waterfall;
    waterfall.prior = m_weights.prior();
    waterfall.weight = waterfall.prior;
    for (size_t f = 0; f < linkFields; ++f) {
        const FieldAgreement &one = agreement.fields[f];
        if (one.level == missingLevel)
            continue;
        WeightBar bar{static_cast<LinkField>(f), one.level, all[f], frequencies[f], {}, {}};
        if (one.first) {
            bar.first = one.first->text;
            bar.second = one.second->text;
        }
        waterfall.weight += bar.weight;
        waterfall.bars.append(bar);
    }
    waterfall.probability = probability(waterfall.weight);
    return waterfall;
}

} // namespace otklik::identity
