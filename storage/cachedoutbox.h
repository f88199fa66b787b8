#pragma once

#include "models/stores.h"

namespace otklik {

class Reader;
class Writer;

/// What is on its way, from the cache. Owned by Cache; callable from any thread.
class CachedOutbox final : public OutboxStore
{
public:
    CachedOutbox(Reader &reader, Writer &writer) : m_reader(reader), m_writer(writer) { }

    Answer<QList<OutboxItem>> publications(int limit) override;
    Answer<QList<PendingMutation>> pending() override;
    Answer<bool> dismiss(const MutationId &id) override;

private:
    Reader &m_reader;
    Writer &m_writer;
};

} // namespace otklik
