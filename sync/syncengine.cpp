#include "sync/syncengine.h"

#include "sync/massremoval.h"

namespace otklik {

namespace {

constexpr int mostTimesReadAnew = 3;

Failure noConnection()
{
    return {{Error::Kind::Retry, QStringLiteral("offline"), {}}, {}, {}};
}

} // namespace

SyncEngine::SyncEngine(SyncStore &store, CacheOwner owner, const Clock &clock, RemoteApiFactory makeApi,
                       SyncPolicy policy, std::function<double()> random)
    : SyncTask(nullptr), m_store(store), m_owner(std::move(owner)), m_clock(clock), m_makeApi(std::move(makeApi)), m_policy(policy),
      m_random(std::move(random)), m_backoff(policy.firstRetry, policy.longestRetry, m_random), m_again(this),
      m_due(this)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &SyncEngine::begin);
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &SyncEngine::sendWaiting);
}

SyncEngine::~SyncEngine()
{
    stopTasks();
}

void SyncEngine::connectTo(const QUrl &server, const Credentials &credentials)
{
    disconnectFrom();
    m_server = server;
    m_credentials = credentials;
    m_api = m_makeApi(server);
    const auto received = [this](qint64 rows) {
        m_status.received += rows;
        publish();
    };
    m_firstSync = std::make_unique<FirstSync>(*m_api, m_store, m_policy.snapshotRows, received,
                                              [this](const Reply<bool> &end) {
                                                  if (!end)
                                                      return failed(end.error());
                                                  enter();
                                              },
                                              nullptr);
    m_pull = std::make_unique<Pull>(*m_api, m_store, m_policy.pullRows, received,
                                    [this](const Reply<qint64> &reached) { pullEnded(reached); }, nullptr);
    m_push = std::make_unique<Push>(*m_api, m_store, m_clock, m_policy.pushMutations,
                                    [this](const Reply<qint64> &seq) { pushEnded(seq); }, nullptr);
    m_news = std::make_unique<NewsFeed>(*m_api, m_policy, m_random, [this] { lookForChanges(); }, nullptr);
    m_backoff.reset();
    m_isSignedIn = false;
    m_timesReadAnew = 0;
    begin();
}

void SyncEngine::disconnectFrom()
{
    stopTasks();
    m_news.reset();
    m_push.reset();
    m_pull.reset();
    m_firstSync.reset();
    m_api.reset();
    m_isSignedIn = false;
    setState(m_state == SyncState::Unconnected ? SyncState::Unconnected : SyncState::Offline);
}

void SyncEngine::serverFailed(const QString &code)
{
    disconnectFrom();
    m_status.problem = code;
    m_status.requestId.clear();
    setState(SyncState::Stuck);
}

void SyncEngine::setNetwork(NetworkUse use)
{
    m_policy.network = use;
    stopTasks();
    m_status.problem = use == NetworkUse::Forbidden ? QStringLiteral("working_offline") : QString();
    m_status.requestId.clear();
    setState(m_api ? SyncState::Offline : SyncState::Unconnected);
    begin();
}

void SyncEngine::wake()
{
    countBacklog();
    sendWaiting();
}

void SyncEngine::retry()
{
    m_timesReadAnew = 0;
    if (m_state == SyncState::Offline || m_state == SyncState::Stuck || m_state == SyncState::Asking
        || m_state == SyncState::SignedOut)
        begin();
    else
        lookForChanges();
}

void SyncEngine::search(const QString &query, const QString &from, int limit, Then<HistoryPage> then)
{
    if (!canAsk())
        return then(tl::unexpected<Failure>(noConnection()));
    m_api->search(query, from, limit, std::move(then));
}

void SyncEngine::mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit, Then<HistoryPage> then)
{
    if (!canAsk())
        return then(tl::unexpected<Failure>(noConnection()));
    m_api->mentions(id, side, place, limit, std::move(then));
}

void SyncEngine::attachment(const QString &hash, const QString &of, Then<QByteArray> then)
{
    if (!canAsk())
        return then(tl::unexpected<Failure>(noConnection()));
    m_api->attachment(hash, of, std::move(then));
}

void SyncEngine::media(const MentionId &id, const QString &key, Then<QByteArray> then)
{
    if (!canAsk())
        return then(tl::unexpected<Failure>(noConnection()));
    m_api->media(id, key, std::move(then));
}

bool SyncEngine::canAsk() const
{
    return m_api && m_isSignedIn && m_policy.network == NetworkUse::Allowed && m_state != SyncState::Offline;
}

void SyncEngine::allowRemoval()
{
    if (m_state != SyncState::Asking)
        return;
    m_mayRemove = true;
    begin();
}

