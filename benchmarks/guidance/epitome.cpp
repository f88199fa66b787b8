#include "benchmarks/guidance/epitome.h"

#include "benchmarks/guidance/classfigures.h"
#include "benchmarks/guidance/evidencefit.h"
#include "benchmarks/guidance/labelledtable.h"
#include "guidance/wording/replyanalyzer.h"

#include <QSet>

namespace otklik::bench {

namespace {

struct Trait final
{
    const char *file;
    const char *metric;
    double floor; ///< percent
    QList<WordingKind> kinds;
};

const QList<Trait> &traits()
{
    using enum WordingKind;
    static const QList<Trait> all{
        {"emotional-reactions",
         "emotional reactions macro F1",
         56.6,
         {Empathy, Apology, Experience, NextStep, Question, Promise, Thanks}},
        {"interpretations", "interpretations macro F1", 52.3, {Empathy, Experience, Apology, Explanation, Question}},
        {"explorations", "explorations macro F1", 56.7, {Question, Interest, NextStep, Empathy, Alternative}}};
    return all;
}

/// FNV-1a of the post's id: the answers to one post are all on one side.
bool isHeld(const QString &post)
{
    quint64 hash = 14695981039346656037ULL;
    for (const char byte : post.toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 1099511628211ULL;
    return hash % 4 == 0;
}

struct Split final
{
    QList<EvidencedReply> learned;
    QList<EvidencedReply> held;
};

Result<Split> readSplit(const Options &options, const Trait &trait, ReplyAnalyzer &analyzer)
{
    const QString path =
        options.data + QStringLiteral("/replies/epitome/%1-reddit.csv").arg(QLatin1StringView(trait.file));
    const QString post = QStringLiteral("sp_id");
    const QString answer = QStringLiteral("response_post");
    const QString level = QStringLiteral("level");
    const auto table = LabelledTable::read(options.data.isEmpty() ? QString() : path, ',', {post, answer, level});
    if (!table)
        return tl::unexpected<Error>(table.error());
    Split split;
    QSet<QString> seen;
    for (qsizetype row = 0; row < table->size(); ++row) {
        const QString text = table->at(row, answer);
        const QString same = text.simplified().toLower();
        if (seen.contains(same))
            continue;
        seen.insert(same);
        const QString group = table->at(row, post);
        EvidencedReply reply{text, analyzer.analyze(text, QStringLiteral("en")), group, table->at(row, level).toInt()};
        (isHeld(group) ? split.held : split.learned).append(std::move(reply));
    }
    return split;
}

double macroF1(const QList<EvidencedReply> &rows, const std::function<int(const EvidencedReply &)> &guess)
{
    QList<int> truth;
    QList<int> guesses;
    for (const EvidencedReply &row : rows) {
        truth.append(row.level);
        guesses.append(guess(row));
    }
    return evaluate({QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}, truth, guesses).macroF1;
}

} // namespace

Figures measureEpitome(const Options &options)
{
    ReplyAnalyzer analyzer;
    QList<Figure> figures;
    for (const Trait &trait : traits()) {
        const auto split = readSplit(options, trait, analyzer);
        if (!split)
            return tl::unexpected<Error>(split.error());
        const EvidenceFit fit(split->learned, trait.kinds);
        const QString metric = QLatin1StringView(trait.metric);
        Figure figure =
            percentFigure(QStringLiteral("epitome"), QStringLiteral("held"), metric,
                          macroF1(split->held, [&](const auto &row) { return fit.guess(row); }), split->held.size());
        figure.floor = trait.floor;
        figures.append(figure);
        figures.append(percentFigure(QStringLiteral("epitome"), QStringLiteral("held"),
                                     QStringLiteral("majority ") + metric,
                                     macroF1(split->held, [](const auto &) { return 0; }), split->held.size()));
    }
    return figures;
}

} // namespace otklik::bench
