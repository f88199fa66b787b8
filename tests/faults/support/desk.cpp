#include "tests/faults/support/desk.h"

#include "models/json.h"
#include "storage/database/errors.h"
#include "storage/database/rows.h"
#include "storage/sqlite/database.h"
#include "sync/http/httpremoteapi.h"

#include <QEventLoop>
#include <QRandomGenerator>
#include <QTimer>

namespace otklik::faults {

namespace {

template <class T>
Result<T> resultOf(Answer<T> answer)
{
    answer.waitForFinished();
    return answer.resultCount() > 0 ? answer.result() : failure(Error::Kind::GiveUp, QStringLiteral("closed"));
}

template <size_t I = 0>
void readRows(sql::Database &database, QMap<QString, QJsonObject> &rows)
{
    if constexpr (I < std::variant_size_v<Entity>) {
        using Row = std::variant_alternative_t<I, Entity>;
        auto query = database.query(sql::selectSql<Row>(sql::tableOf<Row>()));
        for (const Row &row : sql::allRows<Row>(query))
            rows.insert(QString(nameOf(static_cast<EntityKind>(I))) + u' ' + row.id.value, toJson(row));
        readRows<I + 1>(database, rows);
    }
}

} // namespace

SyncPolicy Desk::quick()
{
    SyncPolicy policy;
    policy.firstRetry = std::chrono::milliseconds(5);
    policy.longestRetry = policy.lateRetry = std::chrono::milliseconds(100);
    policy.pollWithoutStream = std::chrono::milliseconds(100);
    return policy;
}

Result<std::unique_ptr<Desk>> Desk::open(const Setup &setup, const Clock &clock)
{
    auto desk = std::unique_ptr<Desk>(new Desk);
    desk->m_setup = setup;
    desk->m_clock = std::make_unique<ServerClock>(clock);
    auto cache = Cache::open(setup.file, setup.owner.userId, *desk->m_clock, desk->m_effects, desk->m_events);
    if (!cache)
        return tl::unexpected<Error>(cache.error());
    desk->m_cache = std::move(*cache);
    desk->m_engine = std::make_unique<SyncEngine>(
        desk->m_cache->sync(), setup.owner, *desk->m_clock,
        [serverClock = desk->m_clock.get()](const QUrl &url) { return std::make_unique<HttpRemoteApi>(url, serverClock); },
        setup.policy, [] { return QRandomGenerator::global()->generateDouble(); });
    QObject::connect(desk->m_engine.get(), &SyncEngine::statusChanged, desk->m_engine.get(),
                     [self = desk.get()](const SyncStatus &status) { self->m_status = status; });
    QObject::connect(&desk->m_events, &StoreEvents::changed, desk->m_engine.get(),
                     [engine = desk->m_engine.get()](const StoreChange &change) {
                         if (change.pending)
                             engine->wake();
                     });
    return desk;
}

Desk::~Desk() = default;

void Desk::connectTo(const QUrl &server)
{
    m_engine->connectTo(server, m_setup.credentials);
}

Result<MutationId> Desk::write(const Command &command)
{
    return resultOf(m_cache->mutations().enqueue(command));
}

bool Desk::save(const Draft &draft)
{
    return resultOf(m_cache->drafts().save(draft)).value_or(false);
}

bool Desk::discard(const DraftId &id)
{
    return resultOf(m_cache->drafts().discard(id)).value_or(false);
}

bool Desk::isSettled()
{
    if (m_status.phase != SyncPhase::Complete)
        return false;
    const auto backlog = resultOf(m_cache->sync().backlog());
    return backlog && backlog->waiting == 0;
}

bool Desk::settles(int longest)
{
    // Once more after that: the end of the feed may have moved with the last answer.
    bool isOver = waitUntil([this] { return isSettled(); }, longest);
    if (isOver) {
        m_engine->retry();
        isOver = waitUntil([this] { return isSettled(); }, longest);
    }
    if (!isOver)
        qWarning("not settled: phase %d, %lld waiting, %s", static_cast<int>(m_status.phase),
                 static_cast<long long>(m_status.waiting), qPrintable(m_status.problem));
    return isOver;
}

bool Desk::waitUntil(const std::function<bool()> &is, int longest)
{
    // Wakes at each event; QTest::qWaitFor() would sleep between the many small steps of a sync.
    QEventLoop loop;
    QTimer wake;
    wake.setSingleShot(true);
    wake.start(longest);
    while (!is()) {
        if (!wake.isActive())
            return false;
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

QMap<QString, QJsonObject> rowsOfCache(const QString &file)
{
    QMap<QString, QJsonObject> rows;
    sqlite::OpenOptions options;
    options.mode = sqlite::OpenOptions::Mode::ReadOnly;
    const auto database = sqlite::Database::open(file, options);
    if (!database)
        return rows;
    const auto read = sql::guarded([&]() -> Result<void> {
        readRows(**database, rows);
        return {};
    });
    return read ? rows : QMap<QString, QJsonObject>();
}

} // namespace otklik::faults
