#pragma once

#include "models/storeevents.h"
#include "ui/channels/dutymodel.h"
#include "ui/common/rereading.h"

#include <QHash>
#include <QTimer>

namespace otklik {

/// The duty list: reminds of what is due, and writes down who has looked. What is captured for a place between two
/// looks counts as found in it. Owned by the composition root; UI thread.
class DutyPresenter final : public QObject
{
    Q_OBJECT

public:
    DutyPresenter(ChannelStore &store, MutationLog &log, StoreEvents &events, const Clock &clock, QList<NetworkRules> networks,
                  QObject *parent = nullptr);

    void start();
    [[nodiscard]] DutyModel &model() { return m_model; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] const QList<NetworkRules> &networks() const { return m_networks; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    /// A place without an id is a new one.
    void save(DutyPlace place);
    void remove(const DutyPlaceId &id, bool isRemoved);
    void check(const DutyPlaceId &id);
    void capture(MentionCapture command);

Q_SIGNALS:
    void loaded();
    void captured();
    void dueChanged(int count); ///< for the rail's badge
    void failed(const otklik::Error &error);

private:
    void show();

    MutationLog &m_log;
    const Clock &m_clock;
    const QList<NetworkRules> m_networks;
    DutyModel m_model;
    QList<DutyItem> m_items;
    QHash<DutyPlaceId, qint64> m_found; ///< since the last look
    QTimer m_passing;
    Rereading<QList<DutyItem>> m_reading;
    int m_due = 0;
    bool m_isLoaded = false;
};

} // namespace otklik
