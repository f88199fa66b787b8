#pragma once

#include "models/mention.h"
#include "models/supportcase.h"

#include <optional>

namespace otklik::server {

class Rows;

/// Cases and threads by what names them, also when they were found to be part
/// of another one since: an id that a laptop still holds leads to where its work is now.
class CaseStore final
{
public:
    explicit CaseStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] std::optional<Case> find(const CaseId &id);
    [[nodiscard]] std::optional<Thread> thread(const ThreadId &id);
    /// Whether anything of a person's still waits for an answer.
    [[nodiscard]] bool hasOpen(const PersonId &id);
    [[nodiscard]] std::optional<Decision> newestDecision(const CaseId &id);
    /// The newest case of an account in a thread.
    [[nodiscard]] std::optional<Case> newestOf(const ThreadId &thread, const AccountId &account);

    /// The mentions and cases of `from` now stand in `into`; `from` stays, empty.
    /// Two cases of one account there become one.
    void mergeThreads(const ThreadId &from, const Thread &into);

private:
    [[nodiscard]] std::optional<Case> oldestOf(const ThreadId &thread, const AccountId &account, const CaseId &except);
    /// Everything that hangs on `from` now hangs on `into`; `from` stays, closed and empty.
    void mergeCases(Case from, Case into);

    Rows &m_rows;
};

/// Case::closeReason of a case that was merged into another one.
inline constexpr QLatin1StringView mergedReason("merged");

} // namespace otklik::server
