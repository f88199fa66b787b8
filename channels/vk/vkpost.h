#pragma once

#include "channels/incomingpost.h"
#include "channels/vk/vkid.h"

#include <QJsonObject>

namespace otklik {

/// Objects of VK's API as posts. `groupId` is the community that is the brand; whoever speaks in its name is the brand.
/// Names, titles and closed comments are added by VkSurroundings. None where the object lacks an id, a date or an
/// author.
[[nodiscard]] std::optional<IncomingPost> vkComment(const QJsonObject &comment, const VkId &root, qint64 groupId);
[[nodiscard]] std::optional<IncomingPost> vkWallPost(const QJsonObject &post, qint64 groupId);
[[nodiscard]] std::optional<IncomingPost> vkMessage(const QJsonObject &message, qint64 groupId);

/// Plain text of VK's: mentions and links written out, entities that VK escapes undone, no lone surrogates.
[[nodiscard]] QString vkPlainText(const QString &text);
/// What two texts have in common however VK writes them: letters and digits, typed mentions and attachments left out.
[[nodiscard]] QString vkComparable(const QString &text);
/// A name without line breaks.
[[nodiscard]] QString vkName(const QJsonObject &object, const char *key);

/// Id and author of a deleted or hidden object are there without a text: those are told as gone.
[[nodiscard]] bool isVkDeleted(const QJsonObject &object);

} // namespace otklik
