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
#include "ui/composer/sendlater.h"
#include "ui/cards/carddelegate.h"
#include "ui/cards/cardlist.h"
#include "ui/outbox/outboxpresenter.h"
#include "ui/outbox/publicationactions.h"
#include "ui/outbox/publicationtext.h"
#include "ui/outbox/standingview.h"

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
    fakes::FakeConversationStore conversations;
    OutboxPresenter presenter{store, conversations, events, clock};
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
    void whatWaitsIsGivenAnotherTime();
    void bothViewsOfAnUnknownReplyStandSideBySide();
    void whatCameLaterIsReadAnew();
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
        QTest::mouseClick(button(view, QStringLiteral("It is not there: give it back")), Qt::LeftButton);
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

void TestOutbox::whatWaitsIsGivenAnotherTime()
{
    Desk desk;
    OutboxItem line = item("line", Queued);
    line.publication.sendAt = line.publication.notBefore = desk.clock.now() + std::chrono::hours(9);
    OutboxItem reply = item("reply", Queued);
    reply.publication.afterId = line.publication.id;
    reply.publication.sendAt = line.publication.sendAt;
    reply.publication.changedAt = desk.clock.now();
    desk.store.items = {reply, line};
    OutboxView view(desk.presenter, desk.actions, desk.shelf);
    view.show();
    desk.read();
    desk.actions.follow(desk.presenter.model());
    QPushButton *another = button(view.strip(), QStringLiteral("Another time…"));
    QVERIFY(another);
    SendTimesMenu &menu = view.strip().times();
    QCOMPARE(another->menu(), &menu);
    Q_EMIT menu.aboutToShow();
    menu.actions().at(1)->trigger();
    QCOMPARE(desk.log.all<PublicationMove>().size(), 1);
    QCOMPARE(desk.log.all<PublicationMove>().first().id, line.publication.id); // of the chain's first
    QVERIFY(*desk.log.all<PublicationMove>().first().sendAt > desk.clock.now());
    Q_EMIT menu.aboutToShow();
    menu.actions().first()->trigger();
    QVERIFY(!desk.log.all<PublicationMove>().last().sendAt);
    for (const PublicationState state : {Approved, Sending, Sent, Failed, Unknown, Held}) {
        desk.store.items[0].publication.state = desk.store.items[1].publication.state = state;
        desk.read();
        QVERIFY(!button(view.strip(), QStringLiteral("Another time…")));
    }
}

namespace {

ConversationEntry post(Desk &desk, const char *id, bool isBrand, const QString &text, std::chrono::minutes ago)
{
    ConversationEntry entry;
    entry.mention.id = {QString::fromLatin1(id)};
    entry.mention.isBrand = isBrand;
    entry.mention.text = text;
    entry.mention.url = QStringLiteral("https://network.example/") + QString::fromLatin1(id);
    entry.mention.publishedAt = desk.clock.now() - ago;
    entry.authorName = isBrand ? QStringLiteral("Soroka") : QStringLiteral("Oliver Brandt");
    return entry;
}

/// A reply of unknown fate in a thread that has gone on since.
OutboxItem unknown(Desk &desk)
{
    OutboxItem one = item("u", Unknown);
    one.publication.mentionId = {QStringLiteral("asked")};
    one.publication.notBefore = desk.clock.now() - std::chrono::minutes(10);
    one.publication.changedAt = desk.clock.now() - std::chrono::minutes(9);
    Conversation conversation;
    conversation.supportCase.id = one.publication.caseId;
    conversation.thread.id = {QStringLiteral("thread")};
    conversation.entries = {post(desk, "asked", false, QStringLiteral("Your app logged me out."), std::chrono::minutes(60)),
                            post(desk, "old", true, one.publication.text, std::chrono::minutes(50)),
                            post(desk, "other", true, QStringLiteral("Something else."), std::chrono::minutes(8)),
                            post(desk, "it", true, QStringLiteral("@oliver ") + one.publication.text, std::chrono::minutes(7)),
                            post(desk, "later", false, QStringLiteral("Anybody there?"), std::chrono::minutes(2))};
    desk.conversations.conversations.insert(one.publication.caseId, conversation);
    return one;
}

} // namespace

void TestOutbox::bothViewsOfAnUnknownReplyStandSideBySide()
{
    Desk desk;
    desk.store.items = {unknown(desk), item("queued", Queued)};
    OutboxView view(desk.presenter, desk.actions, desk.shelf);
    view.resize(1200, 700);
    view.show();
    desk.read();
    QVERIFY(view.standing().isVisible());
    QStringList ids;
    for (const StandingPost &one : desk.presenter.standing())
        ids.append(one.entry.mention.id.value);
    QCOMPARE(ids, (QStringList{QStringLiteral("it"), QStringLiteral("other"), QStringLiteral("later")})); // ours first
    QVERIFY(desk.presenter.standing().first().hasSameWords);
    QVERIFY(!desk.presenter.standing().at(1).hasSameWords);
    QVERIFY(view.standing().text().contains(QStringLiteral("the same words")));
    QSignalSpy links(&view, &OutboxView::linkChosen);
    QVERIFY(view.standing().pageButton().isVisible());
    view.standing().pageButton().setFocus();
    QTest::keyClick(&view.standing().pageButton(), Qt::Key_Space);
    QCOMPARE(links.size(), 1); // asked about before it opens
    QCOMPARE(links.first().first().toUrl().toString(), QStringLiteral("https://network.example/asked"));
    QPushButton *it = button(view, QStringLiteral("This is it"));
    QVERIFY(it);
    it->setFocus();
    QTest::keyClick(it, Qt::Key_Space);
    QCOMPARE(desk.log.all<PublicationResolve>().size(), 1);
    QVERIFY(desk.log.all<PublicationResolve>().first().isSent);
    QCOMPARE(desk.log.all<PublicationResolve>().first().url, QStringLiteral("https://network.example/it"));
    {
        const PictureLanguage language;
        OutboxView shown(desk.presenter, desk.actions, desk.shelf);
        shown.show();
        desk.read();
        for (const bool isDark : {false, true}) {
            qApp->findChild<Theme *>()->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
            takePicture(shown, isDark ? QStringLiteral("outbox-unknown-dark") : QStringLiteral("outbox-unknown-light"), {1200, 620});
        }
        qApp->findChild<Theme *>()->setChoice(ThemeChoice::Light);
    }
    view.list().setCurrentIndex(desk.presenter.model().index(1));
    desk.settle();
    QVERIFY(!view.standing().isVisible());
    QVERIFY(desk.presenter.standing().isEmpty());
}

void TestOutbox::whatCameLaterIsReadAnew()
{
    Desk desk;
    const OutboxItem one = unknown(desk);
    QList<ConversationEntry> &entries = desk.conversations.conversations[one.publication.caseId].entries;
    const QList<ConversationEntry> all = entries;
    entries = all.first(2);
    desk.store.items = {one};
    OutboxView view(desk.presenter, desk.actions, desk.shelf);
    view.show();
    desk.read();
    QVERIFY(desk.presenter.standing().isEmpty());
    QVERIFY(view.standing().text().contains(QStringLiteral("no new message")));
    QVERIFY(!button(view, QStringLiteral("This is it")));
    entries = all;
    StoreChange change;
    change.threads = {ThreadId{QStringLiteral("thread")}};
    Q_EMIT desk.events.changed(change);
    desk.settle();
    QVERIFY(button(view, QStringLiteral("This is it")));
}

QTEST_MAIN(TestOutbox)
#include "tst_outbox.moc"
