#include "sync/effects/expectedeffects.h"

#include "models/command.h"
#include "models/uuid7.h"

#include <QTest>

using namespace otklik;

namespace {

const UserId me{QStringLiteral("me")};
const UserId other{QStringLiteral("other")};
const CaseId caseId{QStringLiteral("case")};
const DraftId draftId{QStringLiteral("draft")};
const PublicationId publicationId{QStringLiteral("publication")};
const NoteId noteId{QStringLiteral("note")};
const ContactId contactId{QStringLiteral("contact")};
const PersonId home{QStringLiteral("home")};
const PersonId elsewhere{QStringLiteral("elsewhere")};
const AccountId accountId{QStringLiteral("account")};
const TimePoint start = FakeClock().now();
const TimePoint before = start - std::chrono::hours(1);
const QString text = QStringLiteral("Здравствуйте");

/// Rows in memory, as the cache would answer them.
class RowsInMemory final : public EntityReader
{
public:
    explicit RowsInMemory(QList<Entity> rows) : m_rows(std::move(rows)) { }

    std::optional<Entity> find(EntityKind kind, const QString &id) override
    {
        for (const Entity &row : std::as_const(m_rows))
            if (kindOf(row) == kind && idOf(row) == id)
                return row;
        return std::nullopt;
    }
    std::optional<AccountLink> activeLink(const AccountId &id) override
    {
        for (const Entity &row : std::as_const(m_rows))
            if (const auto *link = std::get_if<AccountLink>(&row); link && link->accountId == id && !link->unlinkedAt)
                return *link;
        return std::nullopt;
    }
    QList<Case> casesOf(const AccountId &id) override
    {
        QList<Case> cases;
        for (const Entity &row : std::as_const(m_rows))
            if (const auto *found = std::get_if<Case>(&row); found && found->accountId == id)
                cases.append(*found);
        return cases;
    }

private:
    QList<Entity> m_rows;
};

template <class Row, class Change>
Row with(Row row, Change change)
{
    change(row);
    return row;
}

Case openCase(CaseState state = CaseState::Open, const QString &reason = {})
{
    Case row;
    row.id = caseId;
    row.accountId = accountId;
    row.personId = home;
    row.state = state;
    row.closeReason = reason;
    row.changedAt = before;
    return row;
}

Case moved(Case row, CaseState state, const QString &reason = {})
{
    row.state = state;
    row.closeReason = reason;
    row.changedAt = start;
    return row;
}

Draft draft(bool isDone)
{
    Draft row;
    row.id = draftId;
    row.caseId = caseId;
    row.authorId = me;
    row.text = text;
    row.revision = 3;
    row.updatedAt = before;
    row.isDone = isDone;
    return row;
}

Publication publication(PublicationState state, TimePoint changedAt = before)
{
    Publication row;
    row.id = publicationId;
    row.draftId = draftId;
    row.caseId = caseId;
    row.authorId = me;
    row.text = text;
    row.textHash = textHashOf(text);
    row.threadRevision = 7;
    row.claimToken = 2;
    row.state = state;
    row.notBefore = start;
    row.changedAt = changedAt;
    return row;
}

Note note(bool isRemoved = false)
{
    Note row;
    row.id = noteId;
    row.personId = home;
    row.text = text;
    row.authorId = other;
    row.createdAt = before;
    row.updatedAt = before;
    row.revision = 4;
    row.isRemoved = isRemoved;
    return row;
}

Contact contact(bool isRemoved)
{
    Contact row;
    row.id = contactId;
    row.personId = home;
    row.kind = ContactKind::Email;
    row.value = QStringLiteral("a@example.org");
    row.isRemoved = isRemoved;
    return row;
}

Account account()
{
    Account row;
    row.id = accountId;
    row.homePersonId = home;
    return row;
}

AccountLink link(const QString &id, const PersonId &person, TimePoint at)
{
    AccountLink row;
    row.id = {id};
    row.accountId = accountId;
    row.personId = person;
    row.linkedBy = me;
    row.linkedAt = at;
    return row;
}

AccountLink ended(AccountLink row)
{
    row.unlinkedAt = start;
    row.unlinkedBy = me;
    return row;
}

Person person(const QString &city)
{
    Person row;
    row.id = home;
    row.city = city;
    row.updatedAt = before;
    return row;
}

Claim claim(const UserId &holder, TimePoint expiresAt)
{
    return {home, holder, 5, expiresAt};
}

User trainee()
{
    User row;
    row.id = me;
    row.needsReview = true;
    return row;
}

PublicationSubmit submit(bool forReview)
{
    return {publicationId, draftId, caseId, {}, Visibility::Public, text, 7, 2, forReview, {}};
}

} // namespace

