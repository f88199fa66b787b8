#include "guidance/learning/solver.h"

#include <linear.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

namespace otklik {

namespace {

constexpr double tolerance = 0.01;
constexpr float never = 10; ///< the odds of what was never, or always, seen: e to the tenth

struct ModelDeleter final
{
    void operator()(model *one) const { free_and_destroy_model(&one); }
};

/// The texts as liblinear wants them: numbers from 1, the bias as the last one, -1 behind it.
class Problem final
{
public:
    Problem(const std::vector<const TextVector *> &texts, const std::vector<bool> &isOfClass, size_t featureCount)
    {
        size_t nodes = 0;
        for (const TextVector *text : texts)
            nodes += text->size() + 2;
        m_nodes.reserve(nodes);
        for (size_t i = 0; i < texts.size(); ++i) {
            m_rows.push_back(m_nodes.data() + m_nodes.size());
            for (const WeighedFeature &feature : *texts[i])
                m_nodes.push_back({static_cast<int>(feature.index) + 1, static_cast<double>(feature.value)});
            m_nodes.push_back({static_cast<int>(featureCount) + 1, 1.0});
            m_nodes.push_back({-1, 0.0});
            m_answers.push_back(isOfClass[i] ? 1 : -1);
        }
        m_problem.l = static_cast<int>(texts.size());
        m_problem.n = static_cast<int>(featureCount) + 1;
        m_problem.y = m_answers.data();
        m_problem.x = m_rows.data();
        m_problem.bias = -1; // it stands among the nodes
    }
    Problem(const Problem &) = delete;
    Problem &operator=(const Problem &) = delete;

    [[nodiscard]] const problem *get() const { return &m_problem; }

private:
    std::vector<feature_node> m_nodes;
    std::vector<feature_node *> m_rows;
    std::vector<double> m_answers;
    problem m_problem{};
};

} // namespace

Plane separate(const std::vector<const TextVector *> &texts, const std::vector<bool> &isOfClass, size_t featureCount,
               double cost)
{
    static std::once_flag isSilenced;
    std::call_once(isSilenced, [] { set_print_string_function([](const char *) {}); });

    const auto ofClass = static_cast<double>(std::count(isOfClass.begin(), isOfClass.end(), true));
    const double others = static_cast<double>(texts.size()) - ofClass;
    if (ofClass == 0 || others == 0)
        return {std::vector<float>(featureCount), ofClass == 0 ? -never : never};

    const Problem problem(texts, isOfClass, featureCount);
    int weighedClass = 1;
    double classWeight = std::sqrt(others / ofClass);
    parameter settings{};
    settings.solver_type = L2R_LR;
    settings.C = cost;
    settings.eps = tolerance;
    settings.nr_weight = 1;
    settings.weight_label = &weighedClass;
    settings.weight = &classWeight;
    const std::unique_ptr<model, ModelDeleter> found(train(problem.get(), &settings));

    // liblinear's plane speaks for the label that it saw first
    const double sign = found->label[0] == 1 ? 1 : -1;
    Plane plane;
    plane.weights.reserve(featureCount);
    for (size_t i = 0; i < featureCount; ++i)
        plane.weights.push_back(static_cast<float>(sign * found->w[i]));
    plane.bias = static_cast<float>(sign * found->w[featureCount]);
    return plane;
}

} // namespace otklik
