#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/attachmentstore.h"
#include "server/store/casestore.h"
#include "server/store/rows.h"

namespace otklik::server {

Verdict apply(const DraftSave &command, CommandContext &context)
{
    Rows &rows = context.rows;
    if (auto refused = checkNewId(command.id.value))
        return *refused;
    if (command.text.size() > longestText || command.publicLine.size() > longestText)
        return rejected(refusal::textTooLarge);
    if (auto refused = checkAttachments(command.attachments))
        return *refused;
    const auto supportCase = CaseStore(rows).find(command.caseId);
    if (!supportCase)
        return rejected(refusal::notFound);
    Draft draft = rows.find<Draft>(command.id).value_or(Draft{});
    if (!draft.id.isEmpty() && draft.authorId != context.me.id)
        return rejected(refusal::notAllowed);
    if (draft.revision != command.baseRevision)
        return draft.id.isEmpty() ? rejected(refusal::notFound)
                                  : conflict(QLatin1StringView("draft_changed"), draft);
    draft.id = command.id;
    draft.caseId = supportCase->id;
    draft.mentionId = command.mentionId;
    draft.authorId = context.me.id;
    draft.visibility = command.visibility;
    draft.text = command.text;
    draft.attachments = command.attachments;
    draft.publicLine = command.publicLine;
    draft.revision = command.baseRevision + 1;
    draft.updatedAt = rows.now();
    draft.isDone = false;
    rows.put(draft);
    AttachmentStore(rows).use(draft.id.value, draft.attachments);
    return accepted();
}

Verdict apply(const DraftDiscard &command, CommandContext &context)
{
    auto draft = context.rows.find<Draft>(command.id);
    if (!draft)
        return rejected(refusal::notFound);
    if (draft->authorId != context.me.id)
        return rejected(refusal::notAllowed);
    if (draft->isDone)
        return accepted();
    draft->isDone = true;
    context.rows.put(*draft);
    return accepted();
}

} // namespace otklik::server
