#include "tests/ui/attachments/attachmentdesk.h"

#include <QSignalSpy>

using namespace otklik;

namespace {

const QString first = QStringLiteral("parcel-1.png");
const QString second = QStringLiteral("parcel-2.png");

QString spoken(const AttachmentDesk &at)
{
    return at.pictures.problems().join(u'\n');
}

} // namespace

class TestReplyPictures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAttachedPictureIsInTheDraftWithItsBytes();
    void theDraftNamesAPictureOnlyWhenItsBytesAreKept();
    void itGoesOutWithTheReply();
    void whatIsDescribedMeanwhileStaysInTheDraft();
    void aPictureAloneIsADraftButNoReply();
    void theSamePictureIsAttachedOnce();
    void beyondTheLimitIsSaidAndNothingLost();
    void aNetworkWithoutPicturesTakesNone();
    void whatIsNoPictureIsSaidInWords();
    void aFullDiskIsSaidAndNothingIsAttached();
    void aPictureLandsInTheCaseWhereItWasAttached();
    void aCancelledPictureIsNotAttached();
    void aRemovedPictureComesBackToItsPlace();
    void aRemovalIsTakenBackInItsOwnCase();
    void aRemovalIsForgottenWithTheReply();
    void aDescriptionIsKeptAndBounded();
    void personalDataInADescriptionDoesNotLeave();
    void onWhatIsNotOursNothingChanges();
    void aReplyOverTheLimitOfItsNetworkDoesNotLeave();
    void bothVersionsKeepTheirPictures();
    void versionsThatTogetherAreTooManyAreNotJoined();
    void whatIsOnItsWayIsShownInsteadOfTheDraft();
};

void TestReplyPictures::anAttachedPictureIsInTheDraftWithItsBytes()
{
    AttachmentDesk at;
    at.attach({1, 2});
    QCOMPARE(at.names(), QStringList({first, second}));
    at.desk.composer.keeper().flush();
    const Draft saved = at.desk.drafts.saved.last();
    QCOMPARE(saved.attachments, at.pictures.attachments());
    QCOMPARE(saved.caseId, Desk::caseId(1));
    for (const Attachment &one : saved.attachments) {
        QVERIFY(isSound(one));
        QCOMPARE(attachmentHashOf(at.store.kept.value(one.hash)), one.hash);
    }
}

void TestReplyPictures::theDraftNamesAPictureOnlyWhenItsBytesAreKept()
{
    AttachmentDesk at;
    at.desk.composer.setText(goodReply());
    at.store.gate.hold();
    at.pictures.addFiles({at.picture(1)});
    QCOMPARE(at.pictures.beingRead().size(), 1);
    QTRY_COMPARE(at.store.kept.size(), 1);
    Desk::settle();
    QVERIFY(at.pictures.attachments().isEmpty());
    QCOMPARE(at.desk.composer.publishGate().reason, GateReason::PictureBeingRead);
    QCOMPARE(at.desk.composer.reviewGate().reason, GateReason::PictureBeingRead);
    QVERIFY(!at.desk.composer.publishReason().isEmpty());
    at.store.gate.release();
    QTRY_COMPARE(at.names(), QStringList(first));
    QVERIFY(at.desk.composer.publishGate().isOpen());
}

void TestReplyPictures::itGoesOutWithTheReply()
{
    AttachmentDesk at;
    at.desk.composer.setText(goodReply());
    at.attach(1);
    at.pictures.describe(at.hash(0), QStringLiteral("A parcel on a table"));
    const QList<Attachment> attached = at.pictures.attachments();
    at.desk.composer.publish();
    Desk::settle();
    const auto sent = at.desk.log.all<PublicationSubmit>();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().attachments, attached);
    QCOMPARE(sent.first().attachments.first().description, QStringLiteral("A parcel on a table"));
    QVERIFY(at.desk.composer.keeper().attachments(Desk::caseId(1)).isEmpty());
    QVERIFY(at.pictures.attachments().isEmpty());
}

void TestReplyPictures::whatIsDescribedMeanwhileStaysInTheDraft()
{
    AttachmentDesk at;
    at.desk.composer.setText(goodReply());
    at.attach(1);
    at.desk.log.gate.hold();
    at.desk.composer.publish();
    at.pictures.describe(at.hash(0), QStringLiteral("written while it was handed over"));
    at.desk.log.gate.release();
    Desk::settle();
    QCOMPARE(at.pictures.attachments().value(0).description, QStringLiteral("written while it was handed over"));
}

