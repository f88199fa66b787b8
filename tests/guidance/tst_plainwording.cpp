#include "guidance/wording/plainwording.h"
#include "guidance/wording/replyanalyzer.h"

#include <QFile>
#include <QTest>

using namespace otklik;

namespace {

/// The line with the first wording of its first phrase.
QString plain(const QString &line, const QString &language, qsizetype choice = 0)
{
    const QList<PlainPhrase> found = PlainWording::of(language).find(line);
    if (found.isEmpty())
        return line;
    const PlainPhrase &phrase = found.first();
    const LineEdit edit = plainEdit(line, phrase, phrase.wordings.value(choice));
    QString changed = line;
    return changed.replace(edit.start, edit.length, edit.text);
}

QStringList phrasesOf(const QString &language)
{
    QFile file(QStringLiteral(":/otklik/definitions/lexicons/plain-%1.txt").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList phrases;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
    for (const QString &line : lines)
        if (!line.startsWith(u'#') && !line.startsWith(u'[') && line.contains(QStringLiteral(" = ")))
            phrases.append(line.section(QStringLiteral(" = "), 0, 0).trimmed());
    return phrases;
}

} // namespace

/// Officialese and stock phrases, and what a person would say instead.
class TestPlainWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachLanguageKnowsManyPhrases_data();
    void eachLanguageKnowsManyPhrases();
    void everyPhraseIsMarkedInAReply_data();
    void everyPhraseIsMarkedInAReply();
    void aPhraseGivesWay_data();
    void aPhraseGivesWay();
    void plainWordsAreLeftAlone_data();
    void plainWordsAreLeftAlone();
    void aListThatDoesNotParseIsTold_data();
    void aListThatDoesNotParseIsTold();
    void anyTextIsRead();
};

void TestPlainWording::eachLanguageKnowsManyPhrases_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("ru") << QStringLiteral("ru");
    QTest::newRow("en") << QStringLiteral("en");
}

void TestPlainWording::eachLanguageKnowsManyPhrases()
{
    QFETCH(QString, language);
    QStringList phrases = phrasesOf(language);
    QVERIFY2(phrases.size() >= 150, qPrintable(QString::number(phrases.size())));
    QCOMPARE(PlainWording::of(language).size(), phrases.size());
    QCOMPARE(phrases.removeDuplicates(), 0);
}

void TestPlainWording::everyPhraseIsMarkedInAReply_data()
{
    eachLanguageKnowsManyPhrases_data();
}

/// What has a plainer wording is coloured and counted, too: nobody is offered what he does not see.
void TestPlainWording::everyPhraseIsMarkedInAReply()
{
    QFETCH(QString, language);
    ReplyAnalyzer analyzer;
    const QStringList phrases = phrasesOf(language);
    for (const QString &phrase : phrases) {
        const QString line = QString(phrase).remove(u'*') + u' ';
        const auto found = PlainWording::of(language).find(line);
        QVERIFY2(found.size() == 1 && found.first().start == 0 && found.first().length == line.size() - 1,
                 qPrintable(phrase));
        const auto spans = analyzer.analyzeLine(line, language);
        QVERIFY2(!spans.isEmpty(), qPrintable(phrase));
    }
}

