#include "models/quotedtext.h"
#include "tests/support/uisamples.h"
#include "ui/common/theme.h"
#include "ui/conversation/claimbar.h"
#include "ui/conversation/conversationpresenter.h"
#include "ui/conversation/conversationview.h"
#include "ui/conversation/linkpopup.h"
#include "ui/conversation/takeoverwatch.h"
#include "ui/conversation/threadview.h"
#include "ui/conversation/versionspopup.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QMenu>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeMutationLog log;
    StoreEvents events;
    ConversationPresenter presenter;
    ConversationView view;

    explicit Desk(bool asLead = false)
        : presenter(samples.conversations, log, events, clock, asLead ? samples.lead : samples.me), view(presenter)
    {
        view.resize(560, 480);
        view.show();
    }

    [[nodiscard]] CaseId caseAt(int row) const { return samples.queue.cases.at(row).caseId; }
    [[nodiscard]] Conversation &stored(int row) { return samples.conversations.conversations[caseAt(row)]; }

    void open(int row)
    {
        QSignalSpy loaded(&presenter, &ConversationPresenter::loaded);
        presenter.open(caseAt(row));
        QVERIFY(loaded.wait());
    }

    void changed(int row)
    {
        StoreChange change;
        change.cases = {caseAt(row)};
        QSignalSpy loaded(&presenter, &ConversationPresenter::loaded);
        Q_EMIT events.changed(change);
        QVERIFY(loaded.wait());
    }

    void fill(int row, int count)
    {
        Conversation &conversation = stored(row);
        for (int i = 0; i < count; ++i)
            conversation.entries.prepend(fakes::UiSamples::entry(i, i % 2 ? QStringLiteral("Пётр") : QStringLiteral("Анна"),
                                                                 QStringLiteral("Слово %1. ").arg(i).repeated(1 + i % 7),
                                                                 samples.now - std::chrono::minutes(100 + i)));
        for (int i = 0; i < count; ++i)
            conversation.entries[i].mention.id = {QStringLiteral("m-%1").arg(count - i, 5)};
        std::sort(conversation.entries.begin(), conversation.entries.end(), [](const auto &a, const auto &b) {
            return a.mention.publishedAt < b.mention.publishedAt;
        });
    }
};

} // namespace

class TestConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theOpenedCaseIsShownAndToldToOthers();
    void somebodyElsesClaimIsRespected();
    void aLeadMayTakeOver();
    void whoIsTakenOverFromIsTold();
    void aClaimIsTakenReleasedAndRenewed();
    void newWordsDoNotMoveWhatIsRead();
    void earlierEntriesAreLoadedAbove();
    void whatIsNoLongerHereIsFetchedFromTheServer();
    void nothingIsAskedForWhereTheBeginningIsHere();
    void anAnswerForAnotherCaseIsDropped();
    void aLinkIsAskedAboutFirst();
    void textCanBeSelectedAndCopied();
    void versionsShowWhatChanged();
    void hostileTextIsShownAsItIs();
    void theCanvasFollowsTheTheme();
    void whatALetterQuotesIsFolded();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestConversation::initTestCase()
{
    m_theme = std::make_unique<Theme>(*qApp);
}

void TestConversation::theCanvasFollowsTheTheme()
{
    Desk desk;
    desk.open(0);
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        m_theme->setChoice(choice);
        QCoreApplication::processEvents(); // widgets are told by a posted event
        const QColor canvas = coloursOf(Theme::palette(choice == ThemeChoice::Dark)).canvas;
        const QImage seen = desk.view.thread().grab().toImage();
        QCOMPARE(seen.pixelColor(2, 2), canvas);
        QCOMPARE(seen.pixelColor(seen.width() - 1, 2), canvas);
    }
}