void TestReplyPictures::aPictureAloneIsADraftButNoReply()
{
    AttachmentDesk at;
    at.attach(1);
    at.desk.composer.keeper().flush();
    QCOMPARE(at.desk.drafts.saved.last().text, QString());
    QCOMPARE(at.desk.drafts.saved.last().attachments.size(), 1);
    QCOMPARE(at.desk.composer.publishGate().reason, GateReason::Empty);
}

void TestReplyPictures::theSamePictureIsAttachedOnce()
{
    AttachmentDesk at;
    at.attach(1);
    at.pictures.addFiles({at.write(QStringLiteral("copy.png"), samples::encoded(QImage(at.picture(1)), "png"))});
    QTRY_VERIFY(at.pictures.beingRead().isEmpty());
    QCOMPARE(at.names(), QStringList(first));
    QVERIFY(spoken(at).contains(QStringLiteral("copy.png")));
    at.pictures.dismissProblems();
    QVERIFY(spoken(at).isEmpty());
}

void TestReplyPictures::beyondTheLimitIsSaidAndNothingLost()
{
    AttachmentDesk at;
    at.attach({1, 2, 3, 4, 5});
    QCOMPARE(at.pictures.attachments().size(), 4);
    QVERIFY(spoken(at).contains(QStringLiteral("parcel-5.png")));
    QVERIFY(!at.pictures.canAdd());
    at.pictures.addImage(samples::parcel({30, 30}), QStringLiteral("Picture"));
    QCOMPARE(at.pictures.attachments().size(), 4);
    QVERIFY(spoken(at).contains(QStringLiteral("Picture")));
    at.pictures.remove(at.hash(0));
    QVERIFY(at.pictures.canAdd());
}

void TestReplyPictures::aNetworkWithoutPicturesTakesNone()
{
    AttachmentDesk at;
    Conversation &there = at.desk.open(1);
    there.supportCase.network = QStringLiteral("reviews");
    at.desk.changed(1);
    QCOMPARE(at.pictures.most(), 0);
    QVERIFY(!at.pictures.canAdd());
    at.pictures.addFiles({at.picture(1)});
    QVERIFY(at.pictures.beingRead().isEmpty());
    QVERIFY(spoken(at).contains(QStringLiteral("cannot be sent to this network")));
}

void TestReplyPictures::whatIsNoPictureIsSaidInWords()
{
    AttachmentDesk at;
    at.pictures.addFiles({at.write(QStringLiteral("notes.txt"), "hello"), at.picture(1),
                          at.write(QStringLiteral("bomb.png"), samples::pngBomb(50'000, 50'000))});
    QTRY_VERIFY(at.pictures.beingRead().isEmpty());
    QCOMPARE(at.names(), QStringList(first));
    QCOMPARE(at.pictures.problems().size(), 2);
    QVERIFY(spoken(at).contains(QStringLiteral("notes.txt")));
    QVERIFY(spoken(at).contains(QStringLiteral("bomb.png")));
    at.attach(2);
    QVERIFY2(spoken(at).isEmpty(), "what has been said is not said for ever");
}

void TestReplyPictures::aFullDiskIsSaidAndNothingIsAttached()
{
    AttachmentDesk at;
    at.store.failure = Error{Error::Kind::Retry, QStringLiteral("disk_full"), {}};
    at.attach(1);
    QVERIFY(at.pictures.attachments().isEmpty());
    QVERIFY(spoken(at).contains(first));
    QVERIFY(at.desk.composer.keeper().attachments(Desk::caseId(1)).isEmpty());
    at.store.failure.reset();
    at.attach(1);
    QCOMPARE(at.names(), QStringList(first));
}

void TestReplyPictures::aPictureLandsInTheCaseWhereItWasAttached()
{
    AttachmentDesk at;
    at.store.gate.hold();
    at.pictures.addFiles({at.picture(1), at.write(QStringLiteral("notes.txt"), "hello")});
    QTRY_COMPARE(at.store.kept.size(), 1);
    at.desk.show(3);
    QVERIFY(at.pictures.beingRead().isEmpty());
    at.store.gate.release();
    QTRY_COMPARE(at.desk.composer.keeper().attachments(Desk::caseId(1)).size(), 1);
    QVERIFY(at.pictures.attachments().isEmpty());
    QVERIFY(spoken(at).isEmpty());
    at.desk.composer.keeper().flush();
    QCOMPARE(at.desk.drafts.saved.last().caseId, Desk::caseId(1));
    at.desk.show(1);
    QCOMPARE(at.names(), QStringList(first));
    QTRY_VERIFY(spoken(at).contains(QStringLiteral("notes.txt")));
}

