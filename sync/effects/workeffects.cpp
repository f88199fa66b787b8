#include "sync/effects/effectcontext.h"

namespace otklik::effects {

namespace {

/// The case of a publication in another state; nothing when it already is there.
void moveCase(Rows &rows, const CaseId &id, CaseState to, const Context &context)
{
    auto supportCase = context.find<Case>(EntityKind::Case, id);
    if (!supportCase || supportCase->state == to)
        return;
    supportCase->state = to;
    supportCase->changedAt = context.at;
    supportCase->closeReason.clear();
    rows.append(*supportCase);
}

/// A draft is done while its text is on its way, and the author's again when it comes back.
void setDraftDone(Rows &rows, const DraftId &id, bool isDone, const Context &context)
{
    auto draft = context.find<Draft>(EntityKind::Draft, id);
    if (!draft || draft->isDone == isDone)
        return;
    draft->isDone = isDone;
    rows.append(*draft);
}

std::optional<Publication> movable(const PublicationId &id, PublicationState to, const Context &context)
{
    auto publication = context.find<Publication>(EntityKind::Publication, id);
    if (!publication || !canMove(publication->state, to))
        return std::nullopt;
    publication->state = to;
    publication->changedAt = context.at;
    return publication;
}

/// A reply as it is handed over, but for its state.
Publication publicationOf(const PublicationSubmit &command, const Context &context)
{
    Publication publication;
    publication.id = command.id;
    publication.draftId = command.draftId;
    publication.caseId = command.caseId;
    publication.mentionId = command.mentionId;
    publication.authorId = context.me;
    publication.visibility = command.visibility;
    publication.text = command.text;
    publication.attachments = command.attachments;
    publication.textHash = textHashOf(command.text, command.attachments);
    publication.threadRevision = command.threadRevision;
    publication.claimToken = command.claimToken;
    publication.notBefore = std::max(context.at, command.sendAt.value_or(context.at));
    publication.changedAt = context.at;
    publication.afterId = command.afterId;
    publication.sendAt = command.sendAt;
    publication.url = command.postedUrl;
    return publication;
}

/// The text is the author's again and the case waits for an answer.
Rows giveBack(const Publication &publication, const Context &context)
{
    Rows rows{publication};
    setDraftDone(rows, publication.draftId, false, context);
    moveCase(rows, publication.caseId, CaseState::Open, context);
    return rows;
}

} // namespace

Rows of(const CaseDecide &command, const Context &context)
{
    Decision decision;
    decision.id = command.id;
    decision.caseId = command.caseId;
    decision.answers = command.answers;
    decision.matrixVersion = command.matrixVersion;
    decision.outcome = command.outcome;
    decision.followsMatrix = command.followsMatrix;
    decision.decidedBy = context.me;
    decision.decidedAt = context.at;
    return {decision};
}

Rows of(const CaseClose &command, const Context &context)
{
    auto supportCase = context.find<Case>(EntityKind::Case, command.caseId);
    if (!supportCase)
        return {};
    supportCase->state = CaseState::Closed;
    supportCase->closeReason = command.reason;
    supportCase->changedAt = context.at;
    return {*supportCase};
}

Rows of(const CaseReopen &command, const Context &context)
{
    Rows rows;
    moveCase(rows, command.caseId, CaseState::Open, context);
    return rows;
}

Rows of(const DraftSave &command, const Context &context)
{
    auto draft = context.find<Draft>(EntityKind::Draft, command.id).value_or(Draft{});
    draft.id = command.id;
    draft.caseId = command.caseId;
    draft.mentionId = command.mentionId;
    draft.authorId = context.me;
    draft.visibility = command.visibility;
    draft.text = command.text;
    draft.attachments = command.attachments;
    draft.publicLine = command.publicLine;
    draft.revision = command.baseRevision + 1; // as the server will count it
    draft.updatedAt = context.at;
    draft.isDone = false;
    return {draft};
}

Rows of(const DraftDiscard &command, const Context &context)
{
    Rows rows;
    setDraftDone(rows, command.id, true, context);
    return rows;
}

Rows of(const PublicationSubmit &command, const Context &context)
{
    const auto author = context.find<User>(EntityKind::User, context.me);
    const bool isPosted = !command.postedUrl.isEmpty();
    const bool isReviewed = !isPosted && (command.forReview || (author && author->needsReview));
    const auto state = isPosted ? PublicationState::Sent
        : isReviewed            ? PublicationState::InReview
                                : PublicationState::Queued;
    Publication publication = publicationOf(command, context);
    publication.state = state;
    Rows rows;
    if (!command.publicLine.isEmpty()) {
        PublicationSubmit inPublic = command;
        inPublic.id = command.publicLineId;
        inPublic.visibility = Visibility::Public;
        inPublic.text = command.publicLine;
        inPublic.attachments.clear();
        Publication line = publicationOf(inPublic, context);
        line.state = state;
        publication.afterId = line.id;
        rows.append(line);
    }
    rows.append(publication);
    setDraftDone(rows, command.draftId, true, context);
    if (isReviewed)
        moveCase(rows, command.caseId, CaseState::InReview, context);
    else if (isPosted)
        moveCase(rows, command.caseId, CaseState::Answered, context);
    return rows;
}

Rows of(const PublicationUndo &command, const Context &context)
{
    const auto publication = movable(command.id, PublicationState::Draft, context);
    return publication ? giveBack(*publication, context) : Rows{};
}

Rows of(const PublicationRetry &command, const Context &context)
{
    auto publication = movable(command.id, PublicationState::Queued, context);
    if (!publication)
        return {};
    publication->problem.clear();
    return {*publication};
}

Rows of(const PublicationMove &command, const Context &context)
{
    auto publication = context.find<Publication>(EntityKind::Publication, command.id);
    const bool canMoveInTime = publication
        && (publication->state == PublicationState::Queued || publication->state == PublicationState::InReview);
    if (!canMoveInTime)
        return {};
    publication->sendAt = command.sendAt;
    if (publication->state == PublicationState::Queued)
        publication->notBefore = std::max(context.at, command.sendAt.value_or(context.at));
    publication->changedAt = context.at;
    return {*publication};
}

Rows of(const PublicationResolve &command, const Context &context)
{
    auto publication =
        movable(command.id, command.isSent ? PublicationState::Sent : PublicationState::Draft, context);
    if (!publication)
        return {};
    publication->problem.clear();
    if (!command.isSent)
        return giveBack(*publication, context);
    publication->url = command.url;
    Rows rows{*publication};
    moveCase(rows, publication->caseId, CaseState::Answered, context);
    return rows;
}

Rows of(const ReviewApprove &command, const Context &context)
{
    auto publication = movable(command.publicationId, PublicationState::Approved, context);
    if (!publication || publication->textHash != command.textHash)
        return {};
    publication->state = PublicationState::Queued;
    publication->reviewerId = context.me;
    publication->reviewComment.clear();
    Rows rows{*publication};
    moveCase(rows, publication->caseId, CaseState::Open, context);
    return rows;
}

Rows of(const ReviewReturn &command, const Context &context)
{
    auto publication = movable(command.publicationId, PublicationState::Draft, context);
    if (!publication || publication->textHash != command.textHash)
        return {};
    publication->reviewerId = context.me;
    publication->reviewComment = command.comment;
    return giveBack(*publication, context);
}

} // namespace otklik::effects
