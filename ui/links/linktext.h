#pragma once

#include "models/conversation.h"

#include <QCoreApplication>

namespace otklik {

/// How pairs of accounts are told: who they are, how likely they are one person, what was decided.
class LinkText final
{
    Q_DECLARE_TR_FUNCTIONS(LinkText)

public:
    /// "93 %"; never a certainty that is none: "over 99.9 %".
    [[nodiscard]] static QString perCent(qint64 ofAThousand);
    /// "very likely".
    [[nodiscard]] static QString likelihood(qint64 ofAThousand);
    /// The account's own name, or its handle.
    [[nodiscard]] static QString name(const Account &account);
    /// "@kate in VK"; the name where there is no handle.
    [[nodiscard]] static QString handleInNetwork(const Account &account);
    /// "Катя and Екатерина Лаврова".
    [[nodiscard]] static QString pair(const ProposalItem &item);
    [[nodiscard]] static QString state(ProposalState state);
    /// Who decided, in what way: "linked by Olga", "linked automatically: each profile links to the other".
    [[nodiscard]] static QString decision(const ProposalItem &item);
    /// What has just been done, for the toast.
    [[nodiscard]] static QString done(const ProposalItem &item, ProposalState state);
    /// Odds as a sentence's part: "1 in 1,000".
    [[nodiscard]] static QString odds(qint64 hundredthsOfABit);
    /// A weight with its sign: "+5.3".
    [[nodiscard]] static QString weight(qint64 hundredthsOfABit);
    /// "makes it 40 times as likely".
    [[nodiscard]] static QString effect(qint64 hundredthsOfABit);
};

} // namespace otklik
