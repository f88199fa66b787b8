#include "server/store/teamdocumentstore.h"
#include "tests/server/support/scene.h"

#include "guidance/team/builtin.h"

using namespace otklik;
using namespace std::chrono_literals;

namespace {

QString planWith(const QString &policy)
{
    return QStringLiteral(R"({"currency": "₽", "items": [
        {"key": "tea", "title": {"ru": "Чай", "en": "Tea"}, "cost": 50000},
        {"key": "mug", "title": {"ru": "Кружка", "en": "A mug"}, "cost": 60000, "stock": 1},
        {"key": "refund", "title": {"ru": "Возврат", "en": "Refund"}, "cost": 10000, "our_fault_only": true},
        {"key": "old", "title": {"ru": "Ёлка", "en": "A tree"}, "cost": 100, "until": "2020-01-01"}],
        "policy": %1})").arg(policy);
}

const QString rules = QStringLiteral(R"({"rules": [{"key": "insults", "title": {"ru": "Без оскорблений"},
    "text": {"ru": "Не оскорбляйте людей.", "en": "Do not insult people."}}]})");

struct Desk : Scene
{
    TestClient administrator{server.port(), server.tokenOf(server.administrator)};

    TeamPublish publishing(TeamDocumentKind kind, const QString &body, qint64 base = 0)
    {
        return {fresh<TeamDocumentId>(), kind, body, QStringLiteral("first"), base};
    }
    BonusGive giving(const QString &item)
    {
        return {fresh<BonusGrantId>(), supportCase.id, item, QStringLiteral("as it was seen"), 1, QStringLiteral("loves tea")};
    }
    ModerationAdd moderating(ModerationKind kind, const MentionId &of)
    {
        return {fresh<ModerationId>(), of, kind, QStringLiteral("insults"), QStringLiteral("This breaks our rules. Write to us.")};
    }
    /// A reply of the agent's that waits in review.
    PublicationId replied(const QString &text)
    {
        (void)push(agent, ClaimTake{supportCase.personId, false});
        PublicationSubmit reply;
        reply.id = fresh<PublicationId>();
        reply.caseId = supportCase.id;
        reply.mentionId = mention.id;
        reply.text = text;
        reply.threadRevision = server.row<Thread>(mention.threadId).revision;
        reply.forReview = true;
        return push(agent, reply).verdict == MutationVerdict::Accepted ? reply.id : PublicationId{};
    }
    void decide(const QString &about, const QString &fault = QStringLiteral("unknown"))
    {
        CaseDecide decision;
        decision.id = fresh<DecisionId>();
        decision.caseId = supportCase.id;
        decision.answers = {{QStringLiteral("about"), about}, {QStringLiteral("fault"), fault}};
        ACCEPTED(push(agent, decision));
    }
    LoyaltyTrack track() { return server.row<LoyaltyTrack>(supportCase.id.value); }
    Mention hears(const QString &id, const QString &author, const QString &text, const QString &inReplyTo = {})
    {
        auto post = server.post(id, author, text, inReplyTo);
        post.publishedAt = server.clock.now();
        server.ingest({post});
        return server.mention(id);
    }
};

} // namespace

/// What guides the answers: team documents, corrected guesses, promises,
/// bonuses, interests, moderation and the formula. Over the real protocol.
class TestGuidance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDocumentIsPublishedByWhoMay();
    void aDocumentKeepsItsVersions();
    void twoEditorsDoNotOverwriteEachOther();
    void aDocumentThatDoesNotParseIsRefused_data();
    void aDocumentThatDoesNotParseIsRefused();
    void anOverruleIsKeptAndTold();

    void aPromiseBelongsToAReply();
    void aPromiseIsMovedFromWhereItWasSeen();
    void whatWasNeverSentPromisedNothing();

    void aBonusWithinThePolicyIsGiven();
    void overTheLimitItGoesToALead_data();
    void overTheLimitItGoesToALead();
    void whatCannotBeGivenIsRefused();
    void aLeadSignsOrRefusesWithAReason();
    void tenQuestionsAtOnceAreNotTenBudgets();
    void oneHumanBeingIsCountedOnce();
    void anInterestIsOneOfTheList();

    void aRemovalNeedsARuleAndAWarning();
    void aBlockNeedsTwoWarnings();
    void theTextIsKeptAsEvidence();

    void theFormulaIsKeptFromTheCustomersOwnWords();
    void aComplaintAWeekLaterIsNoLoyalty();
    void aReplyThatCameBackHasSolvedNothing();
    void aPersonCorrectsAStage();
    void whatIsKnownGoesWithThePerson();
};

