#include "ui/outbox/outboxview.h"

#include "tests/support/fakestores.h"
#include "tests/support/pictures.h"
#include "ui/attachments/attachmentcard.h"
#include "ui/attachments/attachmentstrip.h"
#include "ui/attachments/picturereader.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/composer/publicationstrip.h"
#include "ui/cards/carddelegate.h"
#include "ui/cards/cardlist.h"
#include "ui/outbox/outboxpresenter.h"
#include "ui/outbox/publicationactions.h"
#include "ui/outbox/publicationtext.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using enum PublicationState;

namespace {

OutboxItem item(const char *id, PublicationState state, const QString &text = QStringLiteral("Thank you, it is on its way."))
{
    OutboxItem one;
    one.publication.id = {QString::fromLatin1(id)};
    one.publication.caseId = {QStringLiteral("case-of-") + QString::fromLatin1(id)};
    one.publication.state = state;
    one.publication.text = text;
    one.network = QStringLiteral("mastodon");
    one.customerName = QStringLiteral("Oliver Brandt");
    one.authorName = QStringLiteral("Анна Белова");
    one.mentionText = QStringLiteral("Your app logged me out. What should I do?");
    return one;
}

struct Desk final
{
    FakeClock clock;
    fakes::FakeOutboxStore store;
    fakes::FakeMutationLog log;
    StoreEvents events;
    fakes::FakeAttachmentStore attachments;
    PictureReader reader;
    PictureShelf shelf{attachments, reader};
    OutboxPresenter presenter{store, events, clock};
    PublicationActions actions{log};

    void read()
    {
        presenter.start();
        StoreChange change;
        change.publications = true;
        Q_EMIT events.changed(change);
        settle();
    }
    static void settle()
    {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
    }
    [[nodiscard]] QStringList ids() const
    {
        QStringList all;
        for (const OutboxRow &row : const_cast<OutboxPresenter &>(presenter).model().rows())
            all.append(row.item.publication.id.value);
        return all;
    }
};

QPushButton *button(QWidget &parent, const QString &text)
{
    for (QPushButton *one : parent.findChildren<QPushButton *>())
        if (one->text() == text && !one->isHidden())
            return one;
    return nullptr;
}

} // namespace

