#include "guidance/learning/textmodel.h"

#include "guidance/learning/tokens.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace otklik {

namespace {

constexpr qsizetype evidenceAtMost = 5;
/// A word that spoke less than this part of what the loudest did is not shown.
constexpr double worthShowing = 0.25;

/// One against the rest, each by itself, brought to a sum of 1.
QList<double> chancesOf(const QList<double> &logOdds)
{
    QList<double> chances;
    for (const double odds : logOdds)
        chances.append(1.0 / (1.0 + std::exp(-odds)));
    const double sum = std::max(std::accumulate(chances.begin(), chances.end(), 0.0), 1e-12);
    for (double &chance : chances)
        chance /= sum;
    return chances;
}

/// What each character of a text said for a label.
std::vector<double> voicesOf(qsizetype length, const std::vector<TextFeature> &features, const TextVector &vector,
                             const Vocabulary &vocabulary, const std::vector<double> &spoken)
{
    std::vector<int> times(vector.size());
    const auto placeOf = [&](std::uint32_t key) {
        const std::uint32_t index = vocabulary.indexOf(key);
        const auto it = std::lower_bound(vector.begin(), vector.end(), index,
                                         [](const WeighedFeature &one, std::uint32_t i) { return one.index < i; });
        return index == Vocabulary::unknown ? vector.size() : static_cast<size_t>(it - vector.begin());
    };
    for (const TextFeature &feature : features)
        if (const size_t place = placeOf(feature.key); place < vector.size())
            ++times[place];
    std::vector<double> voices(static_cast<size_t>(length));
    for (const TextFeature &feature : features) {
        const size_t place = placeOf(feature.key);
        if (place == vector.size() || feature.length == 0)
            continue;
        const double share = spoken[place] / times[place] / feature.length;
        for (size_t i = feature.start; i < feature.start + feature.length; ++i)
            voices[i] += share;
    }
    return voices;
}

QList<TextSpan> loudest(QList<std::pair<double, TextSpan>> words)
{
    std::stable_sort(words.begin(), words.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<TextSpan> spans;
    for (const auto &[voice, span] : words)
        if (voice > 0 && voice >= words.first().first * worthShowing && spans.size() < evidenceAtMost)
            spans.append(span);
    std::sort(spans.begin(), spans.end(), [](const TextSpan &a, const TextSpan &b) { return a.start < b.start; });
    QList<TextSpan> joined;
    for (const TextSpan &span : spans) {
        if (!joined.isEmpty() && span.start <= joined.last().end() + 1)
            joined.last().length = span.end() - joined.last().start;
        else
            joined.append(span);
    }
    return joined;
}

} // namespace

TextModel::TextModel(QStringList labels, Vocabulary vocabulary, std::vector<float> weights, std::vector<float> biases)
    : m_labels(std::move(labels))
    , m_vocabulary(std::move(vocabulary))
    , m_weights(std::move(weights))
    , m_biases(std::move(biases))
{
    Q_ASSERT(m_biases.size() == static_cast<size_t>(m_labels.size()));
    Q_ASSERT(m_weights.size() == m_biases.size() * m_vocabulary.size());
}

float TextModel::strength(size_t feature) const
{
    const size_t count = m_biases.size();
    float strongest = 0;
    for (size_t i = feature * count; i < (feature + 1) * count; ++i)
        strongest = std::max(strongest, std::abs(m_weights[i]));
    return strongest * m_vocabulary.entries()[feature].rarity;
}

ModelGuess TextModel::guess(QStringView text) const
{
    return guess(m_vocabulary.weigh(readTextFeatures(text)));
}

ModelGuess TextModel::guess(const TextVector &vector) const
{
    const size_t count = m_biases.size();
    QList<double> logOdds(m_biases.begin(), m_biases.end());
    for (const WeighedFeature &feature : vector)
        for (size_t i = 0; i < count; ++i)
            logOdds[static_cast<qsizetype>(i)] +=
                static_cast<double>(m_weights[feature.index * count + i] * feature.value);
    ModelGuess guess;
    guess.chances = chancesOf(logOdds);
    guess.label =
        static_cast<int>(std::max_element(guess.chances.begin(), guess.chances.end()) - guess.chances.begin());
    guess.confidence = guess.chances.at(guess.label);
    return guess;
}

QList<TextSpan> TextModel::explain(QStringView text, int label) const
{
    const size_t count = m_biases.size();
    const auto features = readTextFeatures(text);
    const TextVector vector = m_vocabulary.weigh(features);
    std::vector<double> spoken;
    spoken.reserve(vector.size());
    for (const WeighedFeature &feature : vector) {
        const float *weights = m_weights.data() + feature.index * count;
        const double all = std::accumulate(weights, weights + count, 0.0);
        const double own = static_cast<double>(weights[label]);
        spoken.push_back((own - (all - own) / static_cast<double>(count - 1)) * static_cast<double>(feature.value));
    }
    const std::vector<double> voices = voicesOf(text.size(), features, vector, m_vocabulary, spoken);
    QList<std::pair<double, TextSpan>> words;
    for (const Token &token : readTokens(text.left(featuresReadAtMost))) {
        const auto first = voices.begin() + token.span.start;
        words.append({std::accumulate(first, first + token.span.length, 0.0), token.span});
    }
    return loudest(std::move(words));
}

} // namespace otklik