struct Scenario final
{
    QList<Entity> given;
    Command command;
    QList<Entity> expected;
};
Q_DECLARE_METATYPE(Scenario)

class TestExpectedEffects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCommandShowsWhatItWillDo_data();
    void aCommandShowsWhatItWillDo();
    void aPayloadThatCannotBeReadChangesNothing();
    void guessingTwiceGivesTheSameRows();

private:
    void customerScenarios();
    void caseScenarios();
    void publicationScenarios();
    void guidanceScenarios();
    void cardScenarios();
    void channelScenarios();
    void row(const char *name, QList<Entity> given, Command command, QList<Entity> expected)
    {
        m_seen.insert(command.index());
        QTest::newRow(name) << Scenario{std::move(given), std::move(command), std::move(expected)};
    }
    QSet<size_t> m_seen;
};

void TestExpectedEffects::customerScenarios()
{
    const TimePoint later = start + std::chrono::minutes(5);
    row("taking a claim is only a wish", {claim({}, before)}, ClaimTake{home, false}, {});
    row("my claim is released", {claim(me, later)}, ClaimRelease{home}, {claim({}, later)});
    row("somebody else's claim stays", {claim(other, later)}, ClaimRelease{home}, {});
    row("my claim that ran out is nobody's to release", {claim(me, before)}, ClaimRelease{home}, {});

    row("a note appears under me", {}, NoteAdd{noteId, home, text}, {with(note(), [](Note &n) {
            n.authorId = me;
            n.createdAt = n.updatedAt = start;
            n.revision = 1;
        })});
    row("an edited note counts up", {note()}, NoteEdit{noteId, QStringLiteral("new"), 4}, {with(note(), [](Note &n) {
            n.text = QStringLiteral("new");
            n.updatedAt = start;
            n.revision = 5;
        })});
    row("a note that moved on is left to the server", {note()}, NoteEdit{noteId, QStringLiteral("new"), 3}, {});
    row("a note is marked as removed", {note()}, NoteRemove{noteId}, {note(true)});
    row("a removed note comes back", {note(true)}, NoteRestore{noteId}, {note()});
    row("a note that is there needs no restoring", {note()}, NoteRestore{noteId}, {});

    row("a contact appears", {}, ContactAdd{contactId, home, ContactKind::Email, QStringLiteral("a@example.org")},
        {with(contact(false), [](Contact &c) {
            c.addedBy = me;
            c.addedAt = start;
        })});
    row("a contact is marked as removed", {contact(false)}, ContactRemove{contactId}, {contact(true)});
    row("a removed contact comes back", {contact(true)}, ContactRestore{contactId}, {contact(false)});

    row("a field of a person changes", {person(QStringLiteral("Тула"))},
        PersonEdit{home, PersonField::City, QStringLiteral("Орёл"), QStringLiteral("Тула")},
        {with(person(QStringLiteral("Орёл")), [](Person &p) { p.updatedAt = start; })});
    row("a field that somebody changed meanwhile stays", {person(QStringLiteral("Псков"))},
        PersonEdit{home, PersonField::City, QStringLiteral("Орёл"), QStringLiteral("Тула")}, {});

    const auto linked = [](const PersonId &to) { return with(openCase(), [&](Case &c) { c.personId = to; }); };
    const QString first = QStringLiteral("link1");
    const QString second = QStringLiteral("link2");
    row("a linked account takes its open work along", {account(), openCase()},
        LinkAccount{{first}, accountId, elsewhere}, {linked(elsewhere), link(first, elsewhere, start)});
    row("linking elsewhere ends the former link", {account(), link(first, elsewhere, before)},
        LinkAccount{{second}, accountId, PersonId{QStringLiteral("third")}},
        {ended(link(first, elsewhere, before)), link(second, {QStringLiteral("third")}, start)});
    row("linking home only ends the link", {account(), link(first, elsewhere, before), linked(elsewhere)},
        LinkAccount{{second}, accountId, home}, {ended(link(first, elsewhere, before)), linked(home)});
    row("an unlinked account goes home", {account(), link(first, elsewhere, before), linked(elsewhere)},
        UnlinkAccount{accountId}, {ended(link(first, elsewhere, before)), linked(home)});
    row("an account at home cannot be unlinked", {account(), openCase()}, UnlinkAccount{accountId}, {});
}

