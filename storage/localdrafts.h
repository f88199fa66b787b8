#pragma once

#include "models/stores.h"

namespace otklik {

class Writer;

/// Keeps drafts as typed; sending them is done by the mutation queue. Owned by
/// Cache; callable from any thread.
class LocalDrafts final : public DraftStore
{
public:
    explicit LocalDrafts(Writer &writer) : m_writer(writer) { }
    Answer<bool> save(const Draft &draft) override;
    Answer<bool> discard(const DraftId &id) override;

private:
    Writer &m_writer;
};

} // namespace otklik
