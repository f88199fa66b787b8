#include "server/linkage/proposalwriter.h"

#include "identity/linkage/levelnames.h"
#include "models/customerrecord.h"
#include "server/mutations/accountmove.h"
#include "server/store/auditlog.h"
#include "server/store/makeid.h"
#include "server/store/peoplestore.h"
#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

namespace {

constexpr qint64 littleChange = 20; ///< of a thousand: not worth telling all laptops

/// All work goes to the first one's person: that is an account people write from, else the older one.
void putInOrder(Rows &rows, LinkProposal &proposal)
{
    const auto first = rows.find<Account>(proposal.firstId);
    const auto second = rows.find<Account>(proposal.secondId);
    if (!first || !second)
        return;
    const auto rank = [](const Account &one) { return std::pair(one.network == customerBase, one.id.value); };
    if (rank(*second) < rank(*first)) {
        std::swap(proposal.firstId, proposal.secondId);
        for (ProposalReason &reason : proposal.reasons)
            std::swap(reason.first, reason.second);
    }
}

QString cityOf(Rows &rows, const AccountId &id)
{
    const auto account = rows.find<Account>(id);
    const auto person = account ? rows.find<Person>(account->homePersonId) : std::nullopt;
    if (person && !person->city.isEmpty())
        return person->city;
    const auto customer = rows.find<CustomerRecord>(id);
    return customer ? customer->city : QString();
}

/// Cities are compared in one alphabet and without spaces; people read them as they were written.
void showCities(Rows &rows, LinkProposal &proposal)
{
    static const QLatin1StringView city = nameOf(identity::LinkField::City);
    for (ProposalReason &reason : proposal.reasons) {
        if (reason.which != city)
            continue;
        if (const QString written = cityOf(rows, proposal.firstId); !written.isEmpty())
            reason.first = written;
        if (const QString written = cityOf(rows, proposal.secondId); !written.isEmpty())
            reason.second = written;
    }
}

} // namespace

ProposalWriter::Done ProposalWriter::put(LinkProposal found)
{
    using enum ProposalState;
    putInOrder(m_rows, found);
    showCities(m_rows, found);
    const auto before = known(found.firstId, found.secondId);
    if (before && before->state != Open && before->state != Outdated)
        return Done::Nothing;
    if (areOne(found)) // a colleague was quicker
        return Done::Nothing;
    const bool isProved = !found.proof.isEmpty() && !wereSeparated(found);
    const bool isSame = before && before->state == Open && qAbs(before->probability - found.probability) < littleChange;
    if (isSame && !isProved)
        return Done::Nothing;
    found.id = before ? before->id : makeId<LinkProposalId>(m_rows);
    found.madeAt = m_rows.now();
    found.state = isProved ? Automatic : Open;
    if (isProved) {
        found.decidedAt = m_rows.now();
        linkAccounts(m_rows, {}, found);
        AuditLog(m_rows).write({}, QLatin1StringView("account.linked_by_proof"), found.secondId.value,
                               {{QStringLiteral("first_id"), found.firstId.value}, {QStringLiteral("proof"), found.proof}});
    }
    m_rows.put(found);
    if (isProved)
        return Done::Linked;
    return before ? Done::Changed : Done::Proposed;
}

void ProposalWriter::outdate(const AccountId &account, const QList<AccountId> &others)
{
    static const std::string sql =
        sql::selectSql<LinkProposal>(sql::tableOf<LinkProposal>(), "WHERE (first_id=?1 OR second_id=?1) AND state='open'");
    auto query = m_rows.database().query(sql);
    query.bind(1, account);
    const auto open = sql::allRows<LinkProposal>(query);
    for (LinkProposal proposal : open) {
        const AccountId &other = proposal.firstId == account ? proposal.secondId : proposal.firstId;
        if (others.contains(other))
            continue;
        proposal.state = ProposalState::Outdated;
        m_rows.put(proposal);
    }
}

std::optional<LinkProposal> ProposalWriter::known(const AccountId &a, const AccountId &b)
{
    static const std::string sql = sql::selectSql<LinkProposal>(
        sql::tableOf<LinkProposal>(), "WHERE (first_id=?1 AND second_id=?2) OR (first_id=?2 AND second_id=?1)");
    auto query = m_rows.database().query(sql);
    query.with(a, b);
    if (!query.next())
        return std::nullopt;
    return sql::rowOf<LinkProposal>(query);
}

/// Whether a person has ever taken one of the two from the other: no proof puts them together again.
bool ProposalWriter::wereSeparated(const LinkProposal &proposal)
{
    PeopleStore people(m_rows);
    const auto first = m_rows.find<Account>(proposal.firstId);
    const auto second = m_rows.find<Account>(proposal.secondId);
    if (!first || !second)
        return true;
    const auto isSeparated = [&](const Account &account, const Account &from) {
        auto query = m_rows.database().query(
            "SELECT 1 FROM account_link WHERE account_id=? AND person_id IN (?, ?) AND unlinked_by<>''");
        query.with(account.id, people.personOf(from), from.homePersonId);
        return query.next();
    };
    return isSeparated(*first, *second) || isSeparated(*second, *first);
}

bool ProposalWriter::areOne(const LinkProposal &proposal)
{
    PeopleStore people(m_rows);
    const auto first = m_rows.find<Account>(proposal.firstId);
    const auto second = m_rows.find<Account>(proposal.secondId);
    return !first || !second || people.personOf(*first) == people.personOf(*second);
}

} // namespace otklik::server
