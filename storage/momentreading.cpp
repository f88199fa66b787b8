#include "storage/momentreading.h"

#include "storage/entries.h"
#include "storage/personrows.h"
#include "storage/timekey.h"

#include <QDateTime>

#include <algorithm>
#include <limits>
#include <map>

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

using Show = MomentFilter::Show;

constexpr qint64 lastKey = std::numeric_limits<qint64>::max();
constexpr qint64 firstKey = std::numeric_limits<qint64>::min();

/// Reads one page. Messages are many and are read next to the place, by their key; all else of a person is
/// little, and is read whole.
class Reading final
{
public:
    Reading(Database &database, const MomentFilter &filter, HistorySide side, const std::optional<MomentCursor> &place,
            int limit)
        : m_database(database), m_filter(filter), m_side(side), m_place(place), m_limit(limit)
    {}

    MomentPage read(const PersonId &id)
    {
        const QList<Account> accounts = accountsOf(m_database, id);
        if (m_filter.show <= Show::Private)
            for (const Account &account : accounts)
                if (m_filter.network.isEmpty() || account.network == m_filter.network)
                    addKeys(account.id);
        takeNearest(m_keys);
        const QList<PersonId> shown = personsShownAt(id, accounts);
        if (m_filter.network.isEmpty() && (m_filter.show == Show::Everything || m_filter.show == Show::Notes))
            addNotes(shown);
        if (m_filter.network.isEmpty() && (m_filter.show == Show::Everything || m_filter.show == Show::Care))
            addCare(shown);
        const auto newestFirst = [](const Moment &a, const Moment &b) {
            return std::tuple(a.at, idOf(a)) > std::tuple(b.at, idOf(b));
        };
        std::ranges::sort(m_moments, newestFirst);
        QList<Moment> messages = messagesByKey();
        QList<Moment> all;
        all.reserve(m_moments.size() + messages.size());
        // Of one time, what is no message comes first.
        std::ranges::merge(m_moments, messages, std::back_inserter(all), std::ranges::greater{}, &Moment::at, &Moment::at);
        MomentPage page;
        page.hasMore = all.size() > m_limit;
        const qsizetype count = std::min<qsizetype>(m_limit, all.size());
        page.moments = isBefore() ? all.first(count) : all.last(count);
        return page;
    }

private:
    [[nodiscard]] bool isBefore() const { return m_side == HistorySide::Before; }
    /// The key that messages are next to.
    [[nodiscard]] qint64 keyOfPlace()
    {
        if (!m_place)
            return isBefore() ? lastKey : firstKey;
        if (m_place->isMessage)
            return keyBefore(m_database, TimelineCursor{m_place->at, {m_place->id}});
        // What is no message stands before all messages of its time.
        const qint64 first = firstKeyOf(m_place->at);
        return isBefore() ? first + keysPerMillisecond : first + keysPerMillisecond - 1;
    }

    void addKeys(const AccountId &id)
    {
        const bool showsAll = m_filter.show == Show::Everything;
        for (const char *whose : {"account_id=?1", "addressee_id=?1 AND addressee_id<>''"}) {
            std::string sql = "SELECT key FROM mention WHERE ";
            sql += whose;
            sql += isBefore() ? " AND key<?2" : " AND key>?2";
            sql += showsAll ? "" : " AND visibility=?4";
            sql += isBefore() ? " ORDER BY key DESC LIMIT ?3" : " ORDER BY key LIMIT ?3";
            Query query = m_database.query(sql);
            query.bind(1, id);
            query.bind(2, keyOfPlace());
            query.bind(3, m_limit + 1);
            if (!showsAll)
                query.bind(4, m_filter.show == Show::Private ? Visibility::Private : Visibility::Public);
            while (query.next())
                m_keys.append(query.value<qint64>(0));
        }
    }

    void takeNearest(QList<qint64> &keys) const
    {
        if (isBefore())
            std::ranges::sort(keys, std::ranges::greater{});
        else
            std::ranges::sort(keys);
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        keys.resize(std::min<qsizetype>(keys.size(), m_limit + 1));
    }

    [[nodiscard]] QList<Moment> messagesByKey()
    {
        static const std::string sql = entrySql("WHERE m.key=?");
        std::ranges::sort(m_keys, std::ranges::greater{});
        QList<Moment> messages;
        for (const qint64 key : std::as_const(m_keys)) {
            Query query = m_database.query(sql);
            query.bind(1, key);
            if (!query.next())
                continue;
            ConversationEntry entry = entryOf(m_database, query);
            // As the key has it: a crowded millisecond spills into the next ones.
            const TimePoint at = std::max(entry.mention.publishedAt, TimePoint(std::chrono::milliseconds(key / keysPerMillisecond)));
            messages.append({at, std::move(entry)});
        }
        return messages;
    }

