#include "guidance/learning/training.h"
#include "guidance/triage/heat.h"
#include "guidance/triage/language.h"
#include "guidance/triage/tone.h"
#include "guidance/triage/triage.h"

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

} // namespace

class TestTriage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLanguageIsRecognised_data();
    void theLanguageIsRecognised();
    void heatLiesWhereOneWouldPutIt_data();
    void heatLiesWhereOneWouldPutIt();
    void theCuesOfHeatAreShown_data();
    void theCuesOfHeatAreShown();
    void aLongLetterIsNoHotterThanItsWords();
    void spontaneousAndConsideredAreToldApart_data();
    void spontaneousAndConsideredAreToldApart();
    void theProblemTypeIsGuessed_data();
    void theProblemTypeIsGuessed();
    void whoWritesIsToldByVisibleSigns_data();
    void whoWritesIsToldByVisibleSigns();
    void everyGuessSaysHowSureItIs_data();
    void everyGuessSaysHowSureItIs();
    void moreCuesMakeAGuessSurer();
    void aTeamsModelGoesBeforeTheWordsWhenItIsSure();
    void aModelOfForeignLabelsIsNotAsked();
    void theToneIsReadWithItsWords_data();
    void theToneIsReadWithItsWords();
    void evidenceLiesInsideHostileText_data();
    void evidenceLiesInsideHostileText();
};

void TestTriage::theLanguageIsRecognised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("language");
    QTest::newRow("Russian") << s("Где мой заказ?") << s("ru");
    QTest::newRow("one Russian word") << s("Спасибо") << s("ru");
    QTest::newRow("Russian with brands") << s("iPhone от Apple не работает") << s("ru");
    QTest::newRow("Russian in capitals") << s("ВЕРНИТЕ ДЕНЬГИ!!!") << s("ru");
    QTest::newRow("English") << s("Where is my order?") << s("en");
    QTest::newRow("one English word") << s("Thanks!") << s("en");
    QTest::newRow("English slang") << s("lol this app is so broken") << s("en");
    QTest::newRow("English complaint") << s("My flight got cancelled and nobody answers the phone") << s("en");
    QTest::newRow("Ukrainian") << s("Де моє замовлення, чому його ще немає?") << QString();
    QTest::newRow("German") << s("Wo bleibt meine Bestellung, bitte schnell") << QString();
    QTest::newRow("French") << s("Pourquoi mon colis est en retard") << QString();
    QTest::newRow("Chinese") << s("我的订单在哪里") << QString();
    QTest::newRow("Arabic") << s("أين طلبي") << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("digits") << s("12345") << QString();
    QTest::newRow("emoji") << s("😡😡😡") << QString();
    QTest::newRow("one letter") << s("а") << QString();
}

void TestTriage::theLanguageIsRecognised()
{
    QFETCH(QString, text);
    QFETCH(QString, language);
    QCOMPARE(recogniseLanguage(text), language);
}

void TestTriage::heatLiesWhereOneWouldPutIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("empty") << QString() << 0 << 0;
    QTest::newRow("calm question") << s("Добрый день! Подскажите, пожалуйста, режим работы.") << 0 << 10;
    QTest::newRow("calm complaint") << s("Заказ опоздал на два часа, прошу разобраться.") << 0 << 15;
    QTest::newRow("thanks") << s("Спасибо огромное, всё супер!") << 0 << 15;
    QTest::newRow("disappointed") << s("Очень разочарован вашим сервисом, обидно.") << 25 << 55;
    QTest::newRow("shouting") << s("ГДЕ МОИ ДЕНЬГИ??") + s("?!!! СКОЛЬКО МОЖНО ЖДАТЬ!!!") << 55 << 90;
    QTest::newRow("furious") << s("Вы издеваетесь?!! Это просто кошмар, отвратительная контора, ненавижу!!!") << 65
                             << 95;
    QTest::newRow("insulting") << s("Идиоты! Верните деньги, уроды!!! Подам в суд!!!") << 75 << 100;
    QTest::newRow("stretched") << s("ну скоооолько мооожно") << 15 << 50;
    QTest::newRow("angry emoji") << s("опять не приехали 😡😡😡") << 25 << 60;
    QTest::newRow("smiling") << s("ну вы даёте))) опять опоздали)))") << 0 << 15;
    QTest::newRow("English calm") << s("Hello, what are your opening hours?") << 0 << 10;
    QTest::newRow("English furious") << s("WORST airline EVER!!! You lost my bag, you idiots!!!") << 60 << 100;
    QTest::newRow("a handle is no insult") << s("@DumbIdiots добрый день, где заказ") << 0 << 10;
    QTest::newRow("acronyms do not shout") << s("Оплатил через СБП, чек из ФНС, РЖД и МФЦ в порядке") << 0 << 10;
}

