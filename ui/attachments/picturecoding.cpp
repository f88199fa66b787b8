#include "ui/attachments/picturecoding.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

/// Megabytes of one decoded picture: mostPixels of four bytes.
constexpr int allocationLimit = 400;
/// A progressive JPEG of a few megabytes can ask for hours of work; real ones have about ten scans.
constexpr qsizetype mostScans = 200;
constexpr qint64 mostShownPixels = 40'000'000;
constexpr int shortestWorthSending = 64;

bool hasTransparency(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    for (int y = 0; y < image.height(); ++y) {
        const auto *line = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        if (std::any_of(line, line + image.width(), [](QRgb pixel) { return qAlpha(pixel) != 255; }))
            return true;
    }
    return false;
}

bool isTooLarge(const QImageReader &reader, QSize size)
{
    const qint64 pixels = qint64(size.width()) * size.height();
    if (size.width() > longestSide || size.height() > longestSide || pixels > mostPixels)
        return true;
    const int depth = QImage::toPixelFormat(reader.imageFormat()).bitsPerPixel();
    return pixels * depth / 8 > qint64(allocationLimit) * 1024 * 1024;
}

QByteArray written(const QImage &image, const char *format, int quality)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(quality);
    if (!writer.write(image))
        return {};
    return buffer.data();
}

bool fits(const QByteArray &bytes)
{
    return !bytes.isEmpty() && bytes.size() <= largestAttachment;
}

QImage onWhite(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

} // namespace

tl::expected<QImage, PictureFault> decodedPicture(const QByteArray &bytes, PictureKind kind)
{
    const auto broken = tl::unexpected(PictureFault::Broken);
    if (kind == PictureKind::Jpeg && bytes.count("\xff\xda") > mostScans)
        return broken;
    QImageReader::setAllocationLimit(allocationLimit);
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, decoderOf(kind));
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return broken;
    if (isTooLarge(reader, size))
        return tl::unexpected(PictureFault::TooManyPixels);
    const bool isMoving = kind == PictureKind::Png ? isMovingPng(bytes)
                                                   : kind != PictureKind::Jpeg && reader.imageCount() > 1;
    if (isMoving)
        return tl::unexpected(PictureFault::Moving);
    if (std::max(size.width(), size.height()) > longestSentSide)
        reader.setScaledSize(size.scaled(longestSentSide, longestSentSide, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    if (image.isNull())
        return broken;
    return image;
}

QImage shownPicture(const QByteArray &bytes, QSize most)
{
    if (bytes.size() > largestAttachment || attachmentTypeOf(bytes).isEmpty())
        return {};
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const PictureKind kind = pictureKindOf(bytes);
    const QSize size = QImageReader(&buffer, decoderOf(kind)).size();
    if (qint64(size.width()) * size.height() > mostShownPixels)
        return {};
    const auto image = decodedPicture(bytes, kind);
    if (!image)
        return {};
    const QImage bare = barePicture(*image);
    if (bare.width() <= most.width() && bare.height() <= most.height())
        return bare;
    const QSize fitting = bare.size().scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1});
    return bare.scaled(fitting, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage barePicture(const QImage &image)
{
    QImage pixels = image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    if (pixels.colorSpace().isValid() && pixels.colorSpace() != QColorSpace(QColorSpace::SRgb))
        pixels.convertToColorSpace(QColorSpace::SRgb);
    if (pixels.hasAlphaChannel() && !hasTransparency(pixels))
        pixels = pixels.convertToFormat(QImage::Format_RGB32);
    // A copy of the pixels alone: the texts of a QImage would be written into the file.
    QImage bare = QImage(pixels.constBits(), pixels.width(), pixels.height(), pixels.bytesPerLine(), pixels.format()).copy();
    constexpr int dotsPerMeter = 2835; // 72 dpi, whatever the screen: the same picture gives the same bytes
    bare.setDotsPerMeterX(dotsPerMeter);
    bare.setDotsPerMeterY(dotsPerMeter);
    return bare;
}

QByteArray encodedPicture(QImage &image, bool preferPng)
{
    if (preferPng || image.hasAlphaChannel()) {
        const QByteArray png = written(image, "png", -1);
        if (fits(png))
            return png;
    }
    image = onWhite(image);
    while (true) {
        for (const int quality : {90, 82, 72}) {
            const QByteArray jpeg = written(image, "jpeg", quality);
            if (fits(jpeg))
                return jpeg;
        }
        if (std::max(image.width(), image.height()) < shortestWorthSending)
            return {};
        const QSize smaller = (image.size() * 0.8).expandedTo({1, 1});
        image = image.scaled(smaller, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
}

} // namespace otklik
