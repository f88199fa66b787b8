#include "models/json.h"
#include "tests/server/support/scene.h"

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

class TestMutations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRepetitionGetsTheSameAnswerAndNoSecondEffect();
    void aRefusalIsRepeatedToo();
    void anIdCannotBeUsedForSomethingElse();
    void oneRefusalDoesNotStopTheOthers();
    void refusesWhatIsNoMutation();
    void theAnswerNamesTheNumberThatHoldsTheEffect();

    void aClaimIsALeaseOfFifteenMinutes();
    void aRenewalKeepsTheTokenAndANewHolderGetsAHigherOne();
    void onlyALeadTakesOver();
    void releasingIsForTheHolderOrALead();

    void aDecisionIsKeptBesideEarlierOnes();
    void closingNeedsAReason();
    void aCaseIsNotClosedUnderSomebodyElse();
    void aClosedCaseCanBeReopened();

    void aDraftKeepsBothVersions();
    void aDraftIsItsAuthors();

    void notesAreEditedFromTheRevisionThatWasRead();
    void notesAndContactsComeBack();
    void aPersonIsEditedFieldByField();

    void linkingMovesTheWorkAndLosesNothing();
    void linkingBackHomeNeedsNoLink();

    void refusesIdsAndTextsThatAreNone();
    void refusesWhatNoLaptopWouldTake_data();
    void refusesWhatNoLaptopWouldTake();
};

void TestMutations::aRepetitionGetsTheSameAnswerAndNoSecondEffect()
{
    Scene scene;
    const Mutation mutation = scene.server.mutation(
        NoteAdd{scene.fresh<NoteId>(), scene.supportCase.personId, QStringLiteral("Called twice")});
    const auto first = scene.agent.push({mutation});
    const auto before = scene.server.everything();
    const auto second = scene.agent.push({mutation, mutation});
    QCOMPARE(second, QList<MutationAnswer>({first.constFirst(), first.constFirst()}));
    QCOMPARE(scene.server.everything(), before);
}

void TestMutations::aRefusalIsRepeatedToo()
{
    Scene scene;
    const Mutation mutation = scene.server.mutation(CaseClose{scene.supportCase.id, QStringLiteral(" ")});
    const auto first = scene.agent.push({mutation});
    QCOMPARE(first.constFirst().code, QStringLiteral("reason_required"));
    QCOMPARE(scene.agent.push({mutation}), first);
}

void TestMutations::anIdCannotBeUsedForSomethingElse()
{
    Scene scene;
    Mutation mutation = scene.server.mutation(ClaimTake{scene.supportCase.personId, false});
    ACCEPTED(scene.agent.push({mutation}).constFirst());
    COMPARE_CODE(scene.lead.push({mutation}).constFirst(), "mutation_id_reused");
    mutation.payload.insert(QStringLiteral("take_over"), true);
    COMPARE_CODE(scene.agent.push({mutation}).constFirst(), "mutation_id_reused");
    mutation.id.value = QStringLiteral("my-own-id");
    COMPARE_CODE(scene.agent.push({mutation}).constFirst(), "bad_id");
}

void TestMutations::oneRefusalDoesNotStopTheOthers()
{
    Scene scene;
    const NoteId note = scene.fresh<NoteId>();
    const auto answers = scene.agent.push({scene.server.mutation(CaseClose{scene.supportCase.id, {}}),
                                           scene.server.mutation(NoteAdd{note, scene.supportCase.personId, QStringLiteral("a")}),
                                           scene.server.mutation(NoteEdit{note, QStringLiteral("b"), 7}),
                                           scene.server.mutation(NoteEdit{note, QStringLiteral("c"), 1})});
    QCOMPARE(answers.size(), 4);
    QCOMPARE(answers.at(0).verdict, MutationVerdict::Rejected);
    QCOMPARE(answers.at(1).verdict, MutationVerdict::Accepted);
    QCOMPARE(answers.at(2).verdict, MutationVerdict::Conflict);
    QCOMPARE(answers.at(3).verdict, MutationVerdict::Accepted);
    QCOMPARE(scene.server.row<Note>(note).text, QStringLiteral("c"));
}

