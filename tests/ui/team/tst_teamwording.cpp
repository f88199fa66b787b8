#include "guidance/wording/plainwording.h"
#include "guidance/wording/replyanalyzer.h"
#include "tests/support/fakestores.h"
#include "ui/team/startingbody.h"
#include "ui/team/teamdata.h"
#include "ui/team/teamwording.h"

#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

TeamDocument document(TeamDocumentKind kind, qint64 version, const QString &body)
{
    TeamDocument one;
    one.id = {QStringLiteral("document-%1-%2").arg(nameOf(kind)).arg(version)};
    one.kind = kind;
    one.version = version;
    one.body = body;
    return one;
}

/// The built-in Russian definition with a rule more at the head of its first context.
QString definitionWith(const QString &rule)
{
    QString body = startingBody(TeamDocumentKind::WordingRu);
    const QString head = QStringLiteral("<context name=\"Reply\" attribute=\"Text\" lineEndContext=\"#stay\">");
    const qsizetype at = body.indexOf(head);
    return at < 0 ? QString() : body.insert(at + head.size(), rule);
}

struct WordingDesk final
{
    fakes::FakeTeamDocumentStore store;
    StoreEvents events;
    ReplyAnalyzer analyzer;
    TeamData team{store, events};
    TeamWording wording{team, {&analyzer}};

    void publish(const TeamDocument &one)
    {
        store.documents.append(one);
        StoreChange change;
        change.teamDocuments = true;
        Q_EMIT events.changed(change);
    }
    bool finds(const QString &text, WordingKind kind)
    {
        const auto spans = analyzer.analyze(text, QStringLiteral("ru"));
        return std::ranges::any_of(spans, [kind](const WordingSpan &span) { return span.kind == kind; });
    }
};

const QString ourThanks = QStringLiteral("Земной поклон за сигнал");

} // namespace

/// The team's own language of replies is what the editor colours and the checklist counts.
class TestTeamWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRuleOfTheTeamsIsCounted();
    void aBrokenDefinitionLeavesTheOneBefore();
    void aRuleWithoutEndIsSwitchedOffAndNamed();
    void plainerWordsOfTheTeamsAreOffered();
};

void TestTeamWording::aRuleOfTheTeamsIsCounted()
{
    WordingDesk d;
    QVERIFY(!d.finds(ourThanks, WordingKind::Thanks));
    QSignalSpy changed(&d.wording, &TeamWording::changed);
    d.publish(document(TeamDocumentKind::WordingRu, 1,
                       definitionWith(QStringLiteral("<RegExpr attribute=\"Thanks\" context=\"#stay\" String=\"земной поклон\"/>"))));
    QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, 30'000);
    QVERIFY(d.finds(ourThanks, WordingKind::Thanks));
    QVERIFY(d.finds(QStringLiteral("Спасибо, что написали."), WordingKind::Thanks)); // the rest is as it was
}

void TestTeamWording::aBrokenDefinitionLeavesTheOneBefore()
{
    WordingDesk d;
    QSignalSpy unusable(&d.wording, &TeamWording::unusable);
    d.publish(document(TeamDocumentKind::WordingRu, 1, QStringLiteral("<language name=\"Reply (Russian)\">\n<highlighting>")));
    QTRY_COMPARE_WITH_TIMEOUT(unusable.size(), 1, 30'000);
    QVERIFY(unusable.first().at(1).toString().contains(QStringLiteral("line")));
    QVERIFY(d.finds(QStringLiteral("Спасибо, что написали."), WordingKind::Thanks));
}

void TestTeamWording::aRuleWithoutEndIsSwitchedOffAndNamed()
{
    WordingDesk d;
    QSignalSpy unusable(&d.wording, &TeamWording::unusable);
    d.publish(document(TeamDocumentKind::WordingRu, 1,
                       definitionWith(QStringLiteral("<RegExpr attribute=\"Thanks\" context=\"#stay\" String=\"(а+)+$\"/>"))));
    QTRY_COMPARE_WITH_TIMEOUT(unusable.size(), 1, 60'000);
    QVERIFY(unusable.first().at(1).toString().contains(QStringLiteral("(а+)+$")));
    QVERIFY(d.finds(QStringLiteral("Спасибо, что написали."), WordingKind::Thanks));
}

void TestTeamWording::plainerWordsOfTheTeamsAreOffered()
{
    WordingDesk d;
    QSignalSpy changed(&d.wording, &TeamWording::changed);
    const QString own = startingBody(TeamDocumentKind::PlainRu);
    d.publish(document(TeamDocumentKind::PlainRu, 1, own));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(d.analyzer.plainWording(QStringLiteral("ru")).size(), PlainWording::of(QStringLiteral("ru")).size());
    QVERIFY(&d.analyzer.plainWording(QStringLiteral("ru")) != &PlainWording::of(QStringLiteral("ru")));
}

QTEST_MAIN(TestTeamWording)
#include "tst_teamwording.moc"
