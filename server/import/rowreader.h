#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace otklik {

class TextInput;

/// One record of a file: values stand in the order of RowReader::columns().
struct RawRow final
{
    long long line = 0;              ///< physical line on which the record begins, from 1
    std::vector<std::string> values; ///< UTF-8; may be shorter than columns()
    std::string problem;             ///< not empty: the record cannot be used, and why (code)
    std::string raw;                 ///< of a record with a problem: as it stands in the file

    void clear()
    {
        values.clear();
        problem.clear();
        raw.clear();
    }
};

/// Reads records one by one, whatever the format; a broken record is one with a
/// problem, and reading goes on behind it.
class RowReader
{
public:
    virtual ~RowReader() = default;
    [[nodiscard]] virtual bool next(RawRow &row) = 0;
    /// Names of the columns seen so far; JSON may add some with every record.
    [[nodiscard]] virtual const std::vector<std::string> &columns() const = 0;
    /// For the summary: "CSV (;)", "JSON", "JSON lines".
    [[nodiscard]] virtual std::string format() const = 0;
};

/// The reader of what the text seems to be: a JSON array, JSON lines, or CSV. `each` names the
/// array inside a JSON record whose elements are the rows. `input` must outlive the reader.
[[nodiscard]] std::unique_ptr<RowReader> makeRowReader(TextInput &input, const std::string &each);

/// A record longer than this is refused: a missing quote must not swallow a file.
constexpr size_t longestRecord = 256 * 1024;

} // namespace otklik
