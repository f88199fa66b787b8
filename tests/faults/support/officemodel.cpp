#include "tests/faults/support/officemodel.h"

namespace otklik::faults {

namespace {

using namespace std::chrono_literals;

constexpr auto lease = 15min;
constexpr auto undoWindow = 10s;

const QString accepted = QStringLiteral("accepted");
const QString notAllowed = QStringLiteral("not_allowed");
const QString notFound = QStringLiteral("not_found");
const QString publicationChanged = QStringLiteral("publication_changed");
const QString alreadySubmitted = QStringLiteral("already_submitted");
const QString threadChanged = QStringLiteral("thread_changed");
const QString claimed = QStringLiteral("claimed");

bool isLead(const User &user)
{
    return user.role != Role::Agent;
}

bool mayHandle(const Publication &publication, const User &user)
{
    return publication.authorId == user.id || isLead(user);
}

} // namespace

OfficeModel::Outcome OfficeModel::apply(const Command &command, const User &by)
{
    return std::visit([&](const auto &one) { return run(one, by); }, command);
}

OfficeModel::Outcome OfficeModel::run(const ClaimTake &command, const User &by)
{
    const bool isOthers = !holder().isEmpty() && holder() != by.id;
    if (isOthers && !command.takeOver)
        return claimed;
    if (isOthers && !isLead(by))
        return notAllowed;
    if (m_claim.holderId != by.id)
        ++m_claim.token;
    m_claim.holderId = by.id;
    m_claim.expiresAt = m_now + lease;
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const ClaimRelease &, const User &by)
{
    if (m_claim.holderId.isEmpty())
        return accepted;
    if (m_claim.holderId != by.id && !isLead(by))
        return QStringLiteral("not_holder");
    m_claim.holderId = {};
    m_claim.expiresAt = {};
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const CaseClose &, const User &by)
{
    if (m_caseState != CaseState::Open)
        return QStringLiteral("case_changed");
    if (!holder().isEmpty() && holder() != by.id)
        return claimed;
    m_caseState = CaseState::Closed;
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const CaseReopen &, const User &)
{
    if (m_caseState == CaseState::InReview)
        return QStringLiteral("case_changed");
    m_caseState = CaseState::Open;
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const DraftSave &command, const User &by)
{
    const auto known = m_drafts.constFind(command.id.value);
    if (known == m_drafts.constEnd() && command.baseRevision != 0)
        return notFound;
    if (known != m_drafts.constEnd() && known->authorId != by.id)
        return notAllowed;
    if (known != m_drafts.constEnd() && known->revision != command.baseRevision)
        return QStringLiteral("draft_changed");
    Draft &draft = m_drafts[command.id.value];
    draft.authorId = by.id;
    draft.text = command.text;
    draft.revision = command.baseRevision + 1;
    draft.isDone = false;
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const DraftDiscard &command, const User &by)
{
    const auto known = m_drafts.find(command.id.value);
    if (known == m_drafts.end())
        return notFound;
    if (known->authorId != by.id)
        return notAllowed;
    known->isDone = true;
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const PublicationSubmit &command, const User &by)
{
    Publication publication = m_publications.value(command.id.value);
    if (!publication.authorId.isEmpty() && publication.authorId != by.id)
        return QStringLiteral("id_exists");
    if (publication.state != PublicationState::Draft)
        return publicationChanged;
    if (isOnItsWay(command.id) || wasSent(command.draftId))
        return alreadySubmitted;
    if (holder() != by.id || (command.claimToken != 0 && command.claimToken != m_claim.token))
        return !holder().isEmpty() && holder() != by.id ? claimed : QStringLiteral("claim_lost");
    if (command.threadRevision != m_threadRevision)
        return threadChanged;
    publication.authorId = by.id;
    publication.draftId = command.draftId;
    publication.text = command.text;
    publication.textHash = textHashOf(command.text);
    publication.threadRevision = command.threadRevision;
    publication.claimToken = m_claim.token;
    publication.problem.clear();
    setDone(command.draftId, true);
    if (command.forReview || by.needsReview) {
        publication.state = PublicationState::InReview;
        m_caseState = CaseState::InReview;
    } else {
        queue(publication);
    }
    m_publications.insert(command.id.value, publication);
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const PublicationUndo &command, const User &by)
{
    const auto known = m_publications.find(command.id.value);
    if (known == m_publications.end())
        return notFound;
    if (!mayHandle(*known, by))
        return notAllowed;
    using enum PublicationState;
    if (known->state != InReview && known->state != Queued && known->state != Failed)
        return publicationChanged;
    giveBack(*known);
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const PublicationRetry &command, const User &by)
{
    const auto known = m_publications.find(command.id.value);
    if (known == m_publications.end())
        return notFound;
    if (!mayHandle(*known, by))
        return notAllowed;
    if (known->state != PublicationState::Failed)
        return publicationChanged;
    if (isOnItsWay(command.id) || wasSent(known->draftId))
        return alreadySubmitted;
    if (known->threadRevision != m_threadRevision)
        return threadChanged;
    queue(*known);
    known->problem.clear();
    known->notBefore = m_now;
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const PublicationResolve &command, const User &by)
{
    const auto known = m_publications.find(command.id.value);
    if (known == m_publications.end())
        return notFound;
    if (!mayHandle(*known, by))
        return notAllowed;
    if (known->state != PublicationState::Unknown && known->state != PublicationState::Failed)
        return publicationChanged;
    if (command.isSent)
        settle(command.id, PublicationState::Sent);
    else
        giveBack(*known);
    known->problem.clear();
    return accepted;
}

OfficeModel::Outcome OfficeModel::reviewRefused(const PublicationId &id, const User &by) const
{
    const auto known = m_publications.constFind(id.value);
    if (known == m_publications.cend())
        return notFound;
    if (!isLead(by))
        return notAllowed;
    return known->state == PublicationState::InReview ? accepted : publicationChanged;
}

OfficeModel::Outcome OfficeModel::run(const ReviewApprove &command, const User &by)
{
    if (const Outcome refused = reviewRefused(command.publicationId, by); refused != accepted)
        return refused;
    Publication &known = m_publications[command.publicationId.value];
    if (known.textHash != command.textHash)
        return QStringLiteral("text_changed");
    if (command.threadRevision != m_threadRevision)
        return threadChanged;
    known.threadRevision = command.threadRevision;
    queue(known);
    return accepted;
}

OfficeModel::Outcome OfficeModel::run(const ReviewReturn &command, const User &by)
{
    if (const Outcome refused = reviewRefused(command.publicationId, by); refused != accepted)
        return refused;
    Publication &known = m_publications[command.publicationId.value];
    giveBack(known);
    return accepted;
}

QList<PublicationId> OfficeModel::leave()
{
    QList<PublicationId> left;
    for (auto it = m_publications.begin(); it != m_publications.end(); ++it) {
        if (it->state != PublicationState::Queued || it->notBefore > m_now)
            continue;
        const bool isSuperseded = m_claim.token > it->claimToken && m_claim.holderId != it->authorId;
        it->problem = it->threadRevision != m_threadRevision ? threadChanged
                    : isSuperseded                           ? QStringLiteral("claim_lost")
                                                             : QString();
        if (it->problem.isEmpty()) {
            it->state = PublicationState::Sending;
            left.append(PublicationId{it.key()});
        } else {
            settle(PublicationId{it.key()}, PublicationState::Failed);
        }
    }
    return left;
}

void OfficeModel::settle(const PublicationId &id, PublicationState to)
{
    Publication &publication = m_publications[id.value];
    publication.state = to;
    if (to == PublicationState::Failed) {
        setDone(publication.draftId, true);
        m_caseState = CaseState::Open;
    }
    if (to != PublicationState::Sent)
        return;
    m_caseState = CaseState::Answered;
    // Nothing is left to answer: who answered lets go.
    if (m_claim.holderId == publication.authorId) {
        m_claim.holderId = {};
        m_claim.expiresAt = {};
    }
}

bool OfficeModel::isOnItsWay(const PublicationId &but) const
{
    using enum PublicationState;
    for (auto it = m_publications.begin(); it != m_publications.end(); ++it)
        if (it.key() != but.value
            && (it->state == InReview || it->state == Approved || it->state == Queued || it->state == Sending
                || it->state == Unknown))
            return true;
    return false;
}

bool OfficeModel::wasSent(const DraftId &draft) const
{
    const auto known = m_drafts.constFind(draft.value);
    const bool isOpen = known != m_drafts.constEnd() && !known->isDone; // typed anew since
    return !isOpen && std::ranges::any_of(m_publications, [&](const Publication &one) {
        return one.state == PublicationState::Sent && one.draftId == draft;
    });
}

void OfficeModel::queue(Publication &publication)
{
    publication.state = PublicationState::Queued;
    publication.notBefore = m_now + undoWindow;
    setDone(publication.draftId, true);
    m_caseState = CaseState::Open;
}

void OfficeModel::giveBack(Publication &publication)
{
    using enum PublicationState;
    publication.state = Draft;
    // The draft is open again with all of it: what else was made of it and did not leave comes back, too.
    for (auto other = m_publications.begin(); other != m_publications.end(); ++other)
        if (other->draftId == publication.draftId
            && (other->state == InReview || other->state == Queued || other->state == Failed))
            other->state = Draft;
    setDone(publication.draftId, false);
    m_caseState = CaseState::Open;
}

void OfficeModel::setDone(const DraftId &draft, bool isDone)
{
    if (const auto known = m_drafts.find(draft.value); known != m_drafts.end())
        known->isDone = isDone;
}

} // namespace otklik::faults
