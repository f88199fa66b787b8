#pragma once

#include "channels/connector.h"
#include "channels/telegram/telegramapi.h"

namespace otklik {

/// The photo, video, sound or file of a message. The key is the file_id of a picture of it that a bot may fetch (of a
/// video its thumbnail); without one there is none. Shape: https://core.telegram.org/bots/api#message.
[[nodiscard]] QList<Media> telegramMedia(const QJsonObject &message);

/// Connector::media(): getFile and the file itself, from the Bot API's own server.
[[nodiscard]] Result<MediaBytes> telegramFetchMedia(TelegramApi &api, const QString &key, qint64 atMost);

} // namespace otklik