void TestTriage::heatLiesWhereOneWouldPutIt()
{
    QFETCH(QString, text);
    QFETCH(int, from);
    QFETCH(int, to);
    const int heat = measureHeat(text).value;
    QVERIFY2(heat >= from && heat <= to, qPrintable(s("heat %1, expected %2…%3").arg(heat).arg(from).arg(to)));
}

void TestTriage::theCuesOfHeatAreShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cue");
    QTest::addColumn<QString>("words");
    QTest::newRow("exclamations") << s("Ну всё!!!") << s("exclamation") << s("!!!");
    QTest::newRow("a cry in a question") << s("Как так?!") << s("exclamation") << s("?!");
    QTest::newRow("capitals") << s("Это НЕВОЗМОЖНО") << s("capitals") << s("НЕВОЗМОЖНО");
    QTest::newRow("stretched letters") << s("Оооочень долго") << s("stretched") << s("Оооочень");
    QTest::newRow("rude word") << s("Вы идиоты") << s("rudeness") << s("идиоты");
    QTest::newRow("rude word, stretched") << s("Вы идиооооты") << s("rudeness") << s("идиооооты");
    QTest::newRow("emotion") << s("Это просто кошмарище какое-то") << s("emotion") << s("кошмарище");
    QTest::newRow("emotion with ё") << s("Вы врёте") << s("emotion") << s("врёте");
    QTest::newRow("a phrase") << s("В шоке от вас") << s("emotion") << s("В шоке");
    QTest::newRow("threat") << s("Пишу в Роспотребнадзор") << s("threat") << s("Роспотребнадзор");
    QTest::newRow("emoji") << s("Ну спасибо 🤬") << s("emoji") << s("🤬");
}

void TestTriage::theCuesOfHeatAreShown()
{
    QFETCH(QString, text);
    QFETCH(QString, cue);
    QFETCH(QString, words);
    QStringList seen;
    for (const HeatEvidence &one : measureHeat(text).evidence)
        seen.append(nameOf(one.cue) + u':' + text.mid(one.span.start, one.span.length));
    QVERIFY2(seen.contains(cue + u':' + words), qPrintable(seen.join(u' ')));
}

void TestTriage::aLongLetterIsNoHotterThanItsWords()
{
    const QString insult = s("Это кошмар. ");
    const QString calm = s("Вчера в десять часов я пришёл в магазин и купил чайник. ").repeated(20);
    QCOMPARE(measureHeat(insult + calm).value, measureHeat(insult).value);
}

void TestTriage::spontaneousAndConsideredAreToldApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("character");
    QTest::newRow("outburst") << s("Капец!!!! Всё плохо!!! Как так-то????? Ненавижу!") << s("spontaneous");
    QTest::newRow("outburst in capitals") << s("ЭТО УЖАС!!! НИКОГДА БОЛЬШЕ!!!") << s("spontaneous");
    QTest::newRow("letter with facts") << s(
        "Здравствуйте! 12.05 в 18:30 мы заказали ужин на 3 200 рублей, заказ привезли "
        "в 21:00 холодным. Прошу вернуть деньги.")
                                       << s("considered");
    QTest::newRow("English outburst") << s("WORST service EVER!!! This is a joke!!!") << s("spontaneous");
    QTest::newRow("English letter") << s("Hello, on Monday I ordered a kettle (order number 1234). According to the "
                                         "tracking it was delivered, however nothing arrived.")
                                    << s("considered");
    QTest::newRow("too little to tell") << s("не работает") << s("unclear");
}

void TestTriage::spontaneousAndConsideredAreToldApart()
{
    QFETCH(QString, text);
    QFETCH(QString, character);
    const TriageHint hint = triage(text);
    QCOMPARE(QString(nameOf(hint.character)), character);
    QCOMPARE(hint.characterEvidence.isEmpty(), hint.character == Character::Unclear);
}