void TestExpectedEffects::caseScenarios()
{
    Decision decision;
    decision.id = {QStringLiteral("decision")};
    decision.caseId = caseId;
    decision.answers = {{QStringLiteral("truth"), QStringLiteral("yes")}};
    decision.outcome = Outcome::MoveToPrivate;
    decision.decidedBy = me;
    decision.decidedAt = start;
    row("a decision appears", {openCase()},
        CaseDecide{decision.id, caseId, decision.answers, 1, Outcome::MoveToPrivate, true}, {decision});
    row("a case closes with its reason", {openCase()}, CaseClose{caseId, text},
        {moved(openCase(), CaseState::Closed, text)});
    row("a closed case opens without its reason", {openCase(CaseState::Closed, text)}, CaseReopen{caseId},
        {moved(openCase(), CaseState::Open)});
    row("an open case cannot be opened", {openCase()}, CaseReopen{caseId}, {});
    row("a case that is not here is left alone", {}, CaseClose{caseId, text}, {});

    row("a first draft appears", {}, DraftSave{draftId, caseId, {}, Visibility::Public, text, 0},
        {with(draft(false), [](Draft &d) {
            d.revision = 1;
            d.updatedAt = start;
        })});
    row("a saved draft counts up", {draft(false)}, DraftSave{draftId, caseId, {}, Visibility::Public, text, 3},
        {with(draft(false), [](Draft &d) {
            d.revision = 4;
            d.updatedAt = start;
        })});
    row("a discarded draft is done", {draft(false)}, DraftDiscard{draftId}, {draft(true)});
}

void TestExpectedEffects::publicationScenarios()
{
    using enum PublicationState;
    const auto at = [](PublicationState state) { return publication(state, start); };
    const Case reviewed = openCase(CaseState::InReview);
    const Case reopened = moved(openCase(), CaseState::Open);

    row("a reply is queued", {draft(false), openCase()}, submit(false), {at(Queued), draft(true)});
    row("a reply goes to review", {draft(false), openCase()}, submit(true),
        {at(InReview), draft(true), moved(openCase(), CaseState::InReview)});
    row("a trainee's reply always goes to review", {trainee(), draft(false), openCase()}, submit(false),
        {at(InReview), draft(true), moved(openCase(), CaseState::InReview)});

    PublicationSubmit both = submit(false);
    both.visibility = Visibility::Private;
    both.publicLine = QStringLiteral("we have written to you");
    both.publicLineId = {QStringLiteral("line")};
    const Publication line = with(at(Queued), [&](Publication &p) {
        p.id = both.publicLineId;
        p.text = both.publicLine;
        p.textHash = textHashOf(p.text);
    });
    row("a move to private is two replies", {draft(false), openCase()}, both,
        {line, with(at(Queued), [&](Publication &p) {
             p.visibility = Visibility::Private;
             p.afterId = line.id;
         }), draft(true)});
    PublicationSubmit posted = submit(false);
    posted.postedUrl = QStringLiteral("https://example.org/1");
    row("a reply posted by hand is sent", {trainee(), draft(false), openCase()}, posted,
        {with(at(Sent), [&](Publication &p) { p.url = posted.postedUrl; }), draft(true),
         moved(openCase(), CaseState::Answered)});
    const TimePoint later = start + std::chrono::hours(3);
    const auto moveTo = [&](PublicationState state) {
        return with(at(state), [&](Publication &p) {
            p.sendAt = later;
            p.notBefore = state == Queued ? later : start;
        });
    };
    row("a waiting reply has another time", {publication(Queued)}, PublicationMove{publicationId, later}, {moveTo(Queued)});
    row("one in review has, too", {publication(InReview)}, PublicationMove{publicationId, later}, {moveTo(InReview)});
    row("one that has left has none", {publication(Sending)}, PublicationMove{publicationId, later}, {});

    row("a queued reply comes back", {publication(Queued), draft(true), openCase()}, PublicationUndo{publicationId},
        {at(Draft), draft(false)});
    row("a reply is taken back from review", {publication(InReview), draft(true), reviewed},
        PublicationUndo{publicationId}, {at(Draft), draft(false), reopened});
    row("a reply on its way cannot be undone", {publication(Sending), draft(true)}, PublicationUndo{publicationId}, {});
    row("a failed reply is queued again",
        {with(publication(Failed), [](Publication &p) { p.problem = QStringLiteral("too_long"); })},
        PublicationRetry{publicationId}, {at(Queued)});
    row("a sent reply is never queued again", {publication(Sent)}, PublicationRetry{publicationId}, {});
    row("a reply seen in the network is sent", {publication(Unknown), openCase()},
        PublicationResolve{publicationId, true, QStringLiteral("https://example.org/1")},
        {with(at(Sent), [](Publication &p) { p.url = QStringLiteral("https://example.org/1"); }),
         moved(openCase(), CaseState::Answered)});
    row("a reply that is not there comes back", {publication(Unknown), draft(true), openCase()},
        PublicationResolve{publicationId, false, {}}, {at(Draft), draft(false)});

    const auto byMe = [](Publication row, const QString &comment) {
        row.reviewerId = me;
        row.reviewComment = comment;
        return row;
    };
    row("an approved reply is queued", {publication(InReview), reviewed},
        ReviewApprove{publicationId, textHashOf(text), 7, {}}, {byMe(at(Queued), {}), reopened});
    row("another text is not approved", {publication(InReview), reviewed},
        ReviewApprove{publicationId, textHashOf(QStringLiteral("other")), 7, {}}, {});
    row("a returned reply is the author's again", {publication(InReview), draft(true), reviewed},
        ReviewReturn{publicationId, textHashOf(text), QStringLiteral("warmer")},
        {byMe(at(Draft), QStringLiteral("warmer")), draft(false), reopened});
}