void TestConversation::theOpenedCaseIsShownAndToldToOthers()
{
    Desk desk;
    desk.open(0);
    QCOMPARE(desk.presenter.model().rowCount(), 6);
    QVERIFY(desk.presenter.conversation().has_value());
    const int waiting = desk.presenter.model().rowOf(desk.presenter.conversation()->supportCase.mentionId);
    QVERIFY(desk.presenter.model().index(waiting).data(ThreadModel::IsWaitingRole).toBool());
    QCOMPARE(desk.view.thread().currentIndex().row(), waiting);
    QVERIFY(desk.view.thread().viewport()->rect().intersects(desk.view.thread().visualRect(desk.view.thread().currentIndex())));
}

void TestConversation::somebodyElsesClaimIsRespected()
{
    Desk desk;
    desk.open(1);
    QCOMPARE(desk.presenter.standing(), ClaimStanding::Other);
    QVERIFY(desk.view.claimBar().text().contains(QStringLiteral("Борис Крылов")));
    QVERIFY(!desk.presenter.canTakeOver());
    desk.presenter.claim();
    desk.presenter.takeOver();
    desk.presenter.release();
    QCOMPARE(desk.log.commands.size(), 0);
    desk.clock.advance(26min); // the lease ends by the clock alone
    QCOMPARE(desk.presenter.standing(), ClaimStanding::Free);
    desk.presenter.claim();
    QCOMPARE(desk.log.all<ClaimTake>().size(), 1);
}

void TestConversation::aLeadMayTakeOver()
{
    Desk desk(true);
    desk.open(1);
    QVERIFY(desk.presenter.canTakeOver());
    desk.presenter.takeOver();
    QCOMPARE(desk.log.all<ClaimTake>().size(), 1);
    QVERIFY(desk.log.all<ClaimTake>().first().takeOver);
}

void TestConversation::whoIsTakenOverFromIsTold()
{
    Desk desk;
    const PersonId person = desk.stored(2).supportCase.personId;
    desk.stored(2).claim = {person, desk.samples.me.id, 3, desk.clock.now() + 15min};
    desk.open(2);
    QVERIFY(!desk.presenter.isTakenOver());
    desk.stored(2).claim = {person, desk.samples.lead.id, 4, desk.clock.now() + 15min};
    desk.stored(2).holderName = QStringLiteral("Вера");
    desk.changed(2);
    QVERIFY(desk.presenter.isTakenOver());
    QVERIFY2(desk.view.claimBar().text().contains(QStringLiteral("in your place")), qPrintable(desk.view.claimBar().text()));
    desk.changed(2); // and it stays said while the case is open
    QVERIFY(desk.presenter.isTakenOver());

    // Whatever page is shown, once.
    CustomerCard card;
    card.holderName = QStringLiteral("Вера");
    card.displayName = QStringLiteral("Анна");
    desk.samples.conversations.cards.insert(person, card);
    TakeOverWatch watch(desk.samples.conversations, desk.events);
    QSignalSpy told(&watch, &TakeOverWatch::told);
    StoreChange change;
    change.persons = {person};
    Q_EMIT desk.events.changed(change);
    change.takenOver = {person};
    Q_EMIT desk.events.changed(change);
    QVERIFY(told.wait());
    QCOMPARE(told.count(), 1);
    const QString sentence = told.first().first().toString();
    QVERIFY2(sentence.contains(QStringLiteral("Вера")) && sentence.contains(QStringLiteral("Анна")), qPrintable(sentence));
    change.takenOver = {person, PersonId{QStringLiteral("another")}};
    Q_EMIT desk.events.changed(change);
    QCOMPARE(told.count(), 2);
}

void TestConversation::aClaimIsTakenReleasedAndRenewed()
{
    Desk desk;
    desk.open(2);
    QCOMPARE(desk.presenter.standing(), ClaimStanding::Free);
    desk.presenter.claim();
    QCOMPARE(desk.log.all<ClaimTake>().size(), 1);
    desk.stored(2).isClaimWished = true;
    desk.changed(2);
    QCOMPARE(desk.presenter.standing(), ClaimStanding::Wished);
    desk.stored(2).claim = {desk.stored(2).supportCase.personId, desk.samples.me.id, 3, desk.clock.now() + 30min};
    desk.changed(2);
    QCOMPARE(desk.presenter.standing(), ClaimStanding::Mine);
    desk.presenter.keepClaim();
    QCOMPARE(desk.log.all<ClaimTake>().size(), 1); // long enough still
    desk.clock.advance(25min);
    desk.presenter.keepClaim();
    desk.presenter.keepClaim();
    QCOMPARE(desk.log.all<ClaimTake>().size(), 2);
    desk.presenter.release();
    QCOMPARE(desk.log.all<ClaimRelease>().size(), 1);
}

