// The methods of the API, one by one.
#include "tests/channels/vk/standin/fakevk.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

constexpr std::array longPollEvents{
    "audio_new",
    "board_post_delete",
    "board_post_edit",
    "board_post_new",
    "board_post_restore",
    "donut_money_withdraw",
    "donut_money_withdraw_error",
    "donut_subscription_cancelled",
    "donut_subscription_create",
    "donut_subscription_expired",
    "donut_subscription_price_changed",
    "donut_subscription_prolonged",
    "group_change_photo",
    "group_change_settings",
    "group_join",
    "group_leave",
    "group_officers_edit",
    "lead_forms_new",
    "market_comment_delete",
    "market_comment_edit",
    "market_comment_new",
    "market_comment_restore",
    "market_order_edit",
    "market_order_new",
    "message_allow",
    "message_deny",
    "message_edit",
    "message_new",
    "message_reaction_event",
    "message_read",
    "message_reply",
    "message_typing_state",
    "photo_comment_delete",
    "photo_comment_edit",
    "photo_comment_new",
    "photo_comment_restore",
    "photo_new",
    "poll_vote_new",
    "user_block",
    "user_unblock",
    "video_comment_delete",
    "video_comment_edit",
    "video_comment_new",
    "video_comment_restore",
    "video_new",
    "wall_post_new",
    "wall_reply_delete",
    "wall_reply_edit",
    "wall_reply_new",
    "wall_reply_restore",
    "wall_repost",
    "wall_schedule_post_delete",
    "wall_schedule_post_new",
};

qint64 number(const QMap<QString, QString> &parameters, const char *key, qint64 otherwise = 0)
{
    const auto found = parameters.constFind(QString::fromLatin1(key));
    return found == parameters.cend() ? otherwise : found->toLongLong();
}

QString text(const QMap<QString, QString> &parameters, const char *key)
{
    return parameters.value(QString::fromLatin1(key));
}

QStringList list(const QMap<QString, QString> &parameters, const char *key)
{
    return text(parameters, key).split(u',', Qt::SkipEmptyParts);
}

/// The part of a list that a call asks for, under "items", with the whole number of them.
QJsonObject paged(const QList<QJsonObject> &all, const QMap<QString, QString> &parameters, qint64 otherwise)
{
    QJsonArray items;
    const qint64 offset = number(parameters, "offset");
    for (qint64 i = offset; i < std::min<qint64>(all.size(), offset + number(parameters, "count", otherwise)); ++i)
        items.append(all.at(i));
    return {{QStringLiteral("count"), all.size()}, {QStringLiteral("items"), items}};
}

qint64 dateOf(const QJsonObject &object)
{
    return vkNumber(object.value(QLatin1StringView("date")));
}

QJsonObject photo(qint64 owner, qint64 id, qint64 date)
{
    return {{QStringLiteral("id"), id},          {QStringLiteral("owner_id"), owner},
            {QStringLiteral("album_id"), -14},   {QStringLiteral("date"), date},
            {QStringLiteral("has_tags"), false}, {QStringLiteral("access_key"), QStringLiteral("k%1").arg(id)}};
}

} // namespace

VkId FakeVk::rootOf(const VkPlace &place, const Parameters &p) const
{
    const qint64 owner = place.kind == VkKind::Board ? -number(p, "group_id") : number(p, "owner_id");
    return {place.kind, owner, number(p, place.objectKey)};
}

QList<QJsonObject> FakeVk::commentsUnder(const VkId &root) const
{
    QList<QJsonObject> found;
    const QString prefix = root.text() + QStringLiteral("_r");
    for (auto entry = m_comments.lowerBound(prefix); entry != m_comments.cend() && entry.key().startsWith(prefix);
         ++entry)
        if (!m_removed.contains(entry.key()))
            found.append(*entry);
    std::ranges::sort(found, {},
                      [](const QJsonObject &comment) { return vkNumber(comment.value(QLatin1StringView("id"))); });
    return found;
}

