#pragma once

#include "models/storeevents.h"
#include "models/syncstatus.h"
#include "sync/syncengine.h"

#include <QThread>

namespace otklik {

/// The engine on its thread, as the application holds it: every call returns at
/// once, and what happens is told on the owner's thread. Ends with its owner;
/// what was not delivered waits in the cache.
class SyncThread final : public QObject, public OlderHistory
{
    Q_OBJECT

public:
    /// `store`, `events` and `clock` outlive it.
    SyncThread(SyncStore &store, CacheOwner owner, StoreEvents &events, const Clock &clock, RemoteApiFactory makeApi,
               const SyncPolicy &policy, QObject *parent);
    ~SyncThread() override;

    void connectTo(const QUrl &server, const Credentials &credentials);
    void disconnectFrom();
    void serverFailed(const QString &code);
    void setNetwork(NetworkUse use);
    void retry();
    void allowRemoval();

    Answer<HistoryPage> search(const QString &query, const QString &from, int limit) override;
    Answer<HistoryPage> mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit) override;

    /// The bytes of a picture from the server; Retry "offline" without a session.
    Answer<QByteArray> attachment(const QString &hash, const QString &of);

    [[nodiscard]] SyncMonitor &monitor() { return m_monitor; }

Q_SIGNALS:
    void signedIn(const otklik::Session &session);
    void strangerMet(const otklik::Session &session);
    void sessionEnded();
    void halted(const QString &code);

private:
    QThread m_thread;
    SyncEngine *m_engine; ///< lives on m_thread and is deleted there
    SyncMonitor m_monitor;
};

} // namespace otklik