    void add(Moment moment)
    {
        if (m_place) {
            const MomentCursor cursor = cursorOf(moment);
            const auto here = std::tuple(cursor.at, cursor.id);
            const auto place = std::tuple(m_place->at, m_place->isMessage ? QString() : m_place->id);
            // Next to a message of its own time it is the newer one.
            const bool isNewer = m_place->isMessage ? cursor.at >= m_place->at : here > place;
            const bool isPlace = !m_place->isMessage && here == place;
            if (isPlace || isNewer == isBefore())
                return;
        }
        m_moments.append(std::move(moment));
    }

    void addNotes(const QList<PersonId> &persons)
    {
        const auto notes = rowsAt<Note>(m_database, persons, "WHERE person_id=? AND is_removed=0");
        for (const Note &note : notes)
            add({timeOf(note), note});
    }

    void addCare(const QList<PersonId> &persons)
    {
        const auto promises = rowsAt<Promise>(m_database, persons, "WHERE person_id=?");
        for (const Promise &promise : promises)
            add({promise.madeAt, promise});
        const auto bonuses = rowsAt<BonusGrant>(m_database, persons, "WHERE person_id=?");
        for (const BonusGrant &grant : bonuses)
            add({grant.givenAt, grant});
        const auto records = rowsAt<CustomerRecord>(m_database, persons, "WHERE person_id=?");
        for (const CustomerRecord &record : records)
            for (const otklik::Order &order : record.orders)
                if (order.placedAt)
                    add({*order.placedAt, order});
    }

    Database &m_database;
    const MomentFilter &m_filter;
    const HistorySide m_side;
    const std::optional<MomentCursor> &m_place;
    const int m_limit;
    QList<qint64> m_keys;
    QList<Moment> m_moments;
};

} // namespace

Result<MomentPage> readMoments(Database &database, const PersonId &id, const MomentFilter &filter, HistorySide side,
                               const std::optional<MomentCursor> &place, int limit)
{
    return Reading(database, filter, side, place, limit).read(id);
}

namespace {

/// Finds the month of a message by its key, which its time can be read from: the indexes hold keys, so that no
/// message is read. Keys mostly come in their order; the month before is tried first.
class MonthByKey final
{
public:
    MonthOfContacts &at(qint64 key)
    {
        if (!m_last || key < m_first || key >= m_next)
            find(key);
        return *m_last;
    }
    [[nodiscard]] QList<MonthOfContacts> all() const
    {
        QList<MonthOfContacts> all;
        for (const auto &[month, contacts] : m_months)
            all.append(contacts);
        return all;
    }

private:
    void find(qint64 key)
    {
        const qint64 milliseconds = key / keysPerMillisecond - (key % keysPerMillisecond < 0 ? 1 : 0);
        const QDate day = QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).date();
        const QDate month(day.year(), day.month(), 1);
        const auto keyOf = [](const QDate &date) {
            return QDateTime(date, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() * keysPerMillisecond;
        };
        m_first = keyOf(month);
        m_next = keyOf(month.addMonths(1));
        m_last = &m_months[month];
        m_last->month = month;
    }

    std::map<QDate, MonthOfContacts> m_months;
    MonthOfContacts *m_last = nullptr;
    qint64 m_first = 0;
    qint64 m_next = 0;
};

} // namespace

Result<QList<MonthOfContacts>> readMonths(Database &database, const PersonId &id, TimePoint since)
{
    MonthByKey months;
    const qint64 first = firstKeyOf(since);
    const auto accounts = accountsOf(database, id);
    const auto count = [&](const char *sql, const AccountId &account, qint64 MonthOfContacts::*side) {
        Query query = database.query(sql);
        query.with(account, first);
        while (query.next())
            ++(months.at(query.value<qint64>(0)).*side);
    };
    for (const Account &account : accounts) {
        count("SELECT key FROM mention WHERE account_id=? AND key>=?", account.id, &MonthOfContacts::theirs);
        count("SELECT key FROM mention WHERE addressee_id=? AND addressee_id<>'' AND key>=?", account.id,
              &MonthOfContacts::ours);
        Query heats = database.query("SELECT m.key, c.heat FROM \"case\" c CROSS JOIN mention m ON m.id=c.mention_id "
                                     "WHERE c.account_id=? AND c.heat>0 AND m.key>=?");
        heats.with(account.id, first);
        while (heats.next()) {
            MonthOfContacts &month = months.at(heats.value<qint64>(0));
            month.heat = std::max(month.heat, heats.value<qint64>(1));
        }
    }
    return months.all();
}

Result<QList<PresenceItem>> readPresent(Database &database, const PersonId &id, const UserId &me, TimePoint now)
{
    static const std::string sql = "SELECT " + sql::columnsOf<Presence>("p.")
        + ", coalesce(u.name, '') FROM presence p LEFT JOIN user u ON u.id=p.id "
          "WHERE p.person_id=? AND p.until>? AND p.id<>? AND p.doing<>? ORDER BY p.id";
    Query query = database.query(sql);
    query.with(id, now, me, Doing::Nothing);
    QList<PresenceItem> items;
    while (query.next()) {
        PresenceItem item;
        sql::readFields(query, item.presence);
        query.read(sql::columnCount<Presence>, item.name);
        items.append(std::move(item));
    }
    return items;
}

} // namespace otklik
