#include "tests/support/pictures.h"
#include "tests/ui/attachments/attachmentdesk.h"
#include "ui/attachments/attachmentcard.h"
#include "ui/attachments/attachmententry.h"
#include "ui/attachments/attachmentstrip.h"
#include "ui/attachments/offeredpictures.h"
#include "ui/attachments/picturebutton.h"
#include "ui/attachments/picturepreview.h"
#include "ui/common/theme.h"
#include "ui/composer/composerview.h"
#include "ui/composer/replyeditor.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

using namespace otklik;

namespace {

/// The composer as it stands on the screen.
struct Screen final
{
    AttachmentDesk at;
    ComposerView view{at.desk.composer, at.desk.actions};
    AttachmentEntry entry{view, at.pictures};

    Screen()
    {
        view.resize(700, 420);
        view.show();
        Desk::settle();
    }

    [[nodiscard]] AttachmentCard &card(qsizetype place) { return *entry.strip().cards().at(place); }
    [[nodiscard]] bool areAllShown()
    {
        const auto cards = entry.strip().cards();
        return std::ranges::none_of(cards, [](AttachmentCard *card) { return card->thumbnail().picture().isNull(); });
    }
    [[nodiscard]] QPointer<PicturePreview> preview() { return view.window()->findChild<PicturePreview *>(); }

