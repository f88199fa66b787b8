#pragma once

#include "guidance/checklist/wording.h"
#include "guidance/learning/solver.h"

#include <QHash>
#include <QStringList>

#include <array>

namespace otklik::bench {

/// A reply, the phrases that the definitions found in it, and how much of something people saw there.
struct EvidencedReply final
{
    QString text;
    QList<WordingSpan> evidence;
    QString group; ///< rows of one group are never on both sides of a split
    int level = 0; ///< 0 … 2
};

/// Tells the level from the evidence that ticks the checklist: from how many phrases of which kind were found, where,
/// and from the words of these phrases; no word outside them is looked at. One plane for each level, and an advantage
/// for each that five-fold cross validation on the learned rows found best for macro F1.
class EvidenceFit final
{
public:
    EvidenceFit(const QList<EvidencedReply> &learned, const QList<WordingKind> &kinds);

    [[nodiscard]] int guess(const EvidencedReply &reply) const;

private:
    static constexpr size_t levels = 3;
    using Scores = std::array<double, levels>;
    using Planes = std::array<Plane, levels>;

    [[nodiscard]] QStringList featuresOf(const EvidencedReply &reply) const;
    [[nodiscard]] TextVector vectorOf(const EvidencedReply &reply) const;
    void learnFeatures(const QList<EvidencedReply> &learned);
    [[nodiscard]] Planes fit(const std::vector<const TextVector *> &texts, const std::vector<int> &truth) const;
    [[nodiscard]] static Scores scoresOf(const Planes &planes, const TextVector &text);
    [[nodiscard]] int best(const Scores &scores) const;
    void chooseAdvantages(const QList<Scores> &scores, const QList<int> &truth);

    QList<WordingKind> m_kinds;
    QHash<QString, std::uint32_t> m_features;
    Planes m_planes;
    Scores m_advantage{};
};

} // namespace otklik::bench
