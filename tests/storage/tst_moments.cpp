#include "tests/storage/cachefixture.h"

#include <QTest>

using namespace otklik;

namespace {

using Show = MomentFilter::Show;

Note call(const QString &id, int person, TimePoint written, TimePoint happened)
{
    Note note;
    note.id = {id};
    note.personId = samples::person(person).id;
    note.text = id;
    note.createdAt = written;
    note.channel = NoteChannel::Phone;
    note.happenedAt = happened;
    return note;
}

MomentPage page(CacheFixture &fixture, const MomentFilter &filter, HistorySide side = HistorySide::Before,
                const std::optional<MomentCursor> &place = {}, int limit = 100)
{
    return wait(fixture.cache().cards().moments(samples::person(1).id, filter, side, place, limit)).value_or(MomentPage{});
}

QStringList idsOf(const MomentPage &moments)
{
    QStringList ids;
    for (const Moment &moment : moments.moments)
        ids.append(idOf(moment));
    return ids;
}

/// Walks the whole line in pages.
QStringList walk(CacheFixture &fixture, HistorySide side, int limit)
{
    QStringList ids;
    std::optional<MomentCursor> place;
    for (;;) {
        const MomentPage next = page(fixture, {}, side, place, limit);
        if (side == HistorySide::Before)
            ids += idsOf(next);
        else
            ids = idsOf(next) + ids;
        if (!next.hasMore || next.moments.isEmpty())
            return ids;
        place = cursorOf(side == HistorySide::Before ? next.moments.constLast() : next.moments.constFirst());
    }
}

/// Everything that a line can hold, some of it at one and the same time.
void fill(CacheFixture &fixture)
{
    QList<Entity> rows = samples::workspace(3);
    for (int number = 10; number < 40; ++number) {
        Mention mention = samples::mention(number, QStringLiteral("message %1").arg(number));
        mention.accountId = samples::account(number % 2 + 1).id;
        mention.publishedAt = samples::at(number / 4); // four at a time
        mention.visibility = number % 3 == 0 ? Visibility::Private : Visibility::Public;
        rows.append(mention);
    }
    rows.append(samples::link(2, 1));
    rows.append(call(QStringLiteral("call-early"), 1, samples::at(30), samples::at(4)));
    rows.append(call(QStringLiteral("call-late"), 2, samples::at(30), samples::at(9)));
    Note remark;
    remark.id = {QStringLiteral("remark")};
    remark.personId = samples::person(1).id;
    remark.createdAt = samples::at(9);
    rows.append(remark);
    Note gone = remark;
    gone.id = {QStringLiteral("gone")};
    gone.isRemoved = true;
    rows.append(gone);
    Promise promise;
    promise.id = {QStringLiteral("promise")};
    promise.personId = samples::person(1).id;
    promise.madeAt = samples::at(5);
    rows.append(promise);
    CustomerRecord record;
    record.id = samples::account(2).id;
    record.personId = samples::person(2).id;
    record.orders = {{QStringLiteral("order"), QStringLiteral("17"), {}, {}, 0, {}, samples::at(6)}, {QStringLiteral("undated"), {}, {}, {}, 0, {}, {}}};
    rows.append(record);
    QVERIFY(fixture.pull(rows));
}

} // namespace

/// One time line over all networks and channels, and what else a card shows.
class TestMoments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesCallsPromisesAndOrdersStandInOneLine();
    void aCallStandsWhereItHappened();
    void pagesFitTogether_data();
    void pagesFitTogether();
    void whatIsNewerIsReadFromAPlace();
    void aDayIsAPlace();
    void filtersLeaveTheRestOut();
    void monthsCountBothSides();
    void aMonthBeginsAndEndsOnTime();
    void whoIsThereIsShownUntilTheyLeave();
    void proposalsComeWithBothSides();
    void decidedProposalsComeLatestFirst();
    void aCardHoldsRecordsDetailsAndConsents();
    void aPrivateLoopIsOpenUntilAWordInPublic();
};

void TestMoments::messagesCallsPromisesAndOrdersStandInOneLine()
{
    CacheFixture fixture;
    fill(fixture);
    const QStringList ids = idsOf(page(fixture, {}));
    for (const char *id : {"call-early", "call-late", "remark", "promise", "order"})
        QVERIFY2(ids.contains(QLatin1StringView(id)), id);
    QVERIFY(!ids.contains(QStringLiteral("gone")));
    QVERIFY(!ids.contains(QStringLiteral("undated")));
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
}

