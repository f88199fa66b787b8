#pragma once

#include "models/storeevents.h"
#include "models/stores.h"
#include "ui/common/rereading.h"
#include "ui/promises/promisemodel.h"

#include <QObject>
#include <QTimer>

namespace otklik {

/// Keeps the list of promises up to date, also as time passes, and settles them.
/// Owned by the composition root; UI thread.
class PromisesPresenter final : public QObject
{
    Q_OBJECT

public:
    PromisesPresenter(CareStore &store, MutationLog &log, StoreEvents &events, const Clock &clock, QObject *parent = nullptr);

    void start() { m_reading.start(); }
    [[nodiscard]] PromiseModel &model() { return m_model; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    void settle(const PromiseId &id, PromiseState state);
    void move(const Promise &promise, TimePoint due);

Q_SIGNALS:
    void loaded();                  ///< after each reading
    void overdueChanged(int count); ///< for the rail's badge
    void failed(const otklik::Error &error);

private:
    void take(const Result<QList<PromiseItem>> &items);
    void show();
    void enqueue(const Command &command);

    MutationLog &m_log;
    const Clock &m_clock;
    PromiseModel m_model;
    QList<PromiseItem> m_items;
    QTimer m_next; ///< when the next one becomes overdue
    Rereading<QList<PromiseItem>> m_reading;
    int m_overdue = 0;
    bool m_isLoaded = false;
};

} // namespace otklik
