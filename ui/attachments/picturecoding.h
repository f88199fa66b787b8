#pragma once

#include "ui/attachments/picture.h"
#include "ui/attachments/picturekind.h"

namespace otklik {

/// Decodes hostile bytes: by the one decoder that their beginning names, never more pixels than bounded,
/// upright, no side longer than longestSentSide. Any thread.
[[nodiscard]] tl::expected<QImage, PictureFault> decodedPicture(const QByteArray &bytes, PictureKind kind);

/// An attachment's bytes for the screen, at most so large; null when they are not one.
[[nodiscard]] QImage shownPicture(const QByteArray &bytes, QSize most);

/// The pixels in sRGB, without text, profile or density; opaque ones without an alpha channel.
[[nodiscard]] QImage barePicture(const QImage &image);

/// JPEG or PNG of at most largestAttachment bytes, as large and as good as that allows. `image` becomes
/// what was written.
[[nodiscard]] QByteArray encodedPicture(QImage &image, bool preferPng);

} // namespace otklik
