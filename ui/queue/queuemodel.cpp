#include "ui/queue/queuemodel.h"

#include "ui/common/deliver.h"
#include "ui/common/plaintext.h"
#include "ui/queue/queuetext.h"

#include <algorithm>

namespace otklik {

namespace {

/// More changed cases than this and reading the loaded rows anew is cheaper.
constexpr qsizetype manyChanges = 200;

} // namespace

QueueModel::QueueModel(QueueStore &store, const Clock &clock, const UserId &me, QObject *parent)
    : QAbstractListModel(parent), m_store(store), m_clock(clock), m_me(me)
{
}

void QueueModel::start()
{
    m_wantsAll = true;
    next();
}

void QueueModel::setFilter(QueueFilter filter)
{
    if (filter == m_filter && m_isLoaded)
        return;
    m_filter = filter;
    ++m_generation;
    m_isBusy = false;
    m_isLoaded = false;
    m_hasMore = false;
    m_wantsMore = false;
    m_changed.clear();
    m_changedPersons.clear();
    if (!m_rows.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_rows.size()) - 1);
        m_rows.clear();
        endRemoveRows();
    }
    start();
}

void QueueModel::apply(const StoreChange &change)
{
    if (change.everything)
        m_wantsAll = true;
    m_changed.unite(change.cases);
    m_changedPersons.unite(change.persons);
    next();
}

void QueueModel::next()
{
    if (m_isBusy)
        return;
    // Claims belong to persons: every loaded case of theirs may look different.
    for (const QueueItem &row : std::as_const(m_rows))
        if (m_changedPersons.contains(row.personId))
            m_changed.insert(row.caseId);
    m_changedPersons.clear();
    if (m_changed.size() > manyChanges)
        m_wantsAll = true;
    if (m_wantsAll) {
        m_changed.clear();
        m_wantsAll = false;
        readPage(std::nullopt, std::max(pageSize, static_cast<int>(m_rows.size())), true);
    } else if (!m_changed.isEmpty()) {
        readItems();
    } else if (m_wantsMore && m_hasMore && !m_rows.isEmpty()) {
        m_wantsMore = false;
        readPage(cursorOf(m_rows.last(), m_filter), pageSize, false);
    } else {
        m_wantsMore = false;
        Q_EMIT settled();
    }
}

void QueueModel::readPage(std::optional<QueueCursor> after, int limit, bool replacesAll)
{
    m_isBusy = true;
    deliver(this, m_store.page(m_filter, std::move(after), limit),
            [this, replacesAll, generation = m_generation](const Result<QueuePage> &page) {
                if (generation != m_generation)
                    return;
                if (!page) {
                    m_isBusy = false;
                    Q_EMIT failed(page.error());
                    return;
                }
                // Busy until the rows are in: a view may ask for more while they are told.
                if (replacesAll)
                    replaceAll(*page);
                else
                    append(*page);
                m_isBusy = false;
                if (!m_isLoaded) {
                    m_isLoaded = true;
                    Q_EMIT loaded();
                }
                next();
            });
}

void QueueModel::readItems()
{
    m_isBusy = true;
    const QList<CaseId> asked(m_changed.cbegin(), m_changed.cend());
    m_changed.clear();
    deliver(this, m_store.items(m_filter, asked),
            [this, asked, generation = m_generation](const Result<QList<QueueItem>> &items) {
                if (generation != m_generation)
                    return;
                if (!items) {
                    m_isBusy = false;
                    Q_EMIT failed(items.error());
                    return;
                }
                applyItems(asked, *items);
                m_isBusy = false;
                next();
            });
}

void QueueModel::replaceAll(const QueuePage &page)
{
    QSet<CaseId> wanted;
    for (const QueueItem &item : page.items)
        wanted.insert(item.caseId);
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row)
        if (!wanted.contains(m_rows.at(row).caseId))
            removeRow(row);
    m_hasMore = page.hasMore;
    if (m_rows.isEmpty() && !page.items.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(page.items.size()) - 1);
        m_rows = page.items;
        endInsertRows();
        return;
    }
    for (const QueueItem &item : page.items)
        place(item);
}

