#pragma once

#include "models/customerimports.h"
#include "models/peoplerights.h"
#include "models/presenceteller.h"
#include "models/storeevents.h"
#include "models/syncstatus.h"
#include "sync/syncengine.h"

#include <QThread>

namespace otklik {

/// The engine on its thread, as the application holds it: every call returns at
/// once, and what happens is told on the owner's thread. Ends with its owner;
/// what was not delivered waits in the cache.
class SyncThread final : public QObject, public OlderHistory, public PeopleRights, public PresenceTeller
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
    /// The bytes of what stands beside a post, see RemoteApi.
    Answer<QByteArray> media(const MentionId &id, const QString &key);

    Answer<QByteArray> exportOf(const PersonId &id) override;
    Answer<ErasureScope> wouldErase(const PersonId &id) override;
    Answer<ErasureScope> erase(const PersonId &id, const QString &reason) override;
    Answer<JournalPage> journal(const PersonId &id, qint64 before) override;

    void tell(const PersonId &person, Doing doing) override;

    [[nodiscard]] CustomerImports &imports() { return m_imports; }

    [[nodiscard]] SyncMonitor &monitor() { return m_monitor; }

Q_SIGNALS:
    void signedIn(const otklik::Session &session);
    void strangerMet(const otklik::Session &session);
    void sessionEnded();
    void halted(const QString &code);

private:
    /// Calls `call(api, then)` on the sync thread.
    template <class T, class Call>
    Answer<T> ask(Call call);

    /// The same for imports of customers.
    class Imports final : public CustomerImports
    {
    public:
        explicit Imports(SyncThread &thread) : m_thread(thread) { }
        Answer<ImportOverview> overview() override;
        Answer<CustomerJob> start(const ImportStart &start) override;
        Answer<CustomerJob> send(const QString &job, qint64 at, const QByteArray &bytes) override;
        Answer<CustomerJob> order(const QString &job, const ImportOrder &order) override;
        Answer<CustomerJob> job(const QString &id) override;
        Answer<ImportReport> report(const QString &job) override;
        Answer<CustomerJob> stop(const QString &job) override;
        Answer<bool> forget(const QString &job) override;

    private:
        SyncThread &m_thread;
    };

    Imports m_imports{*this};
    QThread m_thread;
    SyncEngine *m_engine; ///< lives on m_thread and is deleted there
    SyncMonitor m_monitor;
};

} // namespace otklik