void TestGuidance::aDocumentIsPublishedByWhoMay()
{
    Desk desk;
    COMPARE_CODE(desk.push(desk.agent, desk.publishing(TeamDocumentKind::DiscussionRules, rules)), "not_allowed");
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::DiscussionRules, rules)));
    ACCEPTED(desk.push(desk.administrator, desk.publishing(TeamDocumentKind::DiscussionRules, rules, 1)));
}

void TestGuidance::aDocumentKeepsItsVersions()
{
    Desk desk;
    const TeamPublish first = desk.publishing(TeamDocumentKind::DiscussionRules, rules);
    ACCEPTED(desk.push(desk.lead, first));
    TeamPublish second = desk.publishing(TeamDocumentKind::DiscussionRules, rules + u' ', 1);
    ACCEPTED(desk.push(desk.lead, second));
    const auto stored = desk.server.row<TeamDocument>(first.id);
    QCOMPARE(stored.version, 1);
    QCOMPARE(stored.body, rules);
    QCOMPARE(stored.publishedBy, desk.server.lead.id);
    QCOMPARE(desk.server.row<TeamDocument>(second.id).version, 2);
    QCOMPARE(desk.audited("team.published", first.id.value), 1);
}

void TestGuidance::twoEditorsDoNotOverwriteEachOther()
{
    Desk desk;
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::DiscussionRules, rules)));
    const auto answer = desk.push(desk.administrator, desk.publishing(TeamDocumentKind::DiscussionRules, rules));
    COMPARE_CODE(answer, "document_changed");
    QCOMPARE(answer.current.value(u"row").toObject().value(u"version").toInteger(), 1);
}

void TestGuidance::aDocumentThatDoesNotParseIsRefused_data()
{
    QTest::addColumn<TeamDocumentKind>("kind");
    QTest::addColumn<QString>("body");
    const auto row = [](const char *name, TeamDocumentKind kind, const QString &body) { QTest::newRow(name) << kind << body; };
    QString gap = builtInBody(TeamDocumentKind::Matrix);
    const qsizetype firstRow = gap.indexOf(QStringLiteral("{\"key\": \"troll_warned\""));
    QVERIFY(firstRow > 0);
    gap.remove(firstRow, gap.indexOf(QStringLiteral("{\"key\": \"troll_broken\"")) - firstRow);
    row("a matrix with a gap", TeamDocumentKind::Matrix, gap);
    row("broken JSON", TeamDocumentKind::Bonus, QStringLiteral("{\"items\": ["));
    row("an empty one", TeamDocumentKind::Snippets, QString());
    row("a rule without text", TeamDocumentKind::DiscussionRules, QStringLiteral(R"({"rules": [{"key": "a"}]})"));
    row("a key twice", TeamDocumentKind::DirectingRules,
        QStringLiteral(R"({"rules": [{"key": "a", "text": {"ru": "x"}}, {"key": "a", "text": {"ru": "y"}}]})"));
    row("an interest that is nobody's business", TeamDocumentKind::Interests,
        QStringLiteral(R"({"topics": [{"key": "x", "title": {"ru": "Религия"}, "phrases": ["пост"]}]})"));
    row("an expression without end", TeamDocumentKind::NumberPatterns, QStringLiteral("contract: (a+)+$("));
    row("an expression that fits nothing", TeamDocumentKind::NumberPatterns, QStringLiteral("contract: \\d*"));
    row("a negative price", TeamDocumentKind::Bonus,
        QStringLiteral(R"({"items": [{"key": "a", "title": {"ru": "x"}, "cost": -1}]})"));
    row("a calendar without hours", TeamDocumentKind::Calendar, QStringLiteral("{\"time_zone\": \"Europe/Moscow\"}"));
    row("a definition that is no XML", TeamDocumentKind::WordingRu, QStringLiteral("<language><context></language>"));
}