void TestConversation::newWordsDoNotMoveWhatIsRead()
{
    Desk desk;
    desk.fill(0, 60);
    desk.open(0);
    ThreadView &thread = desk.view.thread();
    thread.verticalScrollBar()->setValue(thread.verticalScrollBar()->maximum() / 2);
    const QModelIndex top = thread.indexAt(QPoint(200, 5));
    const QString topText = top.data().toString();
    const int place = thread.visualRect(top).top();
    QSignalSpy arrived(&desk.presenter, &ConversationPresenter::entriesArrived);
    desk.samples.arrive(desk.caseAt(0), QStringLiteral("Новый"), QStringLiteral("И у меня!"));
    desk.changed(0);
    QCOMPARE(arrived.count(), 1);
    const QModelIndex now = thread.indexAt(QPoint(200, 5));
    QCOMPARE(now.data().toString(), topText);
    QCOMPARE(thread.visualRect(now).top(), place);
    const auto buttons = thread.findChildren<QPushButton *>();
    QVERIFY(std::any_of(buttons.begin(), buttons.end(), [](QPushButton *b) { return b->isVisible() && b->text().startsWith(u'1'); }));
    // At the end, new words come into view.
    thread.scrollToEnd();
    desk.samples.arrive(desk.caseAt(0), QStringLiteral("Новый"), QStringLiteral("И ещё"));
    desk.changed(0);
    QVERIFY(thread.isAtEnd());
}

void TestConversation::earlierEntriesAreLoadedAbove()
{
    Desk desk;
    desk.open(0);
    ThreadView &thread = desk.view.thread();
    thread.verticalScrollBar()->setValue(1);
    const QString topText = thread.indexAt(QPoint(200, 5)).data().toString();
    QSignalSpy inserted(&desk.presenter.model(), &QAbstractItemModel::rowsInserted);
    desk.presenter.loadEarlier();
    desk.presenter.loadEarlier(); // a second click while it reads
    QVERIFY(inserted.wait());
    QCOMPARE(desk.presenter.model().rowCount(), 56);
    QCOMPARE(thread.indexAt(QPoint(200, 5)).data().toString(), topText);
    QVERIFY(desk.presenter.model().hasEarlier());
}

void TestConversation::whatIsNoLongerHereIsFetchedFromTheServer()
{
    Desk desk;
    fakes::FakeOlderHistory older;
    desk.presenter.setOlderHistory(&older);
    Conversation &conversation = desk.stored(2);
    conversation.thread.externalId = QStringLiteral("root");
    const TimePoint first = conversation.entries.first().mention.publishedAt;
    for (int i = 1; i <= 60; ++i) {
        older.entries.append(fakes::UiSamples::entry(100'000 + i, QStringLiteral("Анна"), QStringLiteral("old %1").arg(i),
                                                     first - std::chrono::days(200) - std::chrono::minutes(i)));
        older.entries.last().mention.threadId = conversation.thread.id;
    }
    desk.open(2);
    ThreadModel &model = desk.presenter.model();
    auto *button = desk.view.findChildren<QPushButton *>().value(0);
    for (QPushButton *one : desk.view.findChildren<QPushButton *>())
        if (one->text().contains(QStringLiteral("server")))
            button = one;
    const int here = model.rowCount();
    QCOMPARE(desk.presenter.earlier(), Earlier::OnServer);
    QVERIFY(button->isVisible());
    older.failure = Error{Error::Kind::Retry, QStringLiteral("offline"), {}};
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_COMPARE(desk.presenter.earlier(), Earlier::Unreachable);
    QVERIFY2(button->text().contains(QStringLiteral("cannot be reached")), qPrintable(button->text()));
    older.failure.reset();
    QTest::keyClick(button, Qt::Key_Space);
    QTRY_COMPARE(model.rowCount(), here + 50);
    QCOMPARE(model.entryAt(0).mention.text, QStringLiteral("old 50"));
    QVERIFY(model.index(0).data(ThreadModel::IsFromServerRole).toBool());
    QVERIFY(!model.index(here + 49).data(ThreadModel::IsFromServerRole).toBool());
    desk.changed(2); // a change from elsewhere takes nothing of it away
    QCOMPARE(model.rowCount(), here + 50);
    QCOMPARE(desk.presenter.earlier(), Earlier::OnServer);
    desk.presenter.loadEarlier();
    QTRY_COMPARE(model.rowCount(), here + 60);
    QCOMPARE(desk.presenter.earlier(), Earlier::None);
    QVERIFY(!button->isVisible());
    desk.changed(2);
    QCOMPARE(model.rowCount(), here + 60);
    QCOMPARE(desk.presenter.earlier(), Earlier::None);
}

