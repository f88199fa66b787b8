#include "server/store/historystore.h"

#include "server/store/feedtables.h"
#include "server/store/rowrights.h"
#include "server/store/rows.h"
#include "server/store/searchterms.h"
#include "storage/database/rows.h"

#include <algorithm>
#include <limits>

namespace otklik::server {

namespace {

constexpr int rowsAtOnce = 1000;

/// A place between messages, which stand by (publishedAt, id).
struct Place final
{
    qint64 publishedAt = 0;
    QString id;
};

Place placeOf(const Mention &mention)
{
    return {static_cast<qint64>(mention.publishedAt.time_since_epoch().count()), mention.id.value};
}

QString textOf(const Place &place)
{
    return QString::number(place.publishedAt) + u'.' + place.id;
}

bool isOfId(QChar c)
{
    return c == u'-' || (c.unicode() < 0x80 && c.isLetterOrNumber());
}

/// `end` where nothing is named.
Result<Place> placeFrom(const QString &text, qint64 end)
{
    if (text.isEmpty())
        return Place{end, {}};
    bool isNumber = false;
    const Place place{text.section(u'.', 0, 0).toLongLong(&isNumber), text.section(u'.', 1)};
    if (!isNumber || place.id.isEmpty() || !std::ranges::all_of(place.id, isOfId))
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_query"));
    return place;
}

std::string entrySql(const std::string &rest)
{
    return "SELECT " + sql::columnsOf<Mention>("m.")
         + ", coalesce(a.name, ''), coalesce(a.handle, '') FROM mention m LEFT JOIN account a ON a.id=m.account_id "
         + rest;
}

ConversationEntry entryOf(const sql::Query &query)
{
    constexpr int next = sql::columnCount<Mention>;
    ConversationEntry entry;
    sql::readFields(query, entry.mention);
    query.read(next, entry.authorName);
    query.read(next + 1, entry.handle);
    if (entry.authorName.isEmpty())
        entry.authorName = entry.handle;
    return entry;
}

/// What a search looks at of a message.
struct Candidate final
{
    Place place;
    SourceId source;
    QString network, text, name, handle;
};

/// The limit stands in the words: PostgreSQL plans a walk along the index only when it sees how short it is.
std::string candidatesSql()
{
    return "SELECT m.published_at, m.id, m.source_id, m.network, m.text, coalesce(a.name, ''), coalesce(a.handle, '') "
           "FROM mention m LEFT JOIN account a ON a.id=m.account_id WHERE (m.published_at, m.id)<(?, ?) "
           "ORDER BY m.published_at DESC, m.id DESC LIMIT "
         + std::to_string(rowsAtOnce);
}

QList<Candidate> candidatesBefore(sql::Database &database, const Place &place)
{
    static const std::string sql = candidatesSql();
    auto query = database.query(sql);
    query.with(place.publishedAt, place.id);
    QList<Candidate> found;
    while (query.next())
        found.append({{query.value<qint64>(0), query.value<QString>(1)},
                      query.value<SourceId>(2),
                      query.value<QString>(3),
                      query.value<QString>(4),
                      query.value<QString>(5),
                      query.value<QString>(6)});
    return found;
}

TimePoint timeOf(const Place &place)
{
    return TimePoint(std::chrono::milliseconds(place.publishedAt));
}

} // namespace

/// Returns how much text there is in it.
qsizetype HistoryStore::addVersions(ConversationEntry &entry)
{
    qsizetype weight = weightOf(entry.mention);
    if (entry.mention.version <= 1)
        return weight;
    static const std::string sql = sql::selectSql<MentionVersion>(
        "mention_version",
        "WHERE mention_id=? AND version<? ORDER BY version DESC LIMIT " + std::to_string(mostVersions));
    auto query = m_rows.database().query(sql);
    query.with(entry.mention.id, entry.mention.version);
    while (weight <= heaviestPage && query.next()) {
        entry.earlier.prepend(sql::rowOf<MentionVersion>(query));
        weight += weightOf(entry.earlier.constFirst());
    }
    return weight;
}

Result<HistoryPage> HistoryStore::ofThread(const ThreadId &id, HistorySide side, const QString &place, int limit)
{
    static const std::string before = entrySql(
        "WHERE m.thread_id=? AND (m.published_at, m.id)<(?, ?) ORDER BY m.published_at DESC, m.id DESC LIMIT ?");
    static const std::string after =
        entrySql("WHERE m.thread_id=? AND (m.published_at, m.id)>(?, ?) ORDER BY m.published_at, m.id LIMIT ?");
    using Times = std::numeric_limits<qint64>;
    const bool isBefore = side == HistorySide::Before;
    const auto from = placeFrom(place, isBefore ? Times::max() : Times::min());
    if (!from)
        return tl::unexpected<Error>(from.error());
    QList<ConversationEntry> found;
    {
        auto query = m_rows.database().query(isBefore ? before : after);
        query.with(id, from->publishedAt, from->id, limit + 1);
        while (query.next())
            found.append(entryOf(query));
    }
    HistoryPage page;
    qsizetype weight = 0;
    for (ConversationEntry &entry : found) {
        if (page.entries.size() == limit || weight > heaviestPage) {
            page.next = textOf(placeOf(page.entries.constLast().mention));
            break;
        }
        weight += addVersions(entry);
        page.entries.append(std::move(entry));
    }
    if (!isBefore)
        std::ranges::reverse(page.entries);
    if (!page.entries.isEmpty())
        page.backTo = page.entries.constLast().mention.publishedAt;
    return page;
}

Result<HistoryPage> HistoryStore::search(const SearchTerms &terms, const QString &before, int limit)
{
    auto place = placeFrom(before, std::numeric_limits<qint64>::max());
    if (!place)
        return tl::unexpected<Error>(place.error());
    if (terms.isEmpty())
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_query"));
    if (const auto until = terms.until(); until && until->time_since_epoch().count() < place->publishedAt)
        *place = {static_cast<qint64>(until->time_since_epoch().count()), {}};
    static const std::string oneSql = entrySql("WHERE m.id=?");
    const auto end = std::chrono::steady_clock::now() + longestLook;
    HistoryPage page;
    qsizetype weight = 0;
    int looked = 0;
    const auto isFull = [&] { return page.entries.size() >= limit || weight > heaviestPage; };
    bool isPastTheBeginning = false;
    bool isLast = false;
    while (!isLast && !isPastTheBeginning && !isFull() && looked < mostLookedAt
           && std::chrono::steady_clock::now() < end) {
        const QList<Candidate> candidates = candidatesBefore(m_rows.database(), *place);
        isLast = candidates.size() < rowsAtOnce;
        for (const Candidate &one : candidates) {
            isPastTheBeginning = terms.from() && timeOf(one.place) < *terms.from();
            if (isPastTheBeginning || isFull())
                break;
            ++looked;
            *place = one.place;
            if (!m_rights.sees(one.source) || !terms.matches(one.text, one.name + u' ' + one.handle, one.network))
                continue;
            auto query = m_rows.database().query(oneSql);
            query.bind(1, one.place.id);
            if (query.next()) {
                ConversationEntry entry = entryOf(query);
                weight += addVersions(entry);
                page.entries.append(std::move(entry));
            }
        }
        isLast = isLast && (candidates.isEmpty() || place->id == candidates.constLast().place.id);
    }
    if (!isLast && !isPastTheBeginning)
        page.next = textOf(*place);
    if (looked > 0)
        page.backTo = timeOf(*place);
    return page;
}

} // namespace otklik::server
