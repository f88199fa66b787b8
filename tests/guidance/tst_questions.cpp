#include "guidance/questions/questions.h"
#include "guidance/questions/sentences.h"

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

QStringList linesOf(const char *name)
{
    QFile file(QStringLiteral(QT_TESTCASE_SOURCEDIR "/fixtures/") + s(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                          : QStringList();
}

} // namespace

class TestQuestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyQuestionOfAMentionIsFound_data();
    void everyQuestionOfAMentionIsFound();
    void aDraftAnswersWhatItAnswers_data();
    void aDraftAnswersWhatItAnswers();
    void theEvidenceStandsInTheDraft();
    void aListLineIsShortAndEndsWithOneMark_data();
    void aListLineIsShortAndEndsWithOneMark();
    void hostileTextIsReadToItsEnd_data();
    void hostileTextIsReadToItsEnd();
};

void TestQuestions::everyQuestionOfAMentionIsFound_data()
{
    QTest::addColumn<QString>("mention");
    QTest::addColumn<QString>("expected");
    QString mention;
    QStringList expected;
    int row = 0;
    const auto flush = [&] {
        if (!mention.isEmpty())
            QTest::newRow(qPrintable(QString::number(++row) + u' ' + mention.left(40))) << mention << expected.join(u'\n');
        expected.clear();
    };
    for (const QString &line : linesOf("questions.txt")) {
        if (line.startsWith(u'#'))
            continue;
        if (line.startsWith(u"> ")) {
            flush();
            mention = line.mid(2);
        } else {
            expected.append(line);
        }
    }
    flush();
    QVERIFY(row >= 130);
}

void TestQuestions::everyQuestionOfAMentionIsFound()
{
    QFETCH(QString, mention);
    QFETCH(QString, expected);
    QStringList found;
    for (const Question &question : findQuestions(mention))
        found.append(nameOf(question.asks) + (question.isRhetorical ? s("! | ") : s(" | "))
                     + mention.mid(question.span.start, question.span.length));
    QCOMPARE(found.join(u'\n'), expected);
}

void TestQuestions::aDraftAnswersWhatItAnswers_data()
{
    QTest::addColumn<QString>("mention");
    QTest::addColumn<QString>("draft");
    QTest::addColumn<QString>("expected");
    for (const QString &line : linesOf("answers.txt")) {
        const QStringList parts = line.mid(2).split(s(" | "));
        if (!line.startsWith(u'#'))
            QTest::newRow(qPrintable(line.left(80))) << parts.at(0) << parts.at(1) << parts.at(2);
    }
}

void TestQuestions::aDraftAnswersWhatItAnswers()
{
    QFETCH(QString, mention);
    QFETCH(QString, draft);
    QFETCH(QString, expected);
    QString answered;
    for (const QuestionMatch &match : matchAnswers(findQuestions(mention), draft))
        answered += match.isAnswered ? u'x' : u'-';
    QCOMPARE(answered, expected);
}

void TestQuestions::theEvidenceStandsInTheDraft()
{
    const QString draft = s("Здравствуйте! Заказ привезём завтра.");
    const auto matches = matchAnswers(findQuestions(s("Когда привезёте заказ?")), draft);
    QCOMPARE(matches.size(), 1);
    QCOMPARE(matches.first().evidence.size(), 1);
    QCOMPARE(draft.mid(matches.first().evidence.first().start, matches.first().evidence.first().length), s("завтра"));
    QVERIFY(matchAnswers({}, draft).isEmpty());
    QCOMPARE(matchAnswers(findQuestions(s("Когда?")), QString()), QList<QuestionMatch>(1));
}

void TestQuestions::aListLineIsShortAndEndsWithOneMark_data()
{
    QTest::addColumn<QString>("mention");
    QTest::addColumn<QString>("line");
    QTest::newRow("many marks") << s("когда уже") + s("???") + s("!!!") << s("Когда уже?");
    QTest::newRow("line breaks") << s("  где   мой\tзаказ ?") << s("Где мой заказ ?");
    QTest::newRow("no mark") << s("подскажите, где склад.") << s("Подскажите, где склад?");
    QTest::newRow("very long") << s("почему ") + s("очень ").repeated(100) + u'?'
                               << s("Почему ") + s("очень ").repeated(32) + u'…' + u'?';
}

void TestQuestions::aListLineIsShortAndEndsWithOneMark()
{
    QFETCH(QString, mention);
    QFETCH(QString, line);
    const auto found = findQuestions(mention);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().text.simplified().remove(u' '), line.simplified().remove(u' '));
}

void TestQuestions::hostileTextIsReadToItsEnd_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("question marks") << s("?").repeated(50'000);
    QTest::newRow("short questions") << s("А? ").repeated(20'000);
    QTest::newRow("one endless word") << s("а").repeated(50'000) + u'?';
    QTest::newRow("requests") << s("подскажите ").repeated(5'000);
    QTest::newRow("words before a request") << s("хочу ").repeated(10'000);
    QTest::newRow("brackets") << s("(?)").repeated(20'000);
    QTest::newRow("lone surrogates") << QString(100, QChar(0xd83e)) + s("где?") + QString(100, QChar(0xdd94));
    QTest::newRow("right to left") << s("متى يصل طلبي؟");
    QFile naughty(s(OTKLIK_SOURCE_DIR) + s("/../shared/data/torture/blns/resources/blns.json"));
    if (naughty.open(QIODevice::ReadOnly)) {
        int row = 0;
        const auto strings = QJsonDocument::fromJson(naughty.readAll()).array();
        for (const QJsonValue &one : strings)
            QTest::newRow(qPrintable(s("naughty %1").arg(++row))) << one.toString();
    }
}

void TestQuestions::hostileTextIsReadToItsEnd()
{
    QFETCH(QString, text);
    const auto questions = findQuestions(text);
    QVERIFY(questions.size() <= 50);
    qsizetype end = 0;
    for (const Question &question : questions) {
        QVERIFY(question.span.start >= end);
        end = question.span.end();
        QVERIFY(end <= text.size());
        QVERIFY(question.text.size() <= 202);
    }
    const auto matches = matchAnswers(questions, text);
    QCOMPARE(matches.size(), questions.size());
}

QTEST_APPLESS_MAIN(TestQuestions)
#include "tst_questions.moc"
