#include "benchmarks/guidance/tonesets.h"

#include "benchmarks/guidance/classfigures.h"
#include "benchmarks/guidance/labelledtable.h"
#include "guidance/triage/tone.h"

#include <QSet>

namespace otklik::bench {

namespace {

QString toneName(const QString &text)
{
    const Tone tone = toneOf(findTone(text));
    return tone == Tone::Social ? QStringLiteral("speech") : QString(nameOf(tone));
}

QString toneSign(const QString &text)
{
    const Tone tone = toneOf(findTone(text));
    return tone == Tone::Positive ? QStringLiteral("1") : QStringLiteral("%1").arg(tone == Tone::Negative ? -1 : 0);
}

Result<QList<LabelledText>> readRows(const QString &path, char delimiter)
{
    const QString text = QStringLiteral("text");
    const QString label = QStringLiteral("label");
    const auto table = LabelledTable::read(path, delimiter, {text, label});
    if (!table)
        return tl::unexpected<Error>(table.error());
    QList<LabelledText> rows;
    for (qsizetype i = 0; i < table->size(); ++i)
        rows.append({table->at(i, text), table->at(i, label)});
    return rows;
}

/// The rows of `more` whose texts do not stand in `rows`.
QList<LabelledText> withoutTextsOf(const QList<LabelledText> &more, const QList<LabelledText> &rows)
{
    QSet<QString> seen;
    for (const LabelledText &row : rows)
        seen.insert(sameText(row.text));
    QList<LabelledText> others;
    for (const LabelledText &row : more)
        if (!seen.contains(sameText(row.text)))
            others.append(row);
    return others;
}

double weightedF1(const Evaluation &evaluation)
{
    return evaluation.weightedF1;
}

double signedF1(const Evaluation &evaluation)
{
    return (evaluation.find(QStringLiteral("1"))->f1 + evaluation.find(QStringLiteral("-1"))->f1) / 2;
}

/// A row for each company that a tweet of the test part is marked for.
Result<QList<LabelledText>> readContestTest(const QString &path)
{
    const QStringList companies{QStringLiteral("beeline"), QStringLiteral("mts"),        QStringLiteral("megafon"),
                                QStringLiteral("tele2"),   QStringLiteral("rostelecom"), QStringLiteral("komstar"),
                                QStringLiteral("skylink")};
    const QString text = QStringLiteral("text");
    const auto table = LabelledTable::read(path, ',', companies + QStringList{text});
    if (!table)
        return tl::unexpected<Error>(table.error());
    QList<LabelledText> rows;
    for (qsizetype i = 0; i < table->size(); ++i)
        for (const QString &company : companies)
            if (const QString mark = table->at(i, company); !mark.isEmpty() && mark != QLatin1StringView("NULL"))
                rows.append({table->at(i, text), mark});
    return rows;
}

} // namespace

Figures measureRuSentiment(const Options &options)
{
    const QString folder = options.data + QStringLiteral("/posts/rusentiment/");
    const auto random = readRows(folder + QStringLiteral("random_posts.csv"), ',');
    const auto preselected = readRows(folder + QStringLiteral("preselected_posts.csv"), ',');
    if (!random || !preselected)
        return tl::unexpected<Error>(random ? preselected.error() : random.error());
    LabelledSplit split = splitLabelled(*random);
    split.learned += withoutTextsOf(*preselected, *random);
    return measureClasses({QStringLiteral("rusentiment"), split, QStringLiteral("held"), QStringLiteral("weighted F1"),
                           weightedF1, 72.4, toneName});
}

Figures measureRuSentiTweet(const Options &options)
{
    const auto rows = readRows(options.data + QStringLiteral("/posts/rusentitweet/train.csv"), ',');
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return measureClasses({QStringLiteral("rusentitweet"), splitLabelled(*rows), QStringLiteral("held"),
                           QStringLiteral("macro F1"), nullptr, 65.5, toneName});
}

Figures measureSentiRuEval(const Options &options)
{
    const QString folder = options.data + QStringLiteral("/posts/sentirueval/");
    const auto test = readContestTest(folder + QStringLiteral("2016_telecom_dated.csv"));
    const auto telecoms = readRows(folder + QStringLiteral("2016_telecom_train.csv"), '\t');
    const auto banks = readRows(folder + QStringLiteral("2016_banks_train.csv"), '\t');
    for (const auto *part : {&test, &telecoms, &banks})
        if (!*part)
            return tl::unexpected<Error>(part->error());
    const LabelledSplit split{withoutTextsOf(*telecoms + *banks, *test), *test};
    return measureClasses({QStringLiteral("sentirueval_2016_telecom"), split, QStringLiteral("test"),
                           QStringLiteral("F1 of positive and negative"), signedF1, 55.9, toneSign});
}

} // namespace otklik::bench
