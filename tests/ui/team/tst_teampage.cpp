#include "tests/support/pictures.h"
#include "tests/support/uisamples.h"
#include "ui/common/kepttexts.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/cards/carddelegate.h"
#include "ui/cards/cardlist.h"
#include "ui/team/documentpane.h"
#include "ui/team/startingbody.h"
#include "ui/team/teamdata.h"
#include "ui/team/teampresenter.h"
#include "ui/team/teamtext.h"
#include "ui/team/teamview.h"
#include "ui/team/versionswindow.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

constexpr auto rulesKind = TeamDocumentKind::DiscussionRules;

QString rulesSaying(const QString &text)
{
    return QStringLiteral("{\"rules\": [\n  {\"key\": \"one\", \"text\": {\"ru\": \"%1\", \"en\": \"%1\"}}\n]}\n").arg(text);
}

/// A lead, or an agent, before the page of the team's documents.
struct Desk final
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeTeamDocumentStore documents;
    fakes::FakeDirectoryStore directory;
    fakes::FakeOutboxStore outbox;
    fakes::FakeMutationLog log;
    StoreEvents events;
    TeamData team{documents, events};
    std::unique_ptr<KeptTexts> kept;
    std::unique_ptr<TeamPresenter> presenter;
    std::unique_ptr<TeamView> view;
    const User me;
    const QString file;

    explicit Desk(bool asLead = true, const QString &keptIn = {}) : me(asLead ? samples.lead : samples.me), file(keptIn)
    {
        directory.people = {samples.lead, samples.me, samples.colleague};
        start();
    }

    /// The program is started anew.
    void start()
    {
        view.reset();
        presenter.reset();
        kept.reset();
        kept = std::make_unique<KeptTexts>(file);
        presenter = std::make_unique<TeamPresenter>(
            TeamPresenter::World{team, documents, directory, outbox, log, events, *kept, clock, me});
        view = std::make_unique<TeamView>(*presenter);
        view->resize(1100, 700);
        view->show();
        presenter->start();
        settle();
    }

    static void settle()
    {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
    }

    void open(TeamDocumentKind kind)
    {
        const int row = presenter->model().find(QString(nameOf(kind)));
        view->list().setCurrentIndex(presenter->model().index(row));
        settle();
    }
    [[nodiscard]] QPlainTextEdit &editor() { return view->pane().editor(); }
    [[nodiscard]] QString text() { return editor().toPlainText(); }
    void checked() { QTRY_VERIFY(presenter->publishProblem() != TeamPresenter::tr("It is being checked…")); }

    void arrives(TeamDocumentKind kind, qint64 version, const QString &body, const User &by, const QString &id = {},
                 const QString &note = {})
    {
        TeamDocument one;
        one.id = {id.isEmpty() ? QStringLiteral("document-%1-%2").arg(nameOf(kind)).arg(version) : id};
        one.kind = kind;
        one.version = version;
        one.body = body;
        one.note = note;
        one.publishedBy = by.id;
        one.publishedAt = clock.now() - 24h * (10 - version);
        documents.documents.append(one);
        StoreChange change;
        change.teamDocuments = true;
        Q_EMIT events.changed(change);
        settle();
    }

    void pendingChanged()
    {
        StoreChange change;
        change.pending = true;
        Q_EMIT events.changed(change);
        settle();
    }

    /// Everything that was published stands in the list of what waits.
    void allWaits()
    {
        for (const TeamPublish &one : log.all<TeamPublish>()) {
            PendingMutation pending;
            pending.mutation = makeMutation(one, clock);
            outbox.mutations.append(pending);
        }
        pendingChanged();
    }
    void refuse(const char *code)
    {
        outbox.mutations.last().state = PendingState::Refused;
        outbox.mutations.last().answer.code = QLatin1StringView(code);
        pendingChanged();
    }
    void publish()
    {
        checked();
        view->pane().publishButton().click();
        settle();
        allWaits();
    }
};

} // namespace

