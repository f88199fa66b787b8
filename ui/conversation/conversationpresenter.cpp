#include "ui/conversation/conversationpresenter.h"

#include "ui/common/deliver.h"

namespace otklik {

namespace {

constexpr int earlierPage = 50;
constexpr std::chrono::minutes renewBefore{10};
constexpr std::chrono::minutes renewPause{1};

} // namespace

ConversationPresenter::ConversationPresenter(ConversationStore &store, MutationLog &log, StoreEvents &events,
                                             const Clock &clock, const User &me, QObject *parent)
    : QObject(parent), m_store(store), m_log(log), m_clock(clock), m_me(me)
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (m_case.isEmpty())
            return;
        const bool isTouched = change.everything || change.directory || change.cases.contains(m_case)
            || (m_conversation
                && (change.threads.contains(m_conversation->thread.id)
                    || change.persons.contains(m_conversation->supportCase.personId)));
        if (isTouched)
            reload();
    });
}

void ConversationPresenter::open(const CaseId &id)
{
    if (id.isEmpty() || id == m_case)
        return;
    ++m_generation;
    m_case = id;
    m_conversation.reset();
    m_isTakenOver = false;
    m_isReading = false;
    m_isStale = false;
    m_isReadingEarlier = false;
    m_model.clear();
    Q_EMIT opened(id);
    reload();
}

void ConversationPresenter::close()
{
    ++m_generation;
    m_case = {};
    m_conversation.reset();
    m_isReading = false;
    m_model.clear();
    Q_EMIT closed();
}

void ConversationPresenter::reload()
{
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    deliver(this, m_store.conversation(m_case), [this, generation = m_generation](const Result<Conversation> &answer) {
        if (generation != m_generation)
            return;
        m_isReading = false;
        if (answer)
            take(*answer);
        else
            Q_EMIT failed(answer.error());
        if (generation == m_generation && std::exchange(m_isStale, false))
            reload();
    });
}

void ConversationPresenter::take(const Conversation &conversation)
{
    const bool isFirst = !m_conversation.has_value();
    const MentionId lastBefore = m_model.rowCount() > 0 ? m_model.entryAt(m_model.rowCount() - 1).mention.id : MentionId{};
    const bool wasMine = standing() == ClaimStanding::Mine;
    m_conversation = conversation;
    m_isTakenOver = standing() == ClaimStanding::Other && (m_isTakenOver || wasMine);
    m_model.merge(conversation.entries, conversation.hasEarlier);
    m_model.setWaiting(isOpen(conversation.supportCase.state) ? conversation.supportCase.mentionId : MentionId{});
    Q_EMIT loaded(*m_conversation);
    if (isFirst || lastBefore.isEmpty())
        return;
    const int arrived = m_model.rowCount() - 1 - m_model.rowOf(lastBefore);
    if (m_model.rowOf(lastBefore) >= 0 && arrived > 0)
        Q_EMIT entriesArrived(arrived);
}

void ConversationPresenter::loadEarlier()
{
    if (m_isReadingEarlier || !m_conversation || !m_model.hasEarlier())
        return;
    m_isReadingEarlier = true;
    deliver(this, m_store.earlier(m_conversation->thread.id, m_model.firstCursor(), earlierPage),
            [this, generation = m_generation](const Result<TimelinePage> &page) {
                if (generation != m_generation)
                    return;
                m_isReadingEarlier = false;
                if (page)
                    m_model.prepend(*page);
                else
                    Q_EMIT failed(page.error());
            });
}

ClaimStanding ConversationPresenter::standing() const
{
    if (!m_conversation)
        return ClaimStanding::Free;
    const UserId holder = holderAt(m_conversation->claim, m_clock.now());
    if (!holder.isEmpty())
        return holder == m_me.id ? ClaimStanding::Mine : ClaimStanding::Other;
    return m_conversation->isClaimWished ? ClaimStanding::Wished : ClaimStanding::Free;
}

bool ConversationPresenter::canTakeOver() const
{
    return standing() == ClaimStanding::Other && canReview(m_me.role);
}

void ConversationPresenter::claim()
{
    if (m_conversation && standing() == ClaimStanding::Free)
        enqueue(ClaimTake{m_conversation->supportCase.personId});
}

void ConversationPresenter::release()
{
    if (m_conversation && (standing() == ClaimStanding::Mine || standing() == ClaimStanding::Wished))
        enqueue(ClaimRelease{m_conversation->supportCase.personId});
}

void ConversationPresenter::takeOver()
{
    if (canTakeOver())
        enqueue(ClaimTake{m_conversation->supportCase.personId, true});
}

void ConversationPresenter::keepClaim()
{
    const TimePoint now = m_clock.now();
    if (standing() != ClaimStanding::Mine || m_conversation->claim.expiresAt - now > renewBefore
        || now - m_renewedAt < renewPause)
        return;
    m_renewedAt = now;
    enqueue(ClaimTake{m_conversation->supportCase.personId});
}

void ConversationPresenter::renewClaim()
{
    if (standing() == ClaimStanding::Mine)
        enqueue(ClaimTake{m_conversation->supportCase.personId});
}

void ConversationPresenter::enqueue(const Command &command)
{
    deliver(this, m_log.enqueue(command), [this](const Result<MutationId> &id) {
        if (!id)
            Q_EMIT failed(id.error());
    });
}

} // namespace otklik
