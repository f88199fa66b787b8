#include "ui/conversation/conversationpresenter.h"

#include "ui/common/deliver.h"
#include "ui/common/enqueue.h"

#include <algorithm>

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
    m_isFromServer = false;
    m_isServerDone = false;
    m_isUnreachable = false;
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
    if (isFirst)
        m_hasEarlierHere = conversation.hasEarlier;
    m_model.merge(conversation.entries, conversation.hasEarlier || m_isFromServer || mayServerHaveMore());
    m_model.setWaiting(isOpen(conversation.supportCase.state) ? conversation.supportCase.mentionId : MentionId{});
    Q_EMIT loaded(*m_conversation);
    if (isFirst || lastBefore.isEmpty())
        return;
    const int arrived = m_model.rowCount() - 1 - m_model.rowOf(lastBefore);
    if (m_model.rowOf(lastBefore) >= 0 && arrived > 0)
        Q_EMIT entriesArrived(arrived);
}

/// The first message of a thread is the thread's own; without it there may be
/// more on the server.
bool ConversationPresenter::mayServerHaveMore() const
{
    if (!m_older || m_isServerDone || !m_conversation)
        return false;
    const QString &root = m_conversation->thread.externalId;
    const auto isRoot = [&](const ConversationEntry &entry) { return entry.mention.externalId == root; };
    const bool isRootHere = std::ranges::any_of(m_conversation->entries, isRoot)
        || (m_model.rowCount() > 0 && isRoot(m_model.entryAt(0)));
    return !isRootHere;
}

Earlier ConversationPresenter::earlier() const
{
    if (m_isReadingEarlier)
        return Earlier::Reading;
    if (!m_model.hasEarlier())
        return Earlier::None;
    if (m_hasEarlierHere)
        return Earlier::Here;
    return m_isUnreachable ? Earlier::Unreachable : Earlier::OnServer;
}

void ConversationPresenter::setReadingEarlier(bool isReading)
{
    m_isReadingEarlier = isReading;
    Q_EMIT earlierChanged();
}

void ConversationPresenter::loadEarlier()
{
    if (m_isReadingEarlier || !m_conversation || !m_model.hasEarlier())
        return;
    if (!m_hasEarlierHere)
        return loadFromServer();
    setReadingEarlier(true);
    deliver(this, m_store.earlier(m_conversation->thread.id, m_model.firstCursor(), earlierPage),
            [this, generation = m_generation](const Result<TimelinePage> &page) {
                if (generation != m_generation)
                    return;
                if (page) {
                    m_hasEarlierHere = page->hasMore;
                    m_model.prepend(*page);
                    if (mayServerHaveMore())
                        m_model.prepend({{}, true});
                } else {
                    Q_EMIT failed(page.error());
                }
                setReadingEarlier(false);
            });
}

void ConversationPresenter::loadFromServer()
{
    if (!mayServerHaveMore())
        return m_model.prepend({{}, false});
    setReadingEarlier(true);
    deliver(this, m_older->mentions(m_conversation->thread.id, HistorySide::Before, m_model.firstCursor(), earlierPage),
            [this, generation = m_generation](const Result<HistoryPage> &page) {
                if (generation != m_generation)
                    return;
                m_isUnreachable = !page;
                if (page) {
                    m_isServerDone = page->next.isEmpty() || page->entries.isEmpty();
                    m_isFromServer = m_isFromServer || !page->entries.isEmpty();
                    TimelinePage older{page->entries, !m_isServerDone};
                    std::ranges::reverse(older.entries);
                    m_model.prepend(older, ThreadModel::Origin::Server);
                } else {
                    Q_EMIT failed(page.error());
                }
                setReadingEarlier(false);
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
    enqueueFor(this, m_log, command);
}

} // namespace otklik
