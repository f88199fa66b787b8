#include "tests/support/fakestores.h"
#include "tests/support/pictures.h"
#include "tests/support/uisamples.h"
#include "tests/ui/attachments/samplepictures.h"
#include "ui/attachments/picturepreview.h"
#include "ui/attachments/picturereader.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/theme.h"
#include "ui/conversation/threadview.h"

#include <QMenu>
#include <QScrollBar>
#include <QTest>

using namespace otklik;

namespace {

Media photo(const QString &key, const QString &description = {})
{
    Media media;
    media.key = key;
    media.description = description;
    return media;
}

/// Counts who is asked for, and by which post.
class CountingStore final : public AttachmentStore
{
public:
    fakes::FakeAttachmentStore store;
    QStringList asked;
    Answer<QString> keep(const QByteArray &bytes) override { return store.keep(bytes); }
    Answer<QByteArray> bytes(const QString &hash, const QString &of) override
    {
        asked.append(of + u' ' + hash);
        return store.bytes(hash, of);
    }
};

struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    CountingStore store;
    PictureReader reader;
    PictureShelf shelf{store, reader, PictureReader::Origin::Post};
    ThreadModel model;
    ThreadView view{clock};

    Desk()
    {
        view.setPictures(shelf);
        view.setModel(&model);
        view.resize(560, 480);
    }
    /// The oldest entries have pictures of their own.
    void show(int count, const QList<Media> &media)
    {
        QList<ConversationEntry> entries;
        for (int i = 0; i < count; ++i) {
            entries.append(fakes::UiSamples::entry(i, QStringLiteral("Анна"), QStringLiteral("Чайник течёт, вот фото."), samples.now - std::chrono::minutes(100 - i)));
            entries.last().mention.id = {QStringLiteral("m%1").arg(i)};
            entries.last().mention.media = media;
        }
        model.merge(entries, false);
        view.show();
        settle();
    }
    static void settle()
    {
        for (int i = 0; i < 20; ++i) {
            QTest::qWait(5);
            QCoreApplication::processEvents();
        }
    }
    [[nodiscard]] QImage seen() { return view.grab().toImage(); }
    [[nodiscard]] int reds()
    {
        const QImage image = seen();
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == QColor(Qt::red) ? 1 : 0;
        return count;
    }
    [[nodiscard]] QPoint aRed()
    {
        const QImage image = seen();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == QColor(Qt::red))
                    return QPoint(x, y) / image.devicePixelRatio();
        return {};
    }
    [[nodiscard]] PicturePreview *preview() { return view.window()->findChild<PicturePreview *>(); }
};

} // namespace

