#include "benchmarks/guidance/labelledtable.h"

#include "benchmarks/figures.h"

#include <QFile>

#include <csv.h>

#include <algorithm>
#include <memory>

namespace otklik::bench {

namespace {

struct Records final
{
    QList<QStringList> all;
    QStringList current;
};

void takeField(void *bytes, size_t length, void *records)
{
    static_cast<Records *>(records)->current.append(
        QString::fromUtf8(static_cast<const char *>(bytes), static_cast<qsizetype>(length)));
}

void takeRecord(int, void *records)
{
    auto *to = static_cast<Records *>(records);
    to->all.append(std::exchange(to->current, {}));
}

QList<QStringList> parse(const QByteArray &bytes, char delimiter)
{
    csv_parser parser{};
    csv_init(&parser, CSV_APPEND_NULL);
    const std::unique_ptr<csv_parser, decltype(&csv_free)> freed(&parser, &csv_free);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    Records records;
    csv_parse(&parser, bytes.constData(), static_cast<size_t>(bytes.size()), takeField, takeRecord, &records);
    csv_fini(&parser, takeField, takeRecord, &records);
    return records.all;
}

} // namespace

Result<LabelledTable> LabelledTable::read(const QString &path, char delimiter, const QStringList &columns)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::GiveUp, absentSet, path);
    LabelledTable table;
    table.m_rows = parse(file.readAll(), delimiter);
    if (!table.m_rows.isEmpty())
        table.m_columns = table.m_rows.takeFirst();
    const bool isWhole = std::all_of(columns.begin(), columns.end(),
                                     [&](const QString &column) { return table.m_columns.contains(column); });
    if (!isWhole)
        return failure(Error::Kind::GiveUp, QStringLiteral("unreadable"), path);
    return table;
}

QString LabelledTable::at(qsizetype row, const QString &column) const
{
    return m_rows.at(row).value(m_columns.indexOf(column));
}

} // namespace otklik::bench
