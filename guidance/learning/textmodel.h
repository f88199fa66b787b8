#pragma once

#include "guidance/learning/vocabulary.h"
#include "models/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace otklik {

/// What a model says about a text.
struct ModelGuess final
{
    int label = 0;         ///< index into TextModel::labels()
    double confidence = 0; ///< 0 … 1: the probability of that label
    QList<double> chances; ///< of every label; they sum to 1
};

/// A linear classifier of texts: a weight for each label and feature. Immutable and thread-safe; a
/// usual mention is read in a tenth of a millisecond.
class TextModel final
{
public:
    /// The weights stand feature by feature, a number for each label; `biases` has one for each label.
    TextModel(QStringList labels, Vocabulary vocabulary, std::vector<float> weights, std::vector<float> biases);

    static constexpr qsizetype labelsAtMost = 64;
    static constexpr qsizetype labelBytesAtMost = 200; ///< in UTF-8
    static constexpr qsizetype featuresAtMost = 400'000;
    static constexpr qsizetype bytesAtMost = 64 * 1024 * 1024;

    /// Reads what toBytes() wrote. Fails with Corruption: "not_a_model", "model_of_another_version",
    /// "model_damaged".
    [[nodiscard]] static Result<TextModel> fromBytes(const QByteArray &bytes);
    /// Two bytes a weight, checked by SHA-256.
    [[nodiscard]] QByteArray toBytes() const;
    /// How many features a model of so many labels may have so that toBytes() stays within `bytes`.
    [[nodiscard]] static qsizetype featuresWithin(qsizetype bytes, const QStringList &labels);

    [[nodiscard]] const QStringList &labels() const { return m_labels; }
    /// How much a feature, by its index, can say for any label.
    [[nodiscard]] float strength(size_t feature) const;
    [[nodiscard]] const Vocabulary &vocabulary() const { return m_vocabulary; }

    [[nodiscard]] ModelGuess guess(QStringView text) const;
    [[nodiscard]] ModelGuess guess(const TextVector &vector) const;

    /// The words of the text that spoke most for `label` and against the others, by the model's own
    /// weights: at most five, in order, neighbours as one. Empty when nothing did.
    [[nodiscard]] QList<TextSpan> explain(QStringView text, int label) const;

private:
    QStringList m_labels;
    Vocabulary m_vocabulary;
    std::vector<float> m_weights;
    std::vector<float> m_biases;
};

} // namespace otklik
