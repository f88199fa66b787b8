#include "tests/ui/attachments/samplepictures.h"
#include "ui/attachments/attachmenttext.h"
#include "ui/attachments/picturecoding.h"

#include <QColorSpace>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;

Q_DECLARE_METATYPE(otklik::PictureFault)

namespace {

QImage decoded(const PreparedPicture &picture)
{
    return QImage::fromData(picture.bytes);
}

} // namespace

class TestPicture final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheCameraWroteDoesNotGoOut();
    void textsOfAPngDoNotGoOut();
    void aPhotoHeldUprightIsUpright();
    void coloursAreThoseOfTheScreen();
    void aPictureBecomesWhatFits_data();
    void aPictureBecomesWhatFits();
    void theSamePictureIsTheSameAttachment();
    void whatCannotGoOutIsRefusedInWords_data();
    void whatCannotGoOutIsRefusedInWords();
    void aFileIsRefusedByItsSizeBeforeItIsRead();
    void whatIsNoFileIsNotRead_data();
    void whatIsNoFileIsNotRead();
    void theNameTellsWhatItHasBecome_data();
    void theNameTellsWhatItHasBecome();
    void aThumbnailIsMadeOfAttachmentsOnly();
};

void TestPicture::whatTheCameraWroteDoesNotGoOut()
{
    const QByteArray file = samples::photo(samples::twoHalves({200, 100}));
    for (const char *secret : {"Exif", "Marina", "Tverskaya", "916"})
        QVERIFY2(file.contains(secret), secret); // it is there to be removed
    const PictureResult picture = preparePicture(file, QStringLiteral("IMG_0001.JPG"));
    QVERIFY(picture);
    QCOMPARE(decoded(*picture).size(), QSize(200, 100));
    for (const char *secret : {"Exif", "GPS", "Marina", "Tverskaya", "916", "Comment", "ICC_PROFILE"})
        QVERIFY2(!picture->bytes.contains(secret), secret);
    QVERIFY(decoded(*picture).textKeys().isEmpty());
}

void TestPicture::textsOfAPngDoNotGoOut()
{
    QImage image = samples::twoHalves({20, 20});
    image.setText(QStringLiteral("Author"), QStringLiteral("Marina Sokolova"));
    const QByteArray file = samples::encoded(image, "png");
    QVERIFY(file.contains("Marina"));
    const PictureResult picture = preparePicture(file, QStringLiteral("a.png"));
    QVERIFY(picture);
    QVERIFY(!picture->bytes.contains("Marina"));
    QVERIFY(!picture->bytes.contains("tEXt"));
}

void TestPicture::aPhotoHeldUprightIsUpright()
{
    constexpr quint16 turnedRight = 6;
    const PictureResult picture = preparePicture(samples::photo(samples::twoHalves({80, 40}), turnedRight), QStringLiteral("a.jpg"));
    QVERIFY(picture);
    const QImage image = decoded(*picture);
    QCOMPARE(image.size(), QSize(40, 80));
    QCOMPARE(picture->attachment.width, 40);
    QVERIFY(image.pixelColor(20, 10).red() > 200);
    QVERIFY(image.pixelColor(20, 70).blue() > 200);
}

void TestPicture::coloursAreThoseOfTheScreen()
{
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(QColor(60, 200, 60));
    image.setColorSpace(QColorSpace::AdobeRgb);
    const QColor expected = image.convertedToColorSpace(QColorSpace::SRgb).pixelColor(4, 4);
    QVERIFY(expected != QColor(60, 200, 60));
    const PictureResult picture = preparePicture(samples::encoded(image, "png"), QStringLiteral("a.png"));
    QVERIFY(picture);
    QCOMPARE(decoded(*picture).pixelColor(4, 4), expected);
    QVERIFY(!picture->bytes.contains("iCCP"));
}

