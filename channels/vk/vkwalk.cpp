#include "channels/vk/vkwalk.h"

#include "channels/problems.h"
#include "channels/vk/vkpost.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr qint64 commentsAPage = 100; // the API's largest pages
constexpr qint64 messagesAPage = 200;
constexpr qint64 overlap = 10;
constexpr auto lookedUnder = 24h * 30; ///< comments come under newer posts, nearly always

constexpr std::array taskWords{"conversations", "topics", "posts", "place"};

qint64 secondsOf(TimePoint time)
{
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

QJsonArray itemsOf(const QJsonObject &object)
{
    return object.value(QLatin1StringView("items")).toArray();
}

QString text(qint64 number)
{
    return QString::number(number);
}

/// Refused for this list only, by VK itself.
bool isRefusedThere(const Error &error)
{
    return error.kind == Error::Kind::GiveUp && error.code != problem::notThisNetwork && error.code != httpcode::badUrl
        && error.code != problem::captchaNeeded;
}

/// Comments may be closed for all or for communities.
QString closedBy(const QJsonObject &comments)
{
    const QJsonValue groups = comments.value(QLatin1StringView("groups_can_post"));
    const QJsonValue all = comments.value(QLatin1StringView("can_post"));
    const bool isClosed = groups.isBool() ? !groups.toBool()
                        : all.isBool()    ? !all.toBool()
                                          : all.isDouble() && vkNumber(all) == 0;
    return isClosed ? QString(problem::commentsClosed) : QString();
}

} // namespace

VkWalk VkWalk::everything(const VkApi &api, TimePoint from, TimePoint to)
{
    VkWalk walk;
    walk.m_from = from;
    walk.m_to = to;
    walk.m_horizon = from - lookedUnder;
    walk.m_tasks = {{.what = What::Conversations, .since = secondsOf(from)}};
    const bool readsWall = api.can(QLatin1StringView("wall.get")) && api.can(QLatin1StringView("wall.getComments"));
    if (readsWall)
        walk.m_tasks.append({.what = What::Posts});
    if (readsWall)
        walk.m_tasks.append({.what = What::Topics, .since = secondsOf(from)});
    walk.m_isBlind = !readsWall;
    return walk;
}

VkWalk VkWalk::place(const VkId &root, TimePoint from)
{
    VkWalk walk;
    walk.m_from = from;
    walk.m_tasks = {{.what = What::Place, .id = root}};
    return walk;
}

Result<VkWalk::Page> VkWalk::step(VkApi &api)
{
    if (m_tasks.isEmpty())
        return Page{};
    const VkWalk before = *this;
    const Task task = m_tasks.takeFirst();
    Result<Page> page;
    switch (task.what) {
    case What::Conversations:
        page = conversations(api, task);
        break;
    case What::Topics:
        page = topics(api, task);
        break;
    case What::Posts:
        page = wall(api, task);
        break;
    case What::Place:
        page = task.id.kind == VkKind::Message ? messages(api, task) : comments(api, task);
        break;
    }
    if (page)
        return page;
    if (m_to == TimePoint{} || !isRefusedThere(page.error())) {
        *this = before;
        return page;
    }
    // One place that is closed to us must not keep the others from being read.
    m_isBlind = m_isBlind || task.what != What::Place || page.error().code == problem::rightMissing;
    return Page{};
}

bool VkWalk::enter(const VkId &place)
{
    const QString id = place.text();
    if (m_entered.contains(id))
        return false;
    m_entered.insert(id);
    m_tasks.append({.what = What::Place, .id = place});
    return true;
}

/// The page below, or once more from the top when this look has shown places that were new.
void VkWalk::goOn(Task task, bool isBelow, qint64 pageStep)
{
    if (isBelow) {
        task.offset += pageStep;
        m_tasks.prepend(task);
    } else if (task.foundNew) {
        m_tasks.append({.what = task.what, .since = task.newest});
    }
}

void VkWalk::keep(std::optional<IncomingPost> post, Page &page) const
{
    if (post && (post->publishedAt >= m_from || (post->editedAt && *post->editedAt >= m_from)))
        page.posts.append(*std::move(post));
}

Result<VkWalk::Page> VkWalk::conversations(VkApi &api, Task task)
{
    const auto list =
        api.object(QLatin1StringView("messages.getConversations"),
                   {{QStringLiteral("offset"), text(task.offset)}, {QStringLiteral("count"), text(messagesAPage)}});
    if (!list)
        return tl::unexpected(list.error());
    const QJsonArray items = itemsOf(*list);
    bool isBelow = items.size() == messagesAPage;
    for (const QJsonValue &item : items) {
        const QJsonObject peer = item.toObject()
                                     .value(QLatin1StringView("conversation"))
                                     .toObject()
                                     .value(QLatin1StringView("peer"))
                                     .toObject();
        const QJsonObject last = item.toObject().value(QLatin1StringView("last_message")).toObject();
        const VkId place{VkKind::Message, vkNumber(peer.value(QLatin1StringView("id")))};
        const qint64 changed = vkNumber(last.value(QLatin1StringView("date")));
        const bool isNew = changed >= task.since;
        task.newest = std::max(task.newest, changed);
        if (isNew && place.owner != 0)
            task.foundNew = enter(place) || task.foundNew;
        isBelow = isBelow && isNew;
    }
    goOn(task, isBelow, messagesAPage - overlap);
    return Page{};
}