void TestGuidance::aDocumentThatDoesNotParseIsRefused()
{
    QFETCH(TeamDocumentKind, kind);
    QFETCH(QString, body);
    Desk desk;
    const TeamPublish command = desk.publishing(kind, body);
    const auto answer = desk.push(desk.lead, command);
    COMPARE_CODE(answer, "bad_document");
    QVERIFY(!answer.current.value(u"problem").toString().isEmpty());
    QVERIFY(desk.server.row<TeamDocument>(command.id).id.isEmpty());
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::Matrix, builtInBody(TeamDocumentKind::Matrix))));
}

void TestGuidance::anOverruleIsKeptAndTold()
{
    Desk desk;
    const OverruleHint command{desk.fresh<HintOverruleId>(), desk.supportCase.id, desk.mention.id, QStringLiteral("about"),
                               QStringLiteral("question"), QStringLiteral("product_broken")};
    ACCEPTED(desk.push(desk.agent, command));
    const auto row = desk.server.row<HintOverrule>(command.id);
    QCOMPARE(row.hinted, QStringLiteral("question"));
    QCOMPARE(row.answer, QStringLiteral("product_broken"));
    QCOMPARE(row.overruledBy, desk.server.agent.id);
    OverruleHint heat = command;
    heat.id = desk.fresh<HintOverruleId>();
    heat.question = QStringLiteral("heat");
    heat.answer = QStringLiteral("hot");
    ACCEPTED(desk.push(desk.lead, heat));
    QCOMPARE(desk.server.row<Case>(desk.supportCase.id).heat, 85);
    OverruleHint empty = command;
    empty.id = desk.fresh<HintOverruleId>();
    empty.answer.clear();
    COMPARE_CODE(desk.push(desk.agent, empty), "empty_text");
}

void TestGuidance::aPromiseBelongsToAReply()
{
    Desk desk;
    const TimePoint due = desk.server.clock.now() + 48h;
    const PromiseAdd loose{desk.fresh<PromiseId>(), desk.supportCase.id, desk.fresh<PublicationId>(), QStringLiteral("by Friday"), due};
    COMPARE_CODE(desk.push(desk.agent, loose), "not_found");
    const PublicationId reply = desk.replied(QStringLiteral("We will answer by Friday."));
    QVERIFY(!reply.isEmpty());
    const PromiseAdd promise{desk.fresh<PromiseId>(), desk.supportCase.id, reply, QStringLiteral("We will answer by Friday."), due};
    ACCEPTED(desk.push(desk.agent, promise));
    const auto row = desk.server.row<Promise>(promise.id);
    QCOMPARE(row.personId, desk.supportCase.personId);
    QCOMPARE(row.dueAt, due);
    QCOMPARE(row.state, PromiseState::Open);
    ACCEPTED(desk.push(desk.lead, PromiseSettle{promise.id, PromiseState::Kept}));
    QCOMPARE(desk.server.row<Promise>(promise.id).settledBy, desk.server.lead.id);
    COMPARE_CODE(desk.push(desk.agent, PromiseSettle{promise.id, PromiseState::Withdrawn}), "promise_changed");
    ACCEPTED(desk.push(desk.agent, PromiseSettle{promise.id, PromiseState::Open}));
    QVERIFY(!desk.server.row<Promise>(promise.id).settledAt);
}

void TestGuidance::aPromiseIsMovedFromWhereItWasSeen()
{
    Desk desk;
    const TimePoint due = desk.server.clock.now() + 48h;
    const PublicationId reply = desk.replied(QStringLiteral("We will answer by Friday."));
    const PromiseAdd promise{desk.fresh<PromiseId>(), desk.supportCase.id, reply, QStringLiteral("by Friday"), due};
    ACCEPTED(desk.push(desk.agent, promise));
    ACCEPTED(desk.push(desk.lead, PromiseMove{promise.id, due + 24h, due}));
    COMPARE_CODE(desk.push(desk.agent, PromiseMove{promise.id, due + 1h, due}), "promise_changed");
    QCOMPARE(desk.server.row<Promise>(promise.id).dueAt, due + 24h);
}

void TestGuidance::whatWasNeverSentPromisedNothing()
{
    Desk desk;
    const PublicationId reply = desk.replied(QStringLiteral("We will answer by Friday."));
    const PromiseAdd promise{desk.fresh<PromiseId>(), desk.supportCase.id, reply, QStringLiteral("by Friday"),
                             desk.server.clock.now() + 48h};
    ACCEPTED(desk.push(desk.agent, promise));
    ACCEPTED(desk.push(desk.agent, PublicationUndo{reply}));
    QCOMPARE(desk.server.row<Promise>(promise.id).state, PromiseState::Withdrawn);
}

