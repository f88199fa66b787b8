#pragma once

#include "models/conversation.h"
#include "storage/sqlite/database.h"

#include <string>

namespace otklik {

/// Mentions with their author and earlier texts, as every page shows them. Used
/// on reader threads inside one read transaction.

/// "SELECT … FROM mention m LEFT JOIN account a …" and `rest`; to be read with allEntries().
[[nodiscard]] std::string entrySql(const std::string &rest);
[[nodiscard]] QList<ConversationEntry> allEntries(sqlite::Database &database, sql::Query &query);
[[nodiscard]] ConversationEntry entryOf(sqlite::Database &database, const sql::Query &query);

/// The number of columns of entrySql(); a query may add its own behind them.
extern const int entryColumns;

/// The row key a page ends at: below it stands what is older.
[[nodiscard]] qint64 keyBefore(sqlite::Database &database, const std::optional<TimelineCursor> &before);

/// The person an account stands under now.
[[nodiscard]] PersonId personOf(sqlite::Database &database, const AccountId &id);
/// The accounts that stand under a person now.
[[nodiscard]] QList<Account> accountsOf(sqlite::Database &database, const PersonId &id);
/// How many messages of an account are here.
[[nodiscard]] qint64 mentionsOf(sqlite::Database &database, const AccountId &id);
[[nodiscard]] QString userName(sqlite::Database &database, const UserId &id);

} // namespace otklik