/// The page on which a team reads and edits how it works.
class TestTeamPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }

    void everyKindIsListedWithWhoPublishedIt();
    void everyKindBeginsWithSomethingThatIsInOrder_data();
    void everyKindBeginsWithSomethingThatIsInOrder();
    void anAgentReads();
    void aMistakeIsToldWithItsLine_data();
    void aMistakeIsToldWithItsLine();
    void whatIsNotInOrderIsNotPublished();
    void aChangeIsPublishedWithItsNote();
    void whatWasTypedOutlivesTheProgram();
    void aColleaguesVersionLosesNothing();
    void theirsCanBeTakenAndUndone();
    void whatTheServerRefusedIsKept();
    void typingGoesOnWhileItIsOnItsWay();
    void anOlderVersionIsLookedAtComparedAndPublishedAgain();
    void theVersionLookedAtStaysWhenAnotherComes();
    void oneClickMoreSendsNothing();
    void whatCouldNotBeWrittenDownCanBePublishedAgain();
    void whatTheEditorCannotShowIsKept_data();
    void whatTheEditorCannotShowIsKept();
    void everyEnterEndsALine();
    void aColleagueWithoutANameIsNotNamed();
    void aFileIsImportedAndExported();
    void aFileThatIsNoTextIsRefused();
    void theMatrixHasAnEditorOfItsOwn();
    void pictures();
};

void TestTeamPage::everyKindIsListedWithWhoPublishedIt()
{
    Desk desk;
    QAbstractItemModelTester tester(&desk.presenter->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(desk.presenter->model().rowCount(), editedKinds().size());
    for (const TeamDocumentKind kind : editedKinds()) {
        QVERIFY(!TeamText::title(kind).isEmpty());
        QVERIFY(!TeamText::section(kind).isEmpty());
        QVERIFY(!TeamText::about(kind).isEmpty());
    }
    const int row = desk.presenter->model().find(QStringLiteral("discussion_rules"));
    const QModelIndex index = desk.presenter->model().index(row);
    QVERIFY(!index.data(FootRole).toString().contains(u'1'));
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead, {}, QStringLiteral("the first ones"));
    QVERIFY(index.data(FootRole).toString().contains(u'1'));
    QVERIFY(index.data(FootRole).toString().contains(desk.samples.lead.name));
    QCOMPARE(index.data(BodyRole).toString(), QStringLiteral("the first ones"));
}

void TestTeamPage::everyKindBeginsWithSomethingThatIsInOrder_data()
{
    QTest::addColumn<TeamDocumentKind>("kind");
    for (const TeamDocumentKind kind : editedKinds())
        QTest::newRow(nameOf(kind).data()) << kind;
}

void TestTeamPage::everyKindBeginsWithSomethingThatIsInOrder()
{
    QFETCH(TeamDocumentKind, kind);
    const auto checked = checkBeforePublishing(kind, startingBody(kind));
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
    QVERIFY(kind == TeamDocumentKind::Dictionary || !startingBody(kind).isEmpty());
}

void TestTeamPage::anAgentReads()
{
    Desk desk(false);
    desk.open(rulesKind);
    QVERIFY(desk.editor().isReadOnly());
    QVERIFY(desk.view->pane().publishButton().isHidden());
    desk.presenter->setText(QStringLiteral("mine"));
    desk.presenter->publish();
    desk.presenter->restore({{}, rulesKind, 1, QStringLiteral("old"), {}, {}, {}});
    QVERIFY(desk.log.commands.isEmpty());
    QCOMPARE(desk.text(), startingBody(rulesKind));
}

