#pragma once

#include "server/import/rowreader.h"
#include "server/import/textinput.h"

#include <memory>
#include <unordered_map>

namespace otklik {

/// Objects of a JSON array, or one object a line. Nested objects become dotted
/// columns ("header.company"); numbers keep their digits as written, so that a
/// long id never passes through a double. With `each`, every element of that
/// array inside a record is a row of its own, with the record's other columns.
class JsonRowReader final : public RowReader
{
public:
    /// `input` must outlive the reader.
    JsonRowReader(TextInput &input, bool isArray, std::string each);
    ~JsonRowReader() override;

    [[nodiscard]] bool next(RawRow &row) override;
    [[nodiscard]] const std::vector<std::string> &columns() const override { return m_columns; }
    [[nodiscard]] std::string format() const override { return m_isArray ? "JSON" : "JSON lines"; }

private:
    enum class Found { Record, Broken, End };
    Found nextRecord(std::string &record);
    Found nextLineRecord(std::string &record);
    Found nextArrayRecord(std::string &record);
    void parse(const std::string &record);
    size_t columnOf(const std::string &name);

    TextInput &m_input;
    bool m_isArray;
    std::string m_each;
    std::string m_text;      ///< what was read and not yet used up
    size_t m_position = 0;
    bool m_started = false;
    long long m_line = 1;       ///< of m_position
    long long m_recordLine = 1;
    std::vector<std::string> m_columns;
    std::unordered_map<std::string, size_t> m_columnIndex;
    std::vector<RawRow> m_ready; ///< rows of the record last parsed, in reverse
};

} // namespace otklik
