#include "models/json.h"
#include "models/presence.h"
#include "server/erasure/personeraser.h"
#include "server/store/attachmentstore.h"
#include "tests/server/support/scene.h"

using namespace otklik;
using namespace otklik::server;

namespace {

/// A scene with two accounts more, and a proposal that they are one person's.
struct TwoAccounts : Scene
{
    Case other;
    Case third;
    LinkProposal proposal;

    TwoAccounts()
    {
        server.ingest({server.post(QStringLiteral("p2"), QStringLiteral("vanya"), QStringLiteral("Still no parcel")),
                       server.post(QStringLiteral("p3"), QStringLiteral("ivan_p"), QStringLiteral("Third time I ask"))});
        other = server.caseOf(QStringLiteral("p2"));
        third = server.caseOf(QStringLiteral("p3"));
        proposal.id = fresh<LinkProposalId>();
        proposal.firstId = supportCase.accountId;
        proposal.secondId = other.accountId;
        proposal.probability = 930;
        proposal.reasons = {{QStringLiteral("name"), QStringLiteral("diminutive"), 612, QStringLiteral("Ivan"), QStringLiteral("Vanya")}};
        put(proposal);
    }

    template <class Row>
    void put(const Row &row)
    {
        QVERIFY(server.store->write([&](Rows &rows) -> Result<void> {
            rows.put(row);
            return {};
        }));
    }
    PersonId personOf(const Case &one) { return server.row<Case>(one.id).personId; }
};

} // namespace

/// The commands about a card: one field each, conflicts that show what stands there, and links that can be undone.
class TestCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoFieldsOfTheTeamAreEditedWithoutMeeting();
    void oneFieldShowsWhatStandsThere();
    void fieldsRefuseKeysAndTextsThatAreNone();
    void aPersonTakesNoTimeZoneOrBirthDateThatIsNone();
    void aContactIsEditedFromWhatWasSeen();
    void anImportedContactIsNotEdited();
    void aCallIsANoteWithItsChannelAndTime();
    void aConsentSaysWhere();
    void aPictureIsThePersonsAndGoesWithThem();
    void whoHasLookedStandsInTheJournal();

    void confirmingPutsAllAccountsUnderOnePerson();
    void whereNobodySeesLessNoLaptopBeginsAnew();
    void openingItAgainGivesEachAccountBackItsOwn();
    void whatWasLinkedBeforeGoesBackToWhereItWas();
    void whatWasMovedSinceStays();
    void aRefusalIsRemembered();
    void takingOneApartRefusesTheProposal();
    void aProposalIsNotDecidedAsSomethingElse();

    void anErasureTakesTheCardAlong();
};

void TestCard::twoFieldsOfTheTeamAreEditedWithoutMeeting()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    ACCEPTED(scene.push(scene.agent, PersonDetailSet{person, QStringLiteral("tariff"), QStringLiteral("Home 300"), {}}));
    ACCEPTED(scene.push(scene.lead, PersonDetailSet{person, QStringLiteral("segment"), QStringLiteral("home"), {}}));
    const auto tariff = scene.server.row<PersonDetail>(detailIdOf(person, QStringLiteral("tariff")));
    QCOMPARE(tariff.value, QStringLiteral("Home 300"));
    QCOMPARE(tariff.setBy, scene.server.agent.id);
    QCOMPARE(scene.server.row<PersonDetail>(detailIdOf(person, QStringLiteral("segment"))).value, QStringLiteral("home"));
}

void TestCard::oneFieldShowsWhatStandsThere()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    const QString key = QStringLiteral("tariff");
    ACCEPTED(scene.push(scene.agent, PersonDetailSet{person, key, QStringLiteral("Home 300"), {}}));
    const auto answer = scene.push(scene.lead, PersonDetailSet{person, key, QStringLiteral("Home 500"), {}});
    COMPARE_CODE(answer, "person_detail_changed");
    QCOMPARE(answer.current.value(QStringLiteral("row")).toObject().value(QStringLiteral("value")).toString(), QStringLiteral("Home 300"));
    QCOMPARE(scene.server.row<PersonDetail>(detailIdOf(person, key)).value, QStringLiteral("Home 300"));
    ACCEPTED(scene.push(scene.lead, PersonDetailSet{person, key, {}, QStringLiteral("Home 300")}));
    QCOMPARE(scene.server.row<PersonDetail>(detailIdOf(person, key)).value, QString());
}

