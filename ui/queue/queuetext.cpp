#include "ui/queue/queuetext.h"

#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"

namespace otklik {

Holder holderOf(const QueueItem &item, const UserId &me, TimePoint now)
{
    const bool isHeld = !item.holderId.isEmpty() && item.claimExpiresAt > now;
    if (isHeld)
        return item.holderId == me ? Holder::Me : Holder::Other;
    return item.isClaimWished ? Holder::Wished : Holder::Nobody;
}

QString QueueText::holder(const QueueItem &item, const UserId &me, TimePoint now)
{
    switch (holderOf(item, me, now)) {
    case Holder::Nobody: return tr("free");
    case Holder::Me: return tr("you");
    case Holder::Wished: return tr("you, once online");
    case Holder::Other: return tr("%1 answers").arg(plaintext::oneLine(item.holderName));
    }
    return {};
}

QString QueueText::time(const QueueItem &item, TimePoint now)
{
    switch (item.state) {
    case CaseState::Open:
    case CaseState::InReview: return RelativeTime::timeLeft(item.deadlineAt, now);
    case CaseState::Answered: return tr("answered %1").arg(RelativeTime::inSentence(item.changedAt, now));
    case CaseState::Closed: return tr("closed %1").arg(RelativeTime::inSentence(item.changedAt, now));
    }
    return {};
}

QString QueueText::heat(qint64 heat)
{
    if (heat < 20)
        return tr("calm");
    if (heat < 40)
        return tr("warm");
    if (heat < 60)
        return tr("heated");
    if (heat < 80)
        return tr("hot");
    return tr("boiling");
}

QString QueueText::spoken(const QueueItem &item, const UserId &me, TimePoint now)
{
    QStringList parts{plaintext::oneLine(item.authorName), networkLook(item.network).title, time(item, now),
                      holder(item, me, now), heat(item.heat)};
    if (item.visibility == Visibility::Private)
        parts.append(tr("private"));
    if (item.state == CaseState::InReview)
        parts.append(tr("in review"));
    if (item.hasDraft)
        parts.append(tr("draft"));
    parts.append(plaintext::oneLine(item.firstWords));
    return parts.join(QStringLiteral(", "));
}

} // namespace otklik
