#pragma once

#include "models/queue.h"
#include "models/storeevents.h"
#include "models/stores.h"

#include <QAbstractListModel>

namespace otklik {

/// The rows of the queue that have been looked at so far, in the order of their
/// filter, paged by keyset. A change of the store comes in as a diff of the rows
/// it names, never as a reset, so that selection and scroll position live on.
/// One request runs at a time: what changes meanwhile is asked for afterwards,
/// and so no older answer can overwrite a newer one. UI thread.
class QueueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ItemRole = Qt::UserRole }; ///< the QueueItem

    QueueModel(QueueStore &store, const Clock &clock, const UserId &me, QObject *parent = nullptr);

    void setFilter(QueueFilter filter);
    [[nodiscard]] QueueFilter filter() const { return m_filter; }
    /// Loads the first page; nothing is read before.
    void start();
    /// Takes note of a committed change.
    void apply(const StoreChange &change);

    [[nodiscard]] const QueueItem &itemAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] int rowOf(const CaseId &id) const;
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    static constexpr int pageSize = 40;

Q_SIGNALS:
    void loaded();   ///< the first page of a filter is there (it may be empty)
    void settled();  ///< nothing is being read any more
    void failed(const otklik::Error &error);

private:
    void next();
    void readPage(std::optional<QueueCursor> after, int limit, bool replacesAll);
    void readItems();
    void replaceAll(const QueuePage &page);
    void append(const QueuePage &page);
    void applyItems(const QList<CaseId> &asked, const QList<QueueItem> &items);
    void place(const QueueItem &item);
    void removeRow(int row);
    [[nodiscard]] bool isBefore(const QueueItem &a, const QueueItem &b) const;
    [[nodiscard]] int placeFor(const QueueItem &item) const;

    QueueStore &m_store;
    const Clock &m_clock;
    UserId m_me;
    QueueFilter m_filter = QueueFilter::Open;
    QList<QueueItem> m_rows;
    QSet<CaseId> m_changed;  ///< to be asked for when the running request is done
    QSet<PersonId> m_changedPersons;
    quint64 m_generation = 0; ///< of the filter: answers for an older one are dropped
    bool m_hasMore = false;
    bool m_isLoaded = false;
    bool m_isBusy = false;
    bool m_wantsAll = false;  ///< read everything loaded anew
    bool m_wantsMore = false;
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::QueueItem)