void SyncEngine::setState(SyncState to)
{
    Q_ASSERT(canMove(m_state, to));
    m_state = to;
    if (to != SyncState::Asking)
        m_status.removal.reset();
    if (to == SyncState::Settled) {
        m_mayRemove = false;
        m_backoff.reset();
        m_status.problem.clear();
        m_status.requestId.clear();
    }
    publish();
}

/// The way in, at first and after every fault. Who asks twice begins once.
void SyncEngine::begin()
{
    if (!m_api || m_policy.network == NetworkUse::Forbidden)
        return;
    stopTasks();
    if (m_isSignedIn)
        enter();
    else if (m_credentials.isEmpty())
        setState(SyncState::SignedOut);
    else
        signIn();
}

void SyncEngine::signIn()
{
    setState(SyncState::SigningIn);
    m_api->signIn(m_credentials, whileRunning([this](const Reply<Session> &session) {
        if (!session)
            return failed(session.error());
        if (session->workspaceId != m_owner.workspaceId || session->user.id != m_owner.userId) {
            failed({{Error::Kind::GiveUp, QStringLiteral("another_workspace"), {}}, {}, {}});
            Q_EMIT strangerMet(*session);
            return;
        }
        m_isSignedIn = true;
        Q_EMIT signedIn(*session);
        enter();
    }));
}

/// Signed in: what is missing is up to the cache's cursor.
void SyncEngine::enter()
{
    await(m_store.cursor(), [this](const Result<SyncCursor> &cursor) {
        if (!cursor)
            return failed({cursor.error(), {}, {}});
        m_status.received = 0;
        m_reached = cursor->seq;
        if (!cursor->isComplete) {
            setState(SyncState::FirstSync);
            m_firstSync->start(cursor->checkpoint, m_policy.historyDays);
        } else {
            setState(SyncState::CatchingUp);
            pull();
            m_news->start();
        }
        wake();
    });
}

/// Each time costs everybody a first sync: a server that changes its epoch again
/// and again is not followed for ever.
void SyncEngine::readAnew()
{
    if (m_timesReadAnew >= mostTimesReadAnew)
        return failed({{Error::Kind::GiveUp, QStringLiteral("restored_too_often"), {}}, m_status.requestId, {}});
    await(m_store.cursor(), [this](const Result<SyncCursor> &cursor) {
        if (!cursor)
            return failed({cursor.error(), {}, {}});
        if (!cursor->isComplete || m_mayRemove)
            return forgetRows();
        m_reached = cursor->seq;
        askServerHowFar();
    });
}

/// The event stream begins with the present number.
void SyncEngine::askServerHowFar()
{
    const auto heard = [this](qint64 upTo) {
        stopTasks();
        weighReadingAnew(upTo);
    };
    const auto later = [this, heard = whileRunning(heard)](qint64 upTo) {
        QMetaObject::invokeMethod(
            this, [heard, upTo]() mutable { heard(upTo); }, Qt::QueuedConnection);
    };
    m_api->listen(whileRunning(later), whileRunning([this](const Reply<bool> &closed) {
                      Failure why{{Error::Kind::Retry, QStringLiteral("offline"), {}}, {}, {}};
                      if (!closed)
                          why = closed.error();
                      if (why.error.kind == Error::Kind::Conflict) // that would lead here again
                          why.error = {Error::Kind::GiveUp, QStringLiteral("bad_message"), why.error.code};
                      failed(why);
                  }));
}

void SyncEngine::weighReadingAnew(qint64 upTo)
{
    if (!isFarBehind(upTo, m_reached))
        return forgetRows();
    await(m_store.held(), [this](const Result<RowCounts> &held) {
        if (!held)
            return failed({held.error(), {}, {}});
        ask({true, {}, *held});
    });
}

/// Nothing goes up meanwhile, either: it may be the wrong server that asks.
void SyncEngine::ask(const Removal &removal)
{
    m_status.problem = QStringLiteral("mass_removal");
    m_status.removal = removal;
    setState(SyncState::Asking);
}

void SyncEngine::forgetRows()
{
    await(m_store.resetForEpoch(), [this](const Result<bool> &reset) {
        if (!reset)
            return failed({reset.error(), {}, {}});
        ++m_timesReadAnew;
        m_reached = 0;
        m_acceptedUpTo = 0;
        m_promised = 0;
        m_again.start(m_backoff.next());
    });
}

void SyncEngine::lookForChanges()
{
    m_hasNews = true;
    if (m_state != SyncState::Settled)
        return; // a pull under way looks again when it ends
    setState(SyncState::CatchingUp);
    pull();
}