void TestExpectedEffects::guidanceScenarios()
{
    const MentionId mentionId{QStringLiteral("mention")};
    const HintOverrule overrule{{QStringLiteral("overrule")}, caseId, mentionId, QStringLiteral("about"), QStringLiteral("question"),
                                QStringLiteral("cheated"), me, start};
    row("a document waits for the server's check", {},
        TeamPublish{{QStringLiteral("doc")}, TeamDocumentKind::Matrix, text, text, 0}, {});
    row("a corrected guess counts at once", {openCase()},
        OverruleHint{overrule.id, caseId, mentionId, overrule.question, overrule.hinted, overrule.answer}, {overrule});

    const TimePoint due = start + std::chrono::hours(24);
    Promise promise;
    promise.id = {QStringLiteral("promise")};
    promise.caseId = caseId;
    promise.personId = openCase().personId;
    promise.publicationId = publicationId;
    promise.text = text;
    promise.dueAt = due;
    promise.madeBy = me;
    promise.madeAt = start;
    const Promise kept = with(promise, [](Promise &p) {
        p.state = PromiseState::Kept;
        p.settledBy = me;
        p.settledAt = start;
    });
    row("a promise appears", {openCase()}, PromiseAdd{promise.id, caseId, publicationId, text, due}, {promise});
    row("a promise moves", {promise}, PromiseMove{promise.id, due + std::chrono::hours(1), due},
        {with(promise, [&](Promise &p) { p.dueAt = due + std::chrono::hours(1); })});
    row("a promise that was moved by somebody stays", {promise}, PromiseMove{promise.id, due, start}, {});
    row("a promise is kept", {promise}, PromiseSettle{promise.id, PromiseState::Kept}, {kept});
    row("a promise is open again", {kept}, PromiseSettle{promise.id, PromiseState::Open}, {promise});

    BonusGrant asked;
    asked.id = {QStringLiteral("bonus")};
    asked.state = BonusState::Asked;
    row("a bonus is asked for until the server says that it is given", {openCase()},
        BonusGive{asked.id, caseId, QStringLiteral("tea"), QStringLiteral("Tea"), 500, text}, {with(asked, [](BonusGrant &grant) {
            grant.caseId = caseId;
            grant.personId = openCase().personId;
            grant.item = QStringLiteral("tea");
            grant.title = QStringLiteral("Tea");
            grant.cost = 500;
            grant.reason = text;
            grant.givenBy = me;
            grant.givenAt = start;
        })});
    row("a bonus is signed", {asked}, BonusReview{asked.id, true, {}}, {with(asked, [](BonusGrant &grant) {
            grant.state = BonusState::Given;
            grant.reviewedBy = me;
            grant.reviewedAt = start;
        })});
    row("a bonus is taken back", {asked}, BonusWithdraw{asked.id},
        {with(asked, [](BonusGrant &grant) { grant.state = BonusState::Withdrawn; })});

    const Interest interest{{QStringLiteral("interest")}, home, QStringLiteral("tea"), InterestSource::Message, mentionId, text, me,
                            start, false};
    row("an interest appears", {}, InterestAdd{interest.id, home, interest.topic, interest.source, mentionId, text}, {interest});
    row("an interest is struck out", {interest}, InterestStrike{interest.id, true},
        {with(interest, [](Interest &i) { i.isStruck = true; })});

    Moderation removal;
    removal.id = {QStringLiteral("removal")};
    removal.kind = ModerationKind::Removal;
    removal.state = ModerationState::Asked;
    const auto moderated = [&](ModerationState state) { return with(removal, [&](Moderation &m) { m.state = state; }); };
    row("a removal needs the server's word", {openCase()},
        ModerationAdd{removal.id, mentionId, ModerationKind::Removal, text, text}, {});
    row("a removal is signed", {removal}, ModerationReview{removal.id, true, {}},
        {with(moderated(ModerationState::Approved), [](Moderation &m) {
            m.reviewedBy = me;
            m.reviewedAt = start;
        })});
    row("a removal is done", {moderated(ModerationState::Approved)}, ModerationFinish{removal.id, true},
        {moderated(ModerationState::Done)});
    row("a removal that nobody signed cannot be done", {removal}, ModerationFinish{removal.id, true}, {});

    LoyaltyTrack track;
    track.id = caseId;
    track.personId = openCase().personId;
    track.solvedAt = start;
    row("a stage is reached", {openCase()}, LoyaltyMark{caseId, LoyaltyStage::Solved, true}, {track});
}