void TestMutations::refusesWhatIsNoMutation()
{
    Scene scene;
    QCOMPARE(scene.agent.send("POST", "/v1/mutations", "{}", "text/plain").status, 415);
    QCOMPARE(scene.agent.send("POST", "/v1/mutations", "{}", "application/json").status, 400);
    QCOMPARE(scene.agent.send("POST", "/v1/mutations", R"({"mutations":[{"id":1}]})", "application/json").status, 400);
    QList<Mutation> many(201, scene.server.mutation(ClaimTake{scene.supportCase.personId, false}));
    QJsonArray array;
    for (const Mutation &one : many)
        array.append(QJsonObject{{QStringLiteral("id"), one.id.value}});
    QCOMPARE(scene.agent.post("/v1/mutations", {{QStringLiteral("mutations"), array}}).code(), QStringLiteral("bad_message"));
    Mutation noFields = scene.server.mutation(ClaimRelease{scene.supportCase.personId});
    noFields.payload = {};
    COMPARE_CODE(scene.agent.push({noFields}).constFirst(), "bad_field");
    TestClient stranger(scene.server.port());
    QCOMPARE(stranger.send("POST", "/v1/mutations", R"({"mutations":[]})", "application/json").status, 401);
}

void TestMutations::theAnswerNamesTheNumberThatHoldsTheEffect()
{
    Scene scene;
    const auto answer = scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false});
    const auto seq = scene.server.store->read([](Rows &rows) -> Result<qint64> { return rows.seq(); });
    QCOMPARE(answer.seq, *seq);
    QVERIFY(scene.agent.get("/v1/changes?after=" + QByteArray::number(answer.seq - 1)).body.contains("\"kind\":\"claim\""));
}

void TestMutations::aClaimIsALeaseOfFifteenMinutes()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    ACCEPTED(scene.push(scene.agent, ClaimTake{person, false}));
    const Claim claim = scene.server.row<Claim>(person);
    QCOMPARE(claim.holderId, scene.server.agent.id);
    QVERIFY(claim.expiresAt - scene.server.clock.now() == 15min);
    const auto answer = scene.push(scene.trainee, ClaimTake{person, false});
    QCOMPARE(answer.verdict, MutationVerdict::Conflict);
    QCOMPARE(answer.code, QStringLiteral("claimed"));
    QCOMPARE(answer.current.value(QStringLiteral("row")).toObject(), toJson(claim));
    scene.server.clock.advance(15min);
    ACCEPTED(scene.push(scene.trainee, ClaimTake{person, false}));
}

void TestMutations::aRenewalKeepsTheTokenAndANewHolderGetsAHigherOne()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    ACCEPTED(scene.push(scene.agent, ClaimTake{person, false}));
    const qint64 first = scene.server.row<Claim>(person).token;
    scene.server.clock.advance(20min);
    ACCEPTED(scene.push(scene.agent, ClaimTake{person, false}));
    QCOMPARE(scene.server.row<Claim>(person).token, first);
    ACCEPTED(scene.push(scene.agent, ClaimRelease{person}));
    ACCEPTED(scene.push(scene.trainee, ClaimTake{person, false}));
    QVERIFY(scene.server.row<Claim>(person).token > first);
}

void TestMutations::onlyALeadTakesOver()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    ACCEPTED(scene.push(scene.agent, ClaimTake{person, false}));
    COMPARE_CODE(scene.push(scene.trainee, ClaimTake{person, true}), "not_allowed");
    ACCEPTED(scene.push(scene.lead, ClaimTake{person, true}));
    QCOMPARE(scene.server.row<Claim>(person).holderId, scene.server.lead.id);
    QCOMPARE(scene.audited("claim.taken_over", person.value), 1);
    COMPARE_CODE(scene.push(scene.agent, ClaimTake{scene.fresh<PersonId>(), false}), "not_found");
}

void TestMutations::releasingIsForTheHolderOrALead()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    ACCEPTED(scene.push(scene.agent, ClaimRelease{person}));
    ACCEPTED(scene.push(scene.agent, ClaimTake{person, false}));
    COMPARE_CODE(scene.push(scene.trainee, ClaimRelease{person}), "not_holder");
    ACCEPTED(scene.push(scene.lead, ClaimRelease{person}));
    QVERIFY(scene.server.row<Claim>(person).holderId.isEmpty());
}

void TestMutations::aDecisionIsKeptBesideEarlierOnes()
{
    Scene scene;
    CaseDecide decide{scene.fresh<DecisionId>(), scene.supportCase.id, {{QStringLiteral("about"), QStringLiteral("question")}},
                      1, Outcome::AnswerInPlace, true};
    ACCEPTED(scene.push(scene.agent, decide));
    COMPARE_CODE(scene.push(scene.agent, decide), "id_exists");
    decide.id = scene.fresh<DecisionId>();
    decide.outcome = Outcome::MoveToPrivate;
    ACCEPTED(scene.push(scene.lead, decide));
    QCOMPARE(scene.server.row<Decision>(decide.id).decidedBy, scene.server.lead.id);
    decide.caseId = scene.fresh<CaseId>();
    decide.id = scene.fresh<DecisionId>();
    COMPARE_CODE(scene.push(scene.agent, decide), "not_found");
}

