#include "server/linkage/likelyaccounts.h"

#include "server/linkage/accountlinker.h"
#include "server/linkage/accountrecords.h"
#include "server/store/store.h"

#include <QSet>

namespace otklik::server {

LikelyAccounts::LikelyAccounts(Store &store)
    : m_store(&store), m_linker(std::make_unique<identity::Linker>(accountLinkerOptions()))
{}

LikelyAccounts::~LikelyAccounts() = default;
LikelyAccounts::LikelyAccounts(LikelyAccounts &&) noexcept = default;
LikelyAccounts &LikelyAccounts::operator=(LikelyAccounts &&) noexcept = default;

Result<LikelyAccounts> LikelyAccounts::load(Store &store, const std::function<bool()> &isStopping)
{
    constexpr int accountsOfPage = 2000;
    LikelyAccounts known(store);
    const auto upTo = store.read([](Rows &rows) -> Result<qint64> { return rows.seq(); });
    if (!upTo)
        return tl::unexpected<Error>(upTo.error());
    QSet<AccountId> seen;
    for (qint64 seq = 0; seq < *upTo && !isStopping();) {
        const auto page = store.read([&](Rows &rows) -> Result<AccountRecords::Page> {
            return AccountRecords(rows).changed(seq, *upTo, accountsOfPage);
        });
        if (!page)
            return tl::unexpected<Error>(page.error());
        for (const AccountRecord &account : page->accounts) {
            if (seen.contains(account.id)) // it was read as it is now
                continue;
            seen.insert(account.id);
            known.m_linker->add(account.record);
            known.m_accounts.push_back(account.id);
        }
        seq = page->upTo;
    }
    if (known.m_linker->size() < leastAccountsToLearn) {
        known.m_linker->setWeights(usualAccountWeights(known.m_linker->size()));
        return known;
    }
    const auto kept = store.read([](Rows &rows) -> Result<std::optional<identity::Weights>> { return keptAccountWeights(rows); });
    if (!kept)
        return tl::unexpected<Error>(kept.error());
    if (*kept)
        known.m_linker->setWeights(**kept);
    else
        known.m_linker->learn();
    return known;
}

Result<QList<LikelyAccount>> LikelyAccounts::of(const identity::LinkRecord &record)
{
    const QList<identity::Proposal> found = m_linker->find(record);
    const quint32 number = m_linker->add(record);
    return m_store->read([&](Rows &rows) -> Result<QList<LikelyAccount>> {
        QList<LikelyAccount> likely;
        for (const identity::Proposal &one : found) {
            if (one.first >= m_accounts.size())
                continue; // another one that was asked for
            const auto account = rows.find<Account>(m_accounts[one.first]);
            if (account)
                likely.append({account->id, account->network, account->name, account->handle, thousandthsOf(one.probability),
                               reasonsOf(m_linker->explain(one.first, number))});
        }
        return likely;
    });
}

} // namespace otklik::server
