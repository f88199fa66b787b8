#pragma once

#include "models/result.h"
#include "server/linkage/accountlinker.h"

#include <QHash>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace otklik::server {

struct AccountRecord;
class Log;
class Rows;
class Store;

/// Looks for accounts of one person (K2): knows all accounts, learns from them how they agree, and follows
/// every change. Writes proposals down and links what the networks prove. Only one process may do it.
/// Belongs to one thread.
class Linkage final
{
public:
    struct Limits final
    {
        int page = 2000;          ///< accounts read in one transaction
        qint64 openProposals = 2000; ///< more than that nobody looks at; the rest waits
        quint32 leastToLearn = leastAccountsToLearn;
    };
    /// In the transaction that writes: whether this process still may. An error ends the writing.
    using Check = std::function<Result<void>(Rows &)>;

    Linkage(Store &store, Log &log, Check check, const Limits &limits);
    Linkage(Store &store, Log &log, Check check) : Linkage(store, log, std::move(check), Limits()) { }
    ~Linkage();

    /// Does what is to be done now, in parts as long as `isStopping` says no; answers when to look again.
    std::chrono::milliseconds step(const std::function<bool()> &isStopping);

private:
    Result<void> load(const std::function<bool()> &isStopping);
    Result<void> learn();
    Result<void> follow(const std::function<bool()> &isStopping);
    Result<void> look(const QList<AccountRecord> &changed);
    Result<void> write(const std::function<bool()> &isStopping);
    void take(const AccountRecord &account);
    [[nodiscard]] bool isToBeLoaded(Rows &rows) const;
    [[nodiscard]] std::optional<LinkProposal> proposalOf(const identity::Proposal &found) const;

    Store &m_store;
    Log &m_log;
    const Check m_check;
    const Limits m_limits;
    std::unique_ptr<identity::Linker> m_linker;  ///< none: not loaded
    std::vector<AccountId> m_accounts;           ///< by the linker's numbers
    QHash<AccountId, quint32> m_numbers;         ///< the newest of an account; an older one is a former state of it
    std::vector<identity::Proposal> m_waiting;   ///< the likeliest last
    qint64 m_seq = 0;                            ///< all changes up to here are known
    qint64 m_erasures = 0;                       ///< the number of the newest erasure
    std::chrono::steady_clock::time_point m_loadedAt{};
};

} // namespace otklik::server