void TestExpectedEffects::cardScenarios()
{
    Person person;
    person.id = home;
    const Attachment picture{QString(64, u'a'), QStringLiteral("face.png"), QStringLiteral("image/png"), 10, 1, 1, {}};
    row("a person gets a picture", {person}, PersonPhotoSet{home, {picture}, {}}, {with(person, [&](Person &p) {
            p.photo = {picture};
            p.updatedAt = start;
        })});
    row("a picture that somebody changed stays", {person}, PersonPhotoSet{home, {picture}, QString(64, u'b')}, {});

    const Contact contact{{QStringLiteral("contact")}, home, ContactKind::Email, text, other, start, false, {}};
    row("a contact is changed", {contact}, ContactEdit{contact.id, QStringLiteral("b"), text},
        {with(contact, [](Contact &c) { c.value = QStringLiteral("b"); })});
    row("a contact that somebody changed stays", {contact}, ContactEdit{contact.id, QStringLiteral("b"), QStringLiteral("a")}, {});
    row("an imported contact stays", {with(contact, [](Contact &c) { c.source = text; })},
        ContactEdit{contact.id, QStringLiteral("b"), text}, {});

    const PersonDetail detail{detailIdOf(home, QStringLiteral("tariff")), home, QStringLiteral("tariff"), text, me, start};
    row("a field is set", {}, PersonDetailSet{home, detail.key, text, {}}, {detail});
    row("a field that somebody set stays", {detail}, PersonDetailSet{home, detail.key, QStringLiteral("b"), {}}, {});

    const Consent consent{{QStringLiteral("consent")}, home, ConsentKind::Calls, true, text, start, me, start, false};
    row("a consent appears", {}, ConsentAdd{consent.id, home, consent.kind, true, text, start}, {consent});
    row("a consent is taken back", {consent}, ConsentRemove{consent.id, true},
        {with(consent, [](Consent &c) { c.isRemoved = true; })});

    LinkProposal proposal;
    proposal.id = {QStringLiteral("proposal")};
    row("a proposal is confirmed, and the server moves the accounts", {proposal}, ProposalDecide{proposal.id, ProposalState::Confirmed},
        {with(proposal, [](LinkProposal &p) {
            p.state = ProposalState::Confirmed;
            p.decidedBy = me;
            p.decidedAt = start;
        })});
    row("looking at a card changes nothing", {person}, CardView{home}, {});
}