Result<VkWalk::Page> VkWalk::topics(VkApi &api, Task task)
{
    const qint64 groupId = api.access().groupId;
    const auto list =
        api.object(QLatin1StringView("board.getTopics"), {{QStringLiteral("group_id"), text(groupId)},
                                                          {QStringLiteral("order"), text(1)},
                                                          {QStringLiteral("offset"), text(task.offset)},
                                                          {QStringLiteral("count"), text(commentsAPage)}});
    if (!list)
        return tl::unexpected(list.error());
    const QJsonArray items = itemsOf(*list);
    bool isBelow = items.size() == commentsAPage;
    for (const QJsonValue &item : items) {
        const QJsonObject topic = item.toObject();
        const VkId place{VkKind::Board, -groupId, vkNumber(topic.value(QLatin1StringView("id")))};
        const qint64 changed = vkNumber(topic.value(QLatin1StringView("updated")));
        const bool isNew = changed >= task.since;
        task.newest = std::max(task.newest, changed);
        const bool isFixed = vkNumber(topic.value(QLatin1StringView("is_fixed"))) == 1; // stands on top however old
        if (isNew && place.object > 0)
            task.foundNew = enter(place) || task.foundNew;
        isBelow = isBelow && (isNew || isFixed);
    }
    goOn(task, isBelow, commentsAPage - overlap);
    return Page{};
}

Result<VkWalk::Page> VkWalk::wall(VkApi &api, Task task)
{
    const qint64 groupId = api.access().groupId;
    const auto list =
        api.object(QLatin1StringView("wall.get"), {{QStringLiteral("domain"), QStringLiteral("club%1").arg(groupId)},
                                                   {QStringLiteral("offset"), text(task.offset)},
                                                   {QStringLiteral("count"), text(commentsAPage)}});
    if (!list)
        return tl::unexpected(list.error());
    Page page;
    const QJsonArray items = itemsOf(*list);
    QList<Task> under;
    bool isAllOld = !items.isEmpty();
    for (const QJsonValue &item : items) {
        const QJsonObject object = item.toObject();
        const auto post = vkWallPost(object, groupId);
        if (!post || isVkDeleted(object))
            continue;
        isAllOld = isAllOld && post->publishedAt < m_horizon;
        keep(post, page);
        if (vkNumber(object.value(QLatin1StringView("comments")).toObject().value(QLatin1StringView("count"))) > 0)
            under.append({.what = What::Place, .id = *VkId::parse(post->externalId)});
    }
    if (isAllOld) {
        // Somebody may have written under posts that old: that can be read, and costs a request a post.
        VkWalk rest;
        rest.m_from = m_from;
        rest.m_to = m_to;
        rest.m_tasks = {task};
        page.gaps.append({m_from, m_to, problem::windowRolled, rest.toText(), std::nullopt});
        return page;
    }
    m_tasks += under;
    if (items.size() == commentsAPage) {
        task.offset += commentsAPage - overlap;
        m_tasks.prepend(task);
    }
    return page;
}

void VkWalk::takeComments(const QJsonArray &items, const VkId &place, qint64 groupId, Page &page)
{
    const VkId root = place.root();
    for (const QJsonValue &item : items) {
        const QJsonObject comment = item.toObject();
        const qint64 number = vkNumber(comment.value(QLatin1StringView("id")));
        if (number > 0 && isVkDeleted(comment))
            page.deleted.insert(root.at(number).text());
        else
            keep(vkComment(comment, root, groupId), page);
        const QJsonObject thread = comment.value(QLatin1StringView("thread")).toObject();
        const QJsonArray answers = itemsOf(thread);
        // VK has two levels: below a comment there are no further threads.
        const bool isCut = vkNumber(thread.value(QLatin1StringView("count"))) > answers.size();
        if (isCut && number > 0 && place.comment == 0)
            m_tasks.append({.what = What::Place, .id = root.at(number)});
        else
            takeComments(answers, place, groupId, page);
    }
}

