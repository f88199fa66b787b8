#include "benchmarks/guidance/rudenesssets.h"

#include "benchmarks/guidance/classfigures.h"
#include "benchmarks/guidance/labelledtable.h"
#include "guidance/triage/heat.h"

#include <QSet>

#include <algorithm>

namespace otklik::bench {

namespace {

const QString rude = QStringLiteral("rude");
const QString polite = QStringLiteral("polite");

/// How rude the lexicon alone finds a text.
int rudeWords(const QString &text)
{
    const Heat heat = measureHeat(text);
    return static_cast<int>(std::count_if(heat.evidence.begin(), heat.evidence.end(),
                                          [](const HeatEvidence &one) { return one.cue == HeatCue::Rudeness; }));
}

QString rudenessName(const QString &text)
{
    return rudeWords(text) > 0 ? rude : polite;
}

Result<QList<LabelledText>> readToxic(const Options &options)
{
    const QString text = QStringLiteral("comment");
    const QString label = QStringLiteral("labels");
    const auto table =
        LabelledTable::read(options.data + QStringLiteral("/posts/ru_toxic/train.csv"), ',', {text, label});
    if (!table)
        return tl::unexpected<Error>(table.error());
    QList<LabelledText> rows;
    for (qsizetype i = 0; i < table->size(); ++i)
        rows.append({table->at(i, text), table->at(i, label).startsWith(u'1') ? rude : polite});
    return rows;
}

struct Pair final
{
    QString original;
    QString rewrite;
};

Result<QList<Pair>> readPairs(const Options &options)
{
    const QString original = QStringLiteral("toxic_comment");
    const QStringList rewrites{QStringLiteral("neutral_comment1"), QStringLiteral("neutral_comment2"),
                               QStringLiteral("neutral_comment3")};
    const auto table = LabelledTable::read(options.data + QStringLiteral("/replies/ru_detox/train.tsv"), '\t',
                                           rewrites + QStringList{original});
    if (!table)
        return tl::unexpected<Error>(table.error());
    QList<Pair> pairs;
    for (qsizetype i = 0; i < table->size(); ++i)
        for (const QString &rewrite : rewrites)
            if (!table->at(i, rewrite).trimmed().isEmpty())
                pairs.append({table->at(i, original), table->at(i, rewrite)});
    return pairs;
}

/// Those pairs whose rude text is among the held ones.
QList<Pair> heldPairs(const QList<Pair> &pairs)
{
    QList<LabelledText> originals;
    for (const Pair &pair : pairs)
        originals.append({pair.original, rude});
    QSet<QString> held;
    const LabelledSplit split = splitLabelled(originals);
    for (const LabelledText &row : split.held)
        held.insert(sameText(row.text));
    QList<Pair> some;
    std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(some),
                 [&](const Pair &pair) { return held.contains(sameText(pair.original)); });
    return some;
}

/// What may be learned: the other pairs and the comments, without any text of a held pair.
QList<LabelledText> learnable(const QList<Pair> &pairs, const QList<Pair> &held, const QList<LabelledText> &comments)
{
    QSet<QString> taken;
    for (const Pair &pair : held)
        taken << sameText(pair.original) << sameText(pair.rewrite);
    QList<LabelledText> rows;
    const auto add = [&](const LabelledText &row) {
        const QString same = sameText(row.text);
        if (taken.contains(same))
            return;
        taken.insert(same);
        rows.append(row);
    };
    for (const LabelledText &row : comments)
        add(row);
    for (const Pair &pair : pairs) {
        add({pair.original, rude});
        add({pair.rewrite, polite});
    }
    return rows;
}

} // namespace

Figures measureRuToxic(const Options &options)
{
    const auto rows = readToxic(options);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return measureClasses({QStringLiteral("ru_toxic"), splitLabelled(*rows), QStringLiteral("held"),
                           QStringLiteral("macro F1"), nullptr, 92.2, rudenessName});
}

Figures measurePoliteness(const Options &options)
{
    const QString text = QStringLiteral("Request");
    const QString score = QStringLiteral("Normalized Score");
    const auto table = LabelledTable::read(options.data + QStringLiteral("/replies/politeness/wikipedia.annotated.csv"),
                                           ',', {text, score});
    if (!table)
        return tl::unexpected<Error>(table.error());
    QList<std::pair<double, QString>> requests;
    for (qsizetype i = 0; i < table->size(); ++i)
        requests.append({table->at(i, score).toDouble(), table->at(i, text)});
    std::sort(requests.begin(), requests.end());
    QList<LabelledText> rows;
    const qsizetype quarter = requests.size() / 4;
    for (qsizetype i = 0; i < quarter; ++i) {
        rows.append({requests.at(i).second, rude});
        rows.append({requests.at(requests.size() - 1 - i).second, polite});
    }
    return measureClasses({QStringLiteral("politeness"), splitLabelled(rows), QStringLiteral("held"),
                           QStringLiteral("accuracy"), [](const Evaluation &one) { return one.accuracy; }, 83.8});
}

Figures measureRuDetox(const Options &options)
{
    const auto comments = readToxic(options);
    const auto pairs = readPairs(options);
    if (!comments || !pairs)
        return tl::unexpected<Error>(comments ? pairs.error() : comments.error());
    const QList<Pair> held = heldPairs(*pairs);
    const auto model = trainTextModel(learnable(*pairs, held, *comments));
    if (!model)
        return tl::unexpected<Error>(model.error());
    const auto at = model->labels().indexOf(rude);
    int gentler = 0;
    int gentlerByWords = 0;
    for (const Pair &pair : held) {
        gentler += model->guess(pair.rewrite).chances.at(at) < model->guess(pair.original).chances.at(at) ? 1 : 0;
        gentlerByWords += rudeWords(pair.rewrite) < rudeWords(pair.original) ? 1 : 0;
    }
    const auto part = [&](int count) { return static_cast<double>(count) / static_cast<double>(held.size()); };
    const QString set = QStringLiteral("ru_detox");
    const QString split = QStringLiteral("held");
    return QList<Figure>{
        percentFigure(set, split, QStringLiteral("pairs scored gentler"), part(gentler), held.size()),
        percentFigure(set, split, QStringLiteral("untrained pairs scored gentler"), part(gentlerByWords), held.size())};
}

} // namespace otklik::bench