void TestGuidance::aBonusWithinThePolicyIsGiven()
{
    Desk desk;
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::Bonus, planWith(QStringLiteral("{}")))));
    const BonusGive command = desk.giving(QStringLiteral("tea"));
    ACCEPTED(desk.push(desk.agent, command));
    const auto grant = desk.server.row<BonusGrant>(command.id);
    QCOMPARE(grant.state, BonusState::Given);
    QCOMPARE(grant.cost, 50000);
    QCOMPARE(grant.title, QStringLiteral("Чай"));
    QCOMPARE(grant.personId, desk.supportCase.personId);
    QCOMPARE(desk.audited("bonus.given", command.id.value), 1);
    ACCEPTED(desk.push(desk.agent, BonusWithdraw{command.id}));
    QCOMPARE(desk.server.row<BonusGrant>(command.id).state, BonusState::Withdrawn);
}

void TestGuidance::overTheLimitItGoesToALead_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *policy, const char *problem) {
        QTest::newRow(name) << QString::fromUtf8(policy) << QString::fromUtf8(problem);
    };
    row("the agent's budget", R"({"agent": {"amount": 40000, "days": 30}})", "agent_budget");
    row("the team's budget", R"({"team": {"amount": 40000, "days": 30}})", "team_budget");
    row("dearer than an agent decides alone", R"({"largest": 40000})", "too_dear");
}

void TestGuidance::overTheLimitItGoesToALead()
{
    QFETCH(QString, policy);
    QFETCH(QString, problem);
    Desk desk;
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::Bonus, planWith(policy))));
    const BonusGive asked = desk.giving(QStringLiteral("tea"));
    ACCEPTED(desk.push(desk.agent, asked));
    QCOMPARE(desk.server.row<BonusGrant>(asked.id).state, BonusState::Asked);
    QCOMPARE(desk.server.row<BonusGrant>(asked.id).problem, problem);
    QCOMPARE(desk.audited("bonus.given", asked.id.value), 0);
    QVERIFY(!desk.track().bonusAt);
    const BonusGive signed_ = desk.giving(QStringLiteral("tea"));
    ACCEPTED(desk.push(desk.lead, signed_));
    QCOMPARE(desk.server.row<BonusGrant>(signed_.id).state, BonusState::Given);
}

void TestGuidance::whatCannotBeGivenIsRefused()
{
    Desk desk;
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::Bonus, planWith(QStringLiteral("{}")))));
    COMPARE_CODE(desk.push(desk.lead, desk.giving(QStringLiteral("yacht"))), "no_such_item");
    const auto expired = desk.push(desk.lead, desk.giving(QStringLiteral("old")));
    COMPARE_CODE(expired, "bonus_not_available");
    QCOMPARE(expired.current.value(u"obstacle").toString(), QStringLiteral("expired"));
    COMPARE_CODE(desk.push(desk.lead, desk.giving(QStringLiteral("refund"))), "bonus_not_available");
    desk.decide(QStringLiteral("product_broken"), QStringLiteral("ours"));
    ACCEPTED(desk.push(desk.agent, desk.giving(QStringLiteral("refund"))));
    const BonusGive last = desk.giving(QStringLiteral("mug"));
    ACCEPTED(desk.push(desk.agent, last));
    COMPARE_CODE(desk.push(desk.lead, desk.giving(QStringLiteral("mug"))), "bonus_not_available");
    ACCEPTED(desk.push(desk.agent, BonusWithdraw{last.id}));
    ACCEPTED(desk.push(desk.agent, desk.giving(QStringLiteral("mug"))));
}

