#include "models/searchline.h"
#include "storage/entityrows.h"
#include "storage/excerpt.h"
#include "storage/searchquery.h"
#include "storage/database/transaction.h"
#include "storage/writescope.h"
#include "tests/storage/cachefixture.h"

#include <QTest>

using namespace otklik;

namespace {

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

QStringList idsOf(const SearchPage &page)
{
    QStringList ids;
    for (const SearchHit &hit : page.hits)
        ids.append(hit.entry.mention.id.value);
    return ids;
}

QString mentionId(int number)
{
    return samples::mention(number, {}).id.value;
}

/// Six mentions: the texts that the rows of the tests look for.
QList<Entity> texts()
{
    QList<Entity> rows = samples::workspace(6);
    const char16_t *const list[] = {
        u"Где мой заказ номер 15? Жду третий день!", u"Верните деньги за возвращённый товар",
        u"Спасибо, доставка пришла вовремя",         u"Your delivery was late and the box was broken",
        u"Ребёнок ждёт подарок, а приложение не работает", u"Привет! Не работает личный кабинет"};
    for (int n = 0; n < 6; ++n)
        rows.append(samples::mention(n, text(list[n])));
    return rows;
}

/// A mention of account 0, whatever its number.
Mention postOfOne(int number, const QString &text)
{
    Mention mention = samples::mention(number, text);
    mention.accountId = samples::account(0).id;
    return mention;
}

QList<Entity> postsOfOne(int count)
{
    QList<Entity> rows;
    for (int n = 0; n < count; ++n)
        rows.append(postOfOne(n, QStringLiteral("post")));
    return rows;
}

/// Closes the cache, for jobs that a test steps through by itself.
std::unique_ptr<sqlite::Database> openBehind(CacheFixture &fixture)
{
    fixture.close();
    auto opened = sqlite::Database::open(fixture.path());
    return opened ? std::move(*opened) : nullptr;
}

void inOneJob(sqlite::Database &file, const std::function<void(WriteScope &)> &work)
{
    const FakeEffects effects;
    const FakeClock clock;
    const UserId me = samples::me();
    const auto done = sql::inTransaction(file, [&]() -> Result<bool> {
        WriteScope scope{file, me, clock, clock.now(), effects, {}};
        work(scope);
        scope.words.flush();
        return true;
    });
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
}

bool renameMore(sqlite::Database &file)
{
    return sql::inTransaction(file, [&]() -> Result<bool> { return SearchIndex(file).renameMore(); })
        .value_or(false);
}

/// How many mentions the index has under this author.
qint64 countOf(sqlite::Database &file, const char *author)
{
    sql::Query count = file.query("SELECT count(*) FROM mention_words WHERE mention_words MATCH ?");
    count.bind(1, QStringLiteral("author:") + QString::fromLatin1(author));
    return count.next() ? count.value<qint64>(0) : -1;
}

} // namespace

/// Search over the cache: what is typed, what is found, what is shown of it.
class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aQueryFinds_data();
    void aQueryFinds();
    void nothingThatIsTypedIsAnError_data();
    void nothingThatIsTypedIsAnError();
    void pagesFollowEachOtherNewestFirst();
    void theWordsFollowTheRows_data();
    void theWordsFollowTheRows();
    void theWordsGoWithTheRow();
    void theWordsOfATextThatWasEmptiedAreForgotten();
    void aNewEpochBeginsWithEmptyIndexes();
    void anAccountWithManyMentionsIsRenamedStepByStep();
    void marksStandOnTheMatches();
    void anExcerptOfALongTextStandsAroundTheMatch();
    void aTextFullOfMarkersMisplacesAMarkAtWorst();
    void theOtherLayout_data();
    void theOtherLayout();
    void accountsAreFoundByTheBeginningOfAWord();

private:
    CacheFixture m_fixture;
};

void TestSearch::initTestCase()
{
    QVERIFY(m_fixture.pull(texts()));
}

