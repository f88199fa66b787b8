#include "ui/promises/promisespresenter.h"

#include "ui/common/deliver.h"

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr int settledShown = 100;
constexpr std::chrono::milliseconds longestWait = 1h; ///< the words of the list grow old, too

} // namespace

PromisesPresenter::PromisesPresenter(CareStore &store, MutationLog &log, StoreEvents &events, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_log(log), m_clock(clock), m_model(clock)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &PromisesPresenter::show);
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (m_isStarted && (change.care || change.everything))
            read();
    });
}

void PromisesPresenter::start()
{
    if (!std::exchange(m_isStarted, true))
        read();
}

void PromisesPresenter::read()
{
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_isStale = false;
    deliver(this, m_store.promises(settledShown), [this](const Result<QList<PromiseItem>> &items) {
        m_isReading = false;
        if (items) {
            m_items = *items;
            m_isLoaded = true;
            show();
        } else {
            Q_EMIT failed(items.error());
        }
        if (m_isStale)
            read();
    });
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
    deliver(this, m_log.enqueue(command), [this](const Result<MutationId> &answer) {
        if (!answer)
            Q_EMIT failed(answer.error());
    });
}

} // namespace otklik
