#include "guidance/spelling/personalwords.h"
#include "guidance/spelling/speller.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;

/// The words that are checked, the dictionaries of the system, and a person's own words.
class TestSpelling final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWordsAreChecked_data();
    void onlyWordsAreChecked();
    void theLanguageIsThatOfTheLetters();
    void aWordIsFoundWhereItStands();
    void theDictionariesKnowWhatIsRight_data();
    void theDictionariesKnowWhatIsRight();
    void suggestionsBeginWithTheLikeliest();
    void withoutADictionaryNothingIsWrong();
    void ownWordsOutliveTheProgram();
    void ownWordsAreRightInEveryDress();
    void aFileOfGarbageIsNoHindrance();
};

namespace {

QStringList textsOf(const QString &line)
{
    QStringList texts;
    for (const SpellingWord &word : spellingWords(line))
        texts.append(word.text);
    return texts;
}

Speller &speller()
{
    static Speller one(Speller::systemFolders());
    return one;
}

} // namespace

void TestSpelling::onlyWordsAreChecked_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char16_t *line, const char16_t *words) {
        QTest::newRow(name) << QString::fromUtf16(line) << QString::fromUtf16(words);
    };
    row("a plain sentence", u"Марина, здравствуйте! Мы нашли вашу посылку.", u"Марина здравствуйте Мы нашли вашу посылку");
    row("a handle", u"@anna_k посмотрите", u"посмотрите");
    row("a handle on a server", u"@anna@example.social, смотрите", u"смотрите");
    row("an e-mail", u"пишите на help@shop.example сюда", u"пишите на сюда");
    row("a link", u"вот https://shop.example/Otzyvy?id=abc и www.shop.example тут", u"вот тут");
    row("a bare address", u"на shop.example/akkaunt и магазин.рф есть", u"на есть");
    row("a forgotten space is no address", u"готово.Спасибо", u"готово Спасибо");
    row("a hashtag", u"#спосибо всем", u"всем");
    row("numbers and units", u"10 000 ₽, 5-й день, 25-летие, COVID-19, 4G, h2o", u"день");
    row("a name with an underscore", u"файл my_file готов", u"файл готов");
    row("variables and gaps to fill", u"{{имя кленета}}, ждите до {день и чсас}. Всё", u"ждите до Всё");
    row("an open brace is only a brace", u"{имя Всё", u"имя Всё");
    row("emoji between words", u"спасибо😀большое ❤️конечно 👩‍👩‍👧", u"спасибо большое конечно");
    row("abbreviations", u"ФИО СМС USB НДФЛ ЗДРАВСТВУЙТЕ", u"ЗДРАВСТВУЙТЕ");
    row("brands", u"PayPal iPhone МегаФон iPhone'ом", u"");
    row("apostrophes of both kinds", u"don't don’t 'quoted'", u"don't don't quoted");
    row("hyphens", u"кто-то по‑русски Wi-Fi-роутер -- да-", u"кто-то по-русски Wi-Fi роутер да");
    row("stress marks and soft hyphens", u"за\u0301мок пере\u00adнос", u"замок перенос");
    row("other languages", u"дякую, їжак café 你好 مرحبا ждём", u"дякую ждём");
    row("single letters", u"я и a b", u"");
    row("look-alike letters stay one word", u"пpивет", u"пpивет");
    row("letters of the upper planes", u"𝐇𝐞𝐥𝐥𝐨 да", u"да");
}

void TestSpelling::onlyWordsAreChecked()
{
    QFETCH(QString, line);
    QFETCH(QString, words);
    QCOMPARE(textsOf(line).join(u' '), words);
}

void TestSpelling::theLanguageIsThatOfTheLetters()
{
    const QList<SpellingWord> words = spellingWords(QStringLiteral("Ваш refund уже approved"));
    QList<SpellingLanguage> languages;
    for (const SpellingWord &word : words)
        languages.append(word.language);
    using enum SpellingLanguage;
    QCOMPARE(languages, (QList<SpellingLanguage>{Russian, English, Russian, English}));
}

void TestSpelling::aWordIsFoundWhereItStands()
{
    const QString line = QStringLiteral("😀 за\u0301мок don’t {{x}} end");
    QStringList stretches;
    for (const SpellingWord &word : spellingWords(line))
        stretches.append(line.mid(word.start, word.length));
    QCOMPARE(stretches, QStringList({QStringLiteral("за\u0301мок"), QStringLiteral("don’t"), QStringLiteral("end")}));
    QVERIFY(spellingWords(QString()).isEmpty());
    QString broken = QStringLiteral("слово");
    broken.prepend(QChar(0xdc00)).append(QChar(0xd83d));
    QCOMPARE(textsOf(broken), QStringList(QStringLiteral("слово")));
    QVERIFY(textsOf(QString(1'000'000, u'ы')).isEmpty());
}

