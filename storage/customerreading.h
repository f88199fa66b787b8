#pragma once

#include "models/conversation.h"
#include "models/result.h"

namespace otklik {

namespace sqlite {
class Database;
}

/// The card of a person. CorrectInput "unknown_person".
[[nodiscard]] Result<CustomerCard> readCard(sqlite::Database &database, const PersonId &id);

/// Accounts with a word of their name or handle beginning with each word of `text`.
[[nodiscard]] Result<QList<Account>> findAccountsBy(sqlite::Database &database, const QString &text, int limit);

} // namespace otklik
