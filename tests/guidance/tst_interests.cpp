#include "guidance/bonus/bonusplan.h"
#include "guidance/interests/sensitive.h"
#include "guidance/interests/suggestions.h"
#include "guidance/team/builtin.h"

#include <QTest>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

const Interests &builtIn()
{
    static const Interests interests = Interests::builtIn();
    return interests;
}

/// "cats! coffee": the topics in order; those that the person cares about by their words with a mark.
QString foundIn(const QString &text)
{
    QStringList topics;
    for (const FoundInterest &found : builtIn().findIn(text))
        topics.append(found.topic + (found.isOwn ? s("!") : QString()));
    return topics.join(u' ');
}

QList<InterestSuggestion> suggested(const QList<SaidText> &said, const QList<Interest> &known = {})
{
    return suggestInterests(builtIn(), said, known);
}

} // namespace

class TestInterests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPeopleSayOfThemselvesIsFound_data();
    void whatPeopleSayOfThemselvesIsFound();
    void wordsThatOnlyNameItAreAHint_data();
    void wordsThatOnlyNameItAreAHint();
    void falseFriendsAreNotFound_data();
    void falseFriendsAreNotFound();
    void whatIsNobodysBusinessIsNotQuoted_data();
    void whatIsNobodysBusinessIsNotQuoted();
    void theirOwnWordsGoBeforeTheFirstOnes();
    void theWordsAreMarkedWhereTheyStand();
    void aQuoteIsTheSentence();
    void aLongQuoteIsCutAtWords();

    void whatIsKnownOrStruckIsNotSuggested();
    void aProfileSpeaksOfItsOwner();
    void theirOwnComeFirstAndAtMostSix();

    void topicsThatAreNobodysBusinessAreRefused_data();
    void topicsThatAreNobodysBusinessAreRefused();
    void whatIsNeverCollectedIsKnownByItsName_data();
    void whatIsNeverCollectedIsKnownByItsName();
    void otherNamesAreHarmless_data();
    void otherNamesAreHarmless();
    void phrasesAreReadAsTextsAre_data();
    void phrasesAreReadAsTextsAre();
    void everyBuiltInTopicIsFoundByItsPhrases();
    void bonusesAreForTopicsThatExist();
    void hostileTextDoesNoHarm();
};

void TestInterests::whatPeopleSayOfThemselvesIsFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("topics");
    QTest::newRow("my cat") << s("Мой кот сидит без корма, где заказ?") << s("cats!");
    QTest::newRow("my old cat") << s("А мой рыжий кот ждёт.") << s("cats!");
    QTest::newRow("I have two dogs") << s("У меня две собаки, им нужен корм.") << s("dogs!");
    QTest::newRow("love") << s("Обожаю ваш кофе, но доставка подвела") << s("coffee!");
    QTest::newRow("stretched") << s("Очень люблю коооофе") << s("coffee!");
    QTest::newRow("ё") << s("Мой пёс всё съел") << s("dogs!");
    QTest::newRow("capitals") << s("Я ОБОЖАЮ ФУТБОЛ") << s("football!");
    QTest::newRow("a thing one does") << s("Бегаю по утрам, часы нужны сейчас") << s("running!");
    QTest::newRow("knitting") << s("Вяжу пледы на заказ") << s("crafts!");
    QTest::newRow("summer house") << s("Рассада для моей дачи приехала мёртвой") << s("gardening!");
    QTest::newRow("my cat, English") << s("My cat has been waiting for her food since Monday") << s("cats!");
    QTest::newRow("love, English") << s("I love hiking and these boots fell apart") << s("hiking!");
    QTest::newRow("fan") << s("Huge fan of jazz here.") << s("jazz!");
    QTest::newRow("two dogs") << s("We have two dogs and no food") << s("dogs!");
    QTest::newRow("children") << s("My daughter cried all evening") << s("children!");
}

void TestInterests::whatPeopleSayOfThemselvesIsFound()
{
    QFETCH(const QString, text);
    QTEST(foundIn(text), "topics");
}