void TestTeamPage::aMistakeIsToldWithItsLine_data()
{
    QTest::addColumn<TeamDocumentKind>("kind");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, TeamDocumentKind kind, const char *body, int line) {
        QTest::newRow(name) << kind << QString::fromUtf8(body) << line;
    };
    row("broken JSON", TeamDocumentKind::Snippets, "{\n\"snippets\": [\n}", 3);
    row("a rule without text", TeamDocumentKind::DirectingRules,
        "{\"rules\": [\n{\"key\": \"a\", \"text\": {\"ru\": \"x\"}},\n{\"key\": \"b\"}]}", 3);
    row("a key that is none", TeamDocumentKind::Bonus, "{\"items\": [\n\n{\"key\": \"No!\", \"title\": {\"ru\": \"x\"}}]}", 3);
    row("an expression that fits nothing", TeamDocumentKind::NumberPatterns, "# ours\ncontract: \\d*", 2);
    row("two words", TeamDocumentKind::Dictionary, "Казань\nНабережные Челны", 2);
    row("a calendar without an end", TeamDocumentKind::Calendar,
        "{\"time_zone\": \"Europe/Moscow\",\n\"hours\": {\n\"monday\": [\"09:00\"]}}", 3);
    row("a calendar in no time zone", TeamDocumentKind::Calendar, "{\n\"time_zone\": \"Mars\", \"hours\": {}}", 2);
    QTest::newRow("a key of a hundred thousand letters") << TeamDocumentKind::DiscussionRules
        << QStringLiteral("{\"rules\": [\n{\"key\": \"%1\", \"text\": {\"ru\": \"x\"}}]}").arg(QString(100'000, u'Я')) << 2;
    row("an expression without end", TeamDocumentKind::WordingRu,
        "<language name=\"Reply (Russian)\">\n<context name=\"a\">\n"
        "<RegExpr attribute=\"Text\" context=\"#stay\" String=\"(a+)+$\"/></context><itemData name=\"Text\"/></language>", 3);
    row("an entity bomb", TeamDocumentKind::WordingRu,
        "<!DOCTYPE language [\n<!ENTITY a \"12345678901234567890123456789012345678901234567890\">\n"
        "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n"
        "<language name=\"Reply (Russian)\">&c;&c;</language>", 4);
    row("an unclosed element", TeamDocumentKind::WordingRu, "<language>\n<context>\n</language>", 3);
    row("a definition in a language of its own", TeamDocumentKind::WordingRu,
        "<?xml version=\"1.0\"?>\n<language name=\"Pirate\">\n</language>", 2);
    row("a phrase outside a section", TeamDocumentKind::PlainRu, "# list\n\nв связи с = из-за", 3);
    row("a phrase without plainer words", TeamDocumentKind::PlainEn, "[stock]\nplease be advised", 2);
}

void TestTeamPage::aMistakeIsToldWithItsLine()
{
    QFETCH(TeamDocumentKind, kind);
    QFETCH(QString, body);
    QFETCH(int, line);
    Desk desk;
    desk.open(kind);
    desk.editor().setPlainText(body);
    desk.checked();
    const auto &fault = desk.presenter->fault();
    QVERIFY(fault);
    QCOMPARE(fault->line, line);
    QVERIFY2(desk.view->pane().faultText().contains(QString::number(line)), qPrintable(desk.view->pane().faultText()));
    QVERIFY(desk.view->pane().faultText().size() < 500);
    QVERIFY(!desk.view->pane().faultText().contains(plaintext::isolated(QStringLiteral("the expression")))); // no name
    QVERIFY(!desk.view->pane().publishButton().isEnabled());
    QCOMPARE(desk.editor().extraSelections().size(), 1);
    QCOMPARE(desk.editor().extraSelections().first().cursor.blockNumber(), line - 1);
}

void TestTeamPage::whatIsNotInOrderIsNotPublished()
{
    Desk desk;
    desk.open(rulesKind);
    desk.editor().setPlainText(QStringLiteral("{"));
    desk.presenter->publish(); // at once, before it was checked
    desk.checked();
    desk.presenter->publish();
    QVERIFY(desk.log.commands.isEmpty());
    desk.editor().setPlainText(rulesSaying(QStringLiteral("good")));
    desk.checked();
    QVERIFY(desk.view->pane().faultText().isEmpty());
    QVERIFY(desk.view->pane().publishButton().isEnabled());
    desk.editor().setPlainText(QString(longestDocument + 1, u'x'));
    desk.checked();
    QVERIFY(!desk.view->pane().publishButton().isEnabled());
}

void TestTeamPage::aChangeIsPublishedWithItsNote()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    QVERIFY(!desk.view->pane().publishButton().isEnabled()); // nothing was changed
    desk.editor().setPlainText(rulesSaying(QStringLiteral("two")));
    QTest::keyClicks(&desk.view->pane().noteEdit(), QStringLiteral("milder"));
    desk.publish();
    const auto sent = desk.log.all<TeamPublish>();
    QCOMPARE(sent.size(), 1);
    QCOMPARE(sent.first().kind, rulesKind);
    QCOMPARE(sent.first().baseVersion, 1);
    QCOMPARE(sent.first().body, rulesSaying(QStringLiteral("two")));
    QCOMPARE(sent.first().note, QStringLiteral("milder"));
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Waiting);
    QVERIFY(!desk.view->pane().publishButton().isEnabled()); // not twice
    desk.outbox.mutations.clear();
    desk.arrives(rulesKind, 2, sent.first().body, desk.me, sent.first().id.value);
    desk.pendingChanged();
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Published);
    QVERIFY(desk.presenter->note().isEmpty());
}

