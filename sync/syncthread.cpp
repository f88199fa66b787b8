#include "sync/syncthread.h"

#include "sync/importsprotocol.h"

#include <QPromise>
#include <QRandomGenerator>

namespace otklik {

namespace {

/// A promise that is kept in any case: what is broken off is "offline".
template <class T>
class Asked final
{
public:
    Asked() { m_promise.start(); }
    ~Asked()
    {
        if (!m_isAnswered)
            answer(failure(Error::Kind::Retry, QStringLiteral("offline")));
    }
    Asked(const Asked &) = delete;
    Asked &operator=(const Asked &) = delete;

    [[nodiscard]] Answer<T> future() { return m_promise.future(); }
    void answer(Result<T> value)
    {
        m_isAnswered = true;
        m_promise.addResult(std::move(value));
        m_promise.finish();
    }

private:
    QPromise<Result<T>> m_promise;
    bool m_isAnswered = false;
};

template <class T>
Then<T> answering(const std::shared_ptr<Asked<T>> &asked)
{
    return [asked](Reply<T> reply) {
        asked->answer(reply ? Result<T>(std::move(*reply)) : tl::unexpected<Error>(reply.error().error));
    };
}

} // namespace

SyncThread::SyncThread(SyncStore &store, CacheOwner owner, StoreEvents &events, const Clock &clock, RemoteApiFactory makeApi,
                       const SyncPolicy &policy, QObject *parent)
    : QObject(parent),
      m_engine(new SyncEngine(store, std::move(owner), clock, std::move(makeApi), policy,
                              [] { return QRandomGenerator::global()->generateDouble(); }))
{
    qRegisterMetaType<SyncStatus>();
    qRegisterMetaType<Session>();
    m_thread.setObjectName(QStringLiteral("sync"));
    m_engine->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_engine, &QObject::deleteLater);
    connect(m_engine, &SyncEngine::statusChanged, &m_monitor, &SyncMonitor::changed);
    connect(m_engine, &SyncEngine::signedIn, this, &SyncThread::signedIn);
    connect(m_engine, &SyncEngine::strangerMet, this, &SyncThread::strangerMet);
    connect(m_engine, &SyncEngine::sessionEnded, this, &SyncThread::sessionEnded);
    connect(m_engine, &SyncEngine::halted, this, &SyncThread::halted);
    connect(&events, &StoreEvents::changed, m_engine, [engine = m_engine](const StoreChange &change) {
        if (change.pending)
            engine->wake();
    });
    m_thread.start();
}

SyncThread::~SyncThread()
{
    m_thread.quit();
    m_thread.wait();
}

void SyncThread::connectTo(const QUrl &server, const Credentials &credentials)
{
    QMetaObject::invokeMethod(m_engine, [=, engine = m_engine] { engine->connectTo(server, credentials); });
}

void SyncThread::disconnectFrom()
{
    QMetaObject::invokeMethod(m_engine, &SyncEngine::disconnectFrom);
}

void SyncThread::serverFailed(const QString &code)
{
    QMetaObject::invokeMethod(m_engine, [code, engine = m_engine] { engine->serverFailed(code); });
}

void SyncThread::setNetwork(NetworkUse use)
{
    QMetaObject::invokeMethod(m_engine, [use, engine = m_engine] { engine->setNetwork(use); });
}

void SyncThread::retry()
{
    QMetaObject::invokeMethod(m_engine, &SyncEngine::retry);
}

void SyncThread::allowRemoval()
{
    QMetaObject::invokeMethod(m_engine, &SyncEngine::allowRemoval);
}

Answer<HistoryPage> SyncThread::search(const QString &query, const QString &from, int limit)
{
    const auto asked = std::make_shared<Asked<HistoryPage>>();
    auto answer = asked->future();
    QMetaObject::invokeMethod(m_engine,
                              [=, engine = m_engine] { engine->search(query, from, limit, answering(asked)); });
    return answer;
}

Answer<HistoryPage> SyncThread::mentions(const ThreadId &id, HistorySide side, const TimelineCursor &place, int limit)
{
    const auto asked = std::make_shared<Asked<HistoryPage>>();
    auto answer = asked->future();
    QMetaObject::invokeMethod(m_engine,
                              [=, engine = m_engine] { engine->mentions(id, side, place, limit, answering(asked)); });
    return answer;
}

