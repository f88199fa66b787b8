#include "storage/proposalreading.h"

#include "storage/database/rows.h"
#include "storage/entries.h"
#include "storage/personrows.h"

#include <limits>

namespace otklik {

using sqlite::Database;
using sql::Query;

namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

ProposalSide sideOf(Database &database, const AccountId &id)
{
    ProposalSide side;
    side.account = sql::findById<Account>(database, id.value).value_or(Account{});
    side.personId = personOf(database, id);
    const auto person = sql::findById<Person>(database, side.personId.value);
    side.personName = shownName(person ? person->name : QString(), side.account);
    side.mentionCount = mentionsOf(database, id);
    side.record = sql::findById<CustomerRecord>(database, id.value);
    return side;
}

ProposalItem itemOf(Database &database, LinkProposal proposal)
{
    ProposalItem item;
    item.first = sideOf(database, proposal.firstId);
    item.second = sideOf(database, proposal.secondId);
    item.decidedByName = userName(database, proposal.decidedBy);
    item.proposal = std::move(proposal);
    return item;
}

ProposalPage pageOf(Database &database, const std::string &rest, const std::optional<ProposalCursor> &after, int limit)
{
    Query query = database.query(sql::selectSql<LinkProposal>(sql::tableOf<LinkProposal>(), rest));
    query.with(after ? after->key : most, after ? after->id : LinkProposalId{}, limit + 1);
    const auto rows = sql::allRows<LinkProposal>(query);
    ProposalPage page;
    page.hasMore = rows.size() > limit;
    for (const LinkProposal &proposal : rows.first(std::min<qsizetype>(limit, rows.size())))
        page.items.append(itemOf(database, proposal));
    return page;
}

} // namespace

Result<ProposalPage> readOpenProposals(Database &database, const std::optional<ProposalCursor> &after, int limit)
{
    return pageOf(database, "WHERE state='open' AND (probability, id)<(?, ?) ORDER BY probability DESC, id DESC LIMIT ?",
                  after, limit);
}

Result<ProposalPage> readDecidedProposals(Database &database, const std::optional<ProposalCursor> &after, int limit)
{
    return pageOf(database,
                  "WHERE decided_at IS NOT NULL AND state IN ('confirmed','automatic','refused') AND (decided_at, id)<(?, ?) "
                  "ORDER BY decided_at DESC, id DESC LIMIT ?",
                  after, limit);
}

Result<QList<ProposalItem>> readProposalsOf(Database &database, const PersonId &id)
{
    QList<LinkProposal> found;
    const auto accounts = accountsOf(database, id);
    for (const Account &account : accounts)
        for (const char *side : {"WHERE first_id=?", "WHERE second_id=?"}) {
            Query query = database.query(sql::selectSql<LinkProposal>(sql::tableOf<LinkProposal>(), side));
            query.bind(1, account.id);
            const auto rows = sql::allRows<LinkProposal>(query);
            for (const LinkProposal &proposal : rows)
                if (!found.contains(proposal))
                    found.append(proposal);
        }
    std::ranges::stable_sort(found, std::ranges::greater{}, [](const LinkProposal &one) {
        return std::tuple(one.state == ProposalState::Open, one.probability);
    });
    QList<ProposalItem> items;
    for (const LinkProposal &proposal : std::as_const(found))
        items.append(itemOf(database, proposal));
    return items;
}

Result<qint64> countOpenProposals(Database &database)
{
    Query query = database.query("SELECT count(*) FROM link_proposal WHERE state='open'");
    return query.next() ? query.value<qint64>(0) : 0;
}

} // namespace otklik
