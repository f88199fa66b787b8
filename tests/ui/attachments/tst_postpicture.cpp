#include "models/media.h"
#include "tests/ui/attachments/samplepictures.h"
#include "ui/attachments/postpicture.h"

#include <QTest>

using namespace otklik;

namespace {

constexpr QSize room{480, 288};

/// One colour, so that a file of some kilobytes becomes hundreds of megabytes.
QByteArray flat(QSize size)
{
    QImage image(size, QImage::Format_Mono);
    image.fill(0);
    return samples::encoded(image, "png");
}

/// As if it had so many scans: markers behind the picture's own.
QByteArray manyScans(int scans)
{
    QByteArray jpeg = samples::encoded(samples::twoHalves({200, 100}), "jpeg");
    return jpeg + QByteArray("\xff\xda").repeated(scans);
}

/// One pixel on a canvas of that size.
QByteArray gifOnCanvas(quint16 width, quint16 height)
{
    QByteArray bytes = samples::gif(1);
    const char sides[] = {static_cast<char>(width & 0xff), static_cast<char>(width >> 8), static_cast<char>(height & 0xff), static_cast<char>(height >> 8)};
    return bytes.replace(6, 4, QByteArray(sides, 4));
}

} // namespace

/// Pictures of strangers: shown small, or not at all, and never for long.
class TestPostPicture final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsShownAsLargeAsThereIsRoom_data();
    void itIsShownAsLargeAsThereIsRoom();
    void aPhotoHeldUprightIsUpright();
    void ofWhatMovesTheFirstIsShown();
    void whatAsksForTooMuchIsRefused_data();
    void whatAsksForTooMuchIsRefused();
    void whatIsNoPictureIsRefused_data();
    void whatIsNoPictureIsRefused();
    void noByteIsReadAfterItsTime();
};

void TestPostPicture::itIsShownAsLargeAsThereIsRoom_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("size");
    QTest::newRow("a large JPEG") << samples::encoded(samples::twoHalves({2000, 1000}), "jpeg") << QSize(480, 240);
    QTest::newRow("a tall PNG") << samples::encoded(samples::twoHalves({100, 1000}), "png") << QSize(28, 288);
    QTest::newRow("a small one") << samples::encoded(samples::twoHalves({40, 30}), "png") << QSize(40, 30);
    QTest::newRow("a line") << samples::encoded(samples::twoHalves({5000, 1}), "png") << QSize(480, 1);
    QTest::newRow("a screenshot of one colour") << flat({1900, 1100}) << QSize(480, 277);
}

void TestPostPicture::itIsShownAsLargeAsThereIsRoom()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QSize, size);
    const QImage shown = postPicture(bytes, room);
    QVERIFY(!shown.isNull());
    QVERIFY2(std::abs(shown.width() - size.width()) <= 1 && std::abs(shown.height() - size.height()) <= 1,
             qPrintable(QStringLiteral("%1x%2").arg(shown.width()).arg(shown.height())));
    QVERIFY(shown.textKeys().isEmpty());
}

void TestPostPicture::aPhotoHeldUprightIsUpright()
{
    constexpr quint16 turnedRight = 6;
    const QImage shown = postPicture(samples::photo(samples::twoHalves({2000, 1000}), turnedRight), room);
    QVERIFY(shown.height() > shown.width());
    QVERIFY(shown.height() <= room.height());
    QVERIFY(shown.pixelColor(shown.width() / 2, 10).red() > 200);
}

void TestPostPicture::ofWhatMovesTheFirstIsShown()
{
    QVERIFY(!postPicture(samples::gif(2), room).isNull());
    QVERIFY(!postPicture(samples::gif(100'000), room).isNull());
    QVERIFY(!postPicture(samples::movingPng(), room).isNull());
    const QImage small = postPicture(gifOnCanvas(1'000, 900), room);
    QVERIFY(small.isNull() || (small.width() <= room.width() && small.height() <= room.height()));
}

void TestPostPicture::whatAsksForTooMuchIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("promised pixels") << samples::pngBomb(60'000, 60'000);
    QTest::newRow("more pixels than any side") << samples::pngBomb(4'000'000'000, 4'000'000'000);
    QTest::newRow("a long line") << samples::pngBomb(1, 2'000'000'000);
    QTest::newRow("one colour, 400 Mpx") << flat({20'000, 20'000});
    QTest::newRow("one colour, 36 Mpx") << flat({6'000, 6'000});
    QTest::newRow("a huge canvas") << gifOnCanvas(65'535, 65'535);
    QTest::newRow("a dense canvas") << gifOnCanvas(6'000, 6'000);
    QTest::newRow("thousands of scans") << manyScans(5'000);
    QTest::newRow("more bytes than are asked for")
        << samples::encoded(samples::twoHalves({20, 20}), "jpeg") + QByteArray(largestMedia, 'x');
}

void TestPostPicture::whatAsksForTooMuchIsRefused()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(postPicture(bytes, room).isNull());
}

void TestPostPicture::whatIsNoPictureIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray photo = samples::encoded(samples::noise({400, 300}), "png");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a drawing") << QByteArray(R"(<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://a.example/"/></svg>)");
    QTest::newRow("a page") << QByteArray("<html><img src=x onerror=alert(1)>");
    QTest::newRow("a program") << QByteArray("MZ\x90\0\3\0\0\0", 8);
    QTest::newRow("a zip") << QByteArray("PK\x03\x04") + QByteArray(1000, '\0');
    QTest::newRow("a bitmap") << samples::encoded(samples::twoHalves({20, 20}), "bmp");
    QTest::newRow("the head only") << photo.left(40);
    QTest::newRow("no pixels") << samples::pngBomb(0, 0);
}

void TestPostPicture::whatIsNoPictureIsRefused()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(postPicture(bytes, room).isNull());
}

void TestPostPicture::noByteIsReadAfterItsTime()
{
    const QByteArray bytes = samples::encoded(samples::noise({2000, 1000}), "png");
    QVERIFY(!postPicture(bytes, room).isNull());
    PictureBounds none;
    none.time = std::chrono::milliseconds(-1);
    QVERIFY(postPicture(bytes, room, none).isNull());
}

QTEST_GUILESS_MAIN(TestPostPicture)
#include "tst_postpicture.moc"
