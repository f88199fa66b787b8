#include "guidance/wording/replyanalyzer.h"
#include "guidance/wording/replychecker.h"
#include "models/supportcase.h"
#include "models/typedtext.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace otklik;

namespace {

const QString fixtures = QStringLiteral(QT_TESTCASE_SOURCEDIR "/fixtures/");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QString read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A fixture: header lines "name: value", a line "---", the draft.
struct Fixture final
{
    explicit Fixture(const QString &path)
    {
        const QString all = read(path);
        const qsizetype cut = all.indexOf(s("---\n"));
        draft = all.mid(cut + 4).trimmed();
        const auto headers = all.left(cut).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : headers) {
            const QString name = line.section(s(": "), 0, 0);
            const QString value = line.section(s(": "), 1);
            if (name == u"language")
                context.language = value;
            else if (name == u"fault")
                context.fault = fromName<Fault>(value).value();
            else if (name == u"visibility")
                context.visibility = fromName<Visibility>(value).value();
            else if (name == u"complaint")
                context.isComplaint = value == u"yes";
            else if (name == u"outcome")
                context.movesToPrivate = value == nameOf(Outcome::MoveToPrivate);
            else if (name == u"mention")
                context.questions = findQuestions(value);
        }
    }

    ReplyContext context;
    QString draft;
};

QString shown(QString words)
{
    return words.replace(u'\n', u'|').replace(QChar::Nbsp, u'~');
}

QLatin1StringView nameOfState(CheckState state)
{
    switch (state) {
    case CheckState::Ticked: return QLatin1StringView("ticked");
    case CheckState::Missing: return QLatin1StringView("MISSING");
    case CheckState::Advised: return QLatin1StringView("advised");
    case CheckState::Warning: return QLatin1StringView("WARNING");
    case CheckState::Stop: return QLatin1StringView("STOP");
    case CheckState::NotNeeded: return QLatin1StringView("not needed");
    }
    return {};
}

/// What the analysis found, as text: phrases, checklist, questions.
QString report(ReplyAnalyzer &analyzer, const Fixture &fixture)
{
    const ReplyReport result = checkReply(analyzer, fixture.context, fixture.draft);
    QString text = s("phrases\n");
    for (const WordingSpan &span : result.wording)
        text += s("  %1 | %2\n").arg(nameOf(span.kind), -12).arg(shown(fixture.draft.mid(span.start, span.length)));
    text += s("checklist\n");
    for (const CheckItem &item : result.items)
        text += s("  %1 | %2%3\n")
                    .arg(nameOf(item.key), -13)
                    .arg(nameOfState(item.state))
                    .arg(item.hint == HintKey::None ? QString() : s(": ") + nameOf(item.hint));
    if (!fixture.context.questions.isEmpty())
        text += s("questions\n");
    for (qsizetype i = 0; i < fixture.context.questions.size(); ++i) {
        const Question &question = fixture.context.questions.at(i);
        QStringList words;
        for (const TextSpan &span : result.questions.at(i).evidence)
            words.append(shown(fixture.draft.mid(span.start, span.length)));
        text += s("  [%1] %2 (%3%4)%5\n")
                    .arg(result.questions.at(i).isAnswered ? s("x") : s(" "), question.text, nameOf(question.asks),
                         question.isRhetorical ? s(", rhetorical") : QString(),
                         words.isEmpty() ? QString() : s(" | ") + words.join(s(" · ")));
    }
    return text;
}

} // namespace

/// Golden files: NAME.reply.txt in, NAME.report.txt out. After a deliberate
/// change of the definitions run tests/guidance/update-fixtures.sh and read the
/// difference before committing it.
class TestWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyIsReadAsItsGoldenFileSays_data();
    void aReplyIsReadAsItsGoldenFileSays();
    void goodRepliesPassAndBadOnesDoNot_data();
    void goodRepliesPassAndBadOnesDoNot();
    void everyKindIsKnownToBothDefinitions();
    void spansAreOrderedInsideTheTextAndDoNotOverlap();
    void aLineIsReadTheSameAloneAndInAText();
    void aSentenceIsReadTheSameAloneAndInALine();
    void endlessAndStrangeTextsAreReadInParts_data();
    void endlessAndStrangeTextsAreReadInParts();
    void everyLabelOfTheReadRepliesIsAnItemOfTheChecklist();

