#include "storage/excerpt.h"
#include "storage/searchquery.h"
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
    void anEditedTextIsFoundByItsNewWordsOnly();
    void anAuthorIsFoundByTheNewNameAlsoInOldMentions();
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

void TestSearch::anEditedTextIsFoundByItsNewWordsOnly()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull(samples::workspace(1)));
    QVERIFY(fixture.pull({samples::mention(0, QStringLiteral("giraffe"))}));
    QVERIFY(fixture.pull({samples::mention(0, QStringLiteral("elephant"))}));
    auto &search = fixture.cache().search();
    QCOMPARE(wait(search.search(QStringLiteral("elephant"), {}, 9))->hits.size(), 1);
    QVERIFY(wait(search.search(QStringLiteral("giraffe"), {}, 9))->hits.isEmpty());
    QVERIFY(wait(search.search(QStringLiteral("question"), {}, 9))->hits.isEmpty());
}

void TestSearch::anAuthorIsFoundByTheNewNameAlsoInOldMentions()
{
    CacheFixture fixture;
    QVERIFY(fixture.pull({samples::mention(0, QStringLiteral("came before its author"))}));
    QVERIFY(fixture.pull(samples::workspace(1)));
    auto &search = fixture.cache().search();
    QCOMPARE(wait(search.search(QStringLiteral("from:anna"), {}, 9))->hits.size(), 1);
    auto renamed = samples::account(0);
    renamed.name = QStringLiteral("Zinaida");
    QVERIFY(fixture.pull({renamed}));
    QCOMPARE(wait(search.search(QStringLiteral("from:zinaida"), {}, 9))->hits.size(), 1);
    QVERIFY(wait(search.search(QStringLiteral("from:anna"), {}, 9))->hits.isEmpty());
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