void TestInterests::wordsThatOnlyNameItAreAHint_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("topics");
    QTest::newRow("cold coffee") << s("Кофе холодный, официант хамит") << s("coffee");
    QTest::newRow("my coffee was cold") << s("Мой кофе был холодный") << s("coffee");
    QTest::newRow("my book came torn") << s("Моя книга пришла порванной") << s("books");
    QTest::newRow("my coffee, English") << s("My coffee was cold and my book was wet") << s("coffee");
    QTest::newRow("a cat in the shop") << s("В магазине по хлебу ходил кот") << s("cats");
    QTest::newRow("my order and the cat") << s("Мой заказ съел соседский кот") << s("cats");
    QTest::newRow("love in another sentence") << s("Люблю ваш магазин. Кофе пришёл не тот") << s("coffee");
}

void TestInterests::wordsThatOnlyNameItAreAHint()
{
    whatPeopleSayOfThemselvesIsFound();
}

void TestInterests::falseFriendsAreNotFound_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text) { QTest::newRow(text) << s(text); };
    row("Котлеты были сырые");
    row("Который раз пишу");
    row("Это ваша вина, верните деньги");
    row("Такси не приехало");
    row("Такси опоздало, таксист нагрубил");
    row("Йогурт просрочен");
    row("После матча трансляция пропала");
    row("Роман, добрый день");
    row("Не отпускаете товар");
    row("Барабан стиральной машины стучит");
    row("Хорошо, жду");
    row("Рафинад отсырел");
    row("Чайник потёк через неделю");
    row("Задача не решена");
    row("Ваши технологии не работают");
    row("Надоело стоять в очередях");
    row("The app is not running");
    row("The card reader is broken");
    row("Your catalog is wrong, category missing");
    row("A protective filming layer came off");
    row("Your team and your steamer failed");
    row("@coffee_lover where is my parcel");
    row("Не люблю кофе, заказывал другое");
    row("Терпеть не могу кошек");
    row("Больше не бегаю из-за ваших кроссовок");
    row("I don't like dogs, I hate cats");
    row("I don’t like coffee");
    row("Not a fan of tea");
}

void TestInterests::falseFriendsAreNotFound()
{
    QFETCH(const QString, text);
    QCOMPARE(foundIn(text), QString());
}

void TestInterests::whatIsNobodysBusinessIsNotQuoted_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("allergy") << s("У моего сына аллергия на кошек");
    QTest::newRow("illness") << s("После болезни бегаю марафоны");
    QTest::newRow("pregnancy") << s("I love coffee but I am pregnant");
    QTest::newRow("church") << s("Пою в хоре православной церкви");
    QTest::newRow("diabetes") << s("My dog has diabetes");
}

void TestInterests::whatIsNobodysBusinessIsNotQuoted()
{
    falseFriendsAreNotFound();
}

void TestInterests::theirOwnWordsGoBeforeTheFirstOnes()
{
    const QString text = s("Кофе пришёл не тот. А я обожаю кофе.");
    const auto found = builtIn().findIn(text);
    QCOMPARE(found.size(), 1);
    QVERIFY(found.constFirst().isOwn);
    QCOMPARE(found.constFirst().span.start, text.lastIndexOf(s("кофе")));
}

void TestInterests::theWordsAreMarkedWhereTheyStand()
{
    const QString text = s("😡😡 Где заказ?!\nМой КОТ голодный");
    const auto found = builtIn().findIn(text);
    QCOMPARE(found.size(), 1);
    QCOMPARE(text.mid(found.constFirst().span.start, found.constFirst().span.length), s("КОТ"));
}

void TestInterests::aQuoteIsTheSentence()
{
    const QString text = s("Добрый день!  Мой  кот\u00a0ждёт корм. Где заказ?");
    const auto found = builtIn().findIn(text);
    QCOMPARE(found.size(), 1);
    QCOMPARE(quoteAround(text, found.constFirst().span), s("Мой кот ждёт корм."));
}

void TestInterests::aLongQuoteIsCutAtWords()
{
    const QString text = s("слово ").repeated(50) + s("мой кот ") + s("слово ").repeated(50);
    const auto found = builtIn().findIn(text);
    QCOMPARE(found.size(), 1);
    const QString quote = quoteAround(text, found.constFirst().span);
    QVERIFY(quote.contains(s("мой кот")));
    QVERIFY(quote.startsWith(s("…слово")));
    QVERIFY(quote.endsWith(s("слово…")));
    QVERIFY2(quote.size() < 160, qPrintable(quote));
    // One endless word: the words themselves are left.
    const QString endless = QString(300, u'я') + s(" кот ") + QString(300, u'я');
    QCOMPARE(quoteAround(endless, {301, 3}), s("… кот …").remove(u' '));
}

