#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/mutations/publicationflow.h"
#include "server/store/auditlog.h"
#include "server/store/casestore.h"
#include "server/store/publicationstore.h"
#include "server/store/rows.h"

namespace otklik::server {

namespace {

/// A lead looks at exactly this text, which still lies in review.
std::optional<Verdict> checkReview(const std::optional<Publication> &publication, const QString &textHash,
                                   const User &me)
{
    if (!publication)
        return rejected(refusal::notFound);
    if (!canReview(me.role))
        return rejected(refusal::notAllowed);
    if (publication->state != PublicationState::InReview)
        return conflict(refusal::publicationChanged, *publication);
    if (publication->textHash != textHash)
        return conflict(refusal::textChanged, *publication);
    return std::nullopt;
}

} // namespace

Verdict apply(const ReviewApprove &command, CommandContext &context)
{
    Rows &rows = context.rows;
    auto publication = rows.find<Publication>(command.publicationId);
    if (auto refused = checkReview(publication, command.textHash, context.me))
        return *refused;
    const auto supportCase = CaseStore(rows).find(publication->caseId);
    if (!supportCase)
        return rejected(refusal::notFound);
    if (auto refused = checkThread(rows, *supportCase, command.threadRevision))
        return *refused;
    if (holdsPersonalData(rows, publication->visibility, wordsOf(publication->text, publication->attachments))) {
        if (command.overrideReason.trimmed().isEmpty())
            return rejected(QLatin1StringView("personal_data"));
        AuditLog(rows).write(context.me.id, QLatin1StringView("personal_data.published"), publication->id.value,
                             {{QStringLiteral("reason"), command.overrideReason}});
    }
    publication->reviewerId = context.me.id;
    publication->reviewComment.clear();
    publication->threadRevision = command.threadRevision;
    if (!PublicationFlow(rows).queue(*publication))
        return conflict(refusal::publicationChanged, *publication);
    AuditLog(rows).write(context.me.id, QLatin1StringView("review.approved"), publication->id.value,
                         {{QStringLiteral("text_hash"), publication->textHash}});
    return accepted();
}

Verdict apply(const ReviewReturn &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (command.comment.trimmed().isEmpty())
        return rejected(QLatin1StringView("comment_required"));
    if (command.comment.size() > longestText)
        return rejected(refusal::textTooLarge);
    auto publication = rows.find<Publication>(command.publicationId);
    if (auto refused = checkReview(publication, command.textHash, context.me))
        return *refused;
    publication->reviewerId = context.me.id;
    publication->reviewComment = command.comment;
    PublicationFlow flow(rows);
    if (!flow.move(*publication, PublicationState::Draft))
        return conflict(refusal::publicationChanged, *publication);
    // The draft is open again with all of it: no part of it may leave by itself.
    const QList<Publication> others = PublicationStore(rows).unsentOf(publication->caseId, publication->draftId);
    for (Publication part : others) {
        part.reviewerId = context.me.id;
        part.reviewComment = command.comment;
        (void)flow.move(part, PublicationState::Draft);
    }
    AuditLog(rows).write(context.me.id, QLatin1StringView("review.returned"), publication->id.value,
                         {{QStringLiteral("text_hash"), publication->textHash}});
    return accepted();
}

} // namespace otklik::server