void TestSpelling::theDictionariesKnowWhatIsRight_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRight");
    const auto rows = [](const char *words, bool isRight) {
        for (const QString &word : QString::fromUtf8(words).split(u' '))
            QTest::newRow(word.toUtf8().constData()) << word << isRight;
    };
    rows("ёлка елка её ее Ещё еще идёт идет здравствуйте извините кто-то по-русски refund don't промокода "
         "мессенджере маркетплейсе автоплатеж автоплатёж перевыпустили chargebacks",
         true);
    rows("здраствуйте извените спосибо пожалуста recieve definately пpивет ЗДРАСТВУЙТЕ", false);
}

void TestSpelling::theDictionariesKnowWhatIsRight()
{
    QFETCH(QString, text);
    QFETCH(bool, isRight);
    const QList<SpellingWord> words = spellingWords(text);
    QCOMPARE(words.size(), 1);
    QCOMPARE(speller().isRight(words.first().language, words.first().text), isRight);
}

void TestSpelling::suggestionsBeginWithTheLikeliest()
{
    using enum SpellingLanguage;
    QCOMPARE(speller().suggestions(Russian, QStringLiteral("здраствуйте")).value(0), QStringLiteral("здравствуйте"));
    QCOMPARE(speller().suggestions(English, QStringLiteral("recieve")).value(0), QStringLiteral("receive"));
    QVERIFY(speller().suggestions(Russian, QStringLiteral("карова")).contains(QStringLiteral("корова")));
    QVERIFY(speller().suggestions(Russian, QStringLiteral("карова")).size() <= Speller::mostSuggestions);
}

void TestSpelling::withoutADictionaryNothingIsWrong()
{
    QTemporaryDir folder;
    const QString english = Speller::systemFolders().value(0) + QStringLiteral("/en_US");
    for (const char *suffix : {".aff", ".dic"})
        QVERIFY(QFile::copy(english + QString::fromLatin1(suffix),
                            folder.filePath(QStringLiteral("en_US") + QString::fromLatin1(suffix))));
    Speller half({QStringLiteral("/nowhere"), folder.path()});
    QVERIFY(!half.has(SpellingLanguage::Russian));
    QVERIFY(half.has(SpellingLanguage::English));
    QVERIFY(half.isRight(SpellingLanguage::Russian, QStringLiteral("здраствуйте")));
    QVERIFY(half.suggestions(SpellingLanguage::Russian, QStringLiteral("здраствуйте")).isEmpty());
    QVERIFY(!half.isRight(SpellingLanguage::English, QStringLiteral("recieve")));

    const auto missing = Dictionary::open({folder.path()}, QStringLiteral("ru_RU"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, QStringLiteral("dictionary_missing"));
    for (const char *suffix : {".aff", ".dic"}) {
        QFile file(folder.filePath(QStringLiteral("ru_RU") + QString::fromLatin1(suffix)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("SET KOI8-R\n");
    }
    const auto foreign = Dictionary::open({folder.path()}, QStringLiteral("ru_RU"));
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().code, QStringLiteral("dictionary_unreadable"));
}

void TestSpelling::ownWordsOutliveTheProgram()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("words.txt"));
    {
        PersonalWords words(path);
        words.add(QStringLiteral("отклик-бот"));
        words.add(QStringLiteral(" Ozonius "));
        words.add(QStringLiteral("Ozonius"));
        words.add(QString());
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), QStringLiteral("отклик-бот\nOzonius\n"));
    const PersonalWords again(path);
    QVERIFY(again.contains(QStringLiteral("отклик-бот")));
    QVERIFY(again.contains(QStringLiteral("Ozonius")));
    QVERIFY(!again.contains(QStringLiteral("спосибо")));
}

void TestSpelling::ownWordsAreRightInEveryDress()
{
    PersonalWords words;
    words.add(QStringLiteral("отклёпыш"));
    words.add(QStringLiteral("Ликада"));
    QVERIFY(words.contains(QStringLiteral("Отклепыш")));
    QVERIFY(words.contains(QStringLiteral("ОТКЛЁПЫШ")));
    QVERIFY(words.contains(QStringLiteral("ЛИКАДА")));
    QVERIFY2(!words.contains(QStringLiteral("ликада")), "a name keeps its capital");
}

void TestSpelling::aFileOfGarbageIsNoHindrance()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("words.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\xff\xfe\0\n\r\nслово\r\n", 18));
    file.close();
    PersonalWords words(path);
    QVERIFY(words.contains(QStringLiteral("слово")));
    words.add(QStringLiteral("ещё"));
    QVERIFY(PersonalWords(path).contains(QStringLiteral("ещё")));
}

QTEST_GUILESS_MAIN(TestSpelling)
#include "tst_spelling.moc"