private:
    ReplyAnalyzer m_analyzer;
};

void TestWording::aReplyIsReadAsItsGoldenFileSays_data()
{
    QTest::addColumn<QString>("name");
    const auto files = QDir(fixtures).entryList({s("*.reply.txt")}, QDir::Files, QDir::Name);
    QVERIFY(files.size() >= 40);
    for (const QString &file : files) {
        const QString name = file.chopped(10);
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestWording::aReplyIsReadAsItsGoldenFileSays()
{
    QFETCH(QString, name);
    const Fixture fixture(fixtures + name + s(".reply.txt"));
    const QString seen = report(m_analyzer, fixture);
    const QString golden = fixtures + name + s(".report.txt");
    if (qEnvironmentVariableIsSet("OTKLIK_UPDATE_FIXTURES")) {
        QFile file(golden);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(seen.toUtf8());
        return;
    }
    QCOMPARE(seen, read(golden));
}

void TestWording::goodRepliesPassAndBadOnesDoNot_data()
{
    aReplyIsReadAsItsGoldenFileSays_data();
}

/// The golden files say what is; this says what was promised.
void TestWording::goodRepliesPassAndBadOnesDoNot()
{
    QFETCH(QString, name);
    if (name.contains(u"-edge-"))
        return;
    const Fixture fixture(fixtures + name + s(".reply.txt"));
    const ReplyReport result = checkReply(m_analyzer, fixture.context, fixture.draft);
    int complaints = 0;
    QStringList said;
    for (const CheckItem &item : result.items) {
        const bool isBad = item.state == CheckState::Missing || item.state == CheckState::Warning
            || item.state == CheckState::Stop;
        complaints += isBad ? 1 : 0;
        if (isBad)
            said.append(nameOf(item.key));
    }
    if (name.contains(u"-good-"))
        QVERIFY2(complaints == 0, qPrintable(said.join(s(", "))));
    else
        QVERIFY(complaints > 0);
}

void TestWording::everyKindIsKnownToBothDefinitions()
{
    for (const char *file : {"/resources/syntax/reply-ru.xml", "/resources/syntax/reply-en.xml"}) {
        const QString xml = read(s(OTKLIK_SOURCE_DIR) + s(file));
        for (const auto &[kind, name] : EnumNames<WordingKind>::table) {
            QVERIFY2(xml.contains(s("<itemData name=\"%1\"").arg(name)), qPrintable(s(file) + name));
            QVERIFY2(xml.contains(s("attribute=\"%1\"").arg(name)), qPrintable(s(file) + name));
        }
        // an attribute that no kind answers to would colour and not count
        static const QRegularExpression attribute(s("attribute=\"([^\"]+)\""));
        auto matches = attribute.globalMatch(xml);
        while (matches.hasNext()) {
            const QString name = matches.next().captured(1);
            QVERIFY2(name == u"Text" || fromName<WordingKind>(name), qPrintable(name));
        }
    }
}

void TestWording::spansAreOrderedInsideTheTextAndDoNotOverlap()
{
    for (const QString &file : QDir(fixtures).entryList({s("*.reply.txt")}, QDir::Files)) {
        const Fixture fixture(fixtures + file);
        qsizetype end = 0;
        for (const WordingSpan &span : m_analyzer.analyze(fixture.draft, fixture.context.language)) {
            QVERIFY(span.start >= end);
            QVERIFY(span.length > 0);
            end = span.start + span.length;
        }
        QVERIFY(end <= fixture.draft.size());
    }
}

void TestWording::aLineIsReadTheSameAloneAndInAText()
{
    const QString line = s("Вернём деньги завтра.");
    const auto alone = m_analyzer.analyzeLine(line, s("ru"));
    QVERIFY(!alone.isEmpty());
    // the sentence before was left open: its context must not reach over the line
    const QString before = s("Мы ответим\n");
    const auto together = m_analyzer.analyze(before + line, s("ru"));
    const auto first = m_analyzer.analyzeLine(s("Мы ответим"), s("ru"));
    QCOMPARE(together.size(), first.size() + alone.size());
    for (qsizetype i = 0; i < alone.size(); ++i) {
        QCOMPARE(together.at(first.size() + i).start, alone.at(i).start + before.size());
        QCOMPARE(together.at(first.size() + i).kind, alone.at(i).kind);
    }
}

void TestWording::aSentenceIsReadTheSameAloneAndInALine()
{
    // each is remembered by itself, so a sentence must not be read by what stands before it
    const QStringList sentences{s("We will check."), s("Your order left on Friday."), s("Sorry!"),
                                s("Refund you by Monday.")};
    QList<WordingSpan> alone;
    QString line;
    for (const QString &sentence : sentences) {
        for (WordingSpan span : m_analyzer.analyzeLine(sentence, s("en"))) {
            span.start += line.size();
            alone.append(span);
        }
        line += sentence + u' ';
    }
    QCOMPARE(m_analyzer.analyzeLine(line, s("en")), alone);
    // a closing "Thanks" is one at the end only
    QVERIFY(m_analyzer.analyzeLine(s("Sent it. Thanks ^AB"), s("en")).isEmpty());
    QCOMPARE(m_analyzer.analyzeLine(s("Sent it. Thanks! It helps."), s("en")).size(), 1);
}

void TestWording::endlessAndStrangeTextsAreReadInParts_data()
{
    QTest::addColumn<QString>("text");
    const qsizetype million = 1'000'000;
    QTest::newRow("a million of one letter") << QString(million, u'a');
    QTest::newRow("a million spaces") << QString(million, u' ');
    QTest::newRow("a million full stops") << QString(million, u'.');
    QTest::newRow("a million line ends") << QString(million, u'\n');
    QTest::newRow("sentences") << s("Мы вернём деньги до пятницы. We will refund you by Friday. ").repeated(20'000);
    QTest::newRow("words without an end") << s("вернём деньги до пятницы ").repeated(40'000);
    QTest::newRow("high surrogates alone") << QString(million, QChar(0xd83d));
    QTest::newRow("low surrogates alone") << QString(million, QChar(0xde00));
    QTest::newRow("mixed alphabets") << s("Вeрнём дeньги zавтра до обeда, עברית, العربية, 中文. ").repeated(20'000);
    QTest::newRow("right to left") << s("\u202eдо пятницы\u202c שלום, מתי זה יגיע? ").repeated(20'000);
    QTest::newRow("marks upon marks") << s("а\u0301\u0301\u0301").repeated(100'000);
    QTest::newRow("nulls") << QString(10'000, QChar(0));
}

void TestWording::endlessAndStrangeTextsAreReadInParts()
{
    QFETCH(QString, text);
    ReplyContext context;
    context.questions = findQuestions(s("Когда привезут? Сколько стоит?"));
    for (const char *language : {"ru", "en"}) {
        context.language = s(language);
        const ReplyReport report = checkReply(m_analyzer, context, text);
        for (const WordingSpan &span : report.wording)
            QVERIFY(span.start >= 0 && span.length > 0 && span.start + span.length <= longestTypedText);
        QCOMPARE(report.item(CheckKey::Length).state,
                 text.size() <= longestTypedText ? CheckState::Ticked : CheckState::Stop);
    }
}

/// ./bench guidance measures with these rows: a label misspelt would silently count as missed.
void TestWording::everyLabelOfTheReadRepliesIsAnItemOfTheChecklist()
{
    QMap<QString, int> rows;
    const QStringList lines = read(s(QT_TESTCASE_SOURCEDIR "/labels/replies.txt")).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(u'#'))
            continue;
        const QStringList words = line.split(u' ');
        QVERIFY2(words.size() >= 3, qPrintable(line));
        QVERIFY2(words.at(0) == u"twcs" || words.at(0) == u"ibm", qPrintable(line));
        ++rows[words.at(2)];
        for (const QString &item : words.mid(3))
            QVERIFY2(fromName<CheckKey>(item), qPrintable(line));
    }
    QCOMPARE(rows, (QMap<QString, int>{{s("held"), 100}, {s("tuned"), 100}}));
}

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