Result<VkWalk::Page> VkWalk::comments(VkApi &api, Task task)
{
    const VkPlace &place = vkPlace(task.id.kind);
    const bool isNewestFirst = task.id.kind == VkKind::Board; // long, and without answers to answers
    VkApi::Params params{{QString::fromLatin1(place.objectKey), text(task.id.object)},
                         {QStringLiteral("sort"), isNewestFirst ? QStringLiteral("desc") : QStringLiteral("asc")},
                         {QStringLiteral("offset"), text(task.offset)},
                         {QStringLiteral("count"), text(commentsAPage)}};
    if (task.id.kind == VkKind::Board)
        params.append({QStringLiteral("group_id"), text(api.access().groupId)});
    else
        params.append({QStringLiteral("owner_id"), text(task.id.owner)});
    if (place.hasThreads)
        params.append({QStringLiteral("thread_items_count"), text(10)});
    if (place.hasThreads && task.id.comment != 0)
        params.append({QStringLiteral("comment_id"), text(task.id.comment)});
    const auto list = api.object(QLatin1StringView(place.list), params);
    if (!list)
        return tl::unexpected(list.error());
    Page page;
    page.obstacle = closedBy(*list);
    const QJsonArray items = itemsOf(*list);
    takeComments(items, task.id, api.access().groupId, page);
    const qint64 last = vkNumber(items.last().toObject().value(QLatin1StringView("date")));
    if (items.size() == commentsAPage && !(isNewestFirst && last < secondsOf(m_from))) {
        task.offset += commentsAPage - overlap;
        m_tasks.prepend(task);
    }
    return page;
}

Result<VkWalk::Page> VkWalk::messages(VkApi &api, Task task)
{
    const auto list =
        api.object(QLatin1StringView("messages.getHistory"), {{QStringLiteral("peer_id"), text(task.id.owner)},
                                                              {QStringLiteral("offset"), text(task.offset)},
                                                              {QStringLiteral("count"), text(messagesAPage)}});
    if (!list)
        return tl::unexpected(list.error());
    Page page;
    const QJsonArray items = itemsOf(*list);
    for (const QJsonValue &item : items) {
        const auto post = vkMessage(item.toObject(), api.access().groupId);
        if (post && isVkDeleted(item.toObject()))
            page.deleted.insert(post->externalId);
        else
            keep(post, page);
    }
    const qint64 last = vkNumber(items.last().toObject().value(QLatin1StringView("date")));
    if (items.size() == messagesAPage && last >= secondsOf(m_from)) {
        task.offset += messagesAPage - overlap;
        m_tasks.prepend(task);
    }
    return page;
}

QJsonObject VkWalk::toJson() const
{
    QJsonArray tasks;
    for (const Task &task : m_tasks)
        tasks.append(QJsonObject{
            {QStringLiteral("what"), QString::fromLatin1(taskWords.at(static_cast<std::size_t>(task.what)))},
            {QStringLiteral("id"), task.what == What::Place ? task.id.text() : QString()},
            {QStringLiteral("offset"), task.offset},
            {QStringLiteral("since"), task.since},
            {QStringLiteral("newest"), task.newest},
            {QStringLiteral("new"), task.foundNew}});
    return {{QStringLiteral("tasks"), tasks},
            {QStringLiteral("entered"), QJsonArray::fromStringList(m_entered.values())},
            {QStringLiteral("from"), static_cast<qint64>(m_from.time_since_epoch().count())},
            {QStringLiteral("to"), static_cast<qint64>(m_to.time_since_epoch().count())},
            {QStringLiteral("horizon"), static_cast<qint64>(m_horizon.time_since_epoch().count())},
            {QStringLiteral("blind"), m_isBlind}};
}

QString VkWalk::toText() const
{
    return QString::fromUtf8(QJsonDocument(toJson()).toJson(QJsonDocument::Compact));
}

std::optional<VkWalk> VkWalk::fromJson(const QJsonObject &json)
{
    const auto timeOf = [&](QLatin1StringView key) {
        return TimePoint(std::chrono::milliseconds(vkNumber(json.value(key))));
    };
    const QJsonValue tasks = json.value(QLatin1StringView("tasks"));
    if (!tasks.isArray() || !json.value(QLatin1StringView("entered")).isArray())
        return std::nullopt;
    VkWalk walk;
    walk.m_from = timeOf(QLatin1StringView("from"));
    walk.m_to = timeOf(QLatin1StringView("to"));
    walk.m_horizon = timeOf(QLatin1StringView("horizon"));
    walk.m_isBlind = json.value(QLatin1StringView("blind")).toBool();
    const QJsonArray entered = json.value(QLatin1StringView("entered")).toArray();
    for (const QJsonValue &id : entered)
        walk.m_entered.insert(id.toString());
    const QJsonArray list = tasks.toArray();
    for (const QJsonValue &entry : list) {
        const QJsonObject object = entry.toObject();
        const QByteArray word = object.value(QLatin1StringView("what")).toString().toLatin1();
        const auto found =
            std::ranges::find(taskWords, QByteArrayView(word), [](const char *known) { return QByteArrayView(known); });
        const auto id = VkId::parse(object.value(QLatin1StringView("id")).toString());
        if (found == taskWords.end())
            return std::nullopt;
        const auto what = static_cast<What>(found - taskWords.begin());
        if (what == What::Place && !id)
            return std::nullopt;
        walk.m_tasks.append({what, id.value_or(VkId{}), vkNumber(object.value(QLatin1StringView("offset"))),
                             vkNumber(object.value(QLatin1StringView("since"))),
                             vkNumber(object.value(QLatin1StringView("newest"))),
                             object.value(QLatin1StringView("new")).toBool()});
    }
    return walk;
}

} // namespace otklik
