#pragma once

#include "channels/incomingpost.h"
#include "server/import/postcolumns.h"
#include "server/import/rowreader.h"

namespace otklik {

/// What is the same for every row of a file.
struct RowDefaults final
{
    TimePoint time{};        ///< for a row, or a file, without a time
    std::chrono::milliseconds shift{0}; ///< added to every time (--shift-to-now)
    std::string columnPrefix; ///< below which columns are looked for first
};

/// Makes posts of rows. A row without an id gets one made of its content, so
/// that the same file read again meets its own posts.
class RowMapper final
{
public:
    RowMapper(ColumnMap map, RowDefaults defaults);

    /// Sets `problem` (a code) and answers false when the row cannot be a post:
    /// "no_text", "text_too_long", "not_utf8", "bad_time", or the row's own problem.
    [[nodiscard]] bool map(const RawRow &row, const std::vector<std::string> &columns, IncomingPost &post,
                           std::string &problem);
    /// Only the time of a row, for finding the newest one of a file.
    [[nodiscard]] std::optional<TimePoint> timeOf(const RawRow &row, const std::vector<std::string> &columns);
    void setShift(std::chrono::milliseconds shift) { m_defaults.shift = shift; }
    [[nodiscard]] bool hasColumn(ImportField field, const std::vector<std::string> &columns);

private:
    void resolve(const std::vector<std::string> &columns);
    [[nodiscard]] const std::string &value(const RawRow &row, ImportField field) const;
    void fillAuthor(const RawRow &row, IncomingPost &post) const;

    ColumnMap m_map;
    RowDefaults m_defaults;
    ColumnMap::Indexes m_indexes;
    size_t m_resolvedColumns = 0;
};

} // namespace otklik
