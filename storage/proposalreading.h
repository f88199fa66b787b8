#pragma once

#include "models/conversation.h"
#include "storage/sqlite/database.h"

namespace otklik {

/// Proposals with both accounts as somebody sees them who decides: see ProposalStore. Used on reader threads
/// inside one read transaction.

[[nodiscard]] Result<ProposalPage> readOpenProposals(sqlite::Database &database, const std::optional<ProposalCursor> &after,
                                                     int limit);
[[nodiscard]] Result<ProposalPage> readDecidedProposals(sqlite::Database &database,
                                                        const std::optional<ProposalCursor> &after, int limit);
[[nodiscard]] Result<QList<ProposalItem>> readProposalsOf(sqlite::Database &database, const PersonId &id);
[[nodiscard]] Result<qint64> countOpenProposals(sqlite::Database &database);

} // namespace otklik
