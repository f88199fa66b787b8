#include "channels/vk/vkpost.h"

#include "channels/vk/vkmedia.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

namespace otklik {

namespace {

constexpr qsizetype longestText = 256 * 1024;

// "[id1|Name]", "[club1|Name]", and in topics "[id1:bp-2_3|Name]" for an answer to post 3.
const QRegularExpression &mentions()
{
    static const QRegularExpression form(
        QStringLiteral(R"(\[(?:id|club|public|event)[0-9]+(?::bp-?[0-9]+_([0-9]{1,18}))?\|([^\]\n]*)\])"));
    return form;
}

const QRegularExpression &links()
{
    static const QRegularExpression form(QStringLiteral(R"(\[(https?://[^\s\]|]+)\|([^\]\n]*)\])"));
    return form;
}

QString withoutEscapes(QString text)
{
    text.replace(QLatin1StringView("<br>"), QLatin1StringView("\n"));
    text.replace(QLatin1StringView("&lt;"), QLatin1StringView("<"));
    text.replace(QLatin1StringView("&gt;"), QLatin1StringView(">"));
    text.replace(QLatin1StringView("&quot;"), QLatin1StringView("\""));
    text.replace(QLatin1StringView("&amp;"), QLatin1StringView("&"));
    return text;
}

/// Whole characters only.
QString clean(const QString &text)
{
    QString cleaned = QString::fromUtf8(text.first(std::min(text.size(), longestText)).toUtf8());
    cleaned.remove(QChar(u'\0'));
    return cleaned;
}

/// The largest picture's address, or the page of what is attached.
QString addressOf(const QJsonObject &attached)
{
    QString address = attached.value(QLatin1StringView("url")).toString();
    qint64 widest = -1;
    const QJsonArray sizes = attached.value(QLatin1StringView("sizes")).toArray();
    for (const QJsonValue &size : sizes) {
        const QJsonObject picture = size.toObject();
        if (const qint64 width = vkNumber(picture.value(QLatin1StringView("width"))); width > widest) {
            widest = width;
            address = picture.value(QLatin1StringView("url")).toString();
        }
    }
    const QString scheme = QUrl(address).scheme();
    return scheme == QLatin1StringView("https") || scheme == QLatin1StringView("http") ? address : QString();
}

/// A line for each attachment: what the text alone would hide.
QStringList attachmentLines(const QJsonObject &object)
{
    QStringList lines;
    const QJsonArray attachments = object.value(QLatin1StringView("attachments")).toArray();
    for (const QJsonValue &entry : attachments) {
        const QString type = clean(entry.toObject().value(QLatin1StringView("type")).toString()).simplified();
        if (type.isEmpty())
            continue;
        const QJsonObject attached = entry.toObject().value(type).toObject();
        QStringList words{QStringLiteral("[%1]").arg(type)};
        if (const QString title = vkName(attached, "title"); !title.isEmpty())
            words.append(title);
        if (const QString address = addressOf(attached); !address.isEmpty())
            words.append(address);
        lines.append(words.join(u' '));
    }
    return lines;
}

QString bodyOf(const QJsonObject &object)
{
    QStringList lines;
    if (const QString text = vkPlainText(object.value(QLatin1StringView("text")).toString()); !text.isEmpty())
        lines.append(text);
    return (lines + attachmentLines(object)).join(u'\n');
}

std::optional<TimePoint> timeOf(const QJsonValue &seconds)
{
    const qint64 number = vkNumber(seconds);
    // Up to the year 9999: whatever is beyond is no date.
    if (number <= 0 || number > 253'402'300'799)
        return std::nullopt;
    return TimePoint(std::chrono::seconds(number));
}

/// What all kinds share; the ids are the caller's.
std::optional<IncomingPost> postOf(const QJsonObject &object, qint64 groupId)
{
    const qint64 author = vkNumber(object.value(QLatin1StringView("from_id")));
    const auto at = timeOf(object.value(QLatin1StringView("date")));
    if (author == 0 || !at)
        return std::nullopt;
    IncomingPost post;
    post.authorExternalId = QString::number(author);
    post.authorHandle = author > 0 ? QStringLiteral("id%1").arg(author) : QStringLiteral("club%1").arg(-author);
    post.authorUrl = QStringLiteral("https://vk.com/") + post.authorHandle;
    post.isBrand = author == -groupId;
    post.publishedAt = *at;
    post.text = bodyOf(object);
    post.media = vkMedia(object);
    return post;
}

} // namespace

QString vkName(const QJsonObject &object, const char *key)
{
    return clean(withoutEscapes(object.value(QLatin1StringView(key)).toString())).simplified();
}

bool isVkDeleted(const QJsonObject &object)
{
    const auto isSet = [&](const char *key) {
        const QJsonValue value = object.value(QLatin1StringView(key));
        return value.toBool() || vkNumber(value) == 1;
    };
    return isSet("deleted") || isSet("is_deleted");
}

QString vkPlainText(const QString &text)
{
    QString plain = clean(text);
    plain.replace(mentions(), QStringLiteral("\\2"));
    plain.replace(links(), QStringLiteral("\\2 (\\1)"));
    return withoutEscapes(plain).trimmed();
}

QString vkComparable(const QString &text)
{
    static const QRegularExpression typed(QStringLiteral(R"([@*](?:id|club|public|event)[0-9]+)"));
    static const QRegularExpression attached(QStringLiteral(R"((?:^|\n)\[[a-z_]+\](?: [^\n]*)?)"));
    QString plain = vkPlainText(text);
    plain.remove(attached);
    plain.remove(typed);
    plain = plain.normalized(QString::NormalizationForm_KC);
    QString letters;
    for (const char32_t character : plain.toUcs4())
        if (QChar::isLetterOrNumber(character))
            letters += QString::fromUcs4(&character, 1).toCaseFolded();
    return letters.isEmpty() ? plain.simplified() : letters;
}

std::optional<IncomingPost> vkComment(const QJsonObject &comment, const VkId &root, qint64 groupId)
{
    const qint64 number = vkNumber(comment.value(QLatin1StringView("id")));
    auto post = postOf(comment, groupId);
    if (!post || number <= 0)
        return std::nullopt;
    post->externalId = root.at(number).text();
    post->threadExternalId = root.text();
    post->threadUrl = root.webAddress(groupId);
    post->url = root.at(number).webAddress(groupId);
    qint64 parent = vkNumber(comment.value(QLatin1StringView("reply_to_comment")));
    if (const QJsonArray parents = comment.value(QLatin1StringView("parents_stack")).toArray();
        parent == 0 && !parents.isEmpty())
        parent = vkNumber(parents.last());
    if (root.kind == VkKind::Board)
        parent = mentions().match(comment.value(QLatin1StringView("text")).toString()).captured(1).toLongLong();
    if (parent > 0)
        post->inReplyTo = root.at(parent).text();
    else if (root.kind == VkKind::Wall)
        post->inReplyTo = root.text();
    return post;
}

std::optional<IncomingPost> vkWallPost(const QJsonObject &object, qint64 groupId)
{
    const VkId id{VkKind::Wall, vkNumber(object.value(QLatin1StringView("owner_id"))),
                  vkNumber(object.value(QLatin1StringView("id")))};
    auto post = postOf(object, groupId);
    if (!post || id.owner == 0 || id.object <= 0)
        return std::nullopt;
    post->externalId = id.text();
    post->threadExternalId = id.text();
    post->url = id.webAddress(groupId);
    post->threadUrl = post->url;
    post->editedAt = timeOf(object.value(QLatin1StringView("edited")));
    return post;
}

std::optional<IncomingPost> vkMessage(const QJsonObject &message, qint64 groupId)
{
    const VkId id{VkKind::Message, vkNumber(message.value(QLatin1StringView("peer_id"))), 0,
                  vkNumber(message.value(QLatin1StringView("conversation_message_id")))};
    auto post = postOf(message, groupId);
    if (!post || id.owner == 0 || id.comment <= 0)
        return std::nullopt;
    post->externalId = id.text();
    post->threadExternalId = id.root().text();
    post->threadUrl = id.webAddress(groupId);
    post->url = post->threadUrl;
    post->visibility = Visibility::Private;
    post->editedAt = timeOf(message.value(QLatin1StringView("update_time")));
    const qint64 answered = vkNumber(message.value(QLatin1StringView("reply_message"))
                                         .toObject()
                                         .value(QLatin1StringView("conversation_message_id")));
    if (answered > 0)
        post->inReplyTo = id.at(answered).text();
    return post;
}

} // namespace otklik
