#pragma once

#include "models/result.h"

namespace otklik::sqlite {
class Database;
}

namespace otklik {

/// After an erasure the words of the person are still in the pages of the cache,
/// in its log, in the full-text index and in damaged caches that were kept aside.
/// The mark that they have to go is set in the transaction that erases, and stays
/// until they have gone, also over the end of the program.
void setScrubDue(sqlite::Database &database, bool isDue);
[[nodiscard]] bool isScrubDue(sqlite::Database &database);

/// Lets them go: not inside a transaction; takes seconds for a large cache. Error
/// Retry "still_read": a page still reads the old state, try again later.
[[nodiscard]] Result<void> scrubCache(sqlite::Database &database);

} // namespace otklik
