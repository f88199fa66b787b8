#pragma once

#include "guidance/learning/textfeatures.h"

#include <cstdint>
#include <span>
#include <vector>

namespace otklik {

/// A feature of one text by its number in a vocabulary.
struct WeighedFeature final
{
    std::uint32_t index = 0;
    float value = 0;

    friend bool operator==(const WeighedFeature &, const WeighedFeature &) = default;
};

/// A text as a point: ascending by index, none twice; of each kind of features with a length of its own.
using TextVector = std::vector<WeighedFeature>;

/// The features that a model knows, with how rare each is. Immutable; thread-safe.
class Vocabulary final
{
public:
    struct Entry final
    {
        std::uint32_t key = 0;
        float rarity = 0; ///< 1 when every text has it, more the rarer it is

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    static constexpr std::uint32_t unknown = 0xffffffff;

    /// `entries` ascend by key, none twice.
    explicit Vocabulary(std::vector<Entry> entries);

    /// The number of the feature with that key, `unknown` when there is none.
    [[nodiscard]] std::uint32_t indexOf(std::uint32_t key) const;
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    [[nodiscard]] size_t size() const { return m_entries.size(); }

    /// What is seen how often, logarithmically, the rarer the more.
    [[nodiscard]] TextVector weigh(std::span<const TextFeature> features) const;

private:
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_slots; ///< open addressing by key: an index, or `unknown`
    std::uint32_t m_mask = 0;
};

} // namespace otklik
