#include "ui/bonus/customerwords.h"

#include <algorithm>

namespace otklik {

QList<SaidText> wordsOf(const Conversation &conversation, const CustomerCard &card)
{
    QList<SaidText> said;
    const auto isTheirs = [&](const Mention &mention) {
        return std::ranges::find(card.accounts, mention.accountId, &Account::id) != card.accounts.cend();
    };
    for (auto it = conversation.entries.crbegin(); it != conversation.entries.crend(); ++it)
        if (isWaiting(*it, conversation.supportCase) && isTheirs(it->mention) && !it->mention.deletedAt)
            said.append({InterestSource::Message, it->mention.id, it->mention.text});
    for (const Account &account : card.accounts)
        if (!account.bio.isEmpty())
            said.append({InterestSource::Profile, {}, account.bio});
    return said;
}

QSet<PersonId> personsOf(const CustomerCard &card)
{
    QSet<PersonId> persons{card.person.id};
    for (const Account &account : card.accounts)
        persons.insert(account.homePersonId);
    return persons;
}

} // namespace otklik
