#pragma once

#include "models/conversation.h"

#include <QAbstractListModel>

namespace otklik {

/// A line at the foot of a mention: something the team has decided about it.
struct EntryMark final
{
    QString text;
    bool needsHand = false; ///< somebody here has something to do

    friend bool operator==(const EntryMark &, const EntryMark &) = default;
};

/// The mentions and replies of one thread, oldest first, as far as they have
/// been loaded. Newer states come as a diff; nothing loaded earlier is lost.
class ThreadModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        EntryRole = Qt::UserRole, ///< ConversationEntry
        IsWaitingRole,            ///< this is the mention that waits for an answer
        ParentRowRole,            ///< row of the mention it replies to; -1 when not loaded or none
        IsFromServerRole,         ///< it is not kept on this computer
        MarksRole,                ///< QList<EntryMark>
    };

    using QAbstractListModel::QAbstractListModel;

    void clear();
    /// The newest entries as the store has them now. Entries older than its
    /// first one stay when `hasEarlier`.
    void merge(const QList<ConversationEntry> &newest, bool hasEarlier);
    enum class Origin { Here, Server };
    /// A page of older entries.
    void prepend(const TimelinePage &page, Origin origin = Origin::Here);
    void setWaiting(const MentionId &id);
    /// Takes the place of all marks before.
    void setMarks(const QHash<MentionId, QList<EntryMark>> &marks);

    [[nodiscard]] const ConversationEntry &entryAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] QList<EntryMark> marksOf(const MentionId &id) const { return m_marks.value(id); }
    [[nodiscard]] int rowOf(const MentionId &id) const;
    [[nodiscard]] bool hasEarlier() const { return m_hasEarlier; }
    /// Where the next older page ends.
    [[nodiscard]] TimelineCursor firstCursor() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void hasEarlierChanged(bool hasEarlier);

private:
    void place(const ConversationEntry &entry);
    void setHasEarlier(bool hasEarlier);
    [[nodiscard]] int parentRow(int row) const;

    QList<ConversationEntry> m_rows;
    QSet<MentionId> m_fromServer;
    QHash<MentionId, QList<EntryMark>> m_marks;
    MentionId m_waiting;
    bool m_hasEarlier = false;
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::ConversationEntry)
Q_DECLARE_METATYPE(otklik::EntryMark)
