#include "ui/attachments/postpicture.h"

#include "models/media.h"
#include "ui/attachments/picturecoding.h"
#include "ui/attachments/picturekind.h"

#include <QImageReader>

#include <algorithm>
#include <cstring>

namespace otklik {

namespace {

using Clock = std::chrono::steady_clock;

/// Bytes that run dry when their time is over: a decoder that goes on asking is told of the end. No QBuffer: some
/// decoders take one as a whole, and never ask again.
class TimedBytes final : public QIODevice
{
public:
    TimedBytes(const QByteArray &bytes, Clock::time_point end) : m_bytes(bytes), m_end(end) { open(ReadOnly | Unbuffered); }

    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] bool isOver() const { return Clock::now() > m_end; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (isOver())
            return -1;
        const qint64 count = std::clamp<qint64>(m_bytes.size() - pos(), 0, most);
        std::memcpy(data, m_bytes.constData() + pos(), static_cast<size_t>(count));
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    const Clock::time_point m_end;
};

bool isShown(PictureKind kind)
{
    return kind == PictureKind::Jpeg || kind == PictureKind::Png || kind == PictureKind::Gif || kind == PictureKind::Webp;
}

/// A GIF begins with the size of its canvas, which is made whole; its decoder tells the size of the first frame.
QSize canvasOf(const QByteArray &bytes, PictureKind kind)
{
    constexpr qsizetype place = 6;
    if (kind != PictureKind::Gif || bytes.size() < place + 4)
        return {0, 0};
    const auto side = [&](qsizetype at) { return static_cast<uchar>(bytes.at(at)) | static_cast<uchar>(bytes.at(at + 1)) << 8; };
    return {side(place), side(place + 2)};
}

QImage within(const QImage &image, QSize most)
{
    if (image.width() <= most.width() && image.height() <= most.height())
        return image;
    return image.scaled(image.size().scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

bool isWithin(const QByteArray &bytes, PictureKind kind, QSize size, const PictureBounds &bounds)
{
    const qint64 pixels = qint64(size.width()) * size.height();
    const bool isBomb = pixels > bounds.freePixels && pixels * 4 / bytes.size() > bounds.ratio;
    if (!size.isValid() || size.isEmpty() || pixels > bounds.pixels || isBomb)
        return false;
    const qsizetype scans = kind == PictureKind::Jpeg ? bytes.count("\xff\xda") : 1;
    return scans <= bounds.scans && scans * pixels <= bounds.scannedPixels;
}

} // namespace

QImage postPicture(const QByteArray &bytes, QSize most, const PictureBounds &bounds)
{
    const PictureKind kind = pictureKindOf(bytes);
    if (bytes.isEmpty() || bytes.size() > largestMedia || !isShown(kind))
        return {};
    TimedBytes device(bytes, Clock::now() + bounds.time);
    QImageReader reader(&device, decoderOf(kind));
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isEmpty() || !isWithin(bytes, kind, size.expandedTo(canvasOf(bytes, kind)), bounds))
        return {};
    QImageReader::setAllocationLimit(static_cast<int>(bounds.pixels * 8 / (1024 * 1024)) + 1); // up to 16 bits a channel
    if (size.width() > most.width() || size.height() > most.height()) {
        const bool isTurned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
        reader.setScaledSize(size.scaled(isTurned ? most.transposed() : most, Qt::KeepAspectRatio).expandedTo({1, 1}));
    }
    const QImage image = reader.read();
    return image.isNull() || device.isOver() ? QImage() : within(barePicture(image), most);
}

} // namespace otklik
