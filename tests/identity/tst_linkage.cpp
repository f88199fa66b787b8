#include "identity/linkage/linker.h"

#include <QTest>

#include <random>

using namespace otklik::identity;

namespace {

const QString vk = QStringLiteral("vk");
const QString telegram = QStringLiteral("telegram");

QString word(std::mt19937_64 &random, int syllables)
{
    static const QString consonants = QStringLiteral("bdfgklmnprstvz");
    static const QString vowels = QStringLiteral("aeiou");
    QString word;
    for (int i = 0; i < syllables; ++i) {
        word += consonants[static_cast<qsizetype>(random() % 14)];
        word += vowels[static_cast<qsizetype>(random() % 5)];
    }
    return word;
}

LinkRecord somebody(std::mt19937_64 &random, int number)
{
    LinkRecord record;
    record.network = vk;
    record.names = {word(random, 3) + u' ' + word(random, 4)};
    record.handles = {word(random, 5)};
    record.phones = {QStringLiteral("+7900%1").arg(number, 7, 10, QLatin1Char('0'))};
    record.birthDate =
        QStringLiteral("%1%2%3").arg(1950 + random() % 50).arg(10 + random() % 3).arg(10 + random() % 18);
    record.cities = {QStringLiteral("city%1").arg(random() % 30)};
    return record;
}

LinkRecord again(const LinkRecord &person, std::mt19937_64 &random)
{
    LinkRecord other = person;
    other.network = telegram;
    if (random() % 3 == 0)
        other.phones.clear();
    if (random() % 3 == 0)
        other.handles = {word(random, 5)};
    if (random() % 4 == 0)
        other.names[0].remove(2, 1);
    return other;
}

/// 800 people, the first 200 with a second account behind them.
QList<LinkRecord> town()
{
    std::mt19937_64 random(3);
    QList<LinkRecord> records;
    for (int i = 0; i < 800; ++i)
        records.append(somebody(random, i));
    for (int i = 0; i < 200; ++i)
        records.append(again(records.at(i), random));
    return records;
}

Linker linkerOf(const QList<LinkRecord> &records, const LinkerOptions &options = {})
{
    Linker linker(options);
    for (const LinkRecord &record : records)
        linker.add(record);
    linker.learn();
    return linker;
}

bool hasAutomaticLink(const QList<Proposal> &proposals)
{
    return std::any_of(proposals.begin(), proposals.end(), [](const Proposal &p) { return p.proof.isEnough(); });
}

} // namespace

/// Record linkage as a whole: what it finds, what it leaves alone, and that it says why.
class TestLinkage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondAccountsAreFoundWithoutLabels();
    void anAccountIsFoundBeforeItIsAdded();
    void theBarsOfAWaterfallAddUpToTheWeight();
    void theSameRecordsGiveTheSameAnswers();
    void whatABlockPromisesIsFound_data();
    void whatABlockPromisesIsFound();
    void aThousandAnonymsAreNobody();
    void twoPeopleOfOneNameInOneCityAreNotCertain();
    void aNameInAHandleIsNoSecondCoincidence();
    void aHandleOfTheFamilyNameAloneIsNoSecondName();
    void aRareFamilyNameMakesItsGivenNamesRare();
    void aCityOfAFewRecordsIsNotRare();
    void hostileInputIsBounded();
    void nothingIsFoundInNothing();
};

void TestLinkage::secondAccountsAreFoundWithoutLabels()
{
    Linker linker = linkerOf(town());
    int right = 0;
    const QList<Proposal> proposals = linker.proposals();
    for (const Proposal &proposal : proposals)
        right += proposal.second == proposal.first + 800 ? 1 : 0;
    QVERIFY2(right >= 196, qPrintable(QString::number(right)));
    QVERIFY2(proposals.size() - right <= 2, qPrintable(QString::number(proposals.size())));
    const auto m = linker.weights().m[static_cast<size_t>(LinkField::BirthDate)];
    QVERIFY2(m[0] > 0.9, "the birth date of one person is always the same there");
}

void TestLinkage::anAccountIsFoundBeforeItIsAdded()
{
    QList<LinkRecord> records = town();
    const LinkRecord late = records.takeLast();
    const Linker linker = linkerOf(records);
    const QList<Proposal> found = linker.find(late);
    QVERIFY(!found.isEmpty());
    QCOMPARE(found.first().first, 199U);
    QCOMPARE(found.first().second, linker.size());
    QCOMPARE(linker.size(), 999U);
}

void TestLinkage::theBarsOfAWaterfallAddUpToTheWeight()
{
    Linker linker = linkerOf(town());
    const QList<Proposal> proposals = linker.proposals();
    QVERIFY(!proposals.isEmpty());
    for (const Proposal &proposal : proposals) {
        const Waterfall why = linker.explain(proposal.first, proposal.second);
        double sum = why.prior;
        for (const WeightBar &bar : why.bars)
            sum += bar.weight;
        QVERIFY(std::abs(sum - why.weight) < 1e-9);
        QVERIFY(std::abs(sum - proposal.weight) < 1e-9);
        QVERIFY(!why.bars.isEmpty());
    }
}