void TestCard::fieldsRefuseKeysAndTextsThatAreNone()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    for (const QString &key : {QString(), QStringLiteral("a.b"), QStringLiteral("Тариф"), QString(61, u'a')})
        COMPARE_CODE(scene.push(scene.agent, PersonDetailSet{person, key, QStringLiteral("x"), {}}), "bad_value");
    COMPARE_CODE(scene.push(scene.agent, PersonDetailSet{person, QStringLiteral("a"), QString(20'001, u'x'), {}}), "text_too_large");
    COMPARE_CODE(scene.push(scene.agent, PersonDetailSet{scene.fresh<PersonId>(), QStringLiteral("a"), QStringLiteral("x"), {}}), "not_found");
}

void TestCard::aPersonTakesNoTimeZoneOrBirthDateThatIsNone()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    const auto set = [&](PersonField which, const char *value) {
        return scene.push(scene.agent, PersonEdit{person, which, QString::fromLatin1(value), {}});
    };
    COMPARE_CODE(set(PersonField::TimeZone, "Mars/Olympus"), "bad_value");
    COMPARE_CODE(set(PersonField::TimeZone, "../../etc/passwd"), "bad_value");
    COMPARE_CODE(set(PersonField::BirthDate, "1990-02-30"), "bad_value");
    COMPARE_CODE(set(PersonField::BirthDate, "30.01.1990"), "bad_value");
    QCOMPARE(scene.server.row<Person>(person).timeZone, QString());
    ACCEPTED(set(PersonField::TimeZone, "Asia/Omsk"));
    ACCEPTED(set(PersonField::BirthDate, "1990-01-30"));
    QCOMPARE(scene.server.row<Person>(person).timeZone, QStringLiteral("Asia/Omsk"));
    QCOMPARE(scene.server.row<Person>(person).birthDate, QStringLiteral("1990-01-30"));
}

void TestCard::aContactIsEditedFromWhatWasSeen()
{
    Scene scene;
    const ContactId id = scene.fresh<ContactId>();
    ACCEPTED(scene.push(scene.agent, ContactAdd{id, scene.supportCase.personId, ContactKind::Email, QStringLiteral("a@example.test")}));
    ACCEPTED(scene.push(scene.agent, ContactEdit{id, QStringLiteral("b@example.test"), QStringLiteral("a@example.test")}));
    const auto late = scene.push(scene.lead, ContactEdit{id, QStringLiteral("c@example.test"), QStringLiteral("a@example.test")});
    COMPARE_CODE(late, "contact_changed");
    QCOMPARE(late.current.value(QStringLiteral("row")).toObject().value(QStringLiteral("value")).toString(), QStringLiteral("b@example.test"));
    COMPARE_CODE(scene.push(scene.lead, ContactEdit{id, QStringLiteral(" "), QStringLiteral("b@example.test")}), "empty_text");
    QCOMPARE(scene.server.row<Contact>(id).value, QStringLiteral("b@example.test"));
}

void TestCard::anImportedContactIsNotEdited()
{
    TwoAccounts scene;
    const Contact imported{scene.fresh<ContactId>(), scene.supportCase.personId, ContactKind::Phone, QStringLiteral("+7 900 000-00-00"),
                           {}, {}, false, QStringLiteral("Customers")};
    scene.put(imported);
    COMPARE_CODE(scene.push(scene.agent, ContactEdit{imported.id, QStringLiteral("+7 900 000-00-01"), imported.value}), "not_allowed");
    QCOMPARE(scene.server.row<Contact>(imported.id), imported);
}

void TestCard::aCallIsANoteWithItsChannelAndTime()
{
    Scene scene;
    const NoteId call = scene.fresh<NoteId>();
    const TimePoint at = scene.server.clock.now() - std::chrono::hours(3);
    ACCEPTED(scene.push(scene.agent, NoteAdd{call, scene.supportCase.personId, QStringLiteral("Asked about the bill"), NoteChannel::Phone, at}));
    QCOMPARE(scene.server.row<Note>(call).channel, NoteChannel::Phone);
    QCOMPARE(scene.server.row<Note>(call).happenedAt, std::optional(at));

    // A desktop of before knows neither.
    const NoteId remark = scene.fresh<NoteId>();
    Mutation old = scene.server.mutation(NoteAdd{remark, scene.supportCase.personId, QStringLiteral("Likes tea")});
    old.payload.remove(QStringLiteral("channel"));
    old.payload.remove(QStringLiteral("happened_at"));
    ACCEPTED(scene.agent.push({old}).constFirst());
    QCOMPARE(scene.server.row<Note>(remark).channel, NoteChannel::Remark);
    QVERIFY(!scene.server.row<Note>(remark).happenedAt);
}

void TestCard::aConsentSaysWhere()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    const ConsentId id = scene.fresh<ConsentId>();
    const TimePoint at = scene.server.clock.now();
    COMPARE_CODE(scene.push(scene.agent, ConsentAdd{id, person, ConsentKind::Marketing, true, QStringLiteral(" "), at}), "empty_text");
    ACCEPTED(scene.push(scene.agent, ConsentAdd{id, person, ConsentKind::Marketing, true, QStringLiteral("form on the site"), at}));
    COMPARE_CODE(scene.push(scene.lead, ConsentAdd{id, person, ConsentKind::Marketing, false, QStringLiteral("call"), at}), "id_exists");
    const auto consent = scene.server.row<Consent>(id);
    QVERIFY(consent.isGiven);
    QCOMPARE(consent.source, QStringLiteral("form on the site"));
    QCOMPARE(consent.recordedBy, scene.server.agent.id);
    ACCEPTED(scene.push(scene.agent, ConsentRemove{id, true}));
    QVERIFY(scene.server.row<Consent>(id).isRemoved);
    QCOMPARE(scene.audited("consent.removed", id.value), 1);
    ACCEPTED(scene.push(scene.agent, ConsentRemove{id, false}));
    QCOMPARE(scene.server.row<Consent>(id), consent);
}

void TestCard::aPictureIsThePersonsAndGoesWithThem()
{
    Scene scene;
    const PersonId person = scene.supportCase.personId;
    const QByteArray bytes = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    const QByteArray hash = attachmentHashOf(bytes).toLatin1();
    const Attachment picture{QString::fromLatin1(hash), QStringLiteral("face.png"), QStringLiteral("image/png"), bytes.size(), 1, 1, {}};
    COMPARE_CODE(scene.push(scene.agent, PersonPhotoSet{person, {picture}, {}}), "attachment_missing");
    QCOMPARE(scene.agent.send("PUT", "/v1/attachments/" + hash, bytes, "image/png").status, 200);
    ACCEPTED(scene.push(scene.agent, PersonPhotoSet{person, {picture}, {}}));
    QCOMPARE(scene.lead.get("/v1/attachments/" + hash + "?of=" + person.value.toLatin1()).body, bytes);
    COMPARE_CODE(scene.push(scene.lead, PersonPhotoSet{person, {}, {}}), "person_changed");

    QVERIFY(scene.server.store->write([&](Rows &rows) -> Result<void> {
        const auto found = PersonRows::gather(rows, person);
        PersonEraser(rows).erase(*found, {scene.server.administrator.id, {}, {}});
        return {};
    }));
    QCOMPARE(scene.lead.get("/v1/attachments/" + hash + "?of=" + person.value.toLatin1()).status, 404);
    const auto isKept = scene.server.store->read([&](Rows &rows) -> Result<bool> { return AttachmentStore(rows).has(picture.hash); });
    QCOMPARE(isKept.value_or(true), false);
}

void TestCard::whoHasLookedStandsInTheJournal()
{
    Scene scene;
    ACCEPTED(scene.push(scene.agent, CardView{scene.supportCase.personId}));
    ACCEPTED(scene.push(scene.lead, CardView{scene.supportCase.personId}));
    QCOMPARE(scene.audited("card.viewed", scene.supportCase.personId.value), 2);
}

void TestCard::confirmingPutsAllAccountsUnderOnePerson()
{
    TwoAccounts scene;
    ACCEPTED(scene.push(scene.agent, LinkAccount{scene.fresh<AccountLinkId>(), scene.third.accountId, scene.other.personId}));
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Confirmed}));
    QCOMPARE(scene.personOf(scene.other), scene.supportCase.personId);
    QCOMPARE(scene.personOf(scene.third), scene.supportCase.personId);
    const auto decided = scene.server.row<LinkProposal>(scene.proposal.id);
    QCOMPARE(decided.state, ProposalState::Confirmed);
    QCOMPARE(decided.decidedBy, scene.server.agent.id);
    QVERIFY(decided.decidedAt);
    QCOMPARE(scene.audited("proposal.decided", scene.proposal.id.value), 1);
}

