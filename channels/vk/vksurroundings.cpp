#include "channels/vk/vksurroundings.h"

#include "channels/problems.h"
#include "channels/vk/vkpost.h"

#include <QJsonArray>

namespace otklik {

namespace {

constexpr qsizetype peopleKept = 20'000;
constexpr qsizetype groupsAtOnce = 500;
constexpr qsizetype peopleAtOnce = 1000;
constexpr qsizetype placesAtOnce = 100;
constexpr qsizetype longestTitle = 80;

/// What VK refuses for good is left out; the rest is told.
Result<void> passing(const Error &error)
{
    if (error.kind == Error::Kind::GiveUp && error.code != problem::notThisNetwork)
        return {};
    return tl::unexpected(error);
}

QString shortened(const QString &text)
{
    const QString line = text.section(u'\n', 0, 0).simplified();
    return line.size() <= longestTitle
             ? line
             : line.first(line.lastIndexOf(u' ', longestTitle - 1) > 0 ? line.lastIndexOf(u' ', longestTitle - 1)
                                                                       : longestTitle)
                   + u'…';
}

QJsonArray itemsOf(const QJsonObject &object, const char *key = "items")
{
    return object.value(QLatin1StringView(key)).toArray();
}

bool isNo(const QJsonValue &value)
{
    return value.isBool() ? !value.toBool() : value.isDouble() && vkNumber(value) == 0;
}

/// In parts that VK takes at once.
template <class Ask>
Result<void> inParts(const QStringList &ids, qsizetype atOnce, const Ask &ask)
{
    for (qsizetype from = 0; from < ids.size(); from += atOnce)
        if (const auto asked = ask(ids.sliced(from, std::min(atOnce, ids.size() - from))); !asked)
            return asked;
    return {};
}

} // namespace

Result<void> VkSurroundings::complete(QList<IncomingPost> &posts)
{
    if (const auto asked = askPeople(posts); !asked)
        return asked;
    const auto places = askPlaces(posts);
    if (!places)
        return tl::unexpected(places.error());
    for (IncomingPost &post : posts) {
        if (const auto person = m_people.constFind(post.authorExternalId); person != m_people.cend()) {
            post.authorName = person->name;
            if (!person->handle.isEmpty())
                post.authorHandle = person->handle;
        }
        const Place place = places->value(post.threadExternalId);
        if (!place.title.isEmpty())
            post.threadTitle = place.title;
        if (!post.isBrand && !place.obstacle.isEmpty())
            post.answerObstacle = place.obstacle;
    }
    return {};
}

Result<void> VkSurroundings::askPeople(const QList<IncomingPost> &posts)
{
    if (m_people.size() > peopleKept)
        m_people.clear();
    QStringList users;
    QStringList groups;
    for (const IncomingPost &post : posts) {
        if (m_people.contains(post.authorExternalId))
            continue;
        const bool isGroup = post.authorExternalId.startsWith(u'-');
        QStringList &ids = isGroup ? groups : users;
        if (const QString id = isGroup ? post.authorExternalId.sliced(1) : post.authorExternalId; !ids.contains(id))
            ids.append(id);
    }
    if (const auto asked = inParts(users, peopleAtOnce, [this](const QStringList &ids) { return askUsers(ids); });
        !asked)
        return asked;
    return inParts(groups, groupsAtOnce, [this](const QStringList &ids) { return askGroups(ids); });
}

Result<void> VkSurroundings::askUsers(const QStringList &ids)
{
    const auto users =
        m_api.call(QLatin1StringView("users.get"), {{QStringLiteral("user_ids"), ids.join(u',')},
                                                    {QStringLiteral("fields"), QStringLiteral("screen_name")}});
    if (!users)
        return passing(users.error());
    const QJsonArray list = users->toArray();
    for (const QJsonValue &entry : list) {
        const QJsonObject user = entry.toObject();
        const QString name = vkName(user, "first_name") + u' ' + vkName(user, "last_name");
        m_people.insert(QString::number(vkNumber(user.value(QLatin1StringView("id")))),
                        {vkName(user, "screen_name"), name.trimmed()});
    }
    return {};
}

Result<void> VkSurroundings::askGroups(const QStringList &ids)
{
    const auto answer =
        m_api.object(QLatin1StringView("groups.getById"), {{QStringLiteral("group_ids"), ids.join(u',')}});
    if (!answer)
        return passing(answer.error());
    const QJsonArray list = itemsOf(*answer, "groups");
    for (const QJsonValue &entry : list) {
        const QJsonObject group = entry.toObject();
        m_people.insert(QString::number(-vkNumber(group.value(QLatin1StringView("id")))),
                        {vkName(group, "screen_name"), vkName(group, "name")});
    }
    return {};
}

Result<VkSurroundings::Places> VkSurroundings::askPlaces(const QList<IncomingPost> &posts)
{
    Places places;
    QStringList walls;
    QStringList topics;
    QStringList conversations;
    for (const IncomingPost &post : posts) {
        const auto id = VkId::parse(post.threadExternalId);
        if (!id || places.contains(post.threadExternalId))
            continue;
        const bool isWall = id->kind == VkKind::Wall;
        const bool isMessage = id->kind == VkKind::Message;
        // Without a token that may write there an answer has to be written by hand.
        const bool mayAnswer = m_api.can(QLatin1StringView(vkPlace(id->kind).create));
        places.insert(post.threadExternalId, {{}, mayAnswer ? QString() : QString(problem::rightMissing)});
        if (isWall || isMessage || id->kind == VkKind::Board)
            (isWall ? walls : isMessage ? conversations : topics).append(post.threadExternalId);
    }
    const auto wall = inParts(walls, placesAtOnce, [&](const QStringList &ids) { return askWall(ids, places); });
    const auto board =
        wall ? inParts(topics, placesAtOnce, [&](const QStringList &ids) { return askTopics(ids, places); }) : wall;
    const auto all = board ? inParts(conversations, placesAtOnce,
                                     [&](const QStringList &ids) { return askConversations(ids, places); })
                           : board;
    if (!all)
        return tl::unexpected(all.error());
    return places;
}

Result<void> VkSurroundings::askWall(const QStringList &ids, Places &places)
{
    if (!m_api.can(QLatin1StringView("wall.getById")))
        return {};
    QStringList posts;
    for (const QString &id : ids)
        posts.append(id.sliced(static_cast<qsizetype>(qstrlen(vkPlace(VkKind::Wall).word))));
    const auto answer = m_api.object(QLatin1StringView("wall.getById"), {{QStringLiteral("posts"), posts.join(u',')}});
    if (!answer)
        return passing(answer.error());
    const QJsonArray items = itemsOf(*answer);
    for (const QJsonValue &item : items) {
        const QJsonObject object = item.toObject();
        const auto post = vkWallPost(object, m_api.access().groupId);
        if (!post || !places.contains(post->externalId))
            continue;
        Place &place = places[post->externalId];
        place.title = shortened(post->text);
        const QJsonObject comments = object.value(QLatin1StringView("comments")).toObject();
        // can_post is about who asks: an application with a service token never may.
        const QJsonValue groups = comments.value(QLatin1StringView("groups_can_post"));
        const bool isClosed =
            groups.isBool() ? !groups.toBool() : m_api.hasUser() && isNo(comments.value(QLatin1StringView("can_post")));
        if (isClosed)
            place.obstacle = problem::commentsClosed;
    }
    return {};
}

Result<void> VkSurroundings::askTopics(const QStringList &ids, Places &places)
{
    if (!m_api.can(QLatin1StringView("board.getTopics")))
        return {};
    QStringList topics;
    for (const QString &id : ids)
        topics.append(QString::number(VkId::parse(id)->object));
    const QString group = QString::number(m_api.access().groupId);
    const auto answer =
        m_api.object(QLatin1StringView("board.getTopics"),
                     {{QStringLiteral("group_id"), group}, {QStringLiteral("topic_ids"), topics.join(u',')}});
    if (!answer)
        return passing(answer.error());
    const QJsonArray items = itemsOf(*answer);
    for (const QJsonValue &item : items) {
        const QJsonObject topic = item.toObject();
        Place &place =
            places[VkId{VkKind::Board, -m_api.access().groupId, vkNumber(topic.value(QLatin1StringView("id")))}.text()];
        place.title = vkName(topic, "title");
        if (vkNumber(topic.value(QLatin1StringView("is_closed"))) == 1)
            place.obstacle = problem::commentsClosed;
    }
    return {};
}

Result<void> VkSurroundings::askConversations(const QStringList &ids, Places &places)
{
    QStringList peers;
    for (const QString &id : ids)
        peers.append(QString::number(VkId::parse(id)->owner));
    const auto answer = m_api.object(QLatin1StringView("messages.getConversationsById"),
                                     {{QStringLiteral("peer_ids"), peers.join(u',')}});
    if (!answer)
        return passing(answer.error());
    const QJsonArray items = itemsOf(*answer);
    for (const QJsonValue &item : items) {
        const QJsonObject conversation = item.toObject();
        const VkId id{
            VkKind::Message,
            vkNumber(conversation.value(QLatin1StringView("peer")).toObject().value(QLatin1StringView("id")))};
        const QJsonValue allowed =
            conversation.value(QLatin1StringView("can_write")).toObject().value(QLatin1StringView("allowed"));
        if (isNo(allowed) && places.contains(id.text()))
            places[id.text()].obstacle = problem::recipientRefuses;
    }
    return {};
}

} // namespace otklik
