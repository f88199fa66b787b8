#include "server/customers/cleanpicture.h"

#include "models/attachment.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

using namespace otklik;

namespace {

const QByteArray secret = "59.9386N 30.3141E Canon 2026:01:02";

/// Nothing in it is like anything else in it.
QImage drawing()
{
    QImage image(48, 32, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x * 5, y * 7, (x * y) % 256));
    return image;
}

QByteArray written(const QImage &image, const char *format, bool isProgressive = false)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setProgressiveScanWrite(isProgressive);
    if (!writer.write(image))
        qFatal("cannot write the fixture");
    return buffer.data();
}

QImage decoded(const QByteArray &bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    return reader.read().convertToFormat(QImage::Format_RGB32);
}

QByteArray segment(int marker, const QByteArray &content)
{
    QByteArray bytes(4, '\xFF');
    bytes[1] = static_cast<char>(marker);
    qToBigEndian(static_cast<quint16>(content.size() + 2), bytes.data() + 2);
    return bytes + content;
}

/// EXIF as phones write it: an orientation among other things, in either order of bytes.
QByteArray exif(int orientation, bool isLittle)
{
    QByteArray tiff = isLittle ? QByteArray("II\x2A\0\x08\0\0\0\x02\0", 10) : QByteArray("MM\0\x2A\0\0\0\x08\0\x02", 10);
    const auto entry = [&](quint16 tag, quint16 type, quint32 count, quint32 value) {
        QByteArray bytes(12, '\0');
        if (isLittle) {
            qToLittleEndian(tag, bytes.data());
            qToLittleEndian(type, bytes.data() + 2);
            qToLittleEndian(count, bytes.data() + 4);
            qToLittleEndian(value, bytes.data() + 8);
        } else {
            qToBigEndian(tag, bytes.data());
            qToBigEndian(type, bytes.data() + 2);
            qToBigEndian(count, bytes.data() + 4);
            type == 3 ? qToBigEndian(static_cast<quint16>(value), bytes.data() + 8) : qToBigEndian(value, bytes.data() + 8);
        }
        tiff += bytes;
    };
    entry(0x010F, 2, static_cast<quint32>(secret.size()), 38);
    entry(0x0112, 3, 1, static_cast<quint32>(orientation));
    tiff += QByteArray(4, '\0') + secret;
    return segment(0xE1, QByteArray("Exif\0\0", 6) + tiff);
}

QByteArray chunk(const QByteArray &type, const QByteArray &content)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(static_cast<quint32>(content.size()), bytes.data());
    return bytes + type + content + QByteArray(4, '\0'); // nobody looks at the sum of what is left out
}

} // namespace

/// Pictures of address books, as phones and cameras make them, and as they break.
class tst_CleanPicture final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJpegKeepsThePictureAndNothingElse_data();
    void aJpegKeepsThePictureAndNothingElse();
    void aPictureOfAPhoneStaysUpright_data();
    void aPictureOfAPhoneStaysUpright();
    void aPngKeepsThePictureAndNothingElse();
    void whatIsCleanStaysAsItIs();
    void whatIsNoPictureIsRefused_data();
    void whatIsNoPictureIsRefused();
    void anyBytesGiveAPictureOrNone();
};

void tst_CleanPicture::aJpegKeepsThePictureAndNothingElse_data()
{
    QTest::addColumn<bool>("isProgressive");
    QTest::addColumn<QByteArray>("added");
    for (const bool isProgressive : {false, true}) {
        const auto row = [&](const char *name, const QByteArray &added) {
            QTest::addRow("%s, %s", name, isProgressive ? "progressive" : "baseline") << isProgressive << added;
        };
        row("nothing", {});
        row("place and camera", exif(1, false));
        row("XMP", segment(0xE1, QByteArray("http://ns.adobe.com/xap/1.0/\0", 29) + secret));
        row("a profile", segment(0xE2, QByteArray("ICC_PROFILE\0\1\1", 14) + secret));
        row("IPTC", segment(0xED, QByteArray("Photoshop 3.0\0", 14) + secret));
        row("a comment", segment(0xFE, secret));
        row("a preview", segment(0xE0, QByteArray("JFXX\0\x10", 6) + secret));
        row("an Adobe segment with more in it", segment(0xEE, QByteArray("Adobe\0d\0\0\0\0\0", 12) + secret));
        row("several", exif(1, true) + segment(0xFE, secret) + segment(0xE5, secret));
    }
}

void tst_CleanPicture::aJpegKeepsThePictureAndNothingElse()
{
    QFETCH(const bool, isProgressive);
    QFETCH(const QByteArray, added);
    const QByteArray plain = written(drawing(), "jpeg", isProgressive);
    const auto clean = cleanPicture(plain.left(2) + added + plain.mid(2) + "behind the end " + secret);
    QVERIFY(clean);
    QCOMPARE(clean->mediaType, QStringLiteral("image/jpeg"));
    QCOMPARE(QSize(clean->width, clean->height), drawing().size());
    QVERIFY(!clean->bytes.contains(secret));
    QVERIFY(!clean->bytes.contains("behind"));
    QVERIFY(!clean->bytes.contains("Exif"));
    QCOMPARE(decoded(clean->bytes), decoded(plain));
}