/// A person whose only account goes is known to all as before.
void TestCard::whereNobodySeesLessNoLaptopBeginsAnew()
{
    TwoAccounts scene;
    const auto epoch = [&] { return scene.agent.get("/v1/changes?after=0&limit=1").json().value(QStringLiteral("epoch")).toString(); };
    const QString before = epoch();
    QVERIFY(!before.isEmpty());
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Confirmed}));
    QCOMPARE(epoch(), before);
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Open}));
    QCOMPARE(epoch(), before);
}

void TestCard::openingItAgainGivesEachAccountBackItsOwn()
{
    TwoAccounts scene;
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Confirmed}));
    ACCEPTED(scene.push(scene.agent, NoteAdd{scene.fresh<NoteId>(), scene.supportCase.personId, QStringLiteral("after the link")}));
    scene.server.ingest({scene.server.post(QStringLiteral("p4"), QStringLiteral("vanya"), QStringLiteral("Hello?"))});
    QCOMPARE(scene.server.caseOf(QStringLiteral("p4")).personId, scene.supportCase.personId);

    ACCEPTED(scene.push(scene.lead, ProposalDecide{scene.proposal.id, ProposalState::Open}));
    QCOMPARE(scene.personOf(scene.other), scene.other.personId);
    QCOMPARE(scene.server.caseOf(QStringLiteral("p4")).personId, scene.other.personId);
    QCOMPARE(scene.personOf(scene.supportCase), scene.supportCase.personId);
    QCOMPARE(scene.server.row<LinkProposal>(scene.proposal.id).state, ProposalState::Open);
}

