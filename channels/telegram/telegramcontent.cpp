#include "channels/telegram/telegramcontent.h"

#include "channels/telegram/telegramapi.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

constexpr qsizetype longestText = 256 * 1024;
constexpr int deepestBlock = 32;

QString text(const QJsonObject &object, const char *key)
{
    return cleanText(object.value(QLatin1StringView(key)).toString());
}

/// On one line, and no longer than a line is read.
QString word(const QJsonObject &object, const char *key)
{
    return text(object, key).simplified().left(300);
}

QString seconds(const QJsonObject &object)
{
    const qint64 duration = telegramNumber(object.value(QLatin1StringView("duration")));
    return duration > 0 ? QStringLiteral("%1:%2").arg(duration / 60).arg(duration % 60, 2, 10, QLatin1Char('0')) : QString();
}

QString line(const QString &kind, const QStringList &details)
{
    QStringList words;
    for (const QString &detail : details)
        if (!detail.isEmpty())
            words.append(detail);
    const QString name = u'[' + kind + u']';
    return words.isEmpty() ? name : name + u' ' + words.join(QStringLiteral(", "));
}

QString placeOf(const QJsonObject &location)
{
    const QJsonValue latitude = location.value(QLatin1StringView("latitude"));
    const QJsonValue longitude = location.value(QLatin1StringView("longitude"));
    return QStringLiteral("%1, %2").arg(latitude.toDouble(), 0, 'f', 6).arg(longitude.toDouble(), 0, 'f', 6);
}

QStringList optionsOf(const QJsonObject &list, const char *title, const char *entries)
{
    QStringList words{word(list, title)};
    const QJsonArray all = list.value(QLatin1StringView(entries)).toArray();
    for (const QJsonValue &entry : all)
        words.append(word(entry.toObject(), "text"));
    return words;
}

/// The words of a rich text or block, whatever its kind: the network adds kinds faster than programs learn them.
void collectWords(const QJsonValue &value, QStringList &lines, QString &words, int depth)
{
    if (depth > deepestBlock)
        return;
    if (value.isString()) {
        words += value.toString();
    } else if (value.isArray()) {
        const QJsonArray parts = value.toArray();
        for (const QJsonValue &part : parts)
            collectWords(part, lines, words, depth + 1);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const char *key : {"text", "summary", "blocks", "items", "cells", "label", "expression", "caption", "credit"})
            if (object.contains(QLatin1StringView(key)))
                collectWords(object.value(QLatin1StringView(key)), lines, words, depth + 1);
        if (const QString address = object.value(QLatin1StringView("url")).toString(); !address.isEmpty())
            words += QStringLiteral(" (%1)").arg(address);
    }
}

QString richText(const QJsonObject &rich)
{
    QStringList lines;
    const QJsonArray blocks = rich.value(QLatin1StringView("blocks")).toArray();
    for (const QJsonValue &block : blocks) {
        QString words;
        collectWords(block, lines, words, 0);
        if (!words.isEmpty())
            lines.append(words);
    }
    return cleanText(lines.join(u'\n'));
}

struct Thing final
{
    const char *key;
    QString (*describe)(const QJsonValue &);
};

