#include "ui/outbox/publicationtext.h"

#include "ui/common/errortext.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"

namespace otklik {

QString PublicationText::state(PublicationState state)
{
    switch (state) {
    case PublicationState::Draft: return tr("back with the author");
    case PublicationState::InReview: return tr("in review");
    case PublicationState::Approved: return tr("approved");
    case PublicationState::Queued: return tr("queued");
    case PublicationState::Sending: return tr("sending");
    case PublicationState::Sent: return tr("sent");
    case PublicationState::Failed: return tr("failed");
    case PublicationState::Unknown: return tr("unknown");
    case PublicationState::Held: return tr("with a moderator");
    }
    return {};
}

QString PublicationText::sentence(const Publication &p, const QString &reviewerName, TimePoint now)
{
    const QString reviewer = plaintext::isolated(plaintext::oneLine(reviewerName));
    switch (p.state) {
    case PublicationState::Draft:
        return p.reviewComment.isEmpty() ? tr("The text is back with its author.")
            : reviewerName.isEmpty()     ? tr("Returned by a lead. Correct the text and send it again.")
                                         : tr("Returned by %1. Correct the text and send it again.").arg(reviewer);
    case PublicationState::InReview:
        if (p.sendAt && *p.sendAt > now)
            return tr("A lead looks at this reply. When it is approved, it goes out %1.").arg(RelativeTime::inSentence(*p.sendAt, now));
        return tr("A lead looks at this reply. It goes out when it is approved.");
    case PublicationState::Approved:
        return reviewerName.isEmpty() ? tr("Approved. It goes out in a moment.")
                                      : tr("Approved by %1. It goes out in a moment.").arg(reviewer);
    case PublicationState::Queued:
        if (p.notBefore - now > std::chrono::minutes(2))
            return tr("Goes out %1. Until then you can take it back.").arg(RelativeTime::inSentence(p.notBefore, now));
        return tr("Goes out in a moment. Until then you can take it back.");
    case PublicationState::Sending:
        return tr("Being published…");
    case PublicationState::Sent:
        return tr("Published %1.").arg(RelativeTime::ago(p.changedAt, now));
    case PublicationState::Failed:
        if (isByHand(p))
            return tr("Nothing is connected there: copy the text, post it in the network, then say where it stands.");
        return tr("Not published. %1").arg(ErrorText::sentence(p.problem));
    case PublicationState::Unknown:
        return tr("No answer came, so it may or may not stand there. Look in the network before anything is sent again.");
    case PublicationState::Held:
        return tr("The network has it, and a moderator there has not let it out yet. Otklik looks again from time to time.");
    }
    return {};
}

PublicationText::Mood PublicationText::mood(PublicationState state)
{
    switch (state) {
    case PublicationState::Draft: return Mood::Quiet;
    case PublicationState::InReview:
    case PublicationState::Approved:
    case PublicationState::Queued:
    case PublicationState::Held:
    case PublicationState::Sending: return Mood::Busy;
    case PublicationState::Sent: return Mood::Good;
    case PublicationState::Failed: return Mood::Trouble;
    case PublicationState::Unknown: return Mood::Warning;
    }
    return Mood::Quiet;
}

PublicationActionSet PublicationText::actions(const Publication &p)
{
    using enum PublicationAction;
    switch (p.state) {
    case PublicationState::Draft:
    case PublicationState::Sending: return Copy;
    case PublicationState::Approved: return PublicationActionSet(Undo) | Copy;
    case PublicationState::InReview:
    case PublicationState::Queued: return PublicationActionSet(Undo) | MoveInTime | Copy;
    case PublicationState::Sent: return p.url.isEmpty() ? PublicationActionSet(Copy) : PublicationActionSet(OpenLink) | Copy;
    case PublicationState::Failed: {
        const PublicationActionSet common = PublicationActionSet(GiveBack) | ConfirmSent | Copy;
        return isByHand(p) ? common : common | Retry;
    }
    case PublicationState::Held:
    case PublicationState::Unknown: return PublicationActionSet(GiveBack) | ConfirmSent | Copy;
    }
    return {};
}

bool PublicationText::isByHand(const Publication &publication)
{
    return publication.state == PublicationState::Failed && publication.problem == QLatin1StringView("no_connection");
}

} // namespace otklik