void TestMoments::aCallStandsWhereItHappened()
{
    CacheFixture fixture;
    fill(fixture);
    const MomentPage all = page(fixture, {});
    for (qsizetype i = 1; i < all.moments.size(); ++i)
        QVERIFY(all.moments.at(i - 1).at >= all.moments.at(i).at);
    const QStringList ids = idsOf(all);
    QVERIFY(ids.indexOf(QStringLiteral("call-late")) < ids.indexOf(QStringLiteral("order")));
    QVERIFY(ids.indexOf(QStringLiteral("call-early")) > ids.indexOf(QStringLiteral("promise")));
}

void TestMoments::pagesFitTogether_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : {1, 2, 3, 5, 7, 200})
        QTest::addRow("%d", limit) << limit;
}

void TestMoments::pagesFitTogether()
{
    QFETCH(const int, limit);
    CacheFixture fixture;
    fill(fixture);
    const QStringList whole = idsOf(page(fixture, {}, HistorySide::Before, {}, 1000));
    QVERIFY(whole.size() > 30);
    QCOMPARE(walk(fixture, HistorySide::Before, limit), whole);
    QCOMPARE(walk(fixture, HistorySide::After, limit), whole);
}

void TestMoments::whatIsNewerIsReadFromAPlace()
{
    CacheFixture fixture;
    fill(fixture);
    const MomentPage whole = page(fixture, {});
    for (qsizetype at = 0; at < whole.moments.size(); ++at) {
        const MomentPage newer = page(fixture, {}, HistorySide::After, cursorOf(whole.moments.at(at)), 1000);
        QCOMPARE(idsOf(newer), idsOf(whole).first(at));
        const MomentPage older = page(fixture, {}, HistorySide::Before, cursorOf(whole.moments.at(at)), 1000);
        QCOMPARE(idsOf(older), idsOf(whole).mid(at + 1));
    }
}

void TestMoments::aDayIsAPlace()
{
    CacheFixture fixture;
    fill(fixture);
    const MomentCursor place{samples::at(7), {}, false};
    const QStringList older = idsOf(page(fixture, {}, HistorySide::Before, place));
    const QStringList newer = idsOf(page(fixture, {}, HistorySide::After, place));
    QVERIFY(older.contains(QStringLiteral("order")));
    QVERIFY(newer.contains(QStringLiteral("call-late")));
    QCOMPARE(newer + older, idsOf(page(fixture, {})));
}

void TestMoments::filtersLeaveTheRestOut()
{
    CacheFixture fixture;
    fill(fixture);
    QCOMPARE(idsOf(page(fixture, {Show::Notes, {}})), QStringList({QStringLiteral("remark"), QStringLiteral("call-late"), QStringLiteral("call-early")}));
    QCOMPARE(idsOf(page(fixture, {Show::Care, {}})), QStringList({QStringLiteral("order"), QStringLiteral("promise")}));
    const auto privates = page(fixture, {Show::Private, {}});
    QVERIFY(!privates.moments.isEmpty());
    for (const Moment &moment : privates.moments)
        QCOMPARE(std::get<ConversationEntry>(moment.what).mention.visibility, Visibility::Private);
    const auto publics = page(fixture, {Show::Public, {}});
    const qsizetype messages = page(fixture, {Show::Everything, samples::account(1).network}).moments.size();
    QCOMPARE(privates.moments.size() + publics.moments.size(), messages);
    QVERIFY(page(fixture, {Show::Everything, QStringLiteral("elsewhere")}).moments.isEmpty());
}

void TestMoments::monthsCountBothSides()
{
    CacheFixture fixture;
    QList<Entity> rows = samples::workspace(2);
    Mention own = samples::mention(50, QStringLiteral("question"));
    own.accountId = samples::account(1).id;
    own.publishedAt = TimePoint(std::chrono::milliseconds(1'700'000'000'000)); // 14 November 2023
    Case supportCase = samples::openCase(1);
    supportCase.heat = 70;
    supportCase.mentionId = own.id;
    own.caseId = supportCase.id;
    Mention reply = samples::mention(51, QStringLiteral("answer"));
    reply.accountId = {QStringLiteral("account-brand")};
    reply.caseId = {};
    reply.isBrand = true;
    reply.inReplyTo = own.externalId;
    reply.publishedAt = own.publishedAt + std::chrono::days(30);
    rows += QList<Entity>{own, supportCase, reply};
    QVERIFY(fixture.pull(rows));
    auto months = wait(fixture.cache().cards().months(samples::person(1).id, {}));
    QVERIFY(months);
    months->removeIf([](const MonthOfContacts &one) { return one.month > QDate(2024, 1, 1); }); // the sample's own
    QCOMPARE(months->size(), 2);
    QCOMPARE(months->at(0), (MonthOfContacts{QDate(2023, 11, 1), 1, 0, 70}));
    QCOMPARE(months->at(1), (MonthOfContacts{QDate(2023, 12, 1), 0, 1, 0}));
    const auto later = wait(fixture.cache().cards().months(samples::person(1).id, own.publishedAt + std::chrono::days(1)));
    QCOMPARE(later->first().month, QDate(2023, 12, 1));
}

