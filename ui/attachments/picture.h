#pragma once

#include "models/attachment.h"

#include <QImage>

#include <tl/expected.hpp>

namespace otklik {

/// Why a file cannot go out as a picture.
enum class PictureFault {
    CannotOpen,
    FileTooLarge,  ///< largestPictureFile
    TooManyPixels, ///< longestSide, mostPixels
    Moving,        ///< only the first picture would go out
    Heic,
    Drawing,
    Video,
    Document,
    OtherKind,     ///< a picture, but of a kind that is not read here
    NotAPicture,
    Broken,
};

/// A picture as it goes out: its pixels and nothing else that stood in the file.
struct PreparedPicture final
{
    Attachment attachment; ///< without a description
    QByteArray bytes;
    QImage thumbnail;
};
using PictureResult = tl::expected<PreparedPicture, PictureFault>;

inline constexpr qint64 largestPictureFile = 50'000'000;
inline constexpr int longestSide = 20'000;
inline constexpr qint64 mostPixels = 100'000'000;
inline constexpr int longestSentSide = 4096; ///< larger ones are made smaller

/// Thumbnails are kept for the densest screens.
inline constexpr QSize thumbnailSize{480, 288};

/// Reads a file and encodes its picture anew, upright, in sRGB, within largestAttachment. What the camera
/// wrote beside the pixels (place, time, owner) is left behind. Takes seconds for large ones: not for the
/// UI thread.
[[nodiscard]] PictureResult preparePictureFile(const QString &path);
[[nodiscard]] PictureResult preparePicture(const QByteArray &bytes, const QString &name);
/// One from the clipboard; the name is given a suffix.
[[nodiscard]] PictureResult preparePicture(const QImage &image, const QString &name);

} // namespace otklik
