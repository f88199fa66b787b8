#include "benchmarks/guidance/markedtexts.h"
#include "guidance/privacy/numberpatterns.h"
#include "guidance/privacy/personaldata.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QString shown(const QString &text, const QList<PersonalDataSpan> &spans)
{
    QStringList words;
    for (const PersonalDataSpan &span : spans)
        words.append(nameOf(span.kind) + u'@' + QString::number(span.start) + u':' + text.mid(span.start, span.length));
    return words.join(s(" | "));
}

} // namespace

class TestPrivacy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { preparePersonalData(); }
    void theTableHolds_data();
    void theTableHolds();
    void ownContactsMayBeWritten_data();
    void ownContactsMayBeWritten();
    void offsetsCountUtf16Units();
    void everySpanOfHostileTextLiesInsideIt_data();
    void everySpanOfHostileTextLiesInsideIt();
    void theTimeGrowsWithTheText_data();
    void theTimeGrowsWithTheText();
    void aTeamsPatternFindsItsNumbers();
    void aPatternThatCannotBeUsedIsNamed_data();
    void aPatternThatCannotBeUsedIsNamed();
    void aPatternThatRunsAwayLaterIsSwitchedOff();
    void anAccountIsHeldAgainstTheBankThatIsNamed_data();
    void anAccountIsHeldAgainstTheBankThatIsNamed();
};

void TestPrivacy::theTableHolds_data()
{
    QTest::addColumn<QString>("line");
    QFile file(QStringLiteral(QT_TESTCASE_SOURCEDIR "/fixtures/privacy.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    int rows = 0;
    for (const QString &line : lines)
        if (!line.startsWith(u'#'))
            QTest::newRow(qPrintable(QString::number(++rows) + u' ' + line.left(40))) << line;
    QVERIFY(rows >= 120);
}

void TestPrivacy::theTableHolds()
{
    QFETCH(QString, line);
    const auto marked = bench::readMarkedText(line);
    QVERIFY(marked);
    QCOMPARE(shown(marked->text, findPersonalData(marked->text)), shown(marked->text, marked->spans));
}

void TestPrivacy::ownContactsMayBeWritten_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("found");
    QTest::newRow("own address") << s("Пишите на help@shop.example") << 0;
    QTest::newRow("own address, other case") << s("Пишите на Help@Shop.Example") << 0;
    QTest::newRow("own domain") << s("Пишите на director@corp.example") << 0;
    QTest::newRow("own phone, other spelling") << s("Звоните 8 (495) 123-45-67") << 0;
    QTest::newRow("own phone, international") << s("Звоните +7 495 123 45 67") << 0;
    QTest::newRow("somebody else's address") << s("Пишите на ivan@shop.example") << 1;
    QTest::newRow("a domain that only looks alike") << s("Пишите на a@notcorp.example") << 1;
    QTest::newRow("somebody else's phone") << s("Звоните 8 (495) 123-45-68") << 1;
}

void TestPrivacy::ownContactsMayBeWritten()
{
    QFETCH(QString, text);
    QFETCH(int, found);
    PrivacyOptions options;
    options.ownContacts = {s("help@shop.example"), s("@corp.example"), s("+7 (495) 123-45-67")};
    QCOMPARE(findPersonalData(text, options).size(), found);
}

void TestPrivacy::offsetsCountUtf16Units()
{
    const QString text = s("🦔🦔 ivan@example.com");
    const auto found = findPersonalData(text);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().start, 5);
    QCOMPARE(text.mid(found.first().start, found.first().length), s("ivan@example.com"));
}

void TestPrivacy::everySpanOfHostileTextLiesInsideIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("lone high surrogate") << QString(QChar(0xd83e)) + s("89161234567") + QChar(0xd83e);
    QTest::newRow("lone low surrogate") << QString(QChar(0xdd94)) + s("a@b.ru") + QChar(0xdd94);
    QTest::newRow("null characters") << QString(5, QChar(u'\0')) + s("a@b.ru") + QChar(u'\0');
    QTest::newRow("right to left") << s("\u202e+7 916 123-45-67\u202c א@ב.com");
    QTest::newRow("combining") << s("4\u03012\u03017\u03016 3016 6131 8601");
    QTest::newRow("only separators") << s("- - - . . . ( ( ( ) ) )");
    QTest::newRow("only at signs") << s("@@@@@@@@@@");
    QTest::newRow("plus signs") << s("+++7+++9+++1+++6");
    QTest::newRow("Arabic digits") << s("٤٢٧٦ ٣٠١٦ ٦١٣١ ٨٦٠١");
    QTest::newRow("a bracket within a contract number") << s("договор 1(916)1");
    QTest::newRow("keycaps") << s("8️⃣9️⃣1️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣");
    QFile naughty(s(OTKLIK_SOURCE_DIR) + s("/../shared/data/torture/blns/resources/blns.json"));
    if (naughty.open(QIODevice::ReadOnly)) {
        int row = 0;
        const auto strings = QJsonDocument::fromJson(naughty.readAll()).array();
        for (const QJsonValue &one : strings)
            QTest::newRow(qPrintable(s("naughty %1").arg(++row))) << one.toString();
    }
}

