#include "ui/composer/publishgate.h"

#include <algorithm>

namespace otklik {

namespace {

GateReason ofLine(const PublicLine &line)
{
    if (!line.isOn)
        return GateReason::Open;
    if (line.text.trimmed().isEmpty())
        return GateReason::LineEmpty;
    if (line.length.isOver())
        return GateReason::LineTooLong;
    return line.personalData.isEmpty() ? GateReason::Open : GateReason::LinePersonalData;
}

/// What stands in the way of both, review and publishing.
GateReason common(const GateInput &in)
{
    if (!in.conversation || !in.me || !in.rules || !in.report)
        return GateReason::NothingOpen;
    if (in.conversation->supportCase.state == CaseState::Closed)
        return GateReason::CaseClosed;
    if (isOnItsWay(in.conversation->publication))
        return GateReason::OnItsWay;
    if (in.claim == ClaimStanding::Other)
        return GateReason::HeldByOther;
    if (!in.answer.isOpen())
        return GateReason::NotAnswerable;
    if (in.text.trimmed().isEmpty())
        return GateReason::Empty;
    if (in.claim == ClaimStanding::Free)
        return GateReason::Unclaimed;
    if (in.hasOtherVersion)
        return GateReason::TwoVersions;
    const bool isPossible = in.visibility == Visibility::Public ? in.rules->canAnswerPublicly : in.rules->canAnswerPrivately;
    if (!isPossible)
        return GateReason::NotPossibleThere;
    if (!in.isInParts && in.report->item(CheckKey::Length).state == CheckState::Stop)
        return GateReason::TooLong;
    if (in.picturesBeingRead > 0)
        return GateReason::PictureBeingRead;
    if (in.pictures > mostPictures(*in.rules))
        return GateReason::TooManyPictures;
    if (in.visibility == Visibility::Public && !in.inDescriptions.isEmpty())
        return GateReason::DescribedPersonalData;
    return ofLine(in.line);
}

bool holdsSecret(const GateInput &in)
{
    return in.report->item(CheckKey::PersonalData).state == CheckState::Stop;
}

bool isReasoned(const GateInput &in)
{
    return !in.overrideReason.trimmed().isEmpty();
}

} // namespace

bool isOnItsWay(const std::optional<Publication> &publication)
{
    if (!publication)
        return false;
    switch (publication->state) {
    case PublicationState::Draft:
    case PublicationState::Sent: return false;
    case PublicationState::InReview:
    case PublicationState::Approved:
    case PublicationState::Queued:
    case PublicationState::Sending:
    case PublicationState::Failed:
    case PublicationState::Held:
    case PublicationState::Unknown: return true;
    }
    return false;
}

qsizetype mostPictures(const NetworkRules &rules)
{
    return std::min<qsizetype>(rules.attachmentLimit, mostAttachments);
}

Gate publishGate(const GateInput &in)
{
    if (const GateReason reason = common(in); reason != GateReason::Open)
        return {reason, CheckKey::Length};
    if (holdsSecret(in) && !(canReview(in.me->role) && isReasoned(in)))
        return {GateReason::PersonalData, CheckKey::PersonalData};
    if (in.me->needsReview)
        return {GateReason::NeedsReview, CheckKey::Interest};
    for (const CheckItem &item : in.report->items)
        if (item.state == CheckState::Stop && item.key != CheckKey::PersonalData
            && !(in.isInParts && item.key == CheckKey::Length))
            return {GateReason::Check, item.key};
    return {GateReason::Open, CheckKey::Interest};
}

Gate postedGate(const GateInput &in)
{
    const auto closed = [](GateReason reason) { return Gate{reason, CheckKey::Length}; };
    if (!in.conversation || !in.me || !in.rules || !in.report)
        return closed(GateReason::NothingOpen);
    if (in.conversation->supportCase.state == CaseState::Closed)
        return closed(GateReason::CaseClosed);
    if (isOnItsWay(in.conversation->publication))
        return closed(GateReason::OnItsWay);
    if (in.claim == ClaimStanding::Other)
        return closed(GateReason::HeldByOther);
    if (in.text.trimmed().isEmpty())
        return closed(GateReason::Empty);
    if (in.hasOtherVersion)
        return closed(GateReason::TwoVersions);
    if (holdsSecret(in) && !(canReview(in.me->role) && isReasoned(in)))
        return closed(GateReason::PersonalData);
    return {GateReason::Open, CheckKey::Interest};
}

Gate reviewGate(const GateInput &in)
{
    if (const GateReason reason = common(in); reason != GateReason::Open)
        return {reason, CheckKey::Length};
    // An agent may put it before a lead, but says why.
    if (holdsSecret(in) && !isReasoned(in))
        return {GateReason::PersonalData, CheckKey::PersonalData};
    return {GateReason::Open, CheckKey::Interest};
}

} // namespace otklik
