#pragma once

#include "guidance/learning/evaluation.h"
#include "guidance/learning/textmodel.h"

#include <functional>

namespace otklik {

/// A text and what a person said it is.
struct LabelledText final
{
    QString text;
    QString label;

    friend bool operator==(const LabelledText &, const LabelledText &) = default;
};

/// Told between the steps of a training, which take a second or more each. Returns whether to go on.
using TrainingProgress = std::function<bool(int done, int steps)>;

/// The rows that a model learns from and those that it is judged by. A text that stands twice, but
/// for its punctuation and case, is taken once, as it stood first.
struct LabelledSplit final
{
    QList<LabelledText> learned;
    QList<LabelledText> held;
};

/// Puts about one text in `heldOneIn` aside, the same ones whatever their order and neighbours.
[[nodiscard]] LabelledSplit splitLabelled(const QList<LabelledText> &rows, int heldOneIn = 5, quint32 seed = 1);

/// What makes two texts the same one: their words and numbers, small; not whom they address, nor links,
/// which each copy has of its own.
[[nodiscard]] QString sameText(QStringView text);

constexpr qsizetype trainedRowsAtMost = 100'000;
constexpr qsizetype trainedRowsOfClass = 10; ///< a class of fewer cannot be learned

/// Learns from all rows. The same rows in the same order give the same model, bit by bit. Takes some
/// seconds and 5 KiB of memory a row. Fails with CorrectInput: "too_many_rows", "too_many_labels", "label_too_long",
/// "too_few_labels" (of at least trainedRowsOfClass rows; rarer ones are left out), and GiveUp:
/// "cancelled". Of a model that would take more than `bytesAtMost`, the strongest features are kept and
/// learned anew.
[[nodiscard]] Result<TextModel> trainTextModel(const QList<LabelledText> &rows, const TrainingProgress &progress = {},
                                               qsizetype bytesAtMost = TextModel::bytesAtMost);

/// A model, and how it did on rows that it had not seen.
struct JudgedModel final
{
    TextModel model;
    qsizetype learnedRows = 0;
    QList<LabelledText> heldRows;
    Evaluation held;
    Evaluation majority; ///< of the same rows, by always saying the commonest class
};

/// Splits the rows, learns from one part and is judged by the other. Fails as above.
[[nodiscard]] Result<JudgedModel> trainAndJudge(const QList<LabelledText> &rows, const TrainingProgress &progress = {},
                                                qsizetype bytesAtMost = TextModel::bytesAtMost);

/// What guesses the label of a text.
using Guesser = std::function<QString(const QString &text)>;

/// Guesses held against the labels of the rows. `labels` stand first among the classes; those that only rows have follow.
[[nodiscard]] Evaluation judge(const Guesser &guesser, const QList<LabelledText> &rows, const QStringList &labels = {});
/// The model's guesses. A label that the model does not know counts as missed.
[[nodiscard]] Evaluation judge(const TextModel &model, const QList<LabelledText> &rows);

/// What to say when nothing is known of a text; the first by the alphabet when several are as common.
[[nodiscard]] QString commonestLabel(const QList<LabelledText> &rows);

} // namespace otklik
