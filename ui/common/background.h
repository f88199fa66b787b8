#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace otklik {

/// Runs `work` on a thread of the pool; its answer comes with deliver(). A pool that is cleared before
/// drops the work, and no answer comes.
template <class Work>
[[nodiscard]] auto inBackground(QThreadPool &pool, Work &&work) -> QFuture<std::invoke_result_t<std::decay_t<Work>>>
{
    using Answer = std::invoke_result_t<std::decay_t<Work>>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    const auto future = promise->future();
    pool.start([promise = std::move(promise), work = std::forward<Work>(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

/// On another thread, whichever.
template <class Work>
[[nodiscard]] auto inBackground(Work &&work) -> QFuture<std::invoke_result_t<std::decay_t<Work>>>
{
    return inBackground(*QThreadPool::globalInstance(), std::forward<Work>(work));
}

} // namespace otklik