/// Pictures beside customers' posts: of a fixed size, asked for when they come into view, and opened on request.
class TestPostPictures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void aPictureComesWithoutMovingAnything()
    {
        Desk desk;
        desk.store.store.gate.hold();
        desk.store.store.elsewhere.insert(QStringLiteral("k"), samples::encoded(samples::twoHalves({320, 220}), "png"));
        desk.show(1, {photo(QStringLiteral("k"), QStringLiteral("A kettle"))});
        const int before = desk.view.sizeHintForRow(0);
        QCOMPARE(desk.reds(), 0);
        desk.store.store.gate.release();
        QTRY_VERIFY(desk.reds() > 500);
        QCOMPARE(desk.view.sizeHintForRow(0), before);
        QCOMPARE(desk.store.asked, QStringList{QStringLiteral("m0 k")});
    }

    void onlyWhatComesIntoViewIsAskedFor()
    {
        Desk desk;
        desk.show(40, {photo(QStringLiteral("k"))});
        const qsizetype atTheEnd = desk.store.asked.size();
        QVERIFY(atTheEnd >= 1 && atTheEnd < 12);
        QVERIFY(!desk.store.asked.contains(QStringLiteral("m0 k")));
        desk.view.verticalScrollBar()->setValue(0);
        desk.settle();
        QVERIFY(desk.store.asked.contains(QStringLiteral("m0 k")));
        const QSet<QString> once(desk.store.asked.cbegin(), desk.store.asked.cend());
        QCOMPARE(once.size(), desk.store.asked.size());
    }

    void whatCannotBeHadIsNotAskedFor()
    {
        Desk desk;
        Media video = photo({});
        video.kind = MediaKind::Video;
        desk.show(1, {video});
        QVERIFY(desk.store.asked.isEmpty());
    }

    void whyThereIsNoneIsSaid_data()
    {
        QTest::addColumn<Error>("error");
        QTest::newRow("offline") << Error{Error::Kind::Retry, QStringLiteral("offline"), {}};
        QTest::newRow("gone") << Error{Error::Kind::GiveUp, QStringLiteral("post_gone"), {}};
        QTest::newRow("too large") << Error{Error::Kind::GiveUp, QStringLiteral("media_too_large"), {}};
    }

    void whyThereIsNoneIsSaid()
    {
        QFETCH(Error, error);
        Desk desk;
        MediaTiles tiles;
        tiles.setShelf(&desk.shelf);
        desk.store.store.failure = error;
        const Media media = photo(QStringLiteral("k"));
        (void)tiles.look({QStringLiteral("m")}, media);
        QTRY_VERIFY(!tiles.look({QStringLiteral("m")}, media).failure.isEmpty());
        desk.store.store.failure.reset();
        desk.store.store.elsewhere.insert(QStringLiteral("k"), samples::encoded(samples::twoHalves({20, 20}), "png"));
        QVERIFY(!tiles.look({QStringLiteral("m")}, media).failure.isEmpty()); // it is not asked again and again
        tiles.forgetFailures();
        (void)tiles.look({QStringLiteral("m")}, media);
        QTRY_VERIFY(!tiles.look({QStringLiteral("m")}, media).picture.isNull());
    }

    void aBusyServerIsAskedAgain()
    {
        Desk desk;
        MediaTiles tiles;
        tiles.setShelf(&desk.shelf);
        desk.store.store.failure = Error{Error::Kind::Retry, QStringLiteral("media_busy"), {}};
        const Media media = photo(QStringLiteral("k"));
        (void)tiles.look({QStringLiteral("m")}, media);
        Desk::settle();
        QVERIFY(tiles.look({QStringLiteral("m")}, media).failure.isEmpty()); // it is on its way
        desk.store.store.failure.reset();
        desk.store.store.elsewhere.insert(QStringLiteral("k"), samples::encoded(samples::twoHalves({20, 20}), "png"));
        QTRY_VERIFY_WITH_TIMEOUT(!tiles.look({QStringLiteral("m")}, media).picture.isNull(), 20'000);
    }

    void twoAreAskedForAtATime()
    {
        Desk desk;
        desk.store.store.gate.hold();
        MediaTiles tiles;
        tiles.setShelf(&desk.shelf);
        for (const char *key : {"a", "b", "c", "d"})
            (void)tiles.look({QStringLiteral("m")}, photo(QString::fromLatin1(key)));
        Desk::settle();
        QCOMPARE(desk.store.asked.size(), 2);
        desk.store.store.gate.release();
        QTRY_COMPARE(desk.store.asked.size(), 4);
    }

    void theSameKeyOfAnotherPostIsAnotherPicture()
    {
        Desk desk;
        desk.show(2, {photo(QStringLiteral("0"))});
        QCOMPARE(QSet<QString>(desk.store.asked.cbegin(), desk.store.asked.cend()).size(), 2);
    }

    void aPictureOpensByMouseAndByKeyboard()
    {
        Desk desk;
        desk.store.store.elsewhere.insert(QStringLiteral("k"), samples::encoded(samples::twoHalves({320, 220}), "png"));
        desk.show(1, {photo(QStringLiteral("k"), QStringLiteral("A kettle in a puddle"))});
        QTRY_VERIFY(desk.reds() > 500);
        QTest::mouseClick(desk.view.viewport(), Qt::LeftButton, {}, desk.aRed() + QPoint(2, 2));
        QTRY_VERIFY(desk.preview());
        QTRY_COMPARE(desk.preview()->text(), QStringLiteral("A kettle in a puddle"));
        desk.preview()->close();
        QTRY_VERIFY(!desk.preview());
        desk.view.setCurrentIndex(desk.model.index(0));
        QTest::keyClick(&desk.view, Qt::Key_Return);
        auto *menu = desk.view.findChild<QMenu *>();
        QVERIFY(menu);
        QAction *found = nullptr;
        for (QAction *action : menu->actions())
            if (action->text().contains(QStringLiteral("A kettle in a puddle")))
                found = action;
        QVERIFY(found);
        found->trigger();
        menu->close();
        QTRY_VERIFY(desk.preview());
        desk.preview()->close();
    }

    void pictures()
    {
        const PictureLanguage language;
        for (const bool isDark : {false, true}) {
            qApp->setPalette(Theme::palette(isDark));
            Desk desk;
            desk.store.store.elsewhere.insert(QStringLiteral("a"), samples::encoded(samples::parcel({900, 600}), "jpeg"));
            desk.store.store.elsewhere.insert(QStringLiteral("b"), samples::encoded(samples::parcel({300, 900}), "jpeg"));
            desk.store.store.elsewhere.insert(QStringLiteral("c"), QByteArray("no picture"));
            desk.show(1, {photo(QStringLiteral("a")), photo(QStringLiteral("b")), photo(QStringLiteral("c")), photo(QStringLiteral("d"), QStringLiteral("Коробка у двери"))});
            takePicture(desk.view, isDark ? QStringLiteral("postpictures-dark") : QStringLiteral("postpictures-light"), {620, 420});
        }
    }
};

QTEST_MAIN(TestPostPictures)
#include "tst_postpictures.moc"
