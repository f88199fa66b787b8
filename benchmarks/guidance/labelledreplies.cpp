#include "benchmarks/guidance/labelledreplies.h"

#include "benchmarks/guidance/labelledtable.h"
#include "guidance/wording/replyanalyzer.h"
#include "guidance/wording/replychecker.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace otklik::bench {

namespace {

struct LabelledReply final
{
    QString id; ///< "twcs 2129"
    QString split;
    QStringList items;
};

struct Score final
{
    int marked = 0;
    int found = 0;
    int both = 0;
};

constexpr std::array items{CheckKey::Interest, CheckKey::Need,        CheckKey::Solution,   CheckKey::Alternative,
                           CheckKey::Empathy,  CheckKey::Admission,   CheckKey::Apology,    CheckKey::Thanks,
                           CheckKey::NextStep, CheckKey::Explanation, CheckKey::Rudeness,   CheckKey::Blame,
                           CheckKey::Honesty,  CheckKey::Officialese, CheckKey::StockPhrase};

QList<LabelledReply> readLabels()
{
    QFile file(QStringLiteral(":/otklik/labels/replies.txt"));
    QList<LabelledReply> all;
    if (!file.open(QIODevice::ReadOnly))
        return all;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList words = line.split(u' ', Qt::SkipEmptyParts);
        if (!line.startsWith(u'#') && words.size() >= 3)
            all.append({words.at(0) + u' ' + words.at(1), words.at(2), words.mid(3)});
    }
    return all;
}

Result<QHash<QString, QString>> readTexts(const QString &data)
{
    QHash<QString, QString> texts;
    const QString id = QStringLiteral("tweet_id");
    const QString text = QStringLiteral("text");
    const auto table = LabelledTable::read(data + QStringLiteral("/replies/twcs/twcs.csv"), ',', {id, text});
    if (!table)
        return tl::unexpected<Error>(table.error());
    for (qsizetype row = 0; row < table->size(); ++row)
        texts.insert(QStringLiteral("twcs ") + table->at(row, id), table->at(row, text));
    QFile file(data + QStringLiteral("/replies/ibm_customer_care/dev.json"));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::GiveUp, absentSet, file.fileName());
    const QJsonArray all = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &one : all) {
        const QJsonValue agent = one[u"agentURL"];
        texts.insert(QStringLiteral("ibm ") + agent[u"tweet_ID"].toString(), agent[u"url_utterance"].toString());
    }
    return texts;
}

/// A complaint that is our fault and a large case, so that every item is asked for.
ReplyContext contextOfAll()
{
    ReplyContext context;
    context.language = QStringLiteral("en");
    context.fault = Fault::Ours;
    context.isLargeCase = true;
    return context;
}

bool isFound(const CheckItem &item)
{
    const bool isWarned = item.state == CheckState::Warning || item.state == CheckState::Stop;
    return !item.evidence.isEmpty() && (item.state == CheckState::Ticked || isWarned);
}

Figure figureOf(const QString &split, const QString &metric, int part, int whole, qint64 rows)
{
    Figure figure{QStringLiteral("replies ") + metric,
                  whole == 0 ? 1 : static_cast<double>(part) / whole,
                  QStringLiteral("share"),
                  {},
                  rows};
    figure.set = QStringLiteral("replies");
    figure.split = split;
    figure.metric = metric;
    return figure;
}

QList<Figure> figuresOf(const QString &split, const QMap<CheckKey, Score> &scores, qint64 rows)
{
    QList<Figure> figures;
    for (const CheckKey item : items) {
        const Score score = scores.value(item);
        if (score.marked + score.found == 0)
            continue;
        const QString name = nameOf(item);
        figures.append(figureOf(split, name + QStringLiteral(" recall"), score.both, score.marked, rows));
        figures.append(figureOf(split, name + QStringLiteral(" precision"), score.both, score.found, rows));
    }
    return figures;
}

} // namespace

Figures measureLabelledReplies(const Options &options)
{
    const auto texts = readTexts(options.data);
    if (!texts)
        return tl::unexpected<Error>(texts.error());
    ReplyAnalyzer analyzer;
    QMap<QString, QMap<CheckKey, Score>> scores;
    QMap<QString, qint64> rows;
    const QList<LabelledReply> replies = readLabels();
    for (const LabelledReply &reply : replies) {
        const ReplyReport report = checkReply(analyzer, contextOfAll(), texts->value(reply.id));
        ++rows[reply.split];
        for (const CheckKey item : items) {
            Score &score = scores[reply.split][item];
            const bool isMarked = reply.items.contains(nameOf(item));
            const bool found = isFound(report.item(item));
            score.marked += isMarked ? 1 : 0;
            score.found += found ? 1 : 0;
            score.both += isMarked && found ? 1 : 0;
        }
    }
    QList<Figure> figures;
    for (auto split = scores.constBegin(); split != scores.constEnd(); ++split)
        figures += figuresOf(split.key(), split.value(), rows.value(split.key()));
    return figures;
}

} // namespace otklik::bench