void TestTriage::theProblemTypeIsGuessed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("broken") << s("Приложение не работает второй день") << s("product_broken");
    QTest::newRow("broken thing") << s("Чайник сломался через неделю, протекает") << s("product_broken");
    QTest::newRow("late") << s("Где мой заказ? Опоздали на три часа") << s("product_broken");
    QTest::newRow("cheated") << s("Списали деньги дважды и не возвращают") << s("cheated");
    QTest::newRow("cheated by claim") << s("Навязали страховку, занизили выплату") << s("cheated");
    QTest::newRow("offended") << s("Кассир нахамила мне при всех") << s("offended");
    QTest::newRow("offended by hanging up") << s("Оператор бросил трубку") << s("offended");
    QTest::newRow("groundless") << s("Шарашкина контора, жулики!!!") << s("groundless_attack");
    QTest::newRow("question") << s("Подскажите, до скольки вы открыты?") << s("question");
    QTest::newRow("question without a cue") << s("А детские размеры бывают?") << s("question");
    QTest::newRow("thanks") << s("Спасибо, отличный сервис, молодцы") << s("thanks");
    QTest::newRow("poisoned thanks") << s("Спасибо, идиоты!!! Испортили праздник!!!") << s("groundless_attack");
    QTest::newRow("other") << s("Проходил мимо вашего магазина") << s("other");
    QTest::newRow("English broken") << s("The app crashes and doesn't work") << s("product_broken");
    QTest::newRow("English cheated") << s("You charged me twice, I want my money back") << s("cheated");
    QTest::newRow("English offended") << s("Your agent was rude and hung up") << s("offended");
    QTest::newRow("English thanks") << s("Thank you, awesome service") << s("thanks");
}

void TestTriage::theProblemTypeIsGuessed()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const TriageHint hint = triage(text);
    QCOMPARE(QString(nameOf(hint.problem)), problem);
    QCOMPARE(hint.problemEvidence.isEmpty(), hint.problem == ProblemType::Other);
}

void TestTriage::whoWritesIsToldByVisibleSigns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("writer");
    QTest::addColumn<QString>("signs");
    const auto row = [](const char *text, const char *writer, const char *signs) {
        QTest::newRow(text) << s(text) << s(writer) << s(signs);
    };
    row("Добрый день! Подскажите, до скольки вы открыты?", "customer", "");
    row("Заказ 123 опоздал на два часа, прошу разобраться", "customer", "");
    row("", "customer", "");
    row("Звонила в поддержку три раза, трубку не берут. Интернет не работает", "last_chance",
        "other_channels:Звонила в поддержку|other_channels:трубку не берут");
    row("I have called and emailed you, no one answers the phone. My bag is lost", "last_chance",
        "other_channels:I have called|other_channels:emailed you|other_channels:no one answers the phone");
    row("Пишу третий раз: где мой заказ? До сих пор нет ответа!", "repeat",
        "persistence:Пишу третий раз|persistence:До сих пор нет ответа");
    row("Third time I ask. How many times do I have to write?", "repeat",
        "persistence:Third time I|persistence:How many times do I");
    row("У меня 12 тысяч подписчиков, завтра всё будет в сторис #позор", "at_home",
        "network:тысяч подписчиков|network:в сторис|hashtag:#позор");
    row("My followers will love this screenshot, going viral #fail", "at_home",
        "network:My followers|network:screenshot|network:going viral|hashtag:#fail");
    row("Ахаха, у вас опять подгорело, клоуны", "troll", "mockery:Ахаха|mockery:подгорело|mockery:клоуны");
    row("Уроды, твари", "troll", "insults:Уроды|insults:твари");
    row("Cry more, clowns. Only fools buy this", "troll", "mockery:Cry more|mockery:clowns|mockery:Only fools buy");
    row("Номер заказа не скажу, зачем вам мои данные? Все переходите к соседям, у них дешевле", "competitor",
        "no_details:Номер заказа не скажу|no_details:зачем вам мои данные|rivals:переходите к|rivals:у них дешевле");
    // traps: an insult with a matter is a customer's; a channel that is praised or asked for; a single network word
    row("Уроды, списали деньги дважды 12.05, верните 3 200 рублей", "customer", "");
    row("Куда мне позвонить, чтобы включить роуминг?", "customer", "");
    row("Спасибо, в чате помогли за минуту", "customer", "");
    row("Клоуны, интернет не работает второй день", "customer", "");
    row("Скрин приложил, ошибка 500", "customer", "");
    row("Bots in your app? The app crashes on level 5, order number 12", "customer", "");
}

