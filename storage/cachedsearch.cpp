#include "storage/cachedsearch.h"

#include "storage/reader.h"
#include "storage/searchreading.h"

namespace otklik {

Answer<SearchPage> CachedSearch::search(const QString &query, std::optional<TimelineCursor> before, int limit)
{
    return m_reader.read<SearchPage>(
        [=](sqlite::Database &database) { return readSearch(database, query, before, limit); });
}

} // namespace otklik
