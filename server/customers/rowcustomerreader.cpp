#include "server/customers/rowcustomerreader.h"

#include "guidance/interests/sensitive.h"
#include "server/customers/customerdraft.h"
#include "server/customers/columnsample.h"
#include "server/customers/fieldtext.h"
#include "server/import/csvrowreader.h"
#include "server/import/encoding.h"

#include <QRegularExpression>

#include <algorithm>

namespace otklik {

namespace {

QString textOf(const std::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QStringList cellValues(CustomerField field, const QString &cell)
{
    switch (field) {
        using enum CustomerField;
    case Phone:
        return phonesOf(cell);
    case Email:
    case Link:
    case Tags:
        return valuesOf(cell);
    default:
        return {cell};
    }
}

/// Address books write fields of the user's own as two columns: "Custom Field 1 - Label" names what
/// "Custom Field 1 - Value" holds. By column the one that names it; both of a pair, as each tells the same.
std::vector<qsizetype> namingColumns(const std::vector<std::string> &columns)
{
    static const QRegularExpression pair(QStringLiteral(R"(^(.*?)[\s._-]*(?:(value|значение)|label|type|name|название|метка|тип)$)"),
                                         QRegularExpression::CaseInsensitiveOption
                                             | QRegularExpression::UseUnicodePropertiesOption);
    std::vector<qsizetype> naming(columns.size(), -1);
    QHash<QString, qsizetype> names;
    QHash<QString, qsizetype> values;
    for (size_t i = 0; i < columns.size(); ++i)
        if (const auto found = pair.match(textOf(columns[i])); found.hasMatch())
            (found.hasCaptured(2) ? values : names).insert(found.captured(1).toLower(), static_cast<qsizetype>(i));
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        if (const auto name = names.constFind(it.key()); name != names.cend())
            naming[static_cast<size_t>(*it)] = naming[static_cast<size_t>(*name)] = *name;
    return naming;
}

/// Problems of a row that no reader of rows looks for.
std::string problemOf(const RawRow &raw)
{
    size_t size = 0;
    for (const std::string &value : raw.values) {
        if (!isUtf8(value, false))
            return "not_utf8";
        size += value.size();
    }
    return size > static_cast<size_t>(customerlimit::record) ? "record_too_long" : "";
}

QString beginningOf(const RawRow &raw)
{
    std::string text = raw.raw;
    if (text.empty())
        for (const std::string &value : raw.values)
            text += (text.empty() ? "" : ", ") + value;
    return plainText(textOf(text.substr(0, static_cast<size_t>(longestRaw))), longestRaw, true);
}

} // namespace

RowCustomerReader::RowCustomerReader(const ColumnMap &map) : m_map(map) { }

RowCustomerReader::~RowCustomerReader() = default;

Result<std::unique_ptr<RowCustomerReader>> RowCustomerReader::begin(const QString &path, const ColumnMap &map)
{
    auto input = TextInput::open(path);
    if (!input)
        return tl::unexpected(input.error());
    std::unique_ptr<RowCustomerReader> reader(new RowCustomerReader(map));
    reader->m_input = std::move(*input);
    reader->m_rows = makeRowReader(*reader->m_input, {});
    CustomerRow first;
    if (!reader->readRow(first))
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_rows"), path);
    reader->m_ahead = std::move(first);
    return reader;
}

Result<std::unique_ptr<RowCustomerReader>> RowCustomerReader::open(const QString &path, const ColumnMap &map)
{
    auto begun = begin(path, map);
    if (!begun)
        return begun;
    RowCustomerReader *reader = begun->get();
    const bool areColumnsKnown = reader->m_rows->format().starts_with("CSV"); // JSON may name more of them later
    if (const QStringList missing = map.missing(reader->m_rows->columns()); areColumnsKnown && !missing.isEmpty())
        return failure(Error::Kind::CorrectInput, QStringLiteral("column_not_found"), missing.join(u", "));
    if (std::all_of(reader->m_fieldOf.begin(), reader->m_fieldOf.end(), [](qsizetype field) { return field < 0; })) {
        QStringList names;
        for (const std::string &column : reader->m_rows->columns())
            names.append(textOf(column));
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_customer_columns"),
                       plainText(names.join(u", "), longestRaw, false));
    }
    return begun;
}

Result<QList<ImportColumn>> RowCustomerReader::columnsOf(const QString &path, const ColumnMap &map)
{
    const auto reader = begin(path, map);
    if (!reader)
        return tl::unexpected(reader.error());
    QList<ImportColumn> columns;
    CustomerRow row;
    for (int read = 1; read <= recordsOfSample; ++read) {
        (*reader)->tellColumns(columns);
        if (!(*reader)->readRow(row))
            break;
    }
    return columns;
}

/// Adds what the record that was read last shows of its columns.
void RowCustomerReader::tellColumns(QList<ImportColumn> &columns) const
{
    const std::vector<std::string> &names = m_rows->columns();
    for (size_t i = 0; i < std::min(names.size(), static_cast<size_t>(importlimit::columns)); ++i) {
        if (static_cast<qsizetype>(i) == columns.size())
            columns.append(ImportColumn{textOf(names[i]), {}, {}, isSensitive(textOf(names[i])), {}});
        ImportColumn &column = columns[static_cast<qsizetype>(i)];
        column.field = nameOf(m_fieldOf[i] < 0 ? CustomerField::Detail : static_cast<CustomerField>(m_fieldOf[i]));
        if (m_raw.problem.empty() && i < m_raw.values.size() && !isSensitive(labelOf(i)))
            addSample(column, textOf(m_raw.values[i]));
    }
}

void RowCustomerReader::resolve()
{
    const std::vector<std::string> &columns = m_rows->columns();
    if (m_fieldOf.size() == columns.size())
        return;
    m_fieldOf.assign(columns.size(), -1);
    const ColumnMap::Indexes indexes = m_map.resolve(columns, {});
    for (size_t field = 0; field < indexes.size(); ++field)
        for (const size_t column : indexes[field])
            m_fieldOf[column] = static_cast<qsizetype>(field);
    m_namedBy = namingColumns(columns);
}

/// The column's name; where another column names the value as something sensitive, those words.
QString RowCustomerReader::labelOf(size_t column) const
{
    const qsizetype naming = m_namedBy[column];
    const auto isDetail = [this](qsizetype one) {
        const qsizetype field = m_fieldOf[static_cast<size_t>(one)];
        return field < 0 || field == static_cast<qsizetype>(CustomerField::Detail);
    };
    const bool isNamed = naming >= 0 && isDetail(naming) && isDetail(static_cast<qsizetype>(column));
    if (isNamed && static_cast<size_t>(naming) < m_raw.values.size())
        if (const QString words = sensitiveWordsOf(textOf(m_raw.values[static_cast<size_t>(naming)])); !words.isEmpty())
            return words;
    return plainText(textOf(m_rows->columns()[column]), customerlimit::name, false);
}

void RowCustomerReader::fill(CustomerRow &row)
{
    const std::vector<std::string> &columns = m_rows->columns();
    CustomerDraft draft;
    for (size_t i = 0; i < std::min(m_raw.values.size(), columns.size()); ++i) {
        if (m_raw.values[i].empty())
            continue;
        const auto field = m_fieldOf[i] < 0 ? CustomerField::Detail : static_cast<CustomerField>(m_fieldOf[i]);
        const QString label = labelOf(i);
        for (const QString &value : cellValues(field, textOf(m_raw.values[i])))
            draft.add(field, value, label);
    }
    draft.finish(row);
}

bool RowCustomerReader::readRow(CustomerRow &row)
{
    if (!m_rows->next(m_raw))
        return false;
    resolve();
    row = {};
    row.place = QStringLiteral("line %1").arg(m_raw.line);
    const std::string problem = m_raw.problem.empty() ? problemOf(m_raw) : m_raw.problem;
    row.problem = QString::fromStdString(problem);
    if (problem.empty())
        fill(row);
    if (!row.problem.isEmpty())
        row.raw = beginningOf(m_raw);
    return true;
}

Result<bool> RowCustomerReader::next(CustomerRow &row)
{
    if (!m_ahead) {
        m_isAtEnd = !m_input->failed();
        if (!m_isAtEnd)
            return failure(Error::Kind::GiveUp, QStringLiteral("file_unreadable"));
        return false;
    }
    row = std::move(*m_ahead);
    m_ahead.reset();
    CustomerRow following;
    while (readRow(following)) {
        const bool isSame = row.problem.isEmpty() && following.problem.isEmpty()
            && !following.customer.orders.isEmpty() && following.customer.externalId == row.customer.externalId;
        if (!isSame) {
            m_ahead = std::move(following);
            break;
        }
        row.customer.orders += following.customer.orders;
        if (arrangeOrders(row.customer.orders) && !row.leftOut.contains(QStringLiteral("too_many_orders")))
            row.leftOut.append(QStringLiteral("too_many_orders"));
    }
    return true;
}

} // namespace otklik
