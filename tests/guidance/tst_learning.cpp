#include "guidance/learning/training.h"

#include <QCryptographicHash>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// Sentences of three matters, each made of an opening, what happened and an end: 600 different ones.
QList<LabelledText> complaints()
{
    const QStringList openings{s("Здравствуйте,"), s("Вчера"),  s("Добрый день!"),      s("В пятницу"),
                               s("Hello,"),        s("Опять"),  s("Второй раз подряд"), s("Напишу и сюда:"),
                               s("Yesterday"),     s("Знаете,")};
    const QList<std::pair<QString, QStringList>> matters{
        {s("bill"),
         {s("списали деньги дважды"), s("в счёте лишняя сумма"), s("комиссия не та, что в тарифе"),
          s("you charged my card twice"), s("the invoice shows a fee")}},
        {s("broken"),
         {s("интернет не работает"), s("приложение зависает на входе"), s("чайник сломался"),
          s("the app does not start"), s("the router is broken")}},
        {s("staff"),
         {s("оператор нахамил"), s("продавец нагрубила"), s("курьер кричал на меня"), s("your agent was rude"),
          s("the manager yelled")}},
    };
    const QStringList ends{s("."), s("!"), s(", разберитесь"), s(" утром")};
    QList<LabelledText> rows;
    for (const QString &opening : openings)
        for (const auto &[label, happenings] : matters)
            for (const QString &happening : happenings)
                for (const QString &end : ends)
                    rows.append({opening + u' ' + happening + end, label});
    return rows;
}

const TextModel &model()
{
    static const TextModel trained = *trainTextModel(complaints());
    return trained;
}

QString wordsOf(const QString &text, const QList<TextSpan> &spans)
{
    QStringList words;
    for (const TextSpan &span : spans)
        words.append(text.mid(span.start, span.length));
    return words.join(u'|');
}

/// `bytes` with what is behind the head replaced, and its length and sum made right again.
QByteArray resealed(const QByteArray &bytes, const QByteArray &body)
{
    QByteArray sealed = bytes.left(8);
    for (int shift = 24; shift >= 0; shift -= 8)
        sealed.append(static_cast<char>((body.size() >> shift) & 0xff));
    return sealed + QCryptographicHash::hash(body, QCryptographicHash::Sha256) + body;
}

} // namespace

class TestLearning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unseenTextsAreToldApart();
    void theChancesAreProbabilities();
    void evidenceIsWhatSpokeForTheLabel_data();
    void evidenceIsWhatSpokeForTheLabel();
    void theSameRowsGiveTheSameModel();
    void aModelSurvivesItsBytes();
    void brokenBytesAreRefused_data();
    void brokenBytesAreRefused();
    void anyByteMayBeWrong();
    void aModelFitsWhereItIsToStand();
    void whatCannotBeLearnedIsRefused_data();
    void whatCannotBeLearnedIsRefused();
    void aRareClassIsLeftOutAndCountsAsMissed();
    void trainingStopsWhenAskedTo();
    void noTextStandsInBothParts();
    void theSplitDoesNotDependOnTheOrder();
    void figuresAreThoseOfTheBooks();
    void hostileTextIsRead_data();
    void hostileTextIsRead();
};

void TestLearning::unseenTextsAreToldApart()
{
    const auto judged = trainAndJudge(complaints());
    QVERIFY(judged.has_value());
    QCOMPARE(judged->learnedRows + judged->held.rows, complaints().size() * 3 / 4); // «.» and «!» are one text
    QVERIFY2(judged->held.macroF1 > 0.97, qPrintable(QString::number(judged->held.macroF1)));
    QVERIFY(judged->majority.macroF1 < 0.4);
    const int staff = static_cast<int>(model().labels().indexOf(s("staff")));
    QCOMPARE(model().guess(s("Кассирша нагрубила маме")).label, staff);
    QCOMPARE(model().guess(s("THE MANAGER WAS RUUUUDE")).label, staff);
}