void TestMutations::closingNeedsAReason()
{
    Scene scene;
    COMPARE_CODE(scene.push(scene.agent, CaseClose{scene.supportCase.id, QStringLiteral("  ")}), "reason_required");
    ACCEPTED(scene.push(scene.agent, CaseClose{scene.supportCase.id, QStringLiteral("Spam")}));
    const Case closed = scene.server.row<Case>(scene.supportCase.id);
    QCOMPARE(closed.state, CaseState::Closed);
    QCOMPARE(closed.closeReason, QStringLiteral("Spam"));
    const auto again = scene.push(scene.agent, CaseClose{scene.supportCase.id, QStringLiteral("Spam")});
    COMPARE_CODE(again, "case_changed");
    QCOMPARE(again.current.value(QStringLiteral("row")).toObject(), toJson(closed));
}

void TestMutations::aCaseIsNotClosedUnderSomebodyElse()
{
    Scene scene;
    ACCEPTED(scene.push(scene.lead, ClaimTake{scene.supportCase.personId, false}));
    COMPARE_CODE(scene.push(scene.agent, CaseClose{scene.supportCase.id, QStringLiteral("Spam")}), "claimed");
}

void TestMutations::aClosedCaseCanBeReopened()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, CaseClose{scene.supportCase.id, QStringLiteral("Spam")}));
    ACCEPTED(scene.push(scene.agent, CaseReopen{scene.supportCase.id}));
    QCOMPARE(scene.server.row<Case>(scene.supportCase.id).state, CaseState::Open);
    QVERIFY(scene.server.row<Case>(scene.supportCase.id).closeReason.isEmpty());
    ACCEPTED(scene.push(scene.agent, CaseReopen{scene.supportCase.id}));
}

void TestMutations::aDraftKeepsBothVersions()
{
    Scene scene;
    DraftSave save{scene.fresh<DraftId>(), scene.supportCase.id, scene.mention.id, Visibility::Public, QStringLiteral("one"), 0};
    ACCEPTED(scene.push(scene.agent, save));
    save.text = QStringLiteral("two");
    save.baseRevision = 1;
    ACCEPTED(scene.push(scene.agent, save));
    save.text = QStringLiteral("from another laptop");
    const auto answer = scene.push(scene.agent, save);
    QCOMPARE(answer.verdict, MutationVerdict::Conflict);
    QCOMPARE(answer.code, QStringLiteral("draft_changed"));
    QCOMPARE(answer.current.value(QStringLiteral("row")).toObject().value(QStringLiteral("text")).toString(), QStringLiteral("two"));
    QCOMPARE(scene.server.row<Draft>(save.id).text, QStringLiteral("two"));
    // The client keeps its own beside it.
    save.id = scene.fresh<DraftId>();
    save.baseRevision = 0;
    ACCEPTED(scene.push(scene.agent, save));
}

void TestMutations::aDraftIsItsAuthors()
{
    Scene scene;
    DraftSave save{scene.fresh<DraftId>(), scene.supportCase.id, scene.mention.id, Visibility::Public, QStringLiteral("one"), 0};
    ACCEPTED(scene.push(scene.agent, save));
    save.baseRevision = 1;
    COMPARE_CODE(scene.push(scene.lead, save), "not_allowed");
    COMPARE_CODE(scene.push(scene.lead, DraftDiscard{save.id}), "not_allowed");
    ACCEPTED(scene.push(scene.agent, DraftDiscard{save.id}));
    QVERIFY(scene.server.row<Draft>(save.id).isDone);
    QCOMPARE(scene.server.row<Draft>(save.id).text, QStringLiteral("one"));
    save.id = scene.fresh<DraftId>();
    COMPARE_CODE(scene.push(scene.agent, save), "not_found");
    COMPARE_CODE(scene.push(scene.agent, DraftDiscard{save.id}), "not_found");
}

