#include "ui/attachments/picture.h"

#include "ui/attachments/picturecoding.h"

#include <QFile>
#include <QFileInfo>
#include <QImageReader>

namespace otklik {

namespace {

PictureFault faultOf(PictureKind kind)
{
    switch (kind) {
    case PictureKind::Heic: return PictureFault::Heic;
    case PictureKind::Drawing: return PictureFault::Drawing;
    case PictureKind::Video: return PictureFault::Video;
    case PictureKind::Document: return PictureFault::Document;
    case PictureKind::Jpeg:
    case PictureKind::Png:
    case PictureKind::Gif:
    case PictureKind::Bmp:
    case PictureKind::Webp:
    case PictureKind::Tiff: return PictureFault::OtherKind;
    case PictureKind::Other: return PictureFault::NotAPicture;
    }
    return PictureFault::NotAPicture;
}

/// The file's own name with the suffix of what it has become.
QString nameFor(const QString &name, const QString &mediaType)
{
    const QFileInfo info(name);
    const bool isJpeg = mediaType == attachmentTypes[0];
    const QString suffix = info.suffix().toLower();
    const bool isRight = isJpeg ? suffix == u"jpg" || suffix == u"jpeg" : suffix == u"png";
    const QString end = isRight ? u'.' + info.suffix() : isJpeg ? QStringLiteral(".jpg") : QStringLiteral(".png");
    return info.completeBaseName().left(longestAttachmentName - end.size()) + end;
}

PictureResult prepared(const QImage &image, const QString &name, bool preferPng)
{
    PreparedPicture picture;
    QImage bare = barePicture(image);
    picture.bytes = encodedPicture(bare, preferPng);
    if (picture.bytes.isEmpty())
        return tl::unexpected(PictureFault::Broken);
    picture.thumbnail = shownPicture(picture.bytes, thumbnailSize);
    Attachment &attachment = picture.attachment;
    attachment.hash = attachmentHashOf(picture.bytes);
    attachment.mediaType = attachmentTypeOf(picture.bytes);
    attachment.name = nameFor(name, attachment.mediaType);
    attachment.size = picture.bytes.size();
    attachment.width = bare.width();
    attachment.height = bare.height();
    return picture;
}

} // namespace

PictureResult preparePictureFile(const QString &path)
{
    const QFileInfo info(path);
    QFile file(path);
    // A pipe or a device would never end.
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return tl::unexpected(PictureFault::CannotOpen);
    const QByteArray bytes = file.size() > largestPictureFile ? QByteArray() : file.read(largestPictureFile + 1);
    if (file.size() > largestPictureFile || bytes.size() > largestPictureFile)
        return tl::unexpected(PictureFault::FileTooLarge);
    if (file.error() != QFileDevice::NoError)
        return tl::unexpected(PictureFault::CannotOpen);
    return preparePicture(bytes, info.fileName());
}

PictureResult preparePicture(const QByteArray &bytes, const QString &name)
{
    if (bytes.size() > largestPictureFile)
        return tl::unexpected(PictureFault::FileTooLarge);
    const PictureKind kind = pictureKindOf(bytes);
    const QByteArray decoder = decoderOf(kind);
    if (decoder.isEmpty() || !QImageReader::supportedImageFormats().contains(decoder))
        return tl::unexpected(faultOf(kind));
    const auto image = decodedPicture(bytes, kind);
    if (!image)
        return tl::unexpected(image.error());
    const bool isLossy = kind == PictureKind::Jpeg || kind == PictureKind::Webp;
    return prepared(*image, name, !isLossy);
}

PictureResult preparePicture(const QImage &image, const QString &name)
{
    if (image.isNull())
        return tl::unexpected(PictureFault::Broken);
    const bool isTooLarge = image.width() > longestSide || image.height() > longestSide
        || qint64(image.width()) * image.height() > mostPixels;
    if (isTooLarge)
        return tl::unexpected(PictureFault::TooManyPixels);
    const bool isLong = std::max(image.width(), image.height()) > longestSentSide;
    const QSize smaller = image.size().scaled(longestSentSide, longestSentSide, Qt::KeepAspectRatio).expandedTo({1, 1});
    return prepared(isLong ? image.scaled(smaller, Qt::IgnoreAspectRatio, Qt::SmoothTransformation) : image, name, true);
}

} // namespace otklik
