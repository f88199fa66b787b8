#include "server/retention/oldtexts.h"

#include "models/interest.h"
#include "server/store/mediastore.h"
#include "server/store/rows.h"
#include "storage/database/database.h"
#include "storage/database/rows.h"

#include <algorithm>

namespace otklik::server {

namespace {

// As the indexes mention_with_text and mention_deleted have it.
const std::string oldOnes = "FROM mention WHERE network=? AND text<>'' AND published_at<?";
const std::string deletedOnes = "FROM mention WHERE network=? AND text<>'' AND deleted_at IS NOT NULL AND deleted_at<=?";

std::optional<TimePoint> daysBefore(TimePoint now, std::optional<qint64> days)
{
    return days ? std::optional(now - std::chrono::days(*days)) : std::nullopt;
}

} // namespace

QList<OldTexts::Bounds> OldTexts::bounds()
{
    QList<Bounds> all;
    auto query = m_rows.database().query("SELECT DISTINCT network FROM source ORDER BY network");
    while (query.next()) {
        const QString network = query.value<QString>(0);
        all.append({network, daysBefore(m_rows.now(), m_rules.textDaysOf(network)),
                    daysBefore(m_rows.now(), m_rules.deletedDaysOf(network))});
    }
    return all;
}

QList<OldTexts::Count> OldTexts::count()
{
    QList<Count> counts;
    const auto countOf = [&](const std::string &which, const QString &network, std::optional<TimePoint> before) -> qint64 {
        if (!before)
            return 0;
        auto query = m_rows.database().query("SELECT count(*) " + which);
        query.with(network, *before);
        return query.next() ? query.value<qint64>(0) : 0;
    };
    const QList<Bounds> all = bounds();
    for (const Bounds &one : all) {
        const Count count{one.network, countOf(oldOnes, one.network, one.publishedBefore),
                          countOf(deletedOnes, one.network, one.deletedBefore)};
        if (count.old > 0 || count.deleted > 0)
            counts.append(count);
    }
    return counts;
}

bool OldTexts::areAny()
{
    const QList<Bounds> all = bounds();
    return std::ranges::any_of(all, [&](const Bounds &one) { return !find(one, 1).isEmpty(); });
}

QList<MentionId> OldTexts::find(const Bounds &bounds, int limit)
{
    QList<MentionId> found;
    const auto add = [&](const std::string &which, const char *order, std::optional<TimePoint> before) {
        if (!before || found.size() >= limit)
            return;
        auto query = m_rows.database().query("SELECT id " + which + order);
        query.with(bounds.network, *before, static_cast<qint64>(limit));
        while (query.next() && found.size() < limit)
            if (const auto id = query.value<MentionId>(0); !found.contains(id))
                found.append(id);
    };
    add(oldOnes, " ORDER BY published_at LIMIT ?", bounds.publishedBefore);
    add(deletedOnes, " ORDER BY deleted_at LIMIT ?", bounds.deletedBefore);
    return found;
}

qint64 OldTexts::empty(int limit)
{
    qint64 emptied = 0;
    const QList<Bounds> all = bounds();
    for (const Bounds &one : all) {
        const QList<MentionId> found = find(one, limit - static_cast<int>(emptied));
        for (const MentionId &id : found)
            empty(id);
        emptied += found.size();
        if (emptied >= limit)
            break;
    }
    return emptied;
}

void OldTexts::empty(const MentionId &id)
{
    auto mention = m_rows.find<Mention>(id);
    if (!mention)
        return;
    mention->text.clear();
    mention->media.clear();
    MediaStore(m_rows).forget(id);
    m_rows.put(*mention);
    static const std::string versions = sql::selectSql<MentionVersion>(sql::tableOf<MentionVersion>(), "WHERE mention_id=? AND text<>''");
    auto earlier = m_rows.database().query(versions);
    earlier.bind(1, id);
    for (MentionVersion &version : sql::allRows<MentionVersion>(earlier)) {
        version.text.clear();
        m_rows.put(version);
    }
    static const std::string quotes = sql::selectSql<Interest>(sql::tableOf<Interest>(), "WHERE mention_id=? AND quote<>''");
    auto quoting = m_rows.database().query(quotes);
    quoting.bind(1, id);
    for (Interest &interest : sql::allRows<Interest>(quoting)) {
        interest.quote.clear();
        m_rows.put(interest);
    }
    // A thread is called by the words that began it.
    if (auto thread = m_rows.find<Thread>(mention->threadId);
        thread && thread->externalId == mention->externalId && !thread->title.isEmpty()) {
        thread->title.clear();
        m_rows.put(*thread);
    }
    m_rows.database().run("INSERT INTO emptied_text(mention_id) VALUES(?) ON CONFLICT DO NOTHING", id);
}

} // namespace otklik::server
