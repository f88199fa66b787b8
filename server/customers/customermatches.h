#pragma once

#include "server/customers/importedcustomer.h"
#include "server/linkage/likelyaccounts.h"

#include <optional>

namespace otklik::server {

/// Which known accounts may be the same person's as a customer who is not stored yet: what the linkage would
/// propose after the import. Reads all accounts when it is asked first; writes nothing.
class CustomerMatches final
{
public:
    /// `source`: the title. `store` must outlive it.
    CustomerMatches(Store &store, QString source) : m_store(store), m_source(std::move(source)) { }

    /// The likeliest first. Error codes: those of the store.
    [[nodiscard]] Result<QList<LikelyAccount>> of(const ImportedCustomer &customer, const std::function<bool()> &isStopping);

private:
    Store &m_store;
    const QString m_source;
    std::optional<LikelyAccounts> m_accounts;
};

} // namespace otklik::server
