#include "storage/writer.h"

#include "storage/cachescrub.h"
#include "storage/entityrows.h"
#include "storage/database/transaction.h"

#include <sqlite3.h>

namespace otklik {

namespace {

/// Typed jobs of one transaction: enough to share an fsync, few enough to be quick.
constexpr size_t longestBatch = 64;
constexpr std::chrono::milliseconds longestSleep = std::chrono::hours(1);
constexpr std::chrono::seconds clockTolerance{1};
/// The rest of the computer has work to do, too.
constexpr std::chrono::milliseconds breathBetweenSteps{20};
constexpr std::chrono::milliseconds scrubRetry = std::chrono::seconds(5);

} // namespace

Writer::Writer(std::unique_ptr<sqlite::Database> database, UserId me, const Clock &clock,
               const MutationEffects &effects, StoreEvents &events)
    : m_database(std::move(database)), m_me(std::move(me)), m_clock(clock), m_effects(effects), m_events(events),
      m_thread([this] { work(); })
{ }

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isClosing = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Writer::post(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
}

void Writer::work()
{
    for (;;) {
        const bool isMoreToRename = sweep();
        const bool isMoreToPrune = !isMoreToRename && prune();
        const bool mustScrubAgain = scrub();
        auto sleep = isMoreToRename ? std::chrono::milliseconds(0)
                         : isMoreToPrune  ? breathBetweenSteps
                                          : untilNextClaimEnds();
        if (mustScrubAgain)
            sleep = std::min<std::chrono::milliseconds>(sleep, scrubRetry);
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, sleep, [this] { return m_isClosing || !m_jobs.empty(); });
            if (m_jobs.empty()) {
                if (m_isClosing)
                    return;
                continue;
            }
        }
        std::deque<Job> batch = takeBatch();
        commitBatch(batch);
    }
}

std::deque<Writer::Job> Writer::takeBatch()
{
    const std::lock_guard lock(m_mutex);
    std::deque<Job> batch;
    const Weight weight = m_jobs.front().weight;
    const size_t most = weight == Weight::Feed ? 1 : longestBatch;
    while (!m_jobs.empty() && m_jobs.front().weight == weight && batch.size() < most) {
        batch.push_back(std::move(m_jobs.front()));
        m_jobs.pop_front();
    }
    return batch;
}

void Writer::commitBatch(std::deque<Job> &batch)
{
    using Durability = sqlite::OpenOptions::Durability;
    StoreChange changed;
    const auto done = sql::guarded([&]() -> Result<bool> {
        m_database->setDurability(batch.front().weight == Weight::Typed ? Durability::Full : Durability::Normal);
        sql::Transaction transaction(*m_database);
        for (Job &job : batch) {
            runJob(job, changed);
            // A full disk or a damaged page ends the whole transaction.
            if (job.error && sqlite3_get_autocommit(m_database->handle()) != 0)
                return tl::unexpected<Error>(*job.error);
        }
        transaction.commit();
        return true;
    });
    if (done && !isEmpty(changed))
        Q_EMIT m_events.changed(changed);
    for (Job &job : batch)
        job.finish(done ? job.error : std::optional<Error>(done.error()));
}

void Writer::runJob(Job &job, StoreChange &changed)
{
    WriteScope scope{*m_database, m_me, m_clock, m_clock.now(), m_effects, {}};
    const auto ran = sql::guarded([&]() -> Result<bool> {
        sql::Savepoint part(*m_database);
        if (auto error = job.run(scope))
            return tl::unexpected<Error>(std::move(*error));
        scope.words.flush();
        part.release();
        return true;
    });
    if (ran)
        mergeChange(changed, scope.changed);
    else
        job.error = ran.error();
}

bool Writer::sweep()
{
    WriteScope scope{*m_database, m_me, m_clock, m_clock.now(), m_effects, {}};
    const auto swept = sql::inTransaction(*m_database, [&]() -> Result<bool> {
        if (m_sweptUntil - scope.now > clockTolerance) { // the server told its time: some have not ended after all
            m_sweptUntil = {};
            EntityRows(scope).renewClaims();
        }
        EntityRows(scope).endClaims(m_sweptUntil);
        return scope.words.renameMore();
    });
    if (!swept)
        return false; // tried again after the next job
    m_sweptUntil = scope.now;
    if (!isEmpty(scope.changed))
        Q_EMIT m_events.changed(scope.changed);
    return *swept;
}

/// One step of letting old history go; a step that fails is tried again in the next round.
bool Writer::prune()
{
    WriteScope scope{*m_database, m_me, m_clock, m_clock.now(), m_effects, {}};
    const auto pruned = sql::inTransaction(*m_database, [&]() -> Result<bool> {
        const bool isMore = m_pruner.step(scope);
        scope.words.flush();
        return isMore;
    });
    if (!pruned)
        return false;
    if (!isEmpty(scope.changed))
        Q_EMIT m_events.changed(scope.changed);
    return *pruned;
}

void Writer::setHistoryWindow(const HistoryWindow &window)
{
    std::ignore = write<bool>(Weight::Feed, [this, window](WriteScope &) {
        m_pruner.setWindow(window);
        return true;
    });
}

bool Writer::scrub()
{
    const auto due = sql::guarded([&]() -> Result<bool> { return isScrubDue(*m_database); });
    return due && *due && !scrubCache(*m_database);
}

std::chrono::milliseconds Writer::untilNextClaimEnds()
{
    const auto next = sql::guarded([&]() -> Result<std::optional<TimePoint>> {
        sql::Query query = m_database->query(
            "SELECT min(expires_at) FROM claim INDEXED BY claim_expiry WHERE holder_id<>'' AND expires_at>?");
        query.bind(1, m_sweptUntil);
        return query.next() ? query.value<std::optional<TimePoint>>(0) : std::nullopt;
    });
    if (!next || !*next)
        return longestSleep;
    return std::clamp(**next - m_clock.now(), std::chrono::milliseconds(1), longestSleep);
}

} // namespace otklik