void TestSearch::aQueryFinds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const char16_t *query, const QList<int> &found) {
        QStringList ids;
        for (const int number : found)
            ids.append(mentionId(number));
        QTest::newRow(name) << text(query) << ids;
    };
    row("another form of the word", u"заказа ", {0});
    row("every word must be there", u"работает подарок", {4});
    row("newest first", u"работать ", {5, 4});
    row("the last word is still being typed", u"прилож", {4});
    row("a finished short word is not a beginning", u"при ", {});
    row("yo and ye", u"ребенок ждет", {4});
    row("English stems", u"deliveries ", {3});
    row("a phrase", u"\"не работает личный\"", {5});
    row("the words of a phrase in another order", u"\"личный не работает\"", {});
    row("a phrase in Russian quotes", u"«не работает»", {5, 4});
    row("a phrase that is not closed", u"\"не работает личный", {5});
    row("by the author's name", u"from:anna", {4, 0});
    row("an author and a word", u"from:anna заказ", {0});
    row("the author's name is also plain text", u"Boris", {5, 1});
    row("by network", u"network:mastodon работает", {5, 4});
    row("by a network that is not there", u"network:vk работает", {});
    row("the network's name is not text", u"mastodon", {});
    row("before a day that is long past", u"before:2001-01-01 работает", {});
    row("after a day that is long past", u"after:01.01.2001 работает", {5, 4});
    row("only a time", u"after:2001-01-01 before:2100-01-01", {5, 4, 3, 2, 1, 0});
    row("the other keyboard layout", u"ghbdtn", {5});
    row("the other layout with an operator", u"from:boris ghbdtn", {5});
    row("English typed on the Russian layout", u"вудшмукн", {3});
    row("nothing", u"", {});
}

void TestSearch::aQueryFinds()
{
    QFETCH(QString, query);
    QFETCH(QStringList, found);
    const auto page = wait(m_fixture.cache().search().search(query, {}, 20));
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QCOMPARE(idsOf(*page), found);
}

