#include "channels/bluesky/blueskymedia.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace otklik {

namespace {

QJsonObject part(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toObject();
}

/// What stands beside the words: of a quote with media, that.
QJsonObject filesOf(const QJsonObject &embed)
{
    const QJsonObject beside = part(embed, "media");
    return beside.isEmpty() ? embed : beside;
}

QJsonArray picturesOf(const QJsonObject &files)
{
    const QJsonArray images = files.value(QLatin1StringView("images")).toArray();
    return images.isEmpty() ? files.value(QLatin1StringView("items")).toArray() : images;
}

/// The CID of a blob: of ref.$link, and of records from before 2023 of `cid`. Its letters are those of a multibase.
QString cidOf(const QJsonObject &blob)
{
    static const QRegularExpression letters(QStringLiteral("\\A[A-Za-z0-9]{4,120}\\z"));
    QString cid = part(blob, "ref").value(QLatin1StringView("$link")).toString();
    if (cid.isEmpty())
        cid = blob.value(QLatin1StringView("cid")).toString();
    return letters.match(cid).hasMatch() ? cid : QString();
}

Media mediaOf(const QJsonObject &told, const QJsonObject &blob, MediaKind kind)
{
    Media media;
    media.key = cidOf(blob);
    media.kind = kind;
    media.description = told.value(QLatin1StringView("alt")).toString().simplified();
    media.size = blob.value(QLatin1StringView("size")).toInteger();
    media.width = part(told, "aspectRatio").value(QLatin1StringView("width")).toInteger();
    media.height = part(told, "aspectRatio").value(QLatin1StringView("height")).toInteger();
    return media;
}

} // namespace

QList<Media> mediaOfRecord(const QJsonObject &record)
{
    QList<Media> media;
    const QJsonObject files = filesOf(part(record, "embed"));
    const QJsonArray pictures = picturesOf(files);
    for (const QJsonValue &value : pictures)
        media.append(mediaOf(value.toObject(), part(value.toObject(), "image"), MediaKind::Picture));
    if (files.contains(QLatin1StringView("video")))
        media.append(mediaOf(files, part(files, "video"), MediaKind::Video));
    return media;
}

std::optional<BlueskyFile> fileOfView(const QJsonObject &view, const QString &key)
{
    if (key.isEmpty())
        return std::nullopt;
    const QJsonObject files = filesOf(part(part(view, "record"), "embed"));
    const QJsonObject shown = filesOf(part(view, "embed"));
    const auto address = [](const QJsonValue &text) { return QUrl(text.toString(), QUrl::StrictMode); };
    const QJsonArray pictures = picturesOf(files);
    for (qsizetype i = 0; i < pictures.size(); ++i)
        if (cidOf(part(pictures.at(i).toObject(), "image")) == key)
            return BlueskyFile{address(picturesOf(shown).at(i).toObject().value(QLatin1StringView("thumb"))), true};
    if (cidOf(part(files, "video")) == key)
        return BlueskyFile{address(shown.value(QLatin1StringView("thumbnail"))), false};
    return std::nullopt;
}

} // namespace otklik
