#include "server/import/csvrowreader.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

/// How many fields each of the first records has, quotes respected.
std::vector<size_t> fieldCounts(std::string_view sample, char delimiter)
{
    std::vector<size_t> counts;
    size_t fields = 1;
    bool quoted = false;
    for (const char c : sample) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == delimiter)
            ++fields;
        else if (!quoted && c == '\n') {
            counts.push_back(fields);
            fields = 1;
            if (counts.size() == 200)
                break;
        }
    }
    if (counts.empty())
        counts.push_back(fields);
    return counts;
}

} // namespace

char detectDelimiter(std::string_view sample)
{
    constexpr std::array candidates{',', ';', '\t', '|'};
    char best = ',';
    double bestScore = 0;
    for (const char candidate : candidates) {
        const std::vector<size_t> counts = fieldCounts(sample, candidate);
        const size_t columns = counts.front();
        if (columns < 2)
            continue;
        const auto even = std::count(counts.begin(), counts.end(), columns);
        const double evenness = static_cast<double>(even) / static_cast<double>(counts.size());
        const double score = evenness + 0.001 * static_cast<double>(std::min<size_t>(columns, 50));
        if (score > bestScore) {
            bestScore = score;
            best = candidate;
        }
    }
    return best;
}

CsvRowReader::CsvRowReader(TextInput &input, char delimiter) : m_input(input), m_delimiter(delimiter)
{
    startParser();
    RawRow header;
    if (nextRecord(header))
        m_columns = std::move(header.values);
    for (size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].empty())
            m_columns[i] = "column" + std::to_string(i + 1);
}

CsvRowReader::~CsvRowReader()
{
    csv_free(&m_parser);
}

void CsvRowReader::startParser()
{
    csv_init(&m_parser, 0);
    csv_set_delim(&m_parser, static_cast<unsigned char>(m_delimiter));
    // libcsv trims what its space function calls a space; a text keeps its own.
    csv_set_space_func(&m_parser, [](unsigned char) { return 0; });
}

std::string CsvRowReader::format() const
{
    return std::string("CSV (") + (m_delimiter == '\t' ? std::string("tab") : std::string(1, m_delimiter)) + ")";
}

bool CsvRowReader::takeLine(std::string &line)
{
    if (!m_pushedBack.empty()) {
        line = std::move(m_pushedBack.front());
        m_pushedBack.pop_front();
    } else if (!m_input.nextLine(line)) {
        return false;
    }
    ++m_line;
    return true;
}

void CsvRowReader::fieldRead(void *field, size_t length, void *self)
{
    static_cast<CsvRowReader *>(self)->m_fields.emplace_back(static_cast<const char *>(field), length);
}

void CsvRowReader::recordRead(int, void *self)
{
    static_cast<CsvRowReader *>(self)->m_recordEnded = true;
}

void CsvRowReader::rejectFirstLine(RawRow &row)
{
    const bool isOneLine = m_recordLines.front().size() > longestRecord;
    row.problem = isOneLine ? "record_too_long" : "unclosed_quote";
    row.raw = m_recordLines.front().substr(0, longestRecord);
    m_line = row.line;
    for (auto it = m_recordLines.rbegin(); it != m_recordLines.rend() - 1; ++it)
        m_pushedBack.push_front(std::move(*it));
    csv_free(&m_parser);
    startParser();
}

/// False: a quoted field goes on from an earlier line, and its end is none, for no separator stands
/// behind it. That is the beginning of another field: the quote of the first line was never closed.
bool CsvRowReader::parse(std::string_view line)
{
    csv_set_opts(&m_parser, m_recordLines.empty() ? 0 : CSV_STRICT);
    const size_t parsed = csv_parse(&m_parser, line.data(), line.size(), fieldRead, recordRead, this);
    if (parsed == line.size())
        return true;
    if (m_parser.quoted)
        return false;
    csv_set_opts(&m_parser, 0); // within a field without quotes one is a character like others
    line.remove_prefix(parsed);
    csv_parse(&m_parser, line.data(), line.size(), fieldRead, recordRead, this);
    return true;
}

bool CsvRowReader::nextRecord(RawRow &row)
{
    row.clear();
    m_fields.clear();
    m_recordEnded = false;
    m_recordLines.clear();
    size_t size = 0;
    std::string line;
    while (!m_recordEnded) {
        if (!takeLine(line)) {
            if (m_recordLines.empty())
                return false;
            // Only for the end: within the file a quote in the wrong place is a character like others.
            csv_set_opts(&m_parser, CSV_STRICT | CSV_STRICT_FINI);
            if (csv_fini(&m_parser, fieldRead, recordRead, this) != 0) {
                rejectFirstLine(row);
                return true;
            }
            csv_free(&m_parser);
            startParser();
            break;
        }
        if (m_recordLines.empty())
            row.line = m_line;
        size += line.size();
        if (size > longestRecord) { // not even parsed: libcsv's memory grows by small steps
            m_recordLines.push_back(std::move(line));
            rejectFirstLine(row);
            return true;
        }
        const bool isSound = parse(line);
        m_recordLines.push_back(std::move(line));
        if (!isSound) {
            rejectFirstLine(row);
            return true;
        }
        if (!m_recordEnded && m_fields.empty() && m_recordLines.back().find_first_not_of("\r\n") == std::string::npos
            && m_recordLines.size() == 1)
            m_recordLines.clear(); // an empty line between records
    }
    row.values = std::move(m_fields);
    m_fields = {};
    return true;
}

bool CsvRowReader::next(RawRow &row)
{
    if (m_columns.empty() || !nextRecord(row))
        return false;
    if (row.problem.empty() && row.values.size() != m_columns.size())
        row.problem = row.values.size() < m_columns.size() ? "too_few_columns" : "too_many_columns";
    if (!row.problem.empty() && row.raw.empty())
        for (const std::string &line : m_recordLines)
            row.raw += line;
    return true;
}

} // namespace otklik