FakeVk::Answer FakeVk::createComment(const VkPlace &place, const Parameters &p)
{
    const VkId root = rootOf(place, p);
    const VkId under = root.at(number(p, "reply_to_comment"));
    const bool isThere = place.kind == VkKind::Wall  ? m_posts.contains(root.text()) && !m_removed.contains(root.text())
                       : place.kind == VkKind::Board ? m_topics.contains(root.text())
                                                     : root.object > 0;
    if (!isThere)
        return tl::unexpected(Refusal{15, QStringLiteral("Access denied: post was not found")});
    if (m_closed.contains(root.text()))
        return tl::unexpected(Refusal{place.kind == VkKind::Video    ? 801
                                      : place.kind == VkKind::Market ? 1401
                                                                     : 213,
                                      QStringLiteral("closed")});
    if (text(p, "message").isEmpty() && text(p, "attachments").isEmpty())
        return tl::unexpected(Refusal{100, QStringLiteral("message and attachments are empty")});
    if (under.comment != 0 && (!m_comments.contains(under.text()) || m_removed.contains(under.text())))
        return tl::unexpected(Refusal{100, QStringLiteral("reply_to_comment is not there")});
    const QString guid = text(p, "guid");
    QString made = m_guids.value(guid);
    if (guid.isEmpty() || made.isEmpty()) {
        const bool isOfGroup =
            number(p, "from_group") != 0 || text(p, "access_token") == QLatin1StringView("group-token");
        made = comment(isOfGroup ? -groupId : adminId, under, text(p, "message")).text();
        for (const QString &attached : list(p, "attachments"))
            attach(*VkId::parse(made),
                   {{QStringLiteral("type"), QStringLiteral("photo")},
                    {QStringLiteral("photo"), photo(-groupId, attached.section(u'_', 1, 1).toLongLong(), m_now)}});
        if (!guid.isEmpty())
            m_guids.insert(guid, made);
    }
    const VkId id = *VkId::parse(made);
    if (place.kind != VkKind::Wall)
        return QJsonValue(id.comment);
    return QJsonObject{
        {QStringLiteral("comment_id"), id.comment},
        {QStringLiteral("parents_stack"), m_comments.value(made).value(QLatin1StringView("parents_stack"))}};
}

FakeVk::Answer FakeVk::getComments(const VkPlace &place, const Parameters &p)
{
    const VkId root = rootOf(place, p);
    if (place.kind == VkKind::Wall && (!m_posts.contains(root.text()) || m_removed.contains(root.text())))
        return tl::unexpected(Refusal{15, QStringLiteral("Access denied: post was not found")});
    const QList<QJsonObject> all = commentsUnder(root);
    const auto aboveOf = [](const QJsonObject &comment) {
        return vkNumber(comment.value(QLatin1StringView("parents_stack")).toArray().first());
    };
    QList<QJsonObject> level;
    const qint64 above = number(p, "comment_id");
    for (const QJsonObject &comment : all)
        if (!place.hasThreads || aboveOf(comment) == above)
            level.append(comment);
    if (place.hasThreads && above == 0) {
        for (QJsonObject &top : level) {
            QJsonArray answers;
            qint64 count = 0;
            for (const QJsonObject &comment : all) {
                if (aboveOf(comment) != vkNumber(top.value(QLatin1StringView("id"))))
                    continue;
                ++count;
                if (answers.size() < number(p, "thread_items_count"))
                    answers.append(comment);
            }
            top.insert(QStringLiteral("thread"),
                       QJsonObject{{QStringLiteral("count"), count},
                                   {QStringLiteral("items"), answers},
                                   {QStringLiteral("can_post"), !m_closed.contains(root.text())}});
        }
    }
    if (text(p, "sort") == QLatin1StringView("desc"))
        std::ranges::reverse(level);
    const qint64 start = number(p, "start_comment_id"); // the list begins with it
    while (start != 0 && !level.isEmpty() && vkNumber(level.first().value(QLatin1StringView("id"))) != start)
        level.removeFirst();
    QJsonObject answer = paged(level, p, place.kind == VkKind::Wall ? 10 : 20);
    if (place.kind == VkKind::Wall) {
        answer.insert(QStringLiteral("current_level_count"), level.size());
        answer.insert(QStringLiteral("can_post"), !m_closed.contains(root.text()));
        answer.insert(QStringLiteral("groups_can_post"), !m_closed.contains(root.text()));
    }
    return answer;
}

FakeVk::Answer FakeVk::getWallComment(const Parameters &p) const
{
    const QString beginning = QStringLiteral("wall%1_").arg(number(p, "owner_id"));
    const QString ending = QStringLiteral("_r%1").arg(number(p, "comment_id"));
    QJsonArray found;
    for (auto entry = m_comments.cbegin(); entry != m_comments.cend(); ++entry)
        if (entry.key().startsWith(beginning) && entry.key().endsWith(ending) && !m_removed.contains(entry.key()))
            found.append(*entry);
    if (found.isEmpty())
        return tl::unexpected(Refusal{212, QStringLiteral("Access to post comments denied")});
    return QJsonObject{{QStringLiteral("items"), found}, {QStringLiteral("can_post"), true},
                       {QStringLiteral("show_reply_button"), true}, {QStringLiteral("groups_can_post"), true}};
}

