#include "ui/outbox/outboxpresenter.h"

namespace otklik {

namespace {

/// Sent ones beyond this are found in their conversations.
constexpr int sentShown = 100;

} // namespace

OutboxPresenter::OutboxPresenter(OutboxStore &store, StoreEvents &events, const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_model(clock)
    , m_reading(this, [&store] { return store.publications(sentShown); },
                [this](const Result<QList<OutboxItem>> &items) { take(items); })
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.publications || change.pending || change.everything)
            m_reading.again();
    });
}

void OutboxPresenter::take(const Result<QList<OutboxItem>> &items)
{
    if (!items) {
        Q_EMIT failed(items.error());
        return;
    }
    m_model.setItems(*items);
    m_isLoaded = true;
    Q_EMIT loaded();
    if (std::exchange(m_attention, m_model.attention()) != m_model.attention())
        Q_EMIT attentionChanged(m_attention);
}

} // namespace otklik
