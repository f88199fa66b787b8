#pragma once

#include "models/conversation.h"

#include <QCoreApplication>

namespace otklik {

/// What is known of an account and of the person it stands under, in the order in which two are compared.
class AccountFacts final
{
    Q_DECLARE_TR_FUNCTIONS(AccountFacts)

public:
    using Facts = QList<std::pair<QString, QString>>; ///< captions and values

    [[nodiscard]] static Facts of(const ProposalSide &side, const std::optional<CustomerCard> &card);

private:
    static void addRecord(Facts &facts, const CustomerRecord &record);
    static void addCard(Facts &facts, const ProposalSide &side, const CustomerCard &card);
};

} // namespace otklik
