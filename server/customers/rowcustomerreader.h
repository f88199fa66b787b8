#pragma once

#include "models/customerimports.h"
#include "server/customers/customerreader.h"
#include "server/import/columnmap.h"
#include "server/import/rowreader.h"
#include "server/import/textinput.h"

#include <memory>

namespace otklik {

/// Customers of a file of rows: CSV, JSON or JSON lines. Rows of one customer that stand
/// together are its orders.
class RowCustomerReader final : public CustomerReader
{
public:
    /// Error codes: those of TextInput, "no_rows", "column_not_found" (detail: the column),
    /// "no_customer_columns" (detail: the columns found). `map` is one of customerColumns().
    [[nodiscard]] static Result<std::unique_ptr<RowCustomerReader>> open(const QString &path, const ColumnMap &map);
    /// What the first records hold, by column. Error codes: those of TextInput, and "no_rows".
    [[nodiscard]] static Result<QList<ImportColumn>> columnsOf(const QString &path, const ColumnMap &map);
    ~RowCustomerReader() override;

    /// Error code "file_unreadable". Problems: those of RowReader, "not_utf8", "record_too_long", "empty".
    [[nodiscard]] Result<bool> next(CustomerRow &row) override;
    [[nodiscard]] bool hasToldAll() const override { return m_isAtEnd; }

private:
    explicit RowCustomerReader(const ColumnMap &map);
    [[nodiscard]] static Result<std::unique_ptr<RowCustomerReader>> begin(const QString &path, const ColumnMap &map);
    void tellColumns(QList<ImportColumn> &columns) const;
    [[nodiscard]] bool readRow(CustomerRow &row);
    void fill(CustomerRow &row);
    void resolve();
    [[nodiscard]] QString labelOf(size_t column) const;

    ColumnMap m_map;
    std::unique_ptr<TextInput> m_input;
    std::unique_ptr<RowReader> m_rows;
    RawRow m_raw;
    std::vector<qsizetype> m_fieldOf; ///< by column; -1: a detail
    std::vector<qsizetype> m_namedBy; ///< by column: the one that says what its values are; -1: its own name does
    std::optional<CustomerRow> m_ahead;
    bool m_isAtEnd = false;
};

} // namespace otklik
