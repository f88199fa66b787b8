#pragma once

#include "models/stores.h"
#include "storage/sqlite/database.h"
#include "storage/database/transaction.h"

#include <QPromise>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace otklik {

/// A thread that reads the cache through a connection of its own, which it opens
/// itself; each job sees one state of the database. Owned by Cache; jobs that
/// have not begun when it is destroyed are answered GiveUp "cache_closed".
class Reader final
{
public:
    explicit Reader(QString path);
    ~Reader();
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    template <class T>
    Answer<T> read(std::function<Result<T>(sqlite::Database &)> work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        Answer<T> answer = promise->future();
        post([promise, work = std::move(work)](sqlite::Database *database, const Error &error) {
            promise->addResult(database ? run<T>(*database, work) : Result<T>(tl::unexpected<Error>(error)));
            promise->finish();
        });
        return answer;
    }

private:
    /// Called with no database when there is none: then `error` says why.
    using Job = std::function<void(sqlite::Database *database, const Error &error)>;

    template <class T>
    static Result<T> run(sqlite::Database &database, const std::function<Result<T>(sqlite::Database &)> &work)
    {
        return sql::guarded([&] {
            const sql::Transaction oneState(database, sql::Transaction::Kind::Read);
            return work(database);
        });
    }

    void post(Job job);
    void work();

    const QString m_path;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_isClosing = false;
    std::thread m_thread; // last: it uses all of the above
};

} // namespace otklik