void TestLinkage::theSameRecordsGiveTheSameAnswers()
{
    Linker one = linkerOf(town());
    Linker two = linkerOf(town());
    const QList<Proposal> first = one.proposals();
    const QList<Proposal> second = two.proposals();
    QCOMPARE(first.size(), second.size());
    for (qsizetype i = 0; i < first.size(); ++i) {
        QCOMPARE(first[i].first, second[i].first);
        QCOMPARE(first[i].second, second[i].second);
        QCOMPARE(first[i].weight, second[i].weight);
    }
}

void TestLinkage::whatABlockPromisesIsFound_data()
{
    QTest::addColumn<LinkRecord>("known");
    QTest::addColumn<LinkRecord>("looked");
    const auto row = [](const char *name, auto change) {
        LinkRecord known;
        LinkRecord looked;
        change(known, looked);
        QTest::newRow(name) << known << looked;
    };
    row("a phone", [](LinkRecord &a, LinkRecord &b) {
        a.phones = {QStringLiteral("+79001234567")};
        b.phones = {QStringLiteral("8 (900) 123 45 67")};
    });
    row("an e-mail", [](LinkRecord &a, LinkRecord &b) { a.emails = b.emails = {QStringLiteral("anna@example.org")}; });
    row("the end of a handle", [](LinkRecord &a, LinkRecord &b) {
        a.handles = {QStringLiteral("zvezdochetova")};
        b.handles = {QStringLiteral("anna.zvezdochetova")};
    });
    row("a name and a handle made of it", [](LinkRecord &a, LinkRecord &b) {
        a.names = {QStringLiteral("Anna Zvezdochetova")};
        b.handles = {QStringLiteral("zvezdochetova_anna")};
    });
    row("a name the other way round", [](LinkRecord &a, LinkRecord &b) {
        a.names = {QStringLiteral("Anna Zvezdochetova")};
        b.names = {QStringLiteral("ZVEZDOCHETOVA Anna")};
    });
    row("a mistyped name and the city", [](LinkRecord &a, LinkRecord &b) {
        a.names = {QStringLiteral("Anna Zvezdochetova")};
        b.names = {QStringLiteral("Anna Zvezdochotova")};
        a.cities = b.cities = {QStringLiteral("Tver")};
    });
    row("a link in a profile", [](LinkRecord &a, LinkRecord &b) {
        a.network = vk;
        a.handles = {QStringLiteral("skyrunner")};
        b.links = {QStringLiteral("vk/Sky.Runner")};
    });
}

void TestLinkage::whatABlockPromisesIsFound()
{
    QFETCH(LinkRecord, known);
    QFETCH(LinkRecord, looked);
    LinkerOptions options;
    options.least = 0; // whatever is compared
    Linker linker(options);
    std::mt19937_64 random(9);
    linker.add(known);
    for (int i = 1; i < 100; ++i)
        linker.add(somebody(random, i));
    const QList<Proposal> found = linker.find(looked);
    QVERIFY(!found.isEmpty());
    QCOMPARE(found.first().first, 0U);
}

