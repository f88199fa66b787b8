#pragma once

#include "models/fields.h"
#include "models/result.h"

#include <QMap>
#include <QStringList>

#include <array>
#include <string>
#include <vector>

namespace otklik {

/// What a column can be.
enum class ImportField {
    Id, Text, Time, Author, AuthorId, AuthorName, AuthorUrl, Bio, Followers, ReplyTo, Thread, ThreadUrl, Title, Url,
    Language, Visibility,
    Seen,    ///< when somebody read the row where it stood; gives a date its year
    Inbound, ///< true: by a customer; false: by the brand
    Brand,   ///< the other way round; or the brand's handle where the brand speaks, empty elsewhere
};
constexpr size_t importFieldCount = 19;

template <>
struct EnumNames<ImportField>
{
    using enum ImportField;
    static constexpr EnumTable<ImportField, importFieldCount> table{{
        {Id, QLatin1StringView("id")},
        {Text, QLatin1StringView("text")},
        {Time, QLatin1StringView("time")},
        {Author, QLatin1StringView("author")},
        {AuthorId, QLatin1StringView("author_id")},
        {AuthorName, QLatin1StringView("author_name")},
        {AuthorUrl, QLatin1StringView("author_url")},
        {Bio, QLatin1StringView("bio")},
        {Followers, QLatin1StringView("followers")},
        {ReplyTo, QLatin1StringView("reply_to")},
        {Thread, QLatin1StringView("thread")},
        {ThreadUrl, QLatin1StringView("thread_url")},
        {Title, QLatin1StringView("title")},
        {Url, QLatin1StringView("url")},
        {Language, QLatin1StringView("language")},
        {Visibility, QLatin1StringView("visibility")},
        {Seen, QLatin1StringView("seen")},
        {Inbound, QLatin1StringView("inbound")},
        {Brand, QLatin1StringView("brand")},
    }};
};

/// Which column of a file is which field. Said by the user ("column=field"),
/// taken from a saved map, or found by the columns' usual names.
class ColumnMap final
{
public:
    /// Adds "column=field"; several columns may be one field, the first that is
    /// not empty counts. "-=field": no column is that field. Error code
    /// "bad_map", detail the text.
    [[nodiscard]] Result<bool> add(const QString &assignment);
    /// Error codes "map_not_found", "bad_map".
    [[nodiscard]] static Result<ColumnMap> load(const QString &file);
    [[nodiscard]] Result<bool> save(const QString &file) const;
    [[nodiscard]] bool isEmpty() const { return m_columns.isEmpty(); }

    using Indexes = std::array<std::vector<size_t>, importFieldCount>;
    /// The columns of each field. Fields that the map does not name are looked
    /// for by their usual names, below `prefix` ("dialog.") first.
    [[nodiscard]] Indexes resolve(const std::vector<std::string> &columns, const std::string &prefix) const;
    /// Named columns that the file does not have.
    [[nodiscard]] QStringList missing(const std::vector<std::string> &columns) const;

private:
    QMap<ImportField, QStringList> m_columns;
};

} // namespace otklik
