#include "benchmarks/guidance/presidio.h"

#include "benchmarks/guidance/barepatterns.h"
#include "benchmarks/guidance/spanscores.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace otklik::bench {

namespace {

struct Entity final
{
    QLatin1StringView name; ///< as the set calls it
    PersonalDataKind kind;
    const char *shown;
};

constexpr std::array entities{
    Entity{QLatin1StringView("CREDIT_CARD"), PersonalDataKind::Card, "card"},
    Entity{QLatin1StringView("IBAN_CODE"), PersonalDataKind::BankAccount, "iban"},
    Entity{QLatin1StringView("EMAIL_ADDRESS"), PersonalDataKind::Email, "email"},
    Entity{QLatin1StringView("PHONE_NUMBER"), PersonalDataKind::Phone, "phone"},
};

/// The set counts code points, we count UTF-16 units.
qsizetype unitsBefore(const QString &text, qsizetype points)
{
    qsizetype at = 0;
    for (; points > 0 && at < text.size(); --points)
        at += text.at(at).isHighSurrogate() ? 2 : 1;
    return at;
}

QList<PersonalDataSpan> marksOf(const QJsonValue &row, const QString &text)
{
    QList<PersonalDataSpan> marks;
    const QJsonArray spans = row[u"spans"].toArray();
    for (const QJsonValue &span : spans)
        for (const Entity &entity : entities)
            if (span[u"entity_type"].toString() == entity.name) {
                const qsizetype start = unitsBefore(text, span[u"start_position"].toInt());
                marks.append({start, unitsBefore(text, span[u"end_position"].toInt()) - start, entity.kind});
            }
    return marks;
}

} // namespace

Figures measurePresidio(const Options &options)
{
    QFile file(options.data + QStringLiteral("/privacy/presidio/synth_dataset_v2.json"));
    if (options.data.isEmpty() || !file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::GiveUp, absentSet, file.fileName());
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    SpanScores scores(SpanMatch::Overlap);
    SpanScores floors(SpanMatch::Overlap);
    for (const QJsonValue &row : rows) {
        const QString text = row[u"full_text"].toString();
        const QList<PersonalDataSpan> marks = marksOf(row, text);
        scores.add(marks, findPersonalData(text));
        floors.add(marks, findByBarePatterns(text));
    }
    QList<Figure> figures;
    for (const Entity &entity : entities) {
        QList<Figure> of = figuresOf(QStringLiteral("presidio"), QStringLiteral("all"),
                                     QString::fromLatin1(entity.shown), scores.of(entity.kind), rows.size());
        of[0].floor = floors.of(entity.kind).recall();
        of[1].floor = floors.of(entity.kind).precision();
        figures += of;
    }
    return figures;
}

} // namespace otklik::bench
