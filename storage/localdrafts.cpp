#include "storage/localdrafts.h"

#include "storage/typeddrafts.h"
#include "storage/writer.h"

namespace otklik {

Answer<bool> LocalDrafts::save(const Draft &draft)
{
    const DraftSave command{draft.id, draft.caseId, draft.mentionId, draft.visibility, draft.text,
                            draft.revision, draft.attachments, draft.publicLine};
    return m_writer.write<bool>(Writer::Weight::Typed, [command](WriteScope &scope) {
        TypedDrafts(scope).save(command);
        return true;
    });
}

Answer<bool> LocalDrafts::discard(const DraftId &id)
{
    return m_writer.write<bool>(Writer::Weight::Typed, [id](WriteScope &scope) {
        TypedDrafts(scope).discard(id);
        return true;
    });
}

} // namespace otklik