void tst_CleanPicture::aPictureOfAPhoneStaysUpright_data()
{
    QTest::addColumn<int>("orientation");
    QTest::addColumn<bool>("isLittle");
    for (int orientation = 1; orientation <= 8; ++orientation)
        for (const bool isLittle : {false, true})
            QTest::addRow("%d %s", orientation, isLittle ? "little" : "big") << orientation << isLittle;
}

void tst_CleanPicture::aPictureOfAPhoneStaysUpright()
{
    QFETCH(const int, orientation);
    QFETCH(const bool, isLittle);
    const QByteArray plain = written(drawing(), "jpeg");
    const QByteArray turned = plain.left(2) + exif(orientation, isLittle) + plain.mid(2);
    QVERIFY(orientation == 1 || decoded(turned) != decoded(plain)); // the fixture does what it says
    const auto clean = cleanPicture(turned);
    QVERIFY(clean);
    QVERIFY(!clean->bytes.contains(secret));
    QCOMPARE(decoded(clean->bytes), decoded(turned));
    QCOMPARE(QSize(clean->width, clean->height), decoded(turned).size());
}

void tst_CleanPicture::aPngKeepsThePictureAndNothingElse()
{
    const QByteArray plain = written(drawing(), "png");
    constexpr qsizetype behindHeader = 8 + 25;
    const QByteArray added = chunk("tEXt", QByteArray("Author\0", 7) + secret) + chunk("eXIf", secret) + chunk("iTXt", secret)
        + chunk("zTXt", secret) + chunk("tIME", secret) + chunk("iCCP", secret) + chunk("acTL", secret) + chunk("prVt", secret);
    const auto clean = cleanPicture(plain.left(behindHeader) + added + plain.mid(behindHeader) + secret);
    QVERIFY(clean);
    QCOMPARE(clean->mediaType, QStringLiteral("image/png"));
    QCOMPARE(QSize(clean->width, clean->height), drawing().size());
    QVERIFY(!clean->bytes.contains(secret));
    QCOMPARE(decoded(clean->bytes), decoded(plain));
}

void tst_CleanPicture::whatIsCleanStaysAsItIs()
{
    for (const QByteArray &bytes : {written(drawing(), "jpeg"), written(drawing(), "png"),
                                    cleanPicture(written(drawing(), "jpeg").insert(2, exif(6, true)))->bytes}) {
        const auto once = cleanPicture(bytes);
        QVERIFY(once);
        QCOMPARE(cleanPicture(once->bytes)->bytes, once->bytes); // the same picture has the same hash, whenever it comes
    }
}

void tst_CleanPicture::whatIsNoPictureIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray jpeg = written(drawing(), "jpeg");
    const QByteArray png = written(drawing(), "png");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("a picture");
    QTest::newRow("a GIF") << QByteArray("GIF89a") + QByteArray(100, '\1');
    QTest::newRow("a page") << QByteArray("<svg onload='alert(1)'/>");
    QTest::newRow("a JPEG that breaks off") << jpeg.left(jpeg.size() / 2);
    QTest::newRow("a JPEG without its end") << jpeg.left(jpeg.size() - 2);
    QTest::newRow("only a beginning") << jpeg.left(3);
    QTest::newRow("a PNG that breaks off") << png.left(png.size() - 12);
    QTest::newRow("a PNG without a header") << png.left(8) + png.mid(8 + 25);
    QTest::newRow("a PNG without a picture") << png.left(8 + 25) + png.right(12);
    QByteArray endless = png.left(8 + 25) + QByteArray("\xFF\xFF\xFF\xFFIDAT", 8);
    QTest::newRow("a chunk longer than the file") << endless;
    QByteArray huge = png;
    qToBigEndian(quint32(100'000), huge.data() + 16);
    qToBigEndian(quint32(100'000), huge.data() + 20);
    QTest::newRow("a PNG that would fill the memory") << huge;
    QByteArray flat = png;
    qToBigEndian(quint32(0), flat.data() + 20);
    QTest::newRow("a PNG of no height") << flat;
    QByteArray scans = jpeg.chopped(2);
    const qsizetype scan = scans.indexOf("\xFF\xDA");
    for (int i = 0; i < 300; ++i)
        scans += jpeg.mid(scan).chopped(2);
    QTest::newRow("a JPEG of hundreds of scans") << scans + QByteArray("\xFF\xD9");
}

void tst_CleanPicture::whatIsNoPictureIsRefused()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!cleanPicture(bytes));
}

void tst_CleanPicture::anyBytesGiveAPictureOrNone()
{
    const QByteArray jpeg = written(drawing(), "jpeg", true);
    const QList<QByteArray> seeds{jpeg.left(2) + exif(6, true) + jpeg.mid(2), written(drawing(), "png")};
    QRandomGenerator random(1'123);
    for (int round = 0; round < 4000; ++round) {
        QByteArray bytes = seeds[round % 2];
        for (int change = 0; change < 6; ++change) {
            const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
            if (random.bounded(4) == 0)
                bytes.truncate(std::max<qsizetype>(at, 1));
            else
                bytes[at] = static_cast<char>(random.bounded(256));
        }
        if (const auto clean = cleanPicture(bytes)) {
            QVERIFY(clean->width > 0 && clean->height > 0 && clean->bytes.size() <= bytes.size() + 36);
            QCOMPARE(attachmentTypeOf(clean->bytes), clean->mediaType);
        }
    }
}

QTEST_GUILESS_MAIN(tst_CleanPicture)
#include "tst_cleanpicture.moc"
