#pragma once

#include "models/syncstatus.h"
#include "sync/firstsync.h"
#include "sync/newsfeed.h"
#include "sync/policy.h"
#include "sync/pull.h"
#include "sync/push.h"
#include "sync/syncstate.h"

#include <QUrl>

namespace otklik {

using RemoteApiFactory = std::function<std::unique_ptr<RemoteApi>(const QUrl &server)>;

/// Keeps the cache and one server the same: signs in, reads the snapshot or the
/// changes to their end, sends what waits, listens for news, and after every
/// fault begins again by itself. Two lanes: rows come down (FirstSync, Pull)
/// while commands go up (Push). Lives on the sync thread, owned by SyncThread.
class SyncEngine final : public SyncTask
{
    Q_OBJECT

public:
    /// `store` and `clock` outlive the engine; `random` gives numbers in [0, 1).
    SyncEngine(SyncStore &store, CacheOwner owner, const Clock &clock, RemoteApiFactory makeApi, SyncPolicy policy,
               std::function<double()> random);
    ~SyncEngine() override;

    /// Another server, or other credentials: begins anew with them. Empty
    /// credentials: waits for a person to sign in.
    void connectTo(const QUrl &server, const Credentials &credentials);
    /// The server is gone for now (it is being restarted): work goes on offline.
    void disconnectFrom();
    /// The server of this laptop could not be started; `code` says why.
    void serverFailed(const QString &code);
    void setNetwork(NetworkUse use);
    /// Something was written down, or may have come: looks now.
    void wake();
    /// A person asks to try again now.
    void retry();
    /// Asks the server for history that is not kept here; Retry "offline" without a session.
    void search(const QString &query, const QString &from, int limit, Then<HistoryPage> then);
    void mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit, Then<HistoryPage> then);
    void attachment(const QString &hash, const QString &of, Then<QByteArray> then);
    void media(const MentionId &id, const QString &key, Then<QByteArray> then);
    /// The server, while it can be asked; else null.
    [[nodiscard]] RemoteApi *reachable() const { return canAsk() ? m_api.get() : nullptr; }
    /// A person has agreed to what the status asks about (`removal`).
    void allowRemoval();

Q_SIGNALS:
    void statusChanged(const otklik::SyncStatus &status);
    void signedIn(const otklik::Session &session);
    /// The server let in somebody else, or into another workspace, than the cache
    /// belongs to: nothing is exchanged, another cache must be opened.
    void strangerMet(const otklik::Session &session);
    /// The session that the token of the credentials continues has ended, and only
    /// who gave it can get another one: connectTo() goes on. Offline until then.
    void sessionEnded();
    /// The cache cannot be used any more: storage's code.
    void halted(const QString &code);

private:
    [[nodiscard]] bool canAsk() const;
    void setState(SyncState to);
    void begin();
    void signIn();
    void enter();
    void readAnew();
    void askServerHowFar();
    void weighReadingAnew(qint64 upTo);
    void forgetRows();
    void ask(const Removal &removal);
    void lookForChanges();
    void pull();
    void pullEnded(const Reply<qint64> &reached);
    void sendWaiting();
    void pushEnded(const Reply<qint64> &seq);
    void failed(const Failure &why);
    void stopTasks();
    void countBacklog();
    void take(const SyncBacklog &backlog);
    void publish();

    SyncStore &m_store;
    const CacheOwner m_owner;
    const Clock &m_clock;
    RemoteApiFactory m_makeApi;
    SyncPolicy m_policy;
    std::function<double()> m_random;
    Backoff m_backoff;
    QTimer m_again; ///< begins again after a fault
    QTimer m_due;   ///< a mutation that was put off may be sent

    QUrl m_server;
    Credentials m_credentials;
    std::unique_ptr<RemoteApi> m_api;
    std::unique_ptr<FirstSync> m_firstSync;
    std::unique_ptr<Pull> m_pull;
    std::unique_ptr<Push> m_push;
    std::unique_ptr<NewsFeed> m_news;

    SyncState m_state = SyncState::Unconnected;
    SyncStatus m_status;
    SyncStatus m_told; ///< what was published last
    bool m_isSignedIn = false;
    bool m_isPushing = false;
    bool m_hasMoreToSend = false;  ///< something was written down during a push
    bool m_hasNews = false;        ///< news came during a pull
    qint64 m_reached = 0;          ///< the feed's number in the cache
    qint64 m_acceptedUpTo = 0;     ///< accepted effects are in the feed up to here
    int m_timesReadAnew = 0;       ///< since a person last decided
    bool m_mayRemove = false;      ///< a person agreed, until the next pull has ended
    qint64 m_promised = 0;         ///< the same, when the pull under way began
};

} // namespace otklik

Q_DECLARE_METATYPE(otklik::Session)
