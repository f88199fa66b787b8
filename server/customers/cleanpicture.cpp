#include "server/customers/cleanpicture.h"

#include "models/attachment.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace otklik {

namespace {

constexpr qint64 mostPixels = 40'000'000;
constexpr int mostScans = 200; ///< of a JPEG; real ones have about ten

bool isShown(qint64 width, qint64 height)
{
    return width > 0 && height > 0 && width <= mostPixels && height <= mostPixels && width * height <= mostPixels;
}

int byteAt(QByteArrayView bytes, qsizetype at)
{
    return static_cast<unsigned char>(bytes[at]);
}

int bigWord(QByteArrayView bytes, qsizetype at)
{
    return byteAt(bytes, at) << 8 | byteAt(bytes, at + 1);
}

namespace jpeg {

enum Marker { Sof0 = 0xC0, Dht = 0xC4, Jpg = 0xC8, Dac = 0xCC, Sof15 = 0xCF, Rst0 = 0xD0, Rst7 = 0xD7, Soi = 0xD8, Eoi = 0xD9,
              Sos = 0xDA, Dqt = 0xDB, Dri = 0xDD, App0 = 0xE0, App1 = 0xE1, App14 = 0xEE };

bool isFrame(int marker)
{
    return marker >= Sof0 && marker <= Sof15 && marker != Dht && marker != Jpg && marker != Dac;
}

/// The orientation that a TIFF header and its first directory tell; 1, as it lies, where they tell none.
int orientationOf(QByteArrayView tiff)
{
    constexpr quint16 orientationTag = 0x0112;
    constexpr qsizetype entrySize = 12;
    if (tiff.size() < 14)
        return 1;
    const bool isLittle = tiff.startsWith("II");
    if (!isLittle && !tiff.startsWith("MM"))
        return 1;
    const auto word = [&](qsizetype at) {
        return isLittle ? qFromLittleEndian<quint16>(tiff.data() + at) : qFromBigEndian<quint16>(tiff.data() + at);
    };
    const qsizetype directory = isLittle ? qFromLittleEndian<quint32>(tiff.data() + 4) : qFromBigEndian<quint32>(tiff.data() + 4);
    if (directory + 2 > tiff.size())
        return 1;
    const qsizetype entries = word(directory);
    for (qsizetype i = 0; i < entries; ++i) {
        const qsizetype at = directory + 2 + i * entrySize;
        if (at + entrySize > tiff.size())
            return 1;
        if (word(at) == orientationTag)
            return word(at + 8) >= 1 && word(at + 8) <= 8 ? word(at + 8) : 1;
    }
    return 1;
}

/// An EXIF segment that tells the orientation and nothing else.
QByteArray exifOf(int orientation)
{
    QByteArray segment("\xFF\xE1\x00\x22" "Exif\x00\x00" "MM\x00\x2A\x00\x00\x00\x08" "\x00\x01"
                       "\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00" "\x00\x00\x00\x00", 36);
    segment[29] = static_cast<char>(orientation);
    return segment;
}

/// Walks from marker to marker and copies what makes the picture.
class Walker final
{
public:
    explicit Walker(QByteArrayView bytes) : m_bytes(bytes) { m_picture.mediaType = attachmentTypes[0]; }

    std::optional<CleanPicture> walk()
    {
        m_picture.bytes = m_bytes.first(2).toByteArray();
        while (m_at + 4 <= m_bytes.size() || (m_at + 2 <= m_bytes.size() && byteAt(m_bytes, m_at + 1) == Eoi)) {
            const int marker = byteAt(m_bytes, m_at + 1);
            if (byteAt(m_bytes, m_at) != 0xFF)
                return {};
            if (marker == 0xFF) { // fill
                ++m_at;
                continue;
            }
            if (marker == Eoi)
                return end();
            if (!takeSegment(marker))
                return {};
        }
        return {};
    }

private:
    std::optional<CleanPicture> end()
    {
        if (m_scans == 0 || !isShown(m_picture.width, m_picture.height))
            return {};
        m_picture.bytes += "\xFF\xD9";
        if (m_orientation > 1)
            m_picture.bytes.insert(2, exifOf(m_orientation));
        constexpr int firstOnItsSide = 5;
        if (m_orientation >= firstOnItsSide)
            std::swap(m_picture.width, m_picture.height);
        return m_picture;
    }