FakeVk::Answer FakeVk::deleteComment(const VkPlace &place, const Parameters &p, bool isRestored)
{
    // Most kinds are named by the comment alone.
    const QString ending = QStringLiteral("_r%1").arg(number(p, "comment_id"));
    QString found;
    for (auto entry = m_comments.cbegin(); entry != m_comments.cend(); ++entry)
        if (entry.key().startsWith(QLatin1StringView(place.word)) && entry.key().endsWith(ending))
            found = entry.key();
    const bool isBoolean =
        place.kind == VkKind::Photo || place.kind == VkKind::Market || (place.kind == VkKind::Video && isRestored);
    if (found.isEmpty() || (!isRestored && m_removed.contains(found)))
        return isBoolean ? Answer(QJsonValue(0)) : tl::unexpected(Refusal{104, QStringLiteral("Not found")});
    if (isRestored && !m_removed.contains(found))
        return tl::unexpected(Refusal{243, QStringLiteral("Comment is not deleted")});
    isRestored ? restore(*VkId::parse(found)) : remove(*VkId::parse(found));
    return QJsonValue(1);
}

QJsonObject FakeVk::wallPost(const QString &id) const
{
    QJsonObject post = m_posts.value(id);
    const bool isOpen = !m_closed.contains(id);
    post.insert(QStringLiteral("comments"),
                QJsonObject{{QStringLiteral("can_post"), isOpen ? 1 : 0},
                            {QStringLiteral("groups_can_post"), isOpen},
                            {QStringLiteral("count"), commentsUnder(*VkId::parse(id)).size()}});
    return post;
}

FakeVk::Answer FakeVk::wallCall(const QString &verb, const Parameters &p)
{
    QList<QJsonObject> posts;
    if (verb == QLatin1StringView("getById")) {
        for (const QString &name : list(p, "posts"))
            if (const QString id = QStringLiteral("wall") + name; m_posts.contains(id) && !m_removed.contains(id))
                posts.append(wallPost(id));
        QJsonObject answer = paged(posts, {}, posts.size());
        answer.remove(QStringLiteral("count"));
        return answer;
    }
    if (text(p, "domain") != QStringLiteral("club%1").arg(groupId))
        return tl::unexpected(Refusal{100, QStringLiteral("domain is another's")});
    for (auto post = m_posts.cbegin(); post != m_posts.cend(); ++post)
        if (!m_removed.contains(post.key()))
            posts.append(wallPost(post.key()));
    std::ranges::sort(posts, std::greater(), dateOf);
    return paged(posts, p, 20);
}

FakeVk::Answer FakeVk::getTopics(const Parameters &p) const
{
    QList<QJsonObject> topics;
    const QStringList ids = list(p, "topic_ids");
    for (auto topic = m_topics.cbegin(); topic != m_topics.cend(); ++topic) {
        QJsonObject object = *topic;
        object.insert(QStringLiteral("comments"), commentsUnder(*VkId::parse(topic.key())).size());
        if (ids.isEmpty() || ids.contains(QString::number(vkNumber(object.value(QLatin1StringView("id"))))))
            topics.append(object);
    }
    std::ranges::sort(topics, std::greater(),
                      [](const QJsonObject &topic) { return vkNumber(topic.value(QLatin1StringView("updated"))); });
    QJsonObject answer = paged(topics, p, 40);
    answer.insert(QStringLiteral("default_order"), 1);
    answer.insert(QStringLiteral("can_add_topics"), 0);
    return answer;
}

QList<QJsonObject> FakeVk::messagesOf(qint64 peer) const
{
    QList<QJsonObject> found;
    for (const QJsonObject &message : m_comments)
        if (vkNumber(message.value(QLatin1StringView("peer_id"))) == peer)
            found.append(message);
    std::ranges::sort(found, std::greater(), [](const QJsonObject &message) {
        return vkNumber(message.value(QLatin1StringView("conversation_message_id")));
    });
    return found;
}