void TestSearch::nothingThatIsTypedIsAnError_data()
{
    QTest::addColumn<QString>("query");
    for (const char16_t *query :
         {u"\"", u"\"\"", u"AND", u"OR NOT", u"NEAR(a b)", u"a*", u"*", u"^a", u"text:", u"text:a", u"-a", u"(", u")",
          u"a AND", u"{text}: a", u"'; DROP TABLE mention; --", u"from:", u"from:\"", u"before:yesterday", u"«»",
          u"🙁", u"a\u0000b", u"\\", u"а\"б\"в", u"from:from:from:", u"a + b", u"network:*"})
        QTest::newRow(qPrintable(text(query))) << text(query);
    QTest::newRow("a pasted text") << QString(100'000, u'х');
    QTest::newRow("many pasted words") << QStringLiteral("слово ").repeated(10'000);
    QTest::newRow("a broken surrogate") << QString(QChar(0xD83D));
}

void TestSearch::nothingThatIsTypedIsAnError()
{
    QFETCH(QString, query);
    for (const QString &typed : {query, query + u' ', text(u"работает ") + query}) {
        const auto page = wait(m_fixture.cache().search().search(typed, {}, 20));
        QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
        QVERIFY(wait(m_fixture.cache().conversations().findAccounts(typed, 20)));
    }
}

void TestSearch::pagesFollowEachOtherNewestFirst()
{
    CacheFixture fixture;
    QList<Entity> rows = samples::workspace(10);
    for (int n = 0; n < 10; ++n) {
        auto mention = samples::mention(n, QStringLiteral("same word"));
        mention.publishedAt = samples::at(n / 4); // several in one millisecond
        rows.append(mention);
    }
    rows.removeIf([](const Entity &row) { return kindOf(row) == EntityKind::Mention && std::get<Mention>(row).text.startsWith(QStringLiteral("Question")); });
    QVERIFY(fixture.pull(rows));
    QStringList seen;
    std::optional<TimelineCursor> before;
    for (bool hasMore = true; hasMore;) {
        const auto page = wait(fixture.cache().search().search(QStringLiteral("word"), before, 3));
        QVERIFY(page && !page->hits.isEmpty());
        seen += idsOf(*page);
        const Mention &last = page->hits.last().entry.mention;
        before = TimelineCursor{last.publishedAt, last.id};
        hasMore = page->hasMore;
    }
    QCOMPARE(seen.size(), 10);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 10);
    QCOMPARE(seen.last().right(1).toInt() < 4, true);
}

void TestSearch::theWordsFollowTheRows_data()
{
    QTest::addColumn<QList<Entity>>("pulled");
    QTest::addColumn<QString>("goneQuery");
    QTest::addColumn<QString>("newQuery");
    const Mention old = samples::mention(0, QStringLiteral("Question number 0"));
    const auto row = [](const char *name, const QList<Entity> &pulled, const char *gone, const char *found) {
        QTest::newRow(name) << pulled << QString::fromLatin1(gone) << QString::fromLatin1(found);
    };
    Mention edited = samples::mention(0, QStringLiteral("giraffe"));
    edited.editedAt = samples::at(9);
    Mention deleted = samples::mention(0, {});
    deleted.deletedAt = samples::at(9);
    Mention moved = old;
    moved.accountId = samples::account(1).id;
    Mention elsewhere = old;
    elsewhere.network = QStringLiteral("vk");
    Account renamed = samples::account(0);
    renamed.name = QStringLiteral("Zinaida");
    Account renamedAgain = renamed;
    renamedAgain.name = QStringLiteral("Yulia");
    Account otherHandle = samples::account(0);
    otherHandle.handle = QStringLiteral("zebra");
    Mention orphan = samples::mention(7, QStringLiteral("stranger"));
    row("the same again", {old, samples::account(0)}, "nothing", "from:anna question");
    row("an edited text", {edited}, "from:anna question", "from:anna giraffe");
    row("edited and edited again", {samples::mention(0, QStringLiteral("elephant")), edited}, "elephant", "giraffe");
    row("a text that was taken away", {deleted}, "from:anna question", "from:anna");
    row("another author", {moved}, "from:anna", "from:boris \"number 0\"");
    row("another network", {elsewhere}, "network:mastodon from:anna", "network:vk from:anna");
    row("a new name", {renamed}, "from:anna", "from:zinaida question");
    row("a new name, then a new text", {renamed, edited}, "from:anna", "from:zinaida giraffe");
    row("a new text, then a new name", {edited, renamed}, "from:anna", "from:zinaida giraffe");
    row("two new names", {renamed, renamedAgain}, "from:zinaida", "from:yulia question");
    row("a new handle", {otherHandle}, "from:handle0", "from:zebra from:anna");
    row("a mention before its author", {orphan}, "from:denis", "stranger");
    row("an author after the mention", {orphan, samples::account(7)}, "nothing", "from:denis stranger");
}

void TestSearch::theWordsFollowTheRows()
{
    QFETCH(QList<Entity>, pulled);
    QFETCH(QString, goneQuery);
    QFETCH(QString, newQuery);
    for (const bool atOnce : {true, false}) {
        CacheFixture fixture;
        QVERIFY(fixture.pull(samples::workspace(2)));
        if (atOnce)
            QVERIFY(fixture.pull(pulled));
        else
            for (const Entity &row : std::as_const(pulled))
                QVERIFY(fixture.pull({row}));
        auto &search = fixture.cache().search();
        QCOMPARE(idsOf(*wait(search.search(goneQuery, {}, 9))), QStringList{});
        QCOMPARE(wait(search.search(newQuery, {}, 9))->hits.size(), 1);
        QVERIFY(fixture.indexesMatchRows());
    }
}

void TestSearch::theWordsGoWithTheRow()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(2)));
    const auto file = openBehind(fixture);
    QVERIFY(file);
    inOneJob(*file, [](WriteScope &scope) {
        EntityRows rows(scope);
        rows.put(samples::mention(7, QStringLiteral("came and went")));
        rows.remove(EntityKind::Mention, mentionId(7));
        rows.remove(EntityKind::Mention, mentionId(0));
        rows.remove(EntityKind::Account, samples::account(1).id.value);
    });
    QVERIFY(fixture.indexesMatchRows());
    QVERIFY(fixture.open());
    auto &search = fixture.cache().search();
    QCOMPARE(idsOf(*wait(search.search(QStringLiteral("question"), {}, 9))), QStringList{mentionId(1)});
    QCOMPARE(idsOf(*wait(search.search(QStringLiteral("from:boris"), {}, 9))), QStringList{});
}

