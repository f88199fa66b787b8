#pragma once

#include "models/stores.h"
#include "ui/customer/timeline/momentwords.h"

#include <QAbstractListModel>

namespace otklik {

/// Everything that happened with a person, newest first: a window of the line that grows at both ends, paged by
/// keyset. It begins now or at a moment one has jumped to. What has changed is inserted, removed and updated in
/// place; the model is never reset. UI thread.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    TimelineModel(CardStore &store, const Clock &clock, NameOf nameOf, QObject *parent = nullptr);

    void open(const PersonId &id);
    /// Reads the rows that are here again, and takes over what changed.
    void refresh();
    /// At the same moment as before.
    void setFilter(const MomentFilter &filter);
    [[nodiscard]] const MomentFilter &filter() const { return m_filter; }
    /// Shows what was at and before `moment`, and around it; placed() tells the row.
    void goTo(TimePoint moment);
    void goToNow();

    [[nodiscard]] const Moment &momentAt(int row) const { return m_rows.at(row); }
    [[nodiscard]] MomentWords wordsAt(int row) const;
    /// Whether the row is the first of its day, from above.
    [[nodiscard]] bool beginsDay(int row) const;
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// Whether the newest moment is among the rows.
    [[nodiscard]] bool isAtNow() const { return !m_hasNewer; }
    /// Whether a change of these threads can be seen here.
    [[nodiscard]] bool shows(const QSet<ThreadId> &threads) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// Older ones, below.
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    /// Newer ones, above.
    void fetchNewer();

    static constexpr int pageSize = 60;

Q_SIGNALS:
    void settled();
    /// The rows for another moment or filter are here; the moment begins at `row`.
    void placed(int row);
    void failed(const otklik::Error &error);

private:
    using Take = std::function<void(const MomentPage &page)>;

    void load();
    void ask(HistorySide side, const std::optional<MomentCursor> &place, int limit, Take take);
    void settle();
    void show(const QList<Moment> &moments);
    void removeAllBut(const QList<Moment> &moments);
    void insert(int row, const QList<Moment> &moments);

    CardStore &m_store;
    const Clock &m_clock;
    const NameOf m_nameOf;
    PersonId m_person;
    MomentFilter m_filter;
    std::optional<TimePoint> m_start; ///< the moment one has jumped to; none: now
    QList<Moment> m_rows;             ///< newest first
    quint64 m_generation = 0;
    bool m_hasOlder = false;
    bool m_hasNewer = false;
    bool m_isLoaded = false;
    bool m_isBusy = false;
    bool m_wantsRefresh = false;
};

} // namespace otklik
