#include "ui/promises/promisespresenter.h"

#include "ui/common/deliver.h"
#include "ui/common/enqueue.h"

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr int settledShown = 100;
constexpr std::chrono::milliseconds longestWait = 1h; ///< the words of the list grow old, too

} // namespace

PromisesPresenter::PromisesPresenter(CareStore &store, MutationLog &log, StoreEvents &events, const Clock &clock, QObject *parent)
    : QObject(parent), m_log(log), m_clock(clock), m_model(clock)
    , m_reading(this, [&store] { return store.promises(settledShown); },
                [this](const Result<QList<PromiseItem>> &items) { take(items); })
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &PromisesPresenter::show);
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.care || change.everything)
            m_reading.again();
    });
}

void PromisesPresenter::take(const Result<QList<PromiseItem>> &items)
{
    if (!items) {
        Q_EMIT failed(items.error());
        return;
    }
    m_items = *items;
    m_isLoaded = true;
    show();
}

void PromisesPresenter::show()
{
    m_model.setItems(m_items);
    Q_EMIT loaded();
    if (std::exchange(m_overdue, m_model.overdue()) != m_model.overdue())
        Q_EMIT overdueChanged(m_overdue);
    const TimePoint now = m_clock.now();
    std::chrono::milliseconds wait = longestWait;
    for (const PromiseItem &item : std::as_const(m_items))
        if (item.promise.state == PromiseState::Open && item.promise.dueAt >= now)
            wait = std::min(wait, item.promise.dueAt - now + 1ms);
    m_next.start(wait);
}

void PromisesPresenter::settle(const PromiseId &id, PromiseState state)
{
    enqueue(PromiseSettle{id, state});
}

void PromisesPresenter::move(const Promise &promise, TimePoint due)
{
    if (due != promise.dueAt)
        enqueue(PromiseMove{promise.id, due, promise.dueAt});
}

void PromisesPresenter::enqueue(const Command &command)
{
    enqueueFor(this, m_log, command);
}

} // namespace otklik
