#include "identity/linkage/linker.h"
#include "identity/linkage/writingstyle.h"

#include <QTest>

using namespace otklik::identity;

namespace {

/// Without capitals and full stops, with brackets for smiles.
QStringList carelessTexts(int from)
{
    const QStringList texts{
        QStringLiteral("привет, а когда привезут заказ)) жду уже третий день, никто не звонит))"),
        QStringLiteral("ну вот опять, курьер не приехал)) я же просила после шести, а не днем"),
        QStringLiteral("спасибо, все получила)) упаковка только мятая, но ничего страшного))"),
        QStringLiteral("а можно поменять размер)) взяла маленький, надо бы побольше"),
        QStringLiteral("девочки, кто брал такую кастрюлю)) пригорает или нет, напишите плиз))"),
        QStringLiteral("ой, а скидка по карте не прошла)) посмотрите пожалуйста, что там"),
        QStringLiteral("доброе утро)) магазин на ленина сегодня работает, или выходной"),
        QStringLiteral("все хорошо, менеджер помог)) приятная такая девушка, спасибо ей))"),
    };
    return texts.mid(from, 4);
}

/// Whole sentences, dashes, quotes, ё.
QStringList carefulTexts(int from)
{
    const QStringList texts{
        QStringLiteral("Здравствуйте! Заказ № 1542 ещё не доставлен — прошу сообщить срок. Всё оплачено."),
        QStringLiteral("Курьер приехал вовремя. Однако «подарок», о котором писали, он не привёз — жаль."),
        QStringLiteral("Благодарю за ответ. Чёрный чайник подошёл, а белый — нет. Как его вернуть?"),
        QStringLiteral("Прошу пояснить: «гарантия 24 месяца» — со дня покупки? В чеке её нет."),
        QStringLiteral("Товар пришёл целым. Упаковано надёжно — спасибо. Сборка заняла 20 минут."),
        QStringLiteral("Вёл переписку с отделом «Возврат» — 3 письма. Ответа нет. Это всё ещё ваш порядок?"),
        QStringLiteral("Магазин на проспекте Мира закрыт — объявления нет. Когда его откроют? Моё время дорого."),
        QStringLiteral("Приём заказов работает плохо. Счёт 18 мая пришёл дважды — исправьте, пожалуйста."),
    };
    return texts.mid(from, 4);
}

LinkRecord account(const QString &network, const QStringList &texts)
{
    LinkRecord record;
    record.network = network;
    record.names = {QStringLiteral("Анна Петрова")};
    record.texts = texts;
    return record;
}

Waterfall between(const QStringList &first, const QStringList &second)
{
    Linker linker;
    linker.add(account(QStringLiteral("vk"), first));
    linker.add(account(QStringLiteral("ok"), second));
    return linker.explain(0, 1);
}

std::optional<WeightBar> styleBar(const Waterfall &waterfall)
{
    for (const WeightBar &bar : waterfall.bars)
        if (bar.field == LinkField::Style)
            return bar;
    return {};
}

} // namespace

/// Writing style is a hint, and never more.
class TestWritingStyle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneHandWritesAlike();
    void twoHandsWriteInDifferentWays();
    void fewWordsSayNothing();
    void styleIsOneBitAtMostWhateverTheWeights();
    void styleIsNotLearned();
    void styleIsNoProof();
    void noWordOfTheTextsIsKept();
    void hostileTextsAreBounded();
};

void TestWritingStyle::oneHandWritesAlike()
{
    for (const auto texts : {carelessTexts, carefulTexts}) {
        const auto bar = styleBar(between(texts(0), texts(4)));
        QVERIFY(bar && bar->level == static_cast<int>(StyleLevel::Similar));
        QVERIFY(bar->weight > 0.5);
    }
}

void TestWritingStyle::twoHandsWriteInDifferentWays()
{
    const auto bar = styleBar(between(carelessTexts(0), carefulTexts(0)));
    QVERIFY(bar && bar->level == static_cast<int>(StyleLevel::Unlike));
    QVERIFY(bar->weight < -0.5);
}

void TestWritingStyle::fewWordsSayNothing()
{
    QVERIFY(!styleBar(between({QStringLiteral("спасибо))")}, {QStringLiteral("Благодарю вас!")})));
    QVERIFY(!styleBar(between({}, carefulTexts(0))));
    QVERIFY(!readStyle({QString(1000, u'!')}));
}

void TestWritingStyle::styleIsOneBitAtMostWhateverTheWeights()
{
    Linker linker;
    linker.add(account(QStringLiteral("vk"), carelessTexts(0)));
    linker.add(account(QStringLiteral("ok"), carelessTexts(4)));
    linker.add(account(QStringLiteral("ok"), carefulTexts(0)));
    Weights sure = Weights::usual();
    sure.m[static_cast<size_t>(LinkField::Style)] = {0.999, 0.001};
    sure.u[static_cast<size_t>(LinkField::Style)] = {0.001, 0.999};
    linker.setWeights(sure);
    QCOMPARE(styleBar(linker.explain(0, 1))->weight, 1.0);
    QCOMPARE(styleBar(linker.explain(0, 2))->weight, -1.0);
}

void TestWritingStyle::styleIsNotLearned()
{
    Linker linker;
    for (int i = 0; i < 200; ++i) {
        linker.add(account(QStringLiteral("vk"), carelessTexts(i % 5)));
        linker.add(account(QStringLiteral("ok"), carelessTexts((i + 1) % 5)));
    }
    linker.learn();
    const auto field = static_cast<size_t>(LinkField::Style);
    QCOMPARE(linker.weights().m[field][0], Weights::usual().m[field][0]);
    QCOMPARE(linker.weights().u[field][0], Weights::usual().u[field][0]);
}

void TestWritingStyle::styleIsNoProof()
{
    const Waterfall alike = between(carefulTexts(0), carefulTexts(0));
    QVERIFY(styleBar(alike));
    QCOMPARE(alike.proof.kind, Proof::Kind::None);
    QVERIFY(!alike.proof.isEnough());
}

void TestWritingStyle::noWordOfTheTextsIsKept()
{
    const auto bar = styleBar(between(carefulTexts(0), carefulTexts(4)));
    QVERIFY(bar);
    QCOMPARE(bar->first, QString());
    QCOMPARE(bar->second, QString());
    QVERIFY(sizeof(WritingStyle) <= 48);
}

void TestWritingStyle::hostileTextsAreBounded()
{
    const auto style = readStyle(QStringList(100'000, QString(1000, u'я') + QChar(0xD83D)));
    QVERIFY(style);
    QCOMPARE(compareStyles(*style, *style), std::optional(StyleLevel::Similar));
}

QTEST_APPLESS_MAIN(TestWritingStyle)
#include "tst_writingstyle.moc"
