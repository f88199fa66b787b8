#include "ui/customer/timelinemodel.h"

#include "ui/common/deliver.h"
#include "ui/common/plaintext.h"
#include "ui/conversation/entrytext.h"
#include "ui/conversation/threadmodel.h"

#include <algorithm>

namespace otklik {

namespace {

bool isNewer(const ConversationEntry &a, const ConversationEntry &b)
{
    return a.mention.publishedAt != b.mention.publishedAt ? a.mention.publishedAt > b.mention.publishedAt
                                                          : b.mention.id < a.mention.id;
}

} // namespace

TimelineModel::TimelineModel(ConversationStore &store, QObject *parent) : QAbstractListModel(parent), m_store(store) { }

void TimelineModel::open(const PersonId &id)
{
    if (id == m_person)
        return;
    ++m_generation;
    m_person = id;
    m_network.clear();
    m_isBusy = false;
    m_isLoaded = false;
    m_hasMore = false;
    m_wantsRefresh = false;
    if (!m_shown.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_shown.size()) - 1);
        m_shown.clear();
        m_all.clear();
        endRemoveRows();
    }
    m_all.clear();
    if (!id.isEmpty())
        read(false);
}

void TimelineModel::refresh()
{
    if (m_person.isEmpty())
        return;
    if (m_isBusy)
        m_wantsRefresh = true;
    else
        read(true);
}

void TimelineModel::setNetwork(const QString &network)
{
    if (network == m_network)
        return;
    m_network = network;
    if (!m_shown.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_shown.size()) - 1);
        m_shown.clear();
        endRemoveRows();
    }
    QList<qsizetype> wanted;
    for (qsizetype i = 0; i < m_all.size(); ++i)
        if (isWanted(m_all.at(i)))
            wanted.append(i);
    if (!wanted.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(wanted.size()) - 1);
        m_shown = wanted;
        endInsertRows();
    }
    if (m_shown.size() < pageSize && m_hasMore)
        fetchMore({});
    Q_EMIT settled();
}

void TimelineModel::read(bool isRefresh)
{
    m_isBusy = true;
    std::optional<TimelineCursor> before;
    if (!isRefresh && !m_all.isEmpty())
        before = TimelineCursor{m_all.last().mention.publishedAt, m_all.last().mention.id};
    const int limit = isRefresh ? std::max(pageSize, static_cast<int>(m_all.size())) : pageSize;
    deliver(this, m_store.timeline(m_person, before, limit),
            [this, isRefresh, generation = m_generation](const Result<TimelinePage> &page) {
                if (generation != m_generation)
                    return;
                if (!page) {
                    m_isBusy = false;
                    Q_EMIT failed(page.error());
                    return;
                }
                m_isLoaded = true;
                // Busy until the rows are in: a view may ask for more while they are told.
                if (isRefresh)
                    mergeNewest(*page);
                else
                    append(*page);
                m_isBusy = false;
                if (std::exchange(m_wantsRefresh, false))
                    read(true);
                else if (m_hasMore && m_shown.size() < pageSize)
                    read(false);
                else
                    Q_EMIT settled();
            });
}

void TimelineModel::append(const TimelinePage &page)
{
    m_hasMore = page.hasMore;
    const qsizetype first = m_all.size();
    m_all += page.entries;
    QList<qsizetype> wanted;
    for (qsizetype i = first; i < m_all.size(); ++i)
        if (isWanted(m_all.at(i)))
            wanted.append(i);
    if (wanted.isEmpty())
        return;
    const auto row = static_cast<int>(m_shown.size());
    beginInsertRows({}, row, row + static_cast<int>(wanted.size()) - 1);
    m_shown += wanted;
    endInsertRows();
}

void TimelineModel::mergeNewest(const TimelinePage &page)
{
    m_hasMore = page.hasMore;
    QSet<MentionId> present;
    for (const ConversationEntry &entry : page.entries)
        present.insert(entry.mention.id);
    // What is gone (an account was taken apart, a person erased) goes first.
    for (auto row = static_cast<int>(m_shown.size()) - 1; row >= 0; --row) {
        if (present.contains(entryAt(row).mention.id))
            continue;
        beginRemoveRows({}, row, row);
        m_shown.removeAt(row);
        endRemoveRows();
    }
    QHash<MentionId, int> rows;
    for (int row = 0; row < m_shown.size(); ++row)
        rows.insert(entryAt(row).mention.id, row);
    const QList<ConversationEntry> before = m_all;
    const QList<qsizetype> shownBefore = m_shown;
    m_all = page.entries;
    QList<ConversationEntry> fresh;
    QList<int> changed;
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        const auto row = rows.value(m_all.at(i).mention.id, -1);
        if (row < 0) {
            if (isWanted(m_all.at(i)))
                fresh.append(m_all.at(i));
            continue;
        }
        m_shown[row] = i;
        if (before.at(shownBefore.at(row)) != m_all.at(i))
            changed.append(row);
    }
    for (const int row : std::as_const(changed))
        Q_EMIT dataChanged(index(row), index(row));
    showNew(fresh);
}

void TimelineModel::showNew(const QList<ConversationEntry> &entries)
{
    for (const ConversationEntry &entry : entries) {
        const auto at = std::find_if(m_all.cbegin(), m_all.cend(),
                                     [&](const ConversationEntry &e) { return e.mention.id == entry.mention.id; });
        int row = 0;
        while (row < m_shown.size() && isNewer(entryAt(row), entry))
            ++row;
        beginInsertRows({}, row, row);
        m_shown.insert(row, at - m_all.cbegin());
        endInsertRows();
    }
}

bool TimelineModel::isWanted(const ConversationEntry &entry) const
{
    return m_network.isEmpty() || entry.mention.network == m_network;
}

bool TimelineModel::shows(const QSet<ThreadId> &threads) const
{
    return std::any_of(m_all.cbegin(), m_all.cend(),
                       [&](const ConversationEntry &entry) { return threads.contains(entry.mention.threadId); });
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConversationEntry &entry = entryAt(index.row());
    switch (role) {
    case EntryRole: return QVariant::fromValue(entry);
    case Qt::DisplayRole: return plaintext::oneLine(entry.mention.text);
    case Qt::AccessibleTextRole: return EntryText::spoken(entry);
    default: return {};
    }
}

bool TimelineModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_isLoaded && m_hasMore && !m_isBusy;
}

void TimelineModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(false);
}

} // namespace otklik
