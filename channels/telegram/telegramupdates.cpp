#include "channels/telegram/telegramupdates.h"

#include "channels/problems.h"
#include "channels/telegram/telegramapi.h"

#include <array>

namespace otklik {

namespace {

constexpr std::chrono::hours businessWindow{24};

struct MessageKind final
{
    QLatin1StringView name;
    bool isEdit;
};

constexpr std::array messageKinds{
    MessageKind{QLatin1StringView("message"), false},
    MessageKind{QLatin1StringView("edited_message"), true},
    MessageKind{QLatin1StringView("channel_post"), false},
    MessageKind{QLatin1StringView("edited_channel_post"), true},
    MessageKind{QLatin1StringView("business_message"), false},
    MessageKind{QLatin1StringView("edited_business_message"), true},
};

const QLatin1StringView connectionKind("business_connection");
const QLatin1StringView deletedKind("deleted_business_messages");
const QLatin1StringView membershipKind("my_chat_member");

QJsonObject child(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toObject();
}

qint64 number(const QJsonObject &object, const char *key)
{
    return telegramNumber(object.value(QLatin1StringView(key)));
}

QString chatType(const QJsonObject &message)
{
    return child(message, "chat").value(QLatin1StringView("type")).toString();
}

QString groupOf(const QJsonObject &message)
{
    const QString group = message.value(QLatin1StringView("media_group_id")).toString();
    const TelegramId id = idOfMessage(message);
    return group.isEmpty() || id.chat == 0 ? QString() : id.thread().text() + u' ' + group;
}

bool mayWrite(const QJsonObject &member)
{
    const QString status = member.value(QLatin1StringView("status")).toString();
    if (status == QLatin1StringView("restricted"))
        return member.value(QLatin1StringView("can_send_messages")).toBool();
    return status != QLatin1StringView("left") && status != QLatin1StringView("kicked");
}

} // namespace

QString albumOfUpdate(const QJsonObject &update)
{
    for (const MessageKind &kind : messageKinds)
        if (!kind.isEdit && update.contains(kind.name))
            return groupOf(update.value(kind.name).toObject());
    return {};
}

TelegramUpdates::TelegramUpdates(TelegramCursor &cursor, const TelegramReader &reader, TimePoint readFrom)
    : m_cursor(cursor), m_reader(reader), m_readFrom(readFrom)
{
}

QJsonArray TelegramUpdates::kinds()
{
    QJsonArray kinds{QString(connectionKind), QString(deletedKind), QString(membershipKind)};
    for (const MessageKind &kind : messageKinds)
        kinds.append(QString(kind.name));
    return kinds;
}

void TelegramUpdates::take(const QJsonObject &update)
{
    for (const MessageKind &kind : messageKinds)
        if (update.value(kind.name).isObject())
            takeMessage(update.value(kind.name).toObject(), kind.isEdit);
    if (update.value(connectionKind).isObject())
        takeConnection(update.value(connectionKind).toObject());
    if (update.value(deletedKind).isObject())
        takeDeleted(update.value(deletedKind).toObject());
    if (update.value(membershipKind).isObject())
        takeMembership(update.value(membershipKind).toObject(), number(update, "update_id"));
}

bool TelegramUpdates::isHeard(const QJsonObject &message) const
{
    const QString type = chatType(message);
    if (type == QLatin1StringView("private") || type == QLatin1StringView("channel")
        || message.contains(QLatin1StringView("direct_messages_topic")))
        return true;
    // What is written under a channel's post is written to the channel, whomever it answers.
    const bool isComment = m_cursor.discussions.contains(number(child(message, "chat"), "id"))
        && message.contains(QLatin1StringView("message_thread_id"));
    return isComment || isAddressedTo(message, m_reader);
}

void TelegramUpdates::takeMessage(const QJsonObject &message, bool isEdit)
{
    const qint64 chat = number(child(message, "chat"), "id");
    const bool isForwarded = message.value(QLatin1StringView("is_automatic_forward")).toBool();
    const QJsonObject root = isForwarded ? message : child(message, "reply_to_message");
    // The channel's own post, as its discussion group shows it: from now on the group is known for one.
    if (chat != 0 && root.value(QLatin1StringView("is_automatic_forward")).toBool())
        m_cursor.discussions.insert(chat, number(child(root, "sender_chat"), "id"));
    if (isForwarded || !isHeard(message) || isTestWord(message))
        return;
    auto post = postOfMessage(message, m_reader);
    if (post && !post->text.isEmpty())
        takePost(*post, message, isEdit);
}

void TelegramUpdates::complete(IncomingPost &post, const QJsonObject &message) const
{
    const TelegramId id = idOfMessage(message);
    const qint64 sender = number(child(message, "sender_chat"), "id");
    const auto channel = m_cursor.discussions.constFind(id.chat);
    if (channel != m_cursor.discussions.cend()) {
        post.isBrand = post.isBrand || (sender != 0 && (sender == *channel || sender == id.chat));
        const qint64 thread = number(message, "message_thread_id");
        if (id.topic == 0 && thread > 0) {
            post.threadExternalId = TelegramId{{}, id.chat, thread, 0, false}.text();
            post.threadUrl = messageUrl(child(message, "chat"), thread);
        }
    }
    if (chatType(message) == QLatin1StringView("channel"))
        post.isBrand = true;
    post.answerObstacle = m_cursor.obstacles.value(id.chat);
    if (id.connection.isEmpty() || post.isBrand)
        return;
    post.answerUntil = post.publishedAt + businessWindow;
    if (!m_cursor.connections.value(id.connection, true))
        post.answerObstacle = problem::rightMissing;
}

void TelegramUpdates::addContext(const IncomingPost &post, const QJsonObject &message)
{
    QJsonObject parent = child(message, "reply_to_message");
    const QString connection = message.value(QLatin1StringView("business_connection_id")).toString();
    if (!connection.isEmpty())
        parent.insert(QStringLiteral("business_connection_id"), connection);
    auto before = postOfMessage(parent, m_reader);
    if (post.inReplyTo.isEmpty() || !before || before->externalId != post.inReplyTo || before->text.isEmpty())
        return;
    complete(*before, parent);
    before->answerObstacle = post.answerObstacle;
    before->isBrand = before->isBrand || parent.value(QLatin1StringView("is_automatic_forward")).toBool();
    before->threadExternalId = post.threadExternalId;
    before->threadUrl = post.threadUrl;
    if (before->isBrand)
        m_ownPosts.append(*before);
    m_threads.insert(post.externalId, {*before, post});
}

void TelegramUpdates::takePost(IncomingPost post, const QJsonObject &message, bool isEdit)
{
    complete(post, message);
    if (isEdit && !post.editedAt)
        post.editedAt = post.publishedAt;
    if (post.publishedAt < m_readFrom)
        return;
    if (post.isBrand)
        m_ownPosts.append(post);
    addContext(post, message);
    if (const QString group = groupOf(message); !group.isEmpty())
        takeAlbumPart(post, group, isEdit);
    else
        m_posts.append(post);
}

void TelegramUpdates::takeAlbumPart(IncomingPost post, const QString &group, bool isEdit)
{
    const TelegramAlbum *known = m_cursor.album(group);
    if (isEdit) {
        if (known && known->parts > 1) {
            post.externalId = known->firstId;
            post.text += QStringLiteral("\n[%1 more of the album]").arg(known->parts - 1);
        }
        m_posts.append(post);
        return;
    }
    if (const auto index = m_albums.constFind(group); index != m_albums.cend()) {
        IncomingPost &album = m_posts[*index];
        album.text += u'\n' + post.text;
        album.media += post.media;
        for (TelegramAlbum &entry : m_cursor.albums)
            if (entry.group == group)
                ++entry.parts;
        return;
    }
    if (known) {
        // It came too late to be shown as one: better apart than not at all. Told once more, it is as it was.
        if (post.externalId != known->firstId)
            post.inReplyTo = known->firstId;
        m_posts.append(post);
        return;
    }
    m_albums.insert(group, m_posts.size());
    m_cursor.albums.append({group, post.externalId, 1});
    if (m_cursor.albums.size() > TelegramCursor::albumsKept)
        m_cursor.albums.removeFirst();
    m_posts.append(post);
}

void TelegramUpdates::takeDeleted(const QJsonObject &deleted)
{
    const QJsonArray ids = deleted.value(QLatin1StringView("message_ids")).toArray();
    TelegramId id;
    id.connection = deleted.value(QLatin1StringView("business_connection_id")).toString();
    id.chat = number(child(deleted, "chat"), "id");
    if (id.connection.isEmpty() || id.connection.contains(u':') || id.chat == 0)
        return;
    for (const QJsonValue &value : ids) {
        id.message = telegramNumber(value);
        if (id.message > 0)
            m_deleted.append(id.text());
    }
}

void TelegramUpdates::takeConnection(const QJsonObject &connection)
{
    const QString id = connection.value(QLatin1StringView("id")).toString();
    if (id.isEmpty())
        return;
    const bool isEnabled = connection.value(QLatin1StringView("is_enabled")).toBool();
    m_cursor.connections.insert(id, isEnabled && child(connection, "rights").value(QLatin1StringView("can_reply")).toBool());
}

void TelegramUpdates::takeMembership(const QJsonObject &change, qint64 update)
{
    const QJsonObject chat = child(change, "chat");
    const qint64 chatId = number(chat, "id");
    const QLatin1StringView status("status");
    const bool wasBlocked = child(change, "old_chat_member").value(status).toString() == QLatin1StringView("kicked");
    const bool isBlocked = child(change, "new_chat_member").value(status).toString() == QLatin1StringView("kicked");
    if (chatId == 0)
        return;
    if (chatType(change) != QLatin1StringView("private")) {
        if (mayWrite(child(change, "new_chat_member")))
            m_cursor.obstacles.remove(chatId);
        else
            m_cursor.obstacles.insert(chatId, problem::rightMissing);
        return;
    }
    if (wasBlocked == isBlocked)
        return;
    // A line in the conversation: whoever is about to write an answer sees it.
    QJsonObject line = change;
    line.insert(QStringLiteral("message_id"), 1);
    line.insert(QStringLiteral("text"), isBlocked ? QStringLiteral("[blocked the bot]") : QStringLiteral("[unblocked the bot]"));
    auto post = postOfMessage(line, m_reader);
    if (!post || post->publishedAt < m_readFrom)
        return;
    post->externalId = QStringLiteral("%1:member:%2").arg(chatId).arg(update);
    if (isBlocked)
        post->answerObstacle = problem::recipientRefuses;
    m_posts.append(*post);
}

} // namespace otklik
