#pragma once

#include "models/linkproposal.h"

#include <QCoreApplication>

namespace otklik {

/// Reasons and proofs of a proposal in plain words. The fields and agreements are the names of
/// identity/linkage; what is not known here gets a sentence that says no more than the weight does.
class ReasonText final
{
    Q_DECLARE_TR_FUNCTIONS(ReasonText)

public:
    [[nodiscard]] static QString sentence(const ProposalReason &reason);
    /// Why the networks themselves prove it; empty without a proof.
    [[nodiscard]] static QString proof(const QString &proof);

private:
    static QString name(const QString &agreement);
    static QString handle(const QString &agreement);
    static QString contact(const QString &field, const QString &agreement);
    static QString fact(const QString &field, const QString &agreement);
    static QString other(const QString &field, const QString &agreement);
    static QString neutral(qint64 weight);
};

} // namespace otklik