void TestReplyPictures::aCancelledPictureIsNotAttached()
{
    AttachmentDesk at;
    at.store.gate.hold();
    at.pictures.addFiles({at.picture(1), at.picture(2)});
    at.pictures.cancel(at.pictures.beingRead().first().number);
    QCOMPARE(at.pictures.beingRead().size(), 1);
    QTRY_COMPARE(at.store.kept.size(), 1);
    at.store.gate.release();
    QTRY_COMPARE(at.names(), QStringList(second));
}

void TestReplyPictures::aRemovedPictureComesBackToItsPlace()
{
    AttachmentDesk at;
    at.attach({1, 2, 3});
    at.pictures.describe(at.hash(1), QStringLiteral("the second"));
    const QList<Attachment> all = at.pictures.attachments();
    QSignalSpy offered(&at.pictures, &AttachmentsPresenter::undoOffered);
    at.pictures.remove(at.hash(1));
    QCOMPARE(at.pictures.attachments().size(), 2);
    QCOMPARE(offered.size(), 1);
    QVERIFY(offered.first().first().toString().contains(second));
    offered.first().at(1).value<std::function<void()>>()();
    QCOMPARE(at.pictures.attachments(), all);
    at.pictures.takeBackRemoval();
    QCOMPARE(at.pictures.attachments(), all);
}

void TestReplyPictures::aRemovalIsTakenBackInItsOwnCase()
{
    AttachmentDesk at;
    at.attach(1);
    at.pictures.remove(at.hash(0));
    at.desk.show(3);
    at.pictures.takeBackRemoval();
    QVERIFY(at.pictures.attachments().isEmpty());
    at.desk.show(1);
    at.pictures.takeBackRemoval();
    QCOMPARE(at.names(), QStringList(first));
}

void TestReplyPictures::aRemovalIsForgottenWithTheReply()
{
    AttachmentDesk at;
    at.desk.composer.setText(goodReply());
    at.attach({1, 2});
    at.pictures.remove(at.hash(0));
    at.desk.composer.publish();
    Desk::settle();
    QCOMPARE(at.desk.log.all<PublicationSubmit>().size(), 1);
    at.pictures.takeBackRemoval();
    QVERIFY(at.pictures.attachments().isEmpty());
}

void TestReplyPictures::aDescriptionIsKeptAndBounded()
{
    AttachmentDesk at;
    at.attach(1);
    at.pictures.describe(at.hash(0), QString(2000, u'a'));
    QCOMPARE(at.pictures.attachments().first().description.size(), longestDescription);
    at.desk.composer.keeper().flush();
    QCOMPARE(at.desk.drafts.saved.last().attachments, at.pictures.attachments());
}

void TestReplyPictures::personalDataInADescriptionDoesNotLeave()
{
    AttachmentDesk at;
    at.attach(1);
    at.desk.composer.setText(goodReply());
    at.pictures.describe(at.hash(0), QStringLiteral("Call +7 916 123-45-67"));
    QCOMPARE(at.desk.composer.publishGate().reason, GateReason::DescribedPersonalData);
    QVERIFY(at.desk.composer.publishReason().contains(QStringLiteral("phone number")));
    at.desk.composer.publish();
    QVERIFY(at.desk.log.all<PublicationSubmit>().isEmpty());
    at.pictures.describe(at.hash(0), QStringLiteral("A parcel"));
    QVERIFY(at.desk.composer.publishGate().isOpen());
}

void TestReplyPictures::onWhatIsNotOursNothingChanges()
{
    AttachmentDesk at;
    at.desk.show(2); // a colleague answers there
    QVERIFY(!at.pictures.canChange());
    at.pictures.addFiles({at.picture(1)});
    at.pictures.addImage(samples::parcel({30, 30}), QStringLiteral("Picture"));
    QVERIFY(at.pictures.beingRead().isEmpty());
    QVERIFY(at.pictures.problems().isEmpty());
}

