#pragma once

#include "models/linkproposal.h"

namespace otklik::server {

class Rows;

/// Puts what the linker has found into the workspace: proposes, links what the networks prove, and never
/// says again what a colleague has decided.
class ProposalWriter final
{
public:
    explicit ProposalWriter(Rows &rows) : m_rows(rows) { }

    enum class Done { Nothing, Proposed, Changed, Linked };
    /// `found` without id and state; `proof` is only there where it is enough.
    Done put(LinkProposal found);
    /// Open proposals that name the account and none of `others` any more.
    void outdate(const AccountId &account, const QList<AccountId> &others);

private:
    [[nodiscard]] std::optional<LinkProposal> known(const AccountId &a, const AccountId &b);
    [[nodiscard]] bool wereSeparated(const LinkProposal &proposal);
    [[nodiscard]] bool areOne(const LinkProposal &proposal);

    Rows &m_rows;
};

} // namespace otklik::server
