#include "guidance/sameness/replywords.h"
#include "guidance/sameness/samenessindex.h"

#include <QTest>
#include <QUuid>

#include <random>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

const TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

SentReply sent(const QString &text, TimePoint at = now - 24h)
{
    return {PublicationId{newId()}, PersonId{newId()}, at, text};
}

/// A text of words w0 … with some of them exchanged, left out and put in.
QStringList changed(QStringList words, int changes, std::mt19937 &random)
{
    for (int i = 0; i < changes; ++i) {
        const auto at = static_cast<qsizetype>(random() % static_cast<size_t>(words.size()));
        switch (random() % 3) {
        case 0:
            words[at] = s("новое%1слово").arg(QChar(u'а' + static_cast<int>(random() % 32)));
            break;
        case 1:
            words.insert(at, s("вставка"));
            break;
        default:
            words.removeAt(at);
            break;
        }
    }
    return words;
}

QStringList someWords(int count, std::mt19937 &random)
{
    QStringList words;
    for (int i = 0; i < count; ++i) {
        QString word;
        for (int letter = 0; letter < 3; ++letter)
            word += QChar(u'а' + static_cast<int>(random() % 8));
        words.append(word);
    }
    return words;
}

} // namespace

class TestSameness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatDiffersBetweenCopiesOfATemplateDoesNotCount_data();
    void whatDiffersBetweenCopiesOfATemplateDoesNotCount();
    void textsAreTheSameFromEightyPerCent_data();
    void textsAreTheSameFromEightyPerCent();
    void theIndexFindsExactlyWhatComparingEveryPairFinds();
    void aReplyToTheSamePersonIsNotFlagged();
    void repliesAgeOutAfterThirtyDays();
    void anErasedPersonsRepliesAreForgotten();
    void aWithdrawnReplyIsNoLongerFound();
    void theMostSimilarReplyIsShown();
    void longAndStrangeTextsAreReadToo();
};

void TestSameness::whatDiffersBetweenCopiesOfATemplateDoesNotCount_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    const auto row = [](const char *name, const char *one, const char *other) {
        QTest::newRow(name) << s(one) << s(other);
    };
    row("greeting and name", "Здравствуйте, Анна! Мы нашли заказ и везём его вам",
        "Добрый день, Пётр! Мы нашли заказ и везем его вам");
    row("a name that is called", "Анна, мы нашли ваш заказ", "Мы нашли ваш заказ");
    row("numbers and dates", "Заказ 100500 приедет 12.05 к 14:00", "Заказ № 7 приедет 3.06.2026 к 9");
    row("links, addresses, handles", "@anna пишите на a@b.example или https://x.example/1", "Пишите на или");
    row("initials", "We are looking into this for you. -KC", "We are looking into this for you. ^AB");
    row("letter case and yo", "Вернём деньги", "ВЕРНЕМ деньги");
    row("english greeting", "Hi Tom, we sent it again", "Dear Mary! We sent it again");
}

void TestSameness::whatDiffersBetweenCopiesOfATemplateDoesNotCount()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(!replyWords(one).isEmpty());
    QCOMPARE(replyWords(one), replyWords(other));
}

void TestSameness::textsAreTheSameFromEightyPerCent_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("areSame");
    const auto row = [](const char *name, const char *one, const char *other, bool areSame) {
        QTest::newRow(name) << s(one) << s(other) << areSame;
    };
    const char *courier =
        "Понимаем, как обидно ждать. Курьер перепутал адрес, мы уже отправили второго, он будет у вас завтра.";
    row("the same to another name",
        "Анна, понимаем, как обидно ждать. Курьер перепутал адрес, мы уже отправили второго, он "
        "будет у вас завтра.",
        courier, true);
    row("one word of ten", "Курьер перепутал дом, мы уже отправили второго, он будет завтра",
        "Курьер перепутал адрес, мы уже отправили второго, он будет завтра", true);
    row("two words of ten", "Курьер забыл дом, мы уже отправили второго, он приедет завтра",
        "Курьер перепутал адрес, мы уже отправили второго, он приедет завтра", true);
    row("three words of ten", "Курьер забыл дом, мы вчера отправили второго, он приедет завтра",
        "Курьер перепутал адрес, мы уже отправили второго, он приедет завтра", false);
    row("a sentence of its own before a template",
        "Вы правы, в карточке товара стоял старый срок, и это наша недоработка. Спасибо, что написали нам об этом "
        "подробно.",
        "Спасибо, что написали нам об этом подробно.", false);
    row("the same words in another order", "завтра он приедет, второго отправили уже мы, адрес перепутал курьер вчера",
        "вчера курьер перепутал адрес, мы уже отправили второго, он приедет завтра", false);
    row("the same facts in own words", "Деньги вернутся на карту за три дня, делать ничего не нужно, чек сохраните",
        "За три дня сумма придёт обратно на вашу карту сама, только оставьте у себя чек", false);
    row("too short to be anybody's own", "Написали вам в личные сообщения", "Написали вам в личные сообщения", false);
    row("english, one word", "We have sent a new parcel today and it will reach you soon",
        "We have sent a new router today and it will reach you soon", true);
    row("english, another thing", "We have sent a new parcel today and it will reach you soon",
        "We have refunded the fee today and the money should reach your card soon", false);
    row("nothing in common", courier, "Скидка суммируется с бонусами, если заказ больше двух тысяч рублей.", false);
}