void TestGuidance::aLeadSignsOrRefusesWithAReason()
{
    Desk desk;
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::Bonus, planWith(QStringLiteral(R"({"repeat_days": 30})")))));
    ACCEPTED(desk.push(desk.agent, desk.giving(QStringLiteral("tea"))));
    const BonusGive again = desk.giving(QStringLiteral("tea"));
    ACCEPTED(desk.push(desk.agent, again));
    QCOMPARE(desk.server.row<BonusGrant>(again.id).problem, QStringLiteral("repeat"));
    COMPARE_CODE(desk.push(desk.agent, BonusReview{again.id, true, {}}), "not_allowed");
    COMPARE_CODE(desk.push(desk.lead, BonusReview{again.id, false, QStringLiteral(" ")}), "reason_required");
    ACCEPTED(desk.push(desk.lead, BonusReview{again.id, false, QStringLiteral("had one")}));
    QCOMPARE(desk.server.row<BonusGrant>(again.id).state, BonusState::Refused);
    COMPARE_CODE(desk.push(desk.lead, BonusReview{again.id, true, {}}), "bonus_changed");
}

void TestGuidance::tenQuestionsAtOnceAreNotTenBudgets()
{
    Desk desk;
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::Bonus,
                                                  planWith(QStringLiteral(R"({"agent": {"amount": 100000, "days": 30}})")))));
    QList<Mutation> many;
    for (int i = 0; i < 10; ++i)
        many.append(desk.server.mutation(desk.giving(QStringLiteral("tea"))));
    const auto answers = desk.agent.push(many);
    QCOMPARE(answers.size(), 10);
    int given = 0;
    for (const Mutation &one : std::as_const(many))
        given += desk.server.row<BonusGrant>(one.payload.value(u"id").toString()).state == BonusState::Given;
    QCOMPARE(given, 2);
}

/// What an account got before it was put under this person counts for the person.
void TestGuidance::oneHumanBeingIsCountedOnce()
{
    Desk desk;
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::Bonus, planWith(QStringLiteral(R"({"repeat_days": 30})")))));
    const Mention other = desk.hears(QStringLiteral("q1"), QStringLiteral("vanya"), QStringLiteral("It is broken!"));
    BonusGive before = desk.giving(QStringLiteral("tea"));
    before.caseId = other.caseId;
    ACCEPTED(desk.push(desk.agent, before));
    ACCEPTED(desk.push(desk.agent, LinkAccount{desk.fresh<AccountLinkId>(), other.accountId, desk.supportCase.personId}));
    const BonusGive again = desk.giving(QStringLiteral("tea"));
    ACCEPTED(desk.push(desk.agent, again));
    QCOMPARE(desk.server.row<BonusGrant>(again.id).state, BonusState::Asked);
    QCOMPARE(desk.server.row<BonusGrant>(again.id).problem, QStringLiteral("repeat"));
}

void TestGuidance::anInterestIsOneOfTheList()
{
    Desk desk;
    InterestAdd command{desk.fresh<InterestId>(), desk.supportCase.personId, QStringLiteral("cats"), InterestSource::Message,
                        desk.mention.id, QStringLiteral("my cat")};
    ACCEPTED(desk.push(desk.agent, command));
    ACCEPTED(desk.push(desk.agent, InterestStrike{command.id, true}));
    QVERIFY(desk.server.row<Interest>(command.id).isStruck);
    command.id = desk.fresh<InterestId>();
    command.topic = QStringLiteral("religion");
    COMPARE_CODE(desk.push(desk.agent, command), "no_such_topic");
}

void TestGuidance::aRemovalNeedsARuleAndAWarning()
{
    Desk desk;
    ModerationAdd removal = desk.moderating(ModerationKind::Removal, desk.mention.id);
    const auto answer = desk.push(desk.lead, removal);
    COMPARE_CODE(answer, "warning_required");
    QCOMPARE(answer.current.value(u"needed").toInteger(), 1);
    ModerationAdd nameless = desk.moderating(ModerationKind::Warning, desk.mention.id);
    nameless.rule = QStringLiteral("because");
    COMPARE_CODE(desk.push(desk.agent, nameless), "rule_required");
    nameless.rule = QStringLiteral("insults");
    nameless.notice = QStringLiteral(" ");
    COMPARE_CODE(desk.push(desk.agent, nameless), "empty_text");
    ACCEPTED(desk.push(desk.agent, desk.moderating(ModerationKind::Warning, desk.mention.id)));
    const Mention second = desk.hears(QStringLiteral("p2"), QStringLiteral("ivan"), QStringLiteral("You are all idiots"));
    removal = desk.moderating(ModerationKind::Removal, second.id);
    ACCEPTED(desk.push(desk.agent, removal));
    QCOMPARE(desk.server.row<Moderation>(removal.id).state, ModerationState::Asked);
    COMPARE_CODE(desk.push(desk.agent, ModerationReview{removal.id, true, {}}), "not_allowed");
    ACCEPTED(desk.push(desk.lead, ModerationReview{removal.id, true, {}}));
    ACCEPTED(desk.push(desk.agent, ModerationFinish{removal.id, true}));
    QCOMPARE(desk.server.row<Moderation>(removal.id).state, ModerationState::Done);
    COMPARE_CODE(desk.push(desk.lead, desk.moderating(ModerationKind::Removal, second.id)), "already_moderated");
}

