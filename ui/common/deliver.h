#pragma once

#include <QFutureWatcher>

#include <utility>

namespace otklik {

/// Gives the answer of a store to `callback` on the owner's thread, once. The
/// callback is dropped when the owner dies first, or when the future is
/// cancelled without a result (the store has been closed).
template <class T, class Callback>
void deliver(QObject *owner, const QFuture<T> &future, Callback &&callback)
{
    auto *watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner,
                     [watcher, callback = std::forward<Callback>(callback)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             callback(watcher->future().result());
                     });
    watcher->setFuture(future);
}

} // namespace otklik
