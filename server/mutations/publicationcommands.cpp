#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/mutations/publicationflow.h"
#include "server/store/attachmentstore.h"
#include "server/store/auditlog.h"
#include "server/store/casestore.h"
#include "server/store/publicationstore.h"
#include "server/store/rows.h"

namespace otklik::server {

namespace {

bool mayHandle(const Publication &publication, const User &me)
{
    return publication.authorId == me.id || canReview(me.role);
}

/// Case and mention belong together, and the mention can be answered.
std::optional<Verdict> checkTarget(const std::optional<Case> &supportCase, const std::optional<Mention> &mention)
{
    if (!supportCase || !mention)
        return rejected(refusal::notFound);
    if (mention->threadId != supportCase->threadId)
        return rejected(QLatin1StringView("wrong_person"));
    if (mention->isBrand || mention->deletedAt)
        return rejected(QLatin1StringView("not_answerable"));
    return std::nullopt;
}

/// C4: personal data goes out in public only when a lead says why. An agent can
/// put such a text before a lead, with a reason; the lead then gives one too.
std::optional<Verdict> checkPrivacy(const PublicationSubmit &command, bool isReviewed, CommandContext &context)
{
    if (!holdsPersonalData(context.rows, command.visibility, wordsOf(command.text, command.attachments)))
        return std::nullopt;
    const bool isReasoned = !command.overrideReason.trimmed().isEmpty();
    if (!isReasoned || (!isReviewed && !canReview(context.me.role)))
        return rejected(QLatin1StringView("personal_data"));
    if (!isReviewed)
        AuditLog(context.rows).write(context.me.id, QLatin1StringView("personal_data.published"), command.id.value,
                                     {{QStringLiteral("reason"), command.overrideReason}});
    return std::nullopt;
}

/// One reply of a case at a time, and of a draft one in all, unless it was typed on since the last one: a second
/// laptop of the author, or a failed attempt that is tried again, must not answer twice.
std::optional<Verdict> checkOnce(const CaseId &caseId, const DraftId &draftId, const PublicationId &afterId, Rows &rows)
{
    constexpr QLatin1StringView alreadySubmitted("already_submitted");
    PublicationStore publications(rows);
    const auto other = publications.activeOf(caseId);
    if (other && other->id != afterId)
        return conflict(alreadySubmitted, *other);
    if (other)
        return std::nullopt;
    const auto draft = rows.find<Draft>(draftId);
    const bool isTypedOn = draft && !draft->isDone;
    if (draftId.isEmpty() || isTypedOn)
        return std::nullopt;
    if (const auto sent = publications.sentOf(caseId, draftId); sent && sent->id != afterId)
        return conflict(alreadySubmitted, *sent);
    return std::nullopt;
}

/// The row that a submit makes, or takes up again after it came back to its author.
std::optional<Verdict> checkRow(const Publication &publication, const PublicationSubmit &command, const CaseId &caseId,
                                CommandContext &context)
{
    if (!publication.id.isEmpty()) {
        if (publication.authorId != context.me.id || publication.caseId != caseId)
            return rejected(refusal::idExists);
        if (publication.state != PublicationState::Draft)
            return conflict(refusal::publicationChanged, publication);
    }
    return checkOnce(caseId, command.draftId, command.afterId, context.rows);
}

/// What it shall follow is a reply of the same case and author, on its way or sent.
std::optional<Verdict> checkPredecessor(const PublicationSubmit &command, const CaseId &caseId, CommandContext &context)
{
    if (command.afterId.isEmpty())
        return std::nullopt;
    const auto before = context.rows.find<Publication>(command.afterId);
    if (!before || before->caseId != caseId || before->authorId != context.me.id || before->id == command.id)
        return rejected(refusal::notFound);
    const bool isGoing = before->state != PublicationState::Draft && before->state != PublicationState::Failed;
    return isGoing ? std::nullopt : std::optional(conflict(refusal::publicationChanged, *before));
}

/// A reply at a chosen time is one within a year.
std::optional<Verdict> checkTime(std::optional<TimePoint> sendAt, CommandContext &context)
{
    constexpr std::chrono::hours farthest(366 * 24);
    const bool isTooFar = sendAt && *sendAt > context.rows.now() + farthest;
    return isTooFar ? std::optional(rejected(refusal::badValue)) : std::nullopt;
}

} // namespace

Verdict apply(const PublicationSubmit &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (auto refused = checkText(command.text))
        return *refused;
    if (auto refused = checkVariables(wordsOf(command.text, command.attachments)))
        return *refused;
    const auto supportCase = CaseStore(rows).find(command.caseId);
    const auto mention = rows.find<Mention>(command.mentionId);
    if (auto refused = checkTarget(supportCase, mention))
        return *refused;
    Publication publication = rows.find<Publication>(command.id).value_or(Publication{});
    if (auto refused = checkPredecessor(command, supportCase->id, context))
        return *refused;
    if (auto refused = checkRow(publication, command, supportCase->id, context))
        return *refused;
    if (auto refused = checkTime(command.sendAt, context))
        return *refused;
    if (auto refused = checkChannel(rows, *mention))
        return *refused;
    if (auto refused = checkClaim(rows, supportCase->personId, context.me, command.claimToken))
        return *refused;
    if (auto refused = checkThread(rows, *supportCase, command.threadRevision))
        return *refused;
    if (auto refused = checkLength(rows, *mention, command.visibility, command.text))
        return *refused;
    if (auto refused = checkAttachments(command.attachments))
        return *refused;
    if (auto refused = checkSendable(rows, command.attachments, mention->network))
        return *refused;
    const bool isReviewed = command.forReview || context.me.needsReview;
    if (auto refused = checkPrivacy(command, isReviewed, context))
        return *refused;

    publication.id = command.id;
    publication.draftId = command.draftId;
    publication.caseId = supportCase->id;
    publication.mentionId = command.mentionId;
    publication.authorId = context.me.id;
    publication.visibility = command.visibility;
    publication.text = command.text;
    publication.attachments = command.attachments;
    publication.textHash = textHashOf(command.text, command.attachments);
    publication.threadRevision = command.threadRevision;
    publication.claimToken = rows.find<Claim>(supportCase->personId).value_or(Claim{}).token;
    publication.problem.clear();
    publication.afterId = command.afterId;
    publication.sendAt = command.sendAt;
    PublicationFlow flow(rows);
    const bool isMoved = isReviewed ? flow.move(publication, PublicationState::InReview) : flow.queue(publication);
    if (!isMoved)
        return conflict(refusal::publicationChanged, publication);
    AttachmentStore(rows).use(publication.id.value, publication.attachments);
    return accepted();
}

Verdict apply(const PublicationUndo &command, CommandContext &context)
{
    const auto publication = context.rows.find<Publication>(command.id);
    if (!publication)
        return rejected(refusal::notFound);
    if (!mayHandle(*publication, context.me))
        return rejected(refusal::notAllowed);
    const bool canUndo = publication->state == PublicationState::InReview
        || publication->state == PublicationState::Queued || publication->state == PublicationState::Failed;
    if (!canUndo || !PublicationFlow(context.rows).takeBack(*publication))
        return conflict(refusal::publicationChanged, *publication);
    return accepted();
}

Verdict apply(const PublicationRetry &command, CommandContext &context)
{
    Rows &rows = context.rows;
    auto publication = rows.find<Publication>(command.id);
    if (!publication)
        return rejected(refusal::notFound);
    if (!mayHandle(*publication, context.me))
        return rejected(refusal::notAllowed);
    const auto supportCase = CaseStore(rows).find(publication->caseId);
    if (!supportCase)
        return rejected(refusal::notFound);
    if (publication->state != PublicationState::Failed)
        return conflict(refusal::publicationChanged, *publication);
    if (auto refused = checkOnce(supportCase->id, publication->draftId, publication->afterId, rows))
        return *refused;
    if (auto refused = checkThread(rows, *supportCase, publication->threadRevision))
        return *refused;
    publication->problem.clear();
    publication->notBefore = rows.now();
    if (!PublicationFlow(rows).move(*publication, PublicationState::Queued))
        return conflict(refusal::publicationChanged, *publication);
    return accepted();
}

Verdict apply(const PublicationMove &command, CommandContext &context)
{
    const auto publication = context.rows.find<Publication>(command.id);
    if (!publication)
        return rejected(refusal::notFound);
    if (!mayHandle(*publication, context.me))
        return rejected(refusal::notAllowed);
    if (auto refused = checkTime(command.sendAt, context))
        return *refused;
    if (!PublicationFlow(context.rows).moveInTime(*publication, command.sendAt))
        return conflict(refusal::publicationChanged, *publication);
    return accepted();
}

Verdict apply(const PublicationResolve &command, CommandContext &context)
{
    auto publication = context.rows.find<Publication>(command.id);
    if (!publication)
        return rejected(refusal::notFound);
    if (!mayHandle(*publication, context.me))
        return rejected(refusal::notAllowed);
    if (command.url.size() > longestText)
        return rejected(refusal::textTooLarge);
    const bool isOpen = publication->state == PublicationState::Unknown
        || publication->state == PublicationState::Held || publication->state == PublicationState::Failed;
    Publication resolved = *publication;
    resolved.problem.clear();
    if (command.isSent)
        resolved.url = command.url;
    const auto to = command.isSent ? PublicationState::Sent : PublicationState::Draft;
    if (!isOpen || !PublicationFlow(context.rows).move(resolved, to))
        return conflict(refusal::publicationChanged, *publication);
    AuditLog(context.rows).write(context.me.id, QLatin1StringView("publication.resolved"), command.id.value,
                                 {{QStringLiteral("is_sent"), command.isSent}});
    return accepted();
}

} // namespace otklik::server