class TestOutbox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAreTakenBackTogether();
    void initTestCase() { new Theme(*qApp, qApp); }

    void whatNeedsAPersonStandsFirst()
    {
        Desk desk;
        desk.store.items = {item("sent", Sent), item("queued", Queued), item("review", InReview), item("unknown", Unknown),
                            item("failed", Failed), item("sending", Sending), item("returned", PublicationState::Draft)};
        desk.read();
        QCOMPARE(desk.ids(), QStringList({QStringLiteral("unknown"), QStringLiteral("failed"), QStringLiteral("returned"),
                                          QStringLiteral("review"), QStringLiteral("queued"), QStringLiteral("sending"),
                                          QStringLiteral("sent")}));
        QCOMPARE(desk.presenter.model().attention(), 3);
    }

    void aReplyMovesThroughTheStatesWithoutAReset()
    {
        Desk desk;
        QAbstractItemModelTester tester(&desk.presenter.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&desk.presenter.model(), &QAbstractItemModel::modelReset);
        desk.store.items = {item("a", InReview), item("b", Sent), item("c", Queued)};
        desk.read();
        for (const PublicationState state : {Approved, Queued, Sending, Unknown, Failed, Sent}) {
            desk.store.items[0].publication.state = state;
            desk.read();
            const int row = desk.presenter.model().find(QStringLiteral("a"));
            QCOMPARE(desk.presenter.model().data(desk.presenter.model().index(row), NoteRole).toString(), PublicationText::state(state));
        }
        desk.store.items.removeFirst();
        desk.read();
        QCOMPARE(desk.presenter.model().rowCount(), 2);
        desk.store.items.clear();
        desk.read();
        QCOMPARE(desk.presenter.model().rowCount(), 0);
        QVERIFY(reset.isEmpty());
    }

    void headingsNameEachStateOnce()
    {
        Desk desk;
        desk.store.items = {item("a", Queued), item("b", Queued), item("c", Sent)};
        desk.read();
        QStringList headings;
        for (const OutboxRow &row : desk.presenter.model().rows())
            headings.append(row.section);
        QCOMPARE(headings, QStringList({QStringLiteral("Queued"), QString(), QStringLiteral("Sent")}));
    }

    void everyStateHasASentence_data()
    {
        QTest::addColumn<PublicationState>("state");
        for (const auto &[state, name] : EnumNames<PublicationState>::table)
            QTest::newRow(name.data()) << state;
    }

    void everyStateHasASentence()
    {
        QFETCH(PublicationState, state);
        Publication p;
        p.state = state;
        p.problem = QStringLiteral("rate_limited");
        QVERIFY(!PublicationText::sentence(p, {}, {}).isEmpty());
        QVERIFY(!PublicationText::state(state).isEmpty());
        QVERIFY(PublicationText::actions(p).testFlag(PublicationAction::Copy));
        QVERIFY2(state != Unknown || !PublicationText::actions(p).testFlag(PublicationAction::Retry), "never retried blindly");
    }

    void aQueuedReplyIsTakenBack()
    {
        Desk desk;
        OutboxView view(desk.presenter, desk.actions, desk.shelf);
        view.show();
        desk.store.items = {item("a", Queued)};
        desk.read();
        QPushButton *undo = button(view, QStringLiteral("Take back"));
        QVERIFY(undo);
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(desk.log.all<PublicationUndo>().size(), 1);
        QCOMPARE(desk.log.all<PublicationUndo>().first().id.value, QStringLiteral("a"));
    }

    void thePicturesOfAReplyAreSaidAndShown()
    {
        Desk desk;
        OutboxView view(desk.presenter, desk.actions, desk.shelf);
        view.show();
        OutboxItem withPictures = item("a", Queued);
        withPictures.publication.attachments = {Attachment{QString(64, u'a'), QStringLiteral("a.png"), {}, 1, 1, 1, {}},
                                                Attachment{QString(64, u'b'), QStringLiteral("b.png"), {}, 1, 1, 1, {}}};
        desk.store.items = {withPictures, item("c", Sent)};
        desk.read();
        QVERIFY(desk.presenter.model().index(0).data(FootRole).toString().contains(QStringLiteral("2 picture")));
        QVERIFY(!desk.presenter.model().index(1).data(FootRole).toString().contains(QStringLiteral("picture")));
        QCOMPARE(view.pictures().cards().size(), 2);
        view.list().setCurrentIndex(desk.presenter.model().index(1));
        QVERIFY(view.pictures().isHidden());
    }

    void anUnknownOneIsOnlyResolvedByAPerson()
    {
        Desk desk;
        OutboxView view(desk.presenter, desk.actions, desk.shelf);
        view.show();
        desk.store.items = {item("a", Unknown)};
        desk.read();
        QVERIFY(!button(view, QStringLiteral("Try again")));
        QTest::mouseClick(button(view, QStringLiteral("It is not there")), Qt::LeftButton);
        QCOMPARE(desk.log.all<PublicationResolve>().size(), 1);
        QVERIFY(!desk.log.all<PublicationResolve>().first().isSent);
        auto *url = view.strip().findChild<QLineEdit *>();
        QTest::keyClicks(url, QStringLiteral("https://social.example/@us/1"));
        QTest::mouseClick(button(view, QStringLiteral("It is there")), Qt::LeftButton);
        QCOMPARE(desk.log.all<PublicationResolve>().last().isSent, true);
        QCOMPARE(desk.log.all<PublicationResolve>().last().url, QStringLiteral("https://social.example/@us/1"));
    }

    void aFailureIsToldInWordsAndCanBeTriedAgain()
    {
        Desk desk;
        OutboxView view(desk.presenter, desk.actions, desk.shelf);
        view.show();
        desk.store.items = {item("a", Failed)};
        desk.store.items[0].publication.problem = QStringLiteral("post_gone");
        desk.read();
        QVERIFY(view.strip().text().contains(ErrorText::sentence(QStringLiteral("post_gone"))));
        QTest::mouseClick(button(view, QStringLiteral("Try again")), Qt::LeftButton);
        QCOMPARE(desk.log.all<PublicationRetry>().size(), 1);
    }

    void aReplyWithoutAConnectionIsPostedByHand()
    {
        Desk desk;
        OutboxView view(desk.presenter, desk.actions, desk.shelf);
        view.show();
        desk.store.items = {item("a", Failed)};
        desk.store.items[0].publication.problem = QStringLiteral("no_connection");
        desk.read();
        QVERIFY(!button(view, QStringLiteral("Try again")));
        auto *url = view.strip().findChild<QLineEdit *>();
        QTest::keyClicks(url, QStringLiteral("javascript:alert(1)"));
        QTest::mouseClick(button(view, QStringLiteral("Posted by hand")), Qt::LeftButton);
        QVERIFY(desk.log.all<PublicationResolve>().last().isSent);
        QCOMPARE(desk.log.all<PublicationResolve>().last().url, QString());
    }

    void aHostileAddressIsNeverOffered()
    {
        Desk desk;
        OutboxView view(desk.presenter, desk.actions, desk.shelf);
        view.show();
        desk.store.items = {item("a", Sent, QStringLiteral("<b>bold</b>\u202e"))};
        desk.store.items[0].publication.url = QStringLiteral("file:///etc/passwd");
        desk.store.items[0].customerName = QStringLiteral("<img src=x>\n\u202eeman");
        desk.read();
        QVERIFY(!button(view, QStringLiteral("Open the reply")));
        QVERIFY(!desk.presenter.model().data(desk.presenter.model().index(0), TitleRole).toString().contains(QChar(0x202e)));
    }

    void changesWhileReadingAreReadAfterwards()
    {
        Desk desk;
        desk.store.gate.hold();
        desk.store.items = {item("a", Queued)};
        desk.read();
        desk.store.items = {item("a", Sent)};
        desk.read();
        desk.store.gate.release();
        desk.settle();
        QCOMPARE(desk.presenter.model().itemAt(0).publication.state, Sent);
    }

    void pictures()
    {
        const PictureLanguage language;
        Desk desk;
        OutboxView view(desk.presenter, desk.actions, desk.shelf);
        desk.store.items = {item("sent", Sent), item("queued", Queued), item("review", InReview), item("unknown", Unknown), item("failed", Failed)};
        desk.store.items[4].publication.problem = QStringLiteral("rate_limited");
        for (OutboxItem &one : desk.store.items)
            one.publication.changedAt = desk.clock.now() - std::chrono::minutes(4);
        desk.read();
        for (const bool isDark : {false, true}) {
            qApp->findChild<Theme *>()->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
            takePicture(view, isDark ? QStringLiteral("outbox-dark") : QStringLiteral("outbox-light"), {1200, 700});
        }
    }
};

void TestOutbox::partsAreTakenBackTogether()
{
    Desk desk;
    OutboxItem sent = item("p0", Sent);
    OutboxItem first = item("p1", Queued);
    first.publication.afterId = sent.publication.id;
    OutboxItem second = item("p2", Queued);
    second.publication.afterId = first.publication.id;
    OutboxItem third = item("p3", Queued);
    third.publication.afterId = second.publication.id;
    desk.store.items = {sent, first, second, third};
    desk.read();
    desk.actions.follow(desk.presenter.model());
    desk.actions.undo(third.publication.id);
    QCOMPARE(desk.log.all<PublicationUndo>().size(), 1);
    QCOMPARE(desk.log.all<PublicationUndo>().first().id, first.publication.id); // what left has left
    desk.actions.undo({QStringLiteral("not here")});
    QCOMPARE(desk.log.all<PublicationUndo>().last().id.value, QStringLiteral("not here"));
}

QTEST_MAIN(TestOutbox)
#include "tst_outbox.moc"