void TestCard::whatWasLinkedBeforeGoesBackToWhereItWas()
{
    TwoAccounts scene;
    const PersonId home = scene.third.personId;
    ACCEPTED(scene.push(scene.agent, LinkAccount{scene.fresh<AccountLinkId>(), scene.third.accountId, scene.other.personId}));
    scene.server.clock.advance(std::chrono::minutes(1));
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Confirmed}));
    scene.server.clock.advance(std::chrono::minutes(1));
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Refused}));
    QCOMPARE(scene.personOf(scene.third), scene.other.personId);
    QCOMPARE(scene.personOf(scene.other), scene.other.personId);
    ACCEPTED(scene.push(scene.agent, UnlinkAccount{scene.third.accountId}));
    QCOMPARE(scene.personOf(scene.third), home);
}

void TestCard::whatWasMovedSinceStays()
{
    TwoAccounts scene;
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Confirmed}));
    ACCEPTED(scene.push(scene.agent, LinkAccount{scene.fresh<AccountLinkId>(), scene.other.accountId, scene.third.personId}));
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Open}));
    QCOMPARE(scene.personOf(scene.other), scene.third.personId);
}

void TestCard::aRefusalIsRemembered()
{
    TwoAccounts scene;
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Refused}));
    QCOMPARE(scene.server.row<LinkProposal>(scene.proposal.id).state, ProposalState::Refused);
    QCOMPARE(scene.personOf(scene.other), scene.other.personId);
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Open}));
    QCOMPARE(scene.server.row<LinkProposal>(scene.proposal.id).state, ProposalState::Open);
}

void TestCard::takingOneApartRefusesTheProposal()
{
    TwoAccounts scene;
    ACCEPTED(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Confirmed}));
    ACCEPTED(scene.push(scene.lead, UnlinkAccount{scene.other.accountId}));
    const auto decided = scene.server.row<LinkProposal>(scene.proposal.id);
    QCOMPARE(decided.state, ProposalState::Refused);
    QCOMPARE(decided.decidedBy, scene.server.lead.id);
    QCOMPARE(scene.personOf(scene.other), scene.other.personId);
}

void TestCard::aProposalIsNotDecidedAsSomethingElse()
{
    TwoAccounts scene;
    COMPARE_CODE(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Automatic}), "bad_value");
    COMPARE_CODE(scene.push(scene.agent, ProposalDecide{scene.proposal.id, ProposalState::Outdated}), "bad_value");
    COMPARE_CODE(scene.push(scene.agent, ProposalDecide{scene.fresh<LinkProposalId>(), ProposalState::Refused}), "not_found");
    QCOMPARE(scene.server.row<LinkProposal>(scene.proposal.id), scene.proposal);
}

void TestCard::anErasureTakesTheCardAlong()
{
    TwoAccounts scene;
    const PersonId person = scene.supportCase.personId;
    const QString secret = QStringLiteral("Home 300");
    ACCEPTED(scene.push(scene.agent, PersonDetailSet{person, QStringLiteral("tariff"), secret, {}}));
    ACCEPTED(scene.push(scene.agent, ConsentAdd{scene.fresh<ConsentId>(), person, ConsentKind::Storage, true, secret, {}}));
    CustomerRecord record;
    record.id = scene.supportCase.accountId;
    record.personId = person;
    record.details.insert(QStringLiteral("Tariff"), secret);
    scene.put(record);
    scene.put(Presence{scene.server.lead.id, person, Doing::Writing, scene.server.clock.now()});
    const auto erased = scene.server.store->write([&](Rows &rows) -> Result<qint64> {
        const qint64 before = rows.seq();
        const auto found = PersonRows::gather(rows, person);
        PersonEraser(rows).erase(*found, {scene.server.administrator.id, {}, {}});
        return before;
    });
    QVERIFY(erased);
    const auto everything = scene.server.everything();
    for (auto it = everything.begin(); it != everything.end(); ++it)
        QVERIFY2(!QJsonDocument(it.value()).toJson().contains(secret.toUtf8()), qPrintable(it.key()));
    QCOMPARE(scene.server.row<LinkProposal>(scene.proposal.id).id, LinkProposalId{});
    QCOMPARE(scene.server.row<Presence>(scene.server.lead.id).personId, PersonId{});
    // The colleague goes on working.
    ACCEPTED(scene.push(scene.lead, ClaimTake{scene.other.personId, false}));
}

QTEST_GUILESS_MAIN(TestCard)
#include "tst_card.moc"
