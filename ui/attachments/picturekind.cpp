#include "ui/attachments/picturekind.h"

#include <QByteArrayView>

#include <algorithm>
#include <array>

namespace otklik {

namespace {

constexpr qsizetype lookedAt = 4096; ///< of the beginning, where nothing is found at a fixed place

/// Files of boxes (ISO 14496-12) tell after "ftyp" what they hold.
PictureKind kindOfBoxes(const QByteArray &bytes)
{
    static constexpr std::array brands{"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"};
    const QByteArray brand = bytes.mid(8, 4);
    const bool isPicture = std::ranges::any_of(brands, [&](const char *one) { return brand == one; });
    return isPicture ? PictureKind::Heic : PictureKind::Video;
}

bool isDrawing(const QByteArray &bytes)
{
    const QByteArray beginning = bytes.left(lookedAt).trimmed().toLower();
    return beginning.startsWith("<svg") || (beginning.startsWith("<?xml") && beginning.contains("<svg"));
}

} // namespace

PictureKind pictureKindOf(const QByteArray &bytes)
{
    const auto begins = [&](QByteArrayView with) { return bytes.startsWith(with); };
    if (begins("\xff\xd8\xff"))
        return PictureKind::Jpeg;
    if (begins("\x89PNG\r\n\x1a\n"))
        return PictureKind::Png;
    if (begins("GIF8"))
        return PictureKind::Gif;
    if (begins("RIFF"))
        return bytes.mid(8, 4) == "WEBP" ? PictureKind::Webp : PictureKind::Video;
    if (begins("BM"))
        return PictureKind::Bmp;
    if (begins(QByteArrayView("II*\0", 4)) || begins(QByteArrayView("MM\0*", 4)))
        return PictureKind::Tiff;
    if (bytes.mid(4, 4) == "ftyp")
        return kindOfBoxes(bytes);
    if (begins("\x1a\x45\xdf\xa3"))
        return PictureKind::Video;
    if (begins("%PDF"))
        return PictureKind::Document;
    return isDrawing(bytes) ? PictureKind::Drawing : PictureKind::Other;
}

QByteArray decoderOf(PictureKind kind)
{
    switch (kind) {
    case PictureKind::Jpeg: return "jpeg";
    case PictureKind::Png: return "png";
    case PictureKind::Gif: return "gif";
    case PictureKind::Webp: return "webp";
    case PictureKind::Bmp: return "bmp";
    case PictureKind::Tiff:
    case PictureKind::Heic:
    case PictureKind::Drawing:
    case PictureKind::Video:
    case PictureKind::Document:
    case PictureKind::Other: return {};
    }
    return {};
}

bool isMovingPng(const QByteArray &bytes)
{
    // The chunk that says so stands before the first picture.
    const qsizetype picture = bytes.indexOf("IDAT");
    const qsizetype moving = bytes.indexOf("acTL");
    return moving >= 0 && picture >= 0 && moving < picture;
}

} // namespace otklik