void TestLinkage::aThousandAnonymsAreNobody()
{
    QList<LinkRecord> records = town();
    for (int i = 0; i < 1000; ++i) {
        LinkRecord anonym;
        anonym.network = i % 2 ? vk : telegram;
        anonym.names = {QString::fromUtf8("Аноним Аноним")};
        anonym.handles = {QStringLiteral("id%1").arg(100'000 + i * 7919)};
        records.append(anonym);
    }
    Linker linker = linkerOf(records);
    for (const Proposal &proposal : linker.proposals())
        QVERIFY(proposal.second < 1000);
    const QList<CommonBlock> common = linker.commonBlocks();
    QVERIFY(!common.isEmpty());
    QCOMPARE(common.first().kind, BlockKind::Name);
    QVERIFY(common.first().records >= 1000);
}

void TestLinkage::twoPeopleOfOneNameInOneCityAreNotCertain()
{
    QList<LinkRecord> records = town();
    for (const QString &network : {vk, vk, telegram}) {
        LinkRecord ivan;
        ivan.network = network;
        ivan.names = {QStringLiteral("Ivan Petrenko")};
        ivan.cities = {QStringLiteral("city3")};
        records.append(ivan);
    }
    LinkerOptions options;
    options.scope = PairScope::AcrossNetworks;
    options.least = 0.01;
    Linker linker = linkerOf(records, options);
    int candidates = 0;
    for (const Proposal &proposal : linker.proposals())
        if (proposal.second == 1002) {
            ++candidates;
            QVERIFY(proposal.probability <= 0.5);
        }
    QCOMPARE(candidates, 2);
    QVERIFY(!hasAutomaticLink(linker.proposals()));
}

void TestLinkage::aNameInAHandleIsNoSecondCoincidence()
{
    QList<LinkRecord> records = town();
    for (int i = 0; i < 2; ++i) {
        LinkRecord ivan;
        ivan.network = i ? vk : telegram;
        ivan.names = {QStringLiteral("Ivan Petrenko")};
        ivan.handles = {i ? QStringLiteral("ivan.petrenko") : QStringLiteral("petrenko_i")};
        records.append(ivan);
    }
    const Linker linker = linkerOf(records);
    const Waterfall why = linker.explain(1000, 1001);
    for (const WeightBar &bar : why.bars)
        if (bar.field == LinkField::Handle)
            QVERIFY(bar.weight <= 0);
}

/// The weight of a field between the last two of the town and two more.
static double barOf(LinkField field, const QList<LinkRecord> &more, quint32 leastPeople = 2)
{
    LinkerOptions options;
    options.scope = PairScope::AcrossNetworks;
    options.leastPeople = leastPeople;
    const QList<LinkRecord> records = town().mid(0, 300) + more;
    const Linker linker = linkerOf(records, options);
    const auto last = static_cast<quint32>(records.size() - 1);
    const QList<WeightBar> bars = linker.explain(last - 1, last).bars;
    const auto bar = std::find_if(bars.begin(), bars.end(), [&](const WeightBar &b) { return b.field == field; });
    return bar == bars.end() ? 0 : bar->weight;
}

static QList<LinkRecord> twoOf(const QString &name, const QString &handle, const QString &city = {})
{
    LinkRecord record;
    record.network = vk;
    record.names = {name};
    if (!handle.isEmpty())
        record.handles = {handle};
    if (!city.isEmpty())
        record.cities = {city};
    LinkRecord other = record;
    other.network = telegram;
    return {record, other};
}

void TestLinkage::aHandleOfTheFamilyNameAloneIsNoSecondName()
{
    const double ofName =
        barOf(LinkField::Handle, twoOf(QStringLiteral("Anna Vlasova"), QStringLiteral("vlasova")));
    const double ofNick = barOf(LinkField::Handle, twoOf(QStringLiteral("Anna Vlasova"), QStringLiteral("mugupaz")));
    QVERIFY2(ofName > 0 && ofName <= 6.01, qPrintable(QString::number(ofName)));
    QVERIFY2(ofNick > ofName + 3, qPrintable(QString::number(ofNick)));
}

void TestLinkage::aRareFamilyNameMakesItsGivenNamesRare()
{
    // Ten others of the family, none of the given name, against nobody of the family.
    QList<LinkRecord> family;
    for (const QChar c : QStringLiteral("abdegiklmn")) {
        LinkRecord one;
        one.network = vk;
        one.names = {QStringLiteral("Zo") + c + QStringLiteral("a Rimmochkina")};
        family.append(one);
    }
    const double many = barOf(LinkField::Name, family + twoOf(QStringLiteral("Anna Rimmochkina"), {}));
    const double alone = barOf(LinkField::Name, twoOf(QStringLiteral("Anna Rimmochkina"), {}));
    QVERIFY2(alone > many + 0.5, qPrintable(QStringLiteral("%1 %2").arg(alone).arg(many)));
}

void TestLinkage::aCityOfAFewRecordsIsNotRare()
{
    const double bits = barOf(LinkField::City, twoOf(QStringLiteral("Anna Vlasova"), {}, QStringLiteral("Нижний Новгород")),
                              10'000);
    QVERIFY2(bits > 4 && bits < 7.5, qPrintable(QString::number(bits)));
}

void TestLinkage::hostileInputIsBounded()
{
    const QString mega(1'000'000, u'a');
    LinkRecord hostile;
    hostile.network = mega;
    for (int i = 0; i < 1000; ++i) {
        hostile.names.append(mega);
        hostile.handles.append(QString::number(i) + mega);
        hostile.links.append(QStringLiteral("vk/") + mega);
    }
    hostile.emails = hostile.phones = hostile.cities = hostile.addresses = {mega, QString(1'000'000, u'@')};
    hostile.birthDate = mega;
    QList<LinkRecord> records = town();
    records.append(hostile);
    records.append(hostile);
    Linker linker = linkerOf(records);
    QVERIFY(!hasAutomaticLink(linker.proposals()));
    QVERIFY(linker.memory() < 5'000'000);
    QVERIFY(linker.find(hostile).size() <= 2);
}

void TestLinkage::nothingIsFoundInNothing()
{
    Linker linker;
    QCOMPARE(linker.learn().pairsCompared, 0);
    QVERIFY(linker.proposals().isEmpty());
    QVERIFY(linker.find({}).isEmpty());
    linker.add({});
    linker.add({});
    linker.learn();
    QVERIFY(linker.proposals().isEmpty());
}

QTEST_APPLESS_MAIN(TestLinkage)
#include "tst_linkage.moc"