void TestLearning::theChancesAreProbabilities()
{
    const ModelGuess sure = model().guess(s("Списали деньги дважды"));
    const ModelGuess unsure = model().guess(s("Погода сегодня"));
    for (const ModelGuess &guess : {sure, unsure}) {
        double sum = 0;
        for (const double chance : guess.chances) {
            QVERIFY(chance >= 0 && chance <= 1);
            sum += chance;
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
        QCOMPARE(guess.confidence, *std::max_element(guess.chances.begin(), guess.chances.end()));
    }
    QVERIFY(sure.confidence > 0.8);
    QVERIFY(unsure.confidence < sure.confidence);
}

void TestLearning::evidenceIsWhatSpokeForTheLabel_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("among");
    QTest::newRow("a rude clerk") << s("Вчера мой знакомый видел, как кассир нагрубила") << s("staff")
                                  << s("нагрубила");
    QTest::newRow("stretched and shouted") << s("Ваш оператор НАХАМИИИЛ мне") << s("staff") << s("НАХАМИИИЛ");
    QTest::newRow("English") << s("So the router at home is broken since May") << s("broken") << s("broken");
    QTest::newRow("money") << s("Мы заметили: списали лишнее") << s("bill") << s("списали");
}

void TestLearning::evidenceIsWhatSpokeForTheLabel()
{
    QFETCH(QString, text);
    QFETCH(QString, label);
    QFETCH(QString, among);
    const ModelGuess guess = model().guess(text);
    QCOMPARE(model().labels().at(guess.label), label);
    const auto spans = model().explain(text, guess.label);
    QVERIFY(spans.size() <= 5);
    const QString shown = wordsOf(text, spans);
    QVERIFY2(shown.contains(among), qPrintable(shown));
    for (qsizetype i = 1; i < spans.size(); ++i)
        QVERIFY(spans.at(i).start > spans.at(i - 1).end());
    // what speaks for one label does not speak for another
    const int other = (guess.label + 1) % static_cast<int>(model().labels().size());
    QVERIFY(!wordsOf(text, model().explain(text, other)).contains(among));
}

void TestLearning::theSameRowsGiveTheSameModel()
{
    QCOMPARE(trainTextModel(complaints())->toBytes(), model().toBytes());
}

void TestLearning::aModelSurvivesItsBytes()
{
    const QByteArray bytes = model().toBytes();
    const auto read = TextModel::fromBytes(bytes);
    QVERIFY(read.has_value());
    QCOMPARE(read->labels(), model().labels());
    QCOMPARE(read->toBytes(), bytes);
    for (const LabelledText &row : complaints()) {
        const ModelGuess before = model().guess(row.text);
        const ModelGuess after = read->guess(row.text);
        QCOMPARE(after.label, before.label);
        QVERIFY(std::abs(after.confidence - before.confidence) < 0.01);
    }
}

void TestLearning::brokenBytesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QByteArray good = model().toBytes();
    const QByteArray body = good.mid(44);
    QTest::newRow("empty") << QByteArray() << s("not_a_model");
    QTest::newRow("a text") << QByteArray("label,text\n").repeated(20) << s("not_a_model");
    QTest::newRow("the head alone") << good.left(12) << s("not_a_model");
    QTest::newRow("newer features") << good.left(7) + '\x7f' + good.mid(8) << s("model_of_another_version");
    QTest::newRow("cut short") << good.chopped(1) << s("model_damaged");
    QTest::newRow("a byte too many") << good + 'x' << s("model_damaged");
    QByteArray flipped = good;
    flipped[good.size() / 2] = static_cast<char>(flipped.at(good.size() / 2) ^ 1);
    QTest::newRow("one bit") << flipped << s("model_damaged");
    QTest::newRow("sealed, without a body") << resealed(good, {}) << s("model_damaged");
    QTest::newRow("sealed, one label") << resealed(good, '\1' + body.mid(1)) << s("model_damaged");
    QTest::newRow("sealed, endless label")
        << resealed(good, body.left(1) + "\xff\xff" + body.mid(3)) << s("model_damaged");
    QTest::newRow("sealed, cut") << resealed(good, body.chopped(3)) << s("model_damaged");
    // labels "bill", "broken", "staff" and three biases stand before the number of features
    const qsizetype count = 1 + (2 + 4) + (2 + 6) + (2 + 5) + 3 * 2;
    QTest::newRow("sealed, billions of features")
        << resealed(good, body.left(count) + "\xff\xff\xff\xff" + body.mid(count + 4)) << s("model_damaged");
    QTest::newRow("sealed, features out of order")
        << resealed(good, body.left(count + 4) + QByteArray(4, '\xff') + body.mid(count + 8)) << s("model_damaged");
    QTest::newRow("sealed, weights that are no numbers")
        << resealed(good, body.left(count + 8) + QByteArray(body.size() - count - 8, '\xff')) << s("model_damaged");
}

