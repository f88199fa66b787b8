#include "ui/common/synctext.h"

#include "ui/common/errortext.h"
#include "ui/common/relativetime.h"

namespace otklik {

QString SyncText::sentence(const SyncStatus &s, TimePoint now)
{
    QString text;
    switch (s.phase) {
    case SyncPhase::Starting:
        text = tr("Starting the server…");
        break;
    case SyncPhase::Offline:
        text = s.completeAt ? tr("Offline, last complete %1. Go on working: everything is kept").arg(RelativeTime::inSentence(*s.completeAt, now))
                            : tr("Offline. Go on working: everything is kept");
        break;
    case SyncPhase::SigningIn:
        text = tr("Signing in…");
        break;
    case SyncPhase::FirstSync:
        text = tr("Fetching the workspace: %n row(s) so far, open work first", nullptr, static_cast<int>(s.received));
        break;
    case SyncPhase::CatchingUp:
        text = tr("Catching up…");
        break;
    case SyncPhase::Complete:
        text = tr("Everything received and sent");
        break;
    case SyncPhase::SignedOut:
        text = tr("Signed out: sign in again to send and receive");
        break;
    case SyncPhase::Failed:
        text = ErrorText::sentence(s.problem);
        break;
    case SyncPhase::Asking:
        text = tr("Sync waits for your decision: the server wants to take away unusually much");
        break;
    }
    if (s.waiting > 0)
        text += QStringLiteral(" · ") + tr("%n change(s) waiting to be sent", nullptr, static_cast<int>(s.waiting));
    if (s.refused > 0)
        text += QStringLiteral(" · ")
              + tr("%n change(s) refused: look on the Sync page", nullptr, static_cast<int>(s.refused));
    return text;
}

SyncText::Mood SyncText::mood(const SyncStatus &s)
{
    if (s.refused > 0 || s.phase == SyncPhase::Failed || s.phase == SyncPhase::Asking)
        return Mood::Trouble;
    switch (s.phase) {
    case SyncPhase::Offline:
    case SyncPhase::SignedOut: return Mood::Warning;
    case SyncPhase::Complete: return s.waiting > 0 ? Mood::Busy : Mood::Calm;
    default: return Mood::Busy;
    }
}

} // namespace otklik