void TestTeamPage::whatWasTypedOutlivesTheProgram()
{
    QTemporaryDir folder;
    Desk desk(true, folder.filePath(QStringLiteral("kept.json")));
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("half a thought")));
    QTest::keyClicks(&desk.view->pane().noteEdit(), QStringLiteral("why"));
    desk.open(TeamDocumentKind::Dictionary);
    desk.editor().setPlainText(QStringLiteral("Отклик\n"));
    desk.start();
    desk.open(rulesKind);
    QCOMPARE(desk.text(), rulesSaying(QStringLiteral("half a thought")));
    QCOMPARE(desk.view->pane().noteEdit().text(), QStringLiteral("why"));
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Unpublished);
    desk.open(TeamDocumentKind::Dictionary);
    QCOMPARE(desk.text(), QStringLiteral("Отклик\n"));
}

void TestTeamPage::aColleaguesVersionLosesNothing()
{
    Desk desk;
    QSignalSpy attention(desk.presenter.get(), &TeamPresenter::attentionChanged);
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("mine")));
    desk.arrives(rulesKind, 2, rulesSaying(QStringLiteral("theirs")), desk.samples.colleague);
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Overtaken);
    QCOMPARE(desk.text(), rulesSaying(QStringLiteral("mine")));
    QVERIFY(desk.view->pane().standingText().contains(desk.samples.colleague.name));
    QCOMPARE(attention.value(attention.size() - 1).value(0).toInt(), 1);
    desk.checked();
    desk.presenter->publish();
    QVERIFY(desk.log.commands.isEmpty()); // not over it without a look

    desk.view->showVersions();
    QTRY_VERIFY(desk.view->versions()->list().count() > 0);
    const QString both = desk.view->versions()->shownText();
    QVERIFY2(both.contains(QStringLiteral("mine")) && both.contains(QStringLiteral("theirs")), qPrintable(both));

    desk.view->pane().keepMineButton().click();
    desk.publish();
    QCOMPARE(desk.log.all<TeamPublish>().size(), 1);
    QCOMPARE(desk.log.all<TeamPublish>().first().baseVersion, 2);
    QCOMPARE(desk.log.all<TeamPublish>().first().body, rulesSaying(QStringLiteral("mine")));
}

void TestTeamPage::theirsCanBeTakenAndUndone()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("mine")));
    desk.arrives(rulesKind, 2, rulesSaying(QStringLiteral("theirs")), desk.samples.colleague);
    desk.view->pane().takeTheirsButton().click();
    QCOMPARE(desk.text(), rulesSaying(QStringLiteral("theirs")));
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Published);
    desk.editor().undo();
    QCOMPARE(desk.text(), rulesSaying(QStringLiteral("mine")));
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Unpublished);
}

