#include "server/main/labelledfile.h"

#include "server/import/csvrowreader.h"

#include <algorithm>

namespace otklik::server {

namespace {

Result<size_t> placeOf(const std::vector<std::string> &columns, const QString &name)
{
    const auto it = std::find(columns.begin(), columns.end(), name.toStdString());
    if (it == columns.end())
        return failure(Error::Kind::CorrectInput, QStringLiteral("column_not_found"), name);
    return static_cast<size_t>(it - columns.begin());
}

QString valueAt(const RawRow &row, size_t place)
{
    return place < row.values.size() ? QString::fromStdString(row.values[place]).trimmed() : QString();
}

} // namespace

Result<LabelledFile> readLabelledFile(const QString &path, const QString &text, const QString &label)
{
    const auto input = TextInput::open(path);
    if (!input)
        return tl::unexpected<Error>(input.error());
    CsvRowReader reader(**input, detectDelimiter((*input)->sample()));
    const auto textPlace = placeOf(reader.columns(), text);
    const auto labelPlace = placeOf(reader.columns(), label);
    if (!textPlace || !labelPlace)
        return tl::unexpected<Error>(textPlace ? labelPlace.error() : textPlace.error());
    LabelledFile file;
    RawRow row;
    while (reader.next(row)) {
        const LabelledText one{valueAt(row, *textPlace), valueAt(row, *labelPlace)};
        if (!row.problem.empty())
            ++file.unreadable;
        else if (one.text.isEmpty() || one.label.isEmpty())
            ++file.skipped;
        else
            file.rows.append(one);
        if (file.rows.size() > trainedRowsAtMost)
            return failure(Error::Kind::CorrectInput, QStringLiteral("too_many_rows"),
                           QString::number(trainedRowsAtMost));
    }
    if ((*input)->failed())
        return failure(Error::Kind::GiveUp, QStringLiteral("file_unreadable"), path);
    return file;
}

} // namespace otklik::server
