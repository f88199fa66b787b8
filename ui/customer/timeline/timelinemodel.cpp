#include "ui/customer/timeline/timelinemodel.h"

#include "ui/common/deliver.h"
#include "ui/common/relativetime.h"

#include <algorithm>

namespace otklik {

namespace {

using std::chrono::milliseconds;

/// So many more than before are read again: what is new must not push out what is old.
constexpr int roomForNew = 10;

/// The same for the same thing at the same place of the line.
QString keyOf(const Moment &moment)
{
    return QStringLiteral("%1/%2/%3").arg(moment.what.index()).arg(moment.at.time_since_epoch().count()).arg(idOf(moment));
}

/// What was before stands behind it, and the messages of that very moment.
MomentCursor placeAt(TimePoint moment)
{
    return {moment, {}, false};
}

} // namespace

TimelineModel::TimelineModel(CardStore &store, const Clock &clock, NameOf nameOf, QObject *parent)
    : QAbstractListModel(parent), m_store(store), m_clock(clock), m_nameOf(std::move(nameOf))
{
}

void TimelineModel::open(const PersonId &id)
{
    if (id == m_person)
        return;
    ++m_generation;
    m_person = id;
    m_filter = {};
    m_start.reset();
    m_isBusy = false;
    m_isLoaded = false;
    m_hasOlder = false;
    m_hasNewer = false;
    m_wantsRefresh = false;
    removeAllBut({});
    if (!id.isEmpty())
        load();
}

void TimelineModel::setFilter(const MomentFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    load();
}

void TimelineModel::goTo(TimePoint moment)
{
    m_start = moment;
    load();
}

void TimelineModel::goToNow()
{
    m_start.reset();
    load();
}

void TimelineModel::load()
{
    if (m_person.isEmpty())
        return;
    ++m_generation;
    m_isBusy = false;
    // The rows stay until the others are here: the list does not blink.
    const auto place = m_start ? std::optional(placeAt(*m_start)) : std::nullopt;
    ask(HistorySide::Before, place, pageSize, [this, place](const MomentPage &older) {
        m_hasOlder = older.hasMore;
        if (!place) {
            m_hasNewer = false;
            show(older.moments);
            Q_EMIT placed(0);
            settle();
            return;
        }
        m_isBusy = false;
        ask(HistorySide::After, place, pageSize, [this, older](const MomentPage &newer) {
            m_hasNewer = newer.hasMore;
            show(newer.moments + older.moments);
            Q_EMIT placed(static_cast<int>(newer.moments.size()));
            settle();
        });
    });
}

void TimelineModel::refresh()
{
    if (m_person.isEmpty())
        return;
    if (m_isBusy) {
        m_wantsRefresh = true;
        return;
    }
    const bool isInThePast = m_hasNewer && !m_rows.isEmpty();
    // A little later, so that the first row is among them, whatever it is.
    const auto place = isInThePast ? std::optional(placeAt(m_rows.first().at + milliseconds(1))) : std::nullopt;
    const int limit = std::max(pageSize, static_cast<int>(m_rows.size()) + roomForNew);
    ask(HistorySide::Before, place, limit, [this](const MomentPage &page) {
        m_hasOlder = page.hasMore;
        show(page.moments);
        settle();
    });
}

bool TimelineModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_isLoaded && m_hasOlder && !m_isBusy && !m_rows.isEmpty();
}

void TimelineModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    ask(HistorySide::Before, cursorOf(m_rows.last()), pageSize, [this](const MomentPage &page) {
        m_hasOlder = page.hasMore;
        insert(static_cast<int>(m_rows.size()), page.moments);
        settle();
    });
}

void TimelineModel::fetchNewer()
{
    if (!m_hasNewer || m_isBusy || m_rows.isEmpty())
        return;
    ask(HistorySide::After, cursorOf(m_rows.first()), pageSize, [this](const MomentPage &page) {
        m_hasNewer = page.hasMore;
        insert(0, page.moments);
        settle();
    });
}

void TimelineModel::ask(HistorySide side, const std::optional<MomentCursor> &place, int limit, Take take)
{
    m_isBusy = true;
    deliver(this, m_store.moments(m_person, m_filter, side, place, limit),
            [this, generation = m_generation, take = std::move(take)](const Result<MomentPage> &page) {
                if (generation != m_generation)
                    return;
                if (page) {
                    take(*page);
                    return;
                }
                m_isBusy = false;
                Q_EMIT failed(page.error());
            });
}

void TimelineModel::settle()
{
    // Busy until the rows are in: a view may ask for more while they are told.
    m_isBusy = false;
    m_isLoaded = true;
    if (std::exchange(m_wantsRefresh, false))
        refresh();
    else
        Q_EMIT settled();
}

void TimelineModel::show(const QList<Moment> &moments)
{
    removeAllBut(moments);
    for (qsizetype i = 0; i < moments.size(); ++i) {
        const auto row = static_cast<int>(i);
        if (i < m_rows.size() && keyOf(m_rows.at(i)) == keyOf(moments.at(i))) {
            if (m_rows.at(i).what != moments.at(i).what) {
                m_rows[i] = moments.at(i);
                Q_EMIT dataChanged(index(row), index(row));
            }
            continue;
        }
        qsizetype end = i + 1;
        const QString next = i < m_rows.size() ? keyOf(m_rows.at(i)) : QString();
        while (end < moments.size() && keyOf(moments.at(end)) != next)
            ++end;
        insert(row, moments.mid(i, end - i));
        i = end - 1;
    }
}

void TimelineModel::removeAllBut(const QList<Moment> &moments)
{
    QHash<QString, qsizetype> places;
    for (qsizetype i = 0; i < moments.size(); ++i)
        places.insert(keyOf(moments.at(i)), i);
    QList<bool> stays(m_rows.size());
    qsizetype last = -1;
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        const qsizetype place = places.value(keyOf(m_rows.at(row)), -1);
        stays[row] = place > last;
        last = std::max(last, place);
    }
    for (qsizetype end = m_rows.size(); end > 0; --end) {
        if (stays.at(end - 1))
            continue;
        qsizetype first = end - 1;
        while (first > 0 && !stays.at(first - 1))
            --first;
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end) - 1);
        m_rows.remove(first, end - first);
        endRemoveRows();
        end = first + 1;
    }
}

void TimelineModel::insert(int row, const QList<Moment> &moments)
{
    if (moments.isEmpty())
        return;
    beginInsertRows({}, row, row + static_cast<int>(moments.size()) - 1);
    if (row == m_rows.size())
        m_rows += moments;
    else
        m_rows = m_rows.first(row) + moments + m_rows.sliced(row);
    endInsertRows();
}

MomentWords TimelineModel::wordsAt(int row) const
{
    return MomentWords::of(m_rows.at(row), m_nameOf, m_clock.now());
}

bool TimelineModel::beginsDay(int row) const
{
    return row == 0 || RelativeTime::dateOf(m_rows.at(row - 1).at) != RelativeTime::dateOf(m_rows.at(row).at);
}

bool TimelineModel::shows(const QSet<ThreadId> &threads) const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(), [&](const Moment &moment) {
        const auto *entry = std::get_if<ConversationEntry>(&moment.what);
        return entry && threads.contains(entry->mention.threadId);
    });
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole: return wordsAt(index.row()).summary;
    case Qt::AccessibleTextRole: return wordsAt(index.row()).spoken(momentAt(index.row()).at);
    default: return {};
    }
}

} // namespace otklik
