#pragma once

#include "models/channelstore.h"
#include "models/storeevents.h"
#include "models/user.h"
#include "ui/channels/channelmodel.h"
#include "ui/common/rereading.h"

#include <QTimer>

namespace otklik {

/// Keeps the channels and what was not heard in them up to date, also as time passes; leads decide here what a
/// channel promises. Owned by the composition root; UI thread.
class ChannelsPresenter final : public QObject
{
    Q_OBJECT

public:
    ChannelsPresenter(ChannelStore &store, MutationLog &log, StoreEvents &events, const Clock &clock, Role role,
                      QObject *parent = nullptr);

    void start();
    [[nodiscard]] ChannelModel &model() { return m_model; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] bool canDecide() const { return canReview(m_role); }
    /// Of one channel, open ones first.
    [[nodiscard]] QList<GapItem> gapsOf(const SourceId &id) const;

    void edit(const SourceId &id, ChannelPolicy policy, const QString &blindSpots);
    void acknowledge(const SourceGapId &id, const QString &comment);

Q_SIGNALS:
    void loaded();
    void brokenChanged(int count); ///< for the rail's badge
    void failed(const otklik::Error &error);

private:
    void show();

    MutationLog &m_log;
    const Clock &m_clock;
    const Role m_role;
    ChannelModel m_model;
    QList<ChannelItem> m_items;
    QList<GapItem> m_gaps;
    QTimer m_passing; ///< words grow old
    Rereading<QList<ChannelItem>> m_reading;
    Rereading<QList<GapItem>> m_readingGaps;
    int m_broken = 0;
    bool m_isLoaded = false;
};

} // namespace otklik
