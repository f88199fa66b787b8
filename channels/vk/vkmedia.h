#pragma once

#include "channels/connector.h"
#include "channels/vk/vkapi.h"

namespace otklik {

/// What stands beside a post, a comment or a message: its "attachments". The key is type, owner and number of the
/// attachment, which stay, while addresses are signed anew with each reading. That of a video or a file brings the
/// picture that VK has of it; where there is none, it has no key.
[[nodiscard]] QList<Media> vkMedia(const QJsonObject &object);

/// The address of the picture of this key that is nearest to what a screen shows; nobody has judged it. None: the object
/// has no such attachment any more; empty: it has no picture.
[[nodiscard]] std::optional<QUrl> vkPicture(const QJsonObject &object, const QString &key);

/// Connector::media(): asks VK for the object anew, and the picture from VK's own hosts.
[[nodiscard]] Result<MediaBytes> vkFetchMedia(VkApi &api, const QString &externalId, const QString &key, qint64 atMost);

} // namespace otklik
