#include "ui/channels/channeltext.h"

#include "ui/common/errortext.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"

#include <QDateTime>
#include <QLocale>

namespace otklik {

namespace {

using namespace std::chrono_literals;

/// So long a connected source may go unread: a network's hiccup is none of anybody's business.
constexpr auto longestUnread = 10min;
constexpr auto expiresSoon = 2h;

QString moment(TimePoint at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()), QLocale::ShortFormat);
}

QString duration(qint64 minutes)
{
    return minutes < 120 ? ChannelText::tr("%n minute(s)", nullptr, static_cast<int>(minutes))
                         : ChannelText::tr("%n hour(s)", nullptr, static_cast<int>((minutes + 30) / 60));
}

bool isRead(const ChannelItem &item)
{
    return item.source.state == SourceState::Connected || item.source.state == SourceState::Failing;
}

bool isStale(const ChannelItem &item, TimePoint now)
{
    return isRead(item) && item.coverage && item.coverage->readAt && now - *item.coverage->readAt > longestUnread;
}

bool expires(const ChannelItem &item, TimePoint now)
{
    return item.coverage && item.coverage->cursorExpiresAt && *item.coverage->cursorExpiresAt - now < expiresSoon;
}

} // namespace

QString ChannelText::policy(ChannelPolicy policy)
{
    switch (policy) {
    case ChannelPolicy::Official: return tr("Official");
    case ChannelPolicy::Pilot: return tr("Pilot");
    case ChannelPolicy::ListenOnly: return tr("Only listened to");
    }
    return {};
}

QString ChannelText::promise(ChannelPolicy policy)
{
    switch (policy) {
    case ChannelPolicy::Official:
        return tr("Everybody who writes there is answered within the team's times. A channel that is opened and then left "
                  "alone does more harm than one that was never opened: make it official only when there are people for it.");
    case ChannelPolicy::Pilot: return tr("Answered as far as there is time, without a promise. For trying out a new channel.");
    case ChannelPolicy::ListenOnly:
        return tr("Heard and not answered: nobody can send a reply there. Say so on the company's page in the network.");
    }
    return {};
}

ChannelMood ChannelText::mood(const ChannelItem &item, TimePoint now)
{
    const bool isPromised = item.source.policy == ChannelPolicy::Official;
    const bool isTroubled = item.source.state == SourceState::Failing || isStale(item, now) || item.openGaps > 0
        || (item.coverage && item.coverage->silentSince);
    if (isTroubled)
        return isPromised ? ChannelMood::Broken : ChannelMood::Warning;
    if (expires(item, now))
        return ChannelMood::Warning;
    return isRead(item) ? ChannelMood::Good : ChannelMood::Quiet;
}

QString ChannelText::standing(const ChannelItem &item, TimePoint now)
{
    if (item.source.state == SourceState::Failing)
        return ErrorText::sentence(item.source.problem);
    if (!isRead(item))
        return tr("Nothing is connected: what is found there is captured by hand.");
    if (!item.coverage || !item.coverage->readAt)
        return tr("Connected, and not read yet.");
    if (isStale(item, now))
        return tr("Last read %1.").arg(RelativeTime::inSentence(*item.coverage->readAt, now));
    if (item.openGaps > 0)
        return tr("%n stretch(es) of time were not heard.", nullptr, static_cast<int>(item.openGaps));
    if (item.coverage->silentSince)
        return tr("Silent for unusually long, since %1.").arg(moment(*item.coverage->silentSince));
    if (expires(item, now))
        return tr("What is not read by %1 is lost.").arg(moment(*item.coverage->cursorExpiresAt));
    if (!item.coverage->heardTo)
        return tr("Read; how completely, the network does not tell.");
    return tr("Complete up to %1.").arg(moment(*item.coverage->heardTo));
}

QStringList ChannelText::ledger(const ChannelItem &item, TimePoint now)
{
    QStringList lines;
    if (!item.coverage)
        return {standing(item, now)};
    const Coverage &ledger = *item.coverage;
    if (ledger.heardFrom && ledger.heardTo)
        lines.append(tr("Heard: %1 – %2", "two moments").arg(moment(*ledger.heardFrom), moment(*ledger.heardTo)));
    if (ledger.readAt)
        lines.append(tr("Last read: %1").arg(moment(*ledger.readAt)));
    if (ledger.newestAt)
        lines.append(tr("Newest message: %1").arg(moment(*ledger.newestAt)));
    lines.append(ledger.expected > 0 ? tr("Received: %L1; the network counts %L2").arg(ledger.received).arg(ledger.expected)
                                     : tr("Received: %L1; the network tells no count").arg(ledger.received));
    if (ledger.cursorExpiresAt)
        lines.append(tr("What is not read is kept by the network until %1").arg(moment(*ledger.cursorExpiresAt)));
    for (const Quota &quota : ledger.quotas)
        lines.append(quota.limit > 0 ? tr("Allowance “%1”: %L2 of %L3 used").arg(plaintext::oneLine(quota.name)).arg(quota.used).arg(quota.limit)
                                     : tr("Allowance “%1”: %L2 used").arg(plaintext::oneLine(quota.name)).arg(quota.used));
    lines.append(ledger.usualSilence > 0
                     ? tr("Alarm when nothing comes for %1 of business time: it never was so long").arg(duration(ledger.usualSilence))
                     : tr("How long it is usually silent is not known yet"));
    return lines;
}

QString ChannelText::answered(const ChannelItem &item)
{
    if (item.cases == 0)
        return tr("No cases in 30 days");
    return tr("%1 % of %L2 cases of 30 days ended with an answer or a reason")
        .arg(100 * item.answered / item.cases)
        .arg(item.cases);
}

QString ChannelText::gapReason(const QString &code)
{
    if (code == QLatin1StringView("cursor_expired"))
        return tr("The network keeps news for a while only, and it was not read in time.");
    if (code == QLatin1StringView("window_rolled"))
        return tr("More came than the network shows at once.");
    if (code == QLatin1StringView("count_differs"))
        return tr("The network counts more messages than it gave.");
    return tr("The network does not give it again.");
}

QString ChannelText::gapRange(const SourceGap &gap)
{
    return tr("%1 – %2", "two moments").arg(moment(gap.startsAt), moment(gap.endsAt));
}

QString ChannelText::gapState(const GapItem &item)
{
    switch (item.gap.state) {
    case GapState::Open:
        return item.gap.canRefill ? tr("Otklik tries to read it again.")
                                  : tr("Lost for programs: look there by hand, then acknowledge it.");
    case GapState::Refilled: return tr("Read after all.");
    case GapState::Acknowledged:
        return tr("Acknowledged by %1: %2", "a colleague, a remark")
            .arg(plaintext::isolated(plaintext::oneLine(item.settledByName)), plaintext::oneLine(item.gap.comment));
    }
    return {};
}

} // namespace otklik