void TestPicture::aPictureBecomesWhatFits_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("mediaType");
    QTest::addColumn<QSize>("size"); // empty: smaller than it was
    QImage clear(60, 40, QImage::Format_ARGB32);
    clear.fill(QColor(255, 0, 0, 100));
    QImage opaque = clear;
    opaque.fill(Qt::red);
    const QString jpeg = QStringLiteral("image/jpeg");
    const QString png = QStringLiteral("image/png");
    QTest::newRow("a photo") << samples::photo(samples::parcel({300, 200})) << jpeg << QSize(300, 200);
    QTest::newRow("a screenshot") << samples::encoded(samples::parcel({300, 200}), "png") << png << QSize(300, 200);
    QTest::newRow("a picture with holes") << samples::encoded(clear, "png") << png << QSize(60, 40);
    QTest::newRow("an alpha channel with nothing in it") << samples::encoded(opaque, "png") << png << QSize(60, 40);
    QTest::newRow("a bitmap") << samples::encoded(opaque, "bmp") << png << QSize(60, 40);
    QTest::newRow("a still GIF") << samples::gif(1) << png << QSize(1, 1);
    QTest::newRow("a long one") << samples::encoded(samples::parcel({5000, 50}), "jpeg") << jpeg << QSize(4096, 40);
    QTest::newRow("a line") << samples::encoded(samples::parcel({10000, 1}), "png") << png << QSize(4096, 1);
    QTest::newRow("one that compresses badly") << samples::encoded(samples::noise({1600, 1200}), "png") << jpeg << QSize();
}

void TestPicture::aPictureBecomesWhatFits()
{
    QFETCH(QByteArray, file);
    const PictureResult picture = preparePicture(file, QStringLiteral("a"));
    QVERIFY(picture);
    const Attachment &attachment = picture->attachment;
    QTEST(attachment.mediaType, "mediaType");
    QVERIFY(isSound(attachment));
    QVERIFY(attachment.size <= largestAttachment);
    QCOMPARE(attachment.size, picture->bytes.size());
    QCOMPARE(attachment.hash, attachmentHashOf(picture->bytes));
    const QImage image = decoded(*picture);
    QCOMPARE(image.size(), QSize(static_cast<int>(attachment.width), static_cast<int>(attachment.height)));
    QFETCH(QSize, size);
    if (!size.isEmpty())
        QCOMPARE(image.size(), size);
    QVERIFY(!picture->thumbnail.isNull());
    QVERIFY(picture->thumbnail.width() <= thumbnailSize.width() && picture->thumbnail.height() <= thumbnailSize.height());
}

void TestPicture::theSamePictureIsTheSameAttachment()
{
    const QImage image = samples::parcel({100, 80});
    QImage denser = image;
    denser.setDotsPerMeterX(9999);
    denser.setDevicePixelRatio(2);
    const PictureResult first = preparePicture(samples::encoded(image, "png"), QStringLiteral("a.png"));
    const PictureResult second = preparePicture(denser, QStringLiteral("b"));
    QVERIFY(first && second);
    QCOMPARE(first->attachment.hash, second->attachment.hash);
}

void TestPicture::whatCannotGoOutIsRefusedInWords_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<PictureFault>("fault");
    using enum PictureFault;
    const auto boxes = [](const char *brand) { return QByteArray("\0\0\0\x18" "ftyp", 8) + brand + QByteArray(40, '\0'); };
    const QByteArray jpeg = samples::encoded(samples::twoHalves({40, 40}), "jpeg");
    QTest::newRow("a PNG that claims 50 000 × 50 000") << samples::pngBomb(50'000, 50'000) << TooManyPixels;
    QTest::newRow("a PNG that claims 19 000 × 19 000") << samples::pngBomb(19'000, 19'000) << TooManyPixels;
    QTest::newRow("a PNG whose pixels are missing") << samples::pngBomb(400, 400) << Broken;
    QTest::newRow("a JPEG that asks for hours") << jpeg + QByteArray("\xff\xda").repeated(300) << Broken;
    QTest::newRow("a JPEG of which the beginning is there") << jpeg.left(30) << Broken;
    QTest::newRow("a GIF that moves") << samples::gif(2) << Moving;
    QTest::newRow("a PNG that moves") << samples::movingPng() << Moving;
    QTest::newRow("a telephone's photo") << boxes("heic") << Heic;
    QTest::newRow("a video") << boxes("isom") << Video;
    QTest::newRow("a PDF") << QByteArray("%PDF-1.7\n") << Document;
    QTest::newRow("a drawing that would load something")
        << QByteArray("<?xml version=\"1.0\"?><svg><image href=\"file:///etc/passwd\"/></svg>") << Drawing;
    QTest::newRow("a TIFF") << QByteArray("II*\0\x08\0\0\0", 8) << OtherKind;
    QTest::newRow("a text that is called a picture") << QByteArray("hello") << NotAPicture;
    QTest::newRow("nothing") << QByteArray() << NotAPicture;
}

