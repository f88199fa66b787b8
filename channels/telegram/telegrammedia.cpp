#include "channels/telegram/telegrammedia.h"

#include "channels/problems.h"
#include "channels/telegram/telegramcontent.h"

#include <QJsonArray>

#include <algorithm>

namespace otklik {

namespace {

constexpr qint64 wellSeen = 1280; ///< pixels of the longer side: the largest that Telegram makes of a photo, mostly

qint64 number(const QJsonObject &object, const char *key)
{
    return telegramNumber(object.value(QLatin1StringView(key)));
}

QString text(const QJsonObject &object, const char *key)
{
    return cleanText(object.value(QLatin1StringView(key)).toString()).simplified();
}

QString fileOf(const QJsonObject &object)
{
    return object.value(QLatin1StringView("file_id")).toString();
}

Media mediaOf(MediaKind kind, const QJsonObject &file)
{
    Media media;
    media.kind = kind;
    media.name = text(file, "file_name");
    media.size = number(file, "file_size");
    media.width = number(file, "width");
    media.height = number(file, "height");
    media.key = fileOf(file.value(QLatin1StringView("thumbnail")).toObject());
    return media;
}

Media photo(const QJsonArray &sizes)
{
    QList<QJsonObject> pictures;
    for (const QJsonValue &size : sizes)
        pictures.append(size.toObject());
    const auto longerSide = [](const QJsonObject &one) { return std::max(number(one, "width"), number(one, "height")); };
    std::ranges::stable_sort(pictures, {}, longerSide);
    const auto tooLarge = std::ranges::find_if(pictures, [&](const QJsonObject &one) { return longerSide(one) > wellSeen; });
    Media media = mediaOf(MediaKind::Picture, pictures.isEmpty() ? QJsonObject() : pictures.last());
    if (!pictures.isEmpty())
        media.key = fileOf(tooLarge == pictures.begin() ? *tooLarge : *std::prev(tooLarge));
    return media;
}

/// A picture that was sent as a file is fetched itself: its thumbnail is a stamp.
Media document(const QJsonObject &file)
{
    const bool isPicture = text(file, "mime_type").startsWith(QLatin1StringView("image/"));
    Media media = mediaOf(isPicture ? MediaKind::Picture : MediaKind::File, file);
    if (isPicture && media.size <= largestMedia)
        media.key = fileOf(file);
    return media;
}

Media sticker(const QJsonObject &file)
{
    Media media = mediaOf(MediaKind::Picture, file);
    media.description = text(file, "emoji");
    const bool isMoving = file.value(QLatin1StringView("is_animated")).toBool() || file.value(QLatin1StringView("is_video")).toBool();
    if (!isMoving)
        media.key = fileOf(file);
    return media;
}

/// Below the folder of the bot's files: a server of one's own with --local names a path of its own disk.
bool isWithin(const QString &path)
{
    const QStringList steps = path.split(u'/');
    return !path.isEmpty() && std::ranges::none_of(steps, [](const QString &step) {
        return step.isEmpty() || step == QLatin1StringView(".") || step == QLatin1StringView("..");
    });
}

} // namespace

QList<Media> telegramMedia(const QJsonObject &message)
{
    const auto part = [&](const char *key) { return message.value(QLatin1StringView(key)).toObject(); };
    const auto has = [&](const char *key) { return message.contains(QLatin1StringView(key)); };
    if (has("photo"))
        return {photo(message.value(QLatin1StringView("photo")).toArray())};
    for (const char *video : {"animation", "video", "video_note"}) // before "document": an animation has one beside it
        if (has(video))
            return {mediaOf(MediaKind::Video, part(video))};
    for (const char *sound : {"audio", "voice"})
        if (has(sound)) {
            Media media = mediaOf(MediaKind::Sound, part(sound));
            media.description = text(part(sound), "title");
            media.key.clear(); // of a sound the cover is no part
            return {media};
        }
    if (has("sticker"))
        return {sticker(part("sticker"))};
    return has("document") ? QList<Media>{document(part("document"))} : QList<Media>();
}

Result<MediaBytes> telegramFetchMedia(TelegramApi &api, const QString &key, qint64 atMost)
{
    const auto told = api.call(QStringLiteral("getFile"), {{QStringLiteral("file_id"), key}});
    if (!told) {
        const Error &error = told.error().error;
        if (error.code == problem::attachmentRefused) // "file is too big": more than 20 MB
            return failure(Error::Kind::GiveUp, problem::mediaTooLarge, error.detail);
        if (error.code == problem::networkRefused) // "wrong file_id", "file is temporarily unavailable"
            return failure(Error::Kind::GiveUp, problem::postGone, error.detail);
        return tl::unexpected(error);
    }
    const QJsonObject file = told->toObject();
    if (number(file, "file_size") > atMost)
        return failure(Error::Kind::GiveUp, problem::mediaTooLarge);
    const QString path = file.value(QLatin1StringView("file_path")).toString();
    if (!isWithin(path))
        return failure(Error::Kind::GiveUp, problem::notPossible);
    return api.file(path, atMost);
}

} // namespace otklik
