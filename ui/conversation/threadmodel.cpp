#include "ui/conversation/threadmodel.h"

#include "ui/common/plaintext.h"
#include "ui/conversation/entrytext.h"

#include <algorithm>

namespace otklik {

namespace {

bool isBefore(const ConversationEntry &a, const ConversationEntry &b)
{
    return a.mention.publishedAt != b.mention.publishedAt ? a.mention.publishedAt < b.mention.publishedAt
                                                          : a.mention.id < b.mention.id;
}

} // namespace

void ThreadModel::clear()
{
    if (!m_rows.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_rows.size()) - 1);
        m_rows.clear();
        endRemoveRows();
    }
    m_fromServer.clear();
    m_marks.clear();
    m_waiting = {};
    setHasEarlier(false);
}

void ThreadModel::merge(const QList<ConversationEntry> &newest, bool hasEarlier)
{
    if (m_rows.isEmpty()) {
        if (!newest.isEmpty()) {
            beginInsertRows({}, 0, static_cast<int>(newest.size()) - 1);
            m_rows = newest;
            endInsertRows();
        }
        setHasEarlier(hasEarlier);
        return;
    }
    QSet<MentionId> present;
    for (const ConversationEntry &entry : newest)
        present.insert(entry.mention.id);
    bool keepsOlder = false;
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        const ConversationEntry &entry = m_rows.at(row);
        const bool isOlder = hasEarlier && !newest.isEmpty() && isBefore(entry, newest.first());
        keepsOlder = keepsOlder || isOlder;
        if (isOlder || present.contains(entry.mention.id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (const ConversationEntry &entry : newest)
        place(entry);
    if (!keepsOlder)
        setHasEarlier(hasEarlier);
}

void ThreadModel::prepend(const TimelinePage &page, Origin origin)
{
    QList<ConversationEntry> fresh;
    for (const ConversationEntry &entry : page.entries)
        if (rowOf(entry.mention.id) < 0)
            fresh.append(entry);
    if (origin == Origin::Server)
        for (const ConversationEntry &entry : std::as_const(fresh))
            m_fromServer.insert(entry.mention.id);
    if (!fresh.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
        m_rows = fresh + m_rows;
        endInsertRows();
    }
    setHasEarlier(page.hasMore);
}

void ThreadModel::place(const ConversationEntry &entry)
{
    if (const int row = rowOf(entry.mention.id); row >= 0) {
        if (m_rows.at(row) == entry)
            return;
        m_rows[row] = entry;
        Q_EMIT dataChanged(index(row), index(row));
        return;
    }
    const auto at = std::upper_bound(m_rows.begin(), m_rows.end(), entry, isBefore);
    const int row = static_cast<int>(at - m_rows.begin());
    beginInsertRows({}, row, row);
    m_rows.insert(row, entry);
    endInsertRows();
}

void ThreadModel::setWaiting(const MentionId &id)
{
    if (m_waiting == id)
        return;
    const MentionId before = std::exchange(m_waiting, id);
    for (const MentionId &changed : {before, id})
        if (const int row = rowOf(changed); row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {IsWaitingRole});
}

void ThreadModel::setMarks(const QHash<MentionId, QList<EntryMark>> &marks)
{
    const auto before = std::exchange(m_marks, marks);
    for (int row = 0; row < rowCount(); ++row) {
        const MentionId &id = m_rows.at(row).mention.id;
        if (before.value(id) != m_marks.value(id))
            Q_EMIT dataChanged(index(row), index(row), {MarksRole, Qt::AccessibleTextRole});
    }
}

void ThreadModel::setHasEarlier(bool hasEarlier)
{
    if (m_hasEarlier == hasEarlier)
        return;
    m_hasEarlier = hasEarlier;
    Q_EMIT hasEarlierChanged(hasEarlier);
}

int ThreadModel::rowOf(const MentionId &id) const
{
    const auto it = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                 [&](const ConversationEntry &entry) { return entry.mention.id == id; });
    return it == m_rows.cend() ? -1 : static_cast<int>(it - m_rows.cbegin());
}

TimelineCursor ThreadModel::firstCursor() const
{
    return m_rows.isEmpty() ? TimelineCursor{} : TimelineCursor{m_rows.first().mention.publishedAt, m_rows.first().mention.id};
}

int ThreadModel::parentRow(int row) const
{
    const QString &parent = m_rows.at(row).mention.inReplyTo;
    if (parent.isEmpty())
        return -1;
    for (int i = row - 1; i >= 0; --i)
        if (m_rows.at(i).mention.externalId == parent)
            return i;
    return -1;
}

int ThreadModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ThreadModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConversationEntry &entry = m_rows.at(index.row());
    switch (role) {
    case EntryRole: return QVariant::fromValue(entry);
    case IsWaitingRole: return !m_waiting.isEmpty() && entry.mention.id == m_waiting;
    case ParentRowRole: return parentRow(index.row());
    case IsFromServerRole: return m_fromServer.contains(entry.mention.id);
    case Qt::DisplayRole: return plaintext::oneLine(entry.mention.text);
    case MarksRole: return QVariant::fromValue(marksOf(entry.mention.id));
    case Qt::AccessibleTextRole: {
        QStringList parts{EntryText::spoken(entry)};
        const QList<EntryMark> marks = marksOf(entry.mention.id);
        for (const EntryMark &mark : marks)
            parts.append(mark.text);
        return parts.join(u'\n');
    }
    default: return {};
    }
}

} // namespace otklik
