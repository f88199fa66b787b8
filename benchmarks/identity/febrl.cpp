#include "benchmarks/identity/febrl.h"

#include "benchmarks/guidance/labelledtable.h"
#include "benchmarks/identity/pairscores.h"

#include <QHash>

namespace otklik::bench {

namespace {

const QStringList columns{QStringLiteral("rec_id"),        QStringLiteral("given_name"), QStringLiteral("surname"),
                          QStringLiteral("street_number"), QStringLiteral("address_1"),  QStringLiteral("address_2"),
                          QStringLiteral("suburb"),        QStringLiteral("postcode"),   QStringLiteral("state"),
                          QStringLiteral("date_of_birth"), QStringLiteral("soc_sec_id")};

struct People final
{
    identity::Linker linker;
    QStringList persons; ///< by record: 223 of rec-223-dup-0
};

identity::LinkRecord record(const LabelledTable &table, qsizetype row, const QString &file)
{
    const auto at = [&](int column) { return table.at(row, columns[column]); };
    identity::LinkRecord record;
    record.network = file;
    record.names = {at(1) + u' ' + at(2)};
    record.addresses = {QStringList{at(3), at(4), at(5), at(7)}.join(u' ')};
    record.cities = {at(6)};
    record.birthDate = at(9);
    record.numbers = {at(10)};
    return record;
}

/// Adds a file of records; its name is their network where the files are one person's only once.
Result<qsizetype> addFile(const Options &options, const QString &name, bool isNetwork, People &to)
{
    const QString path = options.data + QStringLiteral("/identity/febrl/") + name;
    const auto table = LabelledTable::read(path, ',', columns);
    if (!table)
        return tl::unexpected(table.error());
    for (qsizetype row = 0; row < table->size(); ++row) {
        to.linker.add(record(*table, row, isNetwork ? name : QString()));
        to.persons.append(table->at(row, columns.first()).section(u'-', 1, 1));
    }
    return table->size();
}

qint64 pairsOf(const QStringList &persons)
{
    QHash<QString, qint64> records;
    qint64 pairs = 0;
    for (const QString &person : persons)
        pairs += records[person]++;
    return pairs;
}

Result<Figure> measureSet(const Options &options, const QString &set, const QStringList &files)
{
    identity::LinkerOptions linkerOptions;
    if (files.size() > 1)
        linkerOptions.scope = identity::PairScope::AcrossNetworks;
    People people{identity::Linker(linkerOptions), {}};
    for (const QString &file : files)
        if (const auto added = addFile(options, file, files.size() > 1, people); !added)
            return tl::unexpected(added.error());
    people.linker.learn();
    const PairScores scores = scorePairs(people.linker.proposals(), linkerOptions.least, pairsOf(people.persons),
                                         [&](quint32 a, quint32 b) { return people.persons[a] == people.persons[b]; });
    Figure figure{set + QStringLiteral(" pair f1"), scores.f1(), QStringLiteral("f1"), {}, people.persons.size()};
    figure.set = set;
    figure.split = QStringLiteral("all");
    figure.metric = QStringLiteral("pair f1");
    return figure;
}

} // namespace

Figures measureFebrl(const Options &options)
{
    const QList<std::pair<QString, QStringList>> sets{
        {QStringLiteral("febrl1"), {QStringLiteral("dataset1.csv")}},
        {QStringLiteral("febrl2"), {QStringLiteral("dataset2.csv")}},
        {QStringLiteral("febrl3"), {QStringLiteral("dataset3.csv")}},
        {QStringLiteral("febrl4"), {QStringLiteral("dataset4a.csv"), QStringLiteral("dataset4b.csv")}},
    };
    QList<Figure> figures;
    for (const auto &[set, files] : sets) {
        const auto figure = measureSet(options, set, files);
        if (!figure)
            return tl::unexpected(figure.error());
        figures.append(*figure);
    }
    return figures;
}

} // namespace otklik::bench