void SyncEngine::pull()
{
    m_hasNews = false;
    m_promised = m_acceptedUpTo;
    m_status.received = 0;
    await(m_store.cursor(), [this](const Result<SyncCursor> &cursor) {
        if (!cursor)
            return failed({cursor.error(), {}, {}});
        m_pull->start(*cursor, m_mayRemove);
    });
}

void SyncEngine::pullEnded(const Reply<qint64> &reached)
{
    if (!reached)
        return failed(reached.error());
    m_reached = *reached;
    if (m_promised > m_reached) // effects that were accepted before are not in what can be read
        return failed({{Error::Kind::GiveUp, QStringLiteral("no_progress"), {}}, {}, {}});
    if (m_hasNews || m_acceptedUpTo > m_reached)
        return pull();
    await(m_store.backlog(), [this](const Result<SyncBacklog> &backlog) {
        if (!backlog)
            return failed({backlog.error(), {}, {}});
        take(*backlog);
        setState(SyncState::Settled);
        if (m_hasNews || m_acceptedUpTo > m_reached)
            lookForChanges();
    });
}

void SyncEngine::sendWaiting()
{
    const bool isHeldBack = m_again.isActive() || m_state == SyncState::Asking;
    if (!m_isSignedIn || m_policy.network == NetworkUse::Forbidden || isHeldBack)
        return;
    m_hasMoreToSend = m_isPushing;
    if (m_isPushing)
        return;
    m_isPushing = true;
    m_push->start(m_reached);
}

void SyncEngine::pushEnded(const Reply<qint64> &seq)
{
    m_isPushing = false;
    if (!seq)
        return failed(seq.error());
    m_acceptedUpTo = qMax(m_acceptedUpTo, *seq);
    if (m_acceptedUpTo > m_reached)
        lookForChanges();
    if (m_hasMoreToSend)
        sendWaiting();
    countBacklog();
}

void SyncEngine::failed(const Failure &why)
{
    stopTasks();
    m_status.problem = why.error.code;
    m_status.requestId = why.requestId;
    switch (nextStepAfter(why.error)) {
    case NextStep::RetrySoon:
        setState(SyncState::Offline);
        return m_again.start(qMax(m_backoff.next(), why.retryAfter));
    case NextStep::LookAgain:
        setState(SyncState::Stuck);
        return m_again.start(m_backoff.next());
    case NextStep::RetryLate:
        setState(SyncState::Stuck);
        return m_again.start(m_policy.lateRetry);
    case NextStep::SignIn:
        if (!m_credentials.token.isEmpty()) {
            m_isSignedIn = false;
            m_status.problem.clear(); // whether a person must do something is not known yet
            m_status.requestId.clear();
            setState(SyncState::Offline);
            Q_EMIT sessionEnded();
            return;
        }
        if (m_isSignedIn) { // the session has ended: once more with what opened it
            m_isSignedIn = false;
            setState(SyncState::Offline);
            return m_again.start(m_backoff.next());
        }
        setState(SyncState::SignedOut);
        return;
    case NextStep::ReadAnew:
        setState(SyncState::Offline);
        return readAnew();
    case NextStep::Ask:
        return ask(m_pull->removal());
    case NextStep::Halt:
        setState(SyncState::Halted);
        Q_EMIT halted(why.error.code);
        return;
    }
}

void SyncEngine::stopTasks()
{
    cancel();
    m_again.stop();
    m_due.stop();
    m_isPushing = false;
    if (!m_api)
        return;
    m_news->cancel();
    m_push->cancel();
    m_pull->cancel();
    m_firstSync->cancel();
    m_api->abort();
}

void SyncEngine::countBacklog()
{
    await(m_store.backlog(), [this](const Result<SyncBacklog> &backlog) {
        if (!backlog)
            return;
        take(*backlog);
        publish();
    });
}

void SyncEngine::take(const SyncBacklog &backlog)
{
    m_status.waiting = backlog.waiting;
    m_status.refused = backlog.refused;
    if (backlog.nextDueAt && !m_isPushing && m_isSignedIn)
        m_due.start(qMax(*backlog.nextDueAt - m_clock.now(), m_policy.firstRetry));
}

void SyncEngine::publish()
{
    const bool wasComplete = m_status.phase == SyncPhase::Complete;
    m_status.phase = phaseOf(m_state, m_status.waiting);
    if (wasComplete || m_status.phase == SyncPhase::Complete)
        m_status.completeAt = m_clock.now(); // up to this moment
    SyncStatus told = m_told;
    told.completeAt = m_status.completeAt; // by itself no news
    if (told == m_status)
        return;
    m_told = m_status;
    Q_EMIT statusChanged(m_status);
}

} // namespace otklik