QJsonObject FakeVk::conversation(qint64 peer) const
{
    const QList<QJsonObject> messages = messagesOf(peer);
    const QJsonObject last = messages.isEmpty() ? QJsonObject() : messages.first();
    QJsonObject canWrite{{QStringLiteral("allowed"), !m_denied.contains(peer)}};
    if (m_denied.contains(peer))
        canWrite.insert(QStringLiteral("reason"), 901);
    return {{QStringLiteral("peer"), QJsonObject{{QStringLiteral("id"), peer},
                                                 {QStringLiteral("type"), QStringLiteral("user")},
                                                 {QStringLiteral("local_id"), peer}}},
            {QStringLiteral("last_message_id"), vkNumber(last.value(QLatin1StringView("id")))},
            {QStringLiteral("last_conversation_message_id"), messages.size()},
            {QStringLiteral("in_read"), 0},
            {QStringLiteral("out_read"), 0},
            {QStringLiteral("version"), m_now},
            {QStringLiteral("can_write"), canWrite}};
}

FakeVk::Answer FakeVk::messagesCall(const QString &verb, const Parameters &p)
{
    const auto isGone = [this](const QJsonObject &message) {
        return m_removed.contains(VkId{VkKind::Message, vkNumber(message.value(QLatin1StringView("peer_id"))), 0,
                                       vkNumber(message.value(QLatin1StringView("conversation_message_id")))}
                                      .text());
    };
    QList<QJsonObject> found;
    if (verb == QLatin1StringView("send"))
        return send(p);
    if (verb == QLatin1StringView("getHistory")) {
        found = messagesOf(number(p, "peer_id"));
        erase_if(found, isGone);
        return paged(found, p, 20);
    }
    if (verb == QLatin1StringView("getById")) {
        for (const QString &cmid : list(p, "cmids"))
            if (const VkId id = VkId{VkKind::Message, number(p, "peer_id"), 0, cmid.toLongLong()};
                m_comments.contains(id.text()))
                found.append(m_comments.value(id.text()));
        for (const QString &wanted : list(p, "message_ids"))
            for (const QJsonObject &message : std::as_const(m_comments))
                if (message.contains(QLatin1StringView("peer_id"))
                    && vkNumber(message.value(QLatin1StringView("id"))) == wanted.toLongLong())
                    found.append(message);
        erase_if(found, isGone);
        return paged(found, {}, found.size());
    }
    if (verb == QLatin1StringView("getConversationsById")) {
        for (const QString &peer : list(p, "peer_ids"))
            found.append(conversation(peer.toLongLong()));
        return paged(found, {}, found.size());
    }
    QSet<qint64> peers;
    for (const QJsonObject &message : std::as_const(m_comments))
        if (const qint64 peer = vkNumber(message.value(QLatin1StringView("peer_id"))); peer != 0)
            peers.insert(peer);
    for (const qint64 peer : std::as_const(peers))
        found.append({{QStringLiteral("conversation"), conversation(peer)},
                      {QStringLiteral("last_message"), messagesOf(peer).first()}});
    std::ranges::sort(found, std::greater(), [](const QJsonObject &item) {
        return dateOf(item.value(QLatin1StringView("last_message")).toObject());
    });
    return paged(found, p, 20);
}

FakeVk::Answer FakeVk::sendTo(qint64 peer, const Parameters &p)
{
    if (m_denied.contains(peer))
        return tl::unexpected(Refusal{901, QStringLiteral("Can't send messages for users without permission")});
    const QString random = QStringLiteral("%1:%2").arg(peer).arg(number(p, "random_id"));
    if (number(p, "random_id") == 0 || !m_randomIds.contains(random)) {
        const VkId id = message(peer, text(p, "message"), true, number(p, "random_id"));
        for (const QString &attached : list(p, "attachment"))
            attach(id, {{QStringLiteral("type"), QStringLiteral("photo")},
                        {QStringLiteral("photo"), photo(-groupId, attached.section(u'_', 1, 1).toLongLong(), m_now)}});
        m_randomIds.insert(random, id.text());
    }
    return QJsonObject(m_comments.value(m_randomIds.value(random)));
}

FakeVk::Answer FakeVk::send(const Parameters &p)
{
    if (!p.contains(QStringLiteral("random_id")))
        return tl::unexpected(Refusal{
            100, QStringLiteral(
                     "One of the parameters specified was missing or invalid: random_id is a required parameter")});
    if (text(p, "message").isEmpty() && text(p, "attachment").isEmpty())
        return tl::unexpected(Refusal{100, QStringLiteral("message is empty or invalid")});
    if (!p.contains(QStringLiteral("peer_ids"))) {
        const Answer sent = sendTo(number(p, "peer_id", number(p, "user_id")), p);
        return sent ? Answer(sent->toObject().value(QLatin1StringView("id"))) : sent;
    }
    QJsonArray all;
    for (const QString &peer : list(p, "peer_ids")) {
        const Answer sent = sendTo(peer.toLongLong(), p);
        QJsonObject item{{QStringLiteral("peer_id"), peer.toLongLong()},
                         {QStringLiteral("message_id"), 0},
                         {QStringLiteral("conversation_message_id"), 0}};
        if (sent) {
            item.insert(QStringLiteral("message_id"), sent->toObject().value(QLatin1StringView("id")));
            item.insert(QStringLiteral("conversation_message_id"),
                        sent->toObject().value(QLatin1StringView("conversation_message_id")));
        } else {
            item.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), sent.error().code},
                                                             {QStringLiteral("description"), sent.error().message}});
        }
        all.append(item);
    }
    return all;
}

