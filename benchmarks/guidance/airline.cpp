#include "benchmarks/guidance/airline.h"

#include "benchmarks/guidance/classfigures.h"
#include "benchmarks/guidance/labelledtable.h"
#include "guidance/triage/triage.h"

#include <QHash>

namespace otklik::bench {

namespace {

/// Reasons that say nothing about the type are not here.
const QHash<QString, ProblemType> &reasons()
{
    using enum ProblemType;
    static const QHash<QString, ProblemType> types{
        {QStringLiteral("Customer Service Issue"), Offended}, {QStringLiteral("Flight Attendant Complaints"), Offended},
        {QStringLiteral("Late Flight"), ProductBroken},       {QStringLiteral("Cancelled Flight"), ProductBroken},
        {QStringLiteral("Lost Luggage"), ProductBroken},      {QStringLiteral("Damaged Luggage"), ProductBroken},
        {QStringLiteral("Bad Flight"), ProductBroken},        {QStringLiteral("longlines"), ProductBroken},
        {QStringLiteral("Flight Booking Problems"), Cheated},
    };
    return types;
}

} // namespace

Result<QList<LabelledText>> readAirline(const Options &options)
{
    const QString text = QStringLiteral("text");
    const QString reason = QStringLiteral("negativereason");
    const auto table =
        LabelledTable::read(options.data + QStringLiteral("/posts/us_airline/tweets.csv"), ',', {text, reason});
    if (!table)
        return tl::unexpected<Error>(table.error());
    QList<LabelledText> rows;
    for (qsizetype i = 0; i < table->size(); ++i)
        if (const auto it = reasons().constFind(table->at(i, reason)); it != reasons().cend())
            rows.append({table->at(i, text), nameOf(*it)});
    return rows;
}

Figures measureAirline(const Options &options)
{
    const auto rows = readAirline(options);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return measureClasses({QStringLiteral("us_airline"),
                           splitLabelled(*rows),
                           QStringLiteral("held"),
                           QStringLiteral("problem type macro F1"),
                           nullptr,
                           {},
                           [](const QString &one) { return QString(nameOf(triage(one).problem)); }});
}

} // namespace otklik::bench
