#include "tests/support/fakestores.h"
#include "ui/spelling/teamwords.h"
#include "ui/team/teamdata.h"

#include <QSignalSpy>
#include <QTest>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// A team's dictionary as one person sees it.
struct Team final
{
    explicit Team(Role role) : words(data, log, clock, role) { settle(); }

    static void settle()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }

    void publish(qint64 version, const QString &body)
    {
        TeamDocument document;
        document.id = {QStringLiteral("document-%1").arg(version)};
        document.kind = TeamDocumentKind::Dictionary;
        document.version = version;
        document.body = body;
        store.documents.append(document);
        StoreChange change;
        change.teamDocuments = true;
        Q_EMIT events.changed(change);
        settle();
    }

    FakeClock clock;
    fakes::FakeTeamDocumentStore store;
    fakes::FakeMutationLog log;
    StoreEvents events;
    TeamData data{store, events};
    TeamWords words;
};

} // namespace

/// The team's dictionary: read from its document, and added to by leads.
class TestTeamWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDocumentIsFollowed();
    void anAgentReadsOnly();
    void aWordOfALeadCountsAtOnceAndIsPublished();
    void wordsAddedMeanwhileGoOnTop();
};

void TestTeamWords::theDocumentIsFollowed()
{
    Team team(Role::Agent);
    QVERIFY(!team.words.contains(s("отклёпыш")));
    const QSignalSpy changed(&team.words, &TeamWords::changed);
    team.publish(1, s("отклёпыш\nЛикада\n"));
    QVERIFY(changed.size() > 0);
    QVERIFY(team.words.contains(s("Отклепыш")));
    QVERIFY(!team.words.contains(s("ликада")));
    team.publish(2, s("Ликада\n"));
    QVERIFY(!team.words.contains(s("отклёпыш")));
}

void TestTeamWords::anAgentReadsOnly()
{
    Team team(Role::Agent);
    QVERIFY(!team.words.canAdd());
    team.words.add(s("отклёпыш"));
    QVERIFY(!team.words.contains(s("отклёпыш")));
    QCOMPARE(team.log.commands.size(), 0);
}

void TestTeamWords::aWordOfALeadCountsAtOnceAndIsPublished()
{
    Team team(Role::Lead);
    team.publish(3, s("Ликада\n"));
    team.words.add(s("отклёпыш"));
    QVERIFY(team.words.contains(s("отклёпыш")));
    QCOMPARE(team.log.all<TeamPublish>().size(), 1);
    const TeamPublish sent = team.log.all<TeamPublish>().first();
    QCOMPARE(sent.kind, TeamDocumentKind::Dictionary);
    QCOMPARE(sent.baseVersion, 3);
    QCOMPARE(sent.body, s("Ликада\nотклёпыш\n"));
    team.words.add(s("отклёпыш"));
    QCOMPARE(team.log.commands.size(), 1);
}

void TestTeamWords::wordsAddedMeanwhileGoOnTop()
{
    Team team(Role::Administrator);
    team.words.add(s("первое"));
    team.words.add(s("второе")); // waits for the answer to the first
    QCOMPARE(team.log.all<TeamPublish>().size(), 1);
    team.publish(1, s("чужое\n")); // somebody else was sooner: both go on top of theirs
    QCOMPARE(team.log.all<TeamPublish>().size(), 2);
    QCOMPARE(team.log.all<TeamPublish>().last().baseVersion, 1);
    QCOMPARE(team.log.all<TeamPublish>().last().body, s("чужое\nпервое\nвторое\n"));
    for (const char *word : {"чужое", "первое", "второе"})
        QVERIFY(team.words.contains(s(word)));
    team.publish(2, team.log.all<TeamPublish>().last().body);
    QCOMPARE(team.log.all<TeamPublish>().size(), 2);
}

QTEST_GUILESS_MAIN(TestTeamWords)
#include "tst_teamwords.moc"
