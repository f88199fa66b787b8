#include "channels/problems.h"
#include "server/mutations/publicationflow.h"
#include "server/store/publicationstore.h"
#include "storage/database/rows.h"
#include "tests/server/support/scene.h"

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

template <class Row>
QList<Row> every(TestServer &server)
{
    return server.store
        ->read([](Rows &rows) -> Result<QList<Row>> {
            auto query = rows.database().query(sql::selectSql<Row>(sql::tableOf<Row>(), "ORDER BY seq"));
            return sql::allRows<Row>(query);
        })
        .value_or(QList<Row>());
}

Mention mentionAt(Scene &scene, const QString &externalId)
{
    const QList<Mention> all = every<Mention>(scene.server);
    for (const Mention &one : all)
        if (one.externalId == externalId)
            return one;
    return {};
}

template <class Row>
void put(TestServer &server, const Row &row)
{
    QVERIFY(server.store->write([&](Rows &rows) -> Result<void> {
        rows.put(row);
        return {};
    }));
}

MentionCapture capture(Scene &scene, const QString &url, const QString &text)
{
    MentionCapture command;
    command.id = scene.fresh<MentionId>();
    command.network = QStringLiteral("reviews");
    command.url = url;
    command.authorName = QStringLiteral("Пётр");
    command.text = text;
    command.publishedAt = scene.server.clock.now() - 1h;
    return command;
}

SourceGap openGap(Scene &scene)
{
    SourceGap gap;
    gap.id = scene.fresh<SourceGapId>();
    gap.sourceId = scene.server.source.id;
    gap.startsAt = scene.server.clock.now() - 5h;
    gap.endsAt = scene.server.clock.now() - 2h;
    gap.reason = problem::cursorExpired;
    gap.foundAt = scene.server.clock.now();
    put(scene.server, gap);
    return gap;
}

PublicationSubmit submitOf(Scene &scene, const QString &text)
{
    PublicationSubmit command;
    command.id = scene.fresh<PublicationId>();
    command.caseId = scene.supportCase.id;
    command.mentionId = scene.mention.id;
    command.text = text;
    command.threadRevision = scene.server.row<Thread>(scene.mention.threadId).revision;
    return command;
}

bool move(TestServer &server, const PublicationId &id, PublicationState to)
{
    return server.store
        ->write([&](Rows &rows) -> Result<bool> {
            return PublicationFlow(rows).move(rows.find<Publication>(id).value_or(Publication{}), to);
        })
        .value_or(false);
}

QList<PublicationId> dueIn(TestServer &server)
{
    return server.store
        ->read([](Rows &rows) -> Result<QList<PublicationId>> {
            QList<PublicationId> ids;
            const QList<Publication> due = PublicationStore(rows).due(10);
            for (const Publication &one : due)
                ids.append(one.id);
            return ids;
        })
        .value_or(QList<PublicationId>());
}

} // namespace

/// What a team decides about its channels, what is found by hand, and replies of several parts.
class TestChannels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLeadSaysWhatAChannelPromises();
    void aChannelThatCannotBeAnsweredIsNotMadeOfficial();
    void whereTheTeamOnlyListensNothingIsSent();
    void aGapIsAcknowledgedWithAWordByALead();
    void aPlaceIsLookedAtAndTheLaterLookCounts();
    void aPlaceThatMakesNoSenseIsRefused();
    void whatIsFoundByHandBecomesWork();
    void theSameAddressIsTheSamePost();
    void anUnknownAuthorIsNobodyElse();
    void anAnswerIsNotTakenOutsideOfTheWindow();
    void aNewMessageOpensTheWindowAnew();
    void theNextPartWaitsForTheOneBefore();
    void aPartThatDidNotGoOutStopsTheNext();
    void undoTakesBackWhatWasToFollow();
    void onlyOnesOwnReplyIsFollowed();
    void aReplyLeavesAtTheChosenTime();
};

void TestChannels::aLeadSaysWhatAChannelPromises()
{
    Scene scene;
    const SourceEdit edit{scene.server.source.id, ChannelPolicy::Pilot, QStringLiteral("Closed groups are not read.")};
    COMPARE_CODE(scene.push(scene.agent, edit), "not_allowed");
    ACCEPTED(scene.push(scene.lead, edit));
    const auto source = scene.server.row<Source>(scene.server.source.id);
    QCOMPARE(source.policy, ChannelPolicy::Pilot);
    QCOMPARE(source.blindSpots, edit.blindSpots);
    QCOMPARE(scene.audited("source.edited", source.id.value), 1);
}