void TestPrivacy::everySpanOfHostileTextLiesInsideIt()
{
    QFETCH(QString, text);
    qsizetype end = 0;
    for (const PersonalDataSpan &span : findPersonalData(text)) {
        QVERIFY(span.start >= end);
        QVERIFY(span.length > 0);
        end = span.start + span.length;
        QVERIFY(end <= text.size());
    }
}

void TestPrivacy::theTimeGrowsWithTheText_data()
{
    QTest::addColumn<QString>("piece");
    QTest::newRow("digits") << s("1");
    QTest::newRow("digits and spaces") << s("1 ");
    QTest::newRow("cards") << s("4276 3016 6131 8601 ");
    QTest::newRow("almost cards") << s("4276 3016 6131 8602 ");
    QTest::newRow("phones") << s("+79161234567 ");
    QTest::newRow("at signs") << s("a@");
    QTest::newRow("local parts") << s("aaaaaaaa.");
    QTest::newRow("addresses") << s("a@b.ru ");
    QTest::newRow("IBAN beginnings") << s("DE89 3704 ");
    QTest::newRow("streets without flats") << s("ул. кв ");
    QTest::newRow("streets") << s("12 baker ");
    QTest::newRow("series") << s("серия 4508 ");
    QTest::newRow("words about dogs") << s("собака ");
}

/// Hostile text must not hang the editor: a test that would take hours if the
/// time grew with the square of the length simply ends.
void TestPrivacy::theTimeGrowsWithTheText()
{
    QFETCH(QString, piece);
    const auto found = findPersonalData(piece.repeated(100'000 / piece.size()));
    QVERIFY(found.size() <= 100'000);
}

void TestPrivacy::aTeamsPatternFindsItsNumbers()
{
    const PrivacyOptions options{{}, {{s("by letters"), s("\\bАБ-\\d{6}\\b")}}};
    const QString text = s("Пишу по аб-123456, не АБ-12345: третий день без связи") + s(" АБ-654321.").repeated(200);
    const auto found = findPersonalData(text, options);
    QCOMPARE(found.size(), 201);
    QCOMPARE(found.first(), (PersonalDataSpan{8, 9, PersonalDataKind::Contract}));
    QVERIFY(findPersonalData(text.left(20)).isEmpty());
}

void TestPrivacy::aPatternThatCannotBeUsedIsNamed_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("fault");
    const auto row = [](const char *name, const char *expression, PatternFault fault) {
        QTest::newRow(name) << s(expression) << static_cast<int>(fault);
    };
    row("plain", "CL\\d{8}", PatternFault::None);
    row("long but sound", "(?<![\\w/])(?:дог(?:овор)?\\.?\\s*№?\\s*)?[А-Я]{2,4}-\\d{2,6}(?:/\\d{1,4})?",
        PatternFault::None);
    row("not closed", "АБ-(\\d{6}", PatternFault::Malformed);
    row("nothing", "", PatternFault::MatchesEmpty);
    row("matches nothing", "\\d*", PatternFault::MatchesEmpty);
    row("matches between", "\\b", PatternFault::MatchesEmpty);
    row("nested repeats of letters", "(\\w+)+$", PatternFault::TooSlow);
    row("nested repeats of digits", "^(\\d+)+x", PatternFault::TooSlow);
    row("alternatives that overlap", "(а|а|аа)+ы", PatternFault::TooSlow);
    row("many repeats in a row", "\\d+\\d+\\d+\\d+\\d+x", PatternFault::TooSlow);
    row("a limit of its own", "(*LIMIT_MATCH=100000000)(\\w+)+$", PatternFault::TooSlow);
}

void TestPrivacy::aPatternThatCannotBeUsedIsNamed()
{
    QFETCH(QString, expression);
    QFETCH(int, fault);
    QCOMPARE(static_cast<int>(patternFault({s("mine"), expression})), fault);
    if (fault != static_cast<int>(PatternFault::None)) {
        QVERIFY(findByPattern(s("договор АБ-123456 ааааааааааа"), {s("mine"), expression}).isEmpty());
    }
}

/// What the trial did not meet: the first text that makes it run away switches the pattern off.
void TestPrivacy::aPatternThatRunsAwayLaterIsSwitchedOff()
{
    const NumberPattern pattern{s("mine"), s("(ы+щ?)+э")};
    QCOMPARE(patternFault(pattern), PatternFault::None);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(findPersonalData((s("ы").repeated(300) + s("! э ")).repeated(3300), {{}, {pattern}}).isEmpty());
    QVERIFY2(timer.elapsed() < 20'000, "a million characters");
    QCOMPARE(patternFault(pattern), PatternFault::TooSlow);
}

void TestPrivacy::anAccountIsHeldAgainstTheBankThatIsNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("found");
    QTest::newRow("it fits") << s("БИК 044525225, счёт 40702810238000001234") << 1;
    QTest::newRow("it does not fit") << s("БИК 044525225, счёт 40702810338000001234") << 0;
    QTest::newRow("no bank is named") << s("счёт 40702810038000001234") << 1;
    QTest::newRow("one of two banks") << s("БИК 044525225 или БИК 044030653, счёт 40817810555000001234") << 1;
}

void TestPrivacy::anAccountIsHeldAgainstTheBankThatIsNamed()
{
    QFETCH(QString, text);
    QFETCH(int, found);
    QCOMPARE(findPersonalData(text).size(), found);
}

QTEST_APPLESS_MAIN(TestPrivacy)
#include "tst_privacy.moc"