/// In the order in which they are looked for: an animation has a document beside it, a venue a location.
constexpr std::array things{
    Thing{"animation", [](const QJsonValue &v) { return line(QStringLiteral("animation"), {word(v.toObject(), "file_name")}); }},
    Thing{"audio",
          [](const QJsonValue &v) {
              const QJsonObject o = v.toObject();
              return line(QStringLiteral("audio"), {word(o, "performer"), word(o, "title"), word(o, "file_name"), seconds(o)});
          }},
    Thing{"photo", [](const QJsonValue &) { return line(QStringLiteral("photo"), {}); }},
    Thing{"live_photo", [](const QJsonValue &) { return line(QStringLiteral("photo"), {}); }},
    Thing{"video", [](const QJsonValue &v) { return line(QStringLiteral("video"), {word(v.toObject(), "file_name"), seconds(v.toObject())}); }},
    Thing{"video_note", [](const QJsonValue &v) { return line(QStringLiteral("video message"), {seconds(v.toObject())}); }},
    Thing{"voice", [](const QJsonValue &v) { return line(QStringLiteral("voice message"), {seconds(v.toObject())}); }},
    Thing{"document",
          [](const QJsonValue &v) {
              const QJsonObject o = v.toObject();
              return line(QStringLiteral("file"), {word(o, "file_name"), word(o, "mime_type")});
          }},
    Thing{"sticker", [](const QJsonValue &v) { return line(QStringLiteral("sticker"), {word(v.toObject(), "emoji")}); }},
    Thing{"contact",
          [](const QJsonValue &v) {
              const QJsonObject o = v.toObject();
              return line(QStringLiteral("contact"), {word(o, "first_name"), word(o, "last_name"), word(o, "phone_number")});
          }},
    Thing{"venue",
          [](const QJsonValue &v) {
              const QJsonObject o = v.toObject();
              return line(QStringLiteral("place"), {word(o, "title"), word(o, "address"),
                                                    placeOf(o.value(QLatin1StringView("location")).toObject())});
          }},
    Thing{"location", [](const QJsonValue &v) { return line(QStringLiteral("place"), {placeOf(v.toObject())}); }},
    Thing{"poll", [](const QJsonValue &v) { return line(QStringLiteral("poll"), optionsOf(v.toObject(), "question", "options")); }},
    Thing{"checklist", [](const QJsonValue &v) { return line(QStringLiteral("checklist"), optionsOf(v.toObject(), "title", "tasks")); }},
    Thing{"dice", [](const QJsonValue &v) { return line(QStringLiteral("dice"), {word(v.toObject(), "emoji")}); }},
    Thing{"game", [](const QJsonValue &v) { return line(QStringLiteral("game"), {word(v.toObject(), "title")}); }},
    Thing{"story", [](const QJsonValue &) { return line(QStringLiteral("story"), {}); }},
    Thing{"paid_media", [](const QJsonValue &) { return line(QStringLiteral("paid media"), {}); }},
    Thing{"invoice", [](const QJsonValue &v) { return line(QStringLiteral("invoice"), {word(v.toObject(), "title")}); }},
    Thing{"successful_payment", [](const QJsonValue &) { return line(QStringLiteral("payment"), {}); }},
    Thing{"refunded_payment", [](const QJsonValue &) { return line(QStringLiteral("refund"), {}); }},
    Thing{"gift", [](const QJsonValue &) { return line(QStringLiteral("gift"), {}); }},
    Thing{"unique_gift", [](const QJsonValue &) { return line(QStringLiteral("gift"), {}); }},
    Thing{"users_shared", [](const QJsonValue &) { return line(QStringLiteral("shared accounts"), {}); }},
    Thing{"chat_shared", [](const QJsonValue &) { return line(QStringLiteral("shared chat"), {}); }},
    Thing{"web_app_data", [](const QJsonValue &v) { return line(QStringLiteral("form"), {word(v.toObject(), "data")}); }},
};

/// What every message may have beside its content; anything else is content, known or not.
constexpr std::array frame{
    "message_id", "message_thread_id", "direct_messages_topic", "from", "sender_chat", "sender_boost_count",
    "sender_business_bot", "sender_tag", "date", "guest_query_id", "business_connection_id", "chat", "forward_origin",
    "is_topic_message", "is_automatic_forward", "reply_to_message", "external_reply", "quote", "reply_to_story",
    "reply_to_checklist_task_id", "reply_to_poll_option_id", "via_bot", "guest_bot_caller_user", "guest_bot_caller_chat",
    "edit_date", "has_protected_content", "is_from_offline", "is_paid_post", "media_group_id", "author_signature",
    "paid_star_count", "link_preview_options", "suggested_post_info", "effect_id", "reply_markup", "text", "entities",
    "caption", "caption_entities", "show_caption_above_media", "has_media_spoiler", "passport_data"};

/// What a chat tells of itself, and nobody says.
constexpr std::array services{
    "new_chat_members", "left_chat_member", "chat_owner_left", "chat_owner_changed", "new_chat_title", "new_chat_photo",
    "delete_chat_photo", "group_chat_created", "supergroup_chat_created", "channel_chat_created",
    "message_auto_delete_timer_changed", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message",
    "gift_upgrade_sent", "connected_website", "write_access_allowed", "proximity_alert_triggered", "boost_added",
    "chat_background_set", "checklist_tasks_done", "checklist_tasks_added", "direct_message_price_changed",
    "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
    "general_forum_topic_hidden", "general_forum_topic_unhidden", "giveaway_created", "giveaway", "giveaway_winners",
    "giveaway_completed", "managed_bot_created", "paid_message_price_changed", "poll_option_added", "poll_option_deleted",
    "suggested_post_approved", "suggested_post_approval_failed", "suggested_post_declined", "suggested_post_paid",
    "suggested_post_refunded", "video_chat_scheduled", "video_chat_started", "video_chat_ended",
    "video_chat_participants_invited"};

template <size_t count>
bool isAmong(const std::array<const char *, count> &keys, const QString &key)
{
    return std::any_of(keys.begin(), keys.end(), [&](const char *known) { return key == QLatin1StringView(known); });
}

