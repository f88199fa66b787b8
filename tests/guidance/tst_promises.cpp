#include "guidance/promises/replypromises.h"
#include "guidance/wording/replyanalyzer.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace otklik;

namespace {

const QString rowsFolder = QStringLiteral(QT_TESTCASE_SOURCEDIR "/promises/");

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// A Moscow office with a lunch break; 23 February 2027 is a Tuesday and a holiday, 22 February free, 20 worked.
const BusinessCalendar &office()
{
    static const BusinessCalendar calendar = BusinessCalendar::read(R"({
        "time_zone": "Europe/Moscow",
        "hours": {"monday": ["09:00-13:00", "14:00-18:00"], "tuesday": ["09:00-13:00", "14:00-18:00"],
                  "wednesday": ["09:00-13:00", "14:00-18:00"], "thursday": ["09:00-13:00", "14:00-18:00"],
                  "friday": ["09:00-13:00", "14:00-18:00"]},
        "holidays": ["2027-02-22/2027-02-23", "2027-05-03", "2027-05-10", "2027-12-31/2028-01-09"],
        "working_days": {"2027-02-20": ["09:00-15:00"]}})")
                                                 .value();
    return calendar;
}

TimePoint at(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, s("yyyy-MM-dd HH:mm"));
    Q_ASSERT(time.isValid());
    return office().moment(time.date(), time.time());
}

QString shown(TimePoint moment)
{
    return office().dateAt(moment).toString(Qt::ISODate) + u' ' + office().timeAt(moment).toString(s("HH:mm"));
}

} // namespace

/// Rows of promises/*.txt: "now NAME MOMENT" sets the time; then lines "the sentence | the words that say when | due",
/// a "?" behind the moment when it could be meant otherwise. A line without bars promises nothing.
class TestPromises : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPhraseFallsDueAsAPersonWouldSay_data();
    void everyPhraseFallsDueAsAPersonWouldSay();
    void aPromiseTellsItsSentenceAndWhetherSomebodyWorksThen();
    void severalPromisesOfAReplyAreFoundInOrder();
    void strangeTextsPromiseNothing();

private:
    ReplyAnalyzer m_analyzer;
};

void TestPromises::everyPhraseFallsDueAsAPersonWouldSay_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("due");
    for (const char *language : {"ru", "en"}) {
        QFile file(rowsFolder + s(language) + s(".txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString name;
        QString now;
        int count = 0;
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            if (line.startsWith(u'#'))
                continue;
            if (line.startsWith(s("now "))) {
                now = line.right(16);
                name = line.mid(4).chopped(17);
                continue;
            }
            const QStringList parts = line.split(s(" | "));
            QTest::addRow("%s, %s: %s", language, qPrintable(name), qPrintable(parts.first()))
                << s(language) << now << parts.first() << parts.value(1) << parts.value(2);
            ++count;
        }
        QVERIFY(count >= 80);
    }
}

void TestPromises::everyPhraseFallsDueAsAPersonWouldSay()
{
    QFETCH(QString, language);
    QFETCH(QString, now);
    QFETCH(QString, sentence);
    QFETCH(QString, words);
    QFETCH(QString, due);
    const auto promises = findPromises(sentence, m_analyzer.analyze(sentence, language), office(), at(now));
    QString seen;
    for (const ReplyPromise &promise : promises)
        seen += (seen.isEmpty() ? QString() : s(" + ")) + sentence.mid(promise.span.start, promise.span.length)
              + s(" | ") + shown(promise.due) + (promise.isAmbiguous ? s(" ?") : QString());
    QCOMPARE(seen, words.isEmpty() ? QString() : words + s(" | ") + due);
}

void TestPromises::aPromiseTellsItsSentenceAndWhetherSomebodyWorksThen()
{
    const QString draft = s("Понимаем вас. Вернём деньги до пятницы! Ответим в течение часа.");
    const auto promises = findPromises(draft, m_analyzer.analyze(draft, s("ru")), office(), at(s("2027-03-02 17:30")));
    QCOMPARE(promises.size(), 2);
    QCOMPARE(draft.mid(promises.at(0).sentence.start, promises.at(0).sentence.length), s("Вернём деньги до пятницы!"));
    QVERIFY(!promises.at(0).isOutsideHours);
    QVERIFY(promises.at(1).isOutsideHours);
}

void TestPromises::severalPromisesOfAReplyAreFoundInOrder()
{
    const QString draft =
        s("We'll check today and refund you within three business days.\nI'll call you tomorrow morning.");
    const auto promises = findPromises(draft, m_analyzer.analyze(draft, s("en")), office(), at(s("2027-03-02 10:00")));
    QStringList seen;
    for (const ReplyPromise &promise : promises)
        seen.append(draft.mid(promise.span.start, promise.span.length) + u' ' + shown(promise.due));
    QCOMPARE(seen, QStringList({s("today 2027-03-02 18:00"), s("within three business days 2027-03-05 18:00"),
                                s("tomorrow morning 2027-03-03 12:00")}));
}

void TestPromises::strangeTextsPromiseNothing()
{
    for (const QString &text : {QString(), QString(5000, u'.'), s("до ").repeated(3000), s("в течение ").repeated(2000),
                                QString(3000, QChar(0xd83d)), s("by 99999999999999999999 of 31/31/0000 "),
                                s("вернём до 45 мая 0000 года в 77:99")})
        for (const char *language : {"ru", "en"})
            QVERIFY(findPromises(text, m_analyzer.analyze(text, s(language)), office(), at(s("2027-03-02 10:00")))
                        .isEmpty());
}

QTEST_GUILESS_MAIN(TestPromises)
#include "tst_promises.moc"