template <class T, class Call>
Answer<T> SyncThread::ask(Call call)
{
    const auto asked = std::make_shared<Asked<T>>();
    auto answer = asked->future();
    // Without a server to ask it is let go of, and so answered.
    QMetaObject::invokeMethod(m_engine, [asked, call, engine = m_engine] {
        if (RemoteApi *api = engine->reachable())
            call(*api, answering(asked));
    });
    return answer;
}

Answer<QByteArray> SyncThread::exportOf(const PersonId &id)
{
    return ask<QByteArray>([id](RemoteApi &api, Then<QByteArray> then) { api.exportPerson(id, std::move(then)); });
}

Answer<ErasureScope> SyncThread::wouldErase(const PersonId &id)
{
    return ask<ErasureScope>([id](RemoteApi &api, Then<ErasureScope> then) { api.erasureScope(id, std::move(then)); });
}

Answer<ErasureScope> SyncThread::erase(const PersonId &id, const QString &reason)
{
    return ask<ErasureScope>(
        [id, reason](RemoteApi &api, Then<ErasureScope> then) { api.erasePerson(id, reason, std::move(then)); });
}

Answer<JournalPage> SyncThread::journal(const PersonId &id, qint64 before)
{
    return ask<JournalPage>([id, before](RemoteApi &api, Then<JournalPage> then) { api.personJournal(id, before, std::move(then)); });
}

void SyncThread::tell(const PersonId &person, Doing doing)
{
    // Nobody waits for it: what did not arrive is told again before long, or runs out.
    (void)ask<bool>([person, doing](RemoteApi &api, Then<bool> then) { api.tellPresence(person, doing, std::move(then)); });
}

Answer<ImportOverview> SyncThread::Imports::overview()
{
    return m_thread.ask<ImportOverview>([](RemoteApi &api, Then<ImportOverview> then) { importsprotocol::overview(api, std::move(then)); });
}

Answer<CustomerJob> SyncThread::Imports::start(const ImportStart &start)
{
    return m_thread.ask<CustomerJob>([start](RemoteApi &api, Then<CustomerJob> then) { importsprotocol::start(api, start, std::move(then)); });
}

Answer<CustomerJob> SyncThread::Imports::send(const QString &job, qint64 at, const QByteArray &bytes)
{
    return m_thread.ask<CustomerJob>([job, at, bytes](RemoteApi &api, Then<CustomerJob> then) { importsprotocol::send(api, job, at, bytes, std::move(then)); });
}

Answer<CustomerJob> SyncThread::Imports::order(const QString &job, const ImportOrder &order)
{
    return m_thread.ask<CustomerJob>([job, order](RemoteApi &api, Then<CustomerJob> then) { importsprotocol::order(api, job, order, std::move(then)); });
}

Answer<CustomerJob> SyncThread::Imports::job(const QString &id)
{
    return m_thread.ask<CustomerJob>([id](RemoteApi &api, Then<CustomerJob> then) { importsprotocol::job(api, id, std::move(then)); });
}

Answer<ImportReport> SyncThread::Imports::report(const QString &job)
{
    return m_thread.ask<ImportReport>([job](RemoteApi &api, Then<ImportReport> then) { importsprotocol::report(api, job, std::move(then)); });
}

Answer<CustomerJob> SyncThread::Imports::stop(const QString &job)
{
    return m_thread.ask<CustomerJob>([job](RemoteApi &api, Then<CustomerJob> then) { importsprotocol::stop(api, job, std::move(then)); });
}

Answer<bool> SyncThread::Imports::forget(const QString &job)
{
    return m_thread.ask<bool>([job](RemoteApi &api, Then<bool> then) { importsprotocol::forget(api, job, std::move(then)); });
}

Answer<QByteArray> SyncThread::attachment(const QString &hash, const QString &of)
{
    const auto asked = std::make_shared<Asked<QByteArray>>();
    auto answer = asked->future();
    QMetaObject::invokeMethod(m_engine, [=, engine = m_engine] { engine->attachment(hash, of, answering(asked)); });
    return answer;
}

Answer<QByteArray> SyncThread::media(const MentionId &id, const QString &key)
{
    const auto asked = std::make_shared<Asked<QByteArray>>();
    auto answer = asked->future();
    QMetaObject::invokeMethod(m_engine, [=, engine = m_engine] { engine->media(id, key, answering(asked)); });
    return answer;
}

} // namespace otklik