void TestMoments::aMonthBeginsAndEndsOnTime()
{
    CacheFixture fixture;
    QList<Entity> rows = samples::workspace(2);
    const QDateTime march(QDate(2022, 3, 1), QTime(0, 0), Qt::UTC);
    int number = 60;
    for (const QDateTime &when : {march.addMSecs(-1), march, QDateTime(QDate(1969, 12, 31), QTime(23, 59, 59, 999), Qt::UTC)}) {
        Mention mention = samples::mention(++number, QStringLiteral("edge"));
        mention.accountId = samples::account(1).id;
        mention.caseId = {};
        mention.publishedAt = TimePoint(std::chrono::milliseconds(when.toMSecsSinceEpoch()));
        rows.append(mention);
    }
    QVERIFY(fixture.pull(rows));
    const auto months = wait(fixture.cache().cards().months(samples::person(1).id, TimePoint(-std::chrono::days(3650))));
    QVERIFY(months && months->size() > 3);
    QCOMPARE(months->at(0), (MonthOfContacts{QDate(1969, 12, 1), 1, 0, 0}));
    QCOMPARE(months->at(1), (MonthOfContacts{QDate(2022, 2, 1), 1, 0, 0}));
    QCOMPARE(months->at(2), (MonthOfContacts{QDate(2022, 3, 1), 1, 0, 0}));
}

void TestMoments::whoIsThereIsShownUntilTheyLeave()
{
    CacheFixture fixture;
    User colleague;
    colleague.id = {QStringLiteral("colleague")};
    colleague.name = QStringLiteral("Vera");
    QList<Entity> rows = samples::workspace(2);
    const TimePoint until = fixture.clock().now() + presenceHolds;
    rows += QList<Entity>{colleague, Presence{colleague.id, samples::person(1).id, Doing::Writing, until},
                          Presence{samples::me(), samples::person(1).id, Doing::Looking, until}};
    QVERIFY(fixture.pull(rows));
    const auto there = wait(fixture.cache().cards().present(samples::person(1).id));
    QVERIFY(there);
    QCOMPARE(there->size(), 1);
    QCOMPARE(there->first().name, QStringLiteral("Vera"));
    QCOMPARE(there->first().presence.doing, Doing::Writing);
    QVERIFY(fixture.pull({Presence{colleague.id, {}, Doing::Nothing, until}}));
    QVERIFY(wait(fixture.cache().cards().present(samples::person(1).id))->isEmpty());
}

void TestMoments::proposalsComeWithBothSides()
{
    CacheFixture fixture;
    QList<Entity> rows = samples::workspace(3);
    const auto proposal = [](const char *id, int first, int second, qint64 probability) {
        LinkProposal one;
        one.id = {QString::fromLatin1(id)};
        one.firstId = samples::account(first).id;
        one.secondId = samples::account(second).id;
        one.probability = probability;
        one.reasons = {{QStringLiteral("name"), QStringLiteral("same"), 500, QStringLiteral("a"), QStringLiteral("a")}};
        return one;
    };
    CustomerRecord record;
    record.id = samples::account(2).id;
    record.city = QStringLiteral("Omsk");
    rows += QList<Entity>{proposal("weak", 1, 3, 600), proposal("strong", 1, 2, 990), record};
    QVERIFY(fixture.pull(rows));
    const auto first = wait(fixture.cache().proposals().open({}, 1));
    QVERIFY(first && first->hasMore);
    const ProposalItem &item = first->items.first();
    QCOMPARE(item.proposal.id.value, QStringLiteral("strong"));
    QCOMPARE(item.proposal.reasons.first().weight, 500);
    QCOMPARE(item.first.account.handle, samples::account(1).handle);
    QCOMPARE(item.second.personId, samples::person(2).id);
    QCOMPARE(item.second.record->city, QStringLiteral("Omsk"));
    const auto second = wait(fixture.cache().proposals().open(ProposalCursor{item.proposal.probability, item.proposal.id}, 1));
    QCOMPARE(second->items.first().proposal.id.value, QStringLiteral("weak"));
    QVERIFY(!second->hasMore);
    QCOMPARE(wait(fixture.cache().proposals().openCount()).value_or(0), 2);
    QCOMPARE(wait(fixture.cache().proposals().ofPerson(samples::person(2).id))->size(), 1);
    QCOMPARE(wait(fixture.cache().proposals().ofPerson(samples::person(1).id))->size(), 2);
}

