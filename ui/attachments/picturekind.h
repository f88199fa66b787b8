#pragma once

#include <QByteArray>

namespace otklik {

/// What a file is by how it begins, whatever its name says.
enum class PictureKind {
    Jpeg,
    Png,
    Gif,
    Webp,
    Bmp,
    Tiff,
    Heic,     ///< a telephone's own format, or AVIF
    Drawing,  ///< SVG
    Video,
    Document, ///< PDF
    Other,
};

[[nodiscard]] PictureKind pictureKindOf(const QByteArray &bytes);

/// The name of its decoder in Qt; empty for what is never decoded here.
[[nodiscard]] QByteArray decoderOf(PictureKind kind);

/// A PNG that moves: Qt would show its first picture only, and say nothing.
[[nodiscard]] bool isMovingPng(const QByteArray &bytes);

} // namespace otklik
