#pragma once

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace otklik {

/// Runs `work` on another thread; its answer comes with deliver().
template <class Work>
[[nodiscard]] auto inBackground(Work &&work) -> QFuture<std::invoke_result_t<std::decay_t<Work>>>
{
    using Answer = std::invoke_result_t<std::decay_t<Work>>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::forward<Work>(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace otklik