/// By retention, on the server: the row comes again, without its text and with the versions emptied.
void TestSearch::theWordsOfATextThatWasEmptiedAreForgotten()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(texts()));
    Mention emptied = samples::mention(4, {});
    MentionVersion version;
    version.id = {QStringLiteral("v-4")};
    version.mentionId = emptied.id;
    QVERIFY(fixture.pull({emptied, version}));
    QVERIFY(fixture.indexesMatchRows());
    const auto found = wait(fixture.cache().search().search(text(u"подарок"), {}, 10));
    QVERIFY(found);
    QVERIFY(idsOf(*found).isEmpty());
}

void TestSearch::aNewEpochBeginsWithEmptyIndexes()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(3)));
    QVERIFY(wait(fixture.cache().sync().resetForEpoch()));
    QVERIFY(fixture.indexesMatchRows());
    auto &search = fixture.cache().search();
    QVERIFY(wait(search.search(QStringLiteral("question"), {}, 9))->hits.isEmpty());
    QVERIFY(fixture.pull(samples::workspace(2)));
    QCOMPARE(wait(search.search(QStringLiteral("question"), {}, 9))->hits.size(), 2);
    QCOMPARE(wait(fixture.cache().conversations().findAccounts(QStringLiteral("anna"), 9))->size(), 1);
    QVERIFY(fixture.indexesMatchRows());
}

void TestSearch::anAccountWithManyMentionsIsRenamedStepByStep()
{
    constexpr int step = SearchIndex::renamedAtOnce;
    constexpr int all = step * 5 / 2;
    CacheFixture fixture;
    QVERIFY(fixture.pull(postsOfOne(all)));
    const auto file = openBehind(fixture);
    QVERIFY(file);
    const auto rename = [](const QString &name) {
        return [name](WriteScope &scope) {
            Account renamed = samples::account(0);
            renamed.name = name;
            EntityRows(scope).put(renamed);
        };
    };
    inOneJob(*file, rename(QStringLiteral("Anna"))); // comes after its mentions
    QCOMPARE(countOf(*file, "anna"), step);
    QVERIFY(fixture.indexesMatchRows());
    while (renameMore(*file))
        continue;
    QCOMPARE(countOf(*file, "anna"), all);
    inOneJob(*file, rename(QStringLiteral("Zinaida")));
    QCOMPARE(countOf(*file, "zinaida"), step);
    QCOMPARE(countOf(*file, "anna"), all - step);
    QVERIFY(fixture.indexesMatchRows());
    // Rows that still wait for the new name may come, change and go.
    inOneJob(*file, [](WriteScope &scope) {
        EntityRows rows(scope);
        rows.put(postOfOne(1, QStringLiteral("edited")));
        rows.put(samples::mention(2, QStringLiteral("of another account")));
        rows.remove(EntityKind::Mention, mentionId(3));
        Mention late = postOfOne(all, QStringLiteral("came late"));
        late.publishedAt = samples::at(-1);
        rows.put(late);
    });
    QCOMPARE(countOf(*file, "anna"), all - step - 1);
    QVERIFY(fixture.indexesMatchRows());
    QVERIFY(renameMore(*file));
    QCOMPARE(countOf(*file, "zinaida"), 2 * step);
    QVERIFY(fixture.indexesMatchRows());
    inOneJob(*file, rename(QStringLiteral("Yulia")));
    QCOMPARE(countOf(*file, "anna"), 0);
    QCOMPARE(countOf(*file, "yulia"), step);
    QVERIFY(fixture.indexesMatchRows());
    QVERIFY(fixture.open()); // the writer goes on by itself
    for (int job = 0; job < 4; ++job)
        QVERIFY(wait(fixture.cache().sync().cursor()));
    fixture.close();
    QCOMPARE(countOf(*file, "yulia"), all - 1);
    QCOMPARE(countOf(*file, "zinaida"), 0);
    QVERIFY(!renameMore(*file));
    QVERIFY(fixture.indexesMatchRows());
}

