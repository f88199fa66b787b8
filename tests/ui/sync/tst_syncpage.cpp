#include "ui/sync/syncview.h"

#include "models/command.h"
#include "models/json.h"
#include "models/uuid7.h"
#include "tests/support/fakestores.h"
#include "tests/support/pictures.h"
#include "ui/common/errortext.h"
#include "ui/common/relativetime.h"
#include "ui/common/theme.h"
#include "ui/sync/pendingtext.h"
#include "ui/sync/syncpresenter.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

PendingMutation waiting(const Command &command, const Clock &clock)
{
    PendingMutation pending;
    pending.mutation = makeMutation(command, clock);
    return pending;
}

PendingMutation refusedDraft(const Clock &clock)
{
    DraftSave save;
    save.id = {QStringLiteral("d1")};
    save.text = QStringLiteral("what I wrote <b>on the train</b>");
    PendingMutation pending = waiting(save, clock);
    Draft theirs;
    theirs.text = QStringLiteral("what was written at the desk");
    pending.state = PendingState::Refused;
    pending.answer.verdict = MutationVerdict::Conflict;
    pending.answer.code = QStringLiteral("draft_changed");
    pending.answer.current = {{QStringLiteral("kind"), QStringLiteral("draft")}, {QStringLiteral("row"), toJson(theirs)}};
    return pending;
}

SyncStatus askingStatus()
{
    SyncStatus status;
    status.phase = SyncPhase::Asking;
    status.problem = QStringLiteral("mass_removal");
    status.requestId = QStringLiteral("req-4712");
    Removal removal;
    removal.taken.notes = 300;
    removal.taken.mentions = 12;
    removal.held = {48'000, 210, 320, 95, 2};
    status.removal = removal;
    return status;
}

struct Desk final
{
    FakeClock clock;
    fakes::FakeOutboxStore store;
    fakes::FakeConversationStore conversations;
    fakes::FakeMutationLog log;
    StoreEvents events;
    SyncPresenter presenter{{store, conversations, log, clock}, events};

    void read()
    {
        StoreChange change;
        change.pending = true;
        Q_EMIT events.changed(change);
        settle();
    }
    static void settle()
    {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
    }
};

QStringList shownTexts(const SyncView &view)
{
    QStringList texts;
    for (const QPlainTextEdit *edit : view.findChildren<QPlainTextEdit *>())
        if (edit->isVisible())
            texts.append(edit->toPlainText());
    return texts;
}

PendingMutation stoppedReply(const Desk &desk)
{
    PublicationSubmit submit;
    submit.caseId = {QStringLiteral("case-1")};
    submit.text = QStringLiteral("We will find it");
    PendingMutation pending = waiting(submit, desk.clock);
    pending.state = PendingState::Refused;
    pending.answer.verdict = MutationVerdict::Conflict;
    pending.answer.code = QStringLiteral("thread_changed");
    pending.answer.current = {{QStringLiteral("kind"), QStringLiteral("thread")},
                              {QStringLiteral("row"), toJson(Thread{})},
                              {QStringLiteral("mentions"), QJsonArray{QStringLiteral("m-2")}}};
    return pending;
}

Conversation conversationWithNews(const Desk &desk)
{
    Conversation conversation;
    for (const auto &[id, text] : {std::pair{"m-1", "Where is it?"}, std::pair{"m-2", "It has come <i>just now</i>"}}) {
        ConversationEntry entry;
        entry.mention.id = {QString(QLatin1StringView(id))};
        entry.mention.text = QString(QLatin1StringView(text));
        entry.mention.publishedAt = desk.clock.now() - std::chrono::minutes(2);
        entry.authorName = QStringLiteral("Anna");
        conversation.entries.append(entry);
    }
    return conversation;
}

QPushButton *buttonOf(const SyncView &view, const QString &text)
{
    for (QPushButton *button : view.findChildren<QPushButton *>())
        if (button->isVisible() && button->text() == text)
            return button;
    return nullptr;
}

} // namespace

class TestSyncPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void rowsComeAndGoWithoutAReset()
    {
        Desk desk;
        QAbstractItemModelTester tester(&desk.presenter.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&desk.presenter.model(), &QAbstractItemModel::modelReset);
        const auto claim = waiting(ClaimTake{{QStringLiteral("person-1")}}, desk.clock);
        const auto draft = refusedDraft(desk.clock);
        for (const QList<PendingMutation> &rows : {QList{claim}, QList{claim, draft}, QList{draft}, QList{draft, claim}, QList<PendingMutation>{}}) {
            desk.store.mutations = rows;
            desk.read();
            QCOMPARE(desk.presenter.model().rowCount(), static_cast<int>(rows.size()));
        }
        QVERIFY(reset.isEmpty());
    }

    void aRefusalShowsBothTextsAndLosesNone()
    {
        Desk desk;
        SyncView view(desk.presenter);
        view.show();
        desk.store.mutations = {refusedDraft(desk.clock)};
        desk.read();
        QStringList shown;
        for (const QPlainTextEdit *edit : view.findChildren<QPlainTextEdit *>())
            if (edit->isVisible())
                shown.append(edit->toPlainText());
        QVERIFY(shown.contains(QStringLiteral("what I wrote <b>on the train</b>")));
        QVERIFY(shown.contains(QStringLiteral("what was written at the desk")));
        QVERIFY(PendingText::state(desk.store.mutations.first()).contains(ErrorText::sentence(QStringLiteral("draft_changed"))));
    }

    void mineIsKeptOnTopOfWhatStandsThereNow_data()
    {
        QTest::addColumn<QJsonObject>("payload");
        QTest::addColumn<MutationKind>("kind");
        QTest::addColumn<QJsonObject>("row");
        QTest::addColumn<QString>("theirs");
        Note note;
        note.text = QStringLiteral("theirs");
        note.revision = 7;
        QTest::newRow("a note") << toJson(NoteEdit{{QStringLiteral("n")}, QStringLiteral("mine"), 3})
                                << MutationKind::NoteEdit << toJson(note) << QStringLiteral("theirs");
        Person person;
        person.name = QStringLiteral("Somebody");
        person.city = QStringLiteral("Tver");
        QTest::newRow("a field") << toJson(PersonEdit{{QStringLiteral("p")}, PersonField::City, QStringLiteral("mine"),
                                                      QStringLiteral("Omsk")})
                                 << MutationKind::PersonEdit << toJson(person) << QStringLiteral("Tver");
        QTest::newRow("a field that was emptied")
            << toJson(PersonEdit{{QStringLiteral("p")}, PersonField::Tags, QStringLiteral("mine"), QStringLiteral("old")})
            << MutationKind::PersonEdit << toJson(person) << QString();
        Contact contact;
        contact.value = QStringLiteral("+7 900 222-22-22");
        QTest::newRow("a contact") << toJson(ContactEdit{{QStringLiteral("c")}, QStringLiteral("mine"), QStringLiteral("+7 900 111-11-11")})
                                   << MutationKind::ContactEdit << toJson(contact) << QStringLiteral("+7 900 222-22-22");
        PersonDetail detail;
        detail.value = QStringLiteral("gold");
        QTest::newRow("a field of the team")
            << toJson(PersonDetailSet{{QStringLiteral("p")}, QStringLiteral("level"), QStringLiteral("mine"), {}})
            << MutationKind::PersonDetailSet << toJson(detail) << QStringLiteral("gold");
    }

    void mineIsKeptOnTopOfWhatStandsThereNow()
    {
        QFETCH(QJsonObject, payload);
        QFETCH(MutationKind, kind);
        QFETCH(QJsonObject, row);
        QFETCH(QString, theirs);
        Desk desk;
        SyncView view(desk.presenter);
        view.show();
        PendingMutation pending;
        pending.mutation = {{QStringLiteral("m")}, kind, payload, desk.clock.now()};
        pending.state = PendingState::Refused;
        pending.answer.verdict = MutationVerdict::Conflict;
        pending.answer.code = QStringLiteral("note_changed");
        pending.answer.current = {{QStringLiteral("row"), row}};
        desk.store.mutations = {pending};
        desk.read();
        QCOMPARE(shownTexts(view), (QStringList{QStringLiteral("mine"), theirs}));
        QVERIFY(buttonOf(view, QStringLiteral("&Leave theirs")));
        QTest::mouseClick(buttonOf(view, QStringLiteral("&Keep mine")), Qt::LeftButton);
        desk.settle();
        QCOMPARE(desk.log.commands.size(), 1);
        const Command &again = desk.log.commands.first();
        if (const auto *note = std::get_if<NoteEdit>(&again)) {
            QCOMPARE(note->text, QStringLiteral("mine"));
            QCOMPARE(note->baseRevision, 7);
        }
        const auto isOnTop = [&](const auto &edit) { return edit.value == QStringLiteral("mine") && edit.expected == theirs; };
        if (const auto *field = std::get_if<PersonEdit>(&again))
            QVERIFY(isOnTop(*field));
        if (const auto *contact = std::get_if<ContactEdit>(&again))
            QVERIFY(isOnTop(*contact));
        if (const auto *detail = std::get_if<PersonDetailSet>(&again))
            QVERIFY(isOnTop(*detail));
        QCOMPARE(desk.store.dismissed.size(), 1);
    }

    void aRefusalThatCannotBeReplacedIsNotLost()
    {
        Desk desk;
        SyncView view(desk.presenter);
        view.show();
        desk.store.mutations = {refusedDraft(desk.clock)};
        desk.log.failure = Error{Error::Kind::Retry, QStringLiteral("disk_full"), {}};
        desk.read();
        QVERIFY(!buttonOf(view, QStringLiteral("&Keep mine"))); // both drafts are kept already
        desk.presenter.keepMine(0);
        desk.settle();
        QVERIFY(desk.store.dismissed.isEmpty());
    }

    void theCaseOfATextIsOpened()
    {
        Desk desk;
        SyncView view(desk.presenter);
        view.show();
        PendingMutation pending = refusedDraft(desk.clock);
        pending.mutation.payload.insert(QStringLiteral("case_id"), QStringLiteral("case-1"));
        desk.store.mutations = {pending};
        desk.read();
        QSignalSpy chosen(&desk.presenter, &SyncPresenter::caseChosen);
        QTest::mouseClick(buttonOf(view, QStringLiteral("&Open the case")), Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<CaseId>().value, QStringLiteral("case-1"));
    }

    void theOwnTextCanBeCopiedAndTheRefusalPutAway()
    {
        Desk desk;
        SyncView view(desk.presenter);
        view.show();
        desk.store.mutations = {refusedDraft(desk.clock)};
        desk.read();
        QTest::mouseClick(buttonOf(view, QStringLiteral("&Copy my text")), Qt::LeftButton);
        QTest::mouseClick(buttonOf(view, QStringLiteral("&I have seen it")), Qt::LeftButton);
        desk.settle();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("what I wrote <b>on the train</b>"));
        QCOMPARE(desk.store.dismissed, QList<MutationId>{desk.store.mutations.first().mutation.id});
    }

    void everyDeedHasItsWords_data()
    {
        QTest::addColumn<MutationKind>("kind");
        for (const auto &[kind, name] : EnumNames<MutationKind>::table)
            QTest::newRow(name.data()) << kind;
    }

    void everyDeedHasItsWords()
    {
        QFETCH(MutationKind, kind);
        QVERIFY(!PendingText::deed(kind).isEmpty());
    }

    void theRequestToAskForIsNamed()
    {
        Desk desk;
        SyncView view(desk.presenter);
        view.show();
        SyncStatus status;
        status.phase = SyncPhase::Failed;
        status.problem = QStringLiteral("not_otklik");
        status.requestId = QStringLiteral("req-4711");
        desk.presenter.setStatus(status);
        QString all;
        for (const QLabel *label : view.findChildren<QLabel *>())
            all += label->text() + u'\n';
        QVERIFY(all.contains(QStringLiteral("req-4711")));
        QVERIFY(all.contains(ErrorText::sentence(QStringLiteral("not_otklik"))));
    }

    void aMassRemovalIsAskedAboutWithItsCounts()
    {
        Desk desk;
        SyncView view(desk.presenter);
        view.show();
        desk.presenter.setStatus(askingStatus());
        QString all;
        for (const QLabel *label : view.findChildren<QLabel *>())
            if (label->isVisible())
                all += label->text() + u'\n';
        QVERIFY2(all.contains(QStringLiteral("Notes: 300 of 320")), qPrintable(all));
        QVERIFY(!all.contains(QStringLiteral("Contacts"))); // of which none goes
        QSignalSpy agreed(&desk.presenter, &SyncPresenter::removalAllowed);
        const auto button = [&](const QString &text) {
            for (QPushButton *one : view.findChildren<QPushButton *>())
                if (one->isVisible() && one->text() == text)
                    return one;
            return static_cast<QPushButton *>(nullptr);
        };
        QVERIFY(button(QStringLiteral("&Not now")));
        QTest::mouseClick(button(QStringLiteral("&Not now")), Qt::LeftButton);
        QVERIFY(agreed.isEmpty());
        QVERIFY(!button(QStringLiteral("&Let it take them")));
        QSignalSpy retried(&desk.presenter, &SyncPresenter::retryWanted);
        QTest::mouseClick(button(QStringLiteral("&Try now")), Qt::LeftButton); // looks anew, and asks again
        QCOMPARE(retried.size(), 1);
        desk.presenter.setStatus(askingStatus());
        QTest::mouseClick(button(QStringLiteral("&Let it take them")), Qt::LeftButton);
        QCOMPARE(agreed.size(), 1);
    }

    void howMuchHistoryIsKeptIsChosen()
    {
        Desk desk;
        SyncView view(desk.presenter);
        view.show();
        desk.presenter.setHistoryWindow({45, qint64(2) << 30}); // not among those on offer
        auto *age = view.findChildren<QComboBox *>().value(0);
        QVERIFY(age);
        QCOMPARE(age->currentData().toInt(), 45);
        QSignalSpy chosen(&desk.presenter, &SyncPresenter::historyWindowChosen);
        age->setFocus();
        QTest::keyClick(age, Qt::Key_Home);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(desk.presenter.historyWindow(), (HistoryWindow{30, qint64(2) << 30}));
    }

    /// What is still waiting says why, when it is tried next, and what to ask support about.
    void anAttemptIsToldWithItsRequest()
    {
        Desk desk;
        SyncView view(desk.presenter);
        PendingMutation sent = waiting(ClaimTake{{QStringLiteral("person-1")}}, desk.clock);
        sent.attempts = 2;
        sent.problem = QStringLiteral("busy");
        sent.requestId = QStringLiteral("req-4710");
        sent.triedAt = desk.clock.now();
        sent.nextTryAt = desk.clock.now() + std::chrono::seconds(90);
        desk.store.mutations = {sent};
        desk.read();
        QStringList said;
        for (const QLabel *label : view.findChildren<QLabel *>())
            said.append(label->text());
        const QString all = said.join(u'\n');
        QVERIFY2(all.contains(QStringLiteral("req-4710")), qPrintable(all));
        QVERIFY2(all.contains(ErrorText::sentence(QStringLiteral("busy"))), qPrintable(all));
        QVERIFY2(all.contains(RelativeTime::inSentence(*sent.nextTryAt, desk.clock.now())), qPrintable(all));
    }

    /// Q3: a reply that was stopped comes back with what the customer wrote meanwhile.
    void aStoppedReplyShowsWhatIsNew()
    {
        Desk desk;
        desk.store.mutations = {stoppedReply(desk)};
        desk.read();
        SyncView view(desk.presenter);
        view.show();
        Desk::settle();
        QVERIFY2(!shownTexts(view).join(u'\n').contains(QStringLiteral("It has come")), "not read yet");
        desk.conversations.conversations.insert({QStringLiteral("case-1")}, conversationWithNews(desk));
        StoreChange change;
        change.threads = {ThreadId{QStringLiteral("thread-1")}};
        Q_EMIT desk.events.changed(change);
        Desk::settle();
        const QStringList texts = shownTexts(view);
        QCOMPARE(texts.size(), 2);
        QCOMPARE(texts.first(), QStringLiteral("We will find it"));
        QVERIFY2(texts.last().contains(QStringLiteral("It has come <i>just now</i>")), qPrintable(texts.last()));
        QVERIFY2(texts.last().contains(QStringLiteral("Anna")), qPrintable(texts.last()));
        QVERIFY2(!texts.last().contains(QStringLiteral("Where is it")), qPrintable(texts.last())); // was answered to
    }

    void pictures()
    {
        const PictureLanguage language;
        Desk desk;
        SyncView view(desk.presenter);
        view.show();
        PendingMutation refused = refusedDraft(desk.clock);
        refused.mutation.payload.insert(QStringLiteral("case_id"), QStringLiteral("case-1"));
        PendingMutation sent = waiting(NoteAdd{{QStringLiteral("n")}, {QStringLiteral("person-1")}, QStringLiteral("calls on Friday")}, desk.clock);
        sent.attempts = 2;
        sent.problem = QStringLiteral("busy");
        sent.requestId = QStringLiteral("req-4710");
        sent.triedAt = desk.clock.now();
        sent.nextTryAt = desk.clock.now() + std::chrono::seconds(90);
        refused.requestId = QStringLiteral("req-4709");
        desk.store.mutations = {refused, sent, waiting(ClaimTake{{QStringLiteral("person-1")}}, desk.clock)};
        desk.read();
        SyncStatus status;
        status.phase = SyncPhase::Offline;
        status.waiting = 1;
        status.refused = 1;
        status.problem = QStringLiteral("offline");
        status.requestId = QStringLiteral("req-4711");
        desk.presenter.setStatus(status);
        for (const bool isDark : {false, true}) {
            qApp->findChild<Theme *>()->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
            desk.presenter.setStatus(status);
            takePicture(view, isDark ? QStringLiteral("sync-dark") : QStringLiteral("sync-light"), {1208, 740});
            desk.presenter.setStatus(askingStatus());
            takePicture(view, isDark ? QStringLiteral("asking-dark") : QStringLiteral("asking-light"), {1208, 740});
        }
        desk.conversations.conversations.insert({QStringLiteral("case-1")}, conversationWithNews(desk));
        desk.store.mutations = {stoppedReply(desk)};
        desk.read();
        desk.presenter.setStatus(status);
        for (const bool isDark : {false, true}) {
            qApp->findChild<Theme *>()->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
            takePicture(view, isDark ? QStringLiteral("stopped-dark") : QStringLiteral("stopped-light"), {1208, 740});
        }
    }
};

QTEST_MAIN(TestSyncPage)
#include "tst_syncpage.moc"
