#pragma once

#include "models/stores.h"

#include <QAbstractListModel>

namespace otklik {

/// Everything a person wrote and was answered, over all networks, newest first,
/// paged by keyset. A network filter hides rows that are already here and reads
/// on until a page of the wanted ones is found. UI thread.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { EntryRole = Qt::UserRole }; ///< ConversationEntry

    explicit TimelineModel(ConversationStore &store, QObject *parent = nullptr);

    void open(const PersonId &id);
    /// Reads the newest page again and takes over what changed.
    void refresh();
    /// Empty: all networks.
    void setNetwork(const QString &network);
    [[nodiscard]] const QString &network() const { return m_network; }
    [[nodiscard]] const ConversationEntry &entryAt(int row) const { return m_all.at(m_shown.at(row)); }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// Whether a change of these threads can be seen here.
    [[nodiscard]] bool shows(const QSet<ThreadId> &threads) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int pageSize = 30;

Q_SIGNALS:
    void settled();
    void failed(const otklik::Error &error);

private:
    void read(bool isRefresh);
    void append(const TimelinePage &page);
    void mergeNewest(const TimelinePage &page);
    void showNew(const QList<ConversationEntry> &entries);
    [[nodiscard]] bool isWanted(const ConversationEntry &entry) const;

    ConversationStore &m_store;
    PersonId m_person;
    QString m_network;
    QList<ConversationEntry> m_all; ///< newest first
    QList<qsizetype> m_shown;       ///< indexes into m_all
    quint64 m_generation = 0;
    bool m_hasMore = false;
    bool m_isLoaded = false;
    bool m_isBusy = false;
    bool m_wantsRefresh = false;
};

} // namespace otklik
