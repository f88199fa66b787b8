#pragma once

#include "models/stores.h"

namespace otklik {

class Reader;

/// Team documents from the cache. Owned by Cache; callable from any thread.
class CachedTeamDocuments final : public TeamDocumentStore
{
public:
    explicit CachedTeamDocuments(Reader &reader) : m_reader(reader) { }
    Answer<QList<TeamDocument>> newest() override;
    Answer<QList<TeamDocument>> versions(TeamDocumentKind kind) override;

private:
    Reader &m_reader;
};

} // namespace otklik