void TestInterests::whatIsKnownOrStruckIsNotSuggested()
{
    const QList<SaidText> said{{InterestSource::Message, {s("m1")}, s("Мой кот и моя собака любят чай. Обожаю кофе.")}};
    Interest known;
    known.topic = s("cats");
    Interest struck;
    struck.topic = s("coffee");
    struck.isStruck = true;
    QStringList topics;
    for (const InterestSuggestion &one : suggested(said, {known, struck}))
        topics.append(one.interest.topic);
    QVERIFY(topics.contains(s("dogs")));
    QVERIFY(!topics.contains(s("cats")));
    QVERIFY(!topics.contains(s("coffee")));
}

void TestInterests::aProfileSpeaksOfItsOwner()
{
    const auto all = suggested({{InterestSource::Message, {s("m1")}, s("Кофе холодный")},
                                {InterestSource::Profile, {}, s("кофе · джаз · Казань")}});
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.at(0).interest.topic, s("coffee"));
    QVERIFY(all.at(0).isOwn);
    QCOMPARE(all.at(0).interest.source, InterestSource::Profile);
    QVERIFY(all.at(0).interest.mentionId.isEmpty());
    QCOMPARE(all.at(0).interest.quote, s("кофе · джаз · Казань"));
    QCOMPARE(all.at(1).interest.topic, s("jazz"));
}

void TestInterests::theirOwnComeFirstAndAtMostSix()
{
    const auto all = suggested(
        {{InterestSource::Message, {s("m1")}, s("Кофе, чай, пиво, театр, шахматы, лыжи, хоккей. Мой кот ждёт.")}});
    QCOMPARE(all.size(), mostSuggestions);
    QCOMPARE(all.constFirst().interest.topic, s("cats"));
    QVERIFY(all.constFirst().isOwn);
    QCOMPARE(all.constFirst().interest.mentionId.value, s("m1"));
    QVERIFY(all.constFirst().interest.id.isEmpty());
    QVERIFY(!all.constLast().isOwn);
}

void TestInterests::topicsThatAreNobodysBusinessAreRefused_data()
{
    QTest::addColumn<QString>("topic");
    const auto row = [](const char *key, const char *ru, const char *phrase) {
        QTest::newRow(ru)
            << s(R"({"key": "%1", "title": {"ru": "%2"}, "phrases": ["%3"]})").arg(s(key), s(ru), s(phrase));
    };
    row("a", "Здоровье", "бег");
    row("b", "Болезни сердца", "бег");
    row("c", "Религия", "бег");
    row("d", "Православные праздники", "бег");
    row("e", "Политика", "бег");
    row("f", "Национальность", "бег");
    row("g", "Сексуальная ориентация", "бег");
    row("h", "Беременность", "бег");
    row("health", "Безобидное", "бег");
    row("lgbt_topics", "Безобидно и это", "бег");
    row("i", "Родные", "моя беременн*");
    row("j", "Еда", "диабетик*");
    row("k", "Что угодно", "*");
    row("l", "Пусто", " ");
    row("m", "Одни знаки", "№ — !");
    row("n", "Звёздочка в слове", "ко*ка");
    row("o", "Половина знака", "\\ud83d");
    row("p", "Без конца", "бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег бег");
}

void TestInterests::topicsThatAreNobodysBusinessAreRefused()
{
    QFETCH(const QString, topic);
    const auto parsed = Interests::parse(s(R"({"topics": [%1]})").arg(topic));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, s("bad_document"));
}

void TestInterests::whatIsNeverCollectedIsKnownByItsName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *text, const char *words) { QTest::newRow(text) << s(text) << s(words); };
    row("Вероисповедание", "Вероисповедание");
    row("религия клиента", "религия");
    row("customer_religion", "religion");
    row("CUSTOMER-RELIGION", "RELIGION");
    row("PatientDiagnosis", "Diagnosis");
    row("customFields.health.notes", "health");
    row("Диагноз (МКБ)", "Диагноз");
    row("Диабет у Маши", "Диабет");
    row("Группа крови", "Группа крови");
    row("хронические заболевания", "хронические");
    row("Ожидает ребёнка: беременна", "беременна");
    row("Партия", "Партия");
    row("член партии", "член партии");
    row("Политические взгляды", "Политические");
    row("political party", "political");
    row("Party membership", "Party membership");
    row("sexual_orientation", "sexual");
    row("Ориентация", "Ориентация");
    row("ЛГБТ", "ЛГБТ");
    row("Национальность", "Национальность");
    row("race", "race");
    row("судимость", "судимость");
    row("Профсоюз", "Профсоюз");
    row("trade union", "trade union");
    row("биометрия", "биометрия");
    row("@гей", "гей");
    row("рели\u00adгия", "религия");
}