void TestMutations::notesAreEditedFromTheRevisionThatWasRead()
{
    Scene scene;
    const NoteId note = scene.fresh<NoteId>();
    ACCEPTED(scene.push(scene.agent, NoteAdd{note, scene.supportCase.personId, QStringLiteral("Likes tea")}));
    COMPARE_CODE(scene.push(scene.trainee, NoteEdit{note, QStringLiteral("Likes coffee"), 1}), "not_allowed");
    ACCEPTED(scene.push(scene.lead, NoteEdit{note, QStringLiteral("Likes green tea"), 1}));
    const auto answer = scene.push(scene.agent, NoteEdit{note, QStringLiteral("Likes black tea"), 1});
    COMPARE_CODE(answer, "note_changed");
    QCOMPARE(answer.verdict, MutationVerdict::Conflict);
    QCOMPARE(scene.server.row<Note>(note).text, QStringLiteral("Likes green tea"));
    COMPARE_CODE(scene.push(scene.agent, NoteAdd{note, scene.supportCase.personId, QStringLiteral("x")}), "id_exists");
}

void TestMutations::notesAndContactsComeBack()
{
    Scene scene;
    const NoteId note = scene.fresh<NoteId>();
    const ContactId contact = scene.fresh<ContactId>();
    ACCEPTED(scene.push(scene.agent, NoteAdd{note, scene.supportCase.personId, QStringLiteral("a")}));
    ACCEPTED(scene.push(scene.agent, ContactAdd{contact, scene.supportCase.personId, ContactKind::Phone, QStringLiteral("+7 900 000-00-00")}));
    ACCEPTED(scene.push(scene.agent, NoteRemove{note}));
    ACCEPTED(scene.push(scene.agent, ContactRemove{contact}));
    QVERIFY(scene.server.row<Note>(note).isRemoved);
    QVERIFY(scene.server.row<Contact>(contact).isRemoved);
    COMPARE_CODE(scene.push(scene.trainee, NoteRestore{note}), "not_allowed");
    ACCEPTED(scene.push(scene.agent, NoteRestore{note}));
    ACCEPTED(scene.push(scene.trainee, ContactRestore{contact}));
    QVERIFY(!scene.server.row<Note>(note).isRemoved);
    QCOMPARE(scene.server.row<Contact>(contact).value, QStringLiteral("+7 900 000-00-00"));
    COMPARE_CODE(scene.push(scene.agent, ContactRemove{scene.fresh<ContactId>()}), "not_found");
}

void TestMutations::aPersonIsEditedFieldByField()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    ACCEPTED(scene.push(scene.agent, PersonEdit{person, PersonField::Name, QStringLiteral("Иван Петров"), {}}));
    ACCEPTED(scene.push(scene.lead, PersonEdit{person, PersonField::City, QStringLiteral("Тверь"), {}}));
    const auto answer = scene.push(scene.lead, PersonEdit{person, PersonField::Name, QStringLiteral("Иван Сидоров"), {}});
    COMPARE_CODE(answer, "person_changed");
    QCOMPARE(answer.current.value(QStringLiteral("row")).toObject().value(QStringLiteral("name")).toString(), QStringLiteral("Иван Петров"));
    QCOMPARE(scene.server.row<Person>(person).city, QStringLiteral("Тверь"));
}

void TestMutations::linkingMovesTheWorkAndLosesNothing()
{
    Scene scene;
    scene.server.ingest({scene.server.post(QStringLiteral("p2"), QStringLiteral("vanya"), QStringLiteral("Still no parcel"))});
    const Case other = scene.server.caseOf(QStringLiteral("p2"));
    const Account account = scene.server.row<Account>(other.accountId);
    ACCEPTED(scene.push(scene.agent, NoteAdd{scene.fresh<NoteId>(), other.personId, QStringLiteral("written at home")}));
    const AccountLinkId link = scene.fresh<AccountLinkId>();
    ACCEPTED(scene.push(scene.agent, LinkAccount{link, account.id, scene.supportCase.personId}));
    QCOMPARE(scene.server.row<Case>(other.id).personId, scene.supportCase.personId);
    QCOMPARE(scene.server.row<Account>(account.id).homePersonId, other.personId);
    QCOMPARE(scene.audited("account.linked", account.id.value), 1);

    // New posts of the account are work of the person it stands under.
    scene.server.ingest({scene.server.post(QStringLiteral("p3"), QStringLiteral("vanya"), QStringLiteral("Hello?"))});
    QCOMPARE(scene.server.caseOf(QStringLiteral("p3")).personId, scene.supportCase.personId);

    ACCEPTED(scene.push(scene.agent, UnlinkAccount{account.id}));
    QCOMPARE(scene.server.row<Case>(other.id).personId, other.personId);
    QCOMPARE(scene.server.caseOf(QStringLiteral("p3")).personId, other.personId);
    QVERIFY(scene.server.row<AccountLink>(link).unlinkedAt.has_value());
    QCOMPARE(scene.server.row<AccountLink>(link).unlinkedBy, scene.server.agent.id);
    ACCEPTED(scene.push(scene.agent, UnlinkAccount{account.id}));
}

