#pragma once

#include "models/customer.h"
#include "models/linkproposal.h"
#include "models/result.h"

#include <functional>
#include <memory>
#include <vector>

namespace otklik::identity {
class Linker;
struct LinkRecord;
}

namespace otklik::server {

class Store;

/// A known account that may be the owner's of another record.
struct LikelyAccount final
{
    AccountId id;
    QString network;
    QString name;
    QString handle;
    qint64 probability = 0; ///< of a thousand
    QList<ProposalReason> reasons;

    friend bool operator==(const LikelyAccount &, const LikelyAccount &) = default;
};

/// What the linkage would propose for records that are not stored yet, as it is asked before they are. Holds all
/// accounts in memory while it lives, and writes nothing. Belongs to one thread.
class LikelyAccounts final
{
public:
    /// `store` must outlive it. Where it was told to stop it knows a part. Error codes: those of the store.
    [[nodiscard]] static Result<LikelyAccounts> load(Store &store, const std::function<bool()> &isStopping);
    ~LikelyAccounts();
    LikelyAccounts(LikelyAccounts &&) noexcept;
    LikelyAccounts &operator=(LikelyAccounts &&) noexcept;

    /// Accounts of the store, the likeliest first. The record is known from then on: one phone of very many records
    /// says nothing.
    [[nodiscard]] Result<QList<LikelyAccount>> of(const identity::LinkRecord &record);

private:
    explicit LikelyAccounts(Store &store);

    Store *m_store;
    std::unique_ptr<identity::Linker> m_linker;
    std::vector<AccountId> m_accounts; ///< by the linker's numbers; the records that were asked for come behind them
};

} // namespace otklik::server
