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
    case LinkField::Style:
        return 0;
    default:
        return agreement.level == 0 ? a.count : 0;
    }
}

/// What no sample of n shows may still be in 3 of n: the rule of three (Hanley and Lippman-Hand 1983).
constexpr double ruleOfThree = 3;

/// Records with one of two words, which may be the same.
double recordsWith(const NameWord &a, const NameWord &b)
{
    return a.records + (&a == &b ? 0.0 : b.records);
}

/// Others of the whole name to be expected, told from its parts: those of the family name, and the share that the
/// given name has. Риммочкин, held by these two alone, has no second Альберт; Иванов has. Half of one at most, as of
/// a value of which nothing is known, and a fifth at least: whoever is asked
/// for a person of this name may well be asked for his namesake.
double unseenNamesakes(const NameForm &a, const NameForm &b, double records)
{
    constexpr double unknown = 0.5;
    constexpr double least = 0.2;
    if (a.given().size() != 1 || b.given().size() != 1 || a.family().size() != 1 || b.family().size() != 1)
        return unknown;
    // Twice, for a given name is one of half the people; and twice, for it has other forms than these two.
    const double share = 4 * (recordsWith(*a.given()[0], *b.given()[0]) + ruleOfThree) / records;
    const double family = std::max(recordsWith(*a.family()[0], *b.family()[0]) - 2, 0.0) + unknown;
    return std::clamp(family * share, least, unknown);
}

/// Holders to be expected besides the two although none was seen: half of one; of a city as many as a sample may
/// miss, for each has many; of a name what its parts tell; and of a handle half as many with each letter that is
/// shared. Letters of a name carry more than a bit each (Shannon 1951 has 1 to 2 for running text), but are no
/// independent draws.
double unseenHolders(LinkField field, const FieldAgreement &agreement, double records)
{
    if (field == LinkField::City)
        return ruleOfThree;
    if (field == LinkField::Name && agreement.level <= static_cast<quint8>(NameLevel::Diminutive))
        return unseenNamesakes(*agreement.first->name, *agreement.second->name, records);
    if (field != LinkField::Handle || agreement.level == static_cast<quint8>(HandleLevel::Run))
        return 0.5;
    return 0.5 * std::exp2(-std::clamp(agreement.shared - 4, 0, 8));
}

/// Of fewer records nobody can tell which share lives in a city: one in twenty then, as Weights::usual() have it.
constexpr double leastForShares = ruleOfThree * 20;

constexpr double formBits = 6;
constexpr double mostBitsOfStyle = 1;

/// How many ways there are to make a handle of one name, in bits: sixty-four or so of order, given name, diminutive or
/// initial, transliteration, with a number or without, or by no name at all; and of its number about as many as there
/// are years of birth.
double bitsOfForm(const Value &handle)
{
    return formBits + 3 * static_cast<double>(std::min<qsizetype>(handle.handle->digits.size(), 2));
}

/// What two handles of one name say besides the name, if they are not equal: their numbers, and if only roles and
/// numbers tell them apart, that both were made the same way. That happens to namesakes as well: half of the bits.
double bitsOfAlike(const FieldAgreement &handles)
{
    const QStringView first = handles.first->handle->digits;
    const QStringView second = handles.second->handle->digits;
    const double form = handles.level == static_cast<quint8>(HandleLevel::Core) ? formBits / 2 : 0;
    if (first.isEmpty() || second.isEmpty())
        return form;
    return first == second ? form + bitsOfForm(*handles.first) - formBits : -2;
}

} // namespace

PairScorer::PairScorer(const Weights &weights, const BlockIndex &index, qsizetype records, qsizetype people)
    : m_weights(weights)
    , m_index(index)
    , m_records(static_cast<double>(std::max<qsizetype>(records, 2)))
    , m_people(std::max(static_cast<double>(people), m_records))
{
    for (size_t f = 0; f < linkFields; ++f)
        for (int l = 0; l < levelCount(static_cast<LinkField>(f)); ++l)
            m_bits[f][static_cast<size_t>(l)] = weights.weight(static_cast<LinkField>(f), l);
    for (double &style : m_bits[static_cast<size_t>(LinkField::Style)])
        style = std::clamp(style, -mostBitsOfStyle, mostBitsOfStyle);
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
    const double others = std::max(static_cast<double>(count) - 2, 0.0) + unseenHolders(field, agreement, m_records);
    // A city has its share of the records, be they few; a name is not common because there are few of them.
    const double among = field == LinkField::City ? std::max(m_records, leastForShares) : m_people;
    return std::log2(m_weights.u[static_cast<size_t>(field)][agreement.level] * among / others);
}

// Samuil, and Samuil Nikitin: what two accounts samuilnikitin92 share is the whole name.
double PairScorer::wholeNameBits(const Agreement &agreement) const
{
    const FieldAgreement &name = agreement[LinkField::Name];
    const QStringView shown = agreement[LinkField::Handle].first->handle->key;
    quint32 fewest = 0;
    for (const Value *value : {name.first, name.second})
        for (const NameWord *family : value->name->family())
            if (family->key.size() > 2 && shown.contains(family->key) && value->name->given().size() == 1)
                fewest = rarest(*value, m_index);
    return fewest == 0 ? 0 : std::log2(m_people / (std::max(fewest - 1.0, 0.0) + 0.5)) - 1;
}

/// An equal handle has more in it than the name, digits and order, but not its letters: who has the name may well have
/// come to the same handle. A handle that is only alike has no more than its number and how it is made.
double PairScorer::bitsOfHandleOfName(const Agreement &agreement, double name, double handle) const
{
    const FieldAgreement &handles = agreement[LinkField::Handle];
    if (handles.level != static_cast<quint8>(HandleLevel::Same))
        return bitsOfAlike(handles);
    double most = bitsOfForm(*handles.first);
    if (agreement[LinkField::Name].level > static_cast<quint8>(NameLevel::Spelling))
        most += std::max(wholeNameBits(agreement) - std::max(name, 0.0), 0.0);
    return std::min(handle, most);
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
        bits[handle] = bitsOfHandleOfName(agreement, bits[name], bits[handle]);
        frequencies[handle] = 0;
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
