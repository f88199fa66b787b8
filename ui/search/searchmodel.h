#pragma once

#include "models/stores.h"

#include <QAbstractListModel>

namespace otklik {

/// The hits of one query, newest first, paged by keyset: those of this computer,
/// and below them, when a person asks for it, what only the server still has. UI thread.
class SearchModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        EntryRole = Qt::UserRole, ///< ConversationEntry
        HitRole,                  ///< SearchHit
        IsOlderRole,              ///< it came from the server
    };

    /// How the search on the server stands.
    enum class Older {
        None,     ///< there is no server, or hits of this computer are still to come
        Offered,  ///< not asked for yet
        Asking,   ///< on its way back in time
        Paused,   ///< there is more: it waits for a person
        Complete, ///< it came to the beginning
        Failed,   ///< see olderError()
    };

    /// `older` may be null: then there is only this computer.
    SearchModel(SearchStore &store, OlderHistory *older, QObject *parent = nullptr);

    /// Begins anew; answers for an older query are dropped.
    void search(const QString &query);
    [[nodiscard]] const QString &query() const { return m_query; }
    [[nodiscard]] const SearchHit &hitAt(int row) const { return m_hits.at(row); }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    /// Begins the search on the server, or goes on with it: until a page of hits has
    /// come, or it has gone so far that a person should say whether to go on.
    void askOlder();
    void stopOlder();
    [[nodiscard]] Older older() const;
    [[nodiscard]] int olderCount() const { return m_olderCount; }
    /// So far back the server has searched.
    [[nodiscard]] std::optional<TimePoint> backTo() const { return m_backTo; }
    [[nodiscard]] const Error &olderError() const { return m_olderError; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int pageSize = 30;
    static constexpr int pagesAtOnce = 25; ///< of the server, which looks at 20,000 messages for each

Q_SIGNALS:
    void settled();      ///< a page has come, or the query is empty
    void olderChanged(); ///< older(), olderCount() or backTo()
    void failed(const otklik::Error &error);

private:
    void read();
    void readOlder();
    void takeOlder(const HistoryPage &page);
    void setOlder(Older state);
    void append(const QList<SearchHit> &hits);
    void clear();

    SearchStore &m_store;
    OlderHistory *m_older;
    QString m_query;
    QList<SearchHit> m_hits;
    quint64 m_generation = 0;
    bool m_hasMore = false;
    bool m_isBusy = false;
    Older m_olderState = Older::Offered;
    quint64 m_olderGeneration = 0;
    QString m_olderFrom;  ///< where the server's next page begins
    int m_olderCount = 0; ///< of m_hits, at their end
    int m_pagesLeft = 0;  ///< before a person is asked
    int m_hitsWanted = 0;
    std::optional<TimePoint> m_backTo;
    Error m_olderError;
};

} // namespace otklik
