#pragma once

#include "channels/vk/vkapi.h"

#include <QJsonArray>

#include <chrono>

namespace otklik {

/// Bots Long Poll of one community: keeps the server and the key that VK named, in memory only. One thread.
class VkLongPoll final
{
public:
    explicit VkLongPoll(VkApi &api)
        : m_api(api)
    {}

    struct Answer final
    {
        int failed = 0; ///< 1: events since `ts` are partly gone; 3: all of them, and there is a new count
        QString ts;     ///< number of the last event, to ask with next
        QJsonArray updates;
    };
    /// The events after `ts`; waits so long for one. A key that has run out is renewed here.
    [[nodiscard]] Result<Answer> ask(const QString &ts, std::chrono::seconds wait);
    /// Begins anew: the number of the last event there is.
    [[nodiscard]] Result<QString> begin();

private:
    [[nodiscard]] Result<QJsonObject> askOnce(const QString &ts, std::chrono::seconds wait);

    VkApi &m_api;
    QUrl m_server;
    QString m_key;
};

} // namespace otklik
