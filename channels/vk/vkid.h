#pragma once

#include <QJsonValue>
#include <QString>

#include <optional>

namespace otklik {

/// What a post of VK can stand under, or in.
enum class VkKind { Wall, Board, Photo, Video, Market, Message };

/// Which post is meant. `owner` is negative for a community; of a message it is the peer. As text:
/// "wall-1_2" a post of a wall, "wall-1_2_r3" a comment under it; "board-1_2" a topic, "board-1_2_r3" a post in it;
/// "photo…", "video…" and "market…" likewise; "msg100" a conversation, "msg100_5" a message in it.
struct VkId final
{
    VkKind kind = VkKind::Wall;
    qint64 owner = 0;
    qint64 object = 0;  ///< post, topic, photo, video or thing on sale; 0 of messages
    qint64 comment = 0; ///< comment or message; 0: what it stands under

    [[nodiscard]] QString text() const;
    [[nodiscard]] VkId root() const { return {kind, owner, object, 0}; }
    [[nodiscard]] VkId at(qint64 number) const { return {kind, owner, object, number}; }
    /// Where a person looks at it; of messages the community's inbox.
    [[nodiscard]] QString webAddress(qint64 groupId) const;
    [[nodiscard]] static std::optional<VkId> parse(const QString &text);

    friend bool operator==(const VkId &, const VkId &) = default;
};

/// The names of what the API offers for one kind of place; of messages most are empty.
struct VkPlace final
{
    VkKind kind = VkKind::Wall;
    const char *word = "";   ///< as in VkId's text
    const char *events = ""; ///< as in "wall_reply_new", without what follows the last "_"
    const char *webWord = "";
    const char *objectKey = ""; ///< name of the parameter
    const char *create = "";
    const char *list = "";
    const char *remove = "";
    const char *restore = "";
    bool hasThreads = false; ///< comments can be listed with the answers to them
};
[[nodiscard]] const VkPlace &vkPlace(VkKind kind);
/// None for what is no place of comments.
[[nodiscard]] const VkPlace *vkPlaceOfEvents(QStringView events);

/// A whole number of the API, exact; 0 where it is none.
[[nodiscard]] qint64 vkNumber(const QJsonValue &value);

} // namespace otklik