void TestGuidance::aBlockNeedsTwoWarnings()
{
    Desk desk;
    const ModerationAdd first = desk.moderating(ModerationKind::Warning, desk.mention.id);
    ACCEPTED(desk.push(desk.agent, first));
    COMPARE_CODE(desk.push(desk.lead, desk.moderating(ModerationKind::Block, desk.mention.id)), "warning_required");
    const Mention second = desk.hears(QStringLiteral("p2"), QStringLiteral("ivan"), QStringLiteral("Idiots again"));
    ACCEPTED(desk.push(desk.agent, desk.moderating(ModerationKind::Warning, second.id)));
    // A warning that was a mistake does not count.
    ACCEPTED(desk.push(desk.agent, ModerationFinish{first.id, false}));
    COMPARE_CODE(desk.push(desk.lead, desk.moderating(ModerationKind::Block, second.id)), "warning_required");
    ACCEPTED(desk.push(desk.agent, desk.moderating(ModerationKind::Warning, desk.mention.id)));
    const ModerationAdd block = desk.moderating(ModerationKind::Block, second.id);
    ACCEPTED(desk.push(desk.lead, block));
    QCOMPARE(desk.server.row<Moderation>(block.id).state, ModerationState::Approved);
}

void TestGuidance::theTextIsKeptAsEvidence()
{
    Desk desk;
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::DiscussionRules, rules)));
    const Mention bad = desk.hears(QStringLiteral("p2"), QStringLiteral("ivan"), QStringLiteral("Вы все идиоты"));
    const ModerationAdd warning = desk.moderating(ModerationKind::Warning, bad.id);
    ACCEPTED(desk.push(desk.agent, warning));
    auto edited = desk.server.post(QStringLiteral("p2"), QStringLiteral("ivan"), QStringLiteral("I wrote nothing"));
    edited.editedAt = desk.server.clock.now() + 1h;
    desk.server.ingest({edited});
    const auto row = desk.server.row<Moderation>(warning.id);
    QCOMPARE(row.snapshot, QStringLiteral("Вы все идиоты"));
    QCOMPARE(row.ruleText, QStringLiteral("Не оскорбляйте людей."));
    QCOMPARE(desk.audited("moderation.added", warning.id.value), 1);
}

void TestGuidance::theFormulaIsKeptFromTheCustomersOwnWords()
{
    Desk desk;
    desk.decide(QStringLiteral("product_broken"), QStringLiteral("ours"));
    QVERIFY(desk.track().conflictAt);
    ACCEPTED(desk.push(desk.agent, LoyaltyMark{desk.supportCase.id, LoyaltyStage::Solved, true}));
    ACCEPTED(desk.push(desk.agent, desk.giving(QStringLiteral("delivery"))));
    QVERIFY(desk.track().bonusAt);
    desk.server.clock.advance(2h);
    const Mention thanks = desk.hears(QStringLiteral("p2"), QStringLiteral("ivan"),
                                      QStringLiteral("Thank you so much, you are great!"), QStringLiteral("p1"));
    QVERIFY(desk.track().thankedAt);
    QCOMPARE(desk.track().thankedIn, thanks.id);
    QVERIFY(!desk.track().returnedAt);
    desk.server.clock.advance(std::chrono::days(20));
    const Mention back = desk.hears(QStringLiteral("p3"), QStringLiteral("ivan"), QStringLiteral("Do you have this teapot in blue?"));
    QVERIFY(desk.track().returnedAt);
    QCOMPARE(desk.track().returnedIn, back.id);
}

