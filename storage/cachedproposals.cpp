#include "storage/cachedproposals.h"

#include "storage/proposalreading.h"
#include "storage/reader.h"

namespace otklik {

using sqlite::Database;

Answer<ProposalPage> CachedProposals::open(std::optional<ProposalCursor> after, int limit)
{
    return m_reader.read<ProposalPage>([=](Database &database) { return readOpenProposals(database, after, limit); });
}

Answer<ProposalPage> CachedProposals::decided(std::optional<ProposalCursor> after, int limit)
{
    return m_reader.read<ProposalPage>([=](Database &database) { return readDecidedProposals(database, after, limit); });
}

Answer<QList<ProposalItem>> CachedProposals::ofPerson(const PersonId &id)
{
    return m_reader.read<QList<ProposalItem>>([=](Database &database) { return readProposalsOf(database, id); });
}

Answer<qint64> CachedProposals::openCount()
{
    return m_reader.read<qint64>([](Database &database) { return countOpenProposals(database); });
}

} // namespace otklik