    bool takeSegment(int marker)
    {
        const qsizetype length = 2 + bigWord(m_bytes, m_at + 2);
        if (length < 4 || m_at + length > m_bytes.size())
            return false;
        const QByteArrayView segment = m_bytes.sliced(m_at, length);
        m_at += length;
        const QByteArrayView content = segment.sliced(4);
        if (marker == App1 && content.startsWith(QByteArrayView("Exif\0\0", 6)) && m_orientation == 0)
            m_orientation = orientationOf(content.sliced(6));
        if (isFrame(marker)) {
            if (content.size() < 6 || m_picture.width > 0)
                return false;
            m_picture.height = bigWord(content, 1);
            m_picture.width = bigWord(content, 3);
        }
        // Says how the colours are written, and has no room for anything else.
        const bool isColours = marker == App14 && segment.size() == 16 && content.startsWith("Adobe");
        if (isFrame(marker) || marker == Dht || marker == Dac || marker == Dqt || marker == Dri || marker == Sos || isColours)
            m_picture.bytes.append(segment);
        return marker != Sos || takeScan();
    }

    /// Up to the next marker that is none of a scan's own.
    bool takeScan()
    {
        if (m_picture.width == 0 || ++m_scans > mostScans)
            return false;
        const qsizetype from = m_at;
        for (; m_at + 1 < m_bytes.size(); ++m_at) {
            const int next = byteAt(m_bytes, m_at + 1);
            if (byteAt(m_bytes, m_at) != 0xFF || next == 0 || next == 0xFF || (next >= Rst0 && next <= Rst7))
                continue;
            m_picture.bytes.append(m_bytes.sliced(from, m_at - from));
            return true;
        }
        return false;
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 2; ///< behind SOI
    CleanPicture m_picture;
    int m_orientation = 0; ///< 0: not told
    int m_scans = 0;
};

} // namespace jpeg

namespace png {

constexpr qsizetype signature = 8;
constexpr qsizetype around = 12; ///< length, type and check sum of a chunk

bool isOfPicture(QByteArrayView type)
{
    constexpr std::array kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD"};
    return std::any_of(kept.begin(), kept.end(), [&](const char *one) { return type == QByteArrayView(one, 4); });
}

std::optional<CleanPicture> clean(QByteArrayView bytes)
{
    CleanPicture picture;
    picture.mediaType = attachmentTypes[1];
    picture.bytes = bytes.first(signature).toByteArray();
    bool hasData = false;
    for (qsizetype at = signature; at + around <= bytes.size();) {
        const qsizetype length = qFromBigEndian<quint32>(bytes.data() + at);
        if (length > bytes.size() - at - around)
            return {};
        const QByteArrayView chunk = bytes.sliced(at, length + around);
        const QByteArrayView type = chunk.sliced(4, 4);
        at += chunk.size();
        const bool isHeader = type == QByteArrayView("IHDR", 4);
        if (isHeader != (picture.width == 0) || (isHeader && length != 13))
            return {}; // it comes first, and once
        if (isHeader) {
            const auto width = qFromBigEndian<quint32>(chunk.data() + 8);
            const auto height = qFromBigEndian<quint32>(chunk.data() + 12);
            if (!isShown(width, height))
                return {};
            picture.width = static_cast<int>(width);
            picture.height = static_cast<int>(height);
        }
        hasData = hasData || type == QByteArrayView("IDAT", 4);
        if (isOfPicture(type))
            picture.bytes.append(chunk);
        if (type == QByteArrayView("IEND", 4))
            return hasData ? std::optional(picture) : std::nullopt;
    }
    return {};
}

} // namespace png

} // namespace

std::optional<CleanPicture> cleanPicture(const QByteArray &bytes)
{
    const QString type = attachmentTypeOf(bytes);
    if (type == attachmentTypes[0])
        return jpeg::Walker(bytes).walk();
    return type == attachmentTypes[1] ? png::clean(bytes) : std::nullopt;
}

} // namespace otklik
