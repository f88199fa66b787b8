#pragma once

#include <QByteArray>
#include <QImage>

#include <chrono>

namespace otklik {

/// What a stranger's picture may cost. It is refused where its beginning already says more.
struct PictureBounds final
{
    qint64 pixels = 40'000'000;
    qint64 freePixels = 4'000'000; ///< so small, nobody asks about the ratio
    int ratio = 2'000;             ///< decoded bytes for each byte of the file: a screenshot of one colour has some hundred
    qsizetype scans = 50;          ///< of a JPEG; real ones have about ten
    qint64 scannedPixels = 600'000'000; ///< pixels times scans
    std::chrono::milliseconds time{2'000};
};

/// The bytes of a post's picture for the screen, at most so large: JPEG, PNG, GIF and WebP by how they begin, of what
/// moves the first picture; upright, in sRGB. Null for anything else, what breaks off, and what is beyond `bounds`;
/// no byte is given to a decoder after its time. Any thread but the UI's.
[[nodiscard]] QImage postPicture(const QByteArray &bytes, QSize most, const PictureBounds &bounds = {});

} // namespace otklik
