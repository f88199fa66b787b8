#include "ui/outbox/standing.h"

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype shownAtMost = 6;
constexpr auto clocksDiffer = 2min; ///< the network's from ours

/// Networks change white space, and put the name of who is answered before the text.
bool hasSameWords(const QString &post, const QString &sent)
{
    const QString wanted = sent.simplified();
    return !wanted.isEmpty() && post.simplified().endsWith(wanted, Qt::CaseInsensitive);
}

} // namespace

QList<StandingPost> standingSince(const Conversation &conversation, const Publication &publication)
{
    const TimePoint attempted = std::min(publication.notBefore, publication.changedAt) - clocksDiffer;
    QList<StandingPost> posts;
    for (const ConversationEntry &entry : conversation.entries)
        if (entry.mention.publishedAt >= attempted && !entry.mention.deletedAt)
            posts.append({entry, entry.mention.isBrand && hasSameWords(entry.mention.text, publication.text)});
    std::ranges::stable_sort(posts, std::ranges::greater{}, [](const StandingPost &post) {
        return std::tuple(post.entry.mention.isBrand, post.entry.mention.publishedAt);
    });
    return posts.first(std::min(posts.size(), shownAtMost));
}

} // namespace otklik
