#pragma once

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QRandomGenerator>

#include <array>

namespace otklik {

/// Files as they come from cameras, chats and malice, made by hand.
namespace samples {

inline QByteArray encoded(const QImage &image, const char *format, int quality = -1)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, quality);
    return buffer.data();
}

/// Left half red, right half blue.
inline QImage twoHalves(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QPainter(&image).fillRect(0, 0, size.width() / 2, size.height(), Qt::red);
    return image;
}

/// Something to look at in pictures of the widgets.
inline QImage parcel(QSize size, const QColor &sky = QColor(0xbfd7ea))
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(sky);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(0, size.height() * 2 / 3, size.width(), size.height(), QColor(0xd9cdb8));
    const QRect box(size.width() / 4, size.height() / 3, size.width() / 2, size.height() / 2);
    painter.fillRect(box, QColor(0xc08a4e));
    painter.fillRect(box.x() + box.width() * 2 / 5, box.y(), box.width() / 5, box.height(), QColor(0xe6c79c));
    painter.setPen(QPen(QColor(0x6b4423), std::max(1, size.width() / 100)));
    painter.drawRect(box);
    return image;
}

/// Compresses badly.
inline QImage noise(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < size.height(); ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), size.width());
    return image;
}

inline void append16(QByteArray &to, quint16 value)
{
    to.append(static_cast<char>(value & 0xff)).append(static_cast<char>(value >> 8));
}

inline void append32(QByteArray &to, quint32 value)
{
    append16(to, static_cast<quint16>(value & 0xffff));
    append16(to, static_cast<quint16>(value >> 16));
}

inline void appendEntry(QByteArray &to, quint16 tag, quint16 type, quint32 count, quint32 value)
{
    append16(to, tag);
    append16(to, type);
    append32(to, count);
    append32(to, value);
}

/// What a camera writes: its owner, how it was held, and where (a GPS segment with a
/// name of the place).
inline QByteArray exif(quint16 orientation)
{
    const QByteArray owner("Owner: Marina Sokolova", 23);
    const QByteArray place("Tverskaya 12, Moscow", 21);
    constexpr quint32 firstFolder = 8;
    constexpr quint32 afterFirst = firstFolder + 2 + 3 * 12 + 4;
    const auto gpsFolder = afterFirst + static_cast<quint32>(owner.size());
    const quint32 afterGps = gpsFolder + 2 + 2 * 12 + 4;
    QByteArray tiff("II*\0", 4);
    append32(tiff, firstFolder);
    append16(tiff, 3);
    appendEntry(tiff, 0x010e, 2, static_cast<quint32>(owner.size()), afterFirst);
    appendEntry(tiff, 0x0112, 3, 1, orientation);
    appendEntry(tiff, 0x8825, 4, 1, gpsFolder);
    append32(tiff, 0);
    tiff += owner;
    append16(tiff, 2);
    appendEntry(tiff, 0x0001, 2, 2, 'N');
    appendEntry(tiff, 0x001c, 2, static_cast<quint32>(place.size()), afterGps);
    append32(tiff, 0);
    tiff += place;
    return QByteArray("Exif\0\0", 6) + tiff;
}

/// A photo with that in its beginning, and a comment.
inline QByteArray photo(const QImage &image, quint16 orientation = 1)
{
    const auto segment = [](char mark, const QByteArray &what) {
        const auto length = static_cast<quint16>(what.size() + 2);
        return QByteArray("\xff").append(mark).append(static_cast<char>(length >> 8)).append(static_cast<char>(length & 0xff)) + what;
    };
    QByteArray jpeg = encoded(image, "jpeg", 95);
    jpeg.insert(2, segment('\xe1', exif(orientation)) + segment('\xfe', QByteArray("Comment: call 8 916 123-45-67")));
    return jpeg;
}

inline quint32 crc(const QByteArray &bytes)
{
    quint32 value = 0xffffffff;
    for (const char byte : bytes) {
        value ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            value = value & 1 ? (value >> 1) ^ 0xedb88320 : value >> 1;
    }
    return ~value;
}

inline QByteArray big32(quint32 value)
{
    QByteArray bytes;
    for (const int shift : {24, 16, 8, 0})
        bytes.append(static_cast<char>((value >> shift) & 0xff));
    return bytes;
}

inline QByteArray pngChunk(const QByteArray &kind, const QByteArray &what)
{
    return big32(static_cast<quint32>(what.size())) + kind + what + big32(crc(kind + what));
}

/// A few bytes that promise so many pixels.
inline QByteArray pngBomb(quint32 width, quint32 height)
{
    return QByteArray("\x89PNG\r\n\x1a\n") + pngChunk("IHDR", big32(width) + big32(height) + QByteArray("\x08\x06\0\0\0", 5))
        + pngChunk("IDAT", QByteArray("\x78\x9c\x03\0\0\0\0\x01", 8)) + pngChunk("IEND", {});
}

/// One that moves says so before its first picture.
inline QByteArray movingPng()
{
    QByteArray png = encoded(twoHalves({8, 8}), "png");
    png.insert(png.indexOf("IDAT") - 4, pngChunk("acTL", big32(2) + big32(0)));
    return png;
}

inline QByteArray gif(int pictures)
{
    QByteArray bytes("GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff", 19);
    for (int i = 0; i < pictures; ++i)
        bytes += QByteArray("\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0", 15);
    return bytes + ';';
}

} // namespace samples

} // namespace otklik
