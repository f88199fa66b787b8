#include "ui/composer/partsstrip.h"

#include "tests/support/pictures.h"
#include "tests/ui/composer/desk.h"
#include "ui/common/theme.h"
#include "ui/composer/composerview.h"
#include "ui/composer/replyeditor.h"

#include <QPushButton>
#include <QTest>

using namespace otklik;

class TestPartsStrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aReplyThatFitsIsNotCut();
    void theCutIsShownAndGoesOutAsAChain();
    void whatStandsInTheWayOfOneStandsInTheWayOfAll();
    void aTraineeSendsAllOfThemToReview();
};

namespace {

QString longReply()
{
    return (QStringLiteral("Спасибо, что написали нам. ").repeated(12).trimmed() + QStringLiteral("\n\n")).repeated(3).trimmed();
}

/// Case 2 is of a network that takes 500 characters.
void write(Desk &desk, const QString &text)
{
    desk.open(2).claim.holderId = desk.samples.me.id;
    desk.show(2);
    desk.composer.setText(text);
    Q_EMIT desk.composer.textReplaced();
    desk.settle();
}

} // namespace

void TestPartsStrip::initTestCase()
{
    new Theme(*qApp, qApp);
}

void TestPartsStrip::aReplyThatFitsIsNotCut()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    write(desk, goodReply());
    QVERIFY(view.findChild<PartsStrip *>()->text().isEmpty());
}

void TestPartsStrip::theCutIsShownAndGoesOutAsAChain()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.resize(640, 560);
    view.show();
    write(desk, longReply());
    auto *strip = view.findChild<PartsStrip *>();
    QVERIFY(!strip->text().isEmpty());
    QVERIFY(strip->preview().startsWith(QStringLiteral("1/3 · ")));
    QVERIFY(strip->preview().contains(QStringLiteral("3/3 · ")));
    QVERIFY(!view.publishButton().isEnabled()); // one post it can never be
    QVERIFY(strip->publishButton().isEnabled());
    {
        const PictureLanguage language;
        takePicture(view, QStringLiteral("composer-parts"), {640, 560});
    }
    const QString hash = textHashOf(desk.composer.text());
    strip->publishButton().setFocus();
    QTest::keyClick(&strip->publishButton(), Qt::Key_Space);
    desk.settle();
    const QList<PublicationSubmit> sent = desk.log.all<PublicationSubmit>();
    QCOMPARE(sent.size(), 3);
    QString together;
    for (qsizetype i = 0; i < sent.size(); ++i) {
        QCOMPARE(sent.at(i).afterId, i == 0 ? PublicationId{} : sent.at(i - 1).id);
        QCOMPARE(sent.at(i).draftId, sent.first().draftId);
        QVERIFY(i == 0 || sent.at(i - 1).id.value < sent.at(i).id.value);
        together += (i == 0 ? QString() : QStringLiteral("\n\n")) + sent.at(i).text;
    }
    QCOMPARE(textHashOf(together), hash);
    QVERIFY(view.editor().text().isEmpty());
}

void TestPartsStrip::whatStandsInTheWayOfOneStandsInTheWayOfAll()
{
    Desk desk;
    ComposerView view(desk.composer, desk.actions);
    view.show();
    write(desk, longReply() + QStringLiteral("\n\nCall +7 916 123-45-67"));
    auto *strip = view.findChild<PartsStrip *>();
    QVERIFY(!strip->text().isEmpty());
    QVERIFY(!strip->publishButton().isEnabled());
    desk.composer.handParts(false);
    QVERIFY(desk.log.all<PublicationSubmit>().isEmpty());
}

void TestPartsStrip::aTraineeSendsAllOfThemToReview()
{
    Desk desk([](User &user) { user.needsReview = true; });
    ComposerView view(desk.composer, desk.actions);
    view.show();
    write(desk, longReply());
    auto *strip = view.findChild<PartsStrip *>();
    QVERIFY(strip->publishButton().isHidden());
    strip->reviewButton().click();
    desk.settle();
    QCOMPARE(desk.log.all<PublicationSubmit>().size(), 3);
    for (const PublicationSubmit &part : desk.log.all<PublicationSubmit>())
        QVERIFY(part.forReview);
}

QTEST_MAIN(TestPartsStrip)
#include "tst_partsstrip.moc"
