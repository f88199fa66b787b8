#include "guidance/wording/replyanalyzer.h"
#include "guidance/wording/replydefinition.h"
#include "guidance/wording/ruletrial.h"

#include <QFile>
#include <QTest>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// A small definition, its rules from line 4 on.
QByteArray definition(const QByteArray &rules, const QByteArray &language = "Reply (Russian)")
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<language name=")"
         + language + R"(" version="1" kateversion="5.79" section="Other" extensions="">
<highlighting><contexts><context name="Reply" attribute="Text" lineEndContext="#stay">
)" + rules
         + R"(
</context></contexts>
<itemDatas><itemData name="Text" defStyleNum="dsNormal"/><itemData name="Thanks" defStyleNum="dsString"/></itemDatas>
</highlighting></language>)";
}

QByteArray rule(const QByteArray &expression, const QByteArray &attribute = "Thanks")
{
    return "<RegExpr attribute=\"" + attribute + "\" context=\"#stay\" String=\"" + expression + "\"/>";
}

} // namespace

class TestReplyDefinition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTeamsDefinitionIsUsedAtOnceAndReplaced();
    void aFaultIsNamedWithItsLineAndTheFormerStays_data();
    void aFaultIsNamedWithItsLineAndTheFormerStays();
    void anExpressionThatNeverEndsIsSwitchedOffAndTheRestGoesOn_data();
    void anExpressionThatNeverEndsIsSwitchedOffAndTheRestGoesOn();
    void noRuleOfTheBuiltInDefinitionsIsSwitchedOff_data();
    void noRuleOfTheBuiltInDefinitionsIsSwitchedOff();
};

void TestReplyDefinition::aTeamsDefinitionIsUsedAtOnceAndReplaced()
{
    ReplyAnalyzer analyzer;
    QVERIFY(!analyzer.analyze(s("Спасибо"), s("ru")).isEmpty());
    QVERIFY(analyzer.use(ReplyDefinition::read(definition(rule("мерси"))).value()));
    QCOMPARE(analyzer.analyze(s("Мерси и спасибо"), s("ru")), QList<WordingSpan>({{0, 5, WordingKind::Thanks}}));
    QVERIFY(analyzer.use(ReplyDefinition::read(definition(rule("данке"))).value()));
    QCOMPARE(analyzer.analyze(s("Мерси и данке"), s("ru")), QList<WordingSpan>({{8, 5, WordingKind::Thanks}}));
    // the other language is read as before
    QVERIFY(!analyzer.analyze(s("Thank you for telling us"), s("en")).isEmpty());
    const auto english = ReplyDefinition::read(definition(rule("merci"), "Reply (English)"));
    QCOMPARE(english->language(), s("en"));
    QVERIFY(analyzer.use(*english));
    QCOMPARE(analyzer.analyze(s("Merci"), s("en")).size(), 1);
}

void TestReplyDefinition::aFaultIsNamedWithItsLineAndTheFormerStays_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QByteArray &xml, const char *place) {
        QTest::newRow(name) << xml << s(place);
    };
    row("nothing", {}, "line 1: ");
    row("no xml", "hello", "line 1: ");
    row("cut off", definition(rule("мерси")).left(300), "line 5: ");
    row("another element", "<matrix/>", "line 1: not a definition");
    row("another language", definition(rule("мерси"), "C++"), "line 2: its language");
    row("no context", "<language name=\"Reply (Russian)\"/>", "line 1: there is no context");
    row("an expression that does not parse", definition(rule("мерси") + "\n" + rule("(мерси")),
        "line 5: RegExpr at character");
    row("an empty expression", definition(rule("")), "line 4: RegExpr");
    row("a kind that is none", definition(rule("мерси", "Gratitude")), "line 4: there is no itemData Gratitude");
    row("a context that is not there", definition("<IncludeRules context=\"Others\"/>"),
        "line 4: there is no context Others");
    row("entities without end",
        "<!DOCTYPE language [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
        "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]><language name=\"&e;&e;&e;\"/>",
        "line 1: ");
    row("too large", QByteArray(2'000'000, ' '), "line 1: larger");
}

void TestReplyDefinition::aFaultIsNamedWithItsLineAndTheFormerStays()
{
    QFETCH(QByteArray, xml);
    QFETCH(QString, place);
    const auto read = ReplyDefinition::read(xml);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::CorrectInput);
    QCOMPARE(read.error().code, s("bad_definition"));
    QVERIFY2(read.error().detail.startsWith(place), qPrintable(read.error().detail));
}

void TestReplyDefinition::anExpressionThatNeverEndsIsSwitchedOffAndTheRestGoesOn_data()
{
    QTest::addColumn<QByteArray>("expression");
    QTest::addColumn<QString>("text");
    QTest::newRow("a classic") << QByteArray("(a+)+b") << QString(400, u'a');
    QTest::newRow("alternatives") << QByteArray("(a|aa)+!b") << QString(400, u'a');
    QTest::newRow("words") << QByteArray("(\\w+ ?)+!!") << s("слово ").repeated(60);
    QTest::newRow("a russian syllable") << QByteArray("((да)+)+нет") << s("да").repeated(200);
    QTest::newRow("behind a word") << QByteArray("спасибо( ?а+)+ю") << s("спасибо") + QString(200, QChar(0x430));
}

void TestReplyDefinition::anExpressionThatNeverEndsIsSwitchedOffAndTheRestGoesOn()
{
    QFETCH(QByteArray, expression);
    QFETCH(QString, text);
    const auto read = ReplyDefinition::read(definition(rule("мерси") + "\n" + rule(expression) + "\n" + rule("данке")));
    QVERIFY(read);
    ReplyAnalyzer analyzer;
    QVERIFY(analyzer.use(*read));
    // whether the trial saw it or the limit holds it: the text is read to its end
    QCOMPARE(analyzer.analyze(s("мерси ") + text + s(" данке"), s("ru")).size(), 2);
    QCOMPARE(read->switchedOff().size(), 1);
    QCOMPARE(read->switchedOff().first().line, 5);
    QCOMPARE(read->switchedOff().first().expression, QString::fromUtf8(expression));
}

void TestReplyDefinition::noRuleOfTheBuiltInDefinitionsIsSwitchedOff_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("russian") << s("ru");
    QTest::newRow("english") << s("en");
}

void TestReplyDefinition::noRuleOfTheBuiltInDefinitionsIsSwitchedOff()
{
    QFETCH(QString, language);
    QFile file(s(":/otklik/definitions/syntax/reply-%1.xml").arg(language));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto read = ReplyDefinition::read(file.readAll());
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(read->language(), language);
    QStringList off;
    for (const SwitchedOffRule &one : read->switchedOff())
        off.append(s("line %1").arg(one.line));
    QCOMPARE(off, QStringList());
    // a copy of it reads as the built-in one does
    const QString text = s("Понимаем, как обидно ждать. Вернём деньги до пятницы. We will refund you by Friday.");
    ReplyAnalyzer builtIn;
    ReplyAnalyzer own;
    QVERIFY(own.use(*read));
    QCOMPARE(own.analyze(text, language), builtIn.analyze(text, language));
}

QTEST_GUILESS_MAIN(TestReplyDefinition)
#include "tst_replydefinition.moc"
