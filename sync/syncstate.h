#pragma once

#include "models/syncstatus.h"

namespace otklik {

/// Where sync stands; the engine moves through it with one setState.
enum class SyncState {
    Unconnected, ///< no server is known yet
    SigningIn,
    FirstSync,  ///< the snapshot is coming in
    CatchingUp, ///< reading the feed to its end
    Settled,    ///< the end was reached; listens for news
    Offline,    ///< a passing fault, or work offline was asked for; tried again by the clock
    Stuck,      ///< refused in a way that hardly passes by itself; tried again at the longest interval
    Asking,     ///< unusually much would be taken away: waits for a person
    SignedOut,  ///< credentials refused: waits for a person
    Halted,     ///< the cache failed: waits for a person
};

[[nodiscard]] bool canMove(SyncState from, SyncState to);

/// What the person is told. "Complete" is only said when nothing waits.
[[nodiscard]] SyncPhase phaseOf(SyncState state, qint64 waiting);

} // namespace otklik