FakeVk::Answer FakeVk::photosCall(const QString &verb, const Parameters &p)
{
    if (verb.startsWith(QLatin1StringView("get"))) {
        QUrl upload = m_base;
        upload.setPath(QStringLiteral("/upload"));
        return QJsonObject{{QStringLiteral("upload_url"), upload.toString()},
                           {QStringLiteral("album_id"), -64},
                           {QStringLiteral("user_id"), 0}};
    }
    if (text(p, "hash") != QStringLiteral("h%1").arg(m_uploads.size()))
        return tl::unexpected(Refusal{121, QStringLiteral("Invalid hash")});
    return QJsonArray{photo(-groupId, ++m_counter, m_now)};
}

FakeVk::Answer FakeVk::groupsCall(const QString &verb, const Parameters &p, VkTokenKind token)
{
    QJsonArray found;
    if (verb == QLatin1StringView("get")) { // users.get
        for (const QString &id : list(p, "user_ids"))
            if (const QString name = m_people.key(id.toLongLong()); !name.isEmpty())
                found.append(QJsonObject{{QStringLiteral("id"), id.toLongLong()},
                                         {QStringLiteral("first_name"), name},
                                         {QStringLiteral("last_name"), QStringLiteral("Ivanova")},
                                         {QStringLiteral("screen_name"), name.toLower()}});
        return found;
    }
    if (verb == QLatin1StringView("getById")) {
        for (const QString &id : list(p, "group_ids") + list(p, "group_id")) {
            const bool isOwn = id.toLongLong() == groupId;
            QJsonObject group{
                {QStringLiteral("id"), id.toLongLong()},
                {QStringLiteral("name"), isOwn ? QStringLiteral("Acme") : QStringLiteral("Other")},
                {QStringLiteral("screen_name"), isOwn ? QStringLiteral("acme") : QStringLiteral("club") + id}};
            if (token == VkTokenKind::User)
                group.insert(QStringLiteral("is_admin"), isOwn ? 1 : 0);
            found.append(group);
        }
        return QJsonObject{{QStringLiteral("groups"), found}, {QStringLiteral("profiles"), QJsonArray()}};
    }
    if (verb == QLatin1StringView("getTokenPermissions")) {
        for (const QString &right : std::as_const(m_rights))
            found.append(QJsonObject{{QStringLiteral("name"), right}, {QStringLiteral("setting"), 1}});
        return QJsonObject{{QStringLiteral("mask"), 1}, {QStringLiteral("permissions"), found}};
    }
    if (number(p, "group_id") != groupId)
        return tl::unexpected(Refusal{15, QStringLiteral("Access denied: another community")});
    if (verb == QLatin1StringView("getLongPollServer")) {
        QUrl server = m_base;
        server.setPath(QStringLiteral("/wh7"));
        return QJsonObject{{QStringLiteral("key"), QStringLiteral("key%1").arg(m_key)},
                           {QStringLiteral("server"), server.toString()},
                           {QStringLiteral("ts"), QString::number(m_ts)}};
    }
    if (verb == QLatin1StringView("getLongPollSettings")) {
        QJsonObject events;
        for (const char *event : longPollEvents)
            events.insert(QLatin1StringView(event), m_switchedOff.contains(QLatin1StringView(event)) ? 0 : 1);
        return QJsonObject{{QStringLiteral("is_enabled"), !m_switchedOff.contains(QStringLiteral("all"))},
                           {QStringLiteral("events"), events}};
    }
    const qint64 person = number(p, "owner_id");
    if (verb == QLatin1StringView("unban"))
        m_bans.remove(person);
    else
        m_bans.insert(person, {{QStringLiteral("comment"), text(p, "comment")},
                               {QStringLiteral("visible"), number(p, "comment_visible")}});
    return QJsonValue(1);
}

} // namespace otklik
