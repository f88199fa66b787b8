#include "channels/networkrules.h"
#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/mutations/publicationflow.h"
#include "server/store/attachmentstore.h"
#include "server/store/auditlog.h"
#include "server/store/casestore.h"
#include "server/store/publicationstore.h"
#include "server/store/rows.h"

#include <QUrl>

namespace otklik::server {

namespace {

bool mayHandle(const Publication &publication, const User &me)
{
    return publication.authorId == me.id || canReview(me.role);
}

/// Case and mention belong together, and the mention is a customer's.
std::optional<Verdict> checkTarget(const std::optional<Case> &supportCase, const std::optional<Mention> &mention)
{
    if (!supportCase || !mention)
        return rejected(refusal::notFound);
    if (mention->threadId != supportCase->threadId)
        return rejected(QLatin1StringView("wrong_person"));
    if (mention->isBrand)
        return rejected(QLatin1StringView("not_answerable"));
    return std::nullopt;
}

/// Whether the network takes an answer of that length, with those pictures.
std::optional<Verdict> checkSize(const PublicationSubmit &command, const Mention &mention, Rows &rows)
{
    if (auto refused = checkLength(rows, mention, command.visibility, command.text))
        return refused;
    return checkSendable(rows, command.attachments, mention.network);
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

/// The row of it, but for what becomes of it.
Publication publicationOf(const PublicationSubmit &command, const Case &supportCase, CommandContext &context)
{
    Publication publication = context.rows.find<Publication>(command.id).value_or(Publication{});
    publication.id = command.id;
    publication.draftId = command.draftId;
    publication.caseId = supportCase.id;
    publication.mentionId = command.mentionId;
    publication.authorId = context.me.id;
    publication.visibility = command.visibility;
    publication.text = command.text;
    publication.attachments = command.attachments;
    publication.textHash = textHashOf(command.text, command.attachments);
    publication.threadRevision = command.threadRevision;
    publication.claimToken = context.rows.find<Claim>(supportCase.personId).value_or(Claim{}).token;
    publication.problem.clear();
    publication.afterId = command.afterId;
    publication.sendAt = command.sendAt;
    return publication;
}

/// What holds of every reply, whether it leaves from here or stands in the network already.
std::optional<Verdict> checkReply(const PublicationSubmit &command, const std::optional<Case> &supportCase,
                                  const std::optional<Mention> &mention, CommandContext &context)
{
    if (auto refused = checkNewId(command.id.value))
        return refused;
    if (auto refused = checkText(command.text))
        return refused;
    if (auto refused = checkTarget(supportCase, mention))
        return refused;
    if (auto refused = checkAttachments(command.attachments))
        return refused;
    const Publication publication = context.rows.find<Publication>(command.id).value_or(Publication{});
    if (auto refused = checkRow(publication, command, supportCase->id, context))
        return refused;
    return checkClaim(context.rows, supportCase->personId, context.me, command.claimToken);
}

/// One publication on its way.
Verdict submit(const PublicationSubmit &command, CommandContext &context)
{
    Rows &rows = context.rows;
    const auto supportCase = CaseStore(rows).find(command.caseId);
    const auto mention = rows.find<Mention>(command.mentionId);
    if (auto refused = checkVariables(wordsOf(command.text, command.attachments)))
        return *refused;
    if (!supportCase || !mention)
        return rejected(refusal::notFound);
    if (mention->deletedAt)
        return rejected(QLatin1StringView("not_answerable"));
    if (auto refused = checkPredecessor(command, supportCase->id, context))
        return *refused;
    if (auto refused = checkChannel(rows, *mention))
        return *refused;
    if (auto refused = checkReply(command, supportCase, mention, context))
        return *refused;
    if (auto refused = checkTime(command.sendAt, context))
        return *refused;
    if (auto refused = checkThread(rows, *supportCase, command.threadRevision))
        return *refused;
    if (auto refused = checkSize(command, *mention, rows))
        return *refused;
    const bool isReviewed = command.forReview || context.me.needsReview;
    if (auto refused = checkPrivacy(command, isReviewed, context))
        return *refused;

    const Publication publication = publicationOf(command, *supportCase, context);
    PublicationFlow flow(rows);
    const bool isMoved = isReviewed ? flow.move(publication, PublicationState::InReview) : flow.queue(publication);
    if (!isMoved)
        return conflict(refusal::publicationChanged, publication);
    AttachmentStore(rows).use(publication.id.value, publication.attachments);
    return accepted();
}

/// A move to private (Q5): the public line leaves first, the private text when that one stands there.
Verdict submitBoth(const PublicationSubmit &command, CommandContext &context)
{
    const auto mention = context.rows.find<Mention>(command.mentionId);
    const NetworkRules rules = mention ? networkRules(mention->network).value_or(NetworkRules{}) : NetworkRules{};
    const bool isSound = command.visibility == Visibility::Private && command.publicLineId != command.id
        && (!mention || (mention->visibility == Visibility::Public && rules.canAnswerPublicly && rules.canAnswerPrivately));
    if (!isSound)
        return rejected(refusal::badValue);
    PublicationSubmit reply = command;
    // The private text came back to its author, and the line stands there already: nobody has to read it twice.
    if (const auto sent = PublicationStore(context.rows).sentOf(command.caseId, command.draftId);
        sent && !command.draftId.isEmpty() && sent->visibility == Visibility::Public && sent->text == command.publicLine) {
        reply.afterId = sent->id;
        return submit(reply, context);
    }
    PublicationSubmit line = command;
    line.id = command.publicLineId;
    line.visibility = Visibility::Public;
    line.text = command.publicLine;
    line.attachments.clear();
    if (const Verdict verdict = submit(line, context); verdict.verdict != MutationVerdict::Accepted)
        return verdict;
    reply.afterId = line.id;
    return submit(reply, context);
}

/// Posted by hand: it stands there whatever the network would have taken from here, and answers the case.
Verdict recordPosted(const PublicationSubmit &command, CommandContext &context)
{
    Rows &rows = context.rows;
    const QUrl url(command.postedUrl, QUrl::StrictMode);
    const bool isAddress = (url.scheme() == u"https" || url.scheme() == u"http") && !url.host().isEmpty();
    const bool isAlone = command.publicLine.isEmpty() && command.afterId.isEmpty() && !command.sendAt;
    if (!isAddress || !isAlone || command.postedUrl.size() > longestText)
        return rejected(refusal::badValue);
    const auto supportCase = CaseStore(rows).find(command.caseId);
    if (auto refused = checkReply(command, supportCase, rows.find<Mention>(command.mentionId), context))
        return *refused;
    if (auto refused = checkPrivacy(command, false, context))
        return *refused;
    Publication publication = publicationOf(command, *supportCase, context);
    publication.url = command.postedUrl;
    publication.externalId = PublicationStore(rows).ownPostAt(supportCase->id, command.postedUrl);
    if (!PublicationFlow(rows).recordPosted(publication))
        return conflict(refusal::publicationChanged, publication);
    AttachmentStore(rows).use(publication.id.value, publication.attachments);
    AuditLog(rows).write(context.me.id, QLatin1StringView("publication.posted_by_hand"), command.id.value, {});
    return accepted();
}

/// The draft is open again with all of its text: nothing that was made of it may leave by itself.
void takeRestBack(const Publication &takenBack, Rows &rows)
{
    const QList<Publication> others = PublicationStore(rows).unsentOf(takenBack.caseId, takenBack.draftId);
    for (const Publication &other : others)
        (void)PublicationFlow(rows).move(other, PublicationState::Draft);
}

} // namespace

Verdict apply(const PublicationSubmit &command, CommandContext &context)
{
    if (!command.postedUrl.isEmpty())
        return recordPosted(command, context);
    return command.publicLine.isEmpty() ? submit(command, context) : submitBoth(command, context);
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
    takeRestBack(*publication, context.rows);
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
    if (command.isSent) {
        resolved.url = command.url;
        if (resolved.externalId.isEmpty())
            resolved.externalId = PublicationStore(context.rows).ownPostAt(resolved.caseId, command.url);
    }
    const auto to = command.isSent ? PublicationState::Sent : PublicationState::Draft;
    if (!isOpen || !PublicationFlow(context.rows).move(resolved, to))
        return conflict(refusal::publicationChanged, *publication);
    if (!command.isSent)
        takeRestBack(*publication, context.rows);
    AuditLog(context.rows).write(context.me.id, QLatin1StringView("publication.resolved"), command.id.value,
                                 {{QStringLiteral("is_sent"), command.isSent}});
    return accepted();
}

} // namespace otklik::server