void TestLearning::brokenBytesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto read = TextModel::fromBytes(bytes);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, Error::Kind::Corruption);
    QCOMPARE(read.error().code, code);
}

void TestLearning::anyByteMayBeWrong()
{
    const QByteArray good = model().toBytes();
    const QByteArray body = good.mid(44);
    for (qsizetype i = 0; i < std::min<qsizetype>(body.size(), 200); ++i) {
        QByteArray wrong = body;
        wrong[i] = static_cast<char>(wrong.at(i) ^ 0x81);
        const auto read = TextModel::fromBytes(resealed(good, wrong));
        if (read) // a weight may be any number
            QVERIFY(read->guess(s("списали деньги")).label < read->labels().size());
        else
            QCOMPARE(read.error().kind, Error::Kind::Corruption);
    }
}

void TestLearning::aModelFitsWhereItIsToStand()
{
    constexpr qsizetype bytes = 6'000;
    QVERIFY(model().toBytes().size() > 2 * bytes);
    const auto small = trainAndJudge(complaints(), {}, bytes);
    QVERIFY(small.has_value());
    const qsizetype size = small->model.toBytes().size();
    QVERIFY2(size <= bytes && size > bytes - 20, qPrintable(QString::number(size)));
    QVERIFY2(small->held.macroF1 > 0.9, qPrintable(QString::number(small->held.macroF1)));
    QVERIFY(TextModel::fromBytes(small->model.toBytes()).has_value());
    QCOMPARE(TextModel::featuresWithin(10, model().labels()), 0);
}

void TestLearning::whatCannotBeLearnedIsRefused_data()
{
    QTest::addColumn<QList<LabelledText>>("rows");
    QTest::addColumn<QString>("code");
    QList<LabelledText> oneClass = complaints();
    for (LabelledText &row : oneClass)
        row.label = s("bill");
    QList<LabelledText> manyClasses;
    for (int i = 0; i < 650; ++i)
        manyClasses.append({QStringLiteral("текст %1").arg(i), QString::number(i % 65)});
    QTest::newRow("nothing") << QList<LabelledText>() << s("too_few_labels");
    QTest::newRow("one class") << oneClass << s("too_few_labels");
    QTest::newRow("a handful") << complaints().mid(0, 12) << s("too_few_labels");
    QTest::newRow("more classes than fit") << manyClasses << s("too_many_labels");
    QList<LabelledText> endlessLabel = complaints();
    endlessLabel.append({s("где магазин"), QString(1'000'000, u'x')});
    QTest::newRow("a label without end") << endlessLabel << s("label_too_long");
    QTest::newRow("more rows than fit") << QList<LabelledText>(trainedRowsAtMost + 1) << s("too_many_rows");
}

void TestLearning::whatCannotBeLearnedIsRefused()
{
    QFETCH(QList<LabelledText>, rows);
    QFETCH(QString, code);
    const auto trained = trainTextModel(rows);
    QVERIFY(!trained.has_value());
    QCOMPARE(trained.error().kind, Error::Kind::CorrectInput);
    QCOMPARE(trained.error().code, code);
}

void TestLearning::aRareClassIsLeftOutAndCountsAsMissed()
{
    QList<LabelledText> rows = complaints();
    rows.append({s("где ближайший магазин"), s("question")});
    const auto trained = trainTextModel(rows);
    QVERIFY(trained.has_value());
    QCOMPARE(trained->labels(), QStringList({s("bill"), s("broken"), s("staff")}));
    const Evaluation judged = judge(*trained, rows.mid(rows.size() - 1));
    QCOMPARE(judged.find(s("question"))->recall, 0.0);
    QCOMPARE(judged.macroF1, 0.0);
}

void TestLearning::trainingStopsWhenAskedTo()
{
    int told = 0;
    const auto whole = trainTextModel(complaints(), [&](int done, int steps) {
        if (done != told++ || steps != 9)
            told = 1000;
        return true;
    });
    QVERIFY(whole.has_value());
    QCOMPARE(told, 9);
    for (int last = 0; last < 9; ++last) {
        const auto stopped = trainTextModel(complaints(), [&](int done, int) { return done < last; });
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().code, s("cancelled"));
    }
}

