#include "tests/support/fakestores.h"
#include "ui/team/teamdata.h"

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

QString rulesSaying(const QString &text)
{
    return QStringLiteral(R"({"rules": [{"key": "one", "text": {"ru": "%1", "en": "%1"}}]})").arg(text);
}

} // namespace

/// What the team has published reaches the pages, and nothing that is broken does.
class TestTeamData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsBuiltInCountsFirst();
    void theNewestVersionCounts();
    void aChangeIsFollowed();
    void aBrokenVersionLeavesTheOneBeforeItInUse();

private:
    fakes::FakeTeamDocumentStore store;
    StoreEvents events;
};

void TestTeamData::whatIsBuiltInCountsFirst()
{
    store.documents.clear();
    const TeamData data(store, events);
    QVERIFY(!data.matrix().rows.isEmpty());
    QVERIFY(!data.directingRules().rules.isEmpty());
    QVERIFY(!data.discussionRules().rules.isEmpty());
    QVERIFY(!data.discussionRules().appeal.isEmpty());
    QVERIFY(!data.bonusPlan().items.isEmpty());
    QVERIFY(!data.snippets().all.isEmpty());
    QVERIFY(data.interests().topics().size() >= 60);
    QCOMPARE(data.document(TeamDocumentKind::Matrix).version, 0);
}

void TestTeamData::theNewestVersionCounts()
{
    store.documents = {document(TeamDocumentKind::DirectingRules, 2, rulesSaying(QStringLiteral("second"))),
                       document(TeamDocumentKind::DirectingRules, 1, rulesSaying(QStringLiteral("first")))};
    const TeamData data(store, events);
    QTRY_COMPARE(data.directingRules().rules.constFirst().text.en, QStringLiteral("second"));
    QCOMPARE(data.document(TeamDocumentKind::DirectingRules).version, 2);
}

void TestTeamData::aChangeIsFollowed()
{
    store.documents = {document(TeamDocumentKind::DirectingRules, 1, rulesSaying(QStringLiteral("first")))};
    TeamData data(store, events);
    QTRY_COMPARE(data.directingRules().rules.constFirst().text.en, QStringLiteral("first"));
    QSignalSpy changed(&data, &TeamData::changed);
    store.documents.append(document(TeamDocumentKind::DirectingRules, 2, rulesSaying(QStringLiteral("second"))));
    StoreChange change;
    change.teamDocuments = true;
    Q_EMIT events.changed(change);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(data.directingRules().rules.constFirst().text.en, QStringLiteral("second"));
}

void TestTeamData::aBrokenVersionLeavesTheOneBeforeItInUse()
{
    store.documents = {document(TeamDocumentKind::DirectingRules, 1, rulesSaying(QStringLiteral("first")))};
    TeamData data(store, events);
    QTRY_COMPARE(data.directingRules().rules.constFirst().text.en, QStringLiteral("first"));
    QSignalSpy unusable(&data, &TeamData::unusable);
    store.documents.append(document(TeamDocumentKind::DirectingRules, 2, QStringLiteral("{\n\"rules\": [")));
    StoreChange change;
    change.teamDocuments = true;
    Q_EMIT events.changed(change);
    QTRY_COMPARE(unusable.size(), 1);
    QVERIFY(unusable.constFirst().at(1).toString().contains(QStringLiteral("line")));
    QCOMPARE(data.directingRules().rules.constFirst().text.en, QStringLiteral("first"));
}

QTEST_GUILESS_MAIN(TestTeamData)
#include "tst_teamdata.moc"