void QueueModel::append(const QueuePage &page)
{
    m_hasMore = page.hasMore;
    QList<QueueItem> fresh;
    for (const QueueItem &item : page.items)
        if (rowOf(item.caseId) < 0)
            fresh.append(item);
    if (fresh.isEmpty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    m_rows += fresh;
    endInsertRows();
}

void QueueModel::applyItems(const QList<CaseId> &asked, const QList<QueueItem> &items)
{
    QSet<CaseId> gone(asked.cbegin(), asked.cend());
    for (const QueueItem &item : items)
        gone.remove(item.caseId);
    for (const CaseId &id : std::as_const(gone))
        if (const int row = rowOf(id); row >= 0)
            removeRow(row);
    for (const QueueItem &item : items)
        place(item);
    // Emptied by what went away: fill up again.
    if (m_hasMore && m_rows.isEmpty())
        m_wantsAll = true;
    else if (m_hasMore && m_rows.size() < pageSize / 2)
        m_wantsMore = true;
}

/// Puts an item where it belongs: changed in place, moved, inserted, or left to
/// a later page when it sorts behind everything loaded so far.
void QueueModel::place(const QueueItem &item)
{
    const int from = rowOf(item.caseId);
    const int to = placeFor(item);
    const bool wasLast = from >= 0 && from == m_rows.size() - 1;
    const bool isBehindLoaded = m_hasMore && (wasLast ? isBefore(m_rows.at(from), item) : to == m_rows.size());
    if (from < 0) {
        if (isBehindLoaded)
            return;
        beginInsertRows({}, to, to);
        m_rows.insert(to, item);
        endInsertRows();
        return;
    }
    if (isBehindLoaded) {
        removeRow(from);
        return;
    }
    if (to != from && to != from + 1) {
        beginMoveRows({}, from, from, {}, to);
        m_rows.move(from, to > from ? to - 1 : to);
        endMoveRows();
    }
    const int row = rowOf(item.caseId);
    if (m_rows.at(row) == item)
        return;
    m_rows[row] = item;
    Q_EMIT dataChanged(index(row), index(row));
}

void QueueModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

bool QueueModel::isBefore(const QueueItem &a, const QueueItem &b) const
{
    const QueueCursor ca = cursorOf(a, m_filter);
    const QueueCursor cb = cursorOf(b, m_filter);
    if (m_filter == QueueFilter::Answered)
        return ca.key != cb.key ? ca.key > cb.key : cb.caseId < ca.caseId;
    return ca.key != cb.key ? ca.key < cb.key : ca.caseId < cb.caseId;
}

/// The row before which `item` belongs, its own present row not counted as an obstacle.
int QueueModel::placeFor(const QueueItem &item) const
{
    int row = 0;
    while (row < m_rows.size()
           && (m_rows.at(row).caseId == item.caseId || isBefore(m_rows.at(row), item)))
        ++row;
    // Standing right before its own old place means staying there.
    if (row > 0 && m_rows.at(row - 1).caseId == item.caseId)
        return row - 1;
    return row;
}

int QueueModel::rowOf(const CaseId &id) const
{
    const auto it = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                 [&](const QueueItem &item) { return item.caseId == id; });
    return it == m_rows.cend() ? -1 : static_cast<int>(it - m_rows.cbegin());
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QueueItem &item = m_rows.at(index.row());
    switch (role) {
    case ItemRole: return QVariant::fromValue(item);
    case Qt::DisplayRole: return plaintext::oneLine(item.authorName);
    case Qt::AccessibleTextRole: return QueueText::spoken(item, m_me, m_clock.now());
    default: return {};
    }
}

bool QueueModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_isLoaded && m_hasMore;
}

void QueueModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_wantsMore = true;
    next();
}

} // namespace otklik