void TestPicture::whatCannotGoOutIsRefusedInWords()
{
    QFETCH(QByteArray, file);
    const PictureResult picture = preparePicture(file, QStringLiteral("photo.png"));
    QVERIFY(!picture);
    QTEST(picture.error(), "fault");
    const QString said = AttachmentText::fault(picture.error(), QStringLiteral("photo\u202egnp.exe"));
    QVERIFY(said.contains(QStringLiteral("photo")));
    QVERIFY2(!said.contains(QChar(0x202e)), "a name cannot turn the sentence around");
}

void TestPicture::aFileIsRefusedByItsSizeBeforeItIsRead()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("huge.png")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(samples::encoded(samples::twoHalves({4, 4}), "png"));
    QVERIFY(file.resize(60'000'000));
    file.close();
    const PictureResult picture = preparePictureFile(file.fileName());
    QVERIFY(!picture);
    QCOMPARE(picture.error(), PictureFault::FileTooLarge);
}

void TestPicture::whatIsNoFileIsNotRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a device without an end") << QStringLiteral("/dev/zero");
    QTest::newRow("a folder") << QStringLiteral("/tmp");
    QTest::newRow("nothing") << QStringLiteral("/nonexistent/a.png");
}

void TestPicture::whatIsNoFileIsNotRead()
{
    QFETCH(QString, path);
    const PictureResult picture = preparePictureFile(path);
    QVERIFY(!picture);
    QCOMPARE(picture.error(), PictureFault::CannotOpen);
}

void TestPicture::theNameTellsWhatItHasBecome_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("becomes");
    QTest::newRow("as it was") << QStringLiteral("order.PNG") << QStringLiteral("order.PNG");
    QTest::newRow("another format") << QStringLiteral("order.bmp") << QStringLiteral("order.png");
    QTest::newRow("no suffix") << QStringLiteral("Picture") << QStringLiteral("Picture.png");
    QTest::newRow("a folder in it") << QStringLiteral("../home/marina/a.png") << QStringLiteral("a.png");
    QTest::newRow("too long") << QString(400, u'a') + QStringLiteral(".png") << QString(251, u'a') + QStringLiteral(".png");
}

void TestPicture::theNameTellsWhatItHasBecome()
{
    QFETCH(QString, name);
    const PictureResult picture = preparePicture(samples::encoded(samples::parcel({30, 30}), "png"), name);
    QVERIFY(picture);
    QTEST(picture->attachment.name, "becomes");
}

void TestPicture::aThumbnailIsMadeOfAttachmentsOnly()
{
    QCOMPARE(shownPicture(samples::photo(samples::parcel({600, 400})), {60, 60}).size(), QSize(60, 40));
    QVERIFY(shownPicture(samples::gif(1), {60, 60}).isNull());
    QVERIFY(shownPicture(samples::pngBomb(50'000, 50'000), {60, 60}).isNull());
    QVERIFY(shownPicture(samples::pngBomb(9'000, 9'000), {60, 60}).isNull());
    QVERIFY(shownPicture(QByteArray(largestAttachment + 1, '\0'), {60, 60}).isNull());
}

QTEST_GUILESS_MAIN(TestPicture)
#include "tst_picture.moc"
