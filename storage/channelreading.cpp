#include "storage/channelreading.h"

#include "storage/database/rows.h"
#include "storage/entries.h"

#include <algorithm>

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

/// Cases by source since then, and how many of them are done with.
struct Answered final
{
    qint64 cases = 0;
    qint64 done = 0;
};

QHash<SourceId, Answered> answeredSince(Database &database, TimePoint since)
{
    QHash<SourceId, Answered> all;
    Query done = database.query("SELECT t.source_id, count(*) FROM \"case\" c CROSS JOIN thread t ON t.id=c.thread_id "
                                "WHERE c.state IN ('answered', 'closed') AND c.changed_at>=? GROUP BY 1");
    done.bind(1, since);
    while (done.next())
        all.insert(done.value<SourceId>(0), {done.value<qint64>(1), done.value<qint64>(1)});
    Query open = database.query("SELECT t.source_id, count(*) FROM \"case\" c CROSS JOIN thread t ON t.id=c.thread_id "
                                "WHERE c.state IN ('open', 'in_review') GROUP BY 1");
    while (open.next())
        all[open.value<SourceId>(0)].cases += open.value<qint64>(1);
    return all;
}

} // namespace

Result<QList<ChannelItem>> readChannels(Database &database, TimePoint since)
{
    const auto answered = answeredSince(database, since);
    Query query = database.query(sql::selectSql<Source>(sql::tableOf<Source>(), "ORDER BY title, id"));
    const QList<Source> sources = sql::allRows<Source>(query);
    QList<ChannelItem> items;
    for (const Source &source : sources) {
        ChannelItem item;
        item.source = source;
        item.coverage = sql::findById<Coverage>(database, source.id.value);
        Query gaps = database.query("SELECT count(*) FROM source_gap WHERE source_id=? AND state='open'");
        gaps.bind(1, source.id);
        item.openGaps = gaps.next() ? gaps.value<qint64>(0) : 0;
        item.cases = answered.value(source.id).cases;
        item.answered = answered.value(source.id).done;
        items.append(item);
    }
    return items;
}

Result<QList<GapItem>> readGaps(Database &database, int limit)
{
    Query query = database.query(sql::selectSql<SourceGap>(
        sql::tableOf<SourceGap>(), "ORDER BY state='open' DESC, starts_at DESC, id DESC LIMIT ?"));
    query.bind(1, limit);
    const QList<SourceGap> gaps = sql::allRows<SourceGap>(query);
    QList<GapItem> items;
    for (const SourceGap &gap : gaps) {
        const auto source = sql::findById<Source>(database, gap.sourceId.value).value_or(Source{});
        items.append({gap, source.title, source.network, userName(database, gap.settledBy)});
    }
    return items;
}

Result<QList<DutyItem>> readDutyPlaces(Database &database)
{
    Query query = database.query(sql::selectSql<DutyPlace>(sql::tableOf<DutyPlace>(), "WHERE is_removed=0"));
    QList<DutyPlace> places = sql::allRows<DutyPlace>(query);
    std::ranges::sort(places, {}, [](const DutyPlace &place) { return std::tuple(dueAt(place), place.id); });
    QList<DutyItem> items;
    for (const DutyPlace &place : std::as_const(places))
        items.append({place, userName(database, place.checkedBy)});
    return items;
}

} // namespace otklik
