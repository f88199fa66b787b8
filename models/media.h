#pragma once

#include "models/fields.h"

#include <QList>
#include <QString>

namespace otklik {

enum class MediaKind { Picture, Video, Sound, File };

template <>
struct EnumNames<MediaKind>
{
    using enum MediaKind;
    static constexpr EnumTable<MediaKind, 4> table{{
        {Picture, QLatin1StringView("picture")},
        {Video, QLatin1StringView("video")},
        {Sound, QLatin1StringView("sound")},
        {File, QLatin1StringView("file")},
    }};
};

/// What stands beside the words of a customer's post. Only what the network tells of it: the bytes are asked for when
/// somebody looks, from the server, which asks the network (Connector::media()). A desktop never asks a network.
struct Media final
{
    /// The network's own, opaque, what the bytes are asked for by; the same for as long as they are, so no address that
    /// is signed anew with each reading. Empty: they cannot be had here.
    QString key;
    MediaKind kind = MediaKind::Picture;
    QString name;        ///< of a file, without its folder; may be empty
    QString description; ///< told for those who cannot see it
    qint64 size = 0;     ///< bytes; 0: not told
    qint64 width = 0;    ///< pixels; 0: not told
    qint64 height = 0;

    static constexpr auto fields()
    {
        return std::tuple(field("key", &Media::key), field("kind", &Media::kind), field("name", &Media::name),
                          field("description", &Media::description), field("size", &Media::size),
                          field("width", &Media::width), field("height", &Media::height));
    }
    friend bool operator==(const Media &, const Media &) = default;
};

/// Of one post; what stands beyond is not told of.
inline constexpr qsizetype mostMedia = 20;
inline constexpr qsizetype longestMediaKey = 500;         ///< UTF-16 units; without its key the bytes cannot be had
inline constexpr qsizetype longestMediaName = 200;        ///< the rest is cut
inline constexpr qsizetype longestMediaDescription = 500; ///< likewise; the text of the post has all of it
inline constexpr qint64 largestMedia = 8'000'000;         ///< bytes that are asked for at most

} // namespace otklik