void TestMoments::decidedProposalsComeLatestFirst()
{
    CacheFixture fixture;
    QList<Entity> rows = samples::workspace(2);
    int number = 0;
    for (const ProposalState state : {ProposalState::Confirmed, ProposalState::Automatic, ProposalState::Refused, ProposalState::Outdated}) {
        LinkProposal one;
        one.id = {QString(nameOf(state))};
        one.firstId = samples::account(1).id;
        one.secondId = samples::account(2).id;
        one.state = state;
        one.decidedAt = samples::at(++number);
        rows.append(one);
    }
    QVERIFY(fixture.pull(rows));
    QStringList states;
    std::optional<ProposalCursor> after;
    for (;;) {
        const auto next = wait(fixture.cache().proposals().decided(after, 1));
        QVERIFY(next);
        for (const ProposalItem &item : next->items) {
            states.append(item.proposal.id.value);
            after = ProposalCursor{item.proposal.decidedAt->time_since_epoch().count(), item.proposal.id};
        }
        if (!next->hasMore)
            break;
    }
    QCOMPARE(states, QStringList({QStringLiteral("refused"), QStringLiteral("automatic"), QStringLiteral("confirmed")}));
    QVERIFY(wait(fixture.cache().proposals().open({}, 9))->items.isEmpty());
}

void TestMoments::aCardHoldsRecordsDetailsAndConsents()
{
    CacheFixture fixture;
    QList<Entity> rows = samples::workspace(3);
    rows.append(samples::link(2, 1));
    CustomerRecord record;
    record.id = samples::account(2).id;
    record.personId = samples::person(2).id;
    record.number = QStringLiteral("C-17");
    const auto detail = [](int person, const char *value) {
        const PersonId id = samples::person(person).id;
        return PersonDetail{detailIdOf(id, QStringLiteral("tariff")), id, QStringLiteral("tariff"), QString::fromLatin1(value), {}, {}};
    };
    const auto consent = [](const char *id, int at, bool isRemoved) {
        return Consent{{QString::fromLatin1(id)}, samples::person(1).id, ConsentKind::Calls, true, QStringLiteral("call"), samples::at(at), {}, {}, isRemoved};
    };
    rows += QList<Entity>{record, detail(2, "theirs"), detail(1, "own"), consent("old", 1, false), consent("new", 2, false), consent("wrong", 3, true)};
    QVERIFY(fixture.pull(rows));
    const auto card = wait(fixture.cache().conversations().card(samples::person(1).id));
    QVERIFY(card);
    QCOMPARE(card->records.size(), 1);
    QCOMPARE(card->records.first().number, QStringLiteral("C-17"));
    QCOMPARE(card->details.size(), 2);
    QCOMPARE(card->details.first().value, QStringLiteral("own"));
    QCOMPARE(card->consents.size(), 2);
    QCOMPARE(card->consents.first().id.value, QStringLiteral("new"));
}

void TestMoments::aPrivateLoopIsOpenUntilAWordInPublic()
{
    CacheFixture fixture;
    QList<Entity> rows = samples::workspace(2);
    Decision decision;
    decision.id = {QStringLiteral("decision")};
    decision.caseId = samples::openCase(1).id;
    decision.outcome = Outcome::MoveToPrivate;
    decision.decidedAt = samples::at(2);
    rows.append(decision);
    QVERIFY(fixture.pull(rows));
    const auto loops = [&] { return wait(fixture.cache().conversations().card(samples::person(1).id))->loops; };
    QCOMPARE(loops().size(), 1);
    QCOMPARE(loops().first().since, samples::at(2));
    QVERIFY(!loops().first().isWrittenTo);
    const auto sent = [](const char *id, Visibility visibility, int at) {
        Publication publication;
        publication.id = {QString::fromLatin1(id)};
        publication.caseId = samples::openCase(1).id;
        publication.visibility = visibility;
        publication.state = PublicationState::Sent;
        publication.changedAt = samples::at(at);
        return publication;
    };
    // "We have written to you" does not close it, and neither does the talk.
    QVERIFY(fixture.pull({sent("announced", Visibility::Public, 3), sent("talk", Visibility::Private, 4)}));
    QCOMPARE(loops().size(), 1);
    QVERIFY(loops().first().isWrittenTo);
    // Said once more before the next private message, it is still no result.
    Publication once = sent("more", Visibility::Private, 6);
    once.afterId = {QStringLiteral("announced again")};
    QVERIFY(fixture.pull({sent("announced again", Visibility::Public, 5), once}));
    QCOMPARE(loops().size(), 1);
    QVERIFY(fixture.pull({sent("result", Visibility::Public, 7)}));
    QVERIFY(loops().isEmpty());
}

QTEST_GUILESS_MAIN(TestMoments)
#include "tst_moments.moc"
