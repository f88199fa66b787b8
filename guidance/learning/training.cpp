#include "guidance/learning/training.h"

#include "guidance/learning/solver.h"
#include "guidance/learning/tokens.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMap>
#include <QSet>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace otklik {

namespace {

constexpr int textsAtLeast = 2;              ///< a feature of fewer texts teaches nothing about others
constexpr std::array<double, 2> costs{1, 4}; ///< of two, the better one is chosen by rows set aside

/// How many rows each label has, by the alphabet.
QMap<QString, qsizetype> countsOf(const QList<LabelledText> &rows)
{
    QMap<QString, qsizetype> counts;
    for (const LabelledText &row : rows)
        ++counts[row.label];
    return counts;
}

/// Those that can be learned, by the alphabet.
Result<QStringList> labelsOf(const QList<LabelledText> &rows)
{
    const QMap<QString, qsizetype> counts = countsOf(rows);
    QStringList labels;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.key().toUtf8().size() > TextModel::labelBytesAtMost)
            return failure(Error::Kind::CorrectInput, QStringLiteral("label_too_long"), it.key().left(60));
        if (it.value() >= trainedRowsOfClass)
            labels.append(it.key());
    }
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

/// Learns from rows whose labels are all known; one in five of them chooses the cost.
class Learner final
{
public:
    Learner(QStringList labels, const QList<LabelledText> &rows, const TrainingProgress &progress,
            qsizetype featuresAtMost)
        : m_labels(std::move(labels))
        , m_vocabulary(vocabularyOf(rows))
        , m_rows(rows)
        , m_truth(indexesOf(m_labels, rows))
        , m_featuresAtMost(static_cast<size_t>(featuresAtMost))
        , m_steps(progress, static_cast<int>(m_labels.size() * (costs.size() + (fits() ? 1 : 2))))
    {
        weighAll();
    }

    /// The one that does best on rows not learned from.
    [[nodiscard]] Result<double> bestCost()
    {
        double best = costs.front();
        double bestScore = -1;
        for (const double cost : costs) {
            const auto model = learnFrom(cost, [](size_t row) { return row % chooses != 0; });
            if (!model)
                return tl::unexpected<Error>(model.error());
            const double score = scoreOf(*model);
            if (score > bestScore) {
                best = cost;
                bestScore = score;
            }
        }
        return best;
    }

    [[nodiscard]] Result<TextModel> learn(double cost)
    {
        return learnFrom(cost, [](size_t) { return true; });
    }

    [[nodiscard]] bool fits() const { return m_vocabulary.size() <= m_featuresAtMost; }

    void keepStrongest(const TextModel &model)
    {
        std::vector<std::pair<float, Vocabulary::Entry>> entries;
        for (size_t i = 0; i < m_vocabulary.size(); ++i)
            entries.emplace_back(-model.strength(i), m_vocabulary.entries()[i]);
        std::sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) {
            return std::pair(a.first, a.second.key) < std::pair(b.first, b.second.key);
        });
        std::vector<Vocabulary::Entry> strongest;
        for (size_t i = 0; i < std::min(m_featuresAtMost, entries.size()); ++i)
            strongest.push_back(entries[i].second);
        std::sort(strongest.begin(), strongest.end(), [](const auto &a, const auto &b) { return a.key < b.key; });
        m_vocabulary = Vocabulary(std::move(strongest));
        weighAll();
    }

