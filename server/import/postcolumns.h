#pragma once

#include "models/fields.h"
#include "server/import/columnmap.h"

namespace otklik {

/// What a column of customers' posts can be.
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

/// In the order of ImportField.
[[nodiscard]] const ColumnFields &postColumns();

} // namespace otklik
