#include "ui/outbox/outboxpresenter.h"

#include "ui/common/deliver.h"

#include <algorithm>

namespace otklik {

namespace {

/// Sent ones beyond this are found in their conversations.
constexpr int sentShown = 100;

} // namespace

OutboxPresenter::OutboxPresenter(OutboxStore &store, ConversationStore &conversations, StoreEvents &events,
                                 const Clock &clock, QObject *parent)
    : QObject(parent), m_conversations(conversations), m_clock(clock), m_model(clock)
    , m_reading(this, [&store] { return store.publications(sentShown); },
                [this](const Result<QList<OutboxItem>> &items) { take(items); })
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.publications || change.pending || change.everything)
            m_reading.again();
        if (!m_looked.id.isEmpty()
            && (change.everything || change.cases.contains(m_looked.caseId) || change.threads.contains(m_thread)))
            readThread();
    });
}

void OutboxPresenter::look(const Publication &publication)
{
    const bool isWanted = publication.state == PublicationState::Unknown;
    if (isWanted && m_looked == publication)
        return;
    m_looked = isWanted ? publication : Publication{};
    m_standing.clear();
    m_mentionUrl.clear();
    m_thread = {};
    if (isWanted)
        readThread();
}

void OutboxPresenter::readThread()
{
    deliver(this, m_conversations.conversation(m_looked.caseId), [this, id = m_looked.id](const Result<Conversation> &answer) {
        if (id != m_looked.id)
            return;
        if (answer)
            takeThread(*answer);
        else
            Q_EMIT failed(answer.error());
    });
}

void OutboxPresenter::takeThread(const Conversation &conversation)
{
    m_thread = conversation.thread.id;
    m_standing = standingSince(conversation, m_looked);
    const auto answered = std::ranges::find(conversation.entries, m_looked.mentionId,
                                            [](const ConversationEntry &entry) { return entry.mention.id; });
    m_mentionUrl = answered == conversation.entries.end() ? QString() : answered->mention.url;
    Q_EMIT looked();
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
