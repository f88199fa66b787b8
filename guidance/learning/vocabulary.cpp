#include "guidance/learning/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace otklik {

namespace {

/// What each kind of features counts for, found by cross validation: words, letters, cues.
constexpr std::array<float, featureKinds> kindWeights{1.0F, 1.5F, 0.75F};

std::uint32_t spread(std::uint32_t key)
{
    return key * 0x9e3779b1U;
}

} // namespace

Vocabulary::Vocabulary(std::vector<Entry> entries)
    : m_entries(std::move(entries))
{
    const size_t slots = std::bit_ceil(m_entries.size() * 2 + 1);
    m_slots.assign(slots, unknown);
    m_mask = static_cast<std::uint32_t>(slots - 1);
    for (std::uint32_t i = 0; i < m_entries.size(); ++i) {
        std::uint32_t slot = spread(m_entries[i].key) & m_mask;
        while (m_slots[slot] != unknown)
            slot = (slot + 1) & m_mask;
        m_slots[slot] = i;
    }
}

std::uint32_t Vocabulary::indexOf(std::uint32_t key) const
{
    for (std::uint32_t slot = spread(key) & m_mask; m_slots[slot] != unknown; slot = (slot + 1) & m_mask)
        if (m_entries[m_slots[slot]].key == key)
            return m_slots[slot];
    return unknown;
}

TextVector Vocabulary::weigh(std::span<const TextFeature> features) const
{
    std::vector<std::pair<std::uint32_t, FeatureKind>> seen;
    seen.reserve(features.size());
    for (const TextFeature &feature : features)
        if (const std::uint32_t index = indexOf(feature.key); index != unknown)
            seen.emplace_back(index, feature.kind);
    std::sort(seen.begin(), seen.end());

    TextVector vector;
    std::vector<FeatureKind> kinds;
    std::array<float, featureKinds> squares{};
    for (size_t i = 0; i < seen.size();) {
        size_t end = i;
        while (end < seen.size() && seen[end].first == seen[i].first)
            ++end;
        const float value = (1.0F + std::log(static_cast<float>(end - i))) * m_entries[seen[i].first].rarity;
        vector.push_back({seen[i].first, value});
        kinds.push_back(seen[i].second);
        squares[static_cast<size_t>(seen[i].second)] += value * value;
        i = end;
    }
    for (size_t i = 0; i < vector.size(); ++i) {
        const auto kind = static_cast<size_t>(kinds[i]);
        vector[i].value *= kindWeights[kind] / std::sqrt(squares[kind]);
    }
    return vector;
}

} // namespace otklik