void TestTeamPage::whatTheServerRefusedIsKept()
{
    Desk desk;
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("mine")));
    desk.publish();
    desk.refuse("bad_document");
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Refused);
    QVERIFY(desk.view->pane().standingText().contains(QStringLiteral("not in order")));
    QCOMPARE(desk.text(), rulesSaying(QStringLiteral("mine")));
    const MutationId refused = desk.outbox.mutations.last().mutation.id;
    desk.editor().setPlainText(rulesSaying(QStringLiteral("better")));
    desk.checked();
    desk.view->pane().publishButton().click();
    QCOMPARE(desk.log.all<TeamPublish>().size(), 2);
    QCOMPARE(desk.outbox.dismissed, QList<MutationId>{refused}); // it was seen, and is settled with this
}

void TestTeamPage::typingGoesOnWhileItIsOnItsWay()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("two")));
    desk.publish();
    const TeamPublish sent = desk.log.all<TeamPublish>().first();
    desk.editor().setPlainText(rulesSaying(QStringLiteral("three")));
    desk.outbox.mutations.clear();
    desk.arrives(rulesKind, 2, sent.body, desk.me, sent.id.value);
    desk.pendingChanged();
    QCOMPARE(desk.text(), rulesSaying(QStringLiteral("three")));
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Unpublished); // my own version is no conflict
    QCOMPARE(desk.presenter->base(), 2);
}

void TestTeamPage::anOlderVersionIsLookedAtComparedAndPublishedAgain()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("first")), desk.samples.lead);
    desk.arrives(rulesKind, 2, rulesSaying(QStringLiteral("second")), desk.samples.colleague);
    desk.open(rulesKind);
    desk.view->showVersions();
    VersionsWindow &window = *desk.view->versions();
    QVERIFY(!window.isModal());
    QTRY_COMPARE(window.list().count(), 3); // and what it began with
    window.list().setCurrentRow(1);
    QVERIFY(window.shownText().contains(QStringLiteral("first")) && window.shownText().contains(QStringLiteral("second")));
    window.compareBox().setChecked(false);
    QCOMPARE(window.shownText(), rulesSaying(QStringLiteral("first")));
    window.restoreButton().click();
    QCOMPARE(desk.text(), rulesSaying(QStringLiteral("first")));
    QVERIFY(desk.log.commands.isEmpty()); // only when it is published
    desk.publish();
    QCOMPARE(desk.log.all<TeamPublish>().value(0).body, rulesSaying(QStringLiteral("first")));
    QCOMPARE(desk.log.all<TeamPublish>().value(0).baseVersion, 2);
    QVERIFY(desk.log.all<TeamPublish>().value(0).note.contains(u'1'));
}

void TestTeamPage::theVersionLookedAtStaysWhenAnotherComes()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("first")), desk.samples.lead);
    desk.arrives(rulesKind, 2, rulesSaying(QStringLiteral("second")), desk.samples.lead);
    desk.open(rulesKind);
    desk.view->showVersions();
    VersionsWindow &window = *desk.view->versions();
    QTRY_COMPARE(window.list().count(), 3);
    window.compareBox().setChecked(false);
    window.list().setCurrentRow(1);
    QCOMPARE(window.shownText(), rulesSaying(QStringLiteral("first")));
    desk.arrives(rulesKind, 3, rulesSaying(QStringLiteral("third")), desk.samples.colleague);
    QTRY_COMPARE(window.list().count(), 4);
    QCOMPARE(window.shownText(), rulesSaying(QStringLiteral("first")));
    QCOMPARE(window.list().currentRow(), 2);
}

