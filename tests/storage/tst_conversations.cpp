#include "tests/storage/cachefixture.h"

#include <QTest>

using namespace otklik;

namespace {

QStringList textsOf(const QList<ConversationEntry> &entries)
{
    QStringList texts;
    for (const ConversationEntry &entry : entries)
        texts.append(entry.mention.text);
    return texts;
}

Mention inThread(int thread, int number, const QString &text)
{
    Mention mention = samples::mention(number, text);
    mention.threadId = samples::thread(thread).id;
    return mention;
}

/// The brand's reply number `number` to the mention `to` of thread `thread`.
Mention reply(int thread, int number, int to, const QString &text)
{
    Mention mention = inThread(thread, number, text);
    mention.accountId = {QStringLiteral("account-brand")};
    mention.caseId = {};
    mention.isBrand = true;
    mention.inReplyTo = samples::mention(to, {}).externalId;
    return mention;
}

QStringList handlesOf(CacheFixture &fixture, int person)
{
    QStringList handles;
    const auto card = wait(fixture.cache().conversations().card(samples::person(person).id));
    if (card)
        for (const Account &account : card->accounts)
            handles.append(account.handle);
    handles.sort();
    return handles;
}

} // namespace

/// Threads, cards and timelines as they are read from the cache.
class TestConversations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConversationHoldsEverythingAboutItsCase();
    void anUnknownCaseIsToldAsSuch();
    void aLongThreadShowsItsNewestAndPagesBack();
    void earlierTextsOfAnEditedMentionAreKept();
    void aLinkedAccountBringsItsNotesAndMentions();
    void anUnlinkedAccountTakesNothingAway();
    void theTimelineHoldsWhatWasAnswered();
    void moreMentionsThanKeysInAMillisecond();
    void theOutboxShowsUnsentAndTheNewestSent();
    void peopleAndSourcesAreListed();
};

void TestConversations::aConversationHoldsEverythingAboutItsCase()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(2)));
    Decision older;
    older.id = {QStringLiteral("d1")};
    older.caseId = samples::openCase(0).id;
    older.decidedAt = samples::at(1);
    Decision newer = older;
    newer.id = {QStringLiteral("d2")};
    newer.decidedAt = samples::at(2);
    newer.outcome = Outcome::MoveToPrivate;
    Publication publication;
    publication.id = {QStringLiteral("p1")};
    publication.caseId = older.caseId;
    publication.reviewerId = samples::colleague();
    Draft foreign = samples::draft(0, QStringLiteral("not mine"), 1);
    foreign.id = {QStringLiteral("foreign")};
    foreign.authorId = samples::colleague();
    Draft done = samples::draft(0, QStringLiteral("sent"), 1);
    done.isDone = true;
    QVERIFY(fixture.pull({OwnContact{{QStringLiteral("o1")}, QStringLiteral("@shop.example"), false},
                          OwnContact{{QStringLiteral("o2")}, QStringLiteral("@old.example"), true}}));
    QVERIFY(fixture.takeChanges().directory);
    QVERIFY(fixture.pull({newer, older, publication, foreign, done,
                          samples::claim(0, samples::colleague(), samples::at(30))}));
    const auto seen = wait(fixture.cache().conversations().conversation(older.caseId));
    QVERIFY(seen);
    QCOMPARE(seen->supportCase, samples::openCase(0));
    QCOMPARE(seen->thread.id, samples::thread(0).id);
    QCOMPARE(seen->source.title, QStringLiteral("Town square"));
    QCOMPARE(textsOf(seen->entries), QStringList{QStringLiteral("Question number 0")});
    QCOMPARE(seen->entries.first().authorName, QStringLiteral("Anna 0"));
    QCOMPARE(seen->holderName, QStringLiteral("Oleg"));
    QCOMPARE(seen->decision->outcome, Outcome::MoveToPrivate);
    QVERIFY(seen->drafts.isEmpty());
    QCOMPARE(seen->publication->id, publication.id);
    QCOMPARE(seen->reviewerName, QStringLiteral("Oleg"));
    QVERIFY(!seen->hasEarlier);
    QCOMPARE(seen->ownContacts, QStringList{QStringLiteral("@shop.example")});
}

void TestConversations::anUnknownCaseIsToldAsSuch()
{
    CacheFixture fixture;
    const auto seen = wait(fixture.cache().conversations().conversation({QStringLiteral("none")}));
    QVERIFY(!seen);
    QCOMPARE(seen.error().code, QStringLiteral("unknown_case"));
    QCOMPARE(wait(fixture.cache().conversations().card({QStringLiteral("none")})).error().code,
             QStringLiteral("unknown_person"));
}