void TestLearning::noTextStandsInBothParts()
{
    QList<LabelledText> rows = complaints();
    for (const LabelledText &row : complaints())
        rows.append({row.text.toUpper() + s(" ..."), s("staff")});
    rows.append({s("😡"), s("staff")});
    rows.append({s("👍"), s("bill")});
    rows.append({s("@shop ") + complaints().first().text + s(" https://t.example/1"), s("bill")});
    const LabelledSplit split = splitLabelled(rows);
    QSet<QString> learned;
    for (const LabelledText &row : split.learned)
        learned.insert(sameText(row.text));
    for (const LabelledText &row : split.held)
        QVERIFY(!learned.contains(sameText(row.text)));
    // «.» and «!» are one text; so are small letters and capitals; two emoji are two
    QCOMPARE(split.learned.size() + split.held.size(), complaints().size() * 3 / 4 + 2);
    QVERIFY(split.held.size() > rows.size() / 20 && split.held.size() < rows.size() / 4);
}

void TestLearning::theSplitDoesNotDependOnTheOrder()
{
    QList<LabelledText> rows = complaints().mid(0, 80);
    const auto textsOf = [](const QList<LabelledText> &some) {
        QStringList texts;
        for (const LabelledText &row : some)
            texts.append(sameText(row.text));
        texts.sort();
        return texts;
    };
    const LabelledSplit split = splitLabelled(rows);
    std::reverse(rows.begin(), rows.end());
    QCOMPARE(textsOf(splitLabelled(rows).held), textsOf(split.held));
    QVERIFY(textsOf(splitLabelled(rows, 5, 2).held) != textsOf(split.held));
}

void TestLearning::figuresAreThoseOfTheBooks()
{
    // ten rows: 6 of a (4 found, 1 taken for b, 1 for c), 3 of b (2 found, 1 taken for a), 1 of c (taken for b)
    const QList<int> truth{0, 0, 0, 0, 0, 0, 1, 1, 1, 2};
    const QList<int> guesses{0, 0, 0, 0, 1, 2, 1, 1, 0, 1};
    const Evaluation found = evaluate({s("a"), s("b"), s("c"), s("d")}, truth, guesses);
    QCOMPARE(found.rows, 10);
    QCOMPARE(found.accuracy, 0.6);
    QCOMPARE(found.find(s("a"))->precision, 0.8);
    QCOMPARE(found.find(s("a"))->recall, 4.0 / 6);
    QCOMPARE(found.find(s("b"))->f1, 2.0 * 2 / (4 + 3));
    QCOMPARE(found.find(s("c"))->f1, 0.0);
    QVERIFY(std::abs(found.macroF1 - (8.0 / 11 + 4.0 / 7 + 0) / 3) < 1e-12);
    QVERIFY(std::abs(found.weightedF1 - (0.6 * 8 / 11 + 0.3 * 4 / 7)) < 1e-12);
    QList<LabelledText> rows;
    for (const int one : truth)
        rows.append({QString(), QStringList{s("a"), s("b"), s("c")}.at(one)});
    const QString commonest = commonestLabel({{{}, s("b")}, {{}, s("b")}, {{}, s("a")}});
    QCOMPARE(judge([&](const QString &) { return commonest; }, rows).accuracy, 0.3);
    QCOMPARE(evaluate({s("a")}, {}, {}).macroF1, 0.0);
}

void TestLearning::hostileTextIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("a million letters") << s("а").repeated(1'000'000);
    QTest::newRow("one endless word") << s("нахамил").repeated(20'000);
    QTest::newRow("broken surrogates") << QString(1000, QChar(0xd83d)) + s("нахамил") + QString(10, QChar(0xdd00));
    QTest::newRow("a surrogate at the cut") << s("я").repeated(3999) + s("😡");
    QTest::newRow("right to left") << s("אין לי אינטרנט لا يعمل الإنترنت");
    QTest::newRow("combining") << s("на\u0301ха\u0301ми\u0301л").repeated(500);
    QTest::newRow("a handle at the end") << s("нахамил @");
    QTest::newRow("zeroes") << QString(100, QChar(0));
}

void TestLearning::hostileTextIsRead()
{
    QFETCH(QString, text);
    const ModelGuess guess = model().guess(text);
    QVERIFY(guess.confidence > 0 && guess.confidence <= 1);
    for (int label = 0; label < model().labels().size(); ++label)
        for (const TextSpan &span : model().explain(text, label))
            QVERIFY(span.start >= 0 && span.length > 0 && span.end() <= text.size());
}

QTEST_APPLESS_MAIN(TestLearning)
#include "tst_learning.moc"
