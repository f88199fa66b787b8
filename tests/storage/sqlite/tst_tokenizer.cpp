#include "storage/sqlite/database.h"

#include <QTest>

using namespace otklik;
using sqlite::Database;

/// The full-text tokenizer: what a person types is found in every form.
class TestTokenizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aWordFindsItsForms_data();
    void aWordFindsItsForms();
    void aHugePastedWordIsNoProblem();

private:
    bool isFound(const QString &text, const QString &query);
    std::unique_ptr<Database> m_database;
};

void TestTokenizer::initTestCase()
{
    auto opened = Database::open(QStringLiteral(":memory:"));
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    m_database = std::move(*opened);
    m_database->execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='otklik', prefix='3')");
}

bool TestTokenizer::isFound(const QString &text, const QString &query)
{
    m_database->execute("DELETE FROM words");
    m_database->run("INSERT INTO words(text) VALUES(?)", text);
    sql::Query found = m_database->query("SELECT 1 FROM words WHERE words MATCH ?");
    found.bind(1, query);
    return found.next();
}

void TestTokenizer::aWordFindsItsForms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("query");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const char16_t *text, const char16_t *query, bool found) {
        QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(query) << found;
    };
    row("another case of a Russian noun", u"Номер моего заказа 15", u"заказами", true);
    row("another form of an English verb", u"The parcel was delivered", u"delivering", true);
    row("capitals", u"ВЕРНИТЕ ДЕНЬГИ", u"верните", true);
    row("yo typed as ye", u"Ребёнок ждёт", u"ребенок", true);
    row("ye typed as yo", u"Ребенок ждет", u"ждёт", true);
    row("short i is a letter of its own", u"война", u"воина", false);
    row("Latin diacritics", u"Café", u"cafe", true);
    row("prefix of the word as written", u"Где мой заказ", u"зак*", true);
    row("prefix longer than the stem", u"без заказа", u"заказа*", true);
    row("phrase over forms", u"не работает доставка", u"\"работать доставка\"", true);
    row("phrase in another order", u"доставка не работает", u"\"работает доставка\"", false);
    row("another word", u"Где мой заказ", u"возврат", false);
    row("emoji alone is no word", u"🙁🙁🙁", u"слово", false);
}

void TestTokenizer::aWordFindsItsForms()
{
    QFETCH(QString, text);
    QFETCH(QString, query);
    QFETCH(bool, found);
    QCOMPARE(isFound(text, query), found);
}

void TestTokenizer::aHugePastedWordIsNoProblem()
{
    const QString huge(100'000, QChar(u'щ'));
    QVERIFY(isFound(huge + QStringLiteral(" конец"), QStringLiteral("конец")));
}

QTEST_APPLESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
