#include "benchmarks/guidance/evidencefit.h"

#include "guidance/learning/evaluation.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace otklik::bench {

namespace {

constexpr int folds = 5;
constexpr int leastRows = 3; ///< that have a feature
constexpr double cost = 2;

const QStringList levelNames{QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")};

QStringList wordsOf(const QString &phrase)
{
    static const QRegularExpression word(QStringLiteral("[a-z']+|\\?"));
    QStringList words;
    auto matches = word.globalMatch(phrase.toLower().replace(u'’', u'\''));
    while (matches.hasNext())
        words.append(matches.next().captured());
    return words;
}

int foldOf(const QString &group)
{
    uint sum = 0;
    for (const QChar c : group)
        sum = sum * 31 + c.unicode();
    return static_cast<int>(sum % folds);
}

} // namespace

EvidenceFit::EvidenceFit(const QList<EvidencedReply> &learned, const QList<WordingKind> &kinds)
    : m_kinds(kinds)
{
    learnFeatures(learned);
    std::vector<TextVector> texts;
    for (const EvidencedReply &reply : learned)
        texts.push_back(vectorOf(reply));
    const auto planesWithout = [&](int fold) {
        std::vector<const TextVector *> used;
        std::vector<int> truth;
        for (qsizetype i = 0; i < learned.size(); ++i)
            if (foldOf(learned.at(i).group) != fold) {
                used.push_back(&texts[static_cast<size_t>(i)]);
                truth.push_back(learned.at(i).level);
            }
        return fit(used, truth);
    };
    QList<Scores> scores(learned.size());
    QList<int> truth;
    for (int fold = 0; fold < folds; ++fold) {
        const Planes planes = planesWithout(fold);
        for (qsizetype i = 0; i < learned.size(); ++i)
            if (foldOf(learned.at(i).group) == fold)
                scores[i] = scoresOf(planes, texts[static_cast<size_t>(i)]);
    }
    for (const EvidencedReply &reply : learned)
        truth.append(reply.level);
    chooseAdvantages(scores, truth);
    m_planes = planesWithout(-1);
}

int EvidenceFit::guess(const EvidencedReply &reply) const
{
    return best(scoresOf(m_planes, vectorOf(reply)));
}

QStringList EvidenceFit::featuresOf(const EvidencedReply &reply) const
{
    QStringList features;
    QHash<WordingKind, int> counts;
    const qsizetype length = reply.text.size();
    for (const WordingSpan &span : reply.evidence) {
        if (!m_kinds.contains(span.kind))
            continue;
        const QString kind = nameOf(span.kind) + u' ';
        const QStringList words = wordsOf(reply.text.mid(span.start, span.length));
        for (qsizetype i = 0; i < words.size(); ++i) {
            features.append(kind + words.at(i));
            if (i > 0)
                features.append(kind + words.at(i - 1) + u' ' + words.at(i));
        }
        features.append(kind + u'<' + words.mid(0, 2).join(u' '));
        features.append(kind + u'#' + QString::number(std::min<qsizetype>(6, words.size() / 3)));
        if (span.start * 7 < length)
            features.append(kind + QStringLiteral("first"));
        if ((span.start + span.length) * 7 > length * 6)
            features.append(kind + QStringLiteral("last"));
        features.append(kind + QStringLiteral("at least ") + QString::number(std::min(4, ++counts[span.kind])));
    }
    for (const WordingKind kind : m_kinds)
        if (!counts.contains(kind))
            features.append(QStringLiteral("no ") + nameOf(kind));
    features.append(QStringLiteral("words ")
                    + QString::number(static_cast<int>(std::log2(reply.text.count(u' ') + 2))));
    features.sort();
    features.removeDuplicates();
    return features;
}

TextVector EvidenceFit::vectorOf(const EvidencedReply &reply) const
{
    TextVector text;
    const QStringList features = featuresOf(reply);
    for (const QString &feature : features)
        if (const auto known = m_features.constFind(feature); known != m_features.constEnd())
            text.push_back({*known, 1});
    std::ranges::sort(text, {}, &WeighedFeature::index);
    const float length = std::sqrt(static_cast<float>(text.size()));
    for (WeighedFeature &feature : text)
        feature.value /= std::max(1.0F, length);
    return text;
}

void EvidenceFit::learnFeatures(const QList<EvidencedReply> &learned)
{
    QMap<QString, int> rows;
    for (const EvidencedReply &reply : learned) {
        const QStringList features = featuresOf(reply);
        for (const QString &feature : features)
            ++rows[feature];
    }
    for (auto it = rows.constBegin(); it != rows.constEnd(); ++it)
        if (it.value() >= leastRows)
            m_features.insert(it.key(), static_cast<std::uint32_t>(m_features.size()));
}

EvidenceFit::Planes EvidenceFit::fit(const std::vector<const TextVector *> &texts, const std::vector<int> &truth) const
{
    Planes planes;
    for (size_t level = 0; level < levels; ++level) {
        std::vector<bool> isOfLevel;
        for (const int one : truth)
            isOfLevel.push_back(one == static_cast<int>(level));
        planes[level] = separate(texts, isOfLevel, static_cast<size_t>(m_features.size()), cost);
    }
    return planes;
}

EvidenceFit::Scores EvidenceFit::scoresOf(const Planes &planes, const TextVector &text)
{
    Scores scores{};
    for (size_t level = 0; level < levels; ++level) {
        double sum = static_cast<double>(planes[level].bias);
        for (const WeighedFeature &feature : text)
            sum += static_cast<double>(planes[level].weights[feature.index] * feature.value);
        scores[level] = sum;
    }
    return scores;
}

int EvidenceFit::best(const Scores &scores) const
{
    size_t winner = 0;
    for (size_t level = 1; level < levels; ++level)
        if (scores[level] + m_advantage[level] > scores[winner] + m_advantage[winner])
            winner = level;
    return static_cast<int>(winner);
}

void EvidenceFit::chooseAdvantages(const QList<Scores> &scores, const QList<int> &truth)
{
    double highest = -1;
    Scores chosen{};
    for (int one = -6; one <= 12; ++one)
        for (int two = -6; two <= 12; ++two) {
            m_advantage = {0, one / 4.0, two / 4.0};
            QList<int> guesses;
            for (const Scores &row : scores)
                guesses.append(best(row));
            const double reached = evaluate(levelNames, truth, guesses).macroF1;
            if (reached > highest) {
                highest = reached;
                chosen = m_advantage;
            }
        }
    m_advantage = chosen;
}

} // namespace otklik::bench