void TestTriage::whoWritesIsToldByVisibleSigns()
{
    QFETCH(QString, text);
    QFETCH(QString, writer);
    QFETCH(QString, signs);
    const TriageHint hint = triage(text);
    QStringList seen;
    for (const WriterEvidence &one : hint.writer.evidence)
        seen.append(nameOf(one.sign) + u':' + text.mid(one.span.start, one.span.length));
    QCOMPARE(seen.join(u'|'), signs);
    QCOMPARE(QString(nameOf(hint.writer.writer)), writer);
    QCOMPARE(hint.writerEvidence.size(), hint.writer.evidence.size());
}

void TestTriage::everyGuessSaysHowSureItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("broken") << s("Приложение не работает второй день, звоню вам с 12.05, не дозвониться");
    QTest::newRow("outburst") << s("Капец!!!! Всё плохо!!! Как так-то????? Ненавижу!");
    QTest::newRow("attack") << s("Шарашкина контора, жулики!!!");
    QTest::newRow("question") << s("А детские размеры бывают?");
    QTest::newRow("poisoned thanks") << s("Спасибо, идиоты!!! Испортили праздник!!!");
    QTest::newRow("nothing") << s("Проходил мимо вашего магазина");
}

void TestTriage::everyGuessSaysHowSureItIs()
{
    QFETCH(QString, text);
    const TriageHint hint = triage(text);
    const auto isPart = [](double one) { return one >= 0 && one <= 1; };
    QVERIFY(isPart(hint.heat.confidence) && isPart(hint.problemConfidence) && isPart(hint.characterConfidence)
            && isPart(hint.writer.confidence));
    QVERIFY(hint.heat.confidence > 0);
    QCOMPARE(hint.problemConfidence > 0, hint.problem != ProblemType::Other);
    QCOMPARE(hint.characterConfidence > 0, hint.character != Character::Unclear);
    QCOMPARE(triage(QString()).heat.confidence, 0.0);
}

void TestTriage::moreCuesMakeAGuessSurer()
{
    const TriageHint one = triage(s("Не работает"));
    const TriageHint many = triage(s("Не работает, зависает, вылетает, ошибка на входе"));
    const TriageHint torn = triage(s("Не работает, зависает, и списали деньги"));
    QVERIFY(many.problemConfidence > one.problemConfidence);
    QVERIFY(torn.problemConfidence < many.problemConfidence);
    QVERIFY(triage(s("Пишу третий раз, до сих пор нет ответа, опять пишу")).writer.confidence
            > triage(s("Пишу третий раз")).writer.confidence);
}

void TestTriage::aTeamsModelGoesBeforeTheWordsWhenItIsSure()
{
    // this team sells boilers: a dripping one is broken, whatever our words say; a draught is none of its matters
    QList<LabelledText> rows;
    for (int i = 0; i < 40; ++i) {
        rows.append({s("котёл капает, квартира %1").arg(i), s("product_broken")});
        rows.append({s("мастер прекрасный, квартира %1").arg(i), s("thanks")});
    }
    const auto model = trainTextModel(rows);
    QVERIFY(model.has_value());
    const QString dripping = s("Здравствуйте, наш котёл опять капает");
    QCOMPARE(triage(dripping).problem, ProblemType::Other);
    const TriageHint hint = triage(dripping, {&*model});
    QCOMPARE(hint.problem, ProblemType::ProductBroken);
    QCOMPARE(hint.problemSource, GuessSource::Model);
    QVERIFY(hint.problemConfidence >= sureEnough && hint.problemConfidence <= 1);
    QVERIFY(!hint.problemEvidence.isEmpty());
    const TextSpan &words = hint.problemEvidence.first();
    QCOMPARE(dripping.mid(words.start, words.length).left(5), s("котёл"));

    const TriageHint unsure = triage(s("Оператор нахамил"), {&*model});
    QCOMPARE(unsure.problem, ProblemType::Offended);
    QCOMPARE(unsure.problemSource, GuessSource::Words);
    QCOMPARE(triage(QString(), {&*model}).problem, ProblemType::Other);
}