void TestChannels::aChannelThatCannotBeAnsweredIsNotMadeOfficial()
{
    Scene scene;
    Source feed = scene.server.source;
    feed.id = scene.fresh<SourceId>();
    feed.network = QStringLiteral("feed");
    feed.policy = ChannelPolicy::ListenOnly;
    put(scene.server, feed);
    COMPARE_CODE(scene.push(scene.lead, SourceEdit{feed.id, ChannelPolicy::Official, {}}), "channel_cannot_answer");
    QCOMPARE(scene.server.row<Source>(feed.id).policy, ChannelPolicy::ListenOnly);
    ACCEPTED(scene.push(scene.lead, SourceEdit{feed.id, ChannelPolicy::ListenOnly, QStringLiteral("Old entries roll out.")}));
}

void TestChannels::whereTheTeamOnlyListensNothingIsSent()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    ACCEPTED(scene.push(scene.lead, SourceEdit{scene.server.source.id, ChannelPolicy::ListenOnly, {}}));
    COMPARE_CODE(scene.push(scene.agent, submitOf(scene, QStringLiteral("It is on its way."))), "listen_only");
}

void TestChannels::aGapIsAcknowledgedWithAWordByALead()
{
    Scene scene;
    const SourceGap gap = openGap(scene);
    COMPARE_CODE(scene.push(scene.agent, GapAcknowledge{gap.id, QStringLiteral("looked by hand")}), "not_allowed");
    COMPARE_CODE(scene.push(scene.lead, GapAcknowledge{gap.id, QStringLiteral(" ")}), "empty_text");
    ACCEPTED(scene.push(scene.lead, GapAcknowledge{gap.id, QStringLiteral("looked by hand")}));
    const auto settled = scene.server.row<SourceGap>(gap.id);
    QCOMPARE(settled.state, GapState::Acknowledged);
    QCOMPARE(settled.settledBy, scene.server.lead.id);
    QCOMPARE(settled.comment, QStringLiteral("looked by hand"));
    COMPARE_CODE(scene.push(scene.lead, GapAcknowledge{gap.id, QStringLiteral("again")}), "gap_changed");
}

void TestChannels::aPlaceIsLookedAtAndTheLaterLookCounts()
{
    Scene scene;
    DutySave save{scene.fresh<DutyPlaceId>(), QStringLiteral("Closed group"), QStringLiteral("https://forum.example/g"),
                  QStringLiteral("manual"), {}, 240, {}};
    ACCEPTED(scene.push(scene.agent, save));
    const TimePoint now = scene.server.clock.now();
    ACCEPTED(scene.push(scene.agent, DutyCheck{save.id, now - 10min, 2}));
    ACCEPTED(scene.push(scene.lead, DutyCheck{save.id, now - 30min, 0})); // looked earlier, told later
    auto place = scene.server.row<DutyPlace>(save.id);
    QCOMPARE(place.checkedBy, scene.server.agent.id);
    QCOMPARE(place.found, 2);
    QCOMPARE(dueAt(place), now - 10min + 240min);
    save.title = QStringLiteral("Closed group of parents");
    ACCEPTED(scene.push(scene.lead, save));
    place = scene.server.row<DutyPlace>(save.id);
    QCOMPARE(place.title, save.title);
    QCOMPARE(place.madeBy, scene.server.agent.id);
    QCOMPARE(place.found, 2);
    ACCEPTED(scene.push(scene.lead, DutyRemove{save.id, true}));
    QVERIFY(scene.server.row<DutyPlace>(save.id).isRemoved);
    ACCEPTED(scene.push(scene.lead, DutyRemove{save.id, false}));
    QVERIFY(!scene.server.row<DutyPlace>(save.id).isRemoved);
}

