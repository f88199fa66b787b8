#pragma once

#include "channels/incomingpost.h"
#include "channels/telegram/telegramid.h"

#include <QJsonObject>

namespace otklik {

/// Who reads, as Telegram knows it.
struct TelegramReader final
{
    qint64 botId = 0;
    QString username; ///< without @
};

/// A message as a post. What follows from the network's state (rights, windows of answering) is not in it.
/// Shape: https://core.telegram.org/bots/api#message. None for a message without number, chat or time: one that the
/// bot may not see.
[[nodiscard]] std::optional<IncomingPost> postOfMessage(const QJsonObject &message, const TelegramReader &reader);

/// Where it stands; `chat` is 0 when that is not told.
[[nodiscard]] TelegramId idOfMessage(const QJsonObject &message);

/// A bot hears more in a group than what is said to it: whether this names it or answers it.
[[nodiscard]] bool isAddressedTo(const QJsonObject &message, const TelegramReader &reader);

/// The word /otklik_test in private: our own people write it to try the bot out, and it is nobody's message.
[[nodiscard]] bool isTestWord(const QJsonObject &message);

/// "https://t.me/…" of a message in a group or channel; empty for private chats, which have none.
[[nodiscard]] QString messageUrl(const QJsonObject &chat, qint64 message);

} // namespace otklik