private:
    static constexpr size_t chooses = 5;

    void weighAll()
    {
        m_texts.clear();
        for (const LabelledText &row : m_rows)
            m_texts.push_back(m_vocabulary.weigh(readTextFeatures(row.text)));
    }

    [[nodiscard]] Result<TextModel> learnFrom(double cost, bool (*isLearned)(size_t row))
    {
        std::vector<const TextVector *> texts;
        std::vector<int> truth;
        for (size_t row = 0; row < m_texts.size(); ++row)
            if (isLearned(row)) {
                texts.push_back(&m_texts[row]);
                truth.push_back(m_truth.at(static_cast<qsizetype>(row)));
            }
        const auto count = static_cast<size_t>(m_labels.size());
        std::vector<float> weights(m_vocabulary.size() * count);
        std::vector<float> biases(count);
        for (size_t label = 0; label < count; ++label) {
            if (!m_steps.next())
                return cancelled();
            std::vector<bool> isOfClass;
            for (const int one : truth)
                isOfClass.push_back(one == static_cast<int>(label));
            const Plane plane = separate(texts, isOfClass, m_vocabulary.size(), cost);
            for (size_t i = 0; i < m_vocabulary.size(); ++i)
                weights[i * count + label] = plane.weights[i];
            biases[label] = plane.bias;
        }
        return TextModel(m_labels, m_vocabulary, std::move(weights), std::move(biases));
    }

    [[nodiscard]] double scoreOf(const TextModel &model) const
    {
        QList<int> truth;
        QList<int> guesses;
        for (size_t row = 0; row < m_texts.size(); row += chooses) {
            truth.append(m_truth.at(static_cast<qsizetype>(row)));
            guesses.append(model.guess(m_texts[row]).label);
        }
        return evaluate(m_labels, truth, guesses).macroF1;
    }

    const QStringList m_labels;
    Vocabulary m_vocabulary;
    const QList<LabelledText> &m_rows;
    const QList<int> m_truth;
    const size_t m_featuresAtMost;
    std::vector<TextVector> m_texts;
    Steps m_steps;
};

} // namespace

QString sameText(QStringView text)
{
    QString same;
    for (const Token &token : readTokens(text))
        if (token.kind == Token::Kind::Word)
            for (const QChar c : text.mid(token.span.start, token.span.length))
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

Result<TextModel> trainTextModel(const QList<LabelledText> &rows, const TrainingProgress &progress,
                                 qsizetype bytesAtMost)
{
    if (rows.size() > trainedRowsAtMost)
        return failure(Error::Kind::CorrectInput, QStringLiteral("too_many_rows"), QString::number(rows.size()));
    auto labels = labelsOf(rows);
    if (!labels)
        return tl::unexpected<Error>(labels.error());
    QList<LabelledText> known;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(known),
                 [&](const LabelledText &row) { return labels->contains(row.label); });

    const qsizetype features = TextModel::featuresWithin(bytesAtMost, *labels);
    Learner learner(std::move(*labels), known, progress, features);
    const auto cost = learner.bestCost();
    if (!cost)
        return tl::unexpected<Error>(cost.error());
    auto model = learner.learn(*cost);
    if (!model || learner.fits())
        return model;
    learner.keepStrongest(*model);
    return learner.learn(*cost);
}

Evaluation judge(const Guesser &guesser, const QList<LabelledText> &rows, const QStringList &labels)
{
    QStringList all = labels;
    QHash<QString, int> places;
    for (const QString &label : labels)
        places.insert(label, static_cast<int>(places.size()));
    QList<int> truth;
    QList<int> guesses;
    for (const LabelledText &row : rows) {
        if (!places.contains(row.label)) {
            places.insert(row.label, static_cast<int>(all.size()));
            all.append(row.label);
        }
        truth.append(places.value(row.label));
    }
    for (const LabelledText &row : rows)
        guesses.append(places.value(guesser(row.text), -1));
    return evaluate(all, truth, guesses);
}

Evaluation judge(const TextModel &model, const QList<LabelledText> &rows)
{
    return judge([&](const QString &text) { return model.labels().at(model.guess(text).label); }, rows, model.labels());
}

QString commonestLabel(const QList<LabelledText> &rows)
{
    const QMap<QString, qsizetype> counts = countsOf(rows);
    return counts.isEmpty() ? QString() : std::max_element(counts.cbegin(), counts.cend()).key();
}

Result<JudgedModel> trainAndJudge(const QList<LabelledText> &rows, const TrainingProgress &progress,
                                  qsizetype bytesAtMost)
{
    const LabelledSplit split = splitLabelled(rows);
    auto model = trainTextModel(split.learned, progress, bytesAtMost);
    if (!model)
        return tl::unexpected<Error>(model.error());
    Evaluation held = judge(*model, split.held);
    const QString commonest = commonestLabel(split.learned);
    Evaluation majority = judge([&](const QString &) { return commonest; }, split.held, model->labels());
    return JudgedModel{std::move(*model), split.learned.size(), split.held, std::move(held), std::move(majority)};
}

} // namespace otklik