void TestChannels::aPlaceThatMakesNoSenseIsRefused()
{
    Scene scene;
    DutySave save{scene.fresh<DutyPlaceId>(), QStringLiteral("Forum"), {}, QStringLiteral("manual"), {}, 240, {}};
    save.network = QStringLiteral("usenet");
    COMPARE_CODE(scene.push(scene.agent, save), "bad_value");
    save.network = QStringLiteral("manual");
    save.everyMinutes = 1;
    COMPARE_CODE(scene.push(scene.agent, save), "bad_value");
    save.everyMinutes = 60;
    save.title = QStringLiteral("  ");
    COMPARE_CODE(scene.push(scene.agent, save), "empty_text");
    COMPARE_CODE(scene.push(scene.agent, DutyCheck{save.id, scene.server.clock.now(), 0}), "not_found");
}

void TestChannels::whatIsFoundByHandBecomesWork()
{
    Scene scene;
    const MentionCapture command = capture(scene, QStringLiteral("https://reviews.example/r/7"), QStringLiteral("Чайник сгорел!"));
    ACCEPTED(scene.push(scene.agent, command));
    const Mention found = mentionAt(scene, command.url);
    QCOMPARE(found.text, command.text);
    QCOMPARE(found.network, QStringLiteral("reviews"));
    QCOMPARE(found.publishedAt, command.publishedAt);
    QVERIFY(!found.caseId.isEmpty());
    const auto source = scene.server.row<Source>(found.sourceId);
    QCOMPARE(source.network, QStringLiteral("reviews"));
    QCOMPARE(source.state, SourceState::NotConnected);
    QCOMPARE(scene.audited("mention.captured", command.id.value), 1);

    MentionCapture answer = capture(scene, {}, QStringLiteral("И у меня."));
    answer.inReplyTo = found.id;
    answer.authorName = QStringLiteral("Анна");
    ACCEPTED(scene.push(scene.agent, answer));
    QCOMPARE(mentionAt(scene, answer.id.value).threadId, found.threadId);
}

void TestChannels::theSameAddressIsTheSamePost()
{
    Scene scene;
    const QString url = QStringLiteral("https://reviews.example/r/7");
    ACCEPTED(scene.push(scene.agent, capture(scene, url, QStringLiteral("Чайник сгорел!"))));
    ACCEPTED(scene.push(scene.lead, capture(scene, url, QStringLiteral("Чайник сгорел!"))));
    qsizetype there = 0;
    const QList<Mention> mentions = every<Mention>(scene.server);
    for (const Mention &one : mentions)
        there += one.url == url ? 1 : 0;
    QCOMPARE(there, 1);
}

void TestChannels::anUnknownAuthorIsNobodyElse()
{
    Scene scene;
    for (int i = 0; i < 2; ++i) {
        MentionCapture command = capture(scene, QStringLiteral("https://reviews.example/r/%1").arg(i), QStringLiteral("Сгорел!"));
        command.authorName.clear();
        ACCEPTED(scene.push(scene.agent, command));
    }
    QVERIFY(mentionAt(scene, QStringLiteral("https://reviews.example/r/0")).accountId
            != mentionAt(scene, QStringLiteral("https://reviews.example/r/1")).accountId);
}

void TestChannels::anAnswerIsNotTakenOutsideOfTheWindow()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    Mention mention = scene.mention;
    mention.answerUntil = scene.server.clock.now() - 1min;
    put(scene.server, mention);
    auto answer = scene.push(scene.agent, submitOf(scene, QStringLiteral("It is on its way.")));
    COMPARE_CODE(answer, "not_answerable");
    QCOMPARE(answer.current.value(QStringLiteral("reason")).toString(), QString(problem::windowClosed));
    mention.answerUntil = scene.server.clock.now() + 1h;
    mention.answerObstacle = problem::commentsClosed;
    put(scene.server, mention);
    answer = scene.push(scene.agent, submitOf(scene, QStringLiteral("It is on its way.")));
    QCOMPARE(answer.current.value(QStringLiteral("reason")).toString(), QString(problem::commentsClosed));
    mention.answerObstacle.clear();
    put(scene.server, mention);
    ACCEPTED(scene.push(scene.agent, submitOf(scene, QStringLiteral("It is on its way."))));
}

