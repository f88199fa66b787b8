#include "guidance/length/graphemes.h"
#include "guidance/length/textlength.h"

#include <QFile>
#include <QTest>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

NetworkRules rulesOf(LengthUnit unit, int linkWeight = 0, bool localPartOnly = false)
{
    NetworkRules rules;
    rules.lengthUnit = unit;
    rules.lengthLimit = 500;
    rules.privateLengthLimit = 1000;
    rules.linkWeight = linkWeight;
    rules.mentionsCountLocalPartOnly = localPartOnly;
    return rules;
}

} // namespace

class TestTextLength : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsCountedInTheUnitOfTheNetwork_data();
    void textIsCountedInTheUnitOfTheNetwork();
    void linksAndMentionsCountByTheRules_data();
    void linksAndMentionsCountByTheRules();
    void theLimitIsThatOfThePlace_data();
    void theLimitIsThatOfThePlace();
    void graphemesFollowTheUnicodeTests();
};

void TestTextLength::textIsCountedInTheUnitOfTheNetwork_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("codePoints");
    QTest::addColumn<int>("graphemes");
    QTest::addColumn<int>("utf16");
    QTest::newRow("empty") << QString() << 0 << 0 << 0;
    QTest::newRow("Russian") << s("Привет, ёж!") << 11 << 11 << 11;
    QTest::newRow("emoji") << s("🦔") << 1 << 1 << 2;
    QTest::newRow("family") << s("👨‍👩‍👧") << 5 << 1 << 8;
    QTest::newRow("flag") << s("🇷🇸") << 2 << 1 << 4;
    QTest::newRow("skin tone") << s("👍🏽") << 2 << 1 << 4;
    QTest::newRow("combining accent") << s("и\u0306") << 2 << 1 << 2;
    QTest::newRow("lone high surrogate") << QString(QChar(0xd83d)) << 1 << 1 << 1;
    QTest::newRow("lone low surrogate") << QString(QChar(0xdd94)) + u'a' << 2 << 2 << 2;
    QTest::newRow("line break") << s("a\nb") << 3 << 3 << 3;
    QTest::newRow("two-character line break") << s("a\r\nb") << 4 << 3 << 4;
}

void TestTextLength::textIsCountedInTheUnitOfTheNetwork()
{
    QFETCH(QString, text);
    QFETCH(int, codePoints);
    QFETCH(int, graphemes);
    QFETCH(int, utf16);
    const auto count = [&](LengthUnit unit) { return countLength(text, rulesOf(unit), Visibility::Public).used; };
    QCOMPARE(count(LengthUnit::CodePoints), codePoints);
    QCOMPARE(count(LengthUnit::Graphemes), graphemes);
    QCOMPARE(count(LengthUnit::Utf16Units), utf16);
}

void TestTextLength::linksAndMentionsCountByTheRules_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("used");
    QTest::newRow("link alone") << s("https://shop.example/a/very/long/address/indeed?x=1") << 23;
    QTest::newRow("short link") << s("http://a.ru") << 23;
    QTest::newRow("link in a sentence") << s("см. https://shop.example/x.") << 4 + 23 + 1;
    QTest::newRow("link in brackets") << s("(https://shop.example/x)") << 1 + 23 + 1;
    QTest::newRow("two links") << s("https://a.example https://b.example") << 23 + 1 + 23;
    QTest::newRow("international link") << s("https://магазин.рф/чай") << 23;
    QTest::newRow("no link") << s("http://") << 7;
    QTest::newRow("a word with colons") << s("а: б: в") << 7;
    QTest::newRow("mention of another host") << s("@anna@social.example привет") << 5 + 7;
    QTest::newRow("local mention") << s("@anna привет") << 12;
    QTest::newRow("mention in brackets") << s("(@anna@social.example)") << 7;
    QTest::newRow("an address is no mention") << s("a@b.example") << 11;
    QTest::newRow("emoji beside a link") << s("🦔 https://shop.example/x") << 2 + 23;
}

void TestTextLength::linksAndMentionsCountByTheRules()
{
    QFETCH(QString, text);
    QFETCH(int, used);
    QCOMPARE(countLength(text, rulesOf(LengthUnit::CodePoints, 23, true), Visibility::Public).used, used);
    // a network without such rules counts what is written
    QCOMPARE(countLength(text, rulesOf(LengthUnit::Utf16Units), Visibility::Public).used, text.size());
}

void TestTextLength::theLimitIsThatOfThePlace_data()
{
    QTest::addColumn<Visibility>("visibility");
    QTest::addColumn<int>("instanceLimit");
    QTest::addColumn<int>("limit");
    QTest::newRow("public") << Visibility::Public << 0 << 500;
    QTest::newRow("private") << Visibility::Private << 0 << 1000;
    QTest::newRow("an instance that allows more") << Visibility::Public << 5000 << 5000;
}

void TestTextLength::theLimitIsThatOfThePlace()
{
    QFETCH(Visibility, visibility);
    QFETCH(int, instanceLimit);
    QFETCH(int, limit);
    const NetworkRules rules = rulesOf(LengthUnit::CodePoints);
    const TextLength fits = countLength(QString(limit, u'a'), rules, visibility, instanceLimit);
    QCOMPARE(fits.limit, limit);
    QVERIFY(!fits.isOver());
    QCOMPARE(fits.left(), 0);
    QVERIFY(countLength(QString(limit + 1, u'a'), rules, visibility, instanceLimit).isOver());
    QVERIFY(!countLength(QString(100'000, u'a'), NetworkRules(), visibility).isOver()); // no limit
}

void TestTextLength::graphemesFollowTheUnicodeTests()
{
    QFile file(s(OTKLIK_SOURCE_DIR) + s("/../shared/data/torture/unicode/GraphemeBreakTest.txt"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the Unicode break tests are not at hand");
    int rows = 0;
    int wrong = 0;
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString test = line.section(u'#', 0, 0);
        if (test.trimmed().isEmpty())
            continue;
        QString text;
        const auto parts = test.split(u' ', Qt::SkipEmptyParts);
        for (const QString &part : parts) {
            bool isCode = false;
            const char32_t code = part.trimmed().toUInt(&isCode, 16);
            if (isCode)
                text += QString::fromUcs4(&code, 1);
        }
        ++rows;
        wrong += countGraphemes(text) == test.count(QChar(0x00f7)) - 1 ? 0 : 1;
    }
    qInfo("%d of %d Unicode grapheme tests agree", rows - wrong, rows);
    QVERIFY(rows > 500);
    // the library may be some Unicode versions behind the tests
    QVERIFY(wrong * 20 < rows);
}

QTEST_APPLESS_MAIN(TestTextLength)
#include "tst_textlength.moc"