void TestInterests::whatIsNeverCollectedIsKnownByItsName()
{
    QFETCH(const QString, text);
    QTEST(sensitiveWordsOf(text), "words");
    QVERIFY(isSensitive(text));
}

void TestInterests::otherNamesAreHarmless_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "Город", "Пол", "Любимый цвет", "Скидка", "Согласие с политикой конфиденциальности",
                             "Номер партии", "Партия товара", "Party", "Рассада", "Ракетка", "Гейзер", "Спидометр", "Вера",
                             "Christmas", "Christine", "Исток", "Page orientation", "Origin", "Gender", "Trace", "Account disabled",
                             "Телефон", "illustration", "Grace", "Embrace", "Рассылка", "company", "Union Jack t-shirt", "Жена"})
        QTest::newRow(text) << s(text);
}

void TestInterests::otherNamesAreHarmless()
{
    QFETCH(const QString, text);
    QCOMPARE(sensitiveWordsOf(text), QString());
}

void TestInterests::phrasesAreReadAsTextsAre_data()
{
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<QString>("text");
    QTest::newRow("a hyphen") << s("хип-хоп*") << s("Люблю хип-хопчик");
    QTest::newRow("an apostrophe") << s("rock'n'roll") << s("I love Rock'n'Roll!");
    QTest::newRow("a stretched word") << s("зоооо") << s("люблю зоооо");
    QTest::newRow("capitals and ё") << s("  Ёжики ") << s("люблю ежики");
    QTest::newRow("any word between") << s("мой * кот") << s("мой старый кот");
}

void TestInterests::phrasesAreReadAsTextsAre()
{
    QFETCH(const QString, phrase);
    QFETCH(const QString, text);
    const auto interests =
        Interests::parse(s(R"({"topics": [{"key": "a", "title": {"en": "A"}, "phrases": ["%1"]}]})").arg(phrase));
    QVERIFY2(interests, interests ? "" : qPrintable(interests.error().detail));
    QCOMPARE(interests->findIn(text).size(), 1);
}

void TestInterests::everyBuiltInTopicIsFoundByItsPhrases()
{
    QVERIFY(builtIn().topics().size() >= 60);
    for (const InterestTopic &topic : builtIn().topics()) {
        QVERIFY2(!topic.title.ru.isEmpty() && !topic.title.en.isEmpty(), qPrintable(topic.key));
        for (const QString &phrase : topic.phrases) {
            const auto found = builtIn().findIn(QString(phrase).remove(u'*'));
            QVERIFY2(found.size() == 1 && found.constFirst().topic == topic.key, qPrintable(topic.key + u' ' + phrase));
        }
    }
}

void TestInterests::bonusesAreForTopicsThatExist()
{
    const auto plan = parseBonusPlan(builtInBody(TeamDocumentKind::Bonus));
    QVERIFY(plan);
    for (const BonusItem &item : plan->items)
        for (const QString &topic : item.topics)
            QVERIFY2(builtIn().find(topic), qPrintable(item.key + u' ' + topic));
}

void TestInterests::hostileTextDoesNoHarm()
{
    QCOMPARE(foundIn(QString()), QString());
    QCOMPARE(foundIn(QString(QChar(0xd83d))), QString());
    QCOMPARE(foundIn(QString(1'000'000, u'к')), QString());
    const QString many = s("мой кот! ").repeated(100'000);
    QCOMPARE(foundIn(many), s("cats!"));
    QVERIFY(quoteAround(many, {4, 3}).size() < 200);
    QCOMPARE(foundIn(s("\u202eмой кот\u202c")), s("cats!"));
}

QTEST_GUILESS_MAIN(TestInterests)
#include "tst_interests.moc"
