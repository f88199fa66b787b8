#pragma once

#include "models/stores.h"

#include <QFutureWatcher>
#include <QObject>
#include <QPointer>

namespace otklik {

/// A piece of sync work that can be broken off at any moment: what was asked
/// before cancel() answers into nothing. Child of the engine, on its thread.
class SyncTask : public QObject
{
public:
    explicit SyncTask(QObject *parent) : QObject(parent) { }

    virtual void cancel() { ++m_run; }

protected:
    /// `then`, unless the task is cancelled or gone by that time.
    template <class F>
    [[nodiscard]] auto whileRunning(F then)
    {
        return [run = m_run, self = QPointer<SyncTask>(this), then = std::move(then)](auto answer) mutable {
            if (self && self->m_run == run)
                then(std::move(answer));
        };
    }

    /// Delivers an answer of the cache on this thread.
    template <class T, class F>
    void await(Answer<T> answer, F then)
    {
        auto *watcher = new QFutureWatcher<Result<T>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this,
                [watcher, then = whileRunning(std::move(then))]() mutable {
                    watcher->deleteLater();
                    if (watcher->future().resultCount() > 0) // none: the cache was closed meanwhile
                        then(watcher->result());
                });
        watcher->setFuture(answer);
    }

private:
    quint64 m_run = 0;
};

} // namespace otklik