void TestConversations::aLongThreadShowsItsNewestAndPagesBack()
{
    CacheFixture fixture;
    QList<Entity> rows = samples::workspace(1);
    for (int n = 1; n <= 320; ++n)
        rows.append(inThread(0, n, QString::number(n)));
    QVERIFY(fixture.pull(rows));
    auto &store = fixture.cache().conversations();
    const auto seen = wait(store.conversation(samples::openCase(0).id));
    QCOMPARE(seen->entries.size(), 300);
    QVERIFY(seen->hasEarlier);
    QCOMPARE(seen->entries.last().mention.text, QStringLiteral("320"));
    const Mention first = seen->entries.first().mention;
    QCOMPARE(first.text, QStringLiteral("21"));
    const auto earlier = wait(store.earlier(samples::thread(0).id, {first.publishedAt, first.id}, 15));
    QCOMPARE(earlier->entries.size(), 15);
    QCOMPARE(earlier->entries.last().mention.text, QStringLiteral("20"));
    QVERIFY(earlier->hasMore);
}

void TestConversations::earlierTextsOfAnEditedMentionAreKept()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    Mention edited = samples::mention(0, QStringLiteral("third"));
    edited.version = 3;
    QList<Entity> rows;
    for (int version = 2; version >= 1; --version) {
        MentionVersion row;
        row.id = {QStringLiteral("v%1").arg(version)};
        row.mentionId = edited.id;
        row.version = version;
        row.text = QStringLiteral("text %1").arg(version);
        rows.append(row);
    }
    rows.append(edited);
    QVERIFY(fixture.pull(rows));
    const auto seen = wait(fixture.cache().conversations().conversation(samples::openCase(0).id));
    const ConversationEntry entry = seen->entries.value(0);
    QCOMPARE(entry.earlier.size(), 2);
    QCOMPARE(entry.earlier.first().text, QStringLiteral("text 1"));
    QCOMPARE(entry.mention.text, QStringLiteral("third"));
}

void TestConversations::aLinkedAccountBringsItsNotesAndMentions()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(2)));
    Contact removed;
    removed.id = {QStringLiteral("removed")};
    removed.personId = samples::person(1).id;
    removed.isRemoved = true;
    Contact kept = removed;
    kept.id = {QStringLiteral("kept")};
    kept.isRemoved = false;
    kept.value = QStringLiteral("+7 900 000-00-00");
    QVERIFY(fixture.pull({samples::note(0, QStringLiteral("note at 0")), samples::note(1, QStringLiteral("note at 1")),
                          removed, kept, samples::link(1, 0)}));
    const auto card = wait(fixture.cache().conversations().card(samples::person(0).id));
    QVERIFY(card);
    QCOMPARE(card->displayName, QStringLiteral("Anna 0"));
    QCOMPARE(handlesOf(fixture, 0), (QStringList{QStringLiteral("handle0"), QStringLiteral("handle1")}));
    QCOMPARE(card->notes.size(), 2);
    QCOMPARE(card->contacts.size(), 1);
    QCOMPARE(card->links.size(), 1);
    QCOMPARE(card->mentionCount, 2);
    QCOMPARE(handlesOf(fixture, 1), QStringList{});
}

void TestConversations::anUnlinkedAccountTakesNothingAway()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(2)));
    QVERIFY(fixture.pull({samples::note(0, QStringLiteral("note at 0")), samples::note(1, QStringLiteral("note at 1")),
                          samples::link(1, 0)}));
    AccountLink ended = samples::link(1, 0);
    ended.unlinkedAt = samples::at(5);
    std::ignore = fixture.takeChanges();
    QVERIFY(fixture.pull({ended}));
    const auto change = fixture.takeChanges();
    QVERIFY(change.persons.contains(samples::person(0).id));
    QVERIFY(change.persons.contains(samples::person(1).id));
    for (int n : {0, 1}) {
        QCOMPARE(handlesOf(fixture, n), QStringList{QStringLiteral("handle%1").arg(n)});
        const auto card = wait(fixture.cache().conversations().card(samples::person(n).id));
        QCOMPARE(card->notes.size(), 1);
        QCOMPARE(card->notes.first().text, QStringLiteral("note at %1").arg(n));
    }
}

