#pragma once

#include "models/clock.h"
#include "models/rowcounts.h"

#include <QMetaType>
#include <QObject>
#include <QString>

#include <optional>

namespace otklik {

/// How far the cache is from the server. "Complete" is only said when the
/// last pull reached the end of the feed and nothing waits to be sent.
enum class SyncPhase {
    Starting,   ///< the server is being started or first contacted
    Offline,    ///< the server cannot be reached: work goes on, everything is kept
    SigningIn,
    FirstSync,  ///< the snapshot is coming in; the queue is usable meanwhile
    CatchingUp,
    Complete,
    SignedOut,  ///< the session has ended: sign in again
    Failed,     ///< something that will not pass by itself: see `problem`
    Asking,     ///< the server would take away unusually much: waits for a person, see `removal`
};

struct SyncStatus final
{
    SyncPhase phase = SyncPhase::Starting;
    qint64 received = 0;          ///< rows of this pull so far
    qint64 waiting = 0;           ///< mutations not yet answered
    qint64 refused = 0;           ///< conflicts and rejections not yet seen
    QString problem;              ///< error code of the last failure
    QString requestId;            ///< of the last failed request
    std::optional<TimePoint> completeAt; ///< when it was complete last
    std::optional<Removal> removal;      ///< what a person is asked about

    friend bool operator==(const SyncStatus &, const SyncStatus &) = default;
};

/// The running sync as a thing that can be looked at.
class SyncMonitor : public QObject
{
    Q_OBJECT

public:
    explicit SyncMonitor(QObject *parent = nullptr) : QObject(parent) { }

Q_SIGNALS:
    void changed(const otklik::SyncStatus &status);
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::SyncStatus)