void TestTriage::aModelOfForeignLabelsIsNotAsked()
{
    QList<LabelledText> rows;
    for (int i = 0; i < 40; ++i) {
        rows.append({s("не работает утюг %1").arg(i), s("irons")});
        rows.append({s("не работает чайник %1").arg(i), s("kettles")});
    }
    const auto model = trainTextModel(rows);
    QVERIFY(model.has_value());
    const TriageHint hint = triage(s("не работает утюг"), {&*model, &*model, &*model});
    QCOMPARE(hint.problem, ProblemType::ProductBroken);
    QCOMPARE(hint.problemSource, GuessSource::Words);
    QCOMPARE(hint.writer.writer, Writer::Customer);
}

void TestTriage::theToneIsReadWithItsWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tone");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *text, const char *tone, const char *words) {
        QTest::newRow(text) << s(text) << s(tone) << s(words);
    };
    row("Заказ 15 оформлен", "neutral", "");
    row("Обожаю ваш магазин", "positive", "Обожаю");
    row("Мне не нравится новая сеть", "negative", "не нравится");
    row("НЕ НРАААВИТСЯ", "negative", "НЕ НРАААВИТСЯ");
    row("Спасибо, что всё сломали", "negative", "Спасибо|сломали");
    row("Спасибо!", "social", "Спасибо");
    row("С днём рождения, дорогие", "social", "С днём рождения");
    row("Приехал вовремя ❤", "positive", "❤");
    row("ну вот опять 😡😢", "negative", "😡|😢");
    row("Доехали :)", "positive", ")");
    row("Доехали (почти)", "neutral", "");
    row("Милиция открыла топографический музей", "neutral", "");
    row("The flight was awesome", "positive", "awesome");
    row("The app doesn't work at all", "negative", "doesn't work");
    row("Not bad at all", "positive", "Not bad");
}

void TestTriage::theToneIsReadWithItsWords()
{
    QFETCH(QString, text);
    QFETCH(QString, tone);
    QFETCH(QString, words);
    QStringList seen;
    const auto evidence = findTone(text);
    for (const ToneEvidence &one : evidence)
        seen.append(text.mid(one.span.start, one.span.length));
    QCOMPARE(seen.join(u'|'), words);
    QCOMPARE(QString(nameOf(toneOf(evidence))), tone);
}

void TestTriage::evidenceLiesInsideHostileText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("exclamations") << s("!").repeated(100'000);
    QTest::newRow("one letter") << s("а").repeated(100'000);
    QTest::newRow("rude words") << s("идиот ").repeated(10'000);
    QTest::newRow("lone surrogates") << QString(1000, QChar(0xd83d));
    QTest::newRow("emoji at the very end") << s("😡").repeated(3) + QChar(0xd83d);
    QTest::newRow("combining") << s("у\u0301жа\u0301с").repeated(1000);
    QFile naughty(s(OTKLIK_SOURCE_DIR) + s("/../shared/data/torture/blns/resources/blns.json"));
    if (naughty.open(QIODevice::ReadOnly)) {
        int row = 0;
        const auto strings = QJsonDocument::fromJson(naughty.readAll()).array();
        for (const QJsonValue &one : strings)
            QTest::newRow(qPrintable(s("naughty %1").arg(++row))) << one.toString();
    }
}

void TestTriage::evidenceLiesInsideHostileText()
{
    QFETCH(QString, text);
    const TriageHint hint = triage(text);
    QVERIFY(hint.heat.value >= 0 && hint.heat.value <= 100);
    QVERIFY(hint.heat.evidence.size() <= 64);
    const auto isInside = [&](const TextSpan &span) {
        return span.start >= 0 && span.length > 0 && span.end() <= text.size();
    };
    for (const HeatEvidence &one : hint.heat.evidence)
        QVERIFY(isInside(one.span));
    for (const TextSpan &span : hint.characterEvidence + hint.problemEvidence + hint.writerEvidence)
        QVERIFY(isInside(span));
    for (const ToneEvidence &one : findTone(text))
        QVERIFY(isInside(one.span));
}

QTEST_APPLESS_MAIN(TestTriage)
#include "tst_triage.moc"
