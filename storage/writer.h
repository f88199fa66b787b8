#pragma once

#include "models/stores.h"
#include "storage/historypruner.h"
#include "storage/writescope.h"

#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace otklik {

/// The one thread that writes to the cache. Waiting jobs are drained into one
/// transaction, each in a savepoint of its own, so that a refused one does not
/// undo its neighbours; an answer is given after the commit. Owned by Cache; its
/// destructor finishes every job that was accepted.
class Writer final
{
public:
    /// What a power cut may take: nothing a person typed, but rows that the
    /// server can send again.
    enum class Weight {
        Typed, ///< committed with an fsync
        Feed,  ///< rows of the server, many at a time: a transaction of its own
    };

    Writer(std::unique_ptr<sqlite::Database> database, UserId me, const Clock &clock, const MutationEffects &effects,
           StoreEvents &events);
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    template <class T>
    Answer<T> write(Weight weight, std::function<Result<T>(WriteScope &)> work)
    {
        struct State
        {
            QPromise<Result<T>> promise;
            std::optional<Result<T>> result;
        };
        auto state = std::make_shared<State>();
        state->promise.start();
        Answer<T> answer = state->promise.future();
        Job job;
        job.weight = weight;
        job.run = [state, work = std::move(work)](WriteScope &scope) -> std::optional<Error> {
            state->result = work(scope);
            return *state->result ? std::nullopt : std::optional<Error>(state->result->error());
        };
        job.finish = [state](const std::optional<Error> &error) {
            state->promise.addResult(error ? Result<T>(tl::unexpected<Error>(*error)) : std::move(*state->result));
            state->promise.finish();
        };
        post(std::move(job));
        return answer;
    }

    /// What is beyond it is let go of in the background, from now on and every hour.
    void setHistoryWindow(const HistoryWindow &window);

private:
    struct Job
    {
        Weight weight = Weight::Typed;
        std::function<std::optional<Error>(WriteScope &)> run;
        std::function<void(const std::optional<Error> &)> finish;
        std::optional<Error> error;
    };

    void post(Job job);
    void work();
    [[nodiscard]] std::deque<Job> takeBatch();
    void commitBatch(std::deque<Job> &batch);
    void runJob(Job &job, StoreChange &changed);
    /// What is due without a job: claims that ended, the next part of a long
    /// renaming. True when more of that waits.
    [[nodiscard]] bool sweep();
    [[nodiscard]] bool prune();
    /// After an erasure, lets the bytes go, too. True when that has to be tried again.
    [[nodiscard]] bool scrub();
    [[nodiscard]] std::chrono::milliseconds untilNextClaimEnds();

    const std::unique_ptr<sqlite::Database> m_database;
    const UserId m_me;
    const Clock &m_clock;
    const MutationEffects &m_effects;
    StoreEvents &m_events;
    TimePoint m_sweptUntil{};
    HistoryPruner m_pruner;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_isClosing = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace otklik
