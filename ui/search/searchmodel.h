#pragma once

#include "models/stores.h"

#include <QAbstractListModel>

namespace otklik {

/// The hits of one query, newest first, paged by keyset. UI thread.
class SearchModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { EntryRole = Qt::UserRole, HitRole }; ///< ConversationEntry, SearchHit

    explicit SearchModel(SearchStore &store, QObject *parent = nullptr);

    /// Begins anew; answers for an older query are dropped.
    void search(const QString &query);
    [[nodiscard]] const QString &query() const { return m_query; }
    [[nodiscard]] const SearchHit &hitAt(int row) const { return m_hits.at(row); }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int pageSize = 30;

Q_SIGNALS:
    void settled(); ///< a page has come, or the query is empty
    void failed(const otklik::Error &error);

private:
    void read();
    void clear();

    SearchStore &m_store;
    QString m_query;
    QList<SearchHit> m_hits;
    quint64 m_generation = 0;
    bool m_hasMore = false;
    bool m_isBusy = false;
};

} // namespace otklik
