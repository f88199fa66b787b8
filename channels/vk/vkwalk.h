#pragma once

#include "channels/heard.h"
#include "channels/incomingpost.h"
#include "channels/vk/vkapi.h"
#include "channels/vk/vkid.h"

#include <QList>
#include <QSet>

#include <chrono>
#include <optional>

namespace otklik {

/// Goes through lists of the API, one page a step: conversations and their messages, the wall and its comments, topics
/// and their posts. A value that says what is left to do; it is kept as JSON in cursors, so that a crash repeats a page
/// and never leaves one out. Lists move while they are read: pages overlap, and lists that are ordered by their last
/// change are looked through again until no place is new.
class VkWalk final
{
public:
    /// All that was written from `from` on, until `to`. What no token may read is left out: see blind().
    [[nodiscard]] static VkWalk everything(const VkApi &api, TimePoint from, TimePoint to);
    /// All comments, or messages, of one place.
    [[nodiscard]] static VkWalk place(const VkId &root, TimePoint from = {});

    struct Page final
    {
        QList<IncomingPost> posts;
        QSet<QString> deleted{}; ///< of what is still listed without a text
        QString obstacle{};      ///< why no comment is taken in the place of this page
        QList<HeardGap> gaps{};
    };
    /// Makes one request. At the end: nothing.
    [[nodiscard]] Result<Page> step(VkApi &api);
    [[nodiscard]] bool isDone() const { return m_tasks.isEmpty(); }
    /// Whether some of it could not be looked at with the tokens that are here.
    [[nodiscard]] bool isBlind() const { return m_isBlind; }
    [[nodiscard]] TimePoint from() const { return m_from; }
    [[nodiscard]] TimePoint to() const { return m_to; }

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] QString toText() const; ///< the same as compact text
    [[nodiscard]] static std::optional<VkWalk> fromJson(const QJsonObject &json);

private:
    enum class What { Conversations, Topics, Posts, Place };
    struct Task final
    {
        What what = What::Place;
        VkId id{};
        qint64 offset = 0;
        qint64 since = 0;  ///< seconds; of Conversations and Topics: older ones are not looked at
        qint64 newest = 0; ///< the newest that this look through the list has shown, by VK's clock
        bool foundNew = false;
    };

    Result<Page> conversations(VkApi &api, Task task);
    Result<Page> topics(VkApi &api, Task task);
    Result<Page> wall(VkApi &api, Task task);
    Result<Page> comments(VkApi &api, Task task);
    Result<Page> messages(VkApi &api, Task task);
    void takeComments(const QJsonArray &items, const VkId &place, qint64 groupId, Page &page);
    [[nodiscard]] bool enter(const VkId &place);
    void goOn(Task task, bool isBelow, qint64 pageStep);
    void keep(std::optional<IncomingPost> post, Page &page) const;

    QList<Task> m_tasks;
    QSet<QString> m_entered; ///< places of the lists that move
    TimePoint m_from{};
    TimePoint m_to{};
    TimePoint m_horizon{}; ///< a page of the wall that is older than this is not looked under
    bool m_isBlind = false;
};

} // namespace otklik