void TestGuidance::aComplaintAWeekLaterIsNoLoyalty()
{
    Desk desk;
    desk.decide(QStringLiteral("cheated"), QStringLiteral("ours"));
    ACCEPTED(desk.push(desk.agent, LoyaltyMark{desk.supportCase.id, LoyaltyStage::Solved, true}));
    desk.server.clock.advance(std::chrono::days(20));
    (void)desk.hears(QStringLiteral("p3"), QStringLiteral("ivan"), QStringLiteral("It is broken again and does not work at all!"));
    QVERIFY(!desk.track().thankedAt);
    QVERIFY(!desk.track().returnedAt);
}

void TestGuidance::aReplyThatCameBackHasSolvedNothing()
{
    Desk desk;
    desk.decide(QStringLiteral("product_broken"), QStringLiteral("ours"));
    ACCEPTED(desk.push(desk.agent, LoyaltyMark{desk.supportCase.id, LoyaltyStage::Solved, true}));
    desk.server.clock.advance(1min);
    const PublicationId first = desk.replied(QStringLiteral("We will send you another one."));
    ACCEPTED(desk.push(desk.agent, PublicationUndo{first}));
    QVERIFY(desk.track().solvedAt); // that was by telephone, before
    ACCEPTED(desk.push(desk.agent, LoyaltyMark{desk.supportCase.id, LoyaltyStage::Solved, false}));
    desk.server.clock.advance(1min);
    const PublicationId second = desk.replied(QStringLiteral("We will send you another one today."));
    QVERIFY(!second.isEmpty());
    ACCEPTED(desk.push(desk.agent, LoyaltyMark{desk.supportCase.id, LoyaltyStage::Solved, true}));
    ACCEPTED(desk.push(desk.agent, PublicationUndo{second}));
    QVERIFY(!desk.track().solvedAt);
}

void TestGuidance::aPersonCorrectsAStage()
{
    Desk desk;
    desk.decide(QStringLiteral("product_broken"));
    desk.decide(QStringLiteral("question"));
    QVERIFY(!desk.track().conflictAt);
    ACCEPTED(desk.push(desk.agent, LoyaltyMark{desk.supportCase.id, LoyaltyStage::Thanked, true}));
    QVERIFY(desk.track().thankedAt);
    ACCEPTED(desk.push(desk.agent, LoyaltyMark{desk.supportCase.id, LoyaltyStage::Thanked, false}));
    QVERIFY(!desk.track().thankedAt);
}

void TestGuidance::whatIsKnownGoesWithThePerson()
{
    // Read by a laptop that comes anew: everything is in the snapshot.
    Desk desk;
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::DiscussionRules, rules)));
    ACCEPTED(desk.push(desk.lead, desk.publishing(TeamDocumentKind::DiscussionRules, rules, 1)));
    ACCEPTED(desk.push(desk.agent, OverruleHint{desk.fresh<HintOverruleId>(), desk.supportCase.id, desk.mention.id,
                                                QStringLiteral("about"), {}, QStringLiteral("cheated")}));
    ACCEPTED(desk.push(desk.agent, desk.giving(QStringLiteral("delivery"))));
    ACCEPTED(desk.push(desk.agent, InterestAdd{desk.fresh<InterestId>(), desk.supportCase.personId, QStringLiteral("tea"),
                                               InterestSource::Card, {}, {}}));
    ACCEPTED(desk.push(desk.agent, desk.moderating(ModerationKind::Warning, desk.mention.id)));
    const PublicationId reply = desk.replied(QStringLiteral("We will answer by Friday."));
    ACCEPTED(desk.push(desk.agent, PromiseAdd{desk.fresh<PromiseId>(), desk.supportCase.id, reply, QStringLiteral("by Friday"),
                                              desk.server.clock.now()}));
    QMap<QString, QSet<QString>> told;
    const auto lines = desk.agent.get("/v1/snapshot").body.split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        told[object.value(u"kind").toString()].insert(object.value(u"row").toObject().value(u"id").toString());
    }
    const auto held = desk.server.everything();
    for (const char *kind : {"team_document", "hint_overrule", "promise", "bonus_grant", "interest", "moderation", "loyalty_track"}) {
        qsizetype count = 0;
        for (auto it = held.begin(); it != held.end(); ++it)
            count += it.key().startsWith(QLatin1StringView(kind) + u' ');
        QVERIFY2(count > 0, kind);
        QVERIFY2(told.value(QLatin1StringView(kind)).size() == count, kind);
    }
}

QTEST_GUILESS_MAIN(TestGuidance)
#include "tst_guidance.moc"