void TestConversation::nothingIsAskedForWhereTheBeginningIsHere()
{
    Desk desk;
    fakes::FakeOlderHistory older;
    desk.presenter.setOlderHistory(&older);
    Conversation &conversation = desk.stored(2);
    conversation.thread.externalId = conversation.entries.first().mention.externalId;
    desk.open(2);
    QCOMPARE(desk.presenter.earlier(), Earlier::None);
    desk.presenter.loadEarlier();
    QCOMPARE(older.calls, 0);
}

void TestConversation::anAnswerForAnotherCaseIsDropped()
{
    Desk desk;
    desk.samples.conversations.gate.hold();
    desk.presenter.open(desk.caseAt(0));
    desk.presenter.open(desk.caseAt(3));
    QSignalSpy loaded(&desk.presenter, &ConversationPresenter::loaded);
    desk.samples.conversations.gate.release();
    QVERIFY(loaded.wait());
    QCOMPARE(loaded.count(), 1);
    QCOMPARE(desk.presenter.conversation()->supportCase.id, desk.caseAt(3));
}

void TestConversation::aLinkIsAskedAboutFirst()
{
    Desk desk;
    desk.view.resize(560, 900);
    desk.open(0);
    ThreadView &thread = desk.view.thread();
    QSignalSpy opened(&desk.view, &ConversationView::linkOpened);
    const QModelIndex withLink = desk.presenter.model().index(3);
    thread.scrollTo(withLink);
    const QPoint place = thread.placeOfLink(withLink, 0);
    QVERIFY(!place.isNull());
    QTest::mouseClick(thread.viewport(), Qt::LeftButton, {}, place);
    auto *popup = desk.view.findChild<LinkPopup *>();
    QVERIFY(popup && popup->isVisible());
    QCOMPARE(opened.count(), 0);
    popup->findChild<QPushButton *>(QStringLiteral("open"))->click();
    QCOMPARE(opened.count(), 1);
    desk.view.askAboutLink(QUrl(QStringLiteral("file:///etc/passwd")), {}, {});
    desk.view.askAboutLink(QUrl(QStringLiteral("javascript:alert(1)")), {}, {});
    QTRY_VERIFY(!desk.view.findChild<LinkPopup *>());
}

void TestConversation::textCanBeSelectedAndCopied()
{
    Desk desk;
    desk.open(0);
    ThreadView &thread = desk.view.thread();
    thread.setFocus();
    QTest::keySequence(&thread, QKeySequence::Copy);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("Третий день")));
    QTest::keySequence(&thread, QKeySequence::SelectAll);
    QVERIFY(thread.selectedText().endsWith(QStringLiteral("Верните деньги!")));
    QTest::keyClick(&thread, Qt::Key_Up);
    QCOMPARE(thread.currentIndex().row(), 4);
}

