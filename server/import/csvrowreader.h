#pragma once

#include "server/import/rowreader.h"
#include "server/import/textinput.h"

#include <csv.h>

#include <deque>

namespace otklik {

/// CSV by libcsv: quoted line feeds and doubled quotes as in RFC 4180. The
/// first record names the columns. A quote that is never closed costs the line
/// it stands in and nothing more.
class CsvRowReader final : public RowReader
{
public:
    /// `input` must outlive the reader.
    CsvRowReader(TextInput &input, char delimiter);
    ~CsvRowReader() override;
    CsvRowReader(const CsvRowReader &) = delete;
    CsvRowReader &operator=(const CsvRowReader &) = delete;

    [[nodiscard]] bool next(RawRow &row) override;
    [[nodiscard]] const std::vector<std::string> &columns() const override { return m_columns; }
    [[nodiscard]] std::string format() const override;

private:
    bool nextRecord(RawRow &row);
    bool takeLine(std::string &line);
    void rejectFirstLine(RawRow &row);
    void startParser();
    bool parse(std::string_view line);
    static void fieldRead(void *field, size_t length, void *self);
    static void recordRead(int lineEnd, void *self);

    TextInput &m_input;
    char m_delimiter;
    csv_parser m_parser{};
    std::vector<std::string> m_columns;
    std::vector<std::string> m_fields;
    bool m_recordEnded = false;
    long long m_line = 0;                 ///< lines taken so far
    std::deque<std::string> m_pushedBack; ///< lines of a refused record, to be read again
    std::vector<std::string> m_recordLines;
};

/// The delimiter that splits the first lines most evenly: comma, semicolon, tab or bar.
[[nodiscard]] char detectDelimiter(std::string_view sample);

} // namespace otklik