void TestSameness::textsAreTheSameFromEightyPerCent()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, areSame);
    QCOMPARE(similarity(one, other) >= samenessFrom, areSame);
    QCOMPARE(similarity(one, other), similarity(other, one));
    SamenessIndex index;
    const SentReply reply = sent(other);
    index.add(reply);
    const auto found = index.find(one, PersonId{newId()}, now);
    QCOMPARE(found.has_value(), areSame);
    if (found) {
        QCOMPARE(found->id, reply.id);
        QCOMPARE(found->sentAt, reply.sentAt);
        QCOMPARE(found->similarity, similarity(one, other));
    }
}

void TestSameness::theIndexFindsExactlyWhatComparingEveryPairFinds()
{
    std::mt19937 random(4); // NOLINT: the same texts every time
    QStringList texts;
    for (int i = 0; i < 60; ++i) {
        const QStringList words = someWords(8 + static_cast<int>(random() % 140), random);
        for (int copy = 0; copy < 10; ++copy)
            texts.append(changed(words, static_cast<int>(random() % static_cast<size_t>(words.size() / 3 + 1)), random)
                             .join(u' '));
    }
    SamenessIndex index;
    QList<SentReply> replies;
    for (const QString &text : std::as_const(texts)) {
        replies.append(sent(text));
        index.add(replies.last());
    }
    int same = 0;
    for (qsizetype i = 0; i < texts.size(); i += 6) {
        double best = 0;
        for (qsizetype k = 0; k < texts.size(); ++k)
            best = k == i ? best : std::max(best, similarity(texts.at(i), texts.at(k)));
        const auto found = index.find(texts.at(i), replies.at(i).personId, now);
        QCOMPARE(found.has_value(), best >= samenessFrom);
        if (found)
            QCOMPARE(found->similarity, best);
        same += found ? 1 : 0;
    }
    QVERIFY(same > 20 && same < 95);
}

void TestSameness::aReplyToTheSamePersonIsNotFlagged()
{
    const SentReply reply = sent(s("Посылку нашли на складе в Твери и уже везём к вам"));
    SamenessIndex index;
    index.add(reply);
    QVERIFY(!index.find(reply.text, reply.personId, now));
    QVERIFY(index.find(reply.text, PersonId{newId()}, now));
    QVERIFY(index.find(reply.text, {}, now));
}

void TestSameness::repliesAgeOutAfterThirtyDays()
{
    const SentReply reply = sent(s("Посылку нашли на складе в Твери и уже везём к вам"), now - 29 * 24h);
    SamenessIndex index;
    index.add(reply);
    QVERIFY(index.find(reply.text, {}, now));
    QVERIFY(!index.find(reply.text, {}, now + 2 * 24h));
    index.dropBefore(now - 28 * 24h);
    QCOMPARE(index.size(), 0);
    QVERIFY(!index.find(reply.text, {}, now));
}

void TestSameness::anErasedPersonsRepliesAreForgotten()
{
    SamenessIndex index;
    const SentReply kept = sent(s("Посылку нашли на складе в Твери и уже везём к вам"));
    SentReply erased = sent(s("Деньги за доставку вернули на карту сегодня утром, проверьте пожалуйста"));
    index.add(kept);
    index.add(erased);
    index.forget({});
    QCOMPARE(index.size(), 2);
    index.forget(erased.personId);
    QCOMPARE(index.size(), 1);
    QVERIFY(!index.find(erased.text, {}, now));
    QVERIFY(index.find(kept.text, {}, now));
}

void TestSameness::aWithdrawnReplyIsNoLongerFound()
{
    SamenessIndex index;
    const SentReply first = sent(s("Посылку нашли на складе в Твери и уже везём к вам"));
    const SentReply second = sent(first.text + s(" сами"));
    index.add(first);
    index.add(second);
    index.remove(first.id);
    QCOMPARE(index.find(first.text, {}, now)->id, second.id);
    index.remove(second.id);
    QVERIFY(!index.find(first.text, {}, now));
}

void TestSameness::theMostSimilarReplyIsShown()
{
    SamenessIndex index;
    const QString draft = s("Посылку нашли на складе в Твери и уже везём к вам прямо домой");
    index.add(sent(s("Посылку нашли на складе в Твери и уже отправили к вам домой")));
    const SentReply nearest = sent(draft);
    index.add(nearest);
    index.add(sent(s("Посылку нашли на складе в Твери и завтра везём к вам домой")));
    QCOMPARE(index.find(draft, {}, now)->id, nearest.id);
    QCOMPARE(index.find(draft, {}, now)->similarity, 1.0);
}

void TestSameness::longAndStrangeTextsAreReadToo()
{
    QString strange = s("слово ").repeated(200000);
    strange[7] = QChar(0xd800);
    QCOMPARE(replyWords(strange).size(), mostReplyWords);
    SamenessIndex index;
    index.add(sent(strange));
    QVERIFY(index.find(strange, {}, now));
    QVERIFY(!index.find(QString(100000, QChar(0xdc00)), {}, now));
    QVERIFY(!index.find(QString(), {}, now));
}

QTEST_APPLESS_MAIN(TestSameness)
#include "tst_sameness.moc"
