#pragma once

#include "models/stores.h"
#include "ui/common/deliver.h"

namespace otklik {

/// Writes commands down, all or none, for an owner that has a signal failed(const Error &).
template <class Owner>
void enqueueFor(Owner *owner, MutationLog &log, const QList<Command> &commands)
{
    deliver(owner, log.enqueue(commands), [owner](const Result<MutationId> &answer) {
        if (!answer)
            Q_EMIT owner->failed(answer.error());
    });
}

template <class Owner>
void enqueueFor(Owner *owner, MutationLog &log, const Command &command)
{
    enqueueFor(owner, log, QList<Command>{command});
}

} // namespace otklik