void TestMutations::linkingBackHomeNeedsNoLink()
{
    Scene scene;
    scene.server.ingest({scene.server.post(QStringLiteral("p2"), QStringLiteral("vanya"), QStringLiteral("Still no parcel"))});
    const Case other = scene.server.caseOf(QStringLiteral("p2"));
    ACCEPTED(scene.push(scene.agent, LinkAccount{scene.fresh<AccountLinkId>(), other.accountId, scene.supportCase.personId}));
    const AccountLinkId back = scene.fresh<AccountLinkId>();
    ACCEPTED(scene.push(scene.agent, LinkAccount{back, other.accountId, other.personId}));
    QCOMPARE(scene.server.row<Case>(other.id).personId, other.personId);
    QVERIFY(scene.server.row<AccountLink>(back).id.isEmpty());
    COMPARE_CODE(scene.push(scene.agent, LinkAccount{scene.fresh<AccountLinkId>(), other.accountId, scene.fresh<PersonId>()}), "not_found");
    COMPARE_CODE(scene.push(scene.agent, UnlinkAccount{scene.fresh<AccountId>()}), "not_found");
}

void TestMutations::refusesIdsAndTextsThatAreNone()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    const QString endless(20'001, u'x');
    COMPARE_CODE(scene.push(scene.agent, NoteAdd{{QStringLiteral("1")}, person, QStringLiteral("a")}), "bad_id");
    COMPARE_CODE(scene.push(scene.agent, NoteAdd{scene.fresh<NoteId>(), person, QStringLiteral(" \n")}), "empty_text");
    COMPARE_CODE(scene.push(scene.agent, NoteAdd{scene.fresh<NoteId>(), person, endless}), "text_too_large");
    COMPARE_CODE(scene.push(scene.agent, ContactAdd{scene.fresh<ContactId>(), person, ContactKind::Link, {}}), "empty_text");
    COMPARE_CODE(scene.push(scene.agent, PersonEdit{person, PersonField::Tags, endless, {}}), "text_too_large");
    COMPARE_CODE(scene.push(scene.agent, CaseClose{scene.supportCase.id, endless}), "text_too_large");
    COMPARE_CODE(scene.push(scene.agent, DraftSave{scene.fresh<DraftId>(), scene.supportCase.id, scene.mention.id,
                                                   Visibility::Public, endless, 0}),
                 "text_too_large");
}

void TestMutations::refusesWhatNoLaptopWouldTake_data()
{
    // A laptop refuses such a row (see tst_sync_nonsense) and all that come behind it.
    using Name = std::function<Command(Scene &)>;
    QTest::addColumn<Name>("command");
    const QString endless(201, u'x');
    QTest::newRow("a reply to a draft with an endless id") << Name([=](Scene &scene) -> Command {
        return PublicationSubmit{scene.fresh<PublicationId>(), {endless}, scene.supportCase.id, scene.mention.id, Visibility::Public,
                                 QStringLiteral("a"), scene.server.row<Thread>(scene.mention.threadId).revision, 0, false, {}};
    });
    QTest::newRow("a draft for a message with an endless id") << Name([=](Scene &scene) -> Command {
        return DraftSave{scene.fresh<DraftId>(), scene.supportCase.id, {endless}, Visibility::Public, QStringLiteral("a"), 0};
    });
    QTest::newRow("a matrix with a number that is none") << Name([](Scene &scene) -> Command {
        return CaseDecide{scene.fresh<DecisionId>(), scene.supportCase.id, {}, (qint64(1) << 53) + 1, Outcome::AnswerInPlace, true};
    });
    QTest::newRow("endless answers to a matrix") << Name([](Scene &scene) -> Command {
        return CaseDecide{scene.fresh<DecisionId>(), scene.supportCase.id,
                          {{QStringLiteral("fault"), QString(20'001, u'x')}}, 1, Outcome::AnswerInPlace, true};
    });
}

void TestMutations::refusesWhatNoLaptopWouldTake()
{
    QFETCH(std::function<Command(Scene &)>, command);
    Scene scene;
    ACCEPTED(scene.push(scene.agent, ClaimTake{scene.supportCase.personId, false}));
    const auto before = scene.server.everything();
    COMPARE_CODE(scene.push(scene.agent, command(scene)), "bad_field");
    QCOMPARE(scene.server.everything(), before);
}

QTEST_GUILESS_MAIN(TestMutations)
#include "tst_mutations.moc"
