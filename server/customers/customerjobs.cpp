#include "server/customers/customerjobs.h"

#include "models/json.h"
#include "server/log.h"
#include "server/store/auditlog.h"
#include "server/store/customerjobstore.h"
#include "server/store/store.h"

#include <QJsonDocument>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr auto leaseLength = 60s;
constexpr auto betweenLooks = 2s; ///< for what was asked of another process
constexpr auto betweenRemovals = 1h;
constexpr auto betweenWords = 400ms; ///< how often a step tells its counts and hears whether it is to stop
const QString interrupted = QStringLiteral("interrupted");

QString nameOfStarter(Rows &rows, const UserId &id)
{
    const auto user = rows.find<User>(id);
    return user ? user->name : id.value;
}

} // namespace

CustomerJobs::CustomerJobs(Store &store, Log &log, Http &http, bool isShared)
    : m_store(store), m_log(log), m_http(http), m_lease(QStringLiteral("imports"), isShared, leaseLength),
      m_thread([this] { return step(); })
{}

CustomerJobs::~CustomerJobs()
{
    stop();
}

void CustomerJobs::stop()
{
    m_isStopping = true;
    m_thread.stop();
    if (std::exchange(m_isMine, false))
        m_lease.giveBack(m_store, m_log);
}

std::chrono::milliseconds CustomerJobs::step()
{
    const auto job = take();
    if (!job || !*job) {
        m_isMine = m_isMine && job.has_value();
        removeOld();
        return betweenLooks;
    }
    carryOut(**job);
    return 0ms;
}

/// Nobody may come back to a job, and what it read does not stay for that.
void CustomerJobs::removeOld()
{
    const auto now = std::chrono::steady_clock::now();
    if (now < m_removeOldAt)
        return;
    m_removeOldAt = now + betweenRemovals;
    const auto removed = m_store.write([](Rows &rows) -> Result<void> {
        CustomerJobStore(rows).removeOld();
        return {};
    });
    if (!removed)
        m_log.warning(QLatin1StringView("imports_not_removed"), {{QStringLiteral("code"), removed.error().code}});
}

/// The next job that waits, as one that runs. Writes only where there is something to write.
Result<std::optional<CustomerJob>> CustomerJobs::take()
{
    using Taken = Result<std::optional<CustomerJob>>;
    const auto hasWork = m_store.read([&](Rows &rows) -> Result<bool> {
        CustomerJobStore jobs(rows);
        return jobs.nextWaiting().has_value() || !jobs.underWay().isEmpty();
    });
    if (!hasWork || !*hasWork)
        return hasWork ? Taken(std::nullopt) : Taken(tl::unexpected(hasWork.error()));
    return m_store.write([&](Rows &rows) -> Taken {
        if (const auto taken = m_lease.take(rows); !taken)
            return tl::unexpected(taken.error());
        CustomerJobStore jobs(rows);
        for (CustomerJob left : jobs.underWay()) {
            left.state = ImportState::Idle;
            left.code = interrupted;
            jobs.put(left);
        }
        m_isMine = true;
        auto job = jobs.nextWaiting();
        if (!job)
            return std::nullopt;
        job->state = ImportState::Running;
        job->code.clear();
        job->detail.clear();
        job->counts = {};
        jobs.put(*job);
        jobs.clearReport(job->id);
        if (job->step == ImportStep::Import)
            AuditLog(rows).write(jobs.userOf(job->id), QLatin1StringView("customers.imported"), job->id,
                                 {{QStringLiteral("source"), job->title}, {QStringLiteral("kind"), QString(nameOf(job->kind))}});
        return job;
    });
}

/// The step runs on a thread of its own, so that this one hears meanwhile that it is to stop, and keeps the lease.
void CustomerJobs::carryOut(const CustomerJob &job)
{
    const auto startedBy = m_store.read([&](Rows &rows) -> Result<QString> {
        return nameOfStarter(rows, CustomerJobStore(rows).userOf(job.id));
    });
    CustomerJobStep step(m_store, m_http, job, startedBy.value_or(QString()));
    CustomerJob done;
    std::mutex mutex;
    std::condition_variable changed;
    bool hasEnded = false;
    std::thread runner([&] {
        CustomerJob made = step.run();
        const std::lock_guard lock(mutex);
        done = std::move(made);
        hasEnded = true;
        changed.notify_all();
    });
    for (std::unique_lock lock(mutex); !changed.wait_for(lock, betweenWords, [&] { return hasEnded; });) {
        lock.unlock();
        if (m_isStopping || !goesOn(job, step))
            step.stop();
        lock.lock();
    }
    runner.join();
    if (m_isStopping && done.code == QLatin1StringView("cancelled"))
        done.code = interrupted;
    finish(std::move(done), step.report());
}

/// False: it is to stop, as somebody asked for it, or as another process has taken over.
bool CustomerJobs::goesOn(const CustomerJob &job, const CustomerJobStep &step)
{
    const auto state = m_store.write([&](Rows &rows) -> Result<ImportState> {
        if (const auto taken = m_lease.take(rows); !taken)
            return tl::unexpected(taken.error());
        CustomerJobStore jobs(rows);
        auto now = jobs.find(job.id);
        if (!now)
            return ImportState::Stopping; // it was forgotten meanwhile
        now->counts = step.counts();
        jobs.put(*now);
        return now->state;
    });
    // A store that is busy for a moment stops nothing.
    return state ? *state == ImportState::Running : state.error().code != QLatin1StringView("lease_lost");
}

void CustomerJobs::finish(CustomerJob job, const ImportReport &report)
{
    const QByteArray text = QJsonDocument(toJson(report)).toJson(QJsonDocument::Compact);
    const auto written = m_store.write([&](Rows &rows) -> Result<void> {
        CustomerJobStore jobs(rows);
        const auto now = jobs.find(job.id);
        if (!now)
            return {};
        const bool isFile = job.kind == CustomerBaseKind::File;
        const bool isImported = job.step == ImportStep::Import && job.code.isEmpty();
        if (isFile && isImported)
            jobs.removeFile(job.id);
        if (isFile && (isImported || (job.fileSize > 0 && jobs.piece(job.id, 0).isEmpty()))) {
            job.fileReceived = 0; // it is not kept any longer than it is needed
            job.columns.clear();
        }
        jobs.put(job);
        jobs.putReport(job.id, text);
        return {};
    });
    if (!written)
        m_log.warning(QLatin1StringView("import_not_told"), {{QStringLiteral("code"), written.error().code}});
    m_log.info(QLatin1StringView("import_step"), {{QStringLiteral("job"), job.id},
                                                  {QStringLiteral("step"), QString(nameOf(job.step))},
                                                  {QStringLiteral("code"), job.code}});
}

} // namespace otklik::server
