#include "ui/review/reviewview.h"

#include "tests/support/pictures.h"
#include "tests/ui/composer/desk.h"
#include "tests/ui/attachments/samplepictures.h"
#include "ui/attachments/attachmentcard.h"
#include "ui/attachments/attachmentstrip.h"
#include "ui/attachments/picturebutton.h"
#include "ui/attachments/picturepreview.h"
#include "ui/attachments/picturereader.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/theme.h"
#include "ui/cards/carddelegate.h"
#include "ui/cards/cardlist.h"
#include "ui/review/reviewpresenter.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace otklik;

namespace {

/// A lead (or whoever is given) before the drafts of the sample workspace.
struct ReviewDesk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeOutboxStore outbox;
    fakes::FakeMutationLog log;
    StoreEvents events;
    fakes::FakeAttachmentStore attachments;
    PictureReader reader;
    PictureShelf shelf{attachments, reader};
    ReviewPresenter presenter;

    explicit ReviewDesk(bool isLead = true)
        : presenter(ReviewPresenter::World{outbox, samples.conversations, log, events, clock, isLead ? samples.lead : samples.me, Desk::rules()})
    {
        for (auto &conversation : samples.conversations.conversations)
            conversation.thread.revision = 3;
    }

    void add(int number, const QString &text, const User &author, std::chrono::minutes ago)
    {
        OutboxItem item;
        const Conversation &conversation = samples.conversations.conversations[Desk::caseId(number)];
        Publication &p = item.publication;
        p.id = {QStringLiteral("publication-%1").arg(number)};
        p.caseId = Desk::caseId(number);
        p.mentionId = conversation.supportCase.mentionId;
        p.authorId = author.id;
        p.text = text;
        p.textHash = textHashOf(text);
        p.threadRevision = 3;
        p.state = PublicationState::InReview;
        p.changedAt = clock.now() - ago;
        item.network = conversation.supportCase.network;
        item.customerName = conversation.entries.last().authorName;
        item.authorName = author.name;
        outbox.items.append(item);
    }

    /// To one that was added.
    QList<Attachment> addPictures(qsizetype place)
    {
        QList<Attachment> pictures;
        for (const int width : {320, 180}) {
            const PictureResult picture = preparePicture(samples::parcel({width, 240}), QStringLiteral("parcel %1").arg(width));
            attachments.elsewhere.insert(picture->attachment.hash, picture->bytes);
            pictures.append(picture->attachment);
        }
        pictures.first().description = QStringLiteral("Коробка с разорванным углом");
        Publication &p = outbox.items[place].publication;
        p.attachments = pictures;
        p.textHash = textHashOf(p.text, pictures);
        return pictures;
    }

    void read()
    {
        presenter.start();
        StoreChange change;
        change.publications = true;
        Q_EMIT events.changed(change);
        Desk::settle();
    }
};

} // namespace

class TestReviewPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void whatBelongsTogetherIsDecidedTogether()
    {
        ReviewDesk desk;
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(5));
        desk.add(3, goodReply(), desk.samples.colleague, std::chrono::minutes(50));
        Publication &reply = desk.outbox.items[0].publication;
        reply.visibility = Visibility::Private;
        reply.draftId = {QStringLiteral("draft")};
        OutboxItem announced = desk.outbox.items[0];
        Publication &line = announced.publication;
        line.id = {QStringLiteral("publication-0")};
        line.visibility = Visibility::Public;
        line.text = QStringLiteral("Написали вам в личные сообщения.");
        line.textHash = textHashOf(line.text);
        reply.afterId = line.id;
        const QString replyHash = reply.textHash;
        const QString lineHash = line.textHash;
        desk.outbox.items.append(announced);
        ReviewView view(desk.presenter, desk.shelf);
        view.show();
        desk.read();
        view.list().setCurrentIndex(desk.presenter.model().index(desk.presenter.model().find(QStringLiteral("publication-3"))));
        Desk::settle();
        QVERIFY(view.togetherText().isEmpty());
        view.list().setCurrentIndex(desk.presenter.model().index(desk.presenter.model().find(QStringLiteral("publication-1"))));
        Desk::settle();
        QVERIFY2(view.togetherText().contains(QStringLiteral("Public · Написали вам")), qPrintable(view.togetherText()));
        desk.presenter.approve({});
        Desk::settle();
        const auto approved = desk.log.all<ReviewApprove>();
        QCOMPARE(approved.size(), 2);
        QCOMPARE(approved.first().textHash, replyHash);
        QCOMPARE(approved.last().publicationId.value, QStringLiteral("publication-0"));
        QCOMPARE(approved.last().textHash, lineHash);
        // Personal data in the other part asks for a reason just as well.
        desk.outbox.items.last().publication.text = QStringLiteral("We called +7 916 123-45-67.");
        desk.read();
        QVERIFY(desk.presenter.needsReason());
    }

    void aLeadSeesAllDraftsTheLongestWaitingFirst()
    {
        ReviewDesk desk;
        QAbstractItemModelTester tester(&desk.presenter.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(5));
        desk.add(3, goodReply(), desk.samples.colleague, std::chrono::minutes(50));
        desk.read();
        QCOMPARE(desk.presenter.model().rowCount(), 2);
        QCOMPARE(desk.presenter.model().rowAt(0).item.publication.id.value, QStringLiteral("publication-3"));
    }

    void anAgentSeesOnlyTheOwnAndCanTakeThemBack()
    {
        ReviewDesk desk(false);
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(5));
        desk.add(3, goodReply(), desk.samples.colleague, std::chrono::minutes(50));
        ReviewView view(desk.presenter, desk.shelf);
        view.show();
        desk.read();
        QCOMPARE(desk.presenter.model().rowCount(), 1);
        QVERIFY(!desk.presenter.canDecide());
        QVERIFY(view.approveButton().isHidden());
        desk.presenter.approve({});
        desk.presenter.giveBack(QStringLiteral("no"));
        QVERIFY(desk.log.commands.isEmpty());
        desk.presenter.takeBack();
        QCOMPARE(desk.log.all<PublicationUndo>().size(), 1);
    }

    void approvalIsBoundToTheTextAndTheThread()
    {
        ReviewDesk desk;
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(5));
        ReviewView view(desk.presenter, desk.shelf);
        view.show();
        desk.read();
        QVERIFY(view.approveButton().isEnabled());
        view.list().setFocus();
        QTest::keyClick(&view.list(), Qt::Key_A);
        const auto commands = desk.log.all<ReviewApprove>();
        QCOMPARE(commands.size(), 1);
        QCOMPARE(commands.first().textHash, textHashOf(goodReply()));
        QCOMPARE(commands.first().threadRevision, 3);
    }

    void theLeadSeesThePicturesAndApprovesThemWithTheText()
    {
        ReviewDesk desk;
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(50));
        desk.add(3, goodReply(), desk.samples.me, std::chrono::minutes(5));
        const QList<Attachment> pictures = desk.addPictures(0);
        ReviewView view(desk.presenter, desk.shelf);
        view.show();
        desk.read();
        const auto cards = view.pictures().cards();
        QCOMPARE(cards.size(), 2);
        QCOMPARE(cards.first()->attachment(), pictures.first());
        QTRY_COMPARE(cards.first()->thumbnail().picture().size(), QSize(320, 240));
        QVERIFY(cards.first()->removeButton().isHidden());
        QVERIFY(desk.presenter.model().index(0).data(FootRole).toString().contains(QStringLiteral("2 picture")));
        QTest::keyClick(&cards.first()->thumbnail(), Qt::Key_Return);
        QPointer<PicturePreview> preview = view.findChild<PicturePreview *>();
        QVERIFY(preview);
        QTest::keyClick(preview.data(), Qt::Key_Escape);
        view.list().setFocus();
        QTest::keyClick(&view.list(), Qt::Key_A);
        QCOMPARE(desk.log.all<ReviewApprove>().first().textHash, textHashOf(goodReply(), pictures));
        view.list().setCurrentIndex(desk.presenter.model().index(1));
        Desk::settle();
        QVERIFY(view.pictures().isHidden());
    }

    void aDraftIsOnlyReturnedWithAComment()
    {
        ReviewDesk desk;
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(5));
        ReviewView view(desk.presenter, desk.shelf);
        view.show();
        view.activateWindow();
        desk.read();
        view.list().setFocus();
        QTest::keyClick(&view.list(), Qt::Key_R);
        QVERIFY(desk.log.commands.isEmpty());
        QVERIFY(!view.returnButton().isEnabled());
        QTest::keyClicks(&view.commentEdit(), QStringLiteral("Name a day, and ask for the order number."));
        QVERIFY(desk.log.commands.isEmpty());
        QTest::mouseClick(&view.returnButton(), Qt::LeftButton);
        QCOMPARE(desk.log.all<ReviewReturn>().size(), 1);
        QCOMPARE(desk.log.all<ReviewReturn>().first().comment, QStringLiteral("Name a day, and ask for the order number."));
        QCOMPARE(desk.log.all<ReviewReturn>().first().textHash, textHashOf(goodReply()));
    }

    void whatHappenedSinceIsShown()
    {
        ReviewDesk desk;
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(5));
        ReviewView view(desk.presenter, desk.shelf);
        view.show();
        desk.read();
        QVERIFY(view.changesText().isEmpty());
        desk.samples.arrive(Desk::caseId(1), QStringLiteral("Марина Соколова"), QStringLiteral("Уже не нужно, всё пришло."));
        StoreChange change;
        change.cases.insert(Desk::caseId(1));
        Q_EMIT desk.events.changed(change);
        Desk::settle();
        QCOMPARE(desk.presenter.changes().size(), 1);
        QVERIFY(view.changesText().contains(QStringLiteral("Уже не нужно")));
        desk.presenter.approve({});
        QCOMPARE(desk.log.all<ReviewApprove>().first().threadRevision, 4);
    }

    void personalDataNeedsALeadsReason()
    {
        ReviewDesk desk;
        desk.add(1, goodReply() + QStringLiteral(" Тел. +7 916 123-45-67"), desk.samples.me, std::chrono::minutes(5));
        ReviewView view(desk.presenter, desk.shelf);
        view.show();
        desk.read();
        QVERIFY(desk.presenter.needsReason());
        QVERIFY(!view.approveButton().isEnabled());
        QTest::keyClicks(&view.overrideEdit(), QStringLiteral("our driver's number"));
        QVERIFY(view.approveButton().isEnabled());
        QTest::mouseClick(&view.approveButton(), Qt::LeftButton);
        QCOMPARE(desk.log.all<ReviewApprove>().first().overrideReason, QStringLiteral("our driver's number"));
    }

    void approvingASolutionMarksTheConflictAsSolved()
    {
        ReviewDesk desk;
        auto &track = desk.samples.conversations.conversations[Desk::caseId(1)].loyalty.emplace();
        track.conflictAt = desk.clock.now();
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(5));
        desk.read();
        desk.presenter.select(0);
        Desk::settle();
        desk.presenter.giveBack(QStringLiteral("Shorter, please"));
        QVERIFY(desk.log.all<LoyaltyMark>().isEmpty());
        desk.presenter.approve({});
        QCOMPARE(desk.log.all<LoyaltyMark>().size(), 1);
        QCOMPARE(desk.log.all<LoyaltyMark>().first().stage, LoyaltyStage::Solved);
        QCOMPARE(desk.log.all<LoyaltyMark>().first().caseId, Desk::caseId(1));
    }

    void nobodyApprovesTheOwnText()
    {
        ReviewDesk desk;
        desk.add(1, goodReply(), desk.samples.lead, std::chrono::minutes(5));
        desk.read();
        desk.presenter.select(0);
        Desk::settle();
        desk.presenter.approve({});
        QVERIFY(desk.log.commands.isEmpty());
        QVERIFY(!desk.presenter.approveReason({}).isEmpty());
    }

    void theNextDraftComesUpWhenOneIsDecided()
    {
        ReviewDesk desk;
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(50));
        desk.add(3, QStringLiteral("Игорь, здравствуйте! Да, адрес можно поменять."), desk.samples.me, std::chrono::minutes(5));
        ReviewView view(desk.presenter, desk.shelf);
        view.show();
        desk.read();
        QCOMPARE(desk.presenter.current()->publication.id.value, QStringLiteral("publication-1"));
        desk.outbox.items[0].publication.state = PublicationState::Queued;
        desk.read();
        QVERIFY(desk.presenter.current());
        QCOMPARE(desk.presenter.current()->publication.id.value, QStringLiteral("publication-3"));
        desk.outbox.items.clear();
        desk.read();
        QVERIFY(!desk.presenter.current());
    }

    void pictures()
    {
        const PictureLanguage language;
        ReviewDesk desk;
        desk.add(1, goodReply(), desk.samples.me, std::chrono::minutes(50));
        desk.add(3, QStringLiteral("Игорь, здравствуйте! Да, адрес можно поменять."), desk.samples.me, std::chrono::minutes(5));
        desk.samples.arrive(Desk::caseId(1), QStringLiteral("Марина Соколова"), QStringLiteral("И ещё: курьер так и не перезвонил."));
        desk.addPictures(0);
        ReviewView view(desk.presenter, desk.shelf);
        view.show();
        desk.read();
        for (const bool isDark : {false, true}) {
            qApp->findChild<Theme *>()->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
            takePicture(view, isDark ? QStringLiteral("review-dark") : QStringLiteral("review-light"), {1208, 740});
        }
    }
};

QTEST_MAIN(TestReviewPage)
#include "tst_reviewpage.moc"