void TestTeamPage::oneClickMoreSendsNothing()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("two")));
    desk.checked();
    desk.log.gate.hold();
    desk.view->pane().publishButton().click();
    desk.view->pane().publishButton().click();
    desk.pendingChanged(); // read before the click has come so far
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Waiting);
    desk.view->pane().publishButton().click();
    desk.log.gate.release();
    desk.settle();
    QCOMPARE(desk.log.all<TeamPublish>().size(), 1);
}

void TestTeamPage::whatCouldNotBeWrittenDownCanBePublishedAgain()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("two")));
    desk.checked();
    desk.log.failure = Error{Error::Kind::GiveUp, QStringLiteral("no_space"), {}};
    desk.view->pane().publishButton().click();
    desk.settle();
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Unpublished);
    desk.log.failure.reset();
    desk.view->pane().publishButton().click();
    desk.settle();
    QCOMPARE(desk.log.all<TeamPublish>().size(), 1);
}

void TestTeamPage::whatTheEditorCannotShowIsKept_data()
{
    QTest::addColumn<QString>("odd");
    QTest::newRow("a space that does not break") << QStringLiteral("5\u00a0000 ₽");
    QTest::newRow("a line separator") << QStringLiteral("a\u2028b");
    QTest::newRow("half a surrogate pair") << QStringLiteral("a") + QChar(0xd800);
    QTest::newRow("right to left") << QStringLiteral("\u202ea\u05d0\u05d1");
}

void TestTeamPage::whatTheEditorCannotShowIsKept()
{
    QFETCH(QString, odd);
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(odd), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().moveCursor(QTextCursor::Start);
    QTest::keyClicks(&desk.editor(), QStringLiteral(" "));
    QCOMPARE(desk.presenter->text(), u' ' + rulesSaying(odd));
    for (qint64 version = 2; version <= 6; ++version)
        desk.arrives(rulesKind, version, rulesSaying(QString::number(version)), desk.samples.colleague);
    QCOMPARE(desk.presenter->text(), u' ' + rulesSaying(odd));
    QCOMPARE(desk.editor().textCursor().position(), 1); // nothing was written over
}

void TestTeamPage::everyEnterEndsALine()
{
    Desk desk;
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), desk.samples.lead);
    desk.open(rulesKind);
    desk.editor().moveCursor(QTextCursor::Start);
    QTest::keyClick(&desk.editor(), Qt::Key_Return);
    QTest::keyClick(&desk.editor(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(desk.presenter->text(), QStringLiteral("\n\n") + rulesSaying(QStringLiteral("one")));
    desk.checked();
    QVERIFY(!desk.presenter->fault());
}

void TestTeamPage::aColleagueWithoutANameIsNotNamed()
{
    Desk desk;
    User gone;
    gone.id = {QStringLiteral("gone")};
    desk.arrives(rulesKind, 1, rulesSaying(QStringLiteral("one")), gone);
    desk.open(rulesKind);
    desk.editor().setPlainText(rulesSaying(QStringLiteral("mine")));
    desk.arrives(rulesKind, 2, rulesSaying(QStringLiteral("theirs")), gone);
    QVERIFY2(desk.view->pane().standingText().startsWith(QStringLiteral("Version 2 was published")),
             qPrintable(desk.view->pane().standingText()));
}

void TestTeamPage::aFileIsImportedAndExported()
{
    QTemporaryDir folder;
    Desk desk;
    desk.open(rulesKind);
    const QString path = folder.filePath(QStringLiteral("rules.json"));
    QSignalSpy exported(desk.presenter.get(), &TeamPresenter::exported);
    desk.presenter->exportFile(path);
    QTRY_COMPARE(exported.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QCOMPARE(QString::fromUtf8(file.readAll()), startingBody(rulesKind));
    file.resize(0);
    file.write(rulesSaying(QStringLiteral("из файла")).toUtf8());
    file.close();
    desk.presenter->importFile(path);
    QTRY_COMPARE(desk.text(), rulesSaying(QStringLiteral("из файла")));
    QCOMPARE(desk.presenter->standing(), DocumentStanding::Unpublished);
    desk.editor().undo();
    QCOMPARE(desk.text(), startingBody(rulesKind));
}

void TestTeamPage::aFileThatIsNoTextIsRefused()
{
    QTemporaryDir folder;
    Desk desk;
    desk.open(rulesKind);
    QSignalSpy failed(desk.presenter.get(), &TeamPresenter::failed);
    const QString path = folder.filePath(QStringLiteral("picture"));
    const auto fails = [&](const QByteArray &bytes, const char *code) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        file.close();
        failed.clear();
        desk.presenter->importFile(path);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, QLatin1StringView(code));
    };
    fails("\x89PNG\r\n\x1a\n\xff\xfe", "file_not_text");
    fails(QByteArray("a\0b", 3), "file_not_text");
    fails(QByteArray(1'000'000, 'x'), "file_too_large");
    fails(QByteArray(longestDocument + 1, 'x'), "file_too_large");
    QVERIFY(QFile::remove(path));
    failed.clear();
    desk.presenter->importFile(path);
    QTRY_COMPARE(failed.size(), 1);
    desk.presenter->exportFile(folder.filePath(QStringLiteral("nowhere/rules.json")));
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(desk.text(), startingBody(rulesKind));
}