void TestChannels::aNewMessageOpensTheWindowAnew()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    Mention before = scene.mention;
    before.answerUntil = scene.server.clock.now() - 1min;
    put(scene.server, before);
    Mention later = before;
    later.id = newId<MentionId>(scene.server.clock);
    later.externalId += QStringLiteral("-later");
    later.answerUntil = scene.server.clock.now() + 23h;
    put(scene.server, later);
    ACCEPTED(scene.push(scene.agent, submitOf(scene, QStringLiteral("It is on its way."))));
}

void TestChannels::theNextPartWaitsForTheOneBefore()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    const PublicationSubmit first = submitOf(scene, QStringLiteral("First, here is what happened."));
    PublicationSubmit second = submitOf(scene, QStringLiteral("Second, here is what we do."));
    second.afterId = first.id;
    ACCEPTED(scene.push(scene.agent, first));
    ACCEPTED(scene.push(scene.agent, second));
    scene.server.clock.advance(1min);
    QCOMPARE(dueIn(scene.server), QList<PublicationId>{first.id});
    QVERIFY(move(scene.server, first.id, PublicationState::Sending));
    QVERIFY(dueIn(scene.server).isEmpty());
    QVERIFY(move(scene.server, first.id, PublicationState::Sent));
    // The case is answered with its last part.
    QCOMPARE(scene.server.row<Case>(scene.supportCase.id).state, CaseState::Open);
    QCOMPARE(dueIn(scene.server), QList<PublicationId>{second.id});
    QVERIFY(move(scene.server, second.id, PublicationState::Sending));
    QVERIFY(move(scene.server, second.id, PublicationState::Sent));
    QCOMPARE(scene.server.row<Case>(scene.supportCase.id).state, CaseState::Answered);
}

void TestChannels::aPartThatDidNotGoOutStopsTheNext()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    const PublicationSubmit first = submitOf(scene, QStringLiteral("First."));
    PublicationSubmit second = submitOf(scene, QStringLiteral("Second."));
    second.afterId = first.id;
    ACCEPTED(scene.push(scene.agent, first));
    ACCEPTED(scene.push(scene.agent, second));
    scene.server.clock.advance(1min);
    QVERIFY(move(scene.server, first.id, PublicationState::Sending));
    QVERIFY(move(scene.server, first.id, PublicationState::Failed));
    // It comes to the worker, which says why it does not go.
    QCOMPARE(dueIn(scene.server), QList<PublicationId>{second.id});
    PublicationSubmit third = submitOf(scene, QStringLiteral("Third."));
    third.afterId = first.id;
    COMPARE_CODE(scene.push(scene.agent, third), "publication_changed");
}

void TestChannels::undoTakesBackWhatWasToFollow()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    const PublicationSubmit first = submitOf(scene, QStringLiteral("First."));
    PublicationSubmit second = submitOf(scene, QStringLiteral("Second."));
    second.afterId = first.id;
    ACCEPTED(scene.push(scene.agent, first));
    ACCEPTED(scene.push(scene.agent, second));
    ACCEPTED(scene.push(scene.agent, PublicationUndo{first.id}));
    QCOMPARE(scene.server.row<Publication>(first.id).state, PublicationState::Draft);
    QCOMPARE(scene.server.row<Publication>(second.id).state, PublicationState::Draft);
}

void TestChannels::onlyOnesOwnReplyIsFollowed()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    PublicationSubmit lost = submitOf(scene, QStringLiteral("Second."));
    lost.afterId = scene.fresh<PublicationId>();
    COMPARE_CODE(scene.push(scene.agent, lost), "not_found");
}

void TestChannels::aReplyLeavesAtTheChosenTime()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    PublicationSubmit later = submitOf(scene, QStringLiteral("Good morning!"));
    later.sendAt = scene.server.clock.now() + 400 * 24h;
    COMPARE_CODE(scene.push(scene.agent, later), "bad_value");
    later.sendAt = scene.server.clock.now() + 12h;
    ACCEPTED(scene.push(scene.agent, later));
    QCOMPARE(scene.server.row<Publication>(later.id).notBefore, *later.sendAt);
    scene.server.clock.advance(11h);
    QVERIFY(dueIn(scene.server).isEmpty());
    scene.server.clock.advance(1h);
    QCOMPARE(dueIn(scene.server), QList<PublicationId>{later.id});
}

QTEST_GUILESS_MAIN(TestChannels)
#include "tst_channels.moc"