    bool drop(QMimeData &data, Qt::DropActions proposed = Qt::CopyAction | Qt::MoveAction)
    {
        QWidget *target = view.editor().viewport();
        QDragEnterEvent enter({10, 10}, proposed, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(target, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent event({10, 10}, proposed, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(target, &event);
        return event.isAccepted() && event.dropAction() == Qt::CopyAction;
    }
};

} // namespace

class TestAttachmentStrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }
    void nothingIsShownWithoutPictures();
    void theDialogAttachesSeveralAndRemembersItsFolder();
    void theButtonSaysWhyItIsGrey();
    void droppedFilesAreAttachedNeverMoved();
    void aDroppedAddressLoadsNothing();
    void aPictureFromTheClipboardIsAttached();
    void textGoesBeforeAPictureOfIt();
    void copiedFilesAreAttachedNotTheirNames();
    void nothingIsTakenWhereNobodyWrites();
    void aDescriptionIsTypedInTheStrip();
    void theKeyboardReachesEverything();
    void removingTakesTheFocusToTheNext();
    void aPictureBeingReadCanBeLeftOut();
    void enterShowsItLargerAndEscapeClosesIt();
    void whatLiesWithTheServerIsFetchedOrExplained();
    void whatIsOnItsWayIsOnlyLookedAt();
    void onePictureNamedTwiceIsShownOnce();
    void theHintSaysThatNobodyChecksPictures();
    void pictures_data();
    void pictures();
};

void TestAttachmentStrip::nothingIsShownWithoutPictures()
{
    Screen screen;
    QVERIFY(screen.entry.strip().isHidden());
    QVERIFY(screen.view.pictureButton().isEnabled());
}

void TestAttachmentStrip::theDialogAttachesSeveralAndRemembersItsFolder()
{
    Screen screen;
    QTest::keyClick(&screen.view.editor(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QFileDialog *dialog = screen.entry.dialog();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->fileMode(), QFileDialog::ExistingFiles);
    Q_EMIT dialog->filesSelected({screen.at.picture(1), screen.at.picture(2)});
    dialog->close();
    QTRY_COMPARE(screen.at.pictures.attachments().size(), 2);
    QCOMPARE(screen.entry.strip().cards().size(), 2);
    QTRY_VERIFY(screen.areAllShown());
    QTRY_VERIFY(!screen.entry.dialog());
    screen.view.pictureButton().click();
    QCOMPARE(screen.entry.dialog()->directory().path(), screen.at.folder.path());
}

void TestAttachmentStrip::theButtonSaysWhyItIsGrey()
{
    Screen screen;
    QVERIFY(screen.view.pictureButton().toolTip().contains(QStringLiteral("Ctrl+Shift+I")));
    screen.at.attach({1, 2, 3, 4});
    QVERIFY(!screen.view.pictureButton().isEnabled());
    QVERIFY(screen.view.pictureButton().toolTip().contains(u'4'));
    screen.at.desk.open(1).supportCase.network = QStringLiteral("reviews");
    screen.at.desk.changed(1);
    QVERIFY(!screen.view.pictureButton().isEnabled());
    QCOMPARE(screen.view.pictureButton().toolTip(), QStringLiteral("Pictures cannot be sent to this network from here."));
    QTest::keyClick(&screen.view.editor(), Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!screen.entry.dialog());
}

void TestAttachmentStrip::droppedFilesAreAttachedNeverMoved()
{
    Screen screen;
    QMimeData data;
    const QString path = screen.at.picture(1);
    data.setUrls({QUrl::fromLocalFile(path), QUrl::fromLocalFile(screen.at.picture(2))});
    data.setText(path);
    QVERIFY(screen.drop(data));
    QTRY_COMPARE(screen.at.names(), QStringList({QStringLiteral("parcel-1.png"), QStringLiteral("parcel-2.png")}));
    QCOMPARE(screen.view.editor().text(), QString());
    QVERIFY(QFile::exists(path));
}

void TestAttachmentStrip::aDroppedAddressLoadsNothing()
{
    Screen screen;
    QMimeData data;
    data.setUrls({QUrl(QStringLiteral("https://network.example/cat.png"))});
    data.setText(QStringLiteral("https://network.example/cat.png"));
    QVERIFY(!offersPictures(&data));
    screen.drop(data);
    Desk::settle();
    QVERIFY(screen.at.pictures.beingRead().isEmpty());
    QVERIFY(screen.at.pictures.attachments().isEmpty());
    QMimeData both;
    both.setUrls({QUrl::fromLocalFile(screen.at.picture(1)), QUrl(QStringLiteral("https://network.example/cat.png"))});
    QVERIFY(!offersPictures(&both));
}

void TestAttachmentStrip::aPictureFromTheClipboardIsAttached()
{
    Screen screen;
    QGuiApplication::clipboard()->setImage(samples::parcel({90, 60}));
    QTest::keyClick(&screen.view.editor(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(screen.at.names(), QStringList(QStringLiteral("Picture.png")));
    auto *bytes = new QMimeData;
    bytes->setData(QStringLiteral("image/jpeg"), samples::photo(samples::parcel({70, 60})));
    QGuiApplication::clipboard()->setMimeData(bytes);
    QTest::keyClick(&screen.view.editor(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(screen.at.names().value(1), QStringLiteral("Picture.jpg"));
    for (const QByteArray &kept : std::as_const(screen.at.store.kept))
        QVERIFY(!kept.contains("Tverskaya"));
}

void TestAttachmentStrip::textGoesBeforeAPictureOfIt()
{
    Screen screen;
    auto *data = new QMimeData;
    data->setText(QStringLiteral("A cell of a table"));
    data->setImageData(samples::parcel({90, 60}));
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(&screen.view.editor(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(screen.view.editor().text(), QStringLiteral("A cell of a table"));
    QVERIFY(screen.at.pictures.beingRead().isEmpty());
}

void TestAttachmentStrip::copiedFilesAreAttachedNotTheirNames()
{
    Screen screen;
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(screen.at.picture(1))});
    data->setText(screen.at.picture(1));
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(&screen.view.editor(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(screen.at.pictures.attachments().size(), 1);
    QCOMPARE(screen.view.editor().text(), QString());
}

void TestAttachmentStrip::nothingIsTakenWhereNobodyWrites()
{
    Screen screen;
    screen.at.desk.show(2);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(screen.at.picture(1))});
    screen.drop(data);
    QVERIFY(screen.at.pictures.beingRead().isEmpty());
    QVERIFY(screen.view.pictureButton().isHidden());
}

void TestAttachmentStrip::aDescriptionIsTypedInTheStrip()
{
    Screen screen;
    screen.at.attach({1, 2});
    QLineEdit &edit = screen.card(1).descriptionEdit();
    edit.setFocus();
    QTest::keyClicks(&edit, QStringLiteral("A parcel"));
    QCOMPARE(screen.at.pictures.attachments().at(1).description, QStringLiteral("A parcel"));
    QCOMPARE(edit.text(), QStringLiteral("A parcel"));
    QVERIFY(screen.card(1).thumbnail().accessibleName().contains(QStringLiteral("A parcel")));
    screen.at.desk.show(3);
    QVERIFY(screen.entry.strip().isHidden());
    screen.at.desk.show(1);
    QCOMPARE(screen.card(1).descriptionEdit().text(), QStringLiteral("A parcel"));
}

void TestAttachmentStrip::theKeyboardReachesEverything()
{
    Screen screen;
    screen.at.attach(1);
    screen.view.activateWindow();
    AttachmentCard &card = screen.card(0);
    card.thumbnail().setFocus();
    QTRY_VERIFY(card.thumbnail().hasFocus());
    QTest::keyClick(&card.thumbnail(), Qt::Key_Tab);
    QVERIFY(card.descriptionEdit().hasFocus());
    QTest::keyClick(&card.descriptionEdit(), Qt::Key_Tab);
    QVERIFY(card.removeButton().hasFocus());
    for (QWidget *widget : {static_cast<QWidget *>(&card.thumbnail()), static_cast<QWidget *>(&card.descriptionEdit()),
                            static_cast<QWidget *>(&card.removeButton())})
        QVERIFY(widget->accessibleName().contains(QStringLiteral("parcel-1.png")));
    QVERIFY(card.descriptionEdit().placeholderText().contains(QStringLiteral("cannot see it")));
}

void TestAttachmentStrip::removingTakesTheFocusToTheNext()
{
    Screen screen;
    screen.at.attach({1, 2});
    screen.view.activateWindow();
    screen.card(0).thumbnail().setFocus();
    QTRY_VERIFY(screen.card(0).thumbnail().hasFocus());
    QTest::keyClick(&screen.card(0).thumbnail(), Qt::Key_Delete);
    QCOMPARE(screen.at.names(), QStringList(QStringLiteral("parcel-2.png")));
    QVERIFY(screen.card(0).thumbnail().hasFocus());
    QTest::keyClick(&screen.card(0).thumbnail(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(screen.at.pictures.attachments().size(), 2);
    screen.card(1).removeButton().click();
    QCOMPARE(screen.at.names(), QStringList(QStringLiteral("parcel-1.png")));
}

void TestAttachmentStrip::aPictureBeingReadCanBeLeftOut()
{
    Screen screen;
    screen.at.store.gate.hold();
    screen.at.pictures.addFiles({screen.at.picture(1)});
    QCOMPARE(screen.entry.strip().cards().size(), 1);
    QVERIFY(!screen.card(0).detailText().isEmpty());
    QVERIFY(screen.card(0).descriptionEdit().isHidden());
    screen.card(0).removeButton().click();
    QVERIFY(screen.entry.strip().isHidden());
    QTRY_VERIFY(screen.at.pictures.beingRead().isEmpty());
    screen.at.store.gate.release();
    Desk::settle();
    QVERIFY(screen.at.pictures.attachments().isEmpty());
}

void TestAttachmentStrip::enterShowsItLargerAndEscapeClosesIt()
{
    Screen screen;
    screen.at.attach(1);
    screen.at.pictures.describe(screen.at.hash(0), QStringLiteral("A <b>parcel</b>"));
    QTest::keyClick(&screen.card(0).thumbnail(), Qt::Key_Return);
    QPointer<PicturePreview> preview = screen.preview();
    QVERIFY(preview && preview->isVisible());
    QTRY_COMPARE(preview->picture().size(), QSize(121, 80));
    QCOMPARE(preview->text(), QStringLiteral("A <b>parcel</b>"));
    preview->copyButton().click();
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(121, 80));
    QTest::keyClick(preview.data(), Qt::Key_Escape);
    QTRY_VERIFY(!preview);
}

void TestAttachmentStrip::whatLiesWithTheServerIsFetchedOrExplained()
{
    Screen screen;
    const PictureResult picture = preparePicture(samples::parcel({50, 40}), QStringLiteral("elsewhere"));
    QVERIFY(picture);
    Draft draft;
    draft.id = {QStringLiteral("d1")};
    draft.caseId = Desk::caseId(1);
    draft.authorId = screen.at.desk.samples.me.id;
    draft.attachments = {picture->attachment};
    screen.at.desk.open(1).drafts = {draft};
    screen.at.store.failure = Error{Error::Kind::Retry, QStringLiteral("offline"), {}};
    screen.at.desk.changed(1);
    QCOMPARE(screen.entry.strip().cards().size(), 1);
    Desk::settle();
    QVERIFY(screen.card(0).thumbnail().toolTip().contains(QStringLiteral("server")));
    screen.at.store.failure.reset();
    screen.at.store.elsewhere.insert(picture->attachment.hash, picture->bytes);
    screen.card(0).thumbnail().click();
    QVERIFY(screen.preview());
    QTRY_COMPARE(screen.preview()->picture().size(), QSize(50, 40));
    QTRY_VERIFY2(screen.areAllShown(), "what could be shown large is shown small, too");
}

void TestAttachmentStrip::whatIsOnItsWayIsOnlyLookedAt()
{
    Screen screen;
    screen.at.attach(1);
    Publication p;
    p.id = {QStringLiteral("publication-1")};
    p.caseId = Desk::caseId(1);
    p.text = goodReply();
    p.state = PublicationState::Queued;
    p.attachments = screen.at.pictures.attachments();
    screen.at.desk.open(1).publication = p;
    screen.at.desk.changed(1);
    QCOMPARE(screen.entry.strip().cards().size(), 1);
    QVERIFY(screen.card(0).removeButton().isHidden());
    QVERIFY(screen.card(0).descriptionEdit().isHidden());
    QTest::keyClick(&screen.card(0).thumbnail(), Qt::Key_Delete);
    QCOMPARE(screen.entry.strip().cards().size(), 1);
}

void TestAttachmentStrip::onePictureNamedTwiceIsShownOnce()
{
    Screen screen;
    Attachment one;
    one.hash = QString(64, u'a');
    Attachment other = one;
    other.hash = QString(64, u'b');
    AttachmentStrip strip(screen.at.shelf);
    strip.setPictures({one, other, one}, QStringLiteral("publication-1"));
    QCOMPARE(strip.cards().size(), 2);
    strip.setPictures({other, other}, QStringLiteral("publication-1"));
    QCOMPARE(strip.cards().size(), 1);
    QCOMPARE(strip.cards().first()->attachment(), other);
}

void TestAttachmentStrip::theHintSaysThatNobodyChecksPictures()
{
    Screen screen;
    QVERIFY(screen.entry.strip().hintText().isEmpty());
    screen.at.attach(1);
    QVERIFY(screen.entry.strip().hintText().contains(QStringLiteral("personal data")));
}

void TestAttachmentStrip::pictures_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"one", "four", "problems", "reading", "sent", "preview", "empty"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestAttachmentStrip::pictures()
{
    const PictureLanguage language;
    QFETCH(QString, what);
    Screen screen;
    screen.at.desk.composer.setText(goodReply());
    Q_EMIT screen.at.desk.composer.textReplaced();
    const auto add = [&](const QString &name, const QImage &image, const char *format) {
        screen.at.pictures.addFiles({screen.at.write(name, samples::encoded(image, format, 90))});
        QTRY_VERIFY(screen.at.pictures.beingRead().isEmpty());
    };
    if (what != u"empty") {
        add(QStringLiteral("IMG_20260618_094412_посылка у двери.jpg"), samples::parcel({1600, 1200}), "jpeg");
        screen.at.pictures.describe(screen.at.hash(0), QStringLiteral("Коробка с разорванным углом"));
    }
    if (what == u"four" || what == u"problems") {
        add(QStringLiteral("Снимок экрана.png"), samples::parcel({900, 1600}, QColor(0xe8e4f3)), "png");
        add(QStringLiteral("map.png"), samples::parcel({1800, 500}, QColor(0xdcefdc)), "png");
        add(QStringLiteral("sign.png"), samples::parcel({40, 30}), "png");
    }
    if (what == u"problems") {
        screen.at.pictures.remove(screen.at.hash(3));
        screen.at.pictures.addFiles({screen.at.write(QStringLiteral("IMG_0042.heic"), QByteArray("\0\0\0\x18" "ftypheic", 12) + QByteArray(60, '\0'))});
        QTRY_VERIFY(screen.at.pictures.beingRead().isEmpty());
    }
    if (what == u"reading") {
        screen.at.store.gate.hold();
        screen.at.pictures.addFiles({screen.at.picture(1)});
    }
    if (what == u"sent") {
        Publication p;
        p.id = {QStringLiteral("publication-1")};
        p.caseId = Desk::caseId(1);
        p.text = goodReply();
        p.state = PublicationState::Queued;
        p.attachments = screen.at.pictures.attachments();
        screen.at.desk.open(1).publication = p;
        screen.at.desk.changed(1);
    }
    if (what != u"reading")
        QTRY_VERIFY(screen.areAllShown());
    QWidget *shown = &screen.view;
    if (what == u"preview") {
        screen.view.resize(1000, 700);
        screen.card(0).thumbnail().click();
        shown = screen.preview();
        QTRY_VERIFY(!screen.preview()->picture().isNull());
    }
    if (what == u"four")
        QVERIFY2(screen.view.minimumSizeHint().height() <= 300, "the conversation keeps its room");
    Theme *theme = qApp->findChild<Theme *>();
    for (const bool isDark : {false, true}) {
        theme->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        takePicture(*shown, QStringLiteral("attachments-%1-%2").arg(what, isDark ? QStringLiteral("dark") : QStringLiteral("light")),
                    what == u"preview" ? shown->size() : QSize(600, 420));
    }
    theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestAttachmentStrip)
#include "tst_attachmentstrip.moc"
