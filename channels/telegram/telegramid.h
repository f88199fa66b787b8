#pragma once

#include <QString>

#include <optional>

namespace otklik {

/// Where a message of Telegram stands: all that an answer to it needs. A message's number is unique in its chat
/// only; a business connection has its own chats. As text it is the external id of a post:
/// "CHAT:MESSAGE", "CHAT:MESSAGE:TOPIC", "CHAT:MESSAGE:dTOPIC" (direct messages of a channel), each after
/// "business:CONNECTION:" where the bot speaks for another account. The thread of a private chat is the same with an
/// empty message.
struct TelegramId final
{
    QString connection; ///< of a business account, or empty
    qint64 chat = 0;
    qint64 message = 0; ///< 0: the chat itself
    qint64 topic = 0;   ///< of a forum, of a private chat with topics, or of direct messages; 0: none
    bool isDirectMessages = false; ///< `topic` is one of a channel's direct messages

    [[nodiscard]] QString text() const;
    [[nodiscard]] TelegramId thread() const;
    /// None for anything that text() does not write.
    [[nodiscard]] static std::optional<TelegramId> fromText(const QString &text);

    friend bool operator==(const TelegramId &, const TelegramId &) = default;
};

} // namespace otklik
