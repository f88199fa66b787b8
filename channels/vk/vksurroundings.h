#pragma once

#include "channels/incomingpost.h"
#include "channels/vk/vkapi.h"

#include <QHash>
#include <QList>

namespace otklik {

/// Adds to posts what their own objects do not tell: names of people and communities, titles of what they stand
/// under, and whether an answer is taken there at all. Asks in batches; names are kept while the connector lives.
class VkSurroundings final
{
public:
    explicit VkSurroundings(VkApi &api)
        : m_api(api)
    {}

    /// Errors that pass (Retry, SignIn) are told; what VK does not give is left as it is.
    [[nodiscard]] Result<void> complete(QList<IncomingPost> &posts);

private:
    struct Person final
    {
        QString handle;
        QString name;
    };
    struct Place final
    {
        QString title;
        QString obstacle;
    };
    using Places = QHash<QString, Place>;

    Result<void> askPeople(const QList<IncomingPost> &posts);
    Result<void> askUsers(const QStringList &ids);
    Result<void> askGroups(const QStringList &ids);
    Result<void> askWall(const QStringList &ids, Places &places);
    Result<void> askTopics(const QStringList &ids, Places &places);
    Result<void> askConversations(const QStringList &ids, Places &places);
    [[nodiscard]] Result<Places> askPlaces(const QList<IncomingPost> &posts);

    VkApi &m_api;
    QHash<QString, Person> m_people; ///< by authorExternalId
};

} // namespace otklik
