#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace otklik {

/// A picture with nothing in it but the picture.
struct CleanPicture final
{
    QByteArray bytes;
    QString mediaType; ///< one of attachmentTypes
    int width = 0;     ///< pixels, as it is shown
    int height = 0;
};

/// A JPEG (ITU-T T.81) or a PNG (W3C PNG, third edition) without what its maker put beside the picture: place, time and camera
/// (EXIF, XMP, IPTC), comments, previews, profiles, animations, and whatever stands behind the end. Of EXIF the
/// orientation is kept, as pictures of phones lie on their side without it. The picture itself is copied as it is:
/// whether it can be decoded is not known. None: no such picture, broken off, or larger than is shown.
[[nodiscard]] std::optional<CleanPicture> cleanPicture(const QByteArray &bytes);

} // namespace otklik