void TestTeamPage::theMatrixHasAnEditorOfItsOwn()
{
    Desk desk;
    desk.open(TeamDocumentKind::Matrix);
    QVERIFY(desk.editor().isHidden());
    QVERIFY(!desk.presenter->canEdit());
    QSignalSpy wanted(desk.view.get(), &TeamView::matrixWanted);
    for (QPushButton *button : desk.view->pane().findChildren<QPushButton *>())
        if (button->isVisible())
            button->click();
    QCOMPARE(wanted.size(), 1);
}

void TestTeamPage::pictures()
{
    const PictureLanguage language;
    Desk desk;
    desk.arrives(TeamDocumentKind::DirectingRules, 1, startingBody(TeamDocumentKind::DirectingRules), desk.samples.lead, {},
                 QStringLiteral("Правила, с которых мы начали"));
    desk.arrives(rulesKind, 1, startingBody(rulesKind), desk.samples.lead);
    desk.open(rulesKind);
    QString mine = startingBody(rulesKind);
    mine.replace(QStringLiteral("прохожих"), QStringLiteral("гостей"));
    desk.editor().setPlainText(mine);
    desk.arrives(rulesKind, 2, startingBody(rulesKind).replace(QStringLiteral("без мата"), QStringLiteral("без брани")),
                 desk.samples.colleague, {}, QStringLiteral("Мягче о мате"));
    desk.open(TeamDocumentKind::Calendar);
    desk.editor().setPlainText(startingBody(TeamDocumentKind::Calendar).replace(QStringLiteral("friday\": [\"09:00-18:00"), QStringLiteral("friday\": [\"09:00-18-00")));
    desk.checked();
    for (const bool isDark : {false, true}) {
        qApp->findChild<Theme *>()->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString suffix = isDark ? QStringLiteral("-dark") : QStringLiteral("-light");
        desk.open(TeamDocumentKind::Calendar);
        desk.checked();
        takePicture(*desk.view, QStringLiteral("team-fault") + suffix, {1208, 740});
        desk.open(rulesKind);
        desk.checked();
        takePicture(*desk.view, QStringLiteral("team-two-versions") + suffix, {1208, 740});
        desk.view->showVersions();
        QTRY_VERIFY(desk.view->versions()->list().count() > 0);
        takePicture(*desk.view->versions(), QStringLiteral("team-versions") + suffix, {960, 620});
        desk.open(TeamDocumentKind::Matrix);
        takePicture(*desk.view, QStringLiteral("team-matrix") + suffix, {1208, 740});
    }
}

QTEST_MAIN(TestTeamPage)
#include "tst_teampage.moc"
