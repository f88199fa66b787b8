#include "storage/localmutations.h"

#include "storage/pendingview.h"
#include "storage/typeddrafts.h"
#include "storage/writer.h"

namespace otklik {

Answer<MutationId> LocalMutations::enqueue(const Command &command)
{
    return m_writer.write<MutationId>(Writer::Weight::Typed, [command](WriteScope &scope) -> Result<MutationId> {
        if (const auto *save = std::get_if<DraftSave>(&command))
            return TypedDrafts(scope).save(*save);
        const Mutation mutation = makeMutation(command, scope.clock);
        MutationTable(scope.database).append(mutation, entityOf(command));
        PendingView(scope).apply(mutation);
        return mutation.id;
    });
}

} // namespace otklik