void TestSearch::marksStandOnTheMatches()
{
    const auto page = wait(m_fixture.cache().search().search(text(u"работать личн"), {}, 9));
    QVERIFY(page);
    QCOMPARE(page->hits.size(), 1);
    const SearchHit &hit = page->hits.first();
    QStringList marked;
    for (const auto &[start, length] : hit.marks)
        marked.append(hit.excerpt.mid(start, length));
    QCOMPARE(marked, (QStringList{text(u"работает"), text(u"личный")}));
    QCOMPARE(hit.entry.authorName, QStringLiteral("Boris 5"));
}

void TestSearch::anExcerptOfALongTextStandsAroundTheMatch()
{
    const QString words = QStringLiteral("filler ").repeated(100);
    const QString body = words + QStringLiteral("needle\nin ") + words;
    const QString marked = words + u'\x02' + QStringLiteral("needle") + u'\x03' + QStringLiteral("\nin ") + words;
    const auto [excerpt, marks] = excerptOf(body, marked);
    QVERIFY(excerpt.size() <= 202);
    QVERIFY(excerpt.startsWith(u'…') && excerpt.endsWith(u'…'));
    QVERIFY(!excerpt.contains(u'\n'));
    QCOMPARE(marks.size(), 1);
    QCOMPARE(excerpt.mid(marks.first().first, marks.first().second), QStringLiteral("needle"));
}

void TestSearch::aTextFullOfMarkersMisplacesAMarkAtWorst()
{
    const QString body = QStringLiteral("\x02\x03\x03 needle \x02");
    const auto [excerpt, marks] = excerptOf(body, QStringLiteral("\x02\x03\x03 \x02needle\x03 \x02"));
    QCOMPARE(excerpt.size(), body.size());
    for (const auto &[start, length] : marks)
        QVERIFY(start >= 0 && length >= 0 && start + length <= excerpt.size());
}

void TestSearch::theOtherLayout_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char *name, const char16_t *typed, const char16_t *meant) {
        QTest::newRow(name) << text(typed) << text(meant);
    };
    row("Russian on the English layout", u"ghbdtn vbh", u"привет мир");
    row("with letters on punctuation keys", u"[jhjij", u"хорошо");
    row("English on the Russian layout", u"ршвв", u"hidd");
    row("operators keep their names", u"from:anna pfrfp", u"from:anna заказ");
    row("digits alone", u"2026", u"");
}

void TestSearch::theOtherLayout()
{
    QFETCH(QString, typed);
    QFETCH(QString, meant);
    QCOMPARE(inOtherLayout(typed), meant);
}

void TestSearch::accountsAreFoundByTheBeginningOfAWord()
{
    const auto found = wait(m_fixture.cache().conversations().findAccounts(QStringLiteral("ann"), 9));
    QVERIFY(found);
    QCOMPARE(found->size(), 2);
    QCOMPARE(wait(m_fixture.cache().conversations().findAccounts(QStringLiteral("handle3"), 9))->size(), 1);
    QCOMPARE(wait(m_fixture.cache().conversations().findAccounts(QStringLiteral("clara 2"), 9))->size(), 1);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