QString forwardedFrom(const QJsonObject &origin)
{
    const QJsonObject user = origin.value(QLatin1StringView("sender_user")).toObject();
    const QJsonObject chat = origin.value(origin.contains(QLatin1StringView("chat")) ? QLatin1StringView("chat")
                                                                                   : QLatin1StringView("sender_chat")).toObject();
    const QStringList names{word(user, "first_name") + (user.contains(QLatin1StringView("last_name")) ? u' ' + word(user, "last_name") : QString()),
                            word(origin, "sender_user_name"), word(chat, "title")};
    return line(QStringLiteral("forwarded"), names);
}

void addBefore(const QJsonObject &message, QStringList &lines)
{
    const bool isForward = message.contains(QLatin1StringView("forward_origin"))
        && !message.value(QLatin1StringView("is_automatic_forward")).toBool();
    if (isForward)
        lines.append(forwardedFrom(message.value(QLatin1StringView("forward_origin")).toObject()));
    const QJsonObject quote = message.value(QLatin1StringView("quote")).toObject();
    const QStringList quoted = text(quote, "text").split(u'\n', Qt::SkipEmptyParts);
    for (const QString &part : quoted)
        lines.append(QStringLiteral("> ") + part);
    if (message.contains(QLatin1StringView("reply_to_story")))
        lines.append(line(QStringLiteral("answers a story"), {}));
}

} // namespace

QString cleanText(const QString &text)
{
    QString clean = text.left(longestText);
    for (qsizetype i = 0; i < clean.size(); ++i) {
        if (!clean.at(i).isSurrogate())
            continue;
        if (clean.at(i).isHighSurrogate() && i + 1 < clean.size() && clean.at(i + 1).isLowSurrogate())
            ++i;
        else
            clean[i] = QChar::ReplacementCharacter;
    }
    clean.removeIf([](QChar c) { return (c < u' ' && c != u'\n' && c != u'\t') || c == QChar(0x7f); });
    return clean;
}

QString textWithLinks(const QString &text, const QJsonArray &entities)
{
    QList<std::pair<qint64, QString>> insertions;
    for (const QJsonValue &value : entities) {
        const QJsonObject entity = value.toObject();
        if (entity.value(QLatin1StringView("type")).toString() != QLatin1StringView("text_link"))
            continue;
        const QJsonValue offset = entity.value(QLatin1StringView("offset"));
        const qint64 from = telegramNumber(offset);
        const qint64 length = telegramNumber(entity.value(QLatin1StringView("length")));
        if (!offset.isDouble() || from < 0 || length <= 0 || from > text.size() || length > text.size() - from)
            continue;
        const QString address = entity.value(QLatin1StringView("url")).toString().simplified();
        if (!address.isEmpty() && address != text.mid(from, length))
            insertions.append({from + length, QStringLiteral(" (%1)").arg(address)});
    }
    std::stable_sort(insertions.begin(), insertions.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QString whole;
    qint64 done = 0;
    for (const auto &[at, address] : std::as_const(insertions)) {
        whole += text.mid(done, at - done) + address;
        done = at;
    }
    return cleanText(whole + text.mid(done));
}

QString contentOfMessage(const QJsonObject &message)
{
    QStringList lines;
    for (const auto &[words, entities] : {std::pair("text", "entities"), std::pair("caption", "caption_entities")}) {
        const QString written = textWithLinks(message.value(QLatin1StringView(words)).toString(),
                                              message.value(QLatin1StringView(entities)).toArray());
        if (!written.trimmed().isEmpty())
            lines.append(written);
    }
    if (message.contains(QLatin1StringView("rich_message")))
        lines.append(richText(message.value(QLatin1StringView("rich_message")).toObject()));
    for (const Thing &thing : things)
        if (message.contains(QLatin1StringView(thing.key))) {
            lines.append(thing.describe(message.value(QLatin1StringView(thing.key))));
            break; // the keys behind it tell the same once more
        }
    const QStringList keys = message.keys();
    const bool isService = std::any_of(keys.begin(), keys.end(), [](const QString &key) { return isAmong(services, key); });
    if (lines.isEmpty() && isService)
        return {};
    for (const QString &key : keys)
        if (lines.isEmpty() && !isAmong(frame, key))
            lines.append(line(cleanText(key).left(60).replace(u'_', u' '), {}));
    if (lines.isEmpty())
        lines.append(QStringLiteral("[message]")); // of a kind the Bot API does not tell
    QStringList before;
    addBefore(message, before);
    return (before + lines).join(u'\n');
}

} // namespace otklik
