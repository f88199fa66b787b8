#pragma once

#include "models/effects.h"
#include "models/storeevents.h"
#include "storage/searchindex.h"
#include "storage/sqlite/database.h"

namespace otklik {

/// What one job of the writer thread works with: the connection inside its
/// transaction, who and when, and the list of what it changes. `changed` is told
/// to the pages after the commit.
struct WriteScope final
{
    sqlite::Database &database;
    const UserId &me;
    const Clock &clock;
    TimePoint now;
    const MutationEffects &effects;
    StoreChange changed;
    SearchIndex words{database}; ///< flushed when the job is done
};

/// Adds to `scope.changed` every page that shows this row.
void noteChange(WriteScope &scope, const Entity &entity);

/// Adds what `from` names to `to`; very long lists become `everything`.
void mergeChange(StoreChange &to, const StoreChange &from);
[[nodiscard]] bool isEmpty(const StoreChange &change);

} // namespace otklik
