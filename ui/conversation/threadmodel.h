#pragma once

#include "models/conversation.h"

#include <QAbstractListModel>

namespace otklik {

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

    [[nodiscard]] const ConversationEntry &entryAt(int row) const { return m_rows.at(row); }
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
    MentionId m_waiting;
    bool m_hasEarlier = false;
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::ConversationEntry)
