#include "ui/outbox/outboxpresenter.h"

#include "ui/common/deliver.h"

namespace otklik {

namespace {

/// Sent ones beyond this are found in their conversations.
constexpr int sentShown = 100;

} // namespace

OutboxPresenter::OutboxPresenter(OutboxStore &store, StoreEvents &events, const Clock &clock, QObject *parent)
    : QObject(parent), m_store(store), m_clock(clock), m_model(clock)
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (m_isStarted && (change.publications || change.pending || change.everything))
            read();
    });
}

void OutboxPresenter::start()
{
    if (!std::exchange(m_isStarted, true))
        read();
}

void OutboxPresenter::read()
{
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    m_isStale = false;
    deliver(this, m_store.publications(sentShown), [this](const Result<QList<OutboxItem>> &items) {
        m_isReading = false;
        if (items) {
            m_model.setItems(*items);
            m_isLoaded = true;
            Q_EMIT loaded();
            if (std::exchange(m_attention, m_model.attention()) != m_model.attention())
                Q_EMIT attentionChanged(m_attention);
        } else {
            Q_EMIT failed(items.error());
        }
        if (m_isStale)
            read();
    });
}

} // namespace otklik