void TestReplyPictures::aReplyOverTheLimitOfItsNetworkDoesNotLeave()
{
    AttachmentDesk at;
    at.attach({1, 2});
    at.desk.composer.setText(goodReply());
    QVERIFY(at.desk.composer.publishGate().isOpen());
    at.desk.open(1).supportCase.network = QStringLiteral("reviews");
    at.desk.changed(1);
    QCOMPARE(at.desk.composer.publishGate().reason, GateReason::TooManyPictures);
    QCOMPARE(at.desk.composer.reviewGate().reason, GateReason::TooManyPictures);
    QVERIFY(at.desk.composer.publishReason().contains(QStringLiteral("cannot be sent")));
    at.desk.composer.publish();
    QVERIFY(at.desk.log.all<PublicationSubmit>().isEmpty());
    QCOMPARE(at.pictures.attachments().size(), 2);
}

namespace {

Attachment named(const QString &letter)
{
    Attachment attachment;
    attachment.hash = letter.repeated(64);
    attachment.name = letter + QStringLiteral(".png");
    attachment.mediaType = QStringLiteral("image/png");
    attachment.size = 100;
    attachment.width = attachment.height = 10;
    return attachment;
}

/// Two versions of the draft of case 1 after a conflict.
void showVersions(AttachmentDesk &at, const QList<Attachment> &mine, const QList<Attachment> &theirs)
{
    Draft a;
    a.id = {QStringLiteral("d2")};
    a.caseId = Desk::caseId(1);
    a.authorId = at.desk.samples.me.id;
    a.text = QStringLiteral("mine");
    a.revision = 1;
    a.attachments = mine;
    Draft b = a;
    b.id = {QStringLiteral("d1")};
    b.text.clear();
    b.attachments = theirs;
    at.desk.open(1).drafts = {a, b};
    at.desk.changed(1);
}

} // namespace

void TestReplyPictures::bothVersionsKeepTheirPictures()
{
    AttachmentDesk at;
    Attachment shared = named(QStringLiteral("a"));
    shared.description = QStringLiteral("a parcel");
    Attachment sharedThere = shared;
    sharedThere.description = QStringLiteral("torn open");
    showVersions(at, {shared}, {sharedThere, named(QStringLiteral("b"))});
    QVERIFY(at.desk.composer.state().otherVersion);
    at.desk.composer.showOtherVersion();
    QCOMPARE(at.pictures.attachments().size(), 2);
    at.desk.composer.showOtherVersion();
    at.desk.composer.appendOtherVersion();
    QCOMPARE(at.desk.composer.text(), QStringLiteral("mine"));
    QCOMPARE(at.pictures.attachments().size(), 2);
    QCOMPARE(at.pictures.attachments().first().description, QStringLiteral("a parcel torn open"));
}

void TestReplyPictures::versionsThatTogetherAreTooManyAreNotJoined()
{
    AttachmentDesk at;
    QList<Attachment> mine;
    QList<Attachment> theirs;
    for (const QChar c : QStringLiteral("012345"))
        mine.append(named(c));
    for (const QChar c : QStringLiteral("6789ab"))
        theirs.append(named(c));
    showVersions(at, mine, theirs);
    QSignalSpy refused(&at.desk.composer, &ComposerPresenter::refused);
    at.desk.composer.appendOtherVersion();
    QCOMPARE(refused.size(), 1);
    QCOMPARE(at.pictures.attachments(), mine);
    QVERIFY(at.desk.composer.state().otherVersion);
}

void TestReplyPictures::whatIsOnItsWayIsShownInsteadOfTheDraft()
{
    AttachmentDesk at;
    Publication p;
    p.id = {QStringLiteral("publication-1")};
    p.caseId = Desk::caseId(1);
    p.text = goodReply();
    p.state = PublicationState::Queued;
    p.attachments = {named(QStringLiteral("a"))};
    at.desk.open(1).publication = p;
    at.desk.changed(1);
    QCOMPARE(at.pictures.attachments(), p.attachments);
    QCOMPARE(at.pictures.row(), p.id.value);
    QVERIFY(!at.pictures.canChange());
    at.pictures.remove(at.hash(0));
    QCOMPARE(at.pictures.attachments(), p.attachments);
}

QTEST_MAIN(TestReplyPictures)
#include "tst_replypictures.moc"
