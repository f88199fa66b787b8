#pragma once

#include "models/stores.h"

namespace otklik {

class Writer;

/// Writes commands down and shows their effect at once. Owned by Cache; callable
/// from any thread.
class LocalMutations final : public MutationLog
{
public:
    explicit LocalMutations(Writer &writer) : m_writer(writer) { }
    Answer<MutationId> enqueue(const QList<Command> &commands) override;
    using MutationLog::enqueue;

private:
    Writer &m_writer;
};

} // namespace otklik
