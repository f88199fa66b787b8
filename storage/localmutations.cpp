#include "storage/localmutations.h"

#include "storage/pendingview.h"
#include "storage/typeddrafts.h"
#include "storage/writer.h"

namespace otklik {

namespace {

Result<MutationId> write(WriteScope &scope, const Command &command)
{
    if (const auto *save = std::get_if<DraftSave>(&command))
        return TypedDrafts(scope).save(*save);
    const Mutation mutation = makeMutation(command, scope.clock);
    MutationTable(scope.database).append(mutation, entityOf(command));
    PendingView(scope).apply(mutation);
    return mutation.id;
}

} // namespace

Answer<MutationId> LocalMutations::enqueue(const QList<Command> &commands)
{
    return m_writer.write<MutationId>(Writer::Weight::Typed, [commands](WriteScope &scope) -> Result<MutationId> {
        Result<MutationId> first;
        for (qsizetype i = 0; i < commands.size(); ++i) {
            auto written = write(scope, commands.at(i));
            if (!written)
                return written;
            if (i == 0)
                first = std::move(written);
        }
        return first;
    });
}

} // namespace otklik
