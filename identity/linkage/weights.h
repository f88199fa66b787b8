#pragma once

#include "identity/linkage/linkrecord.h"

#include <array>

namespace otklik::identity {

inline constexpr int mostLevels = 6;
inline constexpr quint8 missingLevel = 15;

/// The level of every field of a pair; missingLevel where one side does not have the field.
using Levels = std::array<quint8, linkFields>;
/// Chances of the levels of one field; they add up to 1 over the levels that the field has.
using LevelChances = std::array<double, mostLevels>;

[[nodiscard]] int levelCount(LinkField field);

/// What two records of one person (m) and of two people (u) look like, after Fellegi and Sunter (1969), with
/// the conditional independence of fields that they assume.
struct Weights final
{
    std::array<LevelChances, linkFields> m;
    std::array<LevelChances, linkFields> u;
    double matchRate = 1e-6; ///< chance that a random pair is one person

    /// Where nothing has been learned yet: what is usual in files of customers.
    [[nodiscard]] static Weights usual();

    /// log2(m / u): bits for one person. 0 for missingLevel.
    [[nodiscard]] double weight(LinkField field, int level) const;
    /// log2 odds of matchRate.
    [[nodiscard]] double prior() const;
};

/// The probability that log2 odds mean.
[[nodiscard]] double probability(double logOdds);

} // namespace otklik::identity
