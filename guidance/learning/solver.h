#pragma once

#include "guidance/learning/vocabulary.h"

#include <vector>

namespace otklik {

/// A separating plane: the logarithm of the odds that a text is of the class is
/// bias + the sum of its values times the weights.
struct Plane final
{
    std::vector<float> weights; ///< by index of the vocabulary
    float bias = 0;
};

/// Logistic regression with L2 regularisation by liblinear's trust region Newton method, which draws no
/// random numbers: the same rows give the same plane. `isOfClass` is parallel to `texts`. A rare class weighs
/// more, by the root of how rare it is. The higher `cost`, the closer the plane follows each row. Takes
/// seconds for tens of thousands of texts, and some 16 bytes for each of their features. Not to be interrupted.
[[nodiscard]] Plane separate(const std::vector<const TextVector *> &texts, const std::vector<bool> &isOfClass,
                             size_t featureCount, double cost);

} // namespace otklik