void TestPlainWording::aPhraseGivesWay_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("plainer");
    const auto row = [](const char *language, const QString &line, const QString &plainer) {
        QTest::newRow(qPrintable(line)) << QString(QLatin1StringView(language)) << line << plainer;
    };
    row("ru", QStringLiteral("В связи с вышеизложенным отказываем."), QStringLiteral("Поэтому отказываем."));
    row("ru", QStringLiteral("Мы вернём вам денежные средства завтра"), QStringLiteral("Мы вернём вам деньги завтра"));
    row("ru", QStringLiteral("Ваше обращение зарегистрировано."),
        QStringLiteral("Мы взялись за ваш вопрос и ответим до {день и час}."));
    row("ru", QStringLiteral("Сообщаем вам, что заказ приедет завтра."), QStringLiteral("Заказ приедет завтра."));
    row("ru", QStringLiteral("Чайник заменим. Спасибо за понимание."), QStringLiteral("Чайник заменим."));
    row("ru", QStringLiteral("Спасибо за понимание! Чайник заменим."), QStringLiteral("Чайник заменим."));
    row("ru", QStringLiteral("Вернём деньги в\u00A0кратчайшие  сроки."), QStringLiteral("Вернём деньги до {день и час}."));
    row("ru", QStringLiteral("Приносим извинения за доставленные неудобства"), QStringLiteral("Извините за {что именно}"));
    row("ru", QStringLiteral("Бонус в размере 500 рублей"), QStringLiteral("Бонус 500 рублей"));
    row("en", QStringLiteral("Please be advised that your parcel is here."), QStringLiteral("Your parcel is here."));
    row("en", QStringLiteral("We will answer in order to help."), QStringLiteral("We will answer to help."));
    row("en", QStringLiteral("We apologize for any inconvenience."), QStringLiteral("I am sorry about {what exactly}."));
    row("en", QStringLiteral("It comes tomorrow. Have a great day!"), QStringLiteral("It comes tomorrow."));
    row("en", QStringLiteral("Don’t hesitate to contact us"), QStringLiteral("Write to us here"));
}

void TestPlainWording::aPhraseGivesWay()
{
    QFETCH(QString, language);
    QFETCH(QString, line);
    QTEST(plain(line, language), "plainer");
}

void TestPlainWording::plainWordsAreLeftAlone_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("line");
    QTest::newRow("ru") << QStringLiteral("ru") << QStringLiteral("Нашли посылку, привезём завтра до 18:00. Извините, что так вышло.");
    QTest::newRow("personal data") << QStringLiteral("ru") << QStringLiteral("Ваши данные мы никому не передаём.");
    QTest::newRow("a part of a word") << QStringLiteral("ru") << QStringLiteral("Неданный обет, введение");
    QTest::newRow("en") << QStringLiteral("en") << QStringLiteral("We found your parcel, it comes tomorrow by 6 pm. Sorry it took so long.");
}

void TestPlainWording::plainWordsAreLeftAlone()
{
    QFETCH(QString, language);
    QFETCH(QString, line);
    QCOMPARE(PlainWording::of(language).find(line), QList<PlainPhrase>());
}

void TestPlainWording::aListThatDoesNotParseIsTold_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("line");
    QTest::newRow("before a section") << QStringLiteral("in order to = to") << QStringLiteral("line 1:");
    QTest::newRow("no such section") << QStringLiteral("# c\n[stocks]\n") << QStringLiteral("line 2:");
    QTest::newRow("no equals sign") << QStringLiteral("[stock]\n\nin order to\n") << QStringLiteral("line 3:");
    QTest::newRow("no wording") << QStringLiteral("[stock]\nin order to = |\n") << QStringLiteral("line 2:");
    QTest::newRow("no phrase") << QStringLiteral("[stock]\n* = to\n") << QStringLiteral("line 2:");
    QTest::newRow("a phrase without end") << QStringLiteral("[stock]\n") + QString(300, u'a') + QStringLiteral(" = b") << QStringLiteral("line 2:");
}

void TestPlainWording::aListThatDoesNotParseIsTold()
{
    QFETCH(QString, content);
    QFETCH(QString, line);
    const auto list = PlainWording::read(content);
    QVERIFY(!list);
    QCOMPARE(list.error().code, QStringLiteral("bad_lexicon"));
    QVERIFY2(list.error().detail.startsWith(line), qPrintable(list.error().detail));
}

void TestPlainWording::anyTextIsRead()
{
    const PlainWording &list = PlainWording::of(QStringLiteral("ru"));
    for (const QString &text : {QString(), QString(1, QChar(0xD800)), QString(100'000, u'в'), QStringLiteral("в ").repeated(50'000),
                                QStringLiteral("\u202Eв связи с чем\u202C"), QStringLiteral("в\tсвязи\tс\tчем")}) {
        const auto found = list.find(text);
        for (const PlainPhrase &phrase : found) {
            QVERIFY(phrase.start >= 0 && phrase.length > 0 && phrase.start + phrase.length <= text.size());
            std::ignore = plainEdit(text, phrase, {});
        }
    }
}

QTEST_GUILESS_MAIN(TestPlainWording)
#include "tst_plainwording.moc"