void TestConversation::versionsShowWhatChanged()
{
    Desk desk;
    desk.open(0);
    Q_EMIT desk.view.thread().versionsRequested(desk.presenter.model().index(2), QPoint(10, 10));
    auto *popup = desk.view.findChild<VersionsPopup *>();
    QVERIFY(popup);
    const QString text = popup->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY(text.contains(QStringLiteral("никто не ответил")));
    QVERIFY(text.contains(QStringLiteral("написал, как и вчера")));
    popup->close();
}

void TestConversation::hostileTextIsShownAsItIs()
{
    Desk desk;
    QStringList texts{QString(60'000, u'я'), QStringLiteral("<img src=x onerror=alert(1)><b>b</b>"), QStringLiteral("\u202Egnp.exe")};
    QFile file(QStringLiteral(OTKLIK_SOURCE_DIR "/../shared/data/torture/blns/resources/blns.json"));
    if (file.open(QIODevice::ReadOnly))
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array())
            texts.append(value.toString());
    Conversation &conversation = desk.stored(0);
    conversation.entries.clear();
    for (qsizetype i = 0; i < texts.size(); ++i)
        conversation.entries.append(fakes::UiSamples::entry(static_cast<int>(i), texts.at(i).left(80), texts.at(i),
                                                            desk.samples.now - std::chrono::minutes(1000 - i)));
    desk.open(0);
    ThreadView &thread = desk.view.thread();
    for (int row = 0; row < desk.presenter.model().rowCount(); row += 7) {
        thread.scrollTo(desk.presenter.model().index(row), QAbstractItemView::PositionAtTop);
        QVERIFY(!thread.grab().isNull());
    }
    thread.setCurrentIndex(desk.presenter.model().index(1));
    thread.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), texts.at(1));
    thread.setCurrentIndex(desk.presenter.model().index(0));
    thread.copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), texts.at(0)); // whole, however much of it is folded away
}

void TestConversation::whatALetterQuotesIsFolded()
{
    Desk desk;
    Conversation &conversation = desk.stored(0);
    const QString letter = QStringLiteral("When will it come?\n\n%1\n> We have sent it\n> on Monday.").arg(quoteMark);
    ConversationEntry entry = fakes::UiSamples::entry(9001, QStringLiteral("Анна"), letter, desk.samples.now);
    conversation.entries.append(entry);
    desk.open(0);
    ThreadView &thread = desk.view.thread();
    const QModelIndex index = thread.model()->index(thread.model()->rowCount() - 1, 0);
    const auto shownAfter = [&](const char *label) {
        thread.setCurrentIndex(index);
        QTest::keyClick(&thread, Qt::Key_Return);
        QMenu *menu = nullptr;
        for (QMenu *one : thread.findChildren<QMenu *>())
            menu = one->isVisible() ? one : menu;
        bool isThere = false;
        for (QAction *action : menu ? menu->actions() : QList<QAction *>())
            if (action->text() == QLatin1StringView(label)) {
                action->trigger();
                isThere = true;
            }
        if (menu)
            menu->close();
        QCoreApplication::processEvents();
        return isThere;
    };
    const auto height = [&] { return thread.visualRect(index).height(); };
    const int folded = height();
    QVERIFY(shownAfter("Show quoted text"));
    const int whole = height();
    QVERIFY2(whole > folded, qPrintable(QStringLiteral("%1 and %2").arg(whole).arg(folded)));
    // It stays so while the case is open, whatever else comes.
    conversation.entries.append(fakes::UiSamples::entry(9002, QStringLiteral("Анна"), QStringLiteral("Hello?"), desk.samples.now + 1min));
    desk.changed(0);
    QCOMPARE(height(), whole);
    QVERIFY(shownAfter("Hide quoted text"));
    QCOMPARE(height(), folded);
    // Copied is the whole of it.
    thread.setCurrentIndex(index);
    thread.copy();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("on Monday")));
}

QTEST_MAIN(TestConversation)
#include "tst_conversation.moc"
