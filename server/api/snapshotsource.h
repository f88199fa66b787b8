#pragma once

#include "server/http/message.h"
#include "server/store/feedstore.h"

namespace otklik::server {

class Store;

/// The first sync, page by page: each page is one short read, so that a slow
/// client holds no old state of the database. Rows that change meanwhile get
/// numbers after `up_to`, where the client goes on with the changes.
class SnapshotSource final : public BodySource
{
public:
    /// From the top, or from a checkpoint that an earlier stream gave. Codes:
    /// "bad_query", "epoch_changed".
    /// With the history of `days`, or all of it when that is 0.
    [[nodiscard]] static Result<std::unique_ptr<SnapshotSource>> open(Store &store, const User &me,
                                                                      const QString &checkpoint, int days);

    Result<QByteArray> next() override;

private:
    enum class Phase { Directory, OpenWork, History, End, Done };

    SnapshotSource(Store &store, const User &me) : m_store(store), m_me(me) { }
    [[nodiscard]] QList<EntityChange> readPage(Rows &rows);
    [[nodiscard]] QString checkpoint() const;
    [[nodiscard]] bool resume(const QString &checkpoint);

    Store &m_store;
    const User m_me;
    QString m_epoch;
    qint64 m_upTo = 0; ///< the number at which the first stream began
    TimePoint m_since = TimePoint::min();
    bool m_isTakenUpAgain = false;
    Phase m_phase = Phase::Directory;
    FeedStore::OpenCursor m_open;
    FeedStore::HistoryCursor m_history;
};

} // namespace otklik::server
