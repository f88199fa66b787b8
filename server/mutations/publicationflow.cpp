#include "server/mutations/publicationflow.h"

#include "server/loyalty/loyaltykeeper.h"
#include "server/store/carestore.h"
#include "server/store/casestore.h"
#include "server/store/publicationstore.h"
#include "server/store/rows.h"
#include "server/store/workspacestore.h"

namespace otklik::server {

bool PublicationFlow::move(Publication publication, PublicationState to)
{
    if (!canMove(publication.state, to))
        return false;
    const TimePoint leftAt = publication.changedAt;
    publication.state = to;
    publication.changedAt = m_rows.now();
    m_rows.put(publication);
    switch (to) {
    case PublicationState::InReview:
        setDraftDone(publication.draftId, true);
        moveCase(publication.caseId, CaseState::InReview);
        break;
    case PublicationState::Draft:
        setDraftDone(publication.draftId, false);
        moveCase(publication.caseId, CaseState::Open);
        withdrawPromises(publication.id);
        LoyaltyKeeper(m_rows).noteReplyTakenBack(publication.caseId, leftAt);
        break;
    case PublicationState::Queued:
    case PublicationState::Failed:
        setDraftDone(publication.draftId, true);
        moveCase(publication.caseId, CaseState::Open);
        break;
    case PublicationState::Sent:
        if (PublicationStore(m_rows).waitingFor(publication.id).isEmpty()) { // else the rest of it answers
            moveCase(publication.caseId, CaseState::Answered);
            endClaim(publication);
        }
        break;
    case PublicationState::Approved:
    case PublicationState::Sending:
    case PublicationState::Held:
    case PublicationState::Unknown:
        break;
    }
    return true;
}

bool PublicationFlow::takeBack(const Publication &publication)
{
    if (!move(publication, PublicationState::Draft))
        return false;
    const QList<Publication> following = PublicationStore(m_rows).waitingFor(publication.id);
    for (const Publication &next : following)
        (void)takeBack(next);
    return true;
}

bool PublicationFlow::queue(Publication publication)
{
    // Approved is passed through in one transaction: nobody ever sees a row that rests there.
    if (!canMove(publication.state, PublicationState::Approved))
        return false;
    publication.state = PublicationState::Approved;
    publication.notBefore = leavesAt(publication);
    return move(publication, PublicationState::Queued);
}

bool PublicationFlow::recordPosted(Publication publication)
{
    if (!canMove(publication.state, PublicationState::Approved))
        return false;
    setDraftDone(publication.draftId, true);
    publication.state = PublicationState::Sending; // by a person; as with queue(), nobody sees a row that rests there
    publication.notBefore = m_rows.now();
    return move(publication, PublicationState::Sent);
}

bool PublicationFlow::moveInTime(Publication publication, std::optional<TimePoint> sendAt)
{
    const bool isQueued = publication.state == PublicationState::Queued;
    if (!isQueued && publication.state != PublicationState::InReview)
        return false;
    publication.sendAt = sendAt;
    if (isQueued)
        publication.notBefore = leavesAt(publication);
    publication.changedAt = m_rows.now();
    m_rows.put(publication);
    const QList<Publication> following = PublicationStore(m_rows).waitingFor(publication.id);
    for (const Publication &next : following)
        (void)moveInTime(next, sendAt);
    return true;
}

TimePoint PublicationFlow::leavesAt(const Publication &publication) const
{
    const TimePoint undoUntil = m_rows.now() + WorkspaceStore(m_rows).undoWindow();
    return std::max(undoUntil, publication.sendAt.value_or(undoUntil));
}

void PublicationFlow::moveCase(const CaseId &id, CaseState to)
{
    auto supportCase = CaseStore(m_rows).find(id);
    if (!supportCase || supportCase->state == to)
        return;
    supportCase->state = to;
    supportCase->changedAt = m_rows.now();
    supportCase->closeReason.clear();
    m_rows.put(*supportCase);
}

void PublicationFlow::withdrawPromises(const PublicationId &id)
{
    const auto promises = CareStore(m_rows).openPromisesOf(id);
    for (Promise promise : promises) {
        promise.state = PromiseState::Withdrawn;
        promise.settledAt = m_rows.now();
        m_rows.put(promise);
    }
}

void PublicationFlow::endClaim(const Publication &publication)
{
    const auto supportCase = CaseStore(m_rows).find(publication.caseId);
    auto claim = supportCase ? m_rows.find<Claim>(supportCase->personId.value) : std::nullopt;
    if (!claim || claim->holderId != publication.authorId || CaseStore(m_rows).hasOpen(supportCase->personId))
        return;
    claim->holderId = {};
    claim->expiresAt = {};
    m_rows.put(*claim);
}

void PublicationFlow::setDraftDone(const DraftId &id, bool isDone)
{
    auto draft = m_rows.find<Draft>(id);
    if (!draft || draft->isDone == isDone)
        return;
    draft->isDone = isDone;
    m_rows.put(*draft);
}

} // namespace otklik::server
