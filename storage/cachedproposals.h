#pragma once

#include "models/stores.h"

namespace otklik {

class Reader;

/// Proposals from the cache. Owned by Cache; callable from any thread.
class CachedProposals final : public ProposalStore
{
public:
    explicit CachedProposals(Reader &reader) : m_reader(reader) { }

    Answer<ProposalPage> open(std::optional<ProposalCursor> after, int limit) override;
    Answer<ProposalPage> decided(std::optional<ProposalCursor> after, int limit) override;
    Answer<QList<ProposalItem>> ofPerson(const PersonId &id) override;
    Answer<qint64> openCount() override;

private:
    Reader &m_reader;
};

} // namespace otklik