void TestExpectedEffects::channelScenarios()
{
    const QString text = QStringLiteral("closed groups");
    Source source;
    source.id = {QStringLiteral("source")};
    row("a channel promises something else", {source}, SourceEdit{source.id, ChannelPolicy::Pilot, text}, {with(source, [&](Source &s) {
            s.policy = ChannelPolicy::Pilot;
            s.blindSpots = text;
        })});
    row("a channel stays as it is", {source}, SourceEdit{source.id, source.policy, source.blindSpots}, {});

    SourceGap gap;
    gap.id = {QStringLiteral("gap")};
    gap.sourceId = source.id;
    row("a gap is acknowledged", {gap}, GapAcknowledge{gap.id, text}, {with(gap, [&](SourceGap &g) {
            g.state = GapState::Acknowledged;
            g.settledBy = me;
            g.settledAt = start;
            g.comment = text;
        })});
    row("a gap that was filled stays so", {with(gap, [](SourceGap &g) { g.state = GapState::Refilled; })}, GapAcknowledge{gap.id, text}, {});

    DutyPlace place;
    place.id = {QStringLiteral("place")};
    place.title = text;
    place.network = QStringLiteral("manual");
    place.madeBy = me;
    place.madeAt = start;
    row("a place appears", {}, DutySave{place.id, text, {}, place.network, {}, place.everyMinutes, {}}, {place});
    const auto looked = [&](TimePoint at) {
        return with(place, [&](DutyPlace &p) {
            p.checkedAt = at;
            p.checkedBy = me;
            p.found = 2;
        });
    };
    row("a place is looked at", {place}, DutyCheck{place.id, start, 2}, {looked(start)});
    row("a later look stays", {looked(start + std::chrono::minutes(5))}, DutyCheck{place.id, start, 0}, {});
    row("a place is removed", {place}, DutyRemove{place.id, true}, {with(place, [](DutyPlace &p) { p.isRemoved = true; })});
    MentionCapture capture;
    capture.id = {QStringLiteral("found")};
    row("what was found comes from the server", {}, capture, {});
}

void TestExpectedEffects::aCommandShowsWhatItWillDo_data()
{
    QTest::addColumn<Scenario>("scenario");
    customerScenarios();
    caseScenarios();
    publicationScenarios();
    guidanceScenarios();
    cardScenarios();
    channelScenarios();
    QVERIFY2(m_seen.size() == qsizetype(std::variant_size_v<Command>), "every kind of command has a scenario");
}

void TestExpectedEffects::aCommandShowsWhatItWillDo()
{
    QFETCH(Scenario, scenario);
    RowsInMemory rows(scenario.given);
    const Mutation mutation = makeMutation(scenario.command, FakeClock(start));
    const QList<Entity> effects = ExpectedEffects().effectsOf(mutation, me, start, rows);
    QCOMPARE(effects.size(), scenario.expected.size());
    for (qsizetype i = 0; i < effects.size(); ++i)
        QVERIFY2(effects[i] == scenario.expected[i], qPrintable(QStringLiteral("row %1").arg(i)));
}

void TestExpectedEffects::aPayloadThatCannotBeReadChangesNothing()
{
    Mutation mutation = makeMutation(NoteAdd{noteId, home, text}, FakeClock(start));
    mutation.payload.remove(QStringLiteral("text"));
    RowsInMemory rows({});
    QVERIFY(ExpectedEffects().effectsOf(mutation, me, start, rows).isEmpty());
}

void TestExpectedEffects::guessingTwiceGivesTheSameRows()
{
    const Mutation mutation = makeMutation(submit(true), FakeClock(start));
    RowsInMemory rows({draft(false), openCase()});
    const auto first = ExpectedEffects().effectsOf(mutation, me, start, rows);
    const auto later = ExpectedEffects().effectsOf(mutation, me, start + std::chrono::hours(2), rows);
    QVERIFY(first == later);
}

QTEST_APPLESS_MAIN(TestExpectedEffects)
#include "tst_expectedeffects.moc"
