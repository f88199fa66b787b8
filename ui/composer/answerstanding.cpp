#include "ui/composer/answerstanding.h"

#include "ui/composer/replybrief.h"

#include <algorithm>

namespace otklik {

namespace {

/// The latest end of all that the customers wrote there.
std::optional<TimePoint> windowOf(const Conversation &conversation)
{
    std::optional<TimePoint> until;
    for (const ConversationEntry &entry : conversation.entries)
        if (!entry.mention.isBrand && entry.mention.answerUntil)
            until = std::max(until.value_or(*entry.mention.answerUntil), *entry.mention.answerUntil);
    return until;
}

} // namespace

AnswerStanding answerStanding(const Conversation &conversation, TimePoint now)
{
    AnswerStanding standing;
    standing.until = windowOf(conversation);
    const ConversationEntry *entry = entryOf(conversation, conversation.supportCase.mentionId);
    if (conversation.source.policy == ChannelPolicy::ListenOnly)
        standing.obstacle = QStringLiteral("listen_only");
    else if (entry && entry->mention.deletedAt && entry->mention.visibility == Visibility::Public)
        standing.obstacle = QStringLiteral("post_gone");
    else if (entry && !entry->mention.answerObstacle.isEmpty())
        standing.obstacle = entry->mention.answerObstacle;
    else if (standing.until && *standing.until < now)
        standing.obstacle = QStringLiteral("window_closed");
    return standing;
}

} // namespace otklik
