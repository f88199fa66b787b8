#include "tests/support/pictures.h"
#include "tests/ui/team/desk.h"
#include "ui/cards/carddelegate.h"
#include "ui/cards/cardlist.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"
#include "ui/team/startingbody.h"
#include "ui/team/teamtext.h"
#include "ui/team/versionswindow.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace otklik;

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
