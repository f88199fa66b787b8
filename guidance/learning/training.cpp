#include "guidance/learning/training.h"

#include "guidance/learning/solver.h"

#include <QCryptographicHash>
#include <QMap>
#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace otklik {

namespace {

constexpr int textsAtLeast = 2; ///< a feature of fewer texts teaches nothing about others

/// Those that can be learned, by the alphabet.
Result<QStringList> labelsOf(const QList<LabelledText> &rows)
{
    QMap<QString, qsizetype> counts;
    for (const LabelledText &row : rows)
        ++counts[row.label];
    QStringList labels;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        if (it.value() >= trainedRowsOfClass)
            labels.append(it.key());
    if (labels.size() > TextModel::labelsAtMost)
        return failure(Error::Kind::CorrectInput, QStringLiteral("too_many_labels"), QString::number(labels.size()));
    if (labels.size() < 2)
        return failure(Error::Kind::CorrectInput, QStringLiteral("too_few_labels"), labels.join(u' '));
    return labels;
}

/// The features that at least two texts have, the commonest first when there are too many.
Vocabulary vocabularyOf(const QList<LabelledText> &rows)
{
    std::unordered_map<std::uint32_t, int> texts;
    std::vector<std::uint32_t> keys;
    for (const LabelledText &row : rows) {
        keys.clear();
        for (const TextFeature &feature : readTextFeatures(row.text))
            keys.push_back(feature.key);
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        for (const std::uint32_t key : keys)
            ++texts[key];
    }
    std::vector<std::pair<int, std::uint32_t>> common;
    for (const auto &[key, count] : texts)
        if (count >= textsAtLeast)
            common.emplace_back(-count, key);
    std::sort(common.begin(), common.end());
    if (common.size() > static_cast<size_t>(TextModel::featuresAtMost))
        common.resize(static_cast<size_t>(TextModel::featuresAtMost));

    std::vector<Vocabulary::Entry> entries;
    entries.reserve(common.size());
    for (const auto &[count, key] : common)
        entries.push_back({key, static_cast<float>(1.0 + std::log((static_cast<double>(rows.size()) + 1.0) / -count))});
    std::sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.key < b.key; });
    return Vocabulary(std::move(entries));
}

/// Tells the progress; remembers that it was told to stop.
class Steps final
{
public:
    Steps(const TrainingProgress &progress, int all)
        : m_progress(progress)
        , m_all(all)
    {}
    [[nodiscard]] bool next() { return !m_progress || m_progress(m_done++, m_all); }

private:
    const TrainingProgress &m_progress;
    const int m_all;
    int m_done = 0;
};

tl::unexpected<Error> cancelled()
{
    return failure(Error::Kind::GiveUp, QStringLiteral("cancelled"));
}

QList<int> indexesOf(const QStringList &labels, const QList<LabelledText> &rows)
{
    QList<int> indexes;
    for (const LabelledText &row : rows)
        indexes.append(static_cast<int>(labels.indexOf(row.label)));
    return indexes;
}

} // namespace

QString sameText(QStringView text)
{
    QString same;
    for (const QChar c : text)
        if (c.isLetterOrNumber())
            same += c.toLower();
    return same.isEmpty() ? text.toString().simplified() : same; // emoji only
}

LabelledSplit splitLabelled(const QList<LabelledText> &rows, int heldOneIn, quint32 seed)
{
    LabelledSplit split;
    QSet<QString> seen;
    for (const LabelledText &row : rows) {
        const QString same = sameText(row.text);
        if (seen.contains(same))
            continue;
        seen.insert(same);
        const QByteArray sum =
            QCryptographicHash::hash(QByteArray::number(seed) + same.toUtf8(), QCryptographicHash::Sha256);
        const bool isHeld = qFromLittleEndian<quint32>(sum.constData()) % static_cast<quint32>(heldOneIn) == 0;
        (isHeld ? split.held : split.learned).append(row);
    }
    return split;
}

Result<TextModel> trainTextModel(const QList<LabelledText> &rows, const TrainingProgress &progress)
{
    if (rows.size() > trainedRowsAtMost)
        return failure(Error::Kind::CorrectInput, QStringLiteral("too_many_rows"), QString::number(rows.size()));
    auto labels = labelsOf(rows);
    if (!labels)
        return tl::unexpected<Error>(labels.error());
    QList<LabelledText> known;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(known),
                 [&](const LabelledText &row) { return labels->contains(row.label); });

    const auto count = static_cast<size_t>(labels->size());
    Steps steps(progress, static_cast<int>(count) + 1);
    if (!steps.next())
        return cancelled();
    Vocabulary vocabulary = vocabularyOf(known);
    std::vector<TextVector> texts;
    texts.reserve(static_cast<size_t>(known.size()));
    for (const LabelledText &row : known)
        texts.push_back(vocabulary.weigh(readTextFeatures(row.text)));

    std::vector<float> weights(vocabulary.size() * count);
    std::vector<float> biases(count);
    for (size_t label = 0; label < count; ++label) {
        if (!steps.next())
            return cancelled();
        std::vector<bool> isOfClass;
        for (const LabelledText &row : known)
            isOfClass.push_back(row.label == labels->at(static_cast<qsizetype>(label)));
        const Plane plane = separate(texts, isOfClass, vocabulary.size());
        for (size_t i = 0; i < vocabulary.size(); ++i)
            weights[i * count + label] = plane.weights[i];
        biases[label] = plane.bias;
    }
    return TextModel(std::move(*labels), std::move(vocabulary), std::move(weights), std::move(biases));
}

Evaluation judge(const TextModel &model, const QList<LabelledText> &rows)
{
    QStringList labels = model.labels();
    for (const LabelledText &row : rows)
        if (!labels.contains(row.label))
            labels.append(row.label);
    QList<int> guesses;
    for (const LabelledText &row : rows)
        guesses.append(model.guess(row.text).label);
    return evaluate(labels, indexesOf(labels, rows), guesses);
}

Result<JudgedModel> trainAndJudge(const QList<LabelledText> &rows, const TrainingProgress &progress)
{
    const LabelledSplit split = splitLabelled(rows);
    auto model = trainTextModel(split.learned, progress);
    if (!model)
        return tl::unexpected<Error>(model.error());
    Evaluation held = judge(*model, split.held);
    QStringList labels;
    for (const ClassScore &one : held.classes)
        labels.append(one.label);
    Evaluation majority = evaluateMajority(labels, indexesOf(labels, split.learned), indexesOf(labels, split.held));
    return JudgedModel{std::move(*model), split.learned.size(), std::move(held), std::move(majority)};
}

} // namespace otklik
