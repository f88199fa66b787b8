#pragma once

#include "channels/incomingpost.h"
#include "channels/vk/vkid.h"

#include <QJsonArray>
#include <QList>

namespace otklik {

/// What events of Bots Long Poll or the Callback API tell. Both send the same objects:
/// {"type","object","group_id","event_id","v"}.
struct VkNews final
{
    QList<IncomingPost> posts;
    QList<QString> deleted;
    QList<QString> restored; ///< and not deleted again since
    qint64 silent = 0;     ///< events that tell of no post: someone types, joins, likes
    bool hasOther = false; ///< comments under photos, videos or things on sale are among them
};

/// Adds what an event tells. Events of other communities and of unknown kinds tell nothing. VK does not say when a
/// comment was edited: then it was `now`, when the event was seen.
void addVkEvent(const QJsonObject &event, qint64 groupId, TimePoint now, VkNews &news);

} // namespace otklik
