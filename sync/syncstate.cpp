#include "sync/syncstate.h"

namespace otklik {

bool canMove(SyncState from, SyncState to)
{
    using enum SyncState;
    switch (to) {
    case Unconnected:
    case SigningIn:
    case Offline:
    case SignedOut:
    case Stuck:
    case Asking:
        return true; // another server, other credentials, a wish to work offline may come at any time
    case FirstSync:
        return from == SigningIn || from == Offline || from == Stuck || from == Asking;
    case CatchingUp:
        return from == SigningIn || from == FirstSync || from == Settled || from == Offline || from == Stuck
            || from == Asking;
    case Settled:
        return from == CatchingUp;
    case Halted:
        return from != Unconnected;
    }
    return false;
}

SyncPhase phaseOf(SyncState state, qint64 waiting)
{
    switch (state) {
    case SyncState::Unconnected:
        return SyncPhase::Starting;
    case SyncState::SigningIn:
        return SyncPhase::SigningIn;
    case SyncState::FirstSync:
        return SyncPhase::FirstSync;
    case SyncState::CatchingUp:
        return SyncPhase::CatchingUp;
    case SyncState::Settled:
        return waiting == 0 ? SyncPhase::Complete : SyncPhase::CatchingUp;
    case SyncState::Offline:
        return SyncPhase::Offline;
    case SyncState::SignedOut:
        return SyncPhase::SignedOut;
    case SyncState::Asking:
        return SyncPhase::Asking;
    case SyncState::Stuck:
    case SyncState::Halted:
        return SyncPhase::Failed;
    }
    return SyncPhase::Failed;
}

} // namespace otklik