void TestConversations::theTimelineHoldsWhatWasAnswered()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull({reply(0, 50, 0, QStringLiteral("came before what it answers"))}));
    QVERIFY(fixture.pull(samples::workspace(2)));
    Mention own = reply(0, 51, 50, QStringLiteral("brand answers itself"));
    Mention direct = reply(1, 52, 0, QStringLiteral("in a dialogue"));
    direct.inReplyTo.clear();
    direct.visibility = Visibility::Private;
    QVERIFY(fixture.pull({reply(1, 53, 1, QStringLiteral("to somebody else")), own, direct}));
    const auto written = [&](int person) {
        const auto page = wait(fixture.cache().cards().moments(samples::person(person).id, {}, HistorySide::Before, {}, 9));
        QStringList texts;
        for (const Moment &moment : page.value_or(MomentPage{}).moments)
            texts.append(std::get<ConversationEntry>(moment.what).mention.text);
        return texts;
    };
    QCOMPARE(written(0),
             (QStringList{QStringLiteral("brand answers itself"), QStringLiteral("came before what it answers"),
                          QStringLiteral("Question number 0")}));
    QCOMPARE(written(1),
             (QStringList{QStringLiteral("to somebody else"), QStringLiteral("in a dialogue"),
                          QStringLiteral("Question number 1")}));
}

void TestConversations::moreMentionsThanKeysInAMillisecond()
{
    CacheFixture fixture;
    QList<Entity> rows = samples::workspace(1);
    for (int n = 1; n <= 4200; ++n) { // an import that knows only the day
        Mention mention = inThread(0, n, QString());
        mention.publishedAt = samples::at(0);
        rows.append(mention);
    }
    QVERIFY(fixture.pull(rows));
    QCOMPARE(wait(fixture.cache().conversations().card(samples::person(0).id))->mentionCount, 1);
    int count = 0;
    std::optional<TimelineCursor> before = TimelineCursor{samples::at(1), {}};
    for (bool hasMore = true; hasMore;) {
        const auto page = wait(fixture.cache().conversations().earlier(samples::thread(0).id, *before, 1000));
        QVERIFY(page && !page->entries.isEmpty());
        count += static_cast<int>(page->entries.size());
        before = TimelineCursor{page->entries.first().mention.publishedAt, page->entries.first().mention.id};
        hasMore = page->hasMore;
    }
    QCOMPARE(count, 4201);
}

void TestConversations::theOutboxShowsUnsentAndTheNewestSent()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(5)));
    const auto publication = [](int number, PublicationState state, int minute) {
        Publication row;
        row.id = {QStringLiteral("p%1").arg(number)};
        row.caseId = samples::openCase(number % 5).id;
        row.mentionId = samples::openCase(number % 5).mentionId;
        row.authorId = samples::me();
        row.state = state;
        row.changedAt = samples::at(minute);
        return row;
    };
    using enum PublicationState;
    QVERIFY(fixture.pull({publication(0, Sent, 1), publication(1, Sent, 2), publication(2, Failed, 3),
                          publication(3, Sent, 4), publication(4, PublicationState::Draft, 5),
                          publication(9, Queued, 6)})); // 9 is newer, of the case that 4 came back from
    const auto items = wait(fixture.cache().outbox().publications(2));
    QVERIFY(items);
    QStringList ids;
    for (const OutboxItem &item : *items)
        ids.append(item.publication.id.value);
    QCOMPARE(ids, (QStringList{QStringLiteral("p9"), QStringLiteral("p3"), QStringLiteral("p2"), QStringLiteral("p1")}));
    QCOMPARE(items->first().network, QStringLiteral("mastodon"));
    QCOMPARE(items->first().customerName, QStringLiteral("Anna 4"));
    QCOMPARE(items->first().authorName, QStringLiteral("Marina"));
    QCOMPARE(items->first().mentionText, QStringLiteral("Question number 4"));
    QVERIFY(!items->first().isPending);
}

void TestConversations::peopleAndSourcesAreListed()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QCOMPARE(wait(fixture.cache().directory().users())->size(), 2);
    QCOMPARE(wait(fixture.cache().directory().sources())->first(), samples::source());
    QVERIFY(fixture.takeChanges().directory);
    QCOMPARE(*wait(fixture.cache().conversations().caseOf(samples::mention(0, {}).id)), samples::openCase(0).id);
    QVERIFY(wait(fixture.cache().conversations().caseOf({QStringLiteral("none")}))->isEmpty());
}

QTEST_GUILESS_MAIN(TestConversations)
#include "tst_conversations.moc"
