#include "storage/searchreading.h"

#include "models/searchline.h"
#include "storage/entries.h"
#include "storage/excerpt.h"
#include "storage/searchquery.h"
#include "storage/timekey.h"

#include <limits>

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

struct KeyRange
{
    qint64 first; ///< included
    qint64 end;   ///< not included
};

KeyRange rangeOf(Database &database, const SearchQuery &wanted, const std::optional<TimelineCursor> &before)
{
    KeyRange range{std::numeric_limits<qint64>::min(), keyBefore(database, before)};
    if (wanted.from)
        range.first = firstKeyOf(*wanted.from);
    if (wanted.until)
        range.end = std::min(range.end, firstKeyOf(*wanted.until));
    return range;
}

/// (key, text with marks) of the hits; the page is cut before authors are looked up.
QList<std::pair<qint64, QString>> matches(Database &database, const SearchQuery &wanted, KeyRange range, int limit)
{
    QList<std::pair<qint64, QString>> found;
    const auto collect = [&](Query query) {
        while (query.next())
            found.append({query.value<qint64>(0), query.value<QString>(1)});
    };
    if (wanted.expression.isEmpty()) {
        Query query = database.query("SELECT key, text FROM mention WHERE key>=? AND key<? ORDER BY key DESC LIMIT ?");
        query.with(range.first, range.end, limit);
        collect(std::move(query));
    } else {
        Query query = database.query("SELECT rowid, highlight(mention_words, 0, char(2), char(3)) FROM mention_words "
                                     "WHERE mention_words MATCH ? AND rowid>=? AND rowid<? ORDER BY rowid DESC LIMIT ?");
        query.with(wanted.expression, range.first, range.end, limit);
        collect(std::move(query));
    }
    return found;
}

Result<SearchPage> readPage(Database &database, const SearchQuery &wanted, const std::optional<TimelineCursor> &before,
                            int limit)
{
    SearchPage page;
    if (wanted.isEmpty())
        return page;
    auto found = matches(database, wanted, rangeOf(database, wanted, before), limit + 1);
    page.hasMore = found.size() > limit;
    if (page.hasMore)
        found.removeLast();
    static const std::string sql = entrySql("WHERE m.key=?");
    for (const auto &[key, marked] : std::as_const(found)) {
        Query query = database.query(sql);
        query.bind(1, key);
        if (!query.next())
            continue;
        SearchHit hit;
        hit.entry = entryOf(database, query);
        std::tie(hit.excerpt, hit.marks) = excerptOf(hit.entry.mention.text, marked);
        page.hits.append(std::move(hit));
    }
    return page;
}

} // namespace

Result<SearchPage> readSearch(Database &database, const QString &typed, const std::optional<TimelineCursor> &before,
                              int limit)
{
    auto page = readPage(database, parseSearch(typed), before, limit);
    if (!page || !page->hits.isEmpty())
        return page;
    // The later pages of a repaired query are asked for with what was typed, too.
    const QString other = inOtherLayout(typed);
    return other.isEmpty() ? page : readPage(database, parseSearch(other), before, limit);
}

} // namespace otklik
